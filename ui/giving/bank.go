package giving

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/giving"
	"vestka/app/importer/table"
	"vestka/app/work"
	"vestka/ui/kit"
)

// bank asks which column of a bank's file holds what, and shows at once what would be
// written; nothing is, until the reader says so.
type bank struct {
	s       *Section
	content []byte
	header  []string
	choice  giving.Choice
	found   *giving.Statement // nil where the file is not understood yet

	columns  map[giving.Field]*kit.Select
	currency *kit.Entry
	says     *kit.Text
	rows     *kit.Column
	trouble  *kit.Trouble
	close    func()
}

// openBank asks for the file.
func (s *Section) openBank() {
	loc := s.frame.Loc()
	s.frame.Dialogs().OpenFile(kit.FileRequest{Title: loc.T("giving.bank"), Extensions: table.Extensions}, s.readBank)
}

// readBank reads the file and the names of its columns.
func (s *Section) readBank(path string) {
	b := &bank{s: s, choice: giving.Choice{Currency: s.own, Columns: map[giving.Field]string{}}}
	work.Query(s.deps.Runner, "giving/bank", func(ctx context.Context) (*bank, error) {
		var err error
		if b.content, err = s.deps.ReadFile(path); err != nil {
			return nil, unreadable(err)
		}
		in, err := table.Open(ctx, bytes.NewReader(b.content), int64(len(b.content)), table.Settings{})
		if err != nil {
			return nil, err
		}
		b.header = in.Header()
		return b, nil
	}, func(b *bank, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		b.ask()
	})
}

// orders of a date in figures that may be two; the first is as the file seems to mean it.
var orders = []string{"", "dmy", "mdy", "ymd"}

// decimals are signs before the places of amounts, likewise.
var decimals = []string{"", ",", "."}

func (b *bank) ask() {
	loc := b.s.frame.Loc()
	b.columns, b.trouble, b.says, b.rows = map[giving.Field]*kit.Select{}, kit.NewTrouble(), kit.NewText(), kit.NewColumn(0)
	none := append([]string{loc.T("giving.bank.none")}, b.header...)
	var pairs []fyne.CanvasObject
	for _, f := range giving.Fields {
		b.columns[f] = kit.NewSelect(none, 0, func(i int) {
			b.choice.Columns[f] = ""
			if i > 0 {
				b.choice.Columns[f] = b.header[i-1]
			}
			b.read()
		})
		pairs = append(pairs, kit.NewField(loc.T(f.MessageKey()), b.columns[f], ""))
	}
	b.currency = kit.NewEntry()
	b.currency.SetText(b.choice.Currency)
	b.currency.OnChanged = func(text string) {
		b.choice.Currency = strings.ToUpper(strings.TrimSpace(text))
		b.read()
	}
	order := kit.NewSelect([]string{loc.T("giving.bank.order.auto"), loc.T("giving.bank.order.dmy"), loc.T("giving.bank.order.mdy"), loc.T("giving.bank.order.ymd")}, 0, func(i int) {
		b.choice.Order = orders[i]
		b.read()
	})
	decimal := kit.NewSelect([]string{loc.T("giving.bank.order.auto"), loc.T("giving.bank.decimal.comma"), loc.T("giving.bank.decimal.point")}, 0, func(i int) {
		b.choice.Decimal = decimals[i]
		b.read()
	})
	kinds, words := append([]app.PayeeKind{app.NoPayeeKind}, app.PayeeKinds...), []string(nil)
	for _, k := range kinds {
		words = append(words, loc.T(k.MessageKey()))
	}
	kind := kit.NewSelect(words, 0, func(i int) {
		b.choice.Kind = kinds[i]
		b.read()
	})
	pairs = append(pairs, kit.NewField(loc.T("giving.bank.currency"), b.currency, ""), kit.NewField(loc.T("giving.bank.order"), order, ""), kit.NewField(loc.T("giving.form.kind"), kind, ""))
	var fields []fyne.CanvasObject
	for three := range slices.Chunk(pairs, 3) {
		fields = append(fields, kit.NewSplit(kit.NewSplit(three[0], three[1], 0.5, 0, 2000), three[2], 1.0/3, 0, 2000))
	}
	fields = append(fields, kit.NewField(loc.T("giving.bank.decimal"), decimal, ""), b.says, b.rows)
	b.close = b.s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("giving.bank"), Text: loc.T("giving.bank.text"), Width: 860, Focus: b.columns[giving.FieldDate],
		Body:    b.trouble.Above(fields...),
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("giving.bank.take"), Primary: true, Stay: true, Do: b.take}},
	})
	b.read()
}

