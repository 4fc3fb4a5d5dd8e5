package ui

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
)

// told is what the system was asked to show.
type told struct {
	fyne.App
	shown []string
}

func (n *told) SendNotification(m *fyne.Notification) {
	n.shown = append(n.shown, m.Title+": "+m.Content)
}

// elsewhere is a window that nobody looks at, with so much due.
func elsewhere(t *testing.T, kept store, due int, failure error) (*house, *told) {
	t.Helper()
	n := &told{}
	h := open(t, func(d *Deps) {
		n.App, d.App, d.Store = d.App, n, kept
		d.Front = func() bool { return false }
		d.Due = func(context.Context, app.Date) (int, error) { return due, failure }
	})
	return h, n
}

var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func TestNobodyIsToldWhatIsDueUnlessTheyWantIt(t *testing.T) {
	h, n := elsewhere(t, store{}, 3, nil)
	h.Tick(monday)
	if len(n.shown) != 0 {
		t.Errorf("told %q", n.shown)
	}
}

func TestWhatIsDueIsToldOnceADayAndNamesNothing(t *testing.T) {
	kept := store{app.SettingNotice: app.On}
	h, n := elsewhere(t, kept, 3, nil)
	for range 5 {
		h.Tick(monday)
	}
	want := Name + ": " + h.Loc().T("shell.notice.due")
	if len(n.shown) != 1 || n.shown[0] != want {
		t.Fatalf("told %q", n.shown)
	}
	again, m := elsewhere(t, kept, 3, nil) // the program is started anew on the same day
	again.Tick(monday.Add(time.Hour))
	if len(m.shown) != 0 {
		t.Errorf("told twice on one day: %q", m.shown)
	}
	again.Tick(monday.AddDate(0, 0, 1))
	if len(m.shown) != 1 {
		t.Errorf("on the next day told %q", m.shown)
	}
}

func TestWhoLooksAtTheWindowIsNotTold(t *testing.T) {
	h, n := elsewhere(t, store{app.SettingNotice: app.On}, 3, nil)
	h.deps.Front = func() bool { return true }
	h.Tick(monday)
	h.deps.Front = func() bool { return false }
	if len(n.shown) != 0 {
		t.Fatalf("told %q", n.shown)
	}
	h.Tick(monday)
	if len(n.shown) != 1 {
		t.Errorf("told %q", n.shown)
	}
}

func TestADayWithNothingDueIsSilentAndAFailureIsSaid(t *testing.T) {
	h, n := elsewhere(t, store{app.SettingNotice: app.On}, 0, nil)
	asked := 0
	h.deps.Due = func(context.Context, app.Date) (int, error) {
		asked++
		return 0, nil
	}
	for range 5 { // it takes the whole list: once a day is enough
		h.Tick(monday)
	}
	if len(n.shown) != 0 || asked != 1 {
		t.Errorf("told %q, asked %d times", n.shown, asked)
	}
	h, n = elsewhere(t, store{app.SettingNotice: app.On}, 0, errors.New("broken"))
	h.Tick(monday)
	if len(n.shown) != 0 || len(h.reader.Asked) != 1 {
		t.Errorf("told %q, said %q", n.shown, h.reader.Asked)
	}
}
