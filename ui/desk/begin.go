package desk

import (
	"context"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/desk"
	"vestka/app/letters"
	"vestka/app/register"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// beginning is what is chosen to begin with.
type beginning struct {
	lang app.Lang
	form app.Form
	with int // its place among questions, an empty page, and the templates in the language
}

const (
	questions = iota
	emptyPage
	firstText // of the templates
)

// askBegin asks how a draft to somebody, or for 0 to nobody yet, begins.
func (s *Section) askBegin(person app.PersonID) {
	loc := s.frame.Loc()
	b := beginning{lang: app.Belarusian, form: app.CardForm, with: questions}
	var body *kit.Column
	var build func()
	build = func() {
		texts := s.texts(b.lang)
		names := []string{loc.T("desk.begin.questions"), loc.T("desk.begin.empty")}
		for _, t := range texts {
			names = append(names, t.Title.In(app.Lang(loc.Lang())))
		}
		body.Set(
			s.langField(b.lang, func(l app.Lang) {
				b.lang, b.with = l, questions
				build()
			}),
			kit.NewField(loc.T("desk.begin.with"), kit.NewSelect(names, b.with, func(i int) { b.with = i }), ""),
			formField(b.form, loc, func(f app.Form) { b.form = f }),
		)
	}
	body = kit.NewColumn(kit.Gap)
	build()
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("desk.begin.title"), Text: s.beginText(person), Body: body, Draft: fmt.Sprintf("letter/%d", person),
		Fields: kit.Fields{"begin": kept{func() string { return fmt.Sprint(b.lang, " ", b.form, " ", b.with) }, func(text string) {
			var was beginning
			if _, err := fmt.Sscan(text, &was.lang, &was.form, &was.with); err == nil && slices.Contains(app.LetterLangs, was.lang) &&
				slices.Contains(app.Forms, was.form) && was.with >= questions && was.with < firstText+len(s.texts(was.lang)) {
				b = was
				build()
			}
		}}},
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("desk.begin.do"), Primary: true, Do: func() { s.begins(person, b) }},
		},
	})
}

// langField chooses the language of a letter.
func (s *Section) langField(lang app.Lang, changed func(app.Lang)) fyne.CanvasObject {
	loc := s.frame.Loc()
	return kit.NewField(loc.T("desk.begin.lang"), kit.NewLetterLangChoice(loc, lang, changed), loc.T("desk.begin.lang.hint"))
}

// formField chooses for what a text is written.
func formField(form app.Form, loc *i18n.Localizer, changed func(app.Form)) fyne.CanvasObject {
	names := make([]string, len(app.Forms))
	for i, f := range app.Forms {
		names[i] = loc.T(f.MessageKey())
	}
	return kit.NewField(loc.T("desk.form"), kit.NewSelect(names, slices.Index(app.Forms, form), func(i int) { changed(app.Forms[i]) }), "")
}

func (s *Section) beginText(person app.PersonID) string {
	if person == 0 {
		return s.frame.Loc().T("desk.begin.nobody")
	}
	return s.frame.Loc().T("desk.begin.to", "Name", s.name(person))
}

// texts are the templates in a language.
func (s *Section) texts(lang app.Lang) []register.Template {
	var all []register.Template
	for _, t := range s.deps.Register.Templates() {
		if t.Lang == lang {
			all = append(all, t)
		}
	}
	return all
}

func (s *Section) begins(person app.PersonID, b beginning) {
	start := desk.Start{Form: b.form, Occasioned: letters.Occasioned{Lang: b.lang, Sender: s.sender, Day: app.DateOf(s.deps.Now())}}
	switch b.with {
	case questions:
		s.ask(person, start)
		return
	case emptyPage:
	default:
		start.Template = s.texts(b.lang)[b.with-firstText].ID
	}
	s.make(person, start)
}

// make makes a draft and opens it.
func (s *Section) make(person app.PersonID, start desk.Start) {
	type made struct {
		draft   app.Draft
		changes app.Changes
	}
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (made, error) {
		d, changes, err := s.deps.Desk.Begin(ctx, person, start)
		return made{d, changes}, err
	}, nil, func(m made, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		if s.editor != nil {
			s.editor.save()
		}
		s.at = m.draft.ID
		s.edit(m.draft, nil)
		s.frame.Did(s, "", m.changes)
		s.frame.Focus(s.Focus())
	})
}

// kept is a choice of a sheet that is drawn anew when it changes.
type kept struct {
	value func() string
	set   func(text string)
}

// Value is what is chosen.
func (k kept) Value() string { return k.value() }

// SetValue chooses what Value gave.
func (k kept) SetValue(text string) { k.set(text) }

