package journal

import (
	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/i18n"
	"vestka/ui/kit"
)

// line is an entry in the list.
func (r *row) line(loc *i18n.Localizer) kit.PersonLine {
	word, tone := state(r.letter.State, loc)
	on := r.letter.On
	return kit.PersonLine{
		Initials: r.name, Name: r.name, Tag: word, Tone: tone,
		Second: kit.Joined(loc.ShortDate(on.Year, on.Month, on.Day), r.facility), // what fits; the entry itself has the rest
	}
}

func state(s app.LetterState, loc *i18n.Localizer) (string, kit.Tone) {
	tone := kit.Neutral
	switch s {
	case app.Printed, app.Posted, app.Given, app.Arrived, app.Answered:
		tone = kit.Good
	case app.Returned:
		tone = kit.Care
	case app.Stopped, app.Lost:
		tone = kit.No
	}
	return loc.T(s.MessageKey()), tone
}

// fill shows one entry whole: the text as it was printed, where it went, and the
// files that are kept with it.
func (r *row) fill(column *kit.Column, lived, printed, kept fyne.CanvasObject, loc *i18n.Localizer) {
	l := r.letter
	word, tone := state(l.State, loc)
	tags := []fyne.CanvasObject{
		kit.NewTag(word, tone), kit.NewTag(loc.T(l.Kind.MessageKey()), kit.Neutral), kit.NewTag(loc.T(l.Occasion.MessageKey()), kit.Neutral),
	}
	if l.Sample {
		tags = append(tags, kit.NewTag(loc.T("people.tag.sample"), kit.Neutral))
	}
	column.Set(
		kit.NewColumn(kit.Tight,
			kit.NewName(r.name),
			kit.NewText(kit.Quiet(kit.Joined(loc.Date(l.On.Year, l.On.Month, l.On.Day), r.facility)))),
		kit.NewFlow(8, tags...),
		kit.NewDivider(),
		lived,
		kit.NewMeasure(kit.NewLetter(l.Text), 620),
		kit.NewDivider(),
		kit.NewColumn(kit.Tight, kit.NewText(kit.Label(loc.T("journal.address"))), kit.NewText(kit.Body(l.Address))),
		printed,
		kit.NewDivider(),
		kept,
	)
}
