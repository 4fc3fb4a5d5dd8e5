package importer

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"slices"
	"strings"

	"vestka/app"
)

// Again reads one row of a list again, with the cells that a person mended, by
// the plan of its file. The snapshot has one record, or one bad row that says
// why there is still none.
func Again(ctx context.Context, plan string, line int, cells []app.Cell, today app.Date) (app.Snapshot, error) {
	p, err := ParsePlan(plan)
	if err != nil {
		return app.Snapshot{}, &app.Error{Code: app.Failed, Key: "error.inbox.plan", Err: err}
	}
	cells = slices.DeleteFunc(slices.Clone(cells), func(c app.Cell) bool { return strings.TrimSpace(c.Value) == "" })
	if p.Form == machineForm || p.Form == humanForm {
		return p.againViasna(ctx, line, cells, today)
	}
	b := newBuilder(&p, today)
	var rec app.Record
	taken, err := b.take(&sheetRow{line: line, cells: cells}, &rec)
	if b.snap.Records = (&app.Rows{}); taken {
		b.snap.Records.Add(&rec)
	}
	return b.snap, err
}

// againViasna writes the row down as it stands in a file of Viasna's, and reads that.
func (p *Plan) againViasna(ctx context.Context, line int, cells []app.Cell, today app.Date) (app.Snapshot, error) {
	headers, row := make([]string, len(p.Columns)), make([]string, len(p.Columns))
	for i, c := range p.Columns {
		headers[i] = c.Header
	}
	for _, c := range cells {
		if i := slices.Index(headers, c.Column); i >= 0 {
			row[i] = c.Value
		} else {
			row = append(row, c.Value) // beyond the header
		}
	}
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	if err := w.WriteAll([][]string{headers, row}); err != nil {
		return app.Snapshot{}, err
	}
	src, err := openSource(ctx, &text)
	if err != nil {
		return app.Snapshot{}, err
	}
	l := &list{src: src, ctx: ctx, today: today, line: 1}
	if err := l.readHeader(); err != nil {
		return app.Snapshot{}, err
	}
	l.line = line
	if err := l.readRows(); err != nil {
		return app.Snapshot{}, err
	}
	l.snap.Lang, l.snap.Plan = p.Lang, p.String()
	l.snap.Records.SetLang(p.Lang)
	if l.snap.Records.Len()+len(l.snap.Bad) == 0 {
		l.snap.Bad = []app.BadRow{{Line: line, Problem: app.Problem{Line: line, Key: "import.problem.no_name", Refused: true}}}
	}
	return l.snap, nil
}

// takeMended takes the rows that were refused and had been mended before.
func takeMended(ctx context.Context, list *app.Snapshot, c Choice) error {
	if c.Mended == nil || len(list.Bad) == 0 {
		return nil
	}
	mended, err := c.Mended(list.Source)
	if err != nil || len(mended) == 0 {
		return err
	}
	keys := make(map[string]bool, list.Records.Len())
	for i := range list.Records.Len() {
		keys[list.Records.Facts(i).Key] = true
	}
	var left []app.BadRow
	type at struct {
		sheet string
		line  int
	}
	taken := map[at]bool{}
	for _, bad := range list.Bad {
		row := app.InboxRow{Source: list.Source, BadRow: bad}
		known, ok := mended[row.Digest()]
		if !ok {
			left = append(left, bad)
			continue
		}
		again, err := Again(ctx, cmp.Or(bad.Plan, list.Plan), bad.Line, known.Mended, c.Today)
		if err != nil {
			return err
		}
		if again.Records.Len() != 1 || keys[again.Records.Facts(0).Key] {
			left = append(left, bad)
			continue
		}
		rec := again.Records.At(0)
		keys[rec.Key] = true
		list.Records.Add(&rec)
		list.Problems = append(list.Problems, again.Problems...)
		taken[at{bad.Problem.Sheet, bad.Line}] = true
	}
	list.Bad = left
	list.Refused -= len(taken)
	list.Problems = slices.DeleteFunc(list.Problems, func(p app.Problem) bool { return p.Refused && taken[at{p.Sheet, p.Line}] })
	return nil
}
