package table

import (
	"bytes"
	"strings"

	"vestka/app/importer/internal/rows"
)

// dialect is how a text is split into rows and cells.
type dialect struct {
	separator, quote, lineEnd byte
	width                     int // cells that most rows have
	skip, lines               int // bytes and lines at the start that are no rows
	unsure                    Trait
}

const (
	dialectBytes = 64 << 10 // so many are looked at
	dialectRows  = 300
	anySeparator = ",;\t|"
)

// findDialect finds out what of the dialect the settings leave open. whole says
// that nothing follows text.
func findDialect(text []byte, whole bool, set *Settings) dialect {
	d := dialect{lineEnd: findLineEnd(text)}
	separators := anySeparator
	if line, size := firstLine(text, d.lineEnd); len(line) == len("sep=;") && bytes.EqualFold(line[:4], []byte("sep=")) {
		d.skip, d.lines = size, 1 // as spreadsheet programs write it
		separators = string(line[4:])
		text = text[size:]
	}
	switch {
	case set.Separator != "":
		separators = set.Separator
	case set.Format == TSV:
		separators = "\t"
	}
	text, whole = wholeLines(text, whole, d.lineEnd)
	d.quote = '"'
	switch {
	case set.Quote == NoQuote:
		d.quote = 0
	case set.Quote != "":
		d.quote = set.Quote[0]
	}
	var best, next fit
	for _, sep := range []byte(separators) {
		f := fits(text, whole, rows.Scanner{Separator: sep, Quote: d.quote, LineEnd: d.lineEnd, Longest: rows.MaxCell})
		if set.Quote == "" {
			f = orSingle(f, text, whole, d.lineEnd)
		}
		if f.score > best.score || best.separator == 0 {
			best, next = f, best
		} else if f.score > next.score {
			next = f
		}
	}
	d.separator, d.quote, d.width = best.separator, best.quote, best.width
	if best.few {
		d.unsure |= TraitQuote
	}
	switch {
	case len(separators) == 1:
	case best.score == 0: // one column
		d.separator, d.width = unused(text), 1
		d.unsure |= TraitSeparator
	case best.score < sureFit || next.score > best.score*0.8:
		d.unsure |= TraitSeparator
	}
	return d
}

// findLineEnd is what ends most of the lines: '\n', or a '\r' that no '\n' follows.
func findLineEnd(text []byte) byte {
	newlines := bytes.Count(text, []byte("\n"))
	if returns := bytes.Count(text, []byte("\r")) - bytes.Count(text, []byte("\r\n")); returns > newlines {
		return '\r'
	}
	return '\n'
}

func firstLine(text []byte, end byte) (line []byte, size int) {
	i := bytes.IndexByte(text, end)
	if i < 0 {
		return text, len(text)
	}
	return bytes.TrimSuffix(text[:i], []byte("\r")), i + 1
}

// wholeLines is the start of the text, up to the end of a line.
func wholeLines(text []byte, whole bool, end byte) ([]byte, bool) {
	if len(text) > dialectBytes {
		text, whole = text[:dialectBytes], false
	}
	if !whole {
		if i := bytes.LastIndexByte(text, end); i >= 0 {
			text = text[:i+1]
		}
	}
	return text, whole
}

// unused is a separator that splits nothing.
func unused(text []byte) byte {
	for _, sep := range []byte("\t;|,") {
		if bytes.IndexByte(text, sep) < 0 {
			return sep
		}
	}
	return '\x1F' // the unit separator of ASCII
}

// orSingle is the fit with single quotes around cells instead of double ones, where there
// are such cells: most of them, or few that fit better so.
func orSingle(f fit, text []byte, whole bool, lineEnd byte) fit {
	many := quotedBy(text, f.separator, '\'') && !quotedBy(text, f.separator, '"')
	if !many && (!opensAndCloses(text, f.separator, '\'') || opensAndCloses(text, f.separator, '"')) {
		return f
	}
	single := fits(text, whole, rows.Scanner{Separator: f.separator, Quote: '\'', LineEnd: lineEnd, Longest: rows.MaxCell})
	if single.few = !many; many || single.score > f.score {
		return single
	}
	return f
}

// quotedBy reports that cells stand between such quotes.
func quotedBy(text []byte, separator, quote byte) bool {
	opens, closes, cells := quotes(text, separator, quote)
	return opens > 1 && closes > 1 && opens*2 >= closes && closes*2 >= opens && opens*3 >= cells
}

// opensAndCloses reports that at least one cell seems to stand between such quotes.
func opensAndCloses(text []byte, separator, quote byte) bool {
	opens, closes, _ := quotes(text, separator, quote)
	return opens > 0 && opens == closes
}

// quotes counts where such a quote begins a cell, where one ends it, and the cells.
func quotes(text []byte, separator, quote byte) (opens, closes, cells int) {
	start := true
	for i, b := range text {
		ends := i+1 == len(text) || text[i+1] == separator || text[i+1] == '\n' || text[i+1] == '\r'
		switch {
		case b == quote && start:
			opens++
		case b == quote && ends:
			closes++
		}
		start = b == separator || b == '\n'
		if start {
			cells++
		}
	}
	return opens, closes, cells
}

// fit is how well a separator splits a text.
type fit struct {
	separator, quote byte
	width            int
	few              bool    // such quotes stand around few cells only
	score            float64 // 0 where it splits nothing, 1 at best
}

const sureFit = 0.6

// fits tries a separator: it is good where most rows have one width, the first
// wide row among them, and where it leaves no torn ends of words.
func fits(text []byte, whole bool, s rows.Scanner) fit {
	f := fit{separator: s.Separator, quote: s.Quote}
	var widths []int
	count := map[int]int{}
	said, torn := 0, 0
	for len(text) > 0 && len(widths) < dialectRows {
		if out := s.Scan(text, true, nil, false); out != rows.Complete && whole {
			s.Scan(text, true, nil, true)
		} else if out != rows.Complete {
			break
		}
		if n := len(s.Cells); n > 1 || s.Cells[0].To > s.Cells[0].From {
			widths = append(widths, n)
			count[n]++
			a, b := tornCells(text, s.Cells)
			said, torn = said+a, torn+b
		}
		text = text[s.Size:]
	}
	most := 0
	for width, n := range count {
		if weight := n * min(width, 4); width > 1 && (weight > most || weight == most && width > f.width) {
			f.width, most = width, weight
		}
	}
	if f.width == 0 {
		f.width = 1
		return f
	}
	f.score = float64(count[f.width]) / float64(len(widths))
	if said > 0 {
		f.score *= 1 - float64(torn)/float64(said)/2
	}
	f.score *= 1 - 1/float64(2*f.width) // of two that fit the one that finds more
	for _, width := range widths {
		if width > 1 {
			if width != f.width {
				f.score *= 0.6 // the header is not as wide as the rows
			}
			break
		}
	}
	return f
}

// tornCells counts cells that say something, and those of them that begin with
// a space after a comma as in "street, house".
func tornCells(text []byte, cells []rows.Cell) (said, torn int) {
	for i, c := range cells {
		cell := text[c.From:c.To]
		if len(bytes.TrimSpace(cell)) == 0 {
			continue
		}
		said++
		if i > 0 && c.Open < 0 && strings.HasPrefix(string(cell), " ") {
			torn++
		}
	}
	return said, torn
}
