package people

import (
	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/names"
	"vestka/app/people"
	"vestka/ui/kit"
)

// settleLink lets the reader settle how a name is split, where that is a guess.
func (s *Section) settleLink(c *card, n app.Name) []fyne.CanvasObject {
	if !n.Unsure || n.Proposed || names.Anonymous(n.Full) || !s.writable() {
		return nil
	}
	for _, lang := range []app.Lang{app.Belarusian, app.Russian, app.English} {
		if c.Names.In(lang) == n {
			return []fyne.CanvasObject{kit.NewLink(s.frame.Loc().T("people.name.settle"), func() { s.settleName(c, lang) })}
		}
	}
	return nil
}

// settleName asks which word of a name is the surname: as it was guessed, the other
// way round, or as the reader writes it.
func (s *Section) settleName(c *card, lang app.Lang) {
	loc, n := s.frame.Loc(), c.Names.In(lang)
	var options []string
	var ways []func()
	offer := func(family, given string) {
		options = append(options, loc.T("people.name.settle.parts", "Family", family, "Given", given))
		ways = append(ways, func() {
			s.setName(c.ID, lang, people.NameOfParts(family, given, n.Patronymic), loc.T("people.name.saved"), func() { s.settleName(c, lang) })
		})
	}
	if n.Family != "" && n.Given != "" {
		offer(n.Family, n.Given)
		offer(n.Given, n.Family)
	}
	options = append(options, loc.T("people.name.settle.other"))
	ways = append(ways, func() { s.hand.Edit(c.ID) })
	s.frame.Dialogs().Choose(loc.T("people.name.settle.title"), n.Full, options, func(i int) { ways[i]() })
}
