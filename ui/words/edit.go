package words

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/check"
	"vestka/app/importer"
	"vestka/app/words"
	"vestka/app/work"
	"vestka/ui/asking"
	"vestka/ui/kit"
	"vestka/ui/sending"
)

// severities in the order in which they are offered.
var severities = []words.Severity{words.Careful, words.Stops}

// form asks for an entry: one that is edited, or a new one, which has no id yet.
type form struct {
	s     *Section
	entry words.Entry

	kind, severity                       *kit.Select
	be, ru, exceptBE, exceptRU           *kit.Entry
	reasonBE, reasonRU, reasonEN, source *kit.Entry
	instead                              *kit.Entry
	said, checked                        *kit.Entry
	trouble                              *kit.Trouble
	close                                func()
}

// editShown lets the entry that is shown be edited.
func (s *Section) editShown() {
	for _, e := range s.found.entries {
		if e.ID == s.at {
			s.ask(*e, s.frame.Loc().T("words.form.title"))
		}
	}
}

// add asks for an entry that nobody had.
func (s *Section) add() {
	if s.frame != nil {
		kind := "politics"
		if s.filter.Kind != "" {
			kind = s.filter.Kind
		}
		s.ask(words.Entry{Kind: kind, Severity: words.Careful, SaidOn: s.today()}, s.frame.Loc().T("words.form.new"))
	}
}

func (s *Section) ask(e words.Entry, title string) {
	loc := s.frame.Loc()
	f := newForm(s, e)
	f.close = s.frame.Dialogs().Show(kit.Sheet{
		Title: title, Text: loc.T("words.form.text"), Width: 760, Focus: f.be, Body: f.body(), Draft: "words/" + e.ID, Fields: f.fields(),
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: f.save}},
	})
}

func newForm(s *Section, e words.Entry) *form {
	loc := s.frame.Loc()
	lines := func(n int, text string) *kit.Entry {
		field := kit.NewLines(n)
		field.SetText(text)
		return field
	}
	line := func(text string) *kit.Entry {
		field := kit.NewEntry()
		field.SetText(text)
		return field
	}
	list := func(of map[app.Lang][]string, lang app.Lang) *kit.Entry {
		return lines(3, strings.Join(of[lang], ", "))
	}
	f := &form{
		s: s, entry: e, trouble: kit.NewTrouble(),
		be: list(e.Words, app.Belarusian), ru: list(e.Words, app.Russian),
		exceptBE: list(e.Except, app.Belarusian), exceptRU: list(e.Except, app.Russian),
		reasonBE: lines(2, e.Reason.BE), reasonRU: lines(2, e.Reason.RU), reasonEN: lines(2, e.Reason.EN),
		instead: lines(2, e.Instead.In(s.lang())), source: lines(2, e.Source.In(s.lang())),
		said: line(asking.TypedDay(e.SaidOn)), checked: line(asking.TypedDay(s.today())),
	}
	kinds := make([]string, len(words.Kinds))
	for i, k := range words.Kinds {
		kinds[i] = loc.T(check.KindKey(k))
	}
	f.kind = kit.NewSelect(kinds, slices.Index(words.Kinds, e.Kind), func(int) {})
	weights := make([]string, len(severities))
	for i, severity := range severities {
		weights[i] = sending.Begin(loc.T(check.SeverityKey(severity)))
	}
	f.severity = kit.NewSelect(weights, slices.Index(severities, e.Severity), func(int) {})
	return f
}