// ask asks the questions from which a first letter grows. What is typed outlives a
// lock of the window: the sheet begins with it again.
func (s *Section) ask(person app.PersonID, start desk.Start) {
	loc := s.frame.Loc()
	fields, answered := map[desk.Question]*kit.Entry{}, kit.Fields{}
	var rows []fyne.CanvasObject
	for _, q := range desk.Questions {
		field := kit.NewLines(2)
		fields[q], answered[string(q)] = field, field
		rows = append(rows, kit.NewField(loc.T(q.MessageKey()), field, loc.T(q.HelpKey())))
	}
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("desk.questions.title"), Text: loc.T("desk.questions.text", "Lang", loc.T(start.Lang.MessageKey())),
		Body: kit.NewColumn(kit.Gap, rows...), Width: 640, Focus: fields[desk.AskWho],
		Draft: fmt.Sprintf("letter/%d/questions", person), Fields: answered,
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("desk.questions.grow"), Primary: true, Do: func() {
				answers := map[desk.Question]string{}
				for q, field := range fields {
					answers[q] = letters.Escape(field.Text)
				}
				start.Words, start.Occasion = desk.Grow(answers, start.Lang), app.FirstLetter
				s.make(person, start)
			}},
		},
	})
}

// askBatch asks for the text of letters to many.
func (s *Section) askBatch(to []app.PersonID) {
	loc := s.frame.Loc()
	lang, at := app.Belarusian, 0
	seed := kit.NewEntry()
	seed.SetText(strconv.Itoa(rand.IntN(1000) + 1)) //nolint:gosec // nothing is secret in it: the same number draws the same
	body := kit.NewColumn(kit.Gap)
	var build func()
	build = func() {
		var names []string
		for _, t := range s.texts(lang) {
			names = append(names, t.Title.In(app.Lang(loc.Lang())))
		}
		body.Set(
			s.langField(lang, func(l app.Lang) {
				lang, at = l, 0
				build()
			}),
			kit.NewField(loc.T("desk.begin.with"), kit.NewSelect(names, at, func(i int) { at = i }), ""),
			kit.NewField(loc.T("desk.batch.seed"), seed, loc.T("desk.batch.seed.hint")),
		)
	}
	build()
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("desk.batch.title", "Count", len(to)), Text: loc.T("desk.batch.text"), Body: body, Draft: "letter/many",
		Fields: kit.Fields{"seed": seed, "begin": kept{func() string { return fmt.Sprint(lang, " ", at) }, func(text string) {
			var l app.Lang
			var i int
			if _, err := fmt.Sscan(text, &l, &i); err == nil && slices.Contains(app.LetterLangs, l) && i >= 0 && i < len(s.texts(l)) {
				lang, at = l, i
				build()
			}
		}}},
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("desk.batch.do"), Primary: true, Do: func() {
				start := desk.Start{Form: app.CardForm, Template: s.texts(lang)[at].ID, Occasioned: letters.Occasioned{Lang: lang, Sender: s.sender, Day: app.DateOf(s.deps.Now())}}
				s.draftBatch(desk.Batch{Start: start, People: to, Seed: seedOf(seed.Text)})
			}},
		},
	})
}

// seedOf is the number that was typed; any other text is a number, too.
func seedOf(text string) int64 {
	n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	if err != nil {
		h := fnv.New32a()
		_, _ = h.Write([]byte(text)) // a hash takes everything
		n = int64(h.Sum32())
	}
	return n
}

// draftBatch drafts the letters, shows them, and says who got none and where they
// are alike.
func (s *Section) draftBatch(b desk.Batch) {
	type made struct {
		desk.Drafted
		changes app.Changes
	}
	work.Change(s.deps.Runner, func(ctx context.Context, p work.Progress) (made, error) {
		d, changes, err := s.deps.Desk.Batch(ctx, b, p)
		return made{d, changes}, err
	}, nil, func(m made, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		loc := s.frame.Loc()
		s.printed = false
		if s.editor != nil {
			s.editor.leave()
		}
		s.frame.Did(s, loc.T("desk.batch.done", "Count", len(m.Drafts)), m.changes)
		s.tellBatch(m.Drafted)
	})
}

// tellBatch says what a batch lacks; nothing where it lacks nothing.
func (s *Section) tellBatch(d desk.Drafted) {
	loc := s.frame.Loc()
	var lines []fyne.CanvasObject
	for _, one := range d.Missing {
		lines = append(lines, kit.NewText(kit.Body(s.name(one.Person)+": "+loc.T("print.skip.field", "Field", string(one.Field)))))
	}
	for _, one := range d.Short {
		lines = append(lines, kit.NewText(kit.Body(loc.T("draft.alike",
			"Facility", one.Group, "Count", one.Letters, "Differ", one.Differ, "Add", one.Add)).In(kit.Care)))
	}
	if len(lines) == 0 {
		return
	}
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("desk.batch.look"), Body: kit.NewColumn(kit.Gap, lines...),
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}
