package rules

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/rules"
	"vestka/ui/kit"
	"vestka/ui/sending"
	"vestka/ui/uitest"
)

// shown is the section over a store in memory, with files to be loaded.
func shown(t *testing.T, lang string) (*Section, *uitest.World, map[string]string) {
	t.Helper()
	w := uitest.New(t, lang)
	files := map[string]string{}
	s := New(Deps{Book: w.Rulebook, Register: w.Register, Runner: w.Runner, Now: apptest.FixedClock, ReadFile: func(path string) ([]byte, error) {
		if text, ok := files[path]; ok {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	}})
	w.Show(s)
	return s, w, files
}

const circle = `[published]
by = "The sample circle"
on = "2026-10-01"

[[rule]]
id = "letter-law"
things = ["letter"]
verdict = "no"
kinds = ["colony"]
reason = "Invented."
source = "invented"
said_on = "2026-08"
checked_on = "2026-08-30"
`

func (s *Section) ids() []string {
	var ids []string
	for _, r := range s.found.rules {
		ids = append(ids, r.ID)
	}
	return ids
}

func said(t *testing.T, o fyne.CanvasObject, texts ...string) {
	t.Helper()
	words := uitest.Words(o)
	for _, text := range texts {
		if !strings.Contains(words, text) {
			t.Errorf("%q is not said in %s", text, words)
		}
	}
}

func TestEachRuleStandsThereWithItsSourceAndDates(t *testing.T) {
	s, w, _ := shown(t, "en")
	if len(s.found.rules) != 60 {
		t.Fatalf("%d rules", len(s.found.rules))
	}
	s.search.SetText("counts parcels into")
	if len(s.ids()) != 0 {
		t.Fatalf("%v", s.ids())
	}
	said(t, w.Window.Content(), "No such rule")
	s.search.SetText("count parcels into")
	if got := s.ids(); len(got) != 2 || got[0] != "parcel-sizo-6-7" {
		t.Fatalf("%v", got)
	}
	said(t, s.detail, "Refrain: SIZO-6", "spring96.org/en/news/110142", "checked: 30 August 2026", "up to 30 kg a month", "through the relatives",
		"Where: SIZO-6, SIZO-7", "Sender is: not a relative", "Rule parcel-sizo-6-7")
	s.clearFilter()
	if len(s.found.rules) != 60 {
		t.Errorf("%d rules", len(s.found.rules))
	}
}

func TestTheListIsNarrowedByThingPlaceAnswerAndAge(t *testing.T) {
	s, w, _ := shown(t, "en")
	s.Open(sending.Show{Thing: rules.Parcel, Facility: "SIZO-6"})
	for _, r := range s.found.rules {
		if !slices.Contains(r.Things, rules.Parcel) || r.ID == "hand-in-ivs" {
			t.Errorf("%s", r.ID)
		}
	}
	all := len(s.found.rules)
	said(t, s.chips, "Parcel", "Pre-trial detention centre No. 6")
	s.setFilter(filter{thing: rules.Parcel, facility: "SIZO-6", says: 2})
	if n := len(s.found.rules); n == 0 || n >= all {
		t.Errorf("%d of %d", n, all)
	}
	s.setFilter(filter{old: true, says: 1})
	if n := len(s.found.rules); n != 4 {
		t.Errorf("%d old ones: %v", n, s.ids())
	}
	said(t, s.detail, "Nobody has checked this for", "It said yes")
	chips := uitest.Find[*kit.Chip](s.chips)
	chips[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if s.filter.old || s.filter.says != 1 {
		t.Errorf("%+v", s.filter)
	}
	s.askFilter()
	sheet := w.Reader.Sheets[len(w.Reader.Sheets)-1]
	uitest.Find[*kit.Check](sheet.Body)[1].Tapped(nil)
	sheet.Actions[2].Do()
	if !s.filter.theirs || len(s.found.rules) != 0 {
		t.Errorf("%+v: %v", s.filter, s.ids())
	}
}

func TestAFileIsLoadedNamedAndRemoved(t *testing.T) {
	s, w, files := shown(t, "en")
	files["/home/reader/circle.toml"] = circle
	w.Reader.Files = []string{"/home/reader/circle.toml"}
	s.chooseFile()
	if len(w.Errors) > 0 || !strings.Contains(strings.Join(w.Said, " "), "The sample circle") {
		t.Fatalf("%v, %v", w.Errors, w.Said)
	}
	s.setFilter(filter{theirs: true})
	said(t, s.detail, "Invented.", "The sample circle (circle.toml)", "What it replaces", "By law a prisoner may get any number of letters")
	said(t, s.chips, "files: 1, edited by you: 0")
	s.showFiles()
	uitest.Find[*kit.Button](w.Reader.Sheets[len(w.Reader.Sheets)-1].Body)[0].Tapped(nil)
	if len(s.found.files) != 0 || len(s.found.rules) != 0 {
		t.Errorf("%v", s.found.files)
	}
	w.Undo(s)
	if len(s.found.files) != 1 || len(s.found.rules) != 1 {
		t.Errorf("%v", s.found.files)
	}
	s.reset()
	if len(s.found.files) != 0 {
		t.Errorf("%v", s.found.files)
	}
}

func TestAFileThatCannotBeTakenSaysWhere(t *testing.T) {
	s, w, files := shown(t, "en")
	files["bad.toml"] = strings.Replace(circle, `"no"`, `"maybe"`, 1)
	if !s.Dropped([]string{"bad.toml"}) || s.Dropped([]string{"list.csv"}) || s.Dropped([]string{"a.toml", "b.toml"}) {
		t.Error("what is taken by dropping is not what should be")
	}
	s.loadFile("missing.toml")
	if len(w.Errors) != 2 {
		t.Fatalf("%v", w.Errors)
	}
	text, _ := w.Loc().Error(w.Errors[0])
	if !strings.Contains(text, "bad.toml") || !strings.Contains(text, "line 5") {
		t.Error(text)
	}
	if !errors.Is(w.Errors[1], fs.ErrNotExist) || len(s.found.files) != 0 {
		t.Errorf("%v, %v", w.Errors[1], s.found.files)
	}
}

func TestARuleIsEditedAndTakenAway(t *testing.T) {
	s, w, _ := shown(t, "en")
	s.search.SetText("letter-law")
	s.editShown()
	sheet := w.Reader.Sheets[len(w.Reader.Sheets)-1]
	entries := uitest.Find[*kit.Entry](sheet.Body)
	if len(entries) != 6 || entries[2].Text != "2023-07-06" || entries[3].Text != "2026-11-22" {
		t.Fatalf("%d fields", len(entries))
	}
	save := sheet.Actions[1].Do
	entries[1].SetText("")
	save()
	said(t, sheet.Body, "Say who says so")
	entries[1].SetText("a friend")
	entries[3].SetText("soon")
	save()
	said(t, sheet.Body, "soon")
	entries[3].SetText("2027-01-01")
	save()
	said(t, sheet.Body, "day of the check")
	entries[2].SetText("2026-11-20")
	entries[3].SetText("2026-11-21")
	uitest.Find[*kit.Select](sheet.Body)[0].SetSelected(w.T("rules.verdict.no"))
	save()
	said(t, sheet.Body, "Say why it is so now")
	entries[0].SetText("Not\n now.")
	save()
	r, _ := must(w.Rulebook.Rules(t.Context())).Rule("letter-law")
	if !r.From.Own || r.Verdict != rules.No || r.Source != (app.Text{EN: "a friend", RU: "a friend", BE: "a friend"}) ||
		r.CheckedOn.String() != "2026-11-21" || r.Reason.BE != "Not now." || r.Route != rules.ByPost {
		t.Fatalf("%+v", r)
	}
	said(t, s.detail, "No", "Not now.", "your own", "a friend; checked: 21 November 2026", "What it replaces")
	w.Tap(w.T("rules.take_away"))
	if r, _ := must(w.Rulebook.Rules(t.Context())).Rule("letter-law"); r.From.Own {
		t.Error("the entry is still there")
	}
	if w.Has(w.T("rules.take_away")) {
		t.Error("what is not the reader's can be taken away")
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestTheSectionIsUsedByKeyboard(t *testing.T) {
	s, w, _ := shown(t, "en")
	w.Window.Canvas().Focus(s.Focus())
	w.Key(fyne.KeyDown)
	if s.at != s.found.rules[1].ID {
		t.Errorf("%s", s.at)
	}
	w.Key(fyne.KeyReturn)
	if w.Focused != fyne.Focusable(s.edit) {
		t.Error("Enter does not lead to the rule")
	}
	w.Do(s, fyne.KeyE)
	if len(w.Reader.Sheets) != 1 {
		t.Error("the rule is not edited")
	}
}
