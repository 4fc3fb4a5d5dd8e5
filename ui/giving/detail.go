package giving

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/giving"
	"vestka/app/work"
	"vestka/ui/kit"
)

// tell shows a donation: what is known of it, what can be done with it, its receipts.
func (s *Section) tell(d *app.Donation) {
	s.at = d.ID
	loc := s.frame.Loc()
	s.first = kit.NewButton(loc.T("giving.edit"), s.editShown)
	actions := []fyne.CanvasObject{s.first}
	if d.Cancelled == "" {
		actions = append(actions, kit.NewButton(loc.T("giving.cancel"), s.cancelShown))
	}
	actions = append(actions, kit.NewButton(loc.T("giving.repeat"), s.repeatShown), kit.NewButton(loc.T("giving.remove"), s.removeShown))
	tags := []fyne.CanvasObject{kit.NewTag(s.kind(d), kit.Neutral)}
	if d.InKind {
		tags = append(tags, kit.NewTag(loc.T("giving.in_kind"), kit.Neutral))
	}
	if d.Cancelled != "" {
		tags = append(tags, kit.NewTag(loc.T("giving.is_cancelled"), kit.No))
	}
	parts := []fyne.CanvasObject{
		kit.NewColumn(kit.Tight, kit.NewName(s.money(d.Amount)), kit.NewText(kit.Quiet(kit.Joined(loc.Date(d.On.Year, d.On.Month, d.On.Day), d.Payee)))),
		kit.NewFlow(8, tags...), kit.NewFlow(kit.Gap, actions...), kit.NewDivider(),
	}
	s.detail.Set(append(append(parts, s.facts(d)...), kit.NewDivider(), s.kept)...)
	s.shelf.Show(owner(d))
}

// facts are what else is written of it.
func (s *Section) facts(d *app.Donation) []fyne.CanvasObject {
	loc := s.frame.Loc()
	date := func(on app.Date) string { return loc.Date(on.Year, on.Month, on.Day) }
	receipt := kit.Joined(d.Receipt.Nr, date(d.Receipt.On))
	switch {
	case d.Receipt.None:
		receipt = kit.Joined(receipt, loc.T("giving.receipt_none"))
	case d.Receipt.Missing():
		receipt = loc.T("giving.no_receipt")
	}
	fee, home := "", ""
	if !d.Fee.IsZero() {
		fee = s.money(d.Fee)
	}
	if !d.Home.Amount.IsZero() {
		home = kit.Joined(s.money(d.Home.Amount), loc.T("giving.at_rate", "Rate", string(d.Home.Rate), "Source", d.Home.Source), date(d.Home.On))
	}
	var all []fyne.CanvasObject
	for _, one := range [][2]string{
		{loc.T("giving.form.purpose"), d.Purpose},
		{loc.T("giving.form.person"), s.name(d.Person)},
		{loc.T("giving.form.method"), d.Method},
		{loc.T("giving.form.fee"), fee},
		{loc.T("giving.form.receipt"), receipt},
		{loc.T("giving.form.thanked"), date(d.ThankedOn)},
		{loc.T("giving.worth"), home},
		{loc.T("giving.why_cancelled"), d.Cancelled},
		{loc.T("giving.form.note"), d.Note},
	} {
		if one[1] != "" {
			all = append(all, kit.NewColumn(kit.Tight, kit.NewText(kit.Label(one[0])), kit.NewText(kit.Body(one[1]))))
		}
	}
	return all
}

// cancelShown asks why it did not come about.
func (s *Section) cancelShown() {
	d := s.shown()
	if d == nil {
		return
	}
	loc, id := s.frame.Loc(), d.ID
	s.frame.Dialogs().Prompt(kit.PromptRequest{Title: loc.T("giving.cancel"), Text: loc.T("giving.cancel.text"), OK: loc.T("giving.cancel")}, func(reason string) {
		s.do(loc.T("giving.cancelled"), func(ctx context.Context) (app.Changes, error) { return s.deps.Book.Cancel(ctx, id, reason) })
	})
}

// removeShown removes it; that can be taken back.
func (s *Section) removeShown() {
	if d := s.shown(); d != nil {
		id := d.ID
		s.do(s.frame.Loc().T("giving.removed", "Count", 1), func(ctx context.Context) (app.Changes, error) { return s.deps.Book.RemoveDonations(ctx, id) })
	}
}

// repeatShown asks how often to be reminded to give the same.
func (s *Section) repeatShown() {
	d := s.shown()
	if d == nil {
		return
	}
	loc, like, from := s.frame.Loc(), *d, s.today()
	words := make([]string, len(app.Everys))
	for i, e := range app.Everys {
		words[i] = loc.T(e.MessageKey())
	}
	s.frame.Dialogs().Choose(loc.T("giving.repeat"), loc.T("giving.repeat.text"), words, func(i int) {
		p := app.Plan{Every: app.Everys[i], First: from, Like: like}
		p.Next = p.After(from)
		s.do(loc.T("giving.repeat.done", "Date", loc.Date(p.Next.Year, p.Next.Month, p.Next.Day)), func(ctx context.Context) (app.Changes, error) {
			_, changes, err := s.deps.Book.SavePlan(ctx, p)
			return changes, err
		})
	})
}

// forms are the forms of files by how their names end.
var forms = map[string]giving.Format{".csv": giving.CSV, ".xlsx": giving.XLSX, ".journal": giving.Hledger, ".json": giving.JSON}

// export writes what the list shows to a file, without people and notes unless they are asked for.
func (s *Section) export() {
	loc := s.frame.Loc()
	s.frame.Dialogs().Choose(loc.T("giving.export"), loc.T("giving.export.text"), []string{loc.T("giving.export.without"), loc.T("giving.export.with")}, func(i int) {
		with := giving.With{Names: i == 1, Notes: i == 1}
		s.frame.SaveOutside(kit.FileRequest{Title: loc.T("giving.export"), Extensions: []string{".xlsx", ".csv", ".journal", ".json"}, Name: loc.T("giving.export.name") + ".xlsx"}, func(path string) {
			s.write(path, with)
		})
	})
}

func (s *Section) write(path string, with giving.With) {
	loc := s.frame.Loc()
	form, known := forms[strings.ToLower(filepath.Ext(path))]
	if !known {
		s.frame.Fail(&app.Error{Code: app.Invalid, Key: "cli.error.export_form", Args: app.Args{"Path": filepath.Base(path)}})
		return
	}
	chosen := make([]app.Donation, len(s.list))
	for i, d := range s.list {
		chosen[i] = *d
	}
	e := giving.Leave(chosen, s.begins, with, s.name)
	left := e.For(form)
	words := make([]string, len(left))
	for i, l := range left {
		words[i] = loc.T("export.left", "What", loc.T(l.MessageKey()))
	}
	work.Query(s.deps.Runner, "giving/export", func(context.Context) (struct{}, error) {
		var b bytes.Buffer
		if err := e.Write(&b, form, words); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, s.deps.Save(path, b.Bytes())
	}, func(_ struct{}, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.frame.Say(strings.Join(append([]string{loc.T("export.saved", "Count", e.Entries(form), "Path", filepath.Base(path))}, words...), " "))
	})
}
