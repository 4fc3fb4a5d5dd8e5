package printing

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/i18n"
)

// listOf makes every record of the store one of a list that was read so many days ago.
func (s *shop) listOf(daysAgo int) {
	s.t.Helper()
	p := apptest.Writer(9, held("IK-901"))
	e := apptest.Edit(p)
	e.Records[0].Source, e.Records[0].SeenOn = "viasna", apptest.Today.AddDays(-daysAgo)
	if _, err := s.store.SavePeople(context.Background(), []app.PersonEdit{e}); err != nil {
		s.t.Fatal(err)
	}
	if err := s.list.Load(context.Background()); err != nil {
		s.t.Fatal(err)
	}
}

func TestTheJobSheetListsTheCardsInTheirOrderWithWhatToCheck(t *testing.T) {
	s := newShop(t)
	first, second := s.add(1), s.add(0, held("IK-902"))
	left := s.add(2, held("IK-905"))
	s.listOf(10)
	job := s.prepare(request(second, first, left))
	list := jobSheet(job, i18n.For("ru"))
	if len(list.Rows) != 2 || list.Notice != "" {
		t.Fatalf("%+v", list)
	}
	for i, want := range []string{job.Cards[0].Address[0], job.Cards[1].Address[0]} {
		if row := list.Rows[i]; row[0] != string(rune('1'+i)) || row[1] != want {
			t.Errorf("row %d: %q, want %q", i+1, row, want)
		}
	}
	row := list.Rows[0]
	if !strings.HasPrefix(row[2], "Учебная IK-902") || row[3] != "открытка\nпо-белорусски\nдень рождения" || !strings.Contains(row[4], "IK-902") {
		t.Errorf("%q", row)
	}
	for _, part := range []string{"22 ноября 2026", "2 открытки", "не вошёл 1 человек", "список от 12 ноября 2026"} {
		if !strings.Contains(list.Subtitle, part) {
			t.Errorf("%q lacks %q", list.Subtitle, part)
		}
	}
}

func TestAListOlderThanSixtyDaysIsSaidOnTheJobSheet(t *testing.T) {
	for days, warned := range map[int]bool{60: false, 61: true} {
		s := newShop(t)
		id := s.add(0)
		s.listOf(days)
		job := s.prepare(request(id))
		if got := jobSheet(job, i18n.For("en")).Notice != ""; got != warned {
			t.Errorf("after %d days: %v", days, got)
		}
		if _, old := job.ListAge(); old != warned {
			t.Errorf("after %d days the job: %v", days, old)
		}
	}
}

func TestTheSampleListIsNeverOld(t *testing.T) {
	s := newShop(t)
	job := s.prepare(request(s.add(0)))
	if _, old := job.ListAge(); old || !job.ListDay.IsZero() {
		t.Errorf("list of %s", job.ListDay)
	}
}

func TestTheJobSheetIsAPDFThatNamesNobodyInItsProperties(t *testing.T) {
	s := newShop(t)
	job := s.prepare(request(s.add(0)))
	path := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := s.SaveJobSheet(context.Background(), job, app.Russian, path); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(b), "%PDF-") || strings.Contains(string(b), "/Title") || strings.Contains(string(b), "/Author") {
		t.Errorf("%.200s", b)
	}
}
