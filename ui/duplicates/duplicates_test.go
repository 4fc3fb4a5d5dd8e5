package duplicates

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/kit/kittest"
	"vestka/ui/uitest"
)

// pairs finds the pairs that are left, and keeps what is said of them.
type pairs struct {
	left   []people.Duplicate
	merged [][2]app.PersonID // who was merged, and into whom
	apart  []app.Pair
	fail   error
}

func (p *pairs) Duplicates(context.Context, []*app.Person) ([]people.Duplicate, error) {
	return slices.Clone(p.left), p.fail
}

func (p *pairs) Merge(_ context.Context, id, into app.PersonID) (app.Changes, error) {
	if p.fail != nil {
		return app.Changes{}, p.fail
	}
	p.merged = append(p.merged, [2]app.PersonID{id, into})
	return p.without(app.PairOf(id, into)), nil
}

func (p *pairs) SetApart(_ context.Context, pair app.Pair) (app.Changes, error) {
	if p.fail != nil {
		return app.Changes{}, p.fail
	}
	p.apart = append(p.apart, pair)
	return p.without(pair), nil
}

// without takes a pair away until that is undone.
func (p *pairs) without(pair app.Pair) app.Changes {
	before := slices.Clone(p.left)
	p.left = slices.DeleteFunc(p.left, func(d people.Duplicate) bool { return d.Pair == pair })
	c := app.Changes{Kinds: app.KindPeople}
	c.Undo = &app.Undo{Do: func(context.Context) (app.Changes, error) {
		p.left = before
		return app.Changes{Kinds: app.KindPeople}, nil
	}}
	return c
}

// shown is the section with two pairs of four people of the sample list.
func shown(t *testing.T, lang string) (*Section, *uitest.World, *pairs, []app.PersonID) {
	t.Helper()
	w := uitest.New(t, lang)
	edits := apptest.Edits(4)
	c, err := w.Store.SavePeople(t.Context(), edits)
	w.Must(err)
	w.Must(w.Directory.Refresh(t.Context(), c))
	ids := make([]app.PersonID, len(c.IDs))
	for i, id := range c.IDs {
		ids[i] = app.PersonID(id)
	}
	found := &pairs{left: []people.Duplicate{
		{Pair: app.PairOf(ids[0], ids[1]), Reason: people.NearName, Score: 0.87},
		{Pair: app.PairOf(ids[2], ids[3]), Reason: people.NearName, Score: 0.5},
	}}
	s := New(Deps{
		Finder: found, Own: found, Directory: w.Directory, Register: w.Register, Counted: func() {}, Runner: w.Runner, Now: apptest.FixedClock,
	})
	w.Show(s)
	return s, w, found, ids
}

