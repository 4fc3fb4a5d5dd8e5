package importer

import (
	"bytes"
	"slices"

	"vestka/app/importer/internal/rows"
)

// rowStart tells the first line of a row from a line inside a quoted cell. It
// is asked at every line break inside quotes, since a quote that was never
// closed swallows all that follows.
type rowStart struct {
	rows.Scanner
	header header
	enc    *encoding
	text   []byte
}

func newRowStart(h header, s rows.Scanner, enc *encoding) *rowStart {
	return &rowStart{Scanner: rows.Scanner{Separator: s.Separator, Quote: s.Quote, LineEnd: s.LineEnd}, header: h, enc: enc}
}

// matches reports that the line is the start of a row: it has an id and a
// status or web address at their places, or, without ids, a status after a
// name; or else it is a whole row by itself.
func (r *rowStart) matches(line []byte) bool {
	separators := bytes.Count(line, []byte{r.Separator})
	if separators < r.header.place[fieldStatus] && separators < r.header.place[fieldURL] || separators == 0 {
		return false
	}
	r.Scan(line, true, nil, false)
	if id := r.value(line, fieldID); id != nil {
		if !isID(string(id)) {
			return false
		}
		return bytes.HasPrefix(r.value(line, fieldURL), []byte("http")) || r.hasStatus(line)
	}
	if len(r.value(line, fieldName)) == 0 {
		return false
	}
	return r.hasStatus(line) || r.whole()
}

// value is the trimmed cell of the field, nil where the line has none.
func (r *rowStart) value(line []byte, f field) []byte {
	i := r.header.place[f]
	if i < 0 || i >= len(r.Cells) {
		return nil
	}
	return bytes.TrimSpace(line[r.Cells[i].From:r.Cells[i].To])
}

func (r *rowStart) hasStatus(line []byte) bool {
	value := r.value(line, fieldStatus)
	if len(value) == 0 {
		return false
	}
	r.text, _ = r.enc.decode(r.text[:0], value)
	_, ok := readStatus(string(r.text))
	return ok
}

// whole reports that the line scanned is a row of the right width, with no
// quote out of place.
func (r *rowStart) whole() bool {
	doubtful := func(c rows.Cell) bool { return c.Stray || c.Open >= 0 && c.Close < 0 }
	return len(r.Cells) == len(r.header.columns) && len(r.Cells) > 4 && !slices.ContainsFunc(r.Cells, doubtful)
}
