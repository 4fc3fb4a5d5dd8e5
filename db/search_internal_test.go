package db

import (
	"path/filepath"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

// What is removed leaves nothing in the index of texts, not even a row that the search
// would pass over.
func TestTheIndexOfTextsHoldsOnlyTextsThatAreThere(t *testing.T) {
	s := openWith(t, filepath.Join(t.TempDir(), "vestka.db"), true, migrations())
	defer closed(t, s)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	rows := func(want int) {
		t.Helper()
		n := 0
		must(s.read(t.Context(), func(t tx) error {
			_, err := t.find([]any{&n}, "SELECT count(*) FROM said")
			return err
		}))
		if n != want {
			t.Errorf("%d texts in the index, want %d", n, want)
		}
	}
	people, err := s.SavePeople(t.Context(), apptest.Edits(1))
	must(err)
	who := app.PersonID(people.IDs[0])
	letter, err := s.LogLetters(t.Context(), []app.Letter{apptest.Letter(who)})
	must(err)
	reply, _, err := s.AddReply(t.Context(), app.Reply{Person: who, On: apptest.Today, Original: app.Side{Text: "Дзякуй"}})
	must(err)
	note, err := s.SetNote(t.Context(), who, "Любіць шахматы")
	must(err)
	drafts, _, err := s.AddDrafts(t.Context(), []app.Draft{{Form: app.CardForm, Original: app.Side{Lang: app.Belarusian, Text: "Вітаю"}}})
	must(err)
	rows(4)
	_, err = s.RemoveDrafts(t.Context(), drafts...)
	must(err)
	rows(3)
	_, err = note.Undo.Do(t.Context())
	must(err)
	rows(2)
	_, err = s.RemoveReplies(t.Context(), reply)
	must(err)
	rows(1)
	_, err = letter.Undo.Do(t.Context())
	must(err)
	rows(0)
}
