package printing

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/register"
	"vestka/i18n"
)

// listOf has a list that was read so many days ago have the people.
func (s *shop) listOf(daysAgo int, ids ...app.PersonID) {
	s.t.Helper()
	var edits []app.PersonEdit
	for _, id := range ids {
		p, err := s.store.Person(context.Background(), id)
		if err != nil {
			s.t.Fatal(err)
		}
		on := apptest.Today.AddDays(-daysAgo)
		r := apptest.Record(p, app.Belarusian, func(r *app.Record) { r.Source, r.SeenOn, r.CheckedOn = fmt.Sprint("list-", daysAgo), on, on })
		edits = append(edits, app.PersonEdit{Person: p, Records: []app.Record{r}})
	}
	if _, err := s.store.SavePeople(context.Background(), edits); err != nil {
		s.t.Fatal(err)
	}
}

func TestTheJobSheetListsTheCardsInTheirOrderWithWhatToCheck(t *testing.T) {
	s := newShop(t)
	first, second := s.add(1), s.add(0, held("IK-902"))
	left := s.add(2, held("IK-905"))
	s.listOf(10, first, second)
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
		s.listOf(days, id)
		job := s.prepare(request(id))
		if got := jobSheet(job, i18n.For("en")).Notice != ""; got != warned {
			t.Errorf("after %d days: %v", days, got)
		}
		if old := job.List.IsOld(); old != warned {
			t.Errorf("after %d days the job: %v", days, old)
		}
	}
}

// TestASmallNewListDoesNotHideThatOthersStandOnAnOldOne has of three people one on both
// lists.
func TestASmallNewListDoesNotHideThatOthersStandOnAnOldOne(t *testing.T) {
	s := newShop(t)
	both, one, other := s.add(0), s.add(1), s.add(2)
	s.listOf(75, both, one, other)
	s.listOf(1, both)
	job := s.prepare(request(both, one, other))
	if want := (app.ListAge{Day: apptest.Today.AddDays(-75), Days: 75, Old: 2, All: 3}); job.List != want {
		t.Errorf("%+v", job.List)
	}
	list := jobSheet(job, i18n.For("en"))
	if !strings.HasPrefix(list.Notice, "2 people of 3 stand on old lists only, the oldest of 75 days.") || !strings.Contains(list.Subtitle, "oldest list of 8 September 2026") {
		t.Errorf("%q, %q", list.Notice, list.Subtitle)
	}
	if job := s.prepare(request(both)); job.List.IsOld() || job.List.Days != 1 {
		t.Errorf("%+v", job.List)
	}
	if notice := jobSheet(s.prepare(request(one, other)), i18n.For("en")).Notice; !strings.HasPrefix(notice, "The newest list is 75 days old.") {
		t.Errorf("%q", notice)
	}
}

func TestTheSampleListIsNeverOld(t *testing.T) {
	s := newShop(t)
	job := s.prepare(request(s.add(0)))
	if job.List.IsOld() || !job.List.Day.IsZero() {
		t.Errorf("list of %s", job.List.Day)
	}
}

func TestTheJobSheetIsAPDFThatNamesNobodyInItsProperties(t *testing.T) {
	s := newShop(t)
	req := request(s.add(0))
	req.Paper.Item = JobSheet
	job := s.prepare(req)
	path := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := s.SavePDF(context.Background(), job, path, nil); err != nil {
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

func TestTheJobSheetTellsCopiesAndAnEnvelopeForTwoInALineOfItsOwn(t *testing.T) {
	s := newShop(t)
	s.desk.texts = []register.Template{
		{ID: "long", Lang: app.Belarusian, Occasion: app.Birthday, Form: app.LetterA4Form, Body: "Ліст"},
		{ID: "short", Lang: app.Belarusian, Occasion: app.Birthday, Form: app.CardForm, Body: "Паштоўка"},
	}
	req := request(s.add(0), s.add(1))
	req.Copies, req.Template = 2, "short"
	req.Beside = []Paper{{Item: Letters, Template: "long"}, {Item: Envelopes}, {Item: JobSheet}}
	job := s.prepare(req)
	list := jobSheet(job, i18n.For("en"))
	var got [][2]string
	for _, row := range list.Rows {
		got = append(got, [2]string{row[0], row[3]})
	}
	card, letter, envelope := "postcard\nin Belarusian\nbirthday\n2 copies", "letter, 1 sheet\nin Belarusian\nbirthday\n2 copies", "envelopes\n2 copies"
	want := [][2]string{{"1", card}, {"2", letter}, {"1–2", envelope}, {"3", card}, {"4", letter}, {"3–4", envelope}}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	req.Beside = []Paper{{Item: Envelopes}}
	if row := jobSheet(s.prepare(req), i18n.For("en")).Rows[1]; row[3] != card+"\n+ envelopes" {
		t.Errorf("%q", row)
	}
}
