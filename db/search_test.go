package db_test

import (
	"fmt"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/journal"
)

func TestTextsAreFoundInEverySpellingAsTheyAreNow(t *testing.T) {
	o := newOwner(t)
	ids := o.save(apptest.Writer(0), apptest.Writer(1))
	find := func(words string) string {
		hits, err := journal.NewSearch(o).Find(t.Context(), words, 20)
		o.ok(err)
		text := ""
		for _, h := range hits {
			text += fmt.Sprint(h.Kind, " ", h.ID, "; ")
		}
		return text
	}
	want := func(words, hits string) {
		t.Helper()
		if got := find(words); got != hits {
			t.Errorf("%q: %q, want %q", words, got, hits)
		}
	}
	_, c, err := o.LogJob(t.Context(), []app.Letter{
		apptest.Letter(ids[0], func(l *app.Letter) { l.Text = "Сёння я чытаў пра Полацак і зоркі" }),
		apptest.Letter(ids[1], func(l *app.Letter) { l.Text = "Сегодня видел звёзды над Полоцком" }),
	})
	o.ok(err)
	if len(c.IDs) != 2 || c.IDs[0] != 1 || c.IDs[1] != 2 {
		t.Fatalf("the index changes the numbers of letters: %v", c.IDs)
	}
	want("зоркі", "letter 1; ")
	want("zorki", "letter 1; ")
	want("звезды", "letter 2; ")
	want("Полацак зорк", "letter 1; ")
	want("polack zvezdy", "letter 2; ")
	want("polack zorki", "")
	want("", "")
	want("!", "")
	want("\"NEAR OR (", "")
	o.step(app.LetterStep{State: app.Posted, On: day1}, 1, 2)
	id, back := o.reply(ids[0], day1.AddDays(40), 1)
	want("открытк", fmt.Sprintf("reply %d; ", id))
	want("card", fmt.Sprintf("reply %d; ", id))
	want("старонк", fmt.Sprintf("reply %d; ", id))
	_, err = back.Undo.Do(t.Context())
	o.ok(err)
	want("card", "")
	note, err := o.SetNote(t.Context(), ids[1], "Любіць шахматы")
	o.ok(err)
	want("šach", fmt.Sprintf("note %d; ", ids[1]))
	_, err = note.Undo.Do(t.Context())
	o.ok(err)
	want("šach", "")
	drafts, _, err := o.AddDrafts(t.Context(), []app.Draft{{Form: app.CardForm, Original: app.Side{Lang: app.English, Text: "A letter about chess"}}})
	o.ok(err)
	want("chess", fmt.Sprintf("draft %d; ", drafts[0]))
	d, err := o.Draft(t.Context(), drafts[0])
	o.ok(err)
	d.Original.Text = "A letter about trains"
	_, _, err = o.WriteDraft(t.Context(), d)
	o.ok(err)
	want("chess", "")
	want("train", fmt.Sprintf("draft %d; ", drafts[0]))
	o.reopen()
	want("зоркі", "letter 1; ")
}
