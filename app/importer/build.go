package importer

import (
	"hash/maphash"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vestka/app"
	"vestka/app/names"
)

// builder makes records of rows by a plan.
type builder struct {
	plan    *Plan
	today   app.Date
	columns map[string]int
	headers map[string]string // of the columns, in plainWords
	dates   []dateReader      // of each column

	tidied  map[string]string // names as they are shown, by cell
	givens  map[string]bool   // whether a word is a given name
	places  map[string]*place
	tongues [3]bool // whether a column names the language: Belarusian, Russian, Latin

	values [fieldCount]string // of the present row; empty where a cell says nothing
	at     [fieldCount]int    // the column of each value
	part   []addressPart      // of the address, by column
	parts  [addressParts]string
	row    *sheetRow
	filled int          // cells of the present row that say something
	snap   app.Snapshot // but for the records
	bad    int          // rows of which nothing could be made
	taken  int          // rows
	ids    map[string]numbered
	hash   maphash.Hash
	twins  twins
	sheet  string // that is read, of several; else empty
	named  [2]int // how many problems and bad rows are of sheets before
}

// newBuilder makes records by the plan.
func newBuilder(plan *Plan, today app.Date) *builder {
	b := &builder{
		today: today, ids: map[string]numbered{}, twins: twins{},
		tidied: map[string]string{}, givens: map[string]bool{}, places: map[string]*place{},
	}
	b.follow(plan)
	b.snap = app.Snapshot{Source: plan.Source, Form: plan.Form, Lang: plan.Lang, Everyone: plan.Everyone, Shape: plan.Shape, Plan: plan.String()}
	return b
}

// follow has further rows be read by the plan: those of another worksheet.
func (b *builder) follow(plan *Plan) {
	b.plan, b.columns, b.headers = plan, make(map[string]int, len(plan.Columns)), map[string]string{}
	b.dates, b.part = make([]dateReader, len(plan.Columns)), make([]addressPart, len(plan.Columns))
	b.tongues = [3]bool{}
	for i, c := range plan.Columns {
		b.columns[c.Header] = i
		if c.Field != c.Field.plain() {
			b.tongues[(c.Field-NameBE)/4] = true
		}
		b.part[i], _ = partOf(c.Header)
		b.dates[i] = dateReader{order: c.Order, today: b.today, past: c.Field != Release && c.Field != Freed, words: map[string]dateFound{}}
	}
}

// breaksOff tells that the file ends before it is over: it is not the whole list.
func (b *builder) breaksOff(size int64) {
	b.snap.BreaksOff = true
	line := 1
	if b.row != nil {
		line = b.row.line
	}
	b.snap.Problems = slices.Insert(b.snap.Problems, b.named[0], app.Problem{ // before what is told of single rows
		Line: line, Key: "import.problem.breaks_off", Args: app.Args{"Rows": b.taken, "Bytes": size},
	})
}

// nameSheet says of what was told of a worksheet that it is of that one.
func (b *builder) nameSheet() {
	for i := range b.snap.Problems[b.named[0]:] {
		b.snap.Problems[b.named[0]+i].Sheet = b.sheet
	}
	for i := range b.snap.Bad[b.named[1]:] {
		bad := &b.snap.Bad[b.named[1]+i]
		bad.Problem.Sheet = b.sheet
		if plan := b.plan.String(); plan != b.snap.Plan {
			bad.Plan = plan
		}
	}
	b.named = [2]int{len(b.snap.Problems), len(b.snap.Bad)}
}

// take makes a record of a row; ok is false where the row was put among those that are
// not taken.
func (b *builder) take(row *sheetRow, rec *app.Record) (ok bool, err error) {
	b.snap.Read++
	defer b.ofObject(len(b.snap.Problems), row.object)
	b.read(row)
	problems := len(b.snap.Problems)
	b.snap.Problems = append(b.snap.Problems, row.problems...)
	*rec = app.Record{Source: b.plan.Source, Lang: b.plan.Lang, Form: b.plan.Form, Line: row.line, SeenOn: b.today, Cells: b.kept(row.cells)}
	b.name(rec)
	if p, nobody := b.nobody(rec); nobody {
		b.bad++
		return false, b.refuse(problems, p)
	}
	if id := b.values[ID]; id != "" && len(id) <= longestID {
		rec.Key, rec.HasID = id, true
		now := numbered{row.line, b.sum(rec.Cells)}
		if earlier, there := b.ids[id]; there {
			return false, b.refuse(problems, b.repeated(id, earlier, now))
		}
		b.ids[strings.Clone(id)] = now
	}
	b.understand(rec)
	b.taken++
	if b.taken > maxRows || len(b.snap.Problems) > maxFaults {
		return false, tooLarge()
	}
	return true, nil
}

// ofObject says of which object the problems are that were told since.
func (b *builder) ofObject(since, object int) {
	for i := range b.snap.Problems[since:] {
		b.snap.Problems[since+i].Object = object
	}
}

