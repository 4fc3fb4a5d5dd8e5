package giving

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/giving"
	"vestka/ui/asking"
	"vestka/ui/kit"
	"vestka/ui/someone"
)

// form asks for a donation: one that is edited, or a new one, which has no ID yet.
type form struct {
	s   *Section
	one app.Donation

	amount, fee                           *kit.Reading
	date, receiptOn, thanked              *asking.Day
	payee, purpose, method, receipt, note *kit.Entry
	rate, rateSource, home                *kit.Entry
	kind                                  *kit.Select
	person                                *someone.Field
	inKind, noReceipt                     *kit.Check
	trouble                               *kit.Trouble
	close                                 func()
}

// begin asks for a new one.
func (s *Section) begin() {
	if s.frame != nil {
		s.ask(app.Donation{On: s.today()})
	}
}

// editShown lets the one that is shown be changed.
func (s *Section) editShown() {
	if d := s.shown(); d != nil {
		s.ask(*d)
	}
}

// noteLines is the height of the field for the note.
const noteLines = 3

func (s *Section) ask(one app.Donation) {
	loc := s.frame.Loc()
	f := &form{s: s, one: one, trouble: kit.NewTrouble(), note: kit.NewLines(noteLines)}
	f.amount = f.moneyField(loc.T("giving.form.amount"), one.Amount, loc.T("giving.form.amount.hint"))
	f.fee = f.moneyField(loc.T("giving.form.fee"), one.Fee, "")
	f.date = asking.NewDay(loc, loc.T("giving.form.date"), one.On, "")
	f.receiptOn = asking.NewDay(loc, loc.T("giving.form.receipt_date"), one.Receipt.On, "")
	f.thanked = asking.NewDay(loc, loc.T("giving.form.thanked"), one.ThankedOn, "")
	for _, e := range []struct {
		into **kit.Entry
		text string
	}{
		{&f.payee, one.Payee},
		{&f.purpose, one.Purpose},
		{&f.method, one.Method},
		{&f.receipt, one.Receipt.Nr},
		{&f.rate, string(one.Home.Rate)},
		{&f.rateSource, one.Home.Source},
		{&f.home, homeOf(one, s.own)},
	} {
		*e.into = kit.NewEntry()
		(*e.into).SetText(e.text)
	}
	f.note.SetText(one.Note)
	kinds, words := append([]app.PayeeKind{app.NoPayeeKind}, app.PayeeKinds...), []string(nil)
	for _, k := range kinds {
		words = append(words, loc.T(k.MessageKey()))
	}
	f.kind = kit.NewSelect(words, max(0, slices.Index(kinds, one.PayeeKind)), func(i int) { f.one.PayeeKind = kinds[i] })
	f.person = someone.New(s.frame, s.deps.Directory, s.today(), loc.T("giving.form.person"), loc.T("giving.form.person.hint"), one.Person)
	f.inKind = kit.NewCheck(loc.T("giving.form.in_kind"), one.InKind, func(on bool) { f.one.InKind = on })
	f.noReceipt = kit.NewCheck(loc.T("giving.form.no_receipt"), one.Receipt.None, func(on bool) { f.one.Receipt.None = on })
	title := loc.T("giving.edit")
	if one.ID == 0 {
		title = loc.T("giving.new")
	}
	f.close = s.frame.Dialogs().Show(kit.Sheet{
		Title: title, Width: 720, Focus: f.amount.Entry, Body: f.layout(), Draft: fmt.Sprintf("giving/%d", one.ID),
		Fields: kit.Fields{
			"amount": f.amount.Entry, "date": f.date.Entry, "kind": f.kind, "payee": f.payee, "purpose": f.purpose, "method": f.method, "fee": f.fee.Entry,
			"receipt": f.receipt, "receipt_date": f.receiptOn.Entry, "thanked": f.thanked.Entry, "rate": f.rate, "rate_source": f.rateSource, "home": f.home, "note": f.note,
			"person": f.person, "in_kind": f.inKind, "no_receipt": f.noReceipt,
		},
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: f.save}},
	})
}

// homeOf is the currency in which the worth is asked for.
func homeOf(d app.Donation, own string) string {
	if !d.Home.Amount.IsZero() {
		return d.Home.Amount.Currency
	}
	return own
}

// typed is an amount as one types it.
func typed(m app.Money) string { return strings.TrimSpace(m.Plain() + " " + m.Currency) }

