// Package asking is what forms of sections share: the field in which a day is typed,
// and keeping what a form says.
package asking

import (
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/importer"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Day is a field for a day, in whatever form it is typed; below it stands how it is
// understood.
type Day struct {
	*kit.Reading
	read func(text string) (app.Date, error)
}

// NewDay is a field for a day, which may be known in part only or be left out.
func NewDay(loc *i18n.Localizer, name string, value app.Date, hint string) *Day {
	return NewDayOf(loc, name, TypedDay(value), hint, importer.ReadDate, func(d app.Date) string { return loc.Date(d.Year, d.Month, d.Day) })
}

// NewDayOf is a field for a day that is read and told in a way of its own.
func NewDayOf(loc *i18n.Localizer, name, text, hint string, read func(text string) (app.Date, error), tell func(app.Date) string) *Day {
	return &Day{kit.NewReading(name, text, hint, func(text string) (string, bool) {
		d, err := read(text)
		if err != nil {
			says, _ := loc.Error(err)
			return says, false
		}
		return tell(d), true
	}), read}
}

// Read is the day that stands in the field, zero where nothing does.
func (d *Day) Read() (app.Date, error) {
	if strings.TrimSpace(d.Entry.Text) == "" {
		return app.Date{}, nil
	}
	return d.read(d.Entry.Text)
}

// TypedDay is a day as one types it: 14.03.1985, 14.03 without the year, 03.1985 without
// the day.
func TypedDay(d app.Date) string {
	parts := strings.Split(strings.TrimPrefix(d.String(), "--"), "-")
	slices.Reverse(parts)
	return strings.Join(parts, ".")
}
