package byhand

import (
	"strings"

	"vestka/app"
	"vestka/app/importer"
	"vestka/ui/kit"
)

// shortDay is a date as one types it.
func shortDay(d app.Date) string {
	parts := strings.Split(strings.TrimPrefix(d.String(), "--"), "-")
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return strings.Join(parts, ".")
}

// dateField is a field for a date, which may be known in part only.
func (h *Hand) dateField(name string, value app.Date) *kit.Reading {
	return h.dayField(name, shortDay(value), h.frame.Loc().T("byhand.date.hint"), importer.ReadDate)
}

// birthField is a field for a birthday, of which the year may not be known.
func (h *Hand) birthField(value app.Date) *kit.Reading {
	return h.dayField(h.words().Fact(app.FactBorn), shortDay(value), h.frame.Loc().T("byhand.born.hint"), importer.ReadBirth)
}

// pastField is a field for the day of a death or a verdict, of which it may be said that
// nobody knows it.
func (h *Hand) pastField(fact app.Fact, value app.Date) *kit.Reading {
	loc, text := h.frame.Loc(), shortDay(value)
	if value == app.SomeDay {
		text = loc.T("date.some_day")
	}
	return h.dayField(h.words().Fact(fact), text, loc.T("byhand.died.hint"), h.readPast)
}

// readPast reads what pastField takes.
func (h *Hand) readPast(text string) (app.Date, error) {
	if strings.EqualFold(strings.TrimSpace(text), h.frame.Loc().T("date.some_day")) || strings.TrimSpace(text) == "?" {
		return app.SomeDay, nil
	}
	return importer.ReadDate(text)
}

func (h *Hand) dayField(name, value, hint string, read func(string) (app.Date, error)) *kit.Reading {
	return kit.NewReading(name, value, hint, func(text string) (string, bool) {
		d, err := read(text)
		if err != nil {
			says, _ := h.frame.Loc().Error(err)
			return says, false
		}
		return h.words().Day(d), true
	})
}
