package people

import (
	"maps"
	"slices"

	"vestka/app"
)

// GuardKind is one of the signs by which a list is known to be broken.
type GuardKind string

// The guards. Each looks at the last list of the source that was taken in, in
// whatever language; there is none at the first.
const (
	GuardFewer    GuardKind = "fewer"     // the total falls by more than 15 %
	GuardNoPrison GuardKind = "no_prison" // the share of prisoners without a prison doubles
	GuardFuture   GuardKind = "future"    // future dates in more than 5 % of the rows, and more than before
	GuardDeaths   GuardKind = "deaths"    // more deaths without a date than before
	GuardEmptied  GuardKind = "emptied"   // what most rows said none says now
	GuardOlder    GuardKind = "older"     // a list that was taken in is newer
	GuardOther    GuardKind = "other"     // it has the columns of the source, and other people
)

// The bounds of the guards, in per cent.
const (
	mostFewer  = 15
	mostFuture = 5
	mostly     = 50
)

// Guard is a guard that stops an import, with its figures.
type Guard struct {
	Kind   GuardKind
	Before int         // rows, as the guard counts them
	After  int         //
	Of     [2]int      // of so many, before and after; 0 where it is no share
	Days   [2]app.Date // of the newest list, and of this one, where it is older
	Source string      // that the list was taken for, where it seems to be another's
	Fields []app.Fact  // that are empty now: facts, or columns of the list by their own names
}

// MessageKey names the sentence that tells what is wrong; see GuardText.
func (g Guard) MessageKey() string {
	switch g.Kind {
	case GuardFewer:
		return "import.guard.fewer"
	case GuardNoPrison:
		return "import.guard.no_prison"
	case GuardFuture:
		return "import.guard.future"
	case GuardDeaths:
		return "import.guard.deaths"
	case GuardOlder:
		return "import.guard.older"
	case GuardOther:
		return "import.guard.other"
	default:
		return "import.guard.emptied"
	}
}

// checkGuards gives the guards that a list sets off after the one before it. alike is
// the last one with the same columns, nil where there is none: lists of a source in
// another form or language have others.
func checkGuards(last, alike *app.Import, list *app.Import) []Guard {
	was, is := &last.Statistics, &list.Statistics
	var found []Guard
	if (was.Rows-is.Rows)*100 > mostFewer*was.Rows {
		found = append(found, Guard{Kind: GuardFewer, Before: was.Rows, After: is.Rows})
	}
	if doubles(was, is) {
		found = append(found, Guard{Kind: GuardNoPrison, Before: was.NoPrison, After: is.NoPrison, Of: [2]int{was.Prisoners, is.Prisoners}})
	}
	if is.Future*100 > mostFuture*is.Rows && is.Future > was.Future {
		found = append(found, Guard{Kind: GuardFuture, Before: was.Future, After: is.Future, Of: [2]int{was.Rows, is.Rows}})
	}
	if is.UndatedDeaths > was.UndatedDeaths {
		found = append(found, Guard{Kind: GuardDeaths, Before: was.UndatedDeaths, After: is.UndatedDeaths})
	}
	fields := emptiedFacts(was, is, last.Form == list.Form)
	if alike != nil {
		if columns := emptiedColumns(&alike.Statistics, is); len(columns) > 0 {
			fields = columns
		}
	}
	if len(fields) > 0 {
		found = append(found, Guard{Kind: GuardEmptied, Fields: fields})
	}
	return found
}

// strangersOnly is the guard against a list that was taken for one of the source by nothing but
// its columns: most of its people are not those of the source, and most of these are not
// in it.
func (c *comparing) strangersOnly(known []app.PersonID) []Guard {
	if !c.list.Assumed || len(c.rows) == 0 {
		return nil
	}
	stood := map[app.PersonID]bool{}
	for _, row := range c.rows {
		if row.Gone.IsZero() {
			stood[row.Person] = true
		}
	}
	shared := map[app.PersonID]bool{}
	for _, id := range known {
		if c.speaksOf(id) {
			shared[id] = true
		}
	}
	people := len(known) - len(c.joins.to)
	if 2*len(shared) >= people || 2*len(shared) >= len(stood) {
		return nil
	}
	return []Guard{{Kind: GuardOther, Before: len(stood), After: len(shared), Of: [2]int{len(stood), people}, Source: c.list.Source}}
}

// doubles reports that the share of prisoners without a prison is at least twice
// what it was. Nothing cannot double: where there was none before it counts as one, so
// that a single new one is no sign of a broken list and two in a list of that length are.
func doubles(was, is *app.Statistics) bool {
	return was.Prisoners > 0 && is.NoPrison > 0 && is.NoPrison*was.Prisoners >= 2*max(was.NoPrison, 1)*is.Prisoners
}

// emptiedColumns are those that said something in most rows before and say nothing now.
func emptiedColumns(was, is *app.Statistics) (columns []app.Fact) {
	if is.Rows == 0 {
		return nil // that everything is empty says nothing more
	}
	for _, column := range slices.Sorted(maps.Keys(was.Columns)) {
		if was.Columns[column]*100 > mostly*was.Rows && is.Columns[column] == 0 {
			columns = append(columns, app.Fact(column))
		}
	}
	return columns
}

// emptiedFacts are those that most rows told before and none tells now: their columns
// are gone, or filled and not understood any more. Of a list in another form only the
// facts count that every form can hold.
func emptiedFacts(was, is *app.Statistics, sameForm bool) (facts []app.Fact) {
	if is.Rows == 0 {
		return nil
	}
	for _, fact := range slices.Sorted(maps.Keys(was.Fields)) {
		if was.Fields[fact]*100 > mostly*was.Rows && is.Fields[fact] == 0 && (sameForm || slices.Contains(inEveryForm, fact)) {
			facts = append(facts, fact)
		}
	}
	return facts
}

// inEveryForm are the facts that lists of every form can hold.
var inEveryForm = []app.Fact{app.FactName, app.FactStatus, app.FactBorn, app.FactDetained, app.FactHeld}
