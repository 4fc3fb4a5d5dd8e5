package people

import (
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/app/rules"
	"vestka/i18n"
	"vestka/ui/kit"
)

// field is the nth text field of the last sheet.
func (w *world) field(n int) *kit.Entry {
	w.t.Helper()
	fields := all[*kit.Entry](w.sheet().Body)
	if n >= len(fields) {
		w.t.Fatalf("%d fields", len(fields))
	}
	return fields[n]
}

// The fields of the form from top to bottom.
const (
	reasonField = iota
	sourceField
	onField
	untilField
)

func TestAMarkIsPutOnChangedAndTakenAway(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	id := w.id("Buila")
	w.section.Open(id)
	w.Reader.Choices = []int{0}
	w.section.chooseMark(w.section.card)
	w.pressPrimary()
	w.says(w.sheet().Body, "Say who says so")
	if p := w.person(id); p.Marks != nil {
		t.Fatalf("%+v", p.Marks)
	}
	w.field(sourceField).SetText(" the family ")
	w.pressPrimary()
	w.says(w.sheet().Body, "Say why")
	w.field(reasonField).SetText("Asks for quiet.")
	w.field(untilField).SetText("some day")
	w.pressPrimary()
	w.says(w.sheet().Body, "some day")
	w.field(untilField).SetText("2026-12-31")
	w.pressPrimary()
	want := app.Mark{Kind: app.DoNotWrite, Reason: "Asks for quiet.", Source: "the family", On: apptest.Today, Until: app.Date{Year: 2026, Month: 12, Day: 31}}
	if p := w.person(id); !slices.Equal(p.Marks, []app.Mark{want}) {
		t.Fatalf("%+v", p.Marks)
	}
	w.says(w.section.detail, "Do not write", "Asks for quiet.", "the family, 22 November 2026; until 31 December 2026")

	w.section.askMark(w.section.card.Marks[0], id)
	if w.field(reasonField).Text != want.Reason || w.field(untilField).Text != "31.12.2026" {
		t.Error("the form does not begin with what there is")
	}
	w.field(untilField).SetText("")
	w.pressPrimary()
	w.says(w.section.detail, "no end")
	w.undo()
	w.says(w.section.detail, "until 31 December 2026")
	w.section.removeMark(app.DoNotWrite, id)
	if p := w.person(id); p.Marks != nil {
		t.Errorf("%+v", p.Marks)
	}
	w.undo()
	w.says(w.section.detail, "Asks for quiet.")
}

func TestAMarkThatHasEndedSaysSo(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	id := w.id("Buila")
	m := apptest.Mark(app.ListedOnly)
	m.On, m.Until = app.Date{Year: 2026}, apptest.Today.AddDays(-1)
	_, err := w.store.SetMark(t.Context(), m, id)
	w.must(err)
	w.must(w.directory.Load(t.Context()))
	w.section.Open(id)
	w.says(w.section.detail, "Listed surnames only", "ended")
}

func TestTheListIsNarrowedToAMark(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	_, err := w.store.SetMark(t.Context(), apptest.Mark(app.Consent), w.id("Buila"))
	w.must(err)
	w.must(w.directory.Load(t.Context()))
	w.section.setFilter(filter{Query: people.Query{Mark: app.Consent}})
	if got := w.names(); len(got) != 1 {
		t.Errorf("%v", got)
	}
	chips := w.section.filterChips()
	if len(chips) != 1 || chips[0].word != "Agrees to publicity" || chips[0].without.on() {
		t.Errorf("%+v", chips)
	}
}

func TestWhatTheReaderIsToAPersonChangesTheAnswers(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	id := w.id("Buila") // in a colony
	w.section.Open(id)
	parcel := func() rules.Verdict { return w.section.card.outlook.Answers[5].Verdict }
	if parcel() != rules.No {
		t.Fatalf("%s", parcel())
	}
	w.Reader.Choices = []int{2, 2}
	w.section.relate(w.section.card)
	if parcel() != rules.Yes || w.person(id).Relation != app.Relative {
		t.Errorf("%s, %s", parcel(), w.person(id).Relation)
	}
	n := len(w.Changes)
	w.section.relate(w.section.card) // the same again
	if len(w.Changes) != n {
		t.Error("nothing changed, and was written")
	}
	w.undo()
	if parcel() != rules.No {
		t.Errorf("%s", parcel())
	}
}

func TestWhatMayBeSentToTheMarkedIsCounted(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.sendToMarked() // to nobody
	w.section.Open([]app.PersonID{w.id("Buila"), w.id("Karatkevich")})
	w.section.sendToMarked()
	if w.sheet().Title != "What may be sent to these 2 people" {
		t.Error(w.sheet().Title)
	}
	w.says(w.sheet().Body, "Parcel", "no: 1", "not known: 1", "1 of 2 should not get it: IK-904")
}

func TestAMarkIsPutOnAllWhoAreChosenAndTakenAwayAgain(t *testing.T) {
	for _, lang := range i18n.Languages {
		w := newWorld(t, lang).withSample().build()
		ids := w.section.found.rows[:3]
		for _, e := range ids {
			w.section.toggle(e.ID)
		}
		one := ids[0].ID
		had := app.Mark{Kind: app.DoNotWrite, Reason: "before", Source: "x", On: apptest.Today}
		c, err := w.store.SetMark(t.Context(), had, one)
		if err != nil {
			t.Fatal(err)
		}
		w.Did(w.section, "", c)
		has := func() (n int) {
			for _, e := range ids {
				for _, m := range w.person(e.ID).Marks {
					if m.Kind == app.DoNotWrite && m.Reason == "Просіць цішыні" && m.Source == "сям’я" && m.Until.String() == "2027-01-31" {
						n++
					}
				}
			}
			return n
		}
		w.Reader.Choices = []int{0}
		w.section.chooseMarkForMany()
		w.field(sourceField).SetText("сям’я")
		w.pressPrimary()
		w.says(w.sheet().Body, first(w.Loc().T("error.mark.reason")))
		if has() != 0 {
			t.Fatalf("%s: a mark without a reason is put on", lang)
		}
		w.field(reasonField).SetText("Просіць цішыні")
		w.field(untilField).SetText("2027-01-31")
		w.pressPrimary()
		if has() != 3 {
			t.Fatalf("%s: %d have it", lang, has())
		}
		w.undo()
		if marks := w.person(one).Marks; has() != 0 || !slices.Equal(marks, []app.Mark{had}) {
			t.Errorf("%s: taken back, %d still have it; the one before is %+v", lang, has(), marks)
		}

		if ways := w.section.markWays(); len(ways) != 2 {
			t.Fatalf("%s: %d ways", lang, len(ways))
		}
		w.Reader.Choices = []int{0}
		w.section.chooseMarkToRemove()
		if w.person(one).Marks != nil || len(w.section.markWays()) != 1 {
			t.Errorf("%s: %+v", lang, w.person(one).Marks)
		}
		w.undo()
		if marks := w.person(one).Marks; !slices.Equal(marks, []app.Mark{had}) {
			t.Errorf("%s: %+v", lang, marks)
		}
	}
}

// first is the beginning of a sentence, which no wrapping parts.
func first(text string) string { return strings.Join(strings.Fields(text)[:3], " ") }
