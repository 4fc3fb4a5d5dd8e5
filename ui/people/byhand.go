package people

import (
	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/ui/kit"
)

// writable tells that the section can write what the user says of people.
func (s *Section) writable() bool { return s.deps.ByHand.Editor != nil }

// tagsOf are the tags of somebody on the list.
func (s *Section) tagsOf(id app.PersonID) []string {
	e, known := s.deps.Directory.Person(id, s.today())
	if !known {
		return nil
	}
	return e.Tags
}

// ownTags are the user's tags on the card: each shows who else has it.
func (s *Section) ownTags(c *card) []fyne.CanvasObject {
	if !s.writable() {
		return nil
	}
	loc := s.frame.Loc()
	var row []fyne.CanvasObject
	for _, tag := range c.Tags {
		row = append(row, newWords(loc.T("byhand.tag", "Tag", tag), func() { s.setFilter(filter{Query: people.Query{Tags: []string{tag}}}) }))
	}
	return []fyne.CanvasObject{kit.NewFlow(14, append(row, newWords(loc.T("byhand.tags.edit"), s.editTags), newWords(loc.T("byhand.edit"), s.editPerson))...)}
}

// disputesPart are the facts on which sources disagree.
func (s *Section) disputesPart(c *card) fyne.CanvasObject {
	if c.known == nil {
		return nil
	}
	return s.hand.Disputes(c.known)
}

// writtenPart is what the user wrote of somebody.
func (s *Section) writtenPart(c *card) fyne.CanvasObject {
	if c.known == nil {
		return nil
	}
	return s.hand.Written(c.known)
}

// addPerson asks for somebody whom no list has, and shows them.
func (s *Section) addPerson() {
	if s.writable() {
		s.hand.Add(func(id app.PersonID) {
			s.wanted = id
			s.load()
		})
	}
}

func (s *Section) editPerson() {
	if s.writable() && s.card != nil {
		s.hand.Edit(s.card.ID)
	}
}

func (s *Section) showForms() {
	if s.writable() && s.card != nil {
		s.hand.Forms(s.card.ID)
	}
}

func (s *Section) editTags() {
	if s.writable() && s.card != nil {
		s.hand.Tags(s.tagsOf, s.card.ID)
	}
}

// editMarked changes all who are marked.
func (s *Section) editMarked() {
	if s.writable() && len(s.marked) > 0 {
		s.hand.Several(s.tagsOf, s.markedPeople(), s.markWays()...)
	}
}

// more offers what has no button of its own.
func (s *Section) more() {
	loc := s.frame.Loc()
	options := []string{loc.T("byhand.add")}
	ways := []func(){s.addPerson}
	if s.card != nil {
		options, ways = append(options, loc.T("byhand.edit"), loc.T("byhand.forms")), append(ways, s.editPerson, s.showForms)
	}
	if n := len(s.marked); n > 0 {
		options, ways = append(options, loc.T("byhand.several.title", "Count", n)), append(ways, s.editMarked)
		options, ways = append(options, loc.T("desk.batch.title", "Count", n)), append(ways, func() { s.sendMarked("desk") })
	}
	options, ways = append(options, loc.T("duplicates.title")), append(ways, func() { s.frame.Go("duplicates", nil) })
	s.frame.Dialogs().Choose(loc.T("byhand.more.title"), "", options, func(i int) { ways[i]() })
}

// byHandKeys are the keys for all this.
func (s *Section) byHandKeys() []kit.Shortcut {
	if !s.writable() {
		return nil
	}
	loc := s.frame.Loc()
	return []kit.Shortcut{
		{Key: fyne.KeyN, Mod: kit.Command, Label: loc.T("byhand.add"), Do: s.addPerson},
		{Key: fyne.KeyE, Mod: kit.Command, Label: loc.T("byhand.edit"), Do: s.editPerson},
		{Key: fyne.KeyN, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("byhand.forms"), Do: s.showForms},
		{Key: fyne.KeyT, Mod: kit.Command, Label: loc.T("byhand.tags.edit"), Do: s.editTags},
		{Key: fyne.KeyE, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("byhand.several.key"), Do: s.editMarked},
	}
}

// beginnings are what to do first where nobody is on the list.
func (s *Section) beginnings() []fyne.CanvasObject {
	loc := s.frame.Loc()
	ways := []fyne.CanvasObject{s.buttons.begin, kit.NewButton(loc.T("today.try_sample"), s.addSample)}
	if s.writable() {
		ways = append(ways, kit.NewButton(loc.T("byhand.add"), s.addPerson))
	}
	return ways
}
