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
	"vestka/i18n"
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

// form is the sheet of a rule with its fields by name.
func (s *Section) form(t *testing.T, w *uitest.World) (sheet kit.Sheet, entry func(name string) *kit.Entry) {
	t.Helper()
	sheet = w.Reader.Sheets[len(w.Reader.Sheets)-1]
	return sheet, func(name string) *kit.Entry {
		e, ok := sheet.Fields[name].(*kit.Entry)
		if !ok {
			t.Fatalf("there is no field %s", name)
		}
		return e
	}
}

func TestARuleIsEditedAndTakenAway(t *testing.T) {
	s, w, _ := shown(t, "en")
	s.search.SetText("letter-law")
	s.editShown()
	sheet, entry := s.form(t, w)
	if sheet.Draft != "rule/letter-law" || entry("said").Text != "06.07.2023" || entry("checked").Text != "22.11.2026" {
		t.Fatalf("%q %q", sheet.Draft, entry("said").Text)
	}
	save := sheet.Actions[1].Do
	entry("source").SetText("")
	save()
	said(t, sheet.Body, "Say who says so")
	entry("source").SetText("a friend")
	entry("checked").SetText("soon")
	save()
	said(t, sheet.Body, "soon")
	entry("checked").SetText("2027-01-01")
	save()
	said(t, sheet.Body, "day of the check")
	entry("said").SetText("2026-11-20")
	entry("checked").SetText("2026-11-21")
	sheet.Fields["role"].(*kit.Select).SetSelected("No")
	save()
	said(t, sheet.Body, "Say why it is so now")
	entry("reason_en").SetText("Not\n now.")
	save()
	said(t, sheet.Body, "Say why it is so now") // the other languages still explain the yes
	entry("reason_be").SetText("")
	entry("reason_ru").SetText("Не сейчас.")
	save()
	r, _ := must(w.Rulebook.Rules(t.Context())).Rule("letter-law")
	if !r.From.Own || r.Verdict != rules.No || r.Source != (app.Text{EN: "a friend", RU: "a friend", BE: "a friend"}) ||
		r.CheckedOn.String() != "2026-11-21" || r.Reason != (app.Text{EN: "Not now.", RU: "Не сейчас.", BE: "Не сейчас."}) || r.Route != rules.ByPost {
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

func TestARuleThatNobodyHadIsAddedShownAndTakenBack(t *testing.T) {
	for _, lang := range i18n.Languages {
		s, w, _ := shown(t, lang)
		all := len(s.found.rules)
		w.Do(s, fyne.KeyN)
		sheet, entry := s.form(t, w)
		save := sheet.Actions[1].Do
		entry("source").SetText("маці")
		entry("reason_be").SetText("Толькі кнігі ў мяккай вокладцы.")
		save()
		said(t, sheet.Body, first(w.T("error.rulebook.things")))
		sheet.Fields["things"].SetValue("book")
		sheet.Fields["facilities"].SetValue("IK-904")
		sheet.Fields["role"].SetValue("2")
		sheet.Fields["stage"].SetValue("2")
		sheet.Fields["relation"].SetValue("1")
		sheet.Fields["limits"].(*limits).add()
		sheet.Fields["limits"].(*limits).rows[0].most.SetText("some")
		save()
		said(t, sheet.Body, first(w.T("error.rulebook.limit")))
		sheet.Fields["limits"].(*limits).rows[0].most.SetText("2,5")
		sheet.Fields["limits"].(*limits).rows[0].per.SetSelectedIndex(2)
		entry("countries").SetText("by, xx")
		save()
		said(t, sheet.Body, first(w.T("error.rulebook.country")))
		entry("countries").SetText("")
		save()
		r, known := must(w.Rulebook.Rules(t.Context())).Rule("own-book")
		if !known || r.Verdict != rules.AskFamily || r.Stage != rules.InForce || r.Relation != app.Relative || len(r.Limits) != 1 ||
			r.Limits[0] != (rules.Limit{What: rules.Weight, Most: 2.5, Unit: "kg", Per: rules.PerMonth}) || r.Reason.EN != r.Reason.BE {
			t.Fatalf("%s: %+v", lang, r)
		}
		if s.at != "own-book" || len(s.found.rules) != all+1 {
			t.Errorf("%s: %s is shown, %d rules", lang, s.at, len(s.found.rules))
		}
		said(t, s.detail, "Толькі кнігі", s.shortName("IK-904"), "own-book")
		w.Undo(s)
		if _, known := must(w.Rulebook.Rules(t.Context())).Rule("own-book"); known || len(s.found.rules) != all {
			t.Errorf("%s: it is still there", lang)
		}
	}
}

// first is the beginning of a sentence, which no wrapping parts.
func first(text string) string { return strings.Join(strings.Fields(text)[:3], " ") }

func TestANewRuleBeginsWithWhatTheListIsNarrowedTo(t *testing.T) {
	s, w, _ := shown(t, "en")
	s.Open(sending.Show{Thing: rules.Parcel, Facility: "SIZO-6"})
	s.add()
	sheet, _ := s.form(t, w)
	if sheet.Fields["things"].Value() != "parcel" || sheet.Fields["facilities"].Value() != "SIZO-6" {
		t.Errorf("%q %q", sheet.Fields["things"].Value(), sheet.Fields["facilities"].Value())
	}
}

func TestWhatIsFilledIntoARuleComesBackAsItWas(t *testing.T) {
	s, w, _ := shown(t, "en")
	s.add()
	before, _ := s.form(t, w)
	before.Fields["things"].SetValue("book,parcel")
	before.Fields["limits"].SetValue("3\tUSD\t1\ttrue\nmany\tkg\t0\tfalse")
	before.Fields["role"].SetValue("1")
	s.add()
	after, _ := s.form(t, w)
	for name, v := range before.Fields {
		after.Fields[name].SetValue(v.Value())
		if got, want := after.Fields[name].Value(), v.Value(); got != want {
			t.Errorf("%s: %q, not %q", name, got, want)
		}
	}
	if rows := after.Fields["limits"].(*limits).rows; len(rows) != 2 || rows[1].most.Text != "many" {
		t.Errorf("%d rows", len(rows))
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