// numbered is what is remembered of a row with an id.
type numbered struct {
	line int
	sum  uint64 // of its cells
}

// sum is equal for equal cells, and for others but once in a while of ages.
func (b *builder) sum(cells []app.Cell) uint64 {
	b.hash.Reset()
	for _, c := range cells {
		_, _ = b.hash.WriteString(c.Column)
		_ = b.hash.WriteByte(0)
		_, _ = b.hash.WriteString(c.Value)
		_ = b.hash.WriteByte(0)
	}
	return b.hash.Sum64()
}

// read puts the cells of the row where they belong.
func (b *builder) read(row *sheetRow) {
	clear(b.values[:])
	clear(b.parts[:])
	b.row, b.filled = row, 0
	next := 0
	for _, c := range row.cells {
		at := next
		if at >= len(b.plan.Columns) || b.plan.Columns[at].Header != c.Column {
			var known bool
			if at, known = b.columns[c.Column]; !known {
				continue
			}
		}
		next = at + 1
		value := trimmed(c.Value)
		f := b.plan.Columns[at].Field
		if saysNothing(value) && (f != Status || value == "" || !isBlank(value) || !asksPolitical(b.plan.Columns[at].Header)) { // FALSE is an answer there
			continue
		}
		if f != RowNumber {
			b.filled++
		}
		switch {
		case f == Keep:
		case f == Address && b.part[at] != noPart:
			b.addressPart(value, at)
		case b.values[f] == "":
			b.values[f], b.at[f] = value, at
		case f == Address:
			b.otherAddress(value, at)
		case f == Freed && isYes(b.values[f]):
			b.values[f], b.at[f] = value, at // it may say since when
		}
	}
	b.joinAddress()
}

// kept are the cells without the number of the row in the file, which changes
// with every row that is put in before it and says nothing of anybody.
func (b *builder) kept(cells []app.Cell) []app.Cell {
	if b.said(RowNumber) == "" {
		return cells
	}
	column := b.plan.Columns[b.at[RowNumber]].Header
	return slices.DeleteFunc(slices.Clone(cells), func(c app.Cell) bool { return c.Column == column })
}

// said is what the row says of the field, empty where it does not.
func (b *builder) said(f Field) string { return b.values[f] }

// refuse leaves the present row out, for the one reason that stands in the
// place of the problems reported since, and keeps it to be mended.
func (b *builder) refuse(since int, p app.Problem) error {
	p.Line, p.Object, p.Refused = b.row.line, b.row.object, true
	b.snap.Problems = append(b.snap.Problems[:since], p)
	b.snap.Refused++
	if p.Key != "import.problem.repeated_row" && p.Key != "import.problem.header_again" {
		b.snap.Bad = append(b.snap.Bad, app.BadRow{Line: p.Line, Cells: cloned(b.row.cells), Problem: p})
	}
	if good := b.taken; b.bad > good && b.bad >= 10*fewRows || b.snap.Refused > good && b.snap.Refused >= 1000*fewRows {
		return mostlyBadTable()
	}
	return nil
}

// cloned are cells that can be kept: those of a row hang together with many others.
func cloned(cells []app.Cell) []app.Cell {
	kept := make([]app.Cell, len(cells))
	for i, c := range cells {
		kept[i] = app.Cell{Column: c.Column, Value: strings.Clone(c.Value)}
	}
	return kept
}

// nobody is why the row is about nobody.
func (b *builder) nobody(rec *app.Record) (app.Problem, bool) {
	if b.row.damaged {
		p := app.Problem{Key: "import.problem.unreadable"}
		if len(b.row.problems) > 0 {
			p = b.row.problems[0]
		}
		return p, true
	}
	if b.headerAgain() {
		return app.Problem{Key: "import.problem.header_again"}, true
	}
	if rec.Name == "" && b.values[ID] != "" && b.filled == 1 {
		return app.Problem{Column: b.nameColumn(), Key: "import.problem.only_id"}, true
	}
	if rec.Name == "" && b.values[ID] == "" {
		return app.Problem{Column: b.nameColumn(), Key: "import.problem.no_name"}, true
	}
	if b.values[ID] == "" && b.filled == 1 && len(b.plan.Columns) > 2 && isTitle(rec) {
		return app.Problem{Column: b.nameColumn(), Value: short(rec.Name), Key: "import.problem.title_row"}, true
	}
	if b.values[ID] == "" && b.oneText() && isTitle(rec) || b.total() {
		return app.Problem{Column: b.nameColumn(), Value: short(rec.Name), Key: "import.problem.title_row"}, true
	}
	if rec.Name != "" && !hasLetter(rec.Name) && b.values[ID] == "" {
		return app.Problem{Column: b.nameColumn(), Value: short(rec.Name), Key: "import.problem.no_name"}, true
	}
	return app.Problem{}, false
}

// oneText reports a row whose cells all say the same, as those of a title do that
// spans them.
func (b *builder) oneText() bool {
	cells := b.row.cells
	return len(cells) > 1 && !slices.ContainsFunc(cells, func(c app.Cell) bool { return c.Value != cells[0].Value })
}

