package exporter

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"time"

	ics "github.com/arran4/golang-ical"

	"vestka/app"
)

// Event is a whole day of a calendar.
type Event struct {
	On          app.Date // to the day
	Days        int      // how many it lasts; 0 is one
	Title       string
	Description string // may be empty
	Place       string // may be empty
}

// WriteCalendar writes the events as iCalendar (RFC 5545). A calendar that reads the
// same events again takes them for the same. The file says neither who wrote it nor
// with what; made is the day that the format asks for.
func WriteCalendar(w io.Writer, events []Event, made app.Date) error {
	cal := ics.NewCalendar()
	cal.SetProductId("-//-//-//")
	cal.SetMethod(ics.MethodPublish)
	for _, e := range events {
		known := sha256.Sum256([]byte(e.On.String() + "\n" + e.Title))
		ev := cal.AddEvent(hex.EncodeToString(known[:16]))
		ev.SetDtStampTime(midnight(made))
		ev.SetAllDayStartAt(midnight(e.On))
		ev.SetAllDayEndAt(midnight(e.On).AddDate(0, 0, max(e.Days, 1)))
		ev.SetSummary(e.Title)
		if e.Description != "" {
			ev.SetDescription(e.Description)
		}
		if e.Place != "" {
			ev.SetLocation(e.Place)
		}
		ev.SetTimeTransparency(ics.TransparencyTransparent) // a day that leaves the reader free
	}
	return cal.SerializeTo(w, ics.WithNewLineWindows)
}

func midnight(d app.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}
