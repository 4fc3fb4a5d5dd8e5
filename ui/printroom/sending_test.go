package printroom

import (
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/ui/uitest"
)

func TestTheReaderIsToldToWhomACardShouldNotGoAndPrintsAllTheSame(t *testing.T) {
	s, w := opened(t, "en")
	cards := s.cards()
	words := uitest.Words(s.check)
	if strings.Contains(words, "it should not be sent") {
		t.Fatalf("%s", words)
	}
	c, err := w.Store.SetSetting(t.Context(), app.SettingCountry, "US")
	w.Must(err)
	w.Did(s, "", c)
	words = uitest.Words(s.check)
	if !strings.Contains(words, "6 of 6: it should not be sent") || !strings.Contains(words, "ST-908") {
		t.Errorf("%s", words)
	}
	if s.cards() != cards || s.print.Hidden || cards == 0 {
		t.Error("the cards are held back")
	}
	s.showSending()
	body := w.Reader.Sheets[len(w.Reader.Sheets)-1].Body
	if said := uitest.Words(body); !strings.Contains(said, "Uladzimir Karatkevich") || !strings.Contains(said, "United States (USPS) suspended mail") {
		t.Errorf("%s", said)
	}
}

func TestARuleOfOnesOwnCountsAtOnce(t *testing.T) {
	s, w := opened(t, "en")
	all, err := w.Rulebook.Rules(t.Context())
	w.Must(err)
	r, _ := all.Rule("postcard-campaigns")
	mine := *r
	mine.Verdict, mine.Reason = "no", app.Text{EN: "Not now.", RU: "x", BE: "x"}
	today := app.DateOf(s.deps.Now())
	c, err := w.Rulebook.Save(t.Context(), mine, today)
	w.Must(err)
	w.Did(s, "", c)
	if words := uitest.Words(s.check); !strings.Contains(words, "it should not be sent") {
		t.Errorf("%s", words)
	}
}

func TestRulesThatCannotBeReadAreSaidAndHoldNothingUp(t *testing.T) {
	s, w := opened(t, "en")
	w.Store.FailWith(&app.Error{Code: app.Failed, Key: "error.store.failed"})
	s.loadSending()
	if words := uitest.Words(s.check); !strings.Contains(words, w.T("printroom.sending.unread")) {
		t.Errorf("%s", words)
	}
	if len(w.Errors) > 0 || s.print.Hidden {
		t.Errorf("%v", w.Errors)
	}
}

func TestTheReaderIsToldWhoMayBeFree(t *testing.T) {
	s, w := opened(t, "en")
	if words := uitest.Words(s.check); strings.Contains(words, "release") {
		t.Fatalf("%s", words)
	}
	first := s.job.Cards[0].Person.ID
	p, err := w.Store.Person(t.Context(), first)
	w.Must(err)
	p.Release = app.Date{Year: 2026, Month: 10, Day: 3}
	c, err := w.Store.SavePeople(t.Context(), []app.PersonEdit{apptest.Edit(p)})
	w.Must(err)
	w.Did(s, "", c)
	if words := uitest.Words(s.check); !strings.Contains(words, "For 1 of 6 the date of release in the list has passed.") {
		t.Fatalf("%s", words)
	}
	s.showPassed()
	body := w.Reader.Sheets[len(w.Reader.Sheets)-1].Body
	if said := uitest.Words(body); !strings.Contains(said, p.Names.Latin.Display()) || !strings.Contains(said, "3 October 2026") {
		t.Errorf("%s", said)
	}
}
