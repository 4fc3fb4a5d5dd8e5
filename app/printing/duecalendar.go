package printing

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/exporter"
	"vestka/app/rhythm"
	"vestka/i18n"
)

// SaveDue writes the days by which cards have to be posted to the path, for a calendar:
// an event for each day, with how many cards, and nobody's name unless named is set,
// since others may see a calendar. What is late or written already is not in it.
func (p *Press) SaveDue(d *rhythm.Digest, lang app.Lang, named bool, path string) error {
	events := dueEvents(d, i18n.For(string(lang)), lang, named)
	return p.guard.Save(path, func(w io.Writer) error { return exporter.WriteCalendar(w, events, d.Today) })
}

// dueOn is what has to be posted by one day.
type dueOn struct {
	by    app.Date
	cards int
	names []string // of whom, with the day that it is for
}

func dueEvents(d *rhythm.Digest, loc *i18n.Localizer, lang app.Lang, named bool) []exporter.Event {
	var days []*dueOn
	on := func(by app.Date) *dueOn {
		if at := slices.IndexFunc(days, func(one *dueOn) bool { return one.by == by }); at >= 0 {
			return days[at]
		}
		days = append(days, &dueOn{by: by})
		return days[len(days)-1]
	}
	for _, one := range d.Due {
		if one.Late || !one.Written.IsZero() || !one.HasAddress {
			continue
		}
		day, what := on(one.By), cmp.Or(one.Name, loc.T(one.Occasion.MessageKey()))
		day.cards++
		day.names = append(day.names, one.Names.Best(lang).Formal()+" ("+what+", "+loc.DayMonth(one.On.Month, one.On.Day)+")")
	}
	for i := range d.Days {
		if one := &d.Days[i]; !one.By.IsZero() {
			day := on(one.By)
			day.cards += len(one.People) - one.Late
			what := one.Name
			if what == "" {
				what = loc.T(one.MessageKey())
			}
			day.names = append(day.names, loc.T("digest.of_day", "Day", what, "Text", loc.T("digest.to_greet", "Count", len(one.People)-one.Late)))
		}
	}
	slices.SortFunc(days, func(a, b *dueOn) int {
		return cmp.Or(cmp.Compare(a.by.Year, b.by.Year), cmp.Compare(a.by.Month, b.by.Month), cmp.Compare(a.by.Day, b.by.Day))
	})
	events := make([]exporter.Event, len(days))
	for i, day := range days {
		events[i] = exporter.Event{On: day.by, Title: loc.T("calendar.due.neutral", "Number", loc.Number(day.cards))}
		if named {
			events[i].Title, events[i].Description = loc.T("calendar.due", "Count", day.cards), strings.Join(day.names, "\n")
		}
	}
	return events
}