// totalWords begin the row that sums a list up, as headerWords has them.
var totalWords = []string{
	"total", "totals", "sum", "итог", "итого", "всего", "разам", "усяго", "вынік", "разом", "усього",
	"razem", "suma", "lacznie", "ogolem", "gesamt", "summe", "insgesamt", "viso",
}

// total reports a row that sums the list up: a word for that, and numbers, whatever
// stands where others have their id.
func (b *builder) total() bool {
	words := 0
	for _, c := range b.row.cells {
		value := trimmed(c.Value)
		if _, isNumber := wholeNumber(value); isNumber || b.isID(c.Column) {
			continue
		}
		if words > 0 || !beginsTotal(value) {
			return false
		}
		said := headerWords(value[:min(len(value), longestID)])
		if len(said) == 0 || !slices.Contains(totalWords, said[0]) {
			return false
		}
		words++
	}
	return words == 1 && len(b.row.cells) > 1
}

// beginsTotal reports a text that begins with a letter that one of totalWords does.
func beginsTotal(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '№' {
			r = unicode.ToLower(r)
			return r > unicode.MaxASCII && unicode.Is(unicode.Latin, r) || strings.ContainsRune(totalLetters, r)
		}
	}
	return false
}

// totalLetters are the first letters of totalWords.
var totalLetters = func() string {
	letters := ""
	for _, w := range totalWords {
		letters += string(firstRune(w))
	}
	return letters
}()

func (b *builder) isID(column string) bool {
	at, known := b.columns[column]
	return known && b.plan.Columns[at].Field == ID
}

// isTitle reports a text that stands alone in its row and names no person whom
// the tables know: "Women", "Penal colony No. 4", "Total: 12".
func isTitle(rec *app.Record) bool {
	return !slices.ContainsFunc(strings.Fields(rec.Name), names.KnownGiven) || names.Anonymous(rec.Name)
}

// headerAgain reports that the row repeats the header, as the pages of a long
// sheet do.
func (b *builder) headerAgain() bool {
	if len(b.row.cells) < 2 {
		return false
	}
	for _, c := range b.row.cells {
		if plainWords(c.Value) != b.plainHeader(c.Column) {
			return false
		}
	}
	return true
}

// plainHeader is the name of a column in plainWords.
func (b *builder) plainHeader(column string) string {
	plain, known := b.headers[column]
	if !known {
		plain = plainWords(column)
		b.headers[column] = plain
	}
	return plain
}

// repeated is why a row with the id of an earlier one is refused.
func (b *builder) repeated(id string, earlier, now numbered) app.Problem {
	p := app.Problem{
		Column: b.label(ID), Value: short(id), Key: "import.problem.repeated_id",
		Args: app.Args{"Line": earlier.line},
	}
	if earlier.sum == now.sum {
		p.Key = "import.problem.repeated_row"
	}
	return p
}

func (b *builder) label(f Field) string {
	if i := b.plan.place(f); i >= 0 {
		return b.plan.Columns[i].Header
	}
	return ""
}

func (b *builder) nameColumn() string {
	for _, c := range b.plan.Columns {
		if c.Field.isName() {
			return c.Header
		}
	}
	return ""
}

// cellProblem reports the cell of the field in the present row.
func (b *builder) cellProblem(key string, f Field, args app.Args) {
	b.snap.Problems = append(b.snap.Problems, app.Problem{
		Line: b.row.line, Column: b.plan.Columns[b.at[f]].Header, Value: strings.Clone(short(b.values[f])), Key: key, Args: args,
	})
}

// finish gives the snapshot, and refuses a list of which little could be read.
func (b *builder) finish() (app.Snapshot, error) {
	good := b.taken
	if good == 0 || b.bad > good && b.bad >= fewRows {
		return app.Snapshot{}, mostlyBadTable()
	}
	return b.snap, nil
}

func mostlyBadTable() error {
	return refusal("error.import.mostly_bad", "error.import.mostly_bad.hint")
}

// saysNothing reports a cell that stands for an empty one.
func saysNothing(s string) bool {
	if isBlank(s) {
		return true
	}
	if len(s) > len("не известно") {
		return false
	}
	switch firstRune(s) {
	case '-', '—', '–', '?', '#', 'n', 'N', 'u', 'U', 'b', 'B', 'н', 'Н':
	default:
		return false
	}
	switch plainWords(s) {
	case "-", "--", "—", "–", "?", "??", "???", "n/a", "na", "none", "null", "nil", "nan", "unknown", "not known", "#n/a",
		"н/д", "н/з", "нет данных", "неизвестно", "неизвестна", "не известно", "не известна", "невядома", "не вядома", "няма", "няма звестак", "невідомо", "brak", "b/d":
		return true
	}
	return false
}

func hasLetter(s string) bool { return names.ScriptOf(s) != names.ScriptNone }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
