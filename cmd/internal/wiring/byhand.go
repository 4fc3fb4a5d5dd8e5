package wiring

import (
	"vestka/app"
	"vestka/app/journal"
)

// ByHand is a letter by hand to somebody, as of the day.
func (s *Services) ByHand(id app.PersonID, on app.Date, lang app.Lang) app.Letter {
	e, known := s.Directory.Person(id, on)
	if !known {
		return app.Letter{Person: id, Kind: app.Postcard, Occasion: app.Greeting, Lang: lang, ByHand: true}
	}
	f, _ := s.Register.Facility(e.Held.Facility, on)
	return journal.ByHand(e.Person, &f, lang)
}
