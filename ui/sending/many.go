package sending

import (
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/i18n"
	"vestka/ui/kit"
)

// ShowMany lays over the window what may be sent to many: for each thing how many
// have which answer, and where those are held who should not get it.
func ShowMany(f kit.Frame, batches []rulebook.Batch, s rulebook.Sender) {
	if len(batches) == 0 {
		return
	}
	loc := f.Loc()
	rows := make([]fyne.CanvasObject, len(batches))
	for i := range batches {
		rows[i] = batch(f, &batches[i])
	}
	f.Dialogs().Show(kit.Sheet{
		Title: loc.T("sending.many", "Count", batches[0].People), Text: i18n.Join("\n", rulebook.SenderLine(loc, s.Relation, s.Country), batches[0].Cautions(loc)),
		Body: kit.NewRows(rows...), Width: 700,
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}

// batch is one thing: its counts as tags, and a line for whom it should not go to.
func batch(f kit.Frame, b *rulebook.Batch) fyne.CanvasObject {
	loc := f.Loc()
	var tags, lines []fyne.CanvasObject
	for _, g := range b.Groups {
		_, tone := Look(g.Verdict)
		tags = append(tags, kit.NewTag(loc.T("sending.count", "Verdict", loc.T(g.Verdict.MessageKey()), "Number", loc.Number(len(g.People))), tone))
		if g.Verdict == rules.No || g.Verdict == rules.AskFamily {
			lines = append(lines, kit.NewText(kit.Small(g.Line(loc, b.People))))
		}
	}
	head := kit.NewRow(kit.NewText(kit.Strong(Thing(f, b.Thing))), kit.NewFlow(6, tags...).OneLine())
	return kit.NewColumn(kit.Tight, append([]fyne.CanvasObject{head}, lines...)...)
}

// Groups are the people of a batch to whom a thing should not be sent, or may not,
// by verdict: who, and why. name is what a person is called.
func Groups(f kit.Frame, b *rulebook.Batch, name func(app.PersonID) string) fyne.CanvasObject {
	loc := f.Loc()
	var rows []fyne.CanvasObject
	for _, g := range b.Groups {
		if g.Verdict == rules.Yes {
			continue
		}
		names := make([]string, len(g.People))
		for i, id := range g.People {
			names[i] = name(id)
		}
		icon, tone := Look(g.Verdict)
		lines := []fyne.CanvasObject{
			kit.NewFlow(10, kit.NewSign(icon, tone), kit.NewText(kit.Strong(Begin(g.Line(loc, b.People)))).OneLine()),
			kit.NewText(kit.Body(strings.Join(names, ", "))),
		}
		if len(g.Why) == 0 {
			lines = append(lines, kit.NewText(kit.Body(loc.T("rules.nothing_known"))))
		}
		for _, r := range g.Why {
			lines = append(lines, Rule(f, r))
		}
		rows = append(rows, kit.NewColumn(8, lines...))
	}
	return kit.NewRows(rows...)
}
