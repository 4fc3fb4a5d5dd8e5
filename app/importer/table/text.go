package table

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"vestka/app/importer/internal/rows"
)

// textRows reads a file of lines with cells between separators.
type textRows struct {
	file   *counted
	window *rows.Window
	split  *rows.Splitter
	line   int // where the window starts, from 1
	broken bool
}

// openText opens a CSV file and its kin.
func openText(s *source, head []byte, found *Detected) (file, error) {
	enc, err := findCharset(s, head, found)
	if err != nil {
		return file{}, err
	}
	if !strings.HasPrefix(found.Charset, "utf-16") && isNoise(head) {
		return file{}, rows.ErrBinary
	}
	counted := s.reader()
	t := &textRows{file: counted, window: rows.NewWindow(s.ctx, enc.reader(counted)), line: 1}
	if err := t.window.Fill(); err != nil {
		return file{}, err
	}
	if bytes.HasPrefix(t.window.Bytes(), []byte("\uFEFF")) {
		t.window.Skip(len("\uFEFF"))
	}
	d := findDialect(t.window.Bytes(), t.window.Ended(), &found.Settings)
	found.Unsure |= d.unsure
	if found.Format == "" {
		found.Format = CSV
		if d.separator == '\t' {
			found.Format = TSV
		}
	}
	found.Separator, found.Quote = string(rune(d.separator)), NoQuote
	if d.quote != 0 {
		found.Quote = string(rune(d.quote))
	}
	t.window.Skip(d.skip)
	t.line += d.lines
	t.split = rows.NewSplitter(rows.Scanner{Separator: d.separator, Quote: d.quote, LineEnd: d.lineEnd}, d.width)
	t.split.Lenient = true
	if d.width >= sureWidth {
		t.split.StartsRow = wholeRow(t.split.Scanner, d.width)
	}
	return file{rows: t}, nil
}

// isNoise reports that more than a fiftieth of the bytes are such as no text has.
func isNoise(text []byte) bool {
	n := 0
	for _, b := range text {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\v' {
			n++
		}
	}
	return n*50 > len(text)
}

func (t *textRows) progress() (done, total int64) { return t.file.progress() }

func (t *textRows) next() (Row, error) {
	for {
		data, ended := t.window.Bytes(), t.window.Ended()
		if len(data) == 0 && ended {
			return Row{}, io.EOF
		}
		if len(data) > 0 && t.split.Read(data, ended) == rows.Complete {
			if t.breaksOff(data) {
				return t.cut(data), nil
			}
			row := t.row(data[:t.split.Size])
			t.line += t.split.Lines
			t.window.Skip(t.split.Size)
			return row, nil
		}
		if ended {
			return Row{}, damaged("the last row has no end")
		}
		if err := t.window.Fill(); err != nil {
			return Row{}, err
		}
	}
}

// breaksOff reports that the file ends inside a quoted cell of the row, and not that a
// quote was never meant: then there are rows behind it, or the line ends as lines do.
func (t *textRows) breaksOff(data []byte) bool {
	if t.split.Open < 0 {
		return false
	}
	lines := bytes.Split(bytes.TrimRight(data[t.split.Open:], "\r\n"), []byte{t.split.LineEnd})
	for _, line := range lines[1:] {
		if n := bytes.Count(line, []byte{t.split.Separator}); n > 0 && n+1 >= t.split.Width {
			return false
		}
	}
	return t.split.Width > 1 && (len(lines) > 1 || data[len(data)-1] != t.split.LineEnd)
}

// cut is the row within which the file breaks off, with all that is left of it.
func (t *textRows) cut(data []byte) Row {
	t.broken = true
	t.split.Scan(data, true, nil, false)
	row := t.row(data)
	row.Cut, row.Problems = true, nil
	row.problem("table.problem.cut", row.Cells[len(row.Cells)-1], nil)
	t.line += t.split.Lines
	t.window.Skip(len(data))
	return row
}

func (t *textRows) breaks() bool { return t.broken }

// row makes strings of the cells that were split.
func (t *textRows) row(data []byte) Row {
	row := Row{Line: t.line, Cells: make([]string, len(t.split.Cells))}
	clean := utf8.Valid(data) && bytes.IndexByte(data, 0) < 0
	var whole string
	if clean {
		whole = string(data)
	}
	for i, c := range t.split.Cells {
		switch {
		case c.Doubled || c.Lines:
			row.Cells[i] = string(t.split.Raw(data, c))
		case clean:
			row.Cells[i] = whole[c.From:c.To]
		default:
			row.Cells[i] = string(data[c.From:c.To])
		}
		if !clean {
			row.Cells[i] = t.repair(&row, row.Cells[i])
		}
		if t.split.Mended(c) {
			row.problem("import.problem.quote", row.Cells[i], nil)
		}
	}
	return row
}

// repair puts U+FFFD in place of bytes that are no letters.
func (t *textRows) repair(row *Row, cell string) string {
	if utf8.ValidString(cell) && strings.IndexByte(cell, 0) < 0 {
		return cell
	}
	cell = strings.ReplaceAll(strings.ToValidUTF8(cell, "\uFFFD"), "\x00", "\uFFFD")
	row.problem("import.problem.bytes", cell, nil)
	return cell
}

// sureWidth is how many cells a line must have to be known as a row of its own
// inside what seems to be a quoted cell.
const sureWidth = 5

// wholeRow tells a line that is a row by itself from one inside a quoted cell,
// since a quote that was never closed swallows all that follows.
func wholeRow(s rows.Scanner, width int) func([]byte) bool {
	s = rows.Scanner{Separator: s.Separator, Quote: s.Quote, LineEnd: s.LineEnd}
	return func(line []byte) bool {
		if bytes.Count(line, []byte{s.Separator}) < width-1 || bytes.Count(line, []byte{s.Quote})%2 == 1 {
			return false
		}
		if s.Scan(line, true, nil, false) != rows.Complete || len(s.Cells) != width {
			return false
		}
		for _, c := range s.Cells {
			if c.Stray || c.Open >= 0 && c.Close < 0 {
				return false
			}
		}
		return true
	}
}
