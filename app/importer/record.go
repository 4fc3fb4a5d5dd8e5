package importer

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vestka/app"
	"vestka/app/importer/internal/rows"
	"vestka/app/names"
)

const (
	fewRows   = 20      // so many bad rows are no accident
	wordBytes = 96      // longer values are not kept to be shared between rows
	wordCount = 1 << 15 // values shared at most
)

// lost is the sign that stands for a letter that could not be read.
var lost = []byte("\uFFFD")

// row takes the row at the start of data, which l.rows has split.
func (l *list) row(data []byte) error {
	problems := len(l.snap.Problems)
	if len(l.rows.Cells) > rows.MaxCells {
		l.snap.Read++
		l.bad++
		return l.refuse(problems, nil, app.Problem{Key: "import.problem.row_too_wide", Args: app.Args{"Most": rows.MaxCells}})
	}
	cells, err := l.take(data)
	if err != nil {
		return err
	}
	if len(cells) == 0 {
		l.snap.Problems = l.snap.Problems[:problems]
		return nil // a blank line
	}
	l.snap.Read++
	rec := app.Record{
		Source: sourceName, Form: l.header.form, Line: l.line, SeenOn: l.today, Cells: cells,
		Name: names.Clean(l.values[fieldName]),
	}
	if p, ok := l.nobody(&rec); ok {
		l.bad++
		return l.refuse(problems, cells, p)
	}
	if id := l.values[fieldID]; isID(id) {
		rec.Key, rec.HasID = id, true
		if earlier, ok := l.ids[id]; ok {
			before := l.snap.Records.At(earlier)
			return l.refuse(problems, cells, l.repeated(&before, &rec))
		}
		l.ids[id] = l.snap.Records.Len()
	}
	l.checkWidth()
	l.understand(&rec)
	l.spelling[names.ScriptOf(rec.Name)]++
	l.snap.Records.Add(&rec)
	return l.endless()
}

// refuse leaves the present row out, for the one reason that stands in the
// place of the problems reported since. Its cells are kept to be mended, unless
// another row has them all.
func (l *list) refuse(since int, cells []app.Cell, p app.Problem) error {
	p.Line, p.Refused = l.line, true
	l.snap.Problems = append(l.snap.Problems[:since], p)
	l.snap.Refused++
	if len(cells) > 0 && p.Key != "import.problem.repeated_row" {
		l.snap.Bad = append(l.snap.Bad, app.BadRow{Line: p.Line, Cells: slices.Clone(cells), Problem: p})
	}
	return l.hopeless()
}

// endless gives up a file that holds more than any list, before it fills the
// memory.
func (l *list) endless() error {
	switch {
	case l.snap.Records.Len() > maxRows, l.said > maxValues:
		return tooLarge()
	case len(l.snap.Problems) > maxFaults:
		return mostlyBad()
	}
	return nil
}

// hopeless gives up a file whose rows are mostly about nobody, or say the same
// over and over, long before its end.
func (l *list) hopeless() error {
	good := l.snap.Records.Len()
	if l.bad > good && l.bad >= 10*fewRows || l.snap.Refused > good && l.snap.Refused >= 1000*fewRows {
		return mostlyBad()
	}
	return nil
}

// nobody is why the row is about nobody: it has neither a name nor an id, or,
// where rows have ids, neither an id nor a status, as a piece torn off another
// row.
func (l *list) nobody(rec *app.Record) (app.Problem, bool) {
	id := l.values[fieldID]
	if rec.Name == "" {
		return app.Problem{Column: l.label(fieldName), Key: "import.problem.no_name"}, !isID(id) || l.torn()
	}
	if l.header.form == humanForm || isID(id) {
		return app.Problem{}, false
	}
	_, known := readStatus(l.values[fieldStatus])
	return app.Problem{Column: l.label(fieldID), Value: short(id), Key: "import.problem.not_row"}, !known
}

// torn reports that the row ends before its name, and that its number is no
// more than a figure of a text that was torn off another row.
func (l *list) torn() bool {
	return len(l.rows.Cells) <= l.header.place[fieldName] && !strings.HasPrefix(l.values[fieldURL], "http")
}

