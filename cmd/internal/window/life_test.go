package window

import (
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/cmd/internal/wiring"
	"vestka/i18n"
	"vestka/ui"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// sectionKey does what a key of the present section does.
func sectionKey(t testing.TB, sh *ui.Shell, key fyne.KeyName) {
	t.Helper()
	for _, k := range sh.Current().Shortcuts() {
		if k.Key == key {
			k.Do()
			return
		}
	}
	t.Fatalf("%s has no key %s", sh.Current().ID(), key)
}

// lived is a log of which one letter arrived, one came back, and the others wait.
func lived(t testing.TB, s *wiring.Services) {
	t.Helper()
	logged(t, s)
	ctx := t.Context()
	letters, err := s.Store.Letters(ctx, app.LetterFilter{})
	if err != nil {
		t.Fatal(err)
	}
	today := app.DateOf(noon)
	for _, x := range []struct {
		ids  []app.LetterID
		step app.LetterStep
	}{
		{[]app.LetterID{letters[0].ID, letters[1].ID}, app.LetterStep{State: app.Posted, On: today, Country: "PL"}},
		{[]app.LetterID{letters[1].ID}, app.LetterStep{State: app.Arrived, On: today.AddDays(31), Evidence: app.ByWord, Note: "маці"}},
		{[]app.LetterID{letters[0].ID}, app.LetterStep{State: app.Returned, On: today.AddDays(40), Reason: app.ByCensorship}},
	} {
		if _, err := s.Life.Step(ctx, x.ids, x.step, today.AddDays(50)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestABatchIsPostedByKeyboardWithItsExceptions(t *testing.T) {
	r, s, shell := start(t)
	loc := i18n.For("be")
	r.tabTo(loc.T("today.try_sample"))
	r.key(fyne.KeyReturn)
	logged(t, s)
	shell.Go("journal", nil)
	shell.Changed(app.Changes{Kinds: app.KindLetters})
	sectionKey(t, shell, fyne.KeyP)
	r.sees(loc.T("journal.post.title", "Count", 6))
	uitest.Find[*kit.Check](r.window.Canvas().Overlays().Top())[0].Tapped(&fyne.PointEvent{})
	r.tabTo(loc.T("dialog.save"))
	r.key(fyne.KeyReturn)
	if got := logStates(t, s); got[app.Posted] != 5 || got[app.Ready] != 1 {
		t.Fatalf("%v", got)
	}
	r.shortcut(&fyne.ShortcutUndo{})
	if got := logStates(t, s); got[app.Ready] != 6 {
		t.Fatalf("not taken back: %v", got)
	}
}

func TestALetterByHandAndThoseOfOthersAreWrittenDownByKeyboard(t *testing.T) {
	r, s, shell := start(t)
	loc := i18n.For("be")
	r.tabTo(loc.T("today.try_sample"))
	r.key(fyne.KeyReturn)
	shell.Go("journal", nil)
	sectionKey(t, shell, fyne.KeyN)
	r.tabTo(loc.T("journal.add.hand"))
	r.key(fyne.KeyReturn)
	r.tabTo(loc.T("dialog.save"))
	r.key(fyne.KeyReturn)
	over := func() fyne.CanvasObject { return r.window.Canvas().Overlays().Top() }
	said, _ := loc.Error(&app.Error{Code: app.Invalid, Key: "error.journal.nobody"})
	r.sees(said)
	fields := uitest.Find[*kit.Entry](over())
	fields[0].SetText("Караткевіч Уладзімір")
	uitest.Find[*kit.Select](over())[0].SetSelectedIndex(3)
	fields[len(fields)-2].SetText("Віншую")
	r.tabTo(loc.T("dialog.save"))
	r.key(fyne.KeyReturn)
	letters, err := s.Store.Letters(t.Context(), app.LetterFilter{})
	must(t, err)
	if len(letters) != 1 || letters[0].Kind != app.Telegram || letters[0].ByHand || letters[0].State != app.Posted || letters[0].Facility == "" {
		t.Fatalf("%+v", letters)
	}
	sectionKey(t, shell, fyne.KeyN)
	r.tabTo(loc.T("journal.add.others"))
	r.key(fyne.KeyReturn)
	fields = uitest.Find[*kit.Entry](over())
	fields[0].SetText("сорак")
	r.tabTo(loc.T("gathering.add"))
	r.key(fyne.KeyReturn)
	fields[0].SetText("40")
	fields[1].SetText("12")
	r.tabTo(loc.T("gathering.add"))
	r.key(fyne.KeyReturn)
	all, err := s.Gatherings.All(t.Context())
	must(t, err)
	if len(all) != 1 || all[0].Letters != 40 || all[0].Writers != 12 {
		t.Fatalf("%+v", all)
	}
	sectionKey(t, shell, fyne.KeyN)
	r.tabTo(loc.T("journal.add.others"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("archive.letters", "Count", 40))
	r.tabTo(loc.T("gathering.remove"))
	r.key(fyne.KeyReturn)
	if all, err := s.Gatherings.All(t.Context()); err != nil || len(all) != 0 {
		t.Fatalf("%+v %v", all, err)
	}
}

// readdressed gives the facility to which the first letter of the log goes another address,
// and says how many letters carry the one before.
func readdressed(t testing.TB, s *wiring.Services) (old int) {
	t.Helper()
	ctx, today := t.Context(), app.DateOf(noon)
	letters, err := s.Store.Letters(ctx, app.LetterFilter{})
	if err != nil {
		t.Fatal(err)
	}
	f, _ := s.Register.Facility(letters[0].Facility, today)
	f.ValidFrom = today
	for _, lang := range []app.Lang{app.Russian, app.Belarusian} {
		f.SetAddress(lang, []string{"вул. Другая, 8", "000000, г. Узорск"})
	}
	c, err := s.Places.Save(ctx, app.FacilityKey{Code: f.Code}, f, today)
	if err == nil {
		err = s.Places.Refresh(ctx, c)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range letters {
		if l.Facility == f.Code {
			old++
		}
	}
	return old
}

func TestLettersWithAnAddressThatNoLongerHoldsAreToldAndNotPostedUnasked(t *testing.T) {
	r, s, shell := start(t)
	loc := i18n.For("be")
	r.tabTo(loc.T("today.try_sample"))
	r.key(fyne.KeyReturn)
	logged(t, s)
	old := readdressed(t, s)
	shell.Changed(app.Changes{Kinds: app.KindLetters | app.KindFacilities})
	shell.Go("today", nil)
	r.sees(loc.T("digest.to_reprint", "Count", old))
	shell.Go("journal", nil)
	sectionKey(t, shell, fyne.KeyP)
	r.sees(loc.T("journal.post.outdated", "Count", old))
	r.sees(loc.T("journal.post.outdated.one"))
	r.tabTo(loc.T("dialog.save"))
	r.key(fyne.KeyReturn)
	if got := logStates(t, s); got[app.Posted] != 6-old || got[app.Ready] != old || old == 0 {
		t.Fatalf("%v, %d", got, old)
	}
}
