package importer

import (
	"context"
	"io"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/importer/table"
	"vestka/app/names"
)

// openTable opens a table at the row that names its columns: where the look of
// the rows does not tell that row from others, the words in it do.
func openTable(ctx context.Context, r io.ReaderAt, size int64, s table.Settings) (*table.Table, error) {
	t, err := table.Open(ctx, r, size, s)
	if err != nil || s.HeaderLine != 0 {
		return t, err
	}
	found := t.Detected()
	below, err := t.Head(headRows)
	if err != nil || found.HeaderLine == 0 { // the form itself says what the columns are
		return t, err
	}
	best, line := 0, found.HeaderLine
	if line != table.NoHeader {
		if best, _ = headWordsIn(t.Header()); isSomebody(t.Header()) {
			best, line = 0, table.NoHeader // the first person was taken for the header
		}
	}
	for _, row := range slices.Concat(t.Above(), below) {
		n, all := headWordsIn(row.Cells)
		if !all && namesSomebody(row.Cells) || isSomebody(row.Cells) {
			continue // a place that is also the word for one does not make a person a header
		}
		if n > best && (n >= 2 || all || line == table.NoHeader) {
			best, line = n, row.Line
		}
	}
	if line == found.HeaderLine {
		return t, nil
	}
	s.HeaderLine = line
	return table.Open(ctx, r, size, s)
}

// namesSomebody reports that a given name stands in one of the cells.
func namesSomebody(cells []string) bool {
	return slices.ContainsFunc(cells, func(c string) bool {
		return len(c) < 200 && slices.ContainsFunc(strings.Fields(c), names.KnownGiven)
	})
}

// isSomebody reports a row that seems to name columns and is about a person: a place with
// its number is all that it has in common with a header, or it names somebody beside it.
func isSomebody(cells []string) bool {
	n, all := headWordsIn(cells)
	if all {
		return false
	}
	places := 0
	named, whole := false, false // whole: with more than the given name
	for _, c := range cells {
		switch {
		case isNumberedPrison(tidy(c)):
			places++
		case isHeadWord(c):
		case namesSomebody([]string{c}):
			named, whole = true, whole || len(strings.Fields(c)) > 1
		}
	}
	if places > 0 && n <= places {
		return true
	}
	return named && (whole || places > 0 || n == 0)
}

// openBest opens the worksheet that the user names, or gives the number of; where
// there are several, and none is named, the one that looks most like a list of
// people.
func openBest(ctx context.Context, r io.ReaderAt, size int64, s table.Settings) (*table.Table, error) {
	best, err := openTable(ctx, r, size, s)
	if nr, ok := wholeNumber(s.Worksheet); ok && app.CodeOf(err) == app.Invalid {
		return openNumbered(ctx, r, size, s, nr, err)
	}
	if err != nil || s.Worksheet != "" || len(best.Worksheets()) < 2 {
		return best, err
	}
	most, _ := headWordsIn(best.Header())
	for i, w := range best.Worksheets() {
		if i == mostWorksheets {
			break
		}
		if w.Hidden || w.Name == best.Detected().Worksheet {
			continue
		}
		s.Worksheet = w.Name
		other, err := openTable(ctx, r, size, s)
		if app.CodeOf(err) == app.Cancelled {
			return nil, err
		}
		if err != nil {
			continue // an empty one
		}
		if n, _ := headWordsIn(other.Header()); n > most {
			best, most = other, n
		}
	}
	return best, nil
}

// openNumbered opens the worksheet of the number, from 1; err where there is none.
func openNumbered(ctx context.Context, r io.ReaderAt, size int64, s table.Settings, nr int, err error) (*table.Table, error) {
	s.Worksheet = ""
	first, aerr := openTable(ctx, r, size, s)
	if aerr != nil {
		return nil, aerr
	}
	if all := first.Worksheets(); 1 <= nr && nr <= len(all) {
		s.Worksheet = all[nr-1].Name
		return openTable(ctx, r, size, s)
	}
	return nil, err
}

const mostWorksheets = 20 // that are looked at

// headRows is how many rows below the seeming header are looked at for a better one.
const headRows = 5

// headWordsIn counts the cells that mean something as a header, and differ; all
// is true where no other cell says anything, and there are several.
func headWordsIn(cells []string) (n int, all bool) {
	known, said, understood := map[string]bool{}, 0, 0
	for _, c := range cells {
		if c = strings.TrimSpace(c); c == "" {
			continue
		}
		said++
		if isHeadWord(c) {
			known[plainWords(c)] = true
			understood++
		}
	}
	return len(known), said == understood && said > 1
}

// isHeadWord reports a cell that means something as a header.
func isHeadWord(c string) bool {
	if c = strings.TrimSpace(c); c == "" || len(c) > 120 {
		return false
	}
	r := readHeaderText(c)
	return r.score >= 0.6 && (r.field != Keep || r.other)
}

// aboveHeader are the rows above the header that may be about somebody: they
// have the width of the rows below and a date or a given name among their cells.
// The others are titles.
func (s *sheet) aboveHeader(above []table.Row, c Choice) {
	for i := range above {
		said, somebody, first, differ := 0, false, "", false // a title that spans cells stands in each
		for _, cell := range above[i].Cells {
			if cell = strings.TrimSpace(cell); cell == "" {
				continue
			}
			said++
			d, fault := dateReader{order: DayFirst, today: c.Today}.read(cell)
			if first == "" {
				first = cell
			}
			differ = differ || cell != first
			somebody = somebody || fault == dateFine && d.Month != 0 || namesSomebody([]string{cell})
		}
		if somebody && differ && 2*said > len(s.headers) {
			s.add(&above[i])
			s.odd[s.rows.Len()-1] = sheetRow{problems: []app.Problem{{Line: above[i].Line, Key: "import.problem.above_header"}}, damaged: true}
		}
	}
}
