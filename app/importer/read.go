package importer

import (
	"context"
	"io"
	"iter"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/importer/internal/rows"
	"vestka/app/importer/table"
	"vestka/app/work"
)

// Choice is what a user says about a file. What is empty is found out.
type Choice struct {
	table.Settings
	Today    app.Date
	Source   string       // whose list it is, in any words
	Lang     app.Lang     // of the rows
	Everyone app.Status   // status of everybody on a list without a column for it; "unknown" leaves it open
	Map      []Assignment // what columns hold
	Sheets   []string     // further worksheets, by name or number, whose rows belong to the list; or AllWorksheets

	// Remembered are the plans by which files of the shape were taken in before, the
	// newest first; nil remembers nothing.
	Remembered func(shape string) (plans []string, err error)
	// Sources are those of the lists that were taken in; nil knows none.
	Sources func() ([]string, error)
	// Mended are the rows of a source that were refused once and mended since, by
	// app.InboxRow.Digest: they are taken as they were mended. nil knows none.
	Mended func(source string) (map[[32]byte]app.InboxRow, error)
	// IsPrison reports that the register knows the place by this text; nil knows none.
	IsPrison func(text string) bool
}

// StatusOpen is the Choice.Everyone that says nothing of anybody.
const StatusOpen app.Status = "unknown"

// says reports that the user wants the file read in a way of his own.
func (c *Choice) says() bool {
	return c.Settings != (table.Settings{}) || len(c.Map) > 0 || c.several() || c.Lang != "" || c.Everyone != "" ||
		c.Source != "" && Slug(c.Source) != sourceName
}

// Reading is how a file is understood.
type Reading struct {
	Known      bool // one of Viasna's own forms: there was nothing to choose, and Plan names no columns
	Plan       Plan
	Remembered bool              // as a file of this shape was before
	Found      table.Detected    // what the file was taken for
	Worksheets []table.Worksheet // of which Found names one; nil where there is only one
	Read       []string          // those of them that are read
	Assumed    bool              // Plan.Source is that of other files with these columns, and nobody said so of this one
	Whose      []string          // sources that have files with these columns, where there are several: Plan.Source is empty
	Sources    []string          // of lists that were taken in, of which this may be another one
}

// Preview is how a file would be understood, and how it begins.
type Preview struct {
	Reading
	First [][]string // the first rows, in the order of Plan.Columns
	Rows  int
}

// List is what was read of a file.
type List struct {
	Reading
	Snapshot app.Snapshot
}

const firstRows = 20 // so many are shown

// Look tells how a file of size bytes would be understood, and takes nothing
// from it. The errors are those of Read, but that a table without a column for
// names is shown, so that a person can say which it is.
func Look(ctx context.Context, r io.ReaderAt, size int64, c Choice) (Preview, error) {
	p, err := look(ctx, r, size, c)
	return p, c.otherFormat(ctx, r, size, err)
}

func look(ctx context.Context, r io.ReaderAt, size int64, c Choice) (Preview, error) {
	known, noViasna := viasnaForm(ctx, r, size, c)
	if isFailure(noViasna) || known.Known {
		return Preview{Reading: known}, noViasna
	}
	s, err := openSheet(ctx, r, size, c)
	if err != nil {
		return Preview{}, err
	}
	reading, err := s.understand(c)
	if err == nil && !reading.Plan.understood() && !c.says() {
		err = unknownTable()
	}
	p := Preview{Reading: reading, First: s.first(firstRows), Rows: s.rows.Len()}
	if err != nil || !c.several() {
		return p, err
	}
	parts, err := s.parts(ctx, r, size, c, &p.Reading)
	p.Rows = 0
	for _, one := range parts {
		p.Rows += one.rows.Len()
	}
	return p, err
}

func unknownTable() error {
	return refusal("error.import.not_list", "error.import.no_name_column.hint")
}

