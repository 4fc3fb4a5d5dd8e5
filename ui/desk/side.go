package desk

import (
	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/ui/kit"
)

// The cards beside the text that fold away. They stay as they were left while the
// program runs, whichever draft is opened.
const (
	toCard      = "to"
	checksCard  = "checks"
	formCard    = "form"
	earlierCard = "earlier"
)

// firstShut are the cards that are folded at first: where the person is held stands on
// the folded card, so that all that is looked at most is seen without scrolling.
func firstShut() map[string]bool { return map[string]bool{toCard: true} }

// card is one of them. Who is not chosen yet is asked for in the open.
func (e *editor) card(name, title string, contents ...fyne.CanvasObject) *kit.Fold {
	open := !e.of.shut[name] || name == toCard && e.draft.Person == 0
	return kit.NewFold(title, "", open, func(open bool) {
		e.of.shut[name] = !open
		e.side.Refresh()
	}, contents...)
}

// unfold opens a card to which the keyboard goes.
func unfold(f *kit.Fold) {
	if !f.Open() {
		f.Toggle()
	}
}

// cards are all that stands beside the text.
func (e *editor) cards() []fyne.CanvasObject {
	loc := e.loc()
	e.fit = kit.NewColumn(kit.Gap, kit.NewRow(kit.NewText(kit.Label(loc.T("desk.room"))), e.state), e.count, e.room, e.faults, e.prints, e.preview.box)
	cards := []fyne.CanvasObject{kit.NewCard(e.fit)}
	if e.translating {
		cards = append(cards, kit.NewTitledCard(loc.T("desk.translation"), e.by, e.checked))
	}
	e.to = e.card(toCard, loc.T("desk.to"), e.person)
	e.checks = e.card(checksCard, loc.T("desk.checks"), e.looked.Object())
	e.shape = e.card(formCard, loc.T("desk.form"), e.forms())
	e.past = e.card(earlierCard, loc.T("desk.earlier"), e.earlier)
	e.sum()
	return append(cards, e.to, e.checks, e.shape, e.past)
}

// sum says on the folded cards what is in them.
func (e *editor) sum() {
	loc := e.loc()
	e.to.SetSummary(loc.T("desk.to.nobody"))
	if p, found := e.of.person(e.draft.Person); found {
		held, _ := e.of.deps.Register.Facility(p.Held.Facility, app.DateOf(e.of.deps.Now()))
		e.to.SetSummary(held.Name.In(app.Lang(loc.Lang())))
	}
	e.checks.SetSummary(loc.T("findings.none"))
	if n := e.looked.Count(); n > 0 {
		e.checks.SetSummary(loc.T("check.count", "Count", n))
	}
	e.shape.SetSummary(loc.T(e.draft.Form.MessageKey()))
	e.past.SetSummary(loc.T("desk.earlier.none"))
	if len(e.before) > 0 {
		e.past.SetSummary(e.headOf(&e.before[0]))
	}
}

// headOf is when a letter was written and for what.
func (e *editor) headOf(l *app.Letter) string {
	loc := e.loc()
	return kit.Joined(loc.Date(l.On.Year, l.On.Month, l.On.Day), loc.T(l.Occasion.MessageKey()))
}
