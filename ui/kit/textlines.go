package kit

import (
	"strings"
	"unicode/utf8"
)

// run is a stretch of one style in a line.
type run struct {
	span     Span
	text     string
	x, width float32
	baseline float32
}

// line is one laid line.
type line struct {
	runs     []run
	width    float32
	height   float32
	baseline float32
}

const ellipsis = "…"

// breakLines sets the spans in lines of the width. Words stay whole unless one
// alone is wider than the line. With a limit the last line ends in an ellipsis
// where there is more to say.
func breakLines(spans []Span, width float32, limit int) []line {
	b := &breaker{width: width}
	toks := tokens(spans)
	for i := 0; i < len(toks); {
		switch t := toks[i]; {
		case t.newline:
			b.end(t.span)
			i++
		case t.space:
			if len(b.cur) > 0 {
				b.pending = append(b.pending, t)
			}
			i++
		default:
			j := i
			for j < len(toks) && !toks[j].space && !toks[j].newline {
				j++ // a word may change its style in the middle
			}
			b.word(toks[i:j])
			i = j
		}
	}
	if len(b.cur) > 0 || len(b.lines) == 0 {
		last := Body("")
		if len(spans) > 0 {
			last = spans[len(spans)-1]
		}
		b.end(last)
	}
	if limit > 0 && len(b.lines) > limit {
		b.lines = append(b.lines[:limit-1], b.shorten(b.lines[limit-1:]))
	}
	return b.lines
}

type breaker struct {
	width   float32
	lines   []line
	cur     []token // of the line that is being set
	pending []token // spaces that stand only if a word follows
	used    float32
}

func (b *breaker) word(parts []token) {
	w := measureAll(parts)
	gap := measureAll(b.pending)
	if len(b.cur) > 0 && b.used+gap+w > b.width {
		b.end(parts[0].span)
		gap = 0
	}
	if w > b.width {
		b.long(parts)
		return
	}
	b.cur = append(append(b.cur, b.pending...), parts...)
	b.used += gap + w
	b.pending = nil
}

// long sets a word that is wider than the line, breaking it anywhere.
func (b *breaker) long(parts []token) {
	for _, p := range parts {
		for p.text != "" {
			n := fitting(p.span, p.text, b.width-b.used)
			if n == 0 && b.used > 0 {
				b.end(p.span)
				continue
			}
			if n == 0 {
				_, n = utf8.DecodeRuneInString(p.text) // narrower than a letter: go on all the same
			}
			head := p
			head.text, p.text = p.text[:n], p.text[n:]
			b.cur = append(b.cur, head)
			b.used += head.span.measure(head.text).Width
			if p.text != "" {
				b.end(p.span)
			}
		}
	}
}

// end closes the line; an empty one is as high as the span.
func (b *breaker) end(s Span) {
	b.lines = append(b.lines, set(b.cur, s))
	b.cur, b.pending, b.used = nil, nil, 0
}

// shorten sets as much of the lines as one line holds, and an ellipsis.
func (b *breaker) shorten(lines []line) line {
	var all []token
	for i, l := range lines {
		if i > 0 && len(l.runs) > 0 {
			all = append(all, token{span: l.runs[0].span, text: " "})
		}
		for _, r := range l.runs {
			all = append(all, token{span: r.span, text: r.text})
		}
	}
	var kept []token
	used := float32(0)
	for _, t := range all {
		n := fitting(t.span, t.text, b.width-used-t.span.measure(ellipsis).Width)
		if n > 0 {
			kept = append(kept, token{span: t.span, text: t.text[:n]})
			used += t.span.measure(t.text[:n]).Width
		}
		if n < len(t.text) {
			break
		}
	}
	if len(kept) == 0 {
		return lines[0]
	}
	last := &kept[len(kept)-1]
	last.text = strings.TrimRight(last.text, " ·,") + ellipsis
	return set(kept, last.span)
}

// set joins what stands side by side in one style and finds the baseline.
func set(toks []token, empty Span) line {
	var l line
	for _, t := range toks {
		if n := len(l.runs); n > 0 && l.runs[n-1].span == sameStyle(t.span, l.runs[n-1].span) {
			l.runs[n-1].text += t.text
			continue
		}
		l.runs = append(l.runs, run{span: t.span, text: t.text})
	}
	if len(l.runs) == 0 {
		l.height = empty.measure(" ").Height
	}
	below := float32(0)
	for i := range l.runs {
		r := &l.runs[i]
		size, base := r.span.metrics(r.text)
		r.x, r.width, r.baseline = l.width, size.Width, base
		l.width += size.Width
		l.baseline = max(l.baseline, base)
		below = max(below, size.Height-base)
	}
	l.height = max(l.height, l.baseline+below)
	return l
}

// sameStyle is other where s differs from it in nothing but its text.
func sameStyle(s, other Span) Span {
	s.text = other.text
	return s
}

func measureAll(toks []token) float32 {
	w := float32(0)
	for _, t := range toks {
		w += t.span.measure(t.text).Width
	}
	return w
}

// fitting is the length in bytes of the longest beginning of text that is no
// wider than room.
func fitting(s Span, text string, room float32) int {
	ends := make([]int, 0, len(text))
	for i := range text {
		if i > 0 {
			ends = append(ends, i)
		}
	}
	ends = append(ends, len(text))
	low, high := 0, len(ends) // ends[:low] fit
	for low < high {
		mid := (low + high + 1) / 2
		if s.measure(text[:ends[mid-1]]).Width <= room {
			low = mid
		} else {
			high = mid - 1
		}
	}
	if low == 0 {
		return 0
	}
	return ends[low-1]
}