// body are the fields; what the program finds by itself has no words.
func (f *form) body() fyne.CanvasObject {
	loc := f.s.frame.Loc()
	field := func(name string, o fyne.CanvasObject) fyne.CanvasObject { return kit.NewField(name, o, "") }
	parts := []fyne.CanvasObject{pair(field(loc.T("words.form.kind"), f.kind), field(loc.T("words.form.severity"), f.severity))}
	if f.entry.Detect == "" {
		parts = append(parts,
			pair(field(loc.T("words.be"), f.be), field(loc.T("words.ru"), f.ru)),
			kit.NewText(kit.Small(loc.T("words.star"))))
	}
	parts = append(parts,
		pair(field(loc.T("words.except_be"), f.exceptBE), field(loc.T("words.except_ru"), f.exceptRU)),
		field(loc.T("words.form.reason_be"), f.reasonBE),
		field(loc.T("words.form.reason_ru"), f.reasonRU),
		kit.NewField(loc.T("words.form.reason_en"), f.reasonEN, loc.T("rules.form.reason.hint")),
		field(loc.T("words.form.instead"), f.instead),
		field(loc.T("people.own_mark.source_field"), f.source),
		pair(field(loc.T("people.own_mark.on"), f.said), field(loc.T("rules.form.checked"), f.checked)),
	)
	return f.trouble.Above(parts...)
}

// fields are what is kept of the form while the window is locked.
func (f *form) fields() kit.Fields {
	return kit.Fields{
		"kind": f.kind, "severity": f.severity, "be": f.be, "ru": f.ru, "except_be": f.exceptBE, "except_ru": f.exceptRU,
		"reason_be": f.reasonBE, "reason_ru": f.reasonRU, "reason_en": f.reasonEN, "instead": f.instead, "source": f.source,
		"said": f.said, "checked": f.checked,
	}
}

// pair stands two fields side by side.
func pair(left, right fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewSplit(left, right, 0.5, 0, 2000)
}

// patterns are the words of a field, parted by commas or lines.
func patterns(text string) []string {
	var list []string
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == '\n' || r == ';' }) {
		if word = words.CleanPattern(word); word != "" && !slices.Contains(list, word) {
			list = append(list, word)
		}
	}
	return list
}

// edited is the entry as the fields have it.
func (f *form) edited() (words.Entry, error) {
	e, lang := f.entry, f.s.lang()
	e.Off, e.OffOwn = false, false
	e.Kind, e.Severity = words.Kinds[max(f.kind.SelectedIndex(), 0)], severities[max(f.severity.SelectedIndex(), 0)]
	e.Words = map[app.Lang][]string{app.Belarusian: patterns(f.be.Text), app.Russian: patterns(f.ru.Text)}
	e.Except = map[app.Lang][]string{app.Belarusian: patterns(f.exceptBE.Text), app.Russian: patterns(f.exceptRU.Text)}
	e.Reason = app.Text{BE: oneLine(f.reasonBE.Text), RU: oneLine(f.reasonRU.Text), EN: oneLine(f.reasonEN.Text)}.Filled()
	same := func(text string) app.Text { return app.Text{EN: text, RU: text, BE: text} }
	// What is left as it was keeps its other languages.
	if text := oneLine(f.instead.Text); text != e.Instead.In(lang) {
		e.Instead = same(text)
	}
	if text := oneLine(f.source.Text); text != e.Source.In(lang) {
		e.Source = same(text)
	}
	var err error
	if e.SaidOn, err = importer.ReadDate(strings.TrimSpace(f.said.Text)); err != nil {
		return e, err
	}
	e.CheckedOn, err = importer.ReadDate(strings.TrimSpace(f.checked.Text))
	return e, err
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// save keeps the entry as the reader's own; until it can be kept the form stays.
func (f *form) save() {
	e, err := f.edited()
	if err != nil {
		f.trouble.Say(f.s.frame.Loc().Error(err))
		return
	}
	day, fresh := f.s.today(), e.ID == ""
	type saved struct {
		id      string
		changes app.Changes
	}
	work.Change(f.s.deps.Runner, func(ctx context.Context, _ work.Progress) (done saved, err error) {
		done.id = e.ID
		if fresh {
			done.id, done.changes, err = f.s.deps.Book.Add(ctx, e, day)
		} else {
			done.changes, err = f.s.deps.Book.Save(ctx, e, day)
		}
		return done, err
	}, nil, func(done saved, err error) {
		if err != nil {
			f.trouble.Say(f.s.frame.Loc().Error(err))
			return
		}
		f.close()
		f.s.at = done.id
		f.s.frame.Did(f.s, f.s.frame.Loc().T("words.kept", "Entry", f.s.name(&e)), done.changes)
	})
}