// enter presses what has the keyboard.
func enter(t *testing.T, f fyne.Focusable) {
	t.Helper()
	if f == nil {
		t.Fatal("the keyboard is nowhere")
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestPairsAreDecidedByKeyboardOneAfterTheOther(t *testing.T) {
	for _, lang := range i18n.Languages {
		s, w, found, ids := shown(t, lang)
		if w.Window.Canvas().Focused() != s.Focus() || s.Count() != 2 {
			t.Fatalf("%s: the keyboard is not in the list, or %d pairs", lang, s.Count())
		}
		w.Key(fyne.KeyDown)
		if s.at != found.left[1].Pair {
			t.Errorf("%s: Down shows %v", lang, s.at)
		}
		w.Key(fyne.KeyUp, fyne.KeyReturn)
		enter(t, w.Focused) // the button to which Enter leads
		if want := [][2]app.PersonID{{ids[1], ids[0]}}; !slices.Equal(found.merged, want) {
			t.Errorf("%s: merged %v", lang, found.merged)
		}
		if s.Count() != 1 || s.at != app.PairOf(ids[2], ids[3]) {
			t.Errorf("%s: after one, %v is shown of %d", lang, s.at, s.Count())
		}
		w.Do(s, fyne.KeyD)
		if !slices.Equal(found.apart, []app.Pair{app.PairOf(ids[2], ids[3])}) || s.Count() != 0 {
			t.Errorf("%s: told apart %v", lang, found.apart)
		}
		if words := w.Words(); !strings.Contains(words, w.T("duplicates.none.title")) {
			t.Errorf("%s: %q", lang, words)
		}
		w.Do(s, fyne.KeyD) // nothing is shown: nothing happens
		w.Do(s, fyne.KeyReturn)
		if len(found.apart)+len(found.merged) != 2 {
			t.Errorf("%s: something was decided of nobody", lang)
		}
		if said := strings.Join(w.Said, " "); !strings.Contains(said, w.T("duplicates.merged")) || !strings.Contains(said, w.T("duplicates.told_apart")) {
			t.Errorf("%s: said %q", lang, said)
		}
	}
}

func TestADecisionIsTakenBackAndThePairIsThereAgain(t *testing.T) {
	s, w, _, ids := shown(t, "be")
	w.Do(s, fyne.KeyReturn)
	if s.Count() != 1 {
		t.Fatalf("%d pairs", s.Count())
	}
	w.Undo(s)
	if s.Count() != 2 || s.pairs[0].Pair != app.PairOf(ids[0], ids[1]) {
		t.Errorf("%+v", s.pairs)
	}
}

func TestWhoIsOnAListStandsForWhomTheUserAdded(t *testing.T) {
	s, w, found, ids := shown(t, "en")
	if e, _ := w.Directory.Person(ids[0], apptest.Today); e != nil {
		e.ByHand = true // as the store gives somebody whom no list has
	}
	w.Do(s, fyne.KeyReturn)
	if want := [][2]app.PersonID{{ids[0], ids[1]}}; !slices.Equal(found.merged, want) {
		t.Errorf("merged %v, want %v", found.merged, want)
	}
}

func TestWhatFailsIsToldAndNoPairIsLost(t *testing.T) {
	s, w, found, _ := shown(t, "en")
	at := s.at
	found.fail = &app.Error{Code: app.Failed, Key: "error.store.failed"}
	w.Do(s, fyne.KeyReturn)
	w.Do(s, fyne.KeyD)
	s.Reload(app.Changes{Kinds: app.KindPeople})
	if len(w.Errors) != 3 || s.Count() != 2 || s.at != at {
		t.Errorf("%v, %d pairs, at %v", w.Errors, s.Count(), s.at)
	}
	if words := w.Words(); strings.Contains(words, w.T("duplicates.none.title")) {
		t.Errorf("%q", words)
	}
}

func TestNothingIsSaidOfPairsBeforeTheyWereLookedFor(t *testing.T) {
	w := uitest.New(t, "ru")
	s := New(Deps{
		Finder: &pairs{fail: &app.Error{Code: app.Failed, Key: "error.store.failed"}}, Directory: w.Directory, Register: w.Register,
		Counted: func() {}, Runner: w.Runner, Now: apptest.FixedClock,
	})
	w.Show(s)
	if words := w.Words(); strings.Contains(words, w.T("duplicates.none.title")) {
		t.Errorf("%q", words)
	}
	if len(w.Errors) == 0 {
		t.Error("that it failed is not told")
	}
}

func TestThePairIsShownOnInAnotherLanguage(t *testing.T) {
	s, w, found, ids := shown(t, "en")
	w.Key(fyne.KeyDown)
	for _, lang := range []string{"ru", "be", "en"} {
		w.Lang = lang
		w.Show(s)
		if s.at != found.left[1].Pair {
			t.Errorf("%s: %v is shown", lang, s.at)
		}
		e, _ := w.Directory.Person(ids[2], apptest.Today)
		words := w.Words()
		for _, want := range []string{w.T("duplicates.same"), w.T("duplicates.apart"), e.Names.Best(app.Lang(lang)).Display(), w.T("people.column.birthday")} {
			if !strings.Contains(words, want) {
				t.Errorf("%s: %q is not in %q", lang, want, words)
			}
		}
	}
}

func TestWhatDiffersIsMarkedInWordsAndTheCardsAreNear(t *testing.T) {
	s, w, _, ids := shown(t, "en")
	words := uitest.Words(s.detail)
	if !strings.Contains(words, w.T("duplicates.differs")) {
		t.Errorf("%q", words)
	}
	for _, b := range uitest.Find[*kit.Button](s.detail) {
		if b.Text() == w.T("duplicates.card") {
			b.Tapped(nil)
		}
	}
	if want := []kittest.Route{{Section: "people", Arg: ids[0]}, {Section: "people", Arg: ids[1]}}; !slices.Equal(w.Went, want) {
		t.Errorf("%v", w.Went)
	}
}
