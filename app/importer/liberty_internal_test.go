package importer

import (
	"testing"

	"vestka/app"
)

var freedomDay = app.Date{Year: 2026, Month: 11, Day: 23}

// TestFreedWhereverItIsSaid holds the words in all languages, at whatever place of a text.
func TestFreedWhereverItIsSaid(t *testing.T) {
	day := app.Date{Year: 2026, Month: 11, Day: 20}
	for text, on := range map[string]app.Date{
		"ИК-1, освобождён 20.11.2026":                   day,
		"IK-1, released 20 Nov 2026":                    day,
		"IK-1 (released on 20 November 2026)":           day,
		"released from IK-1, 2026-11-20":                day,
		"20.11.2026 освобождена из ИК-4":                day,
		"освобождён из ИК-1":                            {},
		"ИК-1; освободился 20.11.2026":                  day,
		"СИЗО-1\nвышел на свободу 20.11.2026г.":         day,
		"ИК-1, вышла по УДО 20.11.2026":                 day,
		"вышел на свободу из ИК-1, депортирован":        {},
		"ПК №1, вызвалены 20 лістапада 2026":            day,
		"ПК №1 (выйшаў на волю 20.11.2026)":             day,
		"СІЗА-1, выйшла на свабоду":                     {},
		"ВК-1, звільнений 20.11.2026":                   day,
		"Kolonia nr 1, zwolniony 20.11.2026":            day,
		"Kolonia nr 1, wyszła – na wolności":            {},
		"Strafkolonie 1, entlassen 20.11.2026":          day,
		"Strafkolonie 1, am 20.11.2026 freigelassen":    day,
		"Kolonija Nr. 1, paleistas 2026-11-20":          day,
		"задержан 01.02.2020, освобождён 20.11.2026":    day,
		"released in 2026":                              {Year: 2026},
		"Penal colony No. 1; pardoned 20 November 2026": day,
		"At liberty before serving the sentence":        {},
		"ИК-1, был освобождён 20.11.2026, статья 342":   day,
		"ИК-1, срок до 05.12.2028, помилован":           {},
		"ИК-1, помилован, срок до 05.12.2028":           {},
	} {
		if got := readFreedom(text, freedomDay); !got.free || got.on != on || !got.later.IsZero() {
			t.Errorf("%q: free %t since %v, later %v; want free since %v", text, got.free, got.on, got.later, on)
		}
	}
}

// TestNotYetFree holds what only sounds like freedom.
func TestNotYetFree(t *testing.T) {
	for text, later := range map[string]app.Date{
		"ИК-1, будет освобождён 2027":      {},
		"ИК-1, освобождён будет в 2027":    {},
		"ИК-1, срок до 20.11.2026":         {},
		"ИК-1, не освобождён":              {},
		"ИК-1, ещё не был освобождён":      {},
		"ПК-1, не вызвалены":               {},
		"IK-1, not released":               {},
		"IK-1, not yet been released":      {},
		"IK-1, to be released 20 Nov 2026": {},
		"IK-1, release date 2027":          {},
		"IK-1, release date 20.11.2026":    {},
		"nie zwolniony, Kolonia nr 1":      {},
		"nicht entlassen":                  {},
		"ИК-1, ул. Освобождения, 5":        {},
		"СИЗО-1, вул. Свабоды, 20":         {},
		"ИК-1, освобождённый район":        {},
		"releasedly": {},
		"ИК-1, освобождён 20.11.2027": {Year: 2027, Month: 11, Day: 20},
		"ИК-1, освобождён 2027":       {Year: 2027},
		"IK-1, released 20 Nov 2027":  {Year: 2027, Month: 11, Day: 20},
		"":                            {},
		"ИК-1 (before: at liberty)":   {},
		"УК-1, калі будзе вызвалены, невядома":     {},
		"ИК-1, ходатайство: когда освобождён, нет": {},
	} {
		got := readFreedom(text, freedomDay)
		if got.free || got.later != later {
			t.Errorf("%q: free %t since %v, later %v; want held, later %v", text, got.free, got.on, got.later, later)
		}
	}
	for _, text := range []string{"освобождён 01.11.2026, повторно задержан", "ИК-1, released and re-arrested", "вызвалены, зноў арыштаваны"} {
		if got := readFreedom(text, freedomDay); got.free || !got.doubt {
			t.Errorf("%q: free %t, doubt %t", text, got.free, got.doubt)
		}
	}
}
