package today

import (
	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/rhythm"
	"vestka/ui/kit"
)

// line is a birthday in the list.
func (s *Section) line(b people.Birthday) kit.PersonLine {
	loc, lang := s.frame.Loc(), app.Lang(s.frame.Loc().Lang())
	name := b.Names.Best(lang).Display()
	second := []string{loc.DayMonth(b.On.Month, b.On.Day)}
	if b.Turns > 0 {
		second = append(second, loc.T("people.turns", "Count", b.Turns))
	}
	if f, ok := s.deps.Register.Facility(b.Held.Facility, s.today()); ok {
		second = append(second, f.Name.In(lang))
	} else if b.Held.Text != "" {
		second = append(second, b.Held.Text)
	}
	if b.Sample && b.Held.Facility == "" { // a sample facility says it in its name
		second = append(second, loc.T("people.tag.sample"))
	}
	word, tone := s.when(b)
	return kit.PersonLine{Initials: name, Name: name, Second: kit.Joined(second...), Tag: word, Tone: tone, Chosen: s.chosen[b.ID]}
}

// soon is how many days ahead a birthday asks for haste.
const soon = 14

// when says how soon the birthday is, or that no card can go there.
func (s *Section) when(b people.Birthday) (string, kit.Tone) {
	loc := s.frame.Loc()
	switch {
	case !b.HasAddress:
		return loc.T("people.tag.no_address"), kit.No
	case !b.On.Full():
		return loc.T("today.this_month"), kit.Neutral
	}
	if due, is := s.dueFor(b.ID); is {
		return s.postBy(&due)
	}
	n := s.today().DaysUntil(b.On)
	switch {
	case n == 0:
		return loc.T("today.is_today"), kit.Care
	case n <= soon:
		return loc.T("today.in_days", "Count", n), kit.Care
	}
	return loc.T("today.in_days", "Count", n), kit.Neutral
}

// cards are what stands at the side: each with what can be done about it.
func (s *Section) cards() []fyne.CanvasObject {
	loc, st := s.frame.Loc(), s.state
	var cards []fyne.CanvasObject
	if card := s.dueCard(); card != nil {
		cards = append(cards, card)
	}
	if waiting := st.due.Count(rhythm.ToSay); waiting > 0 {
		cards = append(cards, kit.NewTitledCard(loc.T("today.waiting"),
			kit.NewText(kit.Body(loc.T("today.waiting.text", "Count", waiting))),
			kit.NewFlow(0, kit.NewButton(loc.T("journal.answer"), func() { s.frame.Go("journal", nil) }))))
	}
	if news := st.due.Count(rhythm.ToDecide); news > 0 {
		cards = append(cards, kit.NewTitledCard(loc.T("nav.changes"),
			kit.NewText(kit.Body(loc.T("today.changes", "Count", news))),
			kit.NewFlow(0, kit.NewButton(loc.T("today.changes.show"), func() { s.frame.Go("changes", nil) }))))
	}
	if card := s.disputedCard(); card != nil {
		cards = append(cards, card)
	}
	if old := people.OldLists(loc, st.due.Lists); old != "" {
		cards = append(cards, kit.NewTitledCard(loc.T("today.old_list"),
			kit.NewText(kit.Body(old)),
			kit.NewFlow(0, kit.NewButton(loc.T("today.open_list"), s.openList))))
	}
	if card := s.backupCard(); card != nil {
		cards = append(cards, card)
	}
	held := loc.T("today.held", "Count", st.counts.Held)
	if st.counts.Held == 0 {
		held = loc.T("today.nobody_held")
	}
	list := []fyne.CanvasObject{kit.NewText(kit.Body(held))}
	if n := len(st.birthdays); n > 0 {
		list = append(list, kit.NewText(kit.Body(loc.T("today.birthday_count", "Count", n))))
	}
	cards = append(cards, kit.NewTitledCard(loc.T("today.list"), append(list,
		kit.NewFlow(0, kit.NewButton(loc.T("today.save_list"), s.saveList)))...))
	if card := s.placesCard(); card != nil {
		cards = append(cards, card)
	}
	if unsettled := people.WithBeside(st.unsettled, s.beside); len(unsettled) > 0 {
		text := kit.NewText(kit.Body(loc.T("today.unsettled.text", "Count", len(unsettled))))
		if len(st.unsettled) == 0 {
			text = kit.NewText(kit.Body(loc.T("today.unsettled.beside", "Count", len(unsettled))))
		}
		cards = append(cards, kit.NewTitledCard(loc.T("today.unsettled"), text,
			kit.NewFlow(0, kit.NewButton(loc.T("today.settle"), func() { s.frame.Go("people", unsettled) }))))
	}
	if st.counts.Sample > 0 {
		cards = append(cards, kit.NewTitledCard(loc.T("today.sample"),
			kit.NewText(kit.Body(loc.T("today.sample.text"))),
			kit.NewFlow(0, kit.NewButton(loc.T("today.remove_sample"), s.removeSample))))
	}
	return cards
}
