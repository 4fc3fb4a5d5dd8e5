package people

import (
	"context"
	"maps"
	"slices"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/ui/kit"
)

// markedPeople are the marked ones by number; never nil, which would stand for
// everybody in a query.
func (s *Section) markedPeople() []app.PersonID {
	ids := slices.AppendSeq([]app.PersonID{}, maps.Keys(s.marked))
	slices.Sort(ids)
	return ids
}

// toggle marks a person for a postcard, or takes the mark away.
func (s *Section) toggle(id app.PersonID) {
	if id == 0 {
		return
	}
	if s.marked[id] {
		delete(s.marked, id)
	} else {
		s.marked[id] = true
	}
	s.marksChanged()
}

// askAbove is from how many people on marking all of them is asked about first.
const askAbove = 200

// markAll marks everybody who was found.
func (s *Section) markAll() {
	loc, n := s.frame.Loc(), len(s.found.rows)
	mark := func() {
		for _, e := range s.found.rows {
			s.marked[e.ID] = true
		}
		s.marksChanged()
	}
	if n <= askAbove {
		mark()
		return
	}
	s.frame.Dialogs().Confirm(kit.Question{
		Title: loc.T("people.mark_all", "Count", n), Text: loc.T("people.mark_all.text"),
		Yes: loc.T("people.mark_all.yes"), No: loc.T("dialog.cancel"),
	}, func(yes bool) {
		if yes {
			mark()
		}
	})
}

// markOnly marks these people and no others, and shows them.
func (s *Section) markOnly(ids []app.PersonID) {
	s.marked = map[app.PersonID]bool{}
	for _, id := range ids {
		s.marked[id] = true
	}
	s.filter, s.text, s.at = filter{marked: true}, "", 0
	if s.search != nil {
		s.search.SetText("")
	}
	s.load()
}

// clearMarks takes all marks away and says whether there were any.
func (s *Section) clearMarks() bool {
	if len(s.marked) == 0 {
		return false
	}
	s.marked = map[app.PersonID]bool{}
	s.marksChanged()
	return true
}

// dropMarks takes the marks away of whom the list has no longer.
func (s *Section) dropMarks() {
	maps.DeleteFunc(s.marked, func(id app.PersonID, _ bool) bool {
		_, known := s.deps.Directory.Person(id, s.today())
		return !known
	})
	s.filter.marked = s.filter.marked && len(s.marked) > 0
}

// marksChanged shows the marks as they are now.
func (s *Section) marksChanged() {
	if s.frame == nil {
		return
	}
	if s.filter.marked {
		s.filter.marked = len(s.marked) > 0
		s.load()
		return
	}
	s.list.Changed()
	s.showMarks()
	s.showChips()
	s.body.Refresh()
	s.showCard()
}

// showMarks says on the button to how many the cards go.
func (s *Section) showMarks() {
	n := len(s.marked)
	s.buttons.write.Hidden = n == 0
	s.buttons.write.SetText(s.frame.Loc().T("people.write_to", "Count", n))
	s.page.Refresh()
}

// write goes to print for the marked people in the order of the list, or for
// the one who is shown.
func (s *Section) write() {
	if len(s.marked) == 0 {
		if s.card != nil && s.card.canWrite() {
			s.frame.Go("print", []app.PersonID{s.card.ID})
		}
		return
	}
	s.sendMarked("print")
}

// sendMarked opens the marked people, in the order of the list, in another section.
func (s *Section) sendMarked(section string) {
	q := people.Query{IDs: s.markedPeople(), Order: s.order, Today: s.today(), Lang: s.lang()}
	work.Query(s.deps.Runner, "people-write", func(context.Context) ([]app.PersonID, error) {
		var ids []app.PersonID
		for _, e := range s.deps.Directory.Find(q).People {
			ids = append(ids, e.ID)
		}
		return ids, nil
	}, func(ids []app.PersonID, _ error) {
		if len(ids) > 0 {
			s.frame.Go(section, ids)
		}
	})
}
