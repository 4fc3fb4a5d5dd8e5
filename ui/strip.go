package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/ui/kit"
)

// strip leads from one section to the others of the same entry in the rail.
type strip struct {
	room   *kit.Column // empty where the section stands alone
	choice *kit.Choice
	labels []string
}

func newStrip() strip { return strip{room: kit.NewColumn(0)} }

// entries are the places of the sections that stand in the rail.
func (s *Shell) entries() []int {
	var all []int
	for i, sec := range s.sections {
		if s.leader(sec) == sec.ID() {
			all = append(all, i)
		}
	}
	return all
}

// leader is the ID of the section in the rail under which this one stands, or its
// own.
func (s *Shell) leader(sec kit.Section) string {
	if u, ok := sec.(kit.Under); ok {
		return u.Under()
	}
	return sec.ID()
}

// entryOf is the place in the rail of the section.
func (s *Shell) entryOf(at int) int {
	leader := s.leader(s.sections[at])
	return slices.IndexFunc(s.entries(), func(i int) bool { return s.sections[i].ID() == leader })
}

// family are the places of the sections that share the entry of the present one.
func (s *Shell) family() []int {
	var all []int
	for i, sec := range s.sections {
		if s.leader(sec) == s.leader(s.Current()) {
			all = append(all, i)
		}
	}
	return all
}

// checkSections panics where two sections have one name, or one stands under
// another that is not in the rail.
func (s *Shell) checkSections() {
	entries := map[string]bool{}
	for _, sec := range s.sections {
		leads := s.leader(sec) == sec.ID()
		if _, twice := entries[sec.ID()]; twice {
			panic(fmt.Sprintf("ui: two sections are called %q", sec.ID()))
		}
		entries[sec.ID()] = leads
	}
	for _, sec := range s.sections {
		if leader := s.leader(sec); !entries[leader] {
			panic(fmt.Sprintf("ui: section %q stands under %q, which is not in the rail", sec.ID(), leader))
		}
	}
}

// showStrip brings the strip up to date. It stays as it is, with the keyboard if
// it has it, where it says the same already.
func (s *Shell) showStrip() {
	family := s.family()
	var labels []string
	for _, i := range family {
		labels = append(labels, s.tab(s.sections[i]))
	}
	chosen := slices.Index(family, s.at)
	switch {
	case len(family) < 2:
		s.strip.room.Set()
		s.strip.choice, s.strip.labels = nil, nil
	case s.strip.choice != nil && slices.Equal(labels, s.strip.labels):
		s.strip.choice.Mark(chosen)
		return
	default:
		focused := s.strip.choice != nil && s.deps.Window.Canvas().Focused() == fyne.Focusable(s.strip.choice)
		s.strip.labels = labels
		s.strip.choice = kit.NewChoice(labels, chosen, func(i int) { s.show(family[i]) }).Folding()
		s.strip.room.Set(kit.NewInset(s.strip.choice, 18, kit.Around, 0, kit.Around))
		s.page.Refresh() // before the focus: only what is in the window can have it
		if focused {
			s.Focus(s.strip.choice)
		}
		return
	}
	s.page.Refresh()
}

// Recount brings the numbers of the strip up to date, for a section that learns its
// own only some time after a change.
func (s *Shell) Recount() { s.showStrip() }

// tab is what the strip calls a section.
func (s *Shell) tab(sec kit.Section) string {
	label := sec.Label(s.loc)
	if c, ok := sec.(kit.Counter); ok && c.Count() > 0 {
		return s.loc.T("shell.tab", "Section", label, "Number", s.loc.Number(c.Count()))
	}
	return label
}

// step goes along the strip, round its ends.
func (s *Shell) step(by int) {
	family := s.family()
	at := slices.Index(family, s.at)
	s.Go(s.sections[family[(at+by+len(family))%len(family)]].ID(), nil)
}
