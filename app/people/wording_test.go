package people

import (
	"testing"

	"vestka/app"
	"vestka/i18n"
)

func TestNewsAreToldInWords(t *testing.T) {
	loc := i18n.For("en")
	for want, n := range map[string]app.News{
		"":                                  {Kind: app.NewsNew},
		"IK-902":                            {Kind: app.NewsNew, After: "IK-902"},
		"somewhere; now elsewhere":          {Kind: app.NewsMoved, Field: app.FactHeld, Before: "somewhere", After: "elsewhere"},
		"3 November 2026":                   {Kind: app.NewsDied, Field: app.FactDied, After: "2026-11-03"},
		"November 2026":                     {Kind: app.NewsSentenced, Field: app.FactVerdict, After: "2026-11"},
		"Charges: 342; now 361":             {Kind: app.NewsCharged, Field: app.FactArticles, Before: "342", After: "361"},
		"Judge: no longer given, it was A.": {Kind: app.NewsChanged, Field: "judge", Before: "A."},
		"Shoe size: 42":                     {Kind: app.NewsChanged, Field: "Shoe size", After: "42"},
		"the colony by the river":           {Kind: app.NewsGone, Field: app.FactListed, Before: "the colony by the river", After: "2026-11-03"},
		"IK-902; now at liberty (“свободна”)":                       {Kind: app.NewsReleased, Field: app.FactHeld, Before: "IK-902", After: "свободна"},
		"Status: political prisoner; now former political prisoner": {Kind: app.NewsReleased, Field: app.FactStatus, Before: "active", After: "former"},
	} {
		if got := NewsText(loc, noPlaces{}, &n); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestALineOfNewsSaysWhereSomebodyIsNow(t *testing.T) {
	loc := i18n.For("be")
	for want, n := range map[string]app.News{
		"цяпер elsewhere":          {Kind: app.NewsMoved, Field: app.FactHeld, Before: "somewhere", After: "elsewhere"},
		"цяпер на волі («вольны»)": {Kind: app.NewsDeported, Field: app.FactHeld, Before: "somewhere", After: "вольны"},
		"elsewhere": {Kind: app.NewsMoved, Field: app.FactHeld, After: "elsewhere"},
		"somewhere": {Kind: app.NewsGone, Field: app.FactHeld, Before: "somewhere", After: "x"},
	} {
		if got := NewsLine(loc, noPlaces{}, &n); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

type noPlaces struct{}

func (noPlaces) Facility(string, app.Date) (app.Facility, bool) { return app.Facility{}, false }
