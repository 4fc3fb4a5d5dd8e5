package places_test

import (
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

// carded is a world with somebody in IK-904 to whom these cards are made.
func carded(t *testing.T, cards ...func(*app.Letter)) *world {
	t.Helper()
	w := newWorld(t)
	saved := w.must(w.store.SavePeople(w.ctx, []app.PersonEdit{apptest.Edit(apptest.Writer(0))}))
	for _, with := range cards {
		l := apptest.Letter(app.PersonID(saved.IDs[0]), with)
		if _, _, err := w.store.LogJob(w.ctx, []app.Letter{l}); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

func card(state app.LetterState, on app.Date, address string) func(*app.Letter) {
	return func(l *app.Letter) {
		l.Facility, l.State, l.On, l.Lang, l.Address = "IK-904", state, on, app.Russian, "Янка Купала\n"+address+"\nБеларусь"
	}
}

const former, present = "ул. Узорная, 3\n000000, г. Узорск", "ул. Другая, 8\n000000, г. Узорск"

func (w *world) news() []app.News {
	w.t.Helper()
	news, err := w.store.News(w.ctx, app.NewsFilter{State: app.NewsOpen})
	if err != nil {
		w.t.Fatal(err)
	}
	return news
}

func TestCardsToAnAddressThatTheUserChangesAreTold(t *testing.T) {
	w := carded(t, card(app.Ready, apptest.Today, former), card(app.Printed, apptest.Today, former))
	c := w.must(w.Save(w.ctx, app.FacilityKey{Code: "IK-904"}, w.moved(app.Date{}), apptest.Today))
	news := w.news()
	if len(news) != 1 || !c.Has(app.KindNews) {
		t.Fatalf("%+v, %+v", news, c)
	}
	n := news[0]
	if n.Kind != app.NewsAddress || n.Import != 0 || n.On != apptest.Today || n.Before != "ул. Узорная, 3, 000000, г. Узорск" || n.After != "ул. Другая, 8, 000000, г. Узорск" {
		t.Errorf("%+v", n)
	}
	w.undo(c)
	if news := w.news(); len(news) != 0 {
		t.Errorf("taken back: %+v", news)
	}
}

func TestOnlyCardsThatWouldGoAstrayAreTold(t *testing.T) {
	for name, with := range map[string]func(*app.Letter){
		"to the new address": card(app.Ready, apptest.Today, present),
		"stopped":            card(app.Stopped, apptest.Today, former),
		"long since posted":  card(app.Printed, app.SentSince(apptest.Today).AddDays(-1), former),
		"elsewhere":          func(l *app.Letter) { card(app.Ready, apptest.Today, former)(l); l.Facility = "IK-917" },
	} {
		w := carded(t, with)
		w.must(w.Save(w.ctx, app.FacilityKey{Code: "IK-904"}, w.moved(app.Date{}), apptest.Today))
		if news := w.news(); len(news) != 0 {
			t.Errorf("%s: %+v", name, news)
		}
	}
	w := carded(t, card(app.Ready, apptest.Today, former))
	w.must(w.Save(w.ctx, app.FacilityKey{Code: "IK-904"}, w.moved(apptest.Today.AddDays(30)), apptest.Today))
	if news := w.news(); len(news) != 0 {
		t.Errorf("an address of next month: %+v", news)
	}
}

func TestAnAcceptedAddressAClosedFacilityAndOneThatIsResetAreToldLikewise(t *testing.T) {
	w := carded(t, card(app.Ready, apptest.Today, former))
	w.hold(1, "IK-904", "000000, г. Узорск, ул. Другая, 8", apptest.Today)
	p := w.proposals()[0]
	p.Proposed.ValidFrom = apptest.Today
	accepted := w.must(w.Accept(w.ctx, p.ID, p.Proposed, apptest.Today))
	if len(w.news()) != 1 {
		t.Fatalf("accepted: %+v", w.news())
	}
	w.undo(accepted)
	closed := w.must(w.Close(w.ctx, "IK-904", apptest.Today, "", apptest.Today))
	if news := w.news(); len(news) != 1 || news[0].After != "" {
		t.Errorf("closed: %+v", news)
	}
	w.undo(closed)

	w = carded(t, card(app.Ready, apptest.Today, present))
	w.must(w.Save(w.ctx, app.FacilityKey{Code: "IK-904"}, w.moved(app.Date{}), apptest.Today))
	w.must(w.Reset(w.ctx, "IK-904", apptest.Today))
	if news := w.news(); len(news) != 1 || news[0].Before != "ул. Другая, 8, 000000, г. Узорск" {
		t.Errorf("reset: %+v", news)
	}
}