func (f *form) moneyField(name string, m app.Money, hint string) *kit.Reading {
	return kit.NewReading(name, typed(m), hint, func(text string) (string, bool) {
		read, err := f.money(text, m)
		if err != nil {
			says, _ := f.s.frame.Loc().Error(err)
			return says, false
		}
		return f.s.money(read), true
	})
}

// money reads an amount; one that was left as it stood is what it was.
func (f *form) money(text string, was app.Money) (app.Money, error) {
	if text = strings.TrimSpace(text); text == typed(was) {
		return was, nil
	}
	if text == "" {
		return app.Money{}, nil
	}
	return app.ReadMoney(text, f.s.own)
}

func (f *form) layout() fyne.CanvasObject {
	t := f.s.frame.Loc().T
	two := func(a, b fyne.CanvasObject) fyne.CanvasObject { return kit.NewSplit(a, b, 0.5, 0, 2000) }
	return f.trouble.Above(
		two(f.amount.Field, f.date.Field),
		two(kit.NewField(t("giving.form.kind"), f.kind, ""), kit.NewField(t("giving.form.payee"), f.payee, "")),
		kit.NewText(kit.Small(t("giving.form.left_out"))),
		two(kit.NewField(t("giving.form.purpose"), f.purpose, ""), kit.NewField(t("giving.form.method"), f.method, "")),
		f.person.Whole, f.inKind,
		two(kit.NewField(t("giving.form.receipt"), f.receipt, ""), f.receiptOn.Field),
		f.noReceipt,
		two(f.fee.Field, f.thanked.Field),
		kit.NewFold(t("giving.worth"), "", f.rate.Text != "", nil,
			two(kit.NewField(t("giving.form.rate"), f.rate, t("giving.form.rate.hint")), kit.NewField(t("giving.form.home"), f.home, "")),
			kit.NewField(t("giving.form.rate_source"), f.rateSource, "")),
		kit.NewField(t("giving.form.note"), f.note, ""),
	)
}

// read is what the form says.
func (f *form) read() (app.Donation, error) {
	d, was := f.one, f.one
	var err error
	if d.Amount, err = f.money(f.amount.Entry.Text, was.Amount); err != nil {
		return d, err
	}
	if d.Fee, err = f.money(f.fee.Entry.Text, was.Fee); err != nil {
		return d, err
	}
	for _, one := range []struct {
		day  *asking.Day
		into *app.Date
	}{{f.date, &d.On}, {f.receiptOn, &d.Receipt.On}, {f.thanked, &d.ThankedOn}} {
		if *one.into, err = one.day.Read(); err != nil {
			return d, err
		}
	}
	d.Payee, d.Purpose, d.Method, d.Receipt.Nr, d.Note = f.payee.Text, f.purpose.Text, f.method.Text, f.receipt.Text, f.note.Text
	if d.Person, err = f.person.Person(); err != nil {
		return d, err
	}
	return f.valued(d)
}

// valued reckons the worth at home where the rate is another, or was not there.
func (f *form) valued(d app.Donation) (app.Donation, error) {
	text, was := strings.TrimSpace(f.rate.Text), f.one.Home
	switch {
	case text == "":
		d.Home = app.Worth{}
		return d, nil
	case text == string(was.Rate) && f.rateSource.Text == was.Source && strings.EqualFold(f.home.Text, was.Amount.Currency) && d.Amount == f.one.Amount:
		return d, nil // it is never reckoned again
	}
	rate, err := app.ReadRate(text)
	if err != nil {
		return d, err
	}
	return giving.Valued(d, strings.ToUpper(strings.TrimSpace(f.home.Text)), rate, f.rateSource.Text, d.On)
}

// save keeps it; until it can be kept the form stays.
func (f *form) save() {
	s := f.s
	d, err := f.read()
	asking.Keep(s.form(f.trouble), err, func(ctx context.Context) (app.DonationID, app.Changes, error) { return s.deps.Book.Save(ctx, d) }, func(id app.DonationID) string {
		f.close()
		s.at = id
		if !s.has(&d) {
			s.clear()
		}
		return s.frame.Loc().T("giving.saved")
	})
}

// form is one of the section's that is on the screen.
func (s *Section) form(trouble *kit.Trouble) asking.Form {
	return asking.Form{Frame: s.frame, By: s, Runner: s.deps.Runner, Trouble: trouble}
}
