package report

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/report"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// book has the figures of one year; of the others there is nothing.
type book struct{ asked []int }

func (b *book) Of(_ context.Context, year int, today app.Date) (*report.Figures, error) {
	b.asked = append(b.asked, year)
	f := &report.Figures{Year: year, Today: today}
	if year == today.Year {
		f.Tally = app.Tally{Letters: 7, People: 5, Replies: 2, Months: []app.MonthTally{{Year: year, Month: 3, Letters: 7, Replies: 2}}, Countries: map[string]int{"DE": 7}}
	}
	return f, nil
}

func world(t *testing.T) (*uitest.World, *Section, *book) {
	t.Helper()
	w, b := uitest.New(t, "be"), &book{}
	s := New(Deps{
		Book: b, Fonts: w.Fonts, Opener: w, Runner: w.Runner,
		Save: func(path string, content []byte) error { return os.WriteFile(path, content, 0o600) },
		Now: func() time.Time {
			return time.Date(apptest.Today.Year, time.Month(apptest.Today.Month), apptest.Today.Day, 12, 0, 0, 0, time.UTC)
		},
	})
	w.Show(s)
	return w, s, b
}

func TestTheTableStandsBeneathTheChart(t *testing.T) {
	w, _, _ := world(t)
	if n := len(uitest.Find[*kit.SheetView](w.Window.Content())); n != 1 {
		t.Errorf("%d charts", n)
	}
	if words := w.Words(); !strings.Contains(words, "сакавік") || !strings.Contains(words, "7") {
		t.Errorf("the table says %q", words)
	}
}

func TestAnotherYearIsCountedWhenItIsChosen(t *testing.T) {
	w, _, b := world(t)
	uitest.Find[*kit.Select](w.Window.Content())[0].SetSelectedIndex(2)
	if last := b.asked[len(b.asked)-1]; last != apptest.Today.Year-2 {
		t.Errorf("counted %d", last)
	}
	if !strings.Contains(w.Words(), w.T("error.report.nothing")) {
		t.Errorf("the screen says %q", w.Words())
	}
}

func TestTheChartIsSavedAsAPictureAndTheYearAsAReport(t *testing.T) {
	w, s, _ := world(t)
	dir := t.TempDir()
	w.Reader.Files = []string{filepath.Join(dir, "chart.png"), filepath.Join(dir, "year.pdf")}
	w.Do(s, fyne.KeyS)
	w.Do(s, fyne.KeyR)
	if len(w.Opened) != 2 || len(w.Errors) > 0 {
		t.Fatalf("shown %q, errors %v", w.Opened, w.Errors)
	}
	f, err := os.Open(w.Opened[0])
	w.Must(err)
	defer func() { _ = f.Close() }()
	if _, err := png.Decode(f); err != nil {
		t.Error(err)
	}
	if pdf, err := os.ReadFile(w.Opened[1]); err != nil || !strings.HasPrefix(string(pdf), "%PDF") {
		t.Errorf("no report: %v", err)
	}
}

func TestWithoutAChartNothingIsSaved(t *testing.T) {
	w, s, _ := world(t)
	uitest.Find[*kit.Choice](w.Window.Content())[0].Choose(2)
	w.Do(s, fyne.KeyS)
	if len(w.Errors) != 1 || app.CodeOf(w.Errors[0]) != app.Refused || len(w.Opened) > 0 {
		t.Errorf("errors %v, shown %q", w.Errors, w.Opened)
	}
}
