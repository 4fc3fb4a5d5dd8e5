package sheet

import (
	"strings"
	"sync"
)

// paragraph is one of a text, cut into tokens. It remembers the lines in which it
// was set: a size is found by trying, and from card to card most paragraphs are
// the same.
type paragraph struct {
	fonts  *Fonts
	font   FontID
	text   string
	tokens []token // places count from the start of the paragraph

	mu  sync.Mutex
	set []broken
}

// broken is how a paragraph breaks into lines no wider than a limit.
type broken struct {
	limit int
	lines []span
}

// lines in which the paragraph is set; they are not to be changed.
func (p *paragraph) lines(limit int) []span {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := range p.set {
		if p.set[i].limit == limit {
			return p.set[i].lines
		}
	}
	lines := p.fonts.lines(nil, p.font, p.text, p.tokens, limit)
	p.set = append(p.set, broken{limit, lines})
	return lines
}

// part of a text: a paragraph that starts at a byte of it, or some short ones one
// after the other, whose tokens count from the start of the text.
type part struct {
	long   *paragraph
	at     int
	tokens []token
}

// Shorter paragraphs, such as the line of a name, are cut anew in no time.
const shortParagraph = 64 // bytes

// tokens cuts a clean text into tokens, paragraph by paragraph.
func (fs *Fonts) tokens(id FontID, s string) []part {
	all := make([]part, 0, 4)
	var loose []token // of the short paragraphs since the last long one
	for at := 0; at <= len(s); {
		end := at + strings.IndexByte(s[at:], '\n')
		if end < at {
			end = len(s)
		}
		if end-at < shortParagraph {
			if loose == nil {
				loose = make([]token, 0, min(len(s)-at, 2*shortParagraph)/12+2)
			}
			loose = fs.paragraph(loose, id, s, at, end)
		} else {
			if loose != nil {
				all, loose = append(all, part{tokens: loose}), nil
			}
			all = append(all, part{long: fs.known.paragraph(fs, id, s[at:end]), at: at})
		}
		at = end + 1
	}
	if loose != nil {
		all = append(all, part{tokens: loose})
	}
	return all
}

// paragraph appends the tokens of one; without a word it is one empty token.
func (fs *Fonts) paragraph(tokens []token, id FontID, s string, at, end int) []token {
	first := len(tokens)
	if tokens = fs.cut(tokens, id, s, at, end); len(tokens) == first {
		tokens = append(tokens, token{start: at, end: at})
	}
	tokens[len(tokens)-1].last = true
	return tokens
}

// knownParagraphs are those set before, as long as there are not too many. It may
// be used by several goroutines.
type knownParagraphs struct {
	mu sync.RWMutex
	by map[paragraphKey]*paragraph
}

type paragraphKey struct {
	font FontID
	text string
}

// mostParagraphs are kept in mind, a megabyte or two.
const mostParagraphs = 512

func (k *knownParagraphs) paragraph(fs *Fonts, id FontID, s string) *paragraph {
	k.mu.RLock()
	p := k.by[paragraphKey{id, s}]
	k.mu.RUnlock()
	if p != nil {
		return p
	}
	s = strings.Clone(s) // so that not all of the text is held with it
	p = &paragraph{fonts: fs, font: id, text: s, tokens: fs.paragraph(nil, id, s, 0, len(s))}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.by == nil || len(k.by) >= mostParagraphs {
		k.by = map[paragraphKey]*paragraph{}
	}
	k.by[paragraphKey{id, s}] = p
	return p
}
