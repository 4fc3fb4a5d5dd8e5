package window

import (
	"context"
	"testing"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/cmd/internal/wiring"
)

func birthdaysSoon(s *wiring.Services) []people.Birthday {
	return s.Directory.Birthdays(people.BirthdayQuery{Today: app.DateOf(noon), Days: 60, Lang: app.Belarusian})
}

// logged is a job of five cards in the log.
func logged(t testing.TB, s *wiring.Services) app.JobID {
	t.Helper()
	ctx := context.Background()
	if err := s.Directory.Load(ctx); err != nil {
		t.Fatal(err)
	}
	job, err := s.Press.Prepare(ctx, printing.Request{
		People: birthdays(s), Template: "birthday", Lang: app.Belarusian, Sender: "Ганна",
		Picture: printing.Picture{ID: "apples"}, Layout: sheet.OneUp, Font: sheet.Serif, Today: app.DateOf(noon),
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	id, _, err := s.Press.Make(ctx, job, noon, func() error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	return id
}