// Read reads a list of any form and of any source. Viasna's own forms are
// recognised first (see ReadViasna); of any other table the columns are guessed
// from their headers and from what stands in them, unless a file of the same
// shape was read before or the choice says what they hold.
//
// An error is an *app.Error: Refused for a file that is no list of people,
// Invalid for a choice that makes no sense of the file, Failed where reading
// failed, Cancelled where ctx was.
func Read(ctx context.Context, r io.ReaderAt, size int64, c Choice) (*List, error) {
	if size > rows.MaxFile {
		return nil, tooLarge()
	}
	known, noViasna := viasnaForm(ctx, r, size, c)
	if isFailure(noViasna) {
		return nil, noViasna
	}
	if known.Known {
		snap, err := ReadViasna(ctx, io.NewSectionReader(r, 0, size), c.Today)
		list := &List{known, snap}
		if err == nil {
			err = takeMended(ctx, &list.Snapshot, c)
		}
		return list, err
	}
	list, err := readTable(ctx, r, size, c)
	if err == nil {
		err = takeMended(ctx, &list.Snapshot, c)
	}
	return list, c.otherFormat(ctx, r, size, err)
}

// otherFormat says of a file that was refused in the format which the user named that it
// is in another one, where it is; else it gives the error back.
func (c *Choice) otherFormat(ctx context.Context, r io.ReaderAt, size int64, refused error) error {
	if c.Format == "" || app.CodeOf(refused) != app.Refused {
		return refused
	}
	t, err := table.Open(ctx, r, size, table.Settings{})
	if err != nil || t.Detected().Format == c.Format {
		return refused
	}
	return &app.Error{
		Code: app.Refused, Key: "error.import.wrong_format", Hint: "error.import.wrong_format.hint",
		Args: app.Args{"Said": c.Format.Name(), "Seems": t.Detected().Format.Name()}, Err: refused,
	}
}

func readTable(ctx context.Context, r io.ReaderAt, size int64, c Choice) (*List, error) {
	s, err := openSheet(ctx, r, size, c)
	if err != nil {
		return nil, err
	}
	reading, err := s.understand(c)
	if err != nil {
		return nil, err
	}
	if len(reading.Whose) > 0 {
		return nil, &app.Error{
			Code: app.Refused, Key: "error.import.whose", Hint: "error.import.whose.hint",
			Args: app.Args{"Sources": strings.Join(reading.Whose, ", ")},
		}
	}
	parts := []part{{s, reading.Plan}}
	if c.several() {
		if parts, err = s.parts(ctx, r, size, c, &reading); err != nil {
			return nil, err
		}
	}
	snap, err := records(ctx, parts, c.Today)
	snap.Assumed = reading.Assumed
	if err == nil && (c.Worksheet == "" || c.several()) {
		reading.tellOthers(&snap, s.found.HeaderLine)
	}
	return &List{reading, snap}, err
}

// tellOthers tells of the worksheets that were not read: whoever has not chosen one
// may not know of them.
func (r *Reading) tellOthers(snap *app.Snapshot, header int) {
	if others := r.Unread(); len(others) > 0 {
		snap.Problems = slices.Insert(snap.Problems, 0, app.Problem{ // before what is told of single rows
			Line: max(header, 1), Key: "import.problem.other_worksheets", Args: app.Args{"Read": strings.Join(r.Read, ", "), "Others": strings.Join(others, ", ")},
		})
	}
}

// isFailure reports an error that ends the reading of a file in whatever form.
func isFailure(err error) bool { return err != nil && app.CodeOf(err) != app.Refused }

// records makes the snapshot of the sheets.
func records(ctx context.Context, parts []part, today app.Date) (app.Snapshot, error) {
	var b *builder
	taken := &app.Rows{}
	taken.KeepDigests()
	for i := range parts {
		p := &parts[i]
		if err := p.lists(&p.plan); err != nil {
			return app.Snapshot{}, err
		}
		if b == nil {
			b = newBuilder(&p.plan, today)
		} else {
			b.follow(&p.plan)
		}
		if len(parts) > 1 {
			b.sheet = p.found.Worksheet
		}
		b.doubts(p.found.HeaderLine, p.contents)
		p.contents = nil // the plan stands
		for rec, err := range work.Ahead(p.taken(ctx, b)) {
			if err != nil {
				return app.Snapshot{}, err
			}
			taken.Add(&rec)
		}
		if p.broken {
			b.breaksOff(p.size)
		}
		b.nameSheet()
	}
	b.snap.Records = taken
	return b.finish()
}

