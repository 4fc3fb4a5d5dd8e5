package today

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/app/rhythm"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// dueSection is the section over the sample list, with what is due.
func dueSection(t *testing.T, lang string) (*Section, *uitest.World) {
	t.Helper()
	w := uitest.New(t, lang).Sample()
	return section(w), w
}

func TestTodaySaysByWhenToPostAndWhoIsWrittenTo(t *testing.T) {
	s, w := dueSection(t, "en")
	w.Show(s)
	find := func(name string) kit.PersonLine {
		t.Helper()
		for _, b := range s.state.birthdays {
			if l := s.line(b); strings.Contains(l.Name, name) {
				return l
			}
		}
		t.Fatalf("nobody is called %s: %q", name, w.Words())
		return kit.PersonLine{}
	}
	if l := find("Karatkevich"); l.Tag != w.T("today.late") || l.Tone != kit.Care {
		t.Errorf("%+v", l)
	}
	if l := find("Liavitski"); l.Tag != w.T("today.post_by", "Date", "30 November") || l.Tone != kit.Care {
		t.Errorf("%+v", l)
	}
	var id app.PersonID
	for _, b := range s.state.birthdays {
		if strings.Contains(b.Names.Latin.Full, "Liavitski") {
			id = b.ID
		}
	}
	_, _, err := w.Store.LogJob(context.Background(), []app.Letter{apptest.Letter(id)})
	w.Must(err)
	s.Reload(app.Changes{Kinds: app.KindLetters})
	if l := find("Liavitski"); l.Tag != w.T("digest.written") || l.Tone != kit.Good {
		t.Errorf("%+v", l)
	}
}

func TestADayOfEverybodysLeadsToPrintAndAReminderIsDone(t *testing.T) {
	for _, lang := range i18n.Languages {
		s, w := dueSection(t, lang)
		for _, o := range app.KnownDays[1:] {
			_, _, err := w.Store.SaveOccasion(context.Background(), app.OwnOccasion{Occasion: o, Off: true})
			w.Must(err)
		}
		w.Show(s)
		words := w.Words()
		if !strings.Contains(words, w.T("occasion.new_year")) || !strings.Contains(words, w.T("digest.by", "Date", w.Loc().DayMonth(11, 27))) {
			t.Errorf("%s: %q", lang, words)
		}
		w.Tap(w.T("today.due.write"))
		if len(w.Went) != 1 || w.Went[0].Section != "print" || !slices.Equal(w.Went[0].Arg.([]app.PersonID), s.state.due.Days[0].People) {
			t.Errorf("%s: %v", lang, w.Went)
		}
		_, changes, err := w.Store.SaveOccasion(context.Background(), app.OwnOccasion{Name: "Спытаць пра пасылку", Year: 2026, Month: 11, Day: 20})
		w.Must(err)
		s.Reload(changes)
		if !strings.Contains(w.Words(), "Спытаць пра пасылку") {
			t.Fatalf("%s: %q", lang, w.Words())
		}
		w.Tap(w.T("today.due.done"))
		if strings.Contains(w.Words(), "Спытаць пра пасылку") || w.Errors != nil {
			t.Errorf("%s: %q %v", lang, w.Words(), w.Errors)
		}
	}
}

func TestTodayLeadsToWhoMayBeFree(t *testing.T) {
	s, w := dueSection(t, "be")
	w.Show(s)
	id := s.state.birthdays[0].ID
	p, err := w.Store.Person(context.Background(), id)
	w.Must(err)
	p.Release = app.Date{Year: 2026, Month: 10, Day: 3}
	c, err := w.Store.SavePeople(context.Background(), []app.PersonEdit{apptest.Edit(p)})
	w.Must(err)
	w.Did(s, "", c)
	w.Tap(w.T("today.due.people"))
	if len(w.Went) != 1 || !slices.Equal(w.Went[0].Arg.(people.Query).IDs, []app.PersonID{id}) {
		t.Errorf("%v", w.Went)
	}
}

// returned is a letter that came back.
type returned struct{ id app.LetterID }

func (r returned) Returns(context.Context) ([]app.LetterStep, error) {
	return []app.LetterStep{{Letter: r.id, State: app.Returned, On: apptest.Today}}, nil
}

// owed waits in the book of what was given.
type owed app.GivingDue

func (o owed) Waiting(context.Context, app.Date) (app.GivingDue, error) { return app.GivingDue(o), nil }

func TestALetterThatCameBackAndWhatIsToBeGivenLeadToTheirPlaces(t *testing.T) {
	s, w := dueSection(t, "ru")
	s.deps.Rhythm = rhythm.New(rhythm.Deps{
		Store: w.Store, People: w.Directory, Lists: people.NewLists(w.Store), Log: w.Store, Life: returned{7}, Giving: owed{Plans: 2, Receipts: 3, Year: "2026"},
	})
	w.Show(s)
	for _, want := range []string{w.T("digest.to_settle", "Count", 1), w.T("digest.to_give", "Count", 2), w.T("digest.receipts", "Count", 3, "Year", "2026")} {
		if !strings.Contains(w.Words(), want) {
			t.Errorf("it is not said %q in %q", want, w.Words())
		}
	}
	w.Tap(w.T("today.due.settle"))
	w.Tap(w.T("today.due.giving"))
	if len(w.Went) != 2 || w.Went[0].Section != "journal" || w.Went[0].Arg != app.LetterID(7) || w.Went[1].Section != "giving" {
		t.Errorf("went to %+v", w.Went)
	}
}

func TestTheDaysToPostByAreSavedForACalendarWithoutNames(t *testing.T) {
	s, w := dueSection(t, "be")
	w.Show(s)
	path := filepath.Join(t.TempDir(), "calendar.ics")
	w.Reader.Files = []string{path}
	w.Tap(w.T("today.due.calendar"))
	b, err := os.ReadFile(path)
	w.Must(err)
	if !strings.Contains(string(b), "BEGIN:VEVENT") {
		t.Fatalf("the file is %s", b)
	}
	for _, one := range s.state.due.Due {
		if family := one.Names.Best(app.Belarusian).Family; family != "" && strings.Contains(string(b), family) {
			t.Errorf("%s is named", family)
		}
	}
}
