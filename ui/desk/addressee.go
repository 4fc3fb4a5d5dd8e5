package desk

import (
	"context"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/ui/kit"
)

// mostOffered people are offered for a letter at once; a name typed finds the others.
const mostOffered = 100

// askPerson lets the one be chosen to whom the letter goes: who writes first need not
// know that yet.
func (e *editor) askPerson() {
	e.findPeople("", func(found []*people.Entry) { e.showPeople(found) })
}

// findPeople finds those whose names fit the words.
func (e *editor) findPeople(words string, done func([]*people.Entry)) {
	q := people.Query{Text: words, Today: app.DateOf(e.of.deps.Now()), Lang: app.Lang(e.loc().Lang()), Limit: mostOffered}
	work.Query(e.of.deps.Runner, "desk/people", func(context.Context) ([]*people.Entry, error) {
		return e.of.deps.Directory.Find(q).People, nil
	}, func(found []*people.Entry, _ error) { done(found) })
}

func (e *editor) showPeople(found []*people.Entry) {
	loc, at := e.loc(), 0
	var list *kit.List
	var close func()
	choose := func() {
		if at < len(found) {
			e.goesTo(found[at].ID)
		}
	}
	list = kit.NewList(func() int { return len(found) },
		func() fyne.CanvasObject { return kit.NewTwoLines(1) },
		func(i int, o fyne.CanvasObject) { e.fillPerson(o.(*kit.TwoLines), found[i]) },
		func(i int) { at = i }, func(int) {
			close()
			choose()
		})
	search := kit.NewSearch(loc.T("people.search"), func(words string) {
		e.findPeople(words, func(now []*people.Entry) {
			found, at = now, 0
			list.Clear()
			list.Changed()
			if len(found) > 0 {
				list.Select(0)
			}
		})
	}, func() { e.of.frame.Focus(list.Focusable()) })
	if len(found) > 0 {
		list.Select(0)
	}
	close = e.of.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("desk.empty.person"), Text: loc.T("desk.to.choose"), Width: 560, Height: 400, Focus: search,
		Body: kit.NewBorder(kit.NewInset(search, 0, 0, kit.Gap, 0), list),
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("desk.empty.person"), Primary: true, Do: choose},
		},
	})
}

// fillPerson shows one in a row, with the place where they are held.
func (e *editor) fillPerson(row *kit.TwoLines, p *people.Entry) {
	lang, place := app.Lang(e.loc().Lang()), p.Held.Text
	if f, known := e.of.deps.Register.Facility(p.Held.Facility, app.DateOf(e.of.deps.Now())); known {
		place = f.Name.In(lang)
	}
	row.Set(p.Names.Best(lang).Display(), place, "", kit.Neutral)
}

// goesTo sends the letter to the person.
func (e *editor) goesTo(id app.PersonID) {
	e.draft.Person = id
	e.typed()
	e.save()
	e.about()
	e.show()
	e.measure()
	e.of.frame.Focus(e.text)
}
