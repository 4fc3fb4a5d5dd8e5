package window

import (
	"archive/zip"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/i18n"
)

func TestATextIsFoundAsOneTypesAndOpened(t *testing.T) {
	r, s, shell := start(t)
	loc := i18n.For("be")
	r.tabTo(loc.T("today.try_sample"))
	r.key(fyne.KeyReturn)
	reply, _ := replied(t, s)
	_, err := s.Store.SetNote(t.Context(), reply.Person, "Любіць яблыкі")
	must(t, err)
	shell.Changed(app.Changes{Kinds: app.KindLetters | app.KindReplies | app.KindPeople})
	shell.Go("texts", nil)
	r.sees(loc.T("texts.begin.title"))
	r.text("yabloki zimoy")
	r.sees(loc.T("texts.none.title"))
	r.types("yablok") // the reply says it in Russian, the note has another vowel
	r.sees(loc.T("texts.count", "Count", 1))
	r.key(fyne.KeyBackspace, fyne.KeyBackspace)
	r.sees(loc.T("texts.count", "Count", 2))
	r.key(fyne.KeyDown, fyne.KeyReturn)
	if shell.Current().ID() != "replies" {
		t.Fatalf("it is %s", shell.Current().ID())
	}
	r.sees("Канверт без маркі.")
	shell.Go("texts", nil)
	r.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if shell.Current().ID() != "people" {
		t.Fatalf("the note leads to %s", shell.Current().ID())
	}
	// What changed meanwhile is found.
	_, err = s.Store.SetNote(t.Context(), reply.Person, "")
	must(t, err)
	shell.Changed(app.Changes{Kinds: app.KindPeople})
	shell.Go("texts", nil)
	r.sees(loc.T("texts.count", "Count", 1))
}

func TestTheArchiveOfAPersonIsSavedAndDepositedFromTheCard(t *testing.T) {
	r, s, shell := start(t)
	loc := i18n.For("be")
	r.tabTo(loc.T("today.try_sample"))
	r.key(fyne.KeyReturn)
	reply, letters := replied(t, s)
	shell.Changed(app.Changes{Kinds: app.KindLetters | app.KindReplies | app.KindPeople})
	shell.Go("people", reply.Person)
	r.sees(loc.T("event.reply"))
	r.tabTo2(loc.T("people.archive.deposit"))
	r.key(fyne.KeyReturn)
	r.text("Лісты за краты")
	r.tabTo(loc.T("dialog.save"))
	r.key(fyne.KeyReturn)
	steps, err := s.Life.Steps(t.Context(), letters[1].ID)
	must(t, err)
	if last := steps[len(steps)-1]; last.State != app.Stored || last.Service != "Лісты за краты" {
		t.Fatalf("%+v", last)
	}
	r.shortcut(&fyne.ShortcutUndo{})
	if steps, err := s.Life.Steps(t.Context(), letters[1].ID); err != nil || steps[len(steps)-1].State == app.Stored {
		t.Fatalf("not taken back: %+v %v", steps, err)
	}
	path := filepath.Join(t.TempDir(), "letters.zip")
	r.tabTo2(loc.T("people.archive"))
	r.key(fyne.KeyReturn)
	r.tabTo(loc.T("people.archive.without"))
	r.key(fyne.KeyReturn)
	r.sees(loc.T("unsealed.told"))
	r.key(fyne.KeyReturn)
	r.types(path)
	r.key(fyne.KeyReturn)
	z, err := zip.OpenReader(path)
	must(t, err)
	defer func() { _ = z.Close() }()
	if len(z.File) != 7 { // the pages, the picture of the card, three scans, the data and the sums
		t.Fatalf("%d files", len(z.File))
	}
}
