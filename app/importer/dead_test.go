package importer_test

import (
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/importer"
)

// TestThePlaceSaysWhoDied is of lists that have no column for it, and of those who live
// though the cell has such a word.
func TestThePlaceSaysWhoDied(t *testing.T) {
	october := app.Date{Year: 2025, Month: 10, Day: 12}
	for cell, want := range map[string]app.Date{
		"умер в ИК-917":                    app.SomeDay,
		"умер в ИК-917 в 2025 году":        {Year: 2025},
		"умер 12.10.2025":                  october,
		"скончался в СИЗО-901 12.10.2025":  october,
		"12.10.2025 скончалась в СИЗО-901": october,
		"памёр у ПК-917":                   app.SomeDay,
		"died in IK-917":                   app.SomeDay,
		"ИК-917 (умер)":                    app.SomeDay,
		"ИК-917; умерла 12 октября 2025":   october,
		"ПК-917, памерла":                  app.SomeDay,
		"ушёл из жизни в ИК-917":           app.SomeDay,
		"ИК-917":                           {},
		"ИК-917 (этапирован в ИК-918)":     {},
		"ИК-917, ул. Погибших, 3":          {},
		"ИК-917 (не умер)":                 {},
		"ИК-917, умер отец":                {},
		"":                                 {},
	} {
		list := readList(t, "ФИО;Место содержания\nКупала Янка;\""+cell+"\"\nКолас Якуб;ИК-917\nГарэцкі Максім;ИК-918\n", importer.Choice{IsPrison: isPrison})
		rec := list.Snapshot.Records.At(0)
		if rec.Died != want || (rec.Status == app.Former) == want.IsZero() {
			t.Errorf("%q: died %v, status %s", cell, rec.Died, rec.Status)
		}
		told := slices.ContainsFunc(list.Snapshot.Problems, func(p app.Problem) bool { return p.Key == "import.problem.death_undated" && p.Line == 2 })
		if told != (want == app.SomeDay) {
			t.Errorf("%q: %v", cell, list.Snapshot.Problems)
		}
		if other := list.Snapshot.Records.At(1); !other.Died.IsZero() {
			t.Errorf("%q: another died %v", cell, other.Died)
		}
	}
}

// TestTheColumnOfDeathsGoesBeforeThePlace is of rows that have both.
func TestTheColumnOfDeathsGoesBeforeThePlace(t *testing.T) {
	for cells, want := range map[string]app.Date{
		"умер 12.10.2025;11.10.2025": {Year: 2025, Month: 10, Day: 11},
		"умер 12.10.2025;да":         {Year: 2025, Month: 10, Day: 12},
		"умер 12.10.2025;":           {Year: 2025, Month: 10, Day: 12},
		"ИК-917;":                    {},
	} {
		list := readList(t, "ФИО;Место содержания;Умер\nКупала Янка;"+cells+"\nКолас Якуб;ИК-917;\nГарэцкі Максім;ИК-918;\n", importer.Choice{IsPrison: isPrison})
		if rec := list.Snapshot.Records.At(0); rec.Died != want {
			t.Errorf("%s: %v", cells, rec.Died)
		}
	}
}

// TestThePlaceOfAKnownFormSaysWhoDied is of the form that the program knows.
func TestThePlaceOfAKnownFormSaysWhoDied(t *testing.T) {
	const header = "Имя и фамилия,Статус,Дата рождения,Пол,Место содержания\n"
	for cell, want := range map[string]app.Date{"умер в ИК-917": app.SomeDay, "ИК-917 (умер 12.10.2025)": {Year: 2025, Month: 10, Day: 12}, "ИК-917": {}} {
		list := readList(t, header+"Янка Купала,политзаключённый,07.07.1982,мужской,"+cell+"\nЯкуб Колас,политзаключённый,03.11.1982,мужской,ИК-917\n", importer.Choice{IsPrison: isPrison})
		if rec := list.Snapshot.Records.At(0); rec.Died != want || (rec.Status == app.Former) == want.IsZero() {
			t.Errorf("%q: died %v, status %s", cell, rec.Died, rec.Status)
		}
	}
}
