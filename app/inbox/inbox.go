// Package inbox keeps the rows of lists that were not taken until a person has
// mended or dismissed them, and remembers how the files of a shape are read.
package inbox

import (
	"context"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/people"
)

// Store is where the rows lie, and what is known of the people on the lists.
type Store interface {
	app.InboxStore
	Imports(ctx context.Context) ([]app.Import, error)
	RecordRefs(ctx context.Context, source string, lang app.Lang) (map[string]app.RecordRef, error)
}

// Intake compares a list with the people who are known.
type Intake interface {
	Compare(ctx context.Context, list app.Snapshot) (*people.Comparison, error)
}

// Register knows the texts by which places are called.
type Register interface {
	Match(text string) (code string, ok bool)
}

// Inbox is the rows that wait.
type Inbox struct {
	store    Store
	intake   Intake
	register Register
}

// New makes an Inbox.
func New(store Store, intake Intake, register Register) *Inbox {
	return &Inbox{store: store, intake: intake, register: register}
}

// Recall adds to a choice what is known of lists already: how files of the shape
// were read, which rows were mended, the places where people are held.
func (b *Inbox) Recall(ctx context.Context, c *importer.Choice) {
	c.Remembered = func(shape string) ([]string, error) { return b.store.Shapes(ctx, shape) }
	c.Sources = func() ([]string, error) { return b.sources(ctx) }
	c.Mended = func(source string) (map[[32]byte]app.InboxRow, error) { return b.store.MendedRows(ctx, source) }
	c.IsPrison = func(text string) bool {
		_, known := b.register.Match(text)
		return known
	}
}

// sources are those of the lists that stand, each as often as it has lists.
func (b *Inbox) sources(ctx context.Context) ([]string, error) {
	imports, err := b.store.Imports(ctx)
	var all []string
	for i := range imports {
		if imports[i].Stands() {
			all = append(all, imports[i].Source)
		}
	}
	return all, err
}

// Rows are those that wait, of the newest list first.
func (b *Inbox) Rows(ctx context.Context) ([]app.InboxRow, error) { return b.store.Inbox(ctx) }

// Count counts them.
func (b *Inbox) Count(ctx context.Context) (int, error) { return b.store.CountInbox(ctx) }

// Row is the one with the number; NotFound where it does not wait.
func (b *Inbox) Row(ctx context.Context, id app.InboxID) (app.InboxRow, error) {
	rows, err := b.store.Inbox(ctx)
	if err != nil {
		return app.InboxRow{}, err
	}
	if i := slices.IndexFunc(rows, func(r app.InboxRow) bool { return r.ID == id }); i >= 0 {
		return rows[i], nil
	}
	return app.InboxRow{}, &app.Error{Code: app.NotFound, Key: "error.inbox.no_row"}
}

// Field is one cell of a row as it is mended.
type Field struct {
	Column string // the header
	Holds  importer.Field
	Value  string
}

// Fields are the cells that a row has and might have, in the order of its file.
func Fields(row *app.InboxRow) []Field {
	plan, err := importer.ParsePlan(row.Plan)
	if err != nil {
		plan = importer.Plan{}
	}
	var all []Field
	for _, c := range plan.Columns {
		all = append(all, Field{Column: c.Header, Holds: c.Field})
	}
	for _, c := range row.Cells {
		if i := slices.IndexFunc(all, func(f Field) bool { return f.Column == c.Column }); i >= 0 {
			all[i].Value = c.Value
		} else {
			all = append(all, Field{Column: c.Column, Value: c.Value})
		}
	}
	return all
}

// Mend reads a row again with other cells and writes the person that it is
// about. set are the cells that change, by header; the others stay. Where the
// row still cannot be taken the error, Refused, says why, and nothing changes.
func (b *Inbox) Mend(ctx context.Context, id app.InboxID, set []app.Cell, today app.Date) (app.Changes, error) {
	row, err := b.Row(ctx, id)
	if err != nil {
		return app.Changes{}, err
	}
	cells, err := mended(&row, set)
	if err != nil {
		return app.Changes{}, err
	}
	list, err := importer.Again(ctx, row.Plan, row.Line, cells, today)
	if err != nil {
		return app.Changes{}, err
	}
	if list.Records.Len() != 1 {
		return app.Changes{}, refused(list.Bad[0].Problem)
	}
	rec := list.Records.Facts(0)
	if err := b.checkID(ctx, &row, &rec); err != nil {
		return app.Changes{}, err
	}
	c, err := b.intake.Compare(ctx, list)
	if err != nil {
		return app.Changes{}, err
	}
	edits, err := c.All()
	if err != nil {
		return app.Changes{}, err
	}
	return b.store.MendInbox(ctx, id, cells, edits)
}

// mended are the cells of the row with those that are set, in the order of its file.
func mended(row *app.InboxRow, set []app.Cell) ([]app.Cell, error) {
	fields := Fields(row)
	for _, c := range set {
		i := slices.IndexFunc(fields, func(f Field) bool { return f.Column == c.Column })
		if i < 0 {
			i = slices.IndexFunc(fields, func(f Field) bool { return strings.EqualFold(f.Column, c.Column) })
		}
		if i < 0 {
			headers := make([]string, len(fields))
			for j, f := range fields {
				headers[j] = f.Column
			}
			return nil, &app.Error{Code: app.Invalid, Key: "error.import.no_column", Args: app.Args{"Column": c.Column, "Columns": strings.Join(headers, "; ")}}
		}
		fields[i].Value = c.Value
	}
	var cells []app.Cell
	for _, f := range fields {
		if strings.TrimSpace(f.Value) != "" {
			cells = append(cells, app.Cell{Column: f.Column, Value: f.Value})
		}
	}
	return cells, nil
}

// checkID refuses a row that was refused because another has its number, and
// still has it.
func (b *Inbox) checkID(ctx context.Context, row *app.InboxRow, rec *app.Record) error {
	if row.Problem.Key != "import.problem.repeated_id" || !rec.HasID {
		return nil
	}
	refs, err := b.store.RecordRefs(ctx, row.Source, row.Lang)
	if err != nil {
		return err
	}
	if _, taken := refs[rec.Key]; taken {
		return refused(row.Problem)
	}
	return nil
}

func refused(p app.Problem) error {
	return &app.Error{Code: app.Refused, Key: p.Key, Args: p.Args, Hint: "error.inbox.still"}
}

// Dismiss takes rows from the inbox for good; the next list does not bring them again.
func (b *Inbox) Dismiss(ctx context.Context, ids ...app.InboxID) (app.Changes, error) {
	return b.store.DismissInbox(ctx, ids...)
}