// take reads the cells of the row that say something, in their order and until the
// next row is read, and leaves those that the program understands in l.values.
func (l *list) take(data []byte) ([]app.Cell, error) {
	clear(l.values[:])
	l.cells = l.cells[:0]
	for i, c := range l.rows.Cells {
		if c.To-c.From > rows.MaxCell {
			return nil, notList()
		}
		col := l.column(i)
		value, clean := l.text(data, c, col.field)
		if isBlank(strings.TrimSpace(value)) {
			continue
		}
		l.cells = append(l.cells, app.Cell{Column: col.key, Value: value})
		l.values[col.field] = strings.TrimSpace(value)
		if !clean {
			l.cellProblem("import.problem.bytes", col, value, nil)
		}
		if l.rows.Mended(c) {
			l.cellProblem("import.problem.quote", col, value, nil)
		}
		if col.field == fieldDay {
			l.day(col, value)
		}
	}
	l.said += len(l.cells)
	return l.cells, nil
}

// column i of the row, which may lie beyond the header.
func (l *list) column(i int) column {
	if over := i - len(l.header.columns); over >= 0 {
		label := "extra-" + strconv.Itoa(over+1)
		return column{label: label, key: label}
	}
	return l.header.columns[i]
}

func (l *list) label(f field) string {
	if !l.header.has(f) {
		return ""
	}
	return l.header.columns[l.header.place[f]].label
}

// text is a cell's value as UTF-8 with plain line ends. clean is false where a
// byte of it stands for no letter.
func (l *list) text(data []byte, c rows.Cell, f field) (value string, clean bool) {
	raw := l.rows.Raw(data, c)
	clean = true
	if l.src.enc == unknown && l.taken >= l.guessAt && !isASCII(raw) {
		l.src.enc = guessEncoding(data)
		l.guessAt = l.taken + min(len(data), guessBytes)/2 + 1
	}
	if l.src.enc == windows1251 || !utf8.Valid(raw) || bytes.IndexByte(raw, 0) >= 0 {
		l.scratch, clean = l.src.enc.decode(l.scratch[:0], raw)
		raw = l.scratch
	}
	clean = clean && !bytes.Contains(raw, lost)
	if len(raw) > wordBytes || f == fieldID || f == fieldURL || f == fieldName {
		return string(raw), clean
	}
	if word, ok := l.words[string(raw)]; ok {
		return word, clean
	}
	value = string(raw)
	if len(l.words) < wordCount {
		l.words[value] = value
	}
	return value, clean
}

// checkWidth reports a row with too few cells, or with more than the header
// has columns and something in them.
func (l *list) checkWidth() {
	have, want := len(l.rows.Cells), len(l.header.columns)
	var key string
	switch {
	case have < want && slices.ContainsFunc(l.header.columns[have:], func(c column) bool { return c.label != "" }):
		key = "import.problem.few_cells"
	case have > want && l.beyond():
		key = "import.problem.many_cells"
	default:
		return
	}
	if l.widths[have] == nil { // rows are wrong in few ways, and share what is said of them
		l.widths[have] = app.Args{"Cells": have, "Columns": want}
	}
	l.problem(app.Problem{Line: l.line, Key: key, Args: l.widths[have]})
}

// beyond reports that a cell beyond the header says something.
func (l *list) beyond() bool {
	return slices.ContainsFunc(l.rows.Cells[len(l.header.columns):], func(c rows.Cell) bool { return c.To > c.From })
}

// repeated is why a row with the id of an earlier one is refused.
func (l *list) repeated(earlier, rec *app.Record) app.Problem {
	p := app.Problem{
		Column: l.label(fieldID), Value: short(rec.Key), Key: "import.problem.repeated_id",
		Args: app.Args{"Line": earlier.Line},
	}
	if slices.Equal(earlier.Cells, rec.Cells) {
		p.Key = "import.problem.repeated_row"
	}
	return p
}

func (l *list) problem(p app.Problem) { l.snap.Problems = append(l.snap.Problems, p) }

// cellProblem reports a cell of the present row.
func (l *list) cellProblem(key string, col column, value string, args app.Args) {
	l.problem(app.Problem{Line: l.line, Column: col.label, Value: short(value), Key: key, Args: args})
}

const shortValue = 200 // characters

// short cuts a value down to what a report shows.
func short(s string) string {
	n := 0
	for i := range s {
		if n == shortValue {
			return s[:i]
		}
		n++
	}
	return s
}

// isID reports the source's own id: a number.
func isID(s string) bool {
	if len(s) == 0 || len(s) > 18 {
		return false
	}
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}
