package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean makes a text fit to be set: composed letters, line feeds only, no
// characters that have no look of their own, no blanks around a paragraph.
func clean(s string) string {
	if hasUnusual(s) {
		s = strings.Map(visible, norm.NFC.String(strings.ReplaceAll(s, "\r\n", "\n")))
	}
	s = strings.Trim(s, " \n")
	if !strings.Contains(s, " \n") && !strings.Contains(s, "\n ") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.Trim(l, " ")
	}
	return strings.Join(lines, "\n")
}

func hasUnusual(s string) bool {
	for _, r := range s {
		if unusual(r) {
			return true
		}
	}
	return false
}

// unusual tells the characters that may need cleaning from those of ordinary words.
func unusual(r rune) bool {
	switch {
	case r < ' ':
		return r != '\n'
	case r >= 0x7f && r < 0xa0, r == '\u00ad', r >= 0x300 && r < 0x400, r >= 0x483 && r < 0x48a, r >= 0x530 && r < 0x2010:
		return true
	}
	return r > 0x2027 && r != '№'
}

// visible maps what has no look of its own to a blank, a line feed or nothing.
func visible(r rune) rune {
	switch r {
	case '\n', '\r', '\v', '\f', '\u2028', '\u2029', '\u0085':
		return '\n'
	case '\t':
		return ' '
	}
	if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) {
		return -1 // soft hyphens, joiners, byte order marks, directions
	}
	return r
}

// token is what a line break never parts while the line is wide enough: a word
// with its punctuation, and with a dash that follows it, since no line may
// begin with one.
type token struct {
	start, end int  // bytes of the text
	width      int  // in 1/1000 of the font size, as all widths here
	space      int  // of the blanks that follow
	clings     bool // looks better on one line with the next token
	last       bool // ends its paragraph
}

// span is one set line, as bytes of the text; a blank line is empty.
type span struct{ start, end int }

func isDash(r rune) bool { return r == '–' || r == '—' || r == '\u2015' }

// cut appends the tokens of the paragraph s[at:end].
func (fs *Fonts) cut(tokens []token, id FontID, s string, at, end int) []token {
	t := token{start: at}
	before := rune(0)
	for i := at; i < end; {
		r, n := utf8.DecodeRuneInString(s[i:])
		w := int(fs.Glyph(id, r).Width)
		next, _ := utf8.DecodeRuneInString(s[i+n : end])
		switch {
		case r == ' ':
			from := i
			for i+n < end && s[i+n] == ' ' {
				n++
			}
			space := w * n
			next, _ = utf8.DecodeRuneInString(s[i+n : end])
			i += n
			if isDash(next) {
				t.width += space
			} else {
				t.end, t.space = from, space
				t.clings = short(s[t.start:t.end])
				tokens = append(tokens, t)
				t = token{start: i}
			}
			before = r
			continue
		case (r == '-' || r == '\u2010' || isDash(r)) && unicode.IsLetter(before) && unicode.IsLetter(next):
			t.width += w
			t.end = i + n
			tokens = append(tokens, t)
			t = token{start: t.end}
		default:
			t.width += w
		}
		before = r
		i += n
	}
	if t.start < end {
		t.end = end
		tokens = append(tokens, t)
	}
	return tokens
}

// short tells the words that Belarusian and Russian setting keeps off the end
// of a line: one letter (a preposition, a conjunction, an initial) and №.
func short(word string) bool {
	word = strings.TrimLeft(word, "«„“\"(")
	word = strings.TrimSuffix(word, ".")
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && (unicode.IsLetter(r) || r == '№')
}

// lines sets the tokens of s in lines no wider than the limit and appends them.
func (fs *Fonts) lines(dst []span, id FontID, s string, tokens []token, limit int) []span {
	line, width, space := span{}, 0, 0
	begun := false
	for i := 0; i < len(tokens); {
		j, chain := i, tokens[i].width
		for tokens[j].clings && !tokens[j].last {
			chain += tokens[j].space + tokens[j+1].width
			j++
		}
		if chain > limit {
			j, chain = i, tokens[i].width
		}
		switch {
		case begun && width+space+chain <= limit:
			line.end = tokens[j].end
			width += space + chain
		case begun:
			dst = append(dst, line)
			begun = false
			continue
		default:
			line, width = span{tokens[i].start, tokens[j].end}, chain
			for width > limit {
				at, w := fs.chop(id, s[line.start:line.end], limit)
				if at == 0 {
					break // one character, wider than the line
				}
				dst = append(dst, span{line.start, line.start + len(strings.TrimRight(s[line.start:line.start+at], " "))})
				line.start += at
				width -= w
				for s[line.start] == ' ' {
					line.start++
					width -= int(fs.Glyph(id, ' ').Width)
				}
			}
			begun = true
		}
		space = tokens[j].space
		if tokens[j].last {
			dst = append(dst, line)
			begun = false
		}
		i = j + 1
	}
	return dst
}

// chop finds how much of a word that is wider than the limit fits on a line,
// in bytes and in width: one character at least, none where it is the only one.
func (fs *Fonts) chop(id FontID, word string, limit int) (at, width int) {
	fitAt, fitWidth := 0, 0
	w := 0
	for i, r := range word {
		if w > limit && fitAt > 0 {
			break
		}
		if i > 0 && (w <= limit || fitAt == 0) {
			fitAt, fitWidth = i, w
			if r != ' ' && !isDash(r) && !unicode.Is(unicode.M, r) {
				at, width = i, w
			}
		}
		w += int(fs.Glyph(id, r).Width)
	}
	if at == 0 {
		return fitAt, fitWidth
	}
	return at, width
}
