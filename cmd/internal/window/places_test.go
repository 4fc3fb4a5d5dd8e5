package window

import (
	"context"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/cmd/internal/wiring"
	"vestka/ui"
)

// proposed has a list give another address for a sample colony.
func proposed(t *testing.T, s *wiring.Services, sh *ui.Shell) {
	t.Helper()
	e := apptest.Edit(apptest.Writer(9, func(p *app.Person) {
		p.Held = app.Detention{Facility: "IK-904", Text: "ПК № 904", Address: "вул. Новая, 15, 000000, г. Узорск", Source: "viasna", SeenOn: app.DateOf(noon)}
	}))
	e.Records[0].Source = "viasna"
	c, err := s.Store.SavePeople(context.Background(), []app.PersonEdit{e})
	if err != nil {
		t.Fatal(err)
	}
	sh.Changed(c)
}

// oldList brings in somebody of a list that was read 80 days ago.
func oldList(t *testing.T, s *wiring.Services, sh *ui.Shell) []app.PersonID {
	t.Helper()
	e := apptest.Edit(apptest.Writer(0, func(p *app.Person) { p.Held = app.Detention{Facility: "IK-904", Text: "ПК № 904"} }))
	e.Records[0].Source, e.Records[0].SeenOn = "viasna", app.DateOf(noon).AddDays(-80)
	c, err := s.Store.SavePeople(context.Background(), []app.PersonEdit{e})
	if err != nil {
		t.Fatal(err)
	}
	sh.Changed(c)
	return []app.PersonID{app.PersonID(c.IDs[0])}
}

// closePlace says that nobody is held there any more.
func closePlace(t *testing.T, s *wiring.Services, code string) {
	t.Helper()
	today := app.DateOf(noon)
	if _, err := s.Places.Close(context.Background(), code, today.AddDays(-20), "IK-917", today); err != nil {
		t.Fatal(err)
	}
}