// read shows what would be written, as the columns are matched now.
func (b *bank) read() {
	choice := b.choice
	work.Query(b.s.deps.Runner, "giving/bank", func(ctx context.Context) (*giving.Statement, error) {
		return b.s.deps.Book.Statement(ctx, bytes.NewReader(b.content), int64(len(b.content)), choice)
	}, func(found *giving.Statement, err error) {
		loc := b.s.frame.Loc()
		b.found = found
		if err != nil {
			b.found = nil
			text, _ := loc.Error(err)
			b.trouble.Say(text, loc.T("giving.bank.match"))
			b.says.Set()
			b.rows.Set()
			return
		}
		b.trouble.Clear()
		for _, f := range giving.Fields {
			b.columns[f].Mark(1 + slices.Index(b.header, found.Columns[f]))
		}
		b.show()
	})
}

// mostShown is how many rows of a file the sheet shows.
const mostShown = 40

func (b *bank) show() {
	loc := b.s.frame.Loc()
	of := map[giving.State]int{}
	for i := range b.found.Rows {
		of[b.found.Rows[i].State]++
	}
	says := []string{loc.T("giving.bank.new", "Count", len(b.found.New()))}
	for _, state := range []giving.State{giving.RowKnown, giving.RowIncoming, giving.RowBad} {
		if of[state] > 0 {
			says = append(says, loc.T("giving.bank.others", "State", loc.T(state.MessageKey()), "Number", loc.Number(of[state])))
		}
	}
	b.says.Set(kit.Strong(kit.Joined(says...)))
	var rows []fyne.CanvasObject
	for i := range b.found.Rows[:min(len(b.found.Rows), mostShown)] {
		rows = append(rows, b.line(&b.found.Rows[i]))
	}
	if more := len(b.found.Rows) - mostShown; more > 0 {
		rows = append(rows, kit.NewText(kit.Small(loc.T("giving.bank.more", "Count", more))))
	}
	b.rows.Set(rows...)
	kit.LayOver(b.rows)
}

// line is a row of the file as it was understood.
func (b *bank) line(r *giving.Row) fyne.CanvasObject {
	loc, d := b.s.frame.Loc(), &r.Donation
	tone := map[giving.State]kit.Tone{giving.RowNew: kit.Good, giving.RowBad: kit.No}[r.State]
	amount, what := "", kit.Joined(d.Payee, d.Purpose)
	if !d.Amount.IsZero() {
		amount = loc.Money(d.Amount.Plain(), d.Amount.Currency)
	}
	if r.Problem != nil {
		what, _ = loc.Error(r.Problem)
	}
	row := kit.NewCells(totalLines, 0.4, 1, 1.2, 3, 1.2)
	row.Set([]kit.Span{kit.Small(loc.Number(r.Line))}, []kit.Span{kit.Small(loc.ShortDate(d.On.Year, d.On.Month, d.On.Day))}, []kit.Span{kit.Body(amount)},
		[]kit.Span{kit.Small(what)}, []kit.Span{kit.Small(loc.T(r.State.MessageKey())).In(tone)})
	return row
}

// take writes what is new, in one step that can be taken back.
func (b *bank) take() {
	s, loc, found := b.s, b.s.frame.Loc(), b.found
	if found == nil || len(found.New()) == 0 {
		b.trouble.Say(loc.T("giving.bank.nothing"), "")
		return
	}
	type taken struct {
		ids     []app.DonationID
		changes app.Changes
	}
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (t taken, err error) {
		t.ids, t.changes, err = s.deps.Book.Take(ctx, found)
		return t, err
	}, nil, func(t taken, err error) {
		if err != nil {
			b.trouble.Say(loc.Error(err))
			return
		}
		b.close()
		s.frame.Did(s, loc.T("bank.written", "Count", len(t.ids)), t.changes)
		s.frame.Focus(s.Focus())
	})
}
