package byhand

import (
	"strings"

	"vestka/app"
	"vestka/app/importer"
	"vestka/ui/asking"
)

// dateField is a field for a date, which may be known in part only.
func (h *Hand) dateField(name string, value app.Date) *asking.Day {
	return h.dayField(name, asking.TypedDay(value), h.frame.Loc().T("byhand.date.hint"), importer.ReadDate)
}

// birthField is a field for a birthday, of which the year may not be known.
func (h *Hand) birthField(value app.Date) *asking.Day {
	return h.dayField(h.words().Fact(app.FactBorn), asking.TypedDay(value), h.frame.Loc().T("byhand.born.hint"), importer.ReadBirth)
}

// pastField is a field for the day of a death or a verdict, of which it may be said that
// nobody knows it.
func (h *Hand) pastField(fact app.Fact, value app.Date) *asking.Day {
	loc, text := h.frame.Loc(), asking.TypedDay(value)
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

func (h *Hand) dayField(name, text, hint string, read func(string) (app.Date, error)) *asking.Day {
	return asking.NewDayOf(h.frame.Loc(), name, text, hint, read, h.words().Day)
}
