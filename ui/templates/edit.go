package templates

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/letters"
	"vestka/app/templates"
	"vestka/app/work"
	"vestka/ui/kit"
)

// begin asks for a text that nobody had, of the occasion by which the list is narrowed.
func (s *Section) begin() {
	if s.frame == nil {
		return
	}
	t := app.OwnTemplate{Occasion: s.occasion, Form: app.CardForm}
	if t.Occasion == "" {
		t.Occasion = app.Greeting
	}
	s.ask(t, s.lang, s.frame.Loc().T("templates.new"))
}

// copy asks for a text that begins as this one.
func (s *Section) copy(id string) {
	t, err := s.deps.Book.Copy(id)
	if err != nil {
		s.frame.Fail(err)
		return
	}
	s.ask(t, s.at.lang, s.frame.Loc().T("templates.copy.title"))
}

// editShown lets the reader's own text be changed, and a built-in one be copied.
func (s *Section) editShown() {
	t := s.shown()
	switch {
	case t == nil:
		return
	case !t.Own:
		s.copy(t.ID)
		return
	}
	id, lang := t.ID, t.Lang
	work.Query(s.deps.Runner, "templates/own", func(ctx context.Context) (app.OwnTemplate, error) { return s.deps.Book.Own(ctx, id) },
		func(own app.OwnTemplate, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.ask(own, lang, s.frame.Loc().T("templates.edit"))
		})
}

// form asks for a text of the reader's own.
type form struct {
	s   *Section
	own app.OwnTemplate

	id, title, tone      *kit.Entry
	occasion, kind, lang *kit.Select
	body                 *kit.Entry
	at                   app.Lang // of the body that is shown
	slip                 *kit.Text
	trouble              *kit.Trouble
	close                func()
}

// bodyLines is the height of the field for a text.
const bodyLines = 8

func (s *Section) ask(own app.OwnTemplate, lang app.Lang, title string) {
	loc := s.frame.Loc()
	f := &form{s: s, own: own, at: lang, slip: kit.NewText(kit.Small("")), trouble: kit.NewTrouble()}
	if f.at == "" {
		f.at = app.Belarusian
	}
	f.id, f.title, f.tone, f.body = kit.NewEntry(), kit.NewEntry(), kit.NewEntry(), kit.NewLines(bodyLines)
	f.id.SetText(own.ID)
	f.title.SetText(own.Title.Any(s.window()))
	f.tone.SetText(own.Tone.Any(s.window()))
	f.body.SetText(own.In(f.at))
	words := make([]string, len(app.Occasions))
	for i, o := range app.Occasions {
		words[i] = begin(loc.T(o.MessageKey()))
	}
	f.occasion = kit.NewSelect(words, slices.Index(app.Occasions, own.Occasion), func(i int) { f.own.Occasion = app.Occasions[i] })
	forms := make([]string, len(app.Forms))
	for i, k := range app.Forms {
		forms[i] = begin(loc.T(k.WordKey()))
	}
	f.kind = kit.NewSelect(forms, slices.Index(app.Forms, own.Form), func(i int) { f.own.Form = app.Forms[i] })
	f.lang = kit.NewLetterLang(loc, f.at, f.turn)
	f.body.OnChanged = func(string) { f.look() }
	f.close = s.frame.Dialogs().Show(kit.Sheet{
		Title: title, Text: loc.T("templates.form.text"), Width: 760, Focus: f.title, Body: f.layout(),
		Draft: "template/" + own.ID, Fields: kit.Fields{"id": f.id, "title": f.title, "tone": f.tone, "body": f.body},
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: f.save}},
	})
	f.look()
}

func (f *form) layout() fyne.CanvasObject {
	loc := f.s.frame.Loc()
	pair := func(left, right fyne.CanvasObject) fyne.CanvasObject { return kit.NewSplit(left, right, 0.5, 0, 2000) }
	return f.trouble.Above(
		pair(kit.NewField(loc.T("templates.form.title"), f.title, ""), kit.NewField(loc.T("templates.form.id"), f.id, loc.T("templates.form.id.hint"))),
		pair(kit.NewField(loc.T("templates.form.occasion"), f.occasion, ""), kit.NewField(loc.T("templates.form.kind"), f.kind, "")),
		kit.NewField(loc.T("templates.form.tone"), f.tone, ""),
		pair(kit.NewField(loc.T("templates.form.lang"), f.lang, ""), kit.NewField(loc.T("templates.form.insert"), f.fields(), "")),
		kit.NewField(loc.T("templates.form.body"), f.body, ""), f.slip,
	)
}

// fields inserts a field where the text is being written.
func (f *form) fields() fyne.CanvasObject {
	words := make([]string, len(letters.Table))
	for i, e := range letters.Table {
		words[i] = e.Write.In(f.s.window())
	}
	var pick *kit.Select
	pick = kit.NewSelect(words, -1, func(i int) {
		if i < 0 {
			return
		}
		written, _, _ := strings.Cut(letters.Table[i].Write.In(f.at), "}, ")
		for _, r := range strings.TrimSuffix(written, "}") + "}" {
			f.body.TypedRune(r)
		}
		pick.ClearSelected()
		f.s.frame.Focus(f.body)
	})
	pick.PlaceHolder = f.s.frame.Loc().T("templates.form.choose")
	return pick
}

// turn goes on to the text in another language.
func (f *form) turn(l app.Lang) {
	templates.Set(&f.own.Body, f.at, f.body.Text)
	f.at = l
	f.body.SetText(f.own.In(l))
	f.look()
}

// look says at once what is wrong with the text.
func (f *form) look() {
	slip := f.s.slip(f.body.Text, f.at)
	tone := kit.No
	if slip == "" {
		slip, tone = f.s.frame.Loc().T("templates.form.right"), kit.Good
	}
	f.slip.Set(kit.Small(slip).In(tone))
}

// save keeps the text as the reader's own; until it can be kept the form stays.
func (f *form) save() {
	own, s := f.own, f.s
	old := own.ID
	own.ID = strings.TrimSpace(f.id.Text)
	templates.Set(&own.Body, f.at, f.body.Text)
	own.Title, own.Tone = worded(own.Title, s.window(), f.title.Text), worded(own.Tone, s.window(), f.tone.Text)
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		if own.ID != old {
			if _, err := s.deps.Book.Own(ctx, own.ID); err == nil {
				return app.Changes{}, &app.Error{Code: app.Refused, Key: "error.template.taken", Args: app.Args{"Template": own.ID}}
			}
		}
		return s.deps.Book.Save(ctx, own)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			f.trouble.Say(s.frame.Loc().Error(err))
			return
		}
		f.close()
		s.at = key{own.ID, f.at}
		s.frame.Did(s, s.frame.Loc().T("templates.saved", "Template", own.ID), c)
	})
}

// worded is the text with new words in the language of the window; what it says in
// others stays only where it was not changed.
func worded(t app.Text, lang app.Lang, words string) app.Text {
	if words = strings.TrimSpace(words); words == t.Any(lang) {
		return t
	}
	var now app.Text
	templates.Set(&now, lang, words)
	return now
}

// remove takes a text of the reader's own away; it can be taken back.
func (s *Section) remove(id string) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return s.deps.Book.Remove(ctx, id) }, nil,
		func(c app.Changes, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.frame.Did(s, s.frame.Loc().T("templates.removed", "Template", id), c)
		})
}
