package importer

import (
	"testing"

	"vestka/app"
)

func TestAPenaltyTellsOfAVerdict(t *testing.T) {
	on, none := app.Date{Year: 2026, Month: 10, Day: 12}, app.Date{}
	for text, want := range map[string]app.Date{
		"5 лет колонии": app.SomeDay, "10 гадоў": app.SomeDay, "3 years": app.SomeDay, "2": app.SomeDay, "химия": app.SomeDay,
		"12.10.2026, 3 года": on, "12.10.2026 3 года колонии": on, "12 октября 2026, 3 года": on, "12.10.2026": on, "2026-10-12 (3 years)": on,
		"12.12.2026, 3 года": app.SomeDay, "November 2024, 3 years": app.SomeDay,
		"": none, "-": none, "нет": none, "не вынесен": none, "No": none, "not yet": none, "ждёт суда": none, "чакае суда": none, "неизвестно": none,
		"nie zapadł": none, "brak": none, "w toku": none, "śledztwo": none, "kein Urteil": none, "5 lat": app.SomeDay, "2 Jahre": app.SomeDay,
	} {
		if got := verdictBehind(text, app.Date{Year: 2026, Month: 11, Day: 22}); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestWhoWasExpelledIsHeldNoMore(t *testing.T) {
	for _, text := range []string{"выслан из страны", "выслана из Беларуси", "выдворен", "Выдворена", "высланы з краіны", "выслана", "выдвараны", "выдварана"} {
		if said, ok := readAnyStatus(text, app.Date{}); !ok || !said.free || said.status != app.Former {
			t.Errorf("%q: %+v", text, said)
		}
	}
}

func TestHeadersOfNeighboursAndShortOnesAreKnown(t *testing.T) {
	for label, want := range map[string]Field{
		"Y.O.B.": BornYear, "D.O.B.": Born, "Patron. name": Patronymic, "Nazwisko": Family, "Imię": Given, "Data ur.": Born, "Zwolnienie": Release,
		"Geburtsdatum": Born, "Geb.-Datum": Born, "Vorname": Given, "Entlassungstermin": Release, "Wyrok": Penalty,
		"Jméno": Given, "Příjmení": Family, "Datum narození": Born, "Věznice": Prison,
	} {
		if got := readHeaderText(label); got.field != want || got.score != 1 {
			t.Errorf("%q: %s, %v", label, got.field, got.score)
		}
	}
}

func TestWhatIsDecidedIsAVerdictWhereItNamesAPenalty(t *testing.T) {
	for text, want := range map[string]app.Date{
		"5 years in a penal colony": app.SomeDay, "3 года лишения свободы": app.SomeDay, "2 гады хатняй хіміі": app.SomeDay, "штраф": app.SomeDay,
		"": {}, "Investigation is under way": {}, "The case was sent to court": {}, "дело передано в суд": {}, "идёт следствие": {}, "справа ў судзе": {},
	} {
		if got := decidedBehind(text, app.Date{Year: 2026, Month: 11, Day: 22}); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
