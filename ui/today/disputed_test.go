package today

import (
	"reflect"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/people"
	"vestka/i18n"
	"vestka/ui/kit/kittest"
	"vestka/ui/uitest"
)

func TestTodaySaysOfHowManySourcesDisagreeWhereTheyAre(t *testing.T) {
	for _, lang := range i18n.Languages {
		w := uitest.New(t, lang).Sample()
		s := section(w)
		w.Show(s)
		if w.Has(w.T("today.disputed.show")) {
			t.Fatalf("%s: %q", lang, w.Words())
		}
		id := w.Doubted()
		w.Did(s, "", app.Changes{Kinds: app.KindPeople})
		if !strings.Contains(w.Words(), strings.ReplaceAll(w.T("today.disputed", "Count", 1), "\u00a0", " ")) {
			t.Errorf("%s: %q", lang, w.Words())
		}
		w.Tap(w.T("today.disputed.show"))
		if want := []kittest.Route{{Section: "people", Arg: people.Query{IDs: []app.PersonID{id}}}}; !reflect.DeepEqual(w.Went, want) {
			t.Errorf("%s: went to %v", lang, w.Went)
		}
	}
}