// taken are the records of those rows that are taken.
func (s *sheet) taken(ctx context.Context, b *builder) iter.Seq2[app.Record, error] {
	return func(yield func(app.Record, error) bool) {
		for row, err := range work.Ahead(s.all(ctx)) {
			var rec app.Record
			var ok bool
			if err == nil {
				ok, err = b.take(&row, &rec)
			}
			if (ok || err != nil) && !yield(rec, err) || err != nil {
				return
			}
		}
	}
}

// all are the rows, of which the sheet lets go as they are given.
func (s *sheet) all(ctx context.Context) iter.Seq2[sheetRow, error] {
	return func(yield func(sheetRow, error) bool) {
		for i := range s.rows.Len() {
			var err error
			if i%256 == 0 {
				err = cancelled(ctx)
			}
			if !yield(s.row(i), err) || err != nil {
				return
			}
			s.rows.Drop(i)
		}
	}
}

// noPeople refuses a table without rows; a text of one line need not be one.
func (s *sheet) noPeople(plan *Plan) error {
	const hint = "error.import.no_rows.hint"
	if f := s.found.Format; !plan.understood() && (f == table.CSV || f == table.TSV) {
		return refusal("error.import.not_list", hint)
	}
	return refusal("error.import.no_rows", hint)
}

// doubts reports what of the plan concerns the whole file and may be otherwise.
func (b *builder) doubts(header int, contents []content) {
	tell := func(key, column string, args app.Args) {
		b.snap.Problems = append(b.snap.Problems, app.Problem{Line: max(header, 1), Column: column, Key: key, Args: args})
	}
	for i, c := range b.plan.Columns {
		if _, sure := contents[i].orders.settle(); c.Field.IsDate() && !c.Sure && !sure {
			tell("import.problem.date_order", c.Header, app.Args{"Order": string(c.Order)})
		}
	}
	switch {
	case b.plan.has(Status):
	case b.plan.Everyone == app.Active:
		tell("import.problem.everyone_active", "", nil)
	case b.plan.Everyone == "":
		tell("import.problem.no_status_column", "", nil)
	}
}

// viasnaForm is how a file in one of Viasna's forms is read; Known is false for
// any other, and where the user wants the file read in another way. The error
// may say why it is none.
func viasnaForm(ctx context.Context, r io.ReaderAt, size int64, c Choice) (Reading, error) {
	if c.says() {
		return Reading{}, nil
	}
	src, err := openSource(ctx, io.NewSectionReader(r, 0, size))
	if err != nil {
		return Reading{}, err
	}
	l := &list{src: src, ctx: ctx, line: 1}
	if err := l.readHeader(); err != nil {
		return Reading{}, err
	}
	if !l.header.likeViasna() && c.Source == "" {
		return Reading{}, nil
	}
	found := table.Detected{Settings: table.Settings{Format: table.CSV, Charset: src.enc.name(), Separator: string(rune(l.rows.Separator)), HeaderLine: l.line - 1}}
	if found.Separator == "\t" {
		found.Format = table.TSV
	}
	return Reading{Known: true, Plan: Plan{Form: l.header.form, Source: sourceName}, Found: found}, nil
}

// likeViasna reports so many columns of Viasna's that no other list has them by
// chance: many a list has an id, a name and a status.
func (h *header) likeViasna() bool {
	if h.form == machineForm {
		return h.has(fieldURL) && h.has(fieldStatus) && h.known >= 7
	}
	return h.known >= 6 && 4*h.known >= 3*len(h.columns)
}
