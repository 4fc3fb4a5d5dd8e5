package window

import (
	"path/filepath"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/attachments"
	"vestka/cmd/internal/wiring"
	"vestka/i18n"
	"vestka/ui"
	"vestka/ui/kit"
	"vestka/ui/replies"
	"vestka/ui/uitest"
)

// replied is a log to whose second letter a reply of three pages came.
func replied(t testing.TB, s *wiring.Services) (app.Reply, []app.Letter) {
	t.Helper()
	lived(t, s)
	letters, err := s.Store.Letters(t.Context(), app.LetterFilter{})
	if err != nil {
		t.Fatal(err)
	}
	on := app.DateOf(noon)
	r := app.Reply{
		Person: letters[1].Person, On: on.AddDays(60), Written: on.AddDays(35), Letters: []app.LetterID{letters[1].ID},
		Original:    app.Side{Lang: app.Russian, Text: "Добрый день.\n\nОткрытка дошла, на ней яблоки, как дома в августе. Читаю, занимаюсь языком. Пишите ещё."},
		Translation: app.Side{Lang: app.Belarusian, Text: "Добры дзень.\n\nПаштоўка дайшла, на ёй яблыкі, як дома ў жніўні. Чытаю, вучу мову. Пішыце яшчэ.", By: "Ганна"},
		Note:        "Канверт без маркі.",
	}
	if r.ID, _, err = s.Replies.Add(t.Context(), r, on.AddDays(61)); err != nil {
		t.Fatal(err)
	}
	for _, a := range attachTo(t, s, r.Person, 0)[1:] {
		path := filepath.Join(t.TempDir(), a.Name)
		if err := s.Keeper.Save(t.Context(), a.ID, path); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Keeper.Add(t.Context(), attachments.Request{Owner: attachments.Owner{Person: r.Person, Reply: r.ID}, Paths: []string{path}}); err != nil {
			t.Fatal(err)
		}
	}
	return r, letters
}

// dropOn drops files on the window.
func dropOn(sh *ui.Shell, paths ...string) bool { return sh.Current().(kit.Receiver).Dropped(paths) }

func TestAScanBegunAsAReplyIsWrittenDownByKeyboard(t *testing.T) {
	r, s, shell := start(t)
	loc := i18n.For("be")
	r.tabTo(loc.T("today.try_sample"))
	r.key(fyne.KeyReturn)
	lived(t, s)
	shell.Changed(app.Changes{Kinds: app.KindLetters})
	letters, err := s.Store.Letters(t.Context(), app.LetterFilter{})
	must(t, err)
	scans := attachTo(t, s, letters[1].Person, 0)
	path := filepath.Join(t.TempDir(), "1.jpg")
	must(t, s.Keeper.Save(t.Context(), scans[1].ID, path))
	shell.Go("replies", replies.Scans{Person: letters[1].Person, Paths: []string{path}})
	r.sees(loc.T("replies.form.pages", "Count", 1))
	over := r.window.Canvas().Overlays().Top()
	uitest.Find[*kit.Several](over)[0].SetValue(strconv.FormatInt(int64(letters[1].ID), 10))
	uitest.Find[*kit.Entry](over)[2].SetText("Дзякуй за паштоўку")
	r.tabTo(loc.T("dialog.save"))
	r.key(fyne.KeyReturn)
	all, err := s.Replies.All(t.Context(), app.ReplyFilter{})
	must(t, err)
	if len(all) != 1 || all[0].Pages != 1 || all[0].Original.Text != "Дзякуй за паштоўку" || !all[0].Owed() || len(all[0].Letters) != 1 {
		t.Fatalf("%+v", all)
	}
	r.sees("Дзякуй за паштоўку", loc.T("replies.owed"))
	if got := logStates(t, s); got[app.Answered] != 1 {
		t.Fatalf("%v", got)
	}
	r.shortcut(&fyne.ShortcutUndo{})
	if all, err := s.Replies.All(t.Context(), app.ReplyFilter{}); err != nil || len(all) != 0 {
		t.Fatalf("not taken back: %+v %v", all, err)
	}
}

func TestAReplyThatNeedsNoAnswerIsToldSoAndItsPagesAreLookedAt(t *testing.T) {
	r, s, shell := start(t)
	loc := i18n.For("be")
	r.tabTo(loc.T("today.try_sample"))
	r.key(fyne.KeyReturn)
	reply, _ := replied(t, s)
	shell.Changed(app.Changes{Kinds: app.KindLetters | app.KindReplies})
	shell.Go("replies", reply.ID)
	r.sees(loc.T("replies.owed"), "Канверт без маркі.")
	pressTile(t, r.window, 0)
	r.sees(loc.T("attachments.page", "Page", 1, "Pages", 3))
	r.key(fyne.KeyRight)
	r.sees(loc.T("attachments.page", "Page", 2, "Pages", 3))
	sight := uitest.Find[*kit.Sight](r.window.Canvas().Overlays().Top())[0]
	sight.TypedRune('+')
	if sight.Zoom() <= 1 || sight.Bounds().Empty() {
		t.Fatalf("%g times as large: %v", sight.Zoom(), sight.Bounds())
	}
	r.key(fyne.KeyEscape)
	r.tabTo(loc.T("replies.not_needed"))
	r.key(fyne.KeyReturn)
	if owed, err := s.Replies.All(t.Context(), app.ReplyFilter{Owed: true}); err != nil || len(owed) != 0 {
		t.Fatalf("%+v %v", owed, err)
	}
	if dropOn(shell, "list.csv") {
		t.Error("a list was taken for a page")
	}
}
