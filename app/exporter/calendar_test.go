package exporter

import (
	"bytes"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"vestka/app"
)

func TestEventsComeBackFromTheirCalendar(t *testing.T) {
	events := []Event{
		{On: app.Date{Year: 2026, Month: 12, Day: 31}, Title: "Янка, Купала; 44", Description: "вул. Узорная, 3\n000000, г. Узорск", Place: strings.Repeat("Узорная калонія ", 12)},
		{On: app.Date{Year: 2028, Month: 2, Day: 29}, Title: "Алаіза"},
		{On: app.Date{Year: 2026, Month: 11, Day: 1}, Days: 30, Title: "Янка"},
	}
	var b bytes.Buffer
	made := app.Date{Year: 2026, Month: 11, Day: 22}
	if err := WriteCalendar(&b, events, made); err != nil {
		t.Fatal(err)
	}
	cal, err := ics.ParseCalendar(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	read := cal.Events()
	if len(read) != 3 {
		t.Fatalf("%d events", len(read))
	}
	for i, e := range read {
		start, err := e.GetAllDayStartAt()
		end, err2 := e.GetAllDayEndAt()
		if err != nil || err2 != nil || start.Format("2006-01-02") != events[i].On.String() || end.Sub(start) != time.Duration(max(events[i].Days, 1))*24*time.Hour {
			t.Errorf("%v to %v: %v, %v", start, end, err, err2)
		}
		if got := e.GetProperty(ics.ComponentPropertySummary).Value; got != events[i].Title {
			t.Errorf("title %q", got)
		}
	}
	if got := read[0].GetProperty(ics.ComponentPropertyDescription).Value; got != events[0].Description {
		t.Errorf("description %q", got)
	}
	if got := read[0].GetProperty(ics.ComponentPropertyLocation).Value; got != events[0].Place {
		t.Errorf("place %q", got)
	}
	for line := range bytes.SplitSeq(b.Bytes(), []byte("\r\n")) { // RFC 5545, 3.1
		if len(line) > 75 || bytes.ContainsAny(line, "\n") {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
	var again bytes.Buffer
	if err := WriteCalendar(&again, events, made); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Errorf("the same events give other bytes: %v", err)
	}
	for _, word := range []string{"arran4", "vestka", "golang"} {
		if strings.Contains(strings.ToLower(b.String()), word) {
			t.Errorf("the file says %q", word)
		}
	}
}
