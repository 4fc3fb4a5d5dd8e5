package places_test

import (
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

func (w *world) outdated(day app.Date) []app.Letter {
	w.t.Helper()
	letters, err := w.Outdated(w.ctx, day)
	if err != nil {
		w.t.Fatal(err)
	}
	return letters
}

func TestCardsAreOutdatedFromTheDayOnWhichAnotherAddressHolds(t *testing.T) {
	w := carded(t, card(app.Ready, apptest.Today, former), card(app.Printed, apptest.Today, former), card(app.Posted, apptest.Today, former), card(app.Printed, apptest.Today, present))
	next := apptest.Today.AddDays(10)
	w.must(w.Save(w.ctx, app.FacilityKey{Code: "IK-904"}, w.moved(next), apptest.Today))
	if letters := w.outdated(next.AddDays(-1)); len(letters) != 1 || letters[0].ID != 4 {
		t.Errorf("the day before: %+v", letters)
	}
	letters := w.outdated(next)
	if len(letters) != 2 || letters[0].ID != 1 || letters[1].ID != 2 {
		t.Errorf("on the day: %+v", letters)
	}
}

func TestACardThatWasMadeAgainIsNotToBePrintedAnew(t *testing.T) {
	w := carded(t, card(app.Printed, apptest.Today, former))
	w.must(w.Save(w.ctx, app.FacilityKey{Code: "IK-904"}, w.moved(app.Date{}), apptest.Today))
	again := func(want int, with func(*app.Letter)) {
		t.Helper()
		l := apptest.Letter(1, card(app.Ready, apptest.Today, present), with)
		if _, _, err := w.store.LogJob(w.ctx, []app.Letter{l}); err != nil {
			t.Fatal(err)
		}
		letters, err := w.ToReprint(w.ctx, apptest.Today)
		if err != nil || len(letters) != want {
			t.Errorf("%+v, %v", letters, err)
		}
	}
	again(1, func(l *app.Letter) { l.Occasion = app.NewYear })
	again(1, func(l *app.Letter) { l.State = app.Stopped })
	again(1, func(l *app.Letter) {
		card(app.Ready, apptest.Today, former)(l)
		l.Occasion = app.NewYear
		l.State = app.Posted
	})
	again(0, func(*app.Letter) {})
	if len(w.outdated(apptest.Today)) != 1 {
		t.Error("it may still be posted by mistake")
	}
}

func TestCardsToAClosedFacilityAreOutdatedAndThoseWithoutAnAddressAreNot(t *testing.T) {
	w := carded(t, card(app.Ready, apptest.Today, former), func(l *app.Letter) {
		card(app.Ready, apptest.Today, former)(l)
		l.Address = "" // given to a service by its name
	}, card(app.Ready, app.SentSince(apptest.Today).AddDays(-1), former))
	w.must(w.Close(w.ctx, "IK-904", apptest.Today, "", apptest.Today))
	if letters := w.outdated(apptest.Today); len(letters) != 1 || letters[0].ID != 1 {
		t.Errorf("%+v", letters)
	}
}

// SIZO-1 in Minsk moved on 29 April 2024.
func TestACardThatWasPrintedBeforeSIZO1MovedIsOutdatedAfterIt(t *testing.T) {
	printed := app.Date{Year: 2024, Month: 4, Day: 28}
	w := carded(t, func(l *app.Letter) {
		l.Facility, l.State, l.On, l.Lang, l.Address = "SIZO-1", app.Printed, printed, app.Belarusian, "Янка Купала\nСІЗА-1\nвул. Валадарскага, 2\n220030, г. Мінск"
	})
	if letters := w.outdated(printed); len(letters) != 0 {
		t.Errorf("before: %+v", letters)
	}
	if letters := w.outdated(printed.AddDays(1)); len(letters) != 1 {
		t.Errorf("after: %+v", letters)
	}
}
