package people

import (
	"slices"

	"vestka/app"
	"vestka/ui/byhand"
)

// markWays are the ways to put a mark on all who are chosen, or to take one away.
func (s *Section) markWays() []byhand.Way {
	loc := s.frame.Loc()
	ways := []byhand.Way{{Words: loc.T("people.own_mark.add"), Do: s.chooseMarkForMany}}
	if slices.ContainsFunc(app.MarkKinds, func(kind app.MarkKind) bool { return len(s.having(kind)) > 0 }) {
		ways = append(ways, byhand.Way{Words: loc.T("people.own_mark.many.remove"), Do: s.chooseMarkToRemove})
	}
	return ways
}

// having are those of the chosen who have a mark of the kind, also one that has ended.
func (s *Section) having(kind app.MarkKind) []app.PersonID {
	return slices.DeleteFunc(s.markedPeople(), func(id app.PersonID) bool {
		e, known := s.deps.Directory.Person(id, s.today())
		return !known || !slices.ContainsFunc(e.Marks, func(m app.Mark) bool { return m.Kind == kind })
	})
}

// chooseMarkForMany asks which mark is to be put on all who are chosen. One of the
// kind that somebody has already is replaced.
func (s *Section) chooseMarkForMany() {
	loc, ids := s.frame.Loc(), s.markedPeople()
	words := make([]string, len(app.MarkKinds))
	for i, kind := range app.MarkKinds {
		words[i] = upper(loc.T(kind.MessageKey()))
		if n := len(s.having(kind)); n > 0 {
			words[i] = loc.T("people.own_mark.many.replaced", "Mark", words[i], "Count", n)
		}
	}
	s.frame.Dialogs().Choose(loc.T("people.own_mark.which"), loc.T("byhand.several.count", "Count", len(ids)), words, func(i int) {
		s.askMark(app.Mark{Kind: app.MarkKinds[i], On: s.today()}, ids...)
	})
}

// chooseMarkToRemove asks which mark is to be taken from all who are chosen and
// have it.
func (s *Section) chooseMarkToRemove() {
	loc := s.frame.Loc()
	var kinds []app.MarkKind
	var words []string
	for _, kind := range app.MarkKinds {
		if n := len(s.having(kind)); n > 0 {
			kinds = append(kinds, kind)
			words = append(words, loc.T("people.own_mark.many.of", "Mark", upper(loc.T(kind.MessageKey())), "Count", n))
		}
	}
	s.frame.Dialogs().Choose(loc.T("people.own_mark.many.remove"), "", words, func(i int) {
		s.removeMark(kinds[i], s.having(kinds[i])...)
	})
}
