package byhand

import (
	"strings"

	"vestka/app"
	"vestka/app/importer"
	"vestka/ui/kit"
)

// shortDay is a date as one types it.
func shortDay(d app.Date) string {
	parts := strings.Split(d.String(), "-")
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return strings.Join(parts, ".")
}

// dateField is a field for a date, which may be known in part only.
func (h *Hand) dateField(name string, value app.Date) *kit.Reading {
	return kit.NewReading(name, shortDay(value), h.frame.Loc().T("byhand.date.hint"), func(text string) (string, bool) {
		d, err := importer.ReadDate(text)
		if err != nil {
			says, _ := h.frame.Loc().Error(err)
			return says, false
		}
		return h.words().Day(d), true
	})
}
