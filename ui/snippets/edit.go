package snippets

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
)

// form asks for a snippet: one that is edited, or a new one, which has no ID yet.
type form struct {
	s   *Section
	one app.Snippet

	title, text, source *kit.Entry
	kind, lang          *kit.Select
	trouble             *kit.Trouble
	close               func()
}

// textLines is the height of the field for the text.
const textLines = 6

// begin asks for a new snippet, of the kind and language by which the list is narrowed.
func (s *Section) begin() {
	if s.frame == nil {
		return
	}
	one := app.Snippet{Kind: s.kind, Lang: s.lang}
	if one.Kind == "" {
		one.Kind = app.Poem
	}
	if one.Lang == "" {
		one.Lang = app.Belarusian
	}
	s.ask(one)
}

// editShown lets the snippet that is shown be changed.
func (s *Section) editShown() {
	if one := s.shown(); one != nil {
		s.ask(*one)
	}
}

func (s *Section) ask(one app.Snippet) {
	loc := s.frame.Loc()
	f := &form{s: s, one: one, title: kit.NewEntry(), text: kit.NewLines(textLines), source: kit.NewEntry(), trouble: kit.NewTrouble()}
	f.title.SetText(one.Title)
	f.text.SetText(one.Text)
	f.source.SetText(one.Source)
	kinds := make([]string, len(app.SnippetKinds))
	for i, k := range app.SnippetKinds {
		kinds[i] = loc.T(k.MessageKey())
	}
	f.kind = kit.NewSelect(kinds, slices.Index(app.SnippetKinds, one.Kind), func(i int) { f.one.Kind = app.SnippetKinds[i] })
	f.lang = kit.NewLetterLang(loc, one.Lang, func(l app.Lang) { f.one.Lang = l })
	title := loc.T("snippets.edit")
	if one.ID == 0 {
		title = loc.T("snippets.new")
	}
	f.close = s.frame.Dialogs().Show(kit.Sheet{
		Title: title, Width: 680, Focus: f.title, Body: f.layout(),
		Draft:   fmt.Sprintf("snippet/%d", one.ID),
		Fields:  kit.Fields{"title": f.title, "text": f.text, "source": f.source, "kind": f.kind, "lang": f.lang},
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: f.save}},
	})
}

func (f *form) layout() fyne.CanvasObject {
	loc := f.s.frame.Loc()
	return f.trouble.Above(
		kit.NewField(loc.T("snippets.form.title"), f.title, ""),
		kit.NewSplit(kit.NewField(loc.T("snippets.form.kind"), f.kind, ""), kit.NewField(loc.T("snippets.form.lang"), f.lang, ""), 0.5, 0, 2000),
		kit.NewField(loc.T("snippets.form.text"), f.text, loc.T("snippets.form.text.hint")),
		kit.NewField(loc.T("snippets.form.source"), f.source, loc.T("snippets.form.source.hint")),
	)
}

// save keeps the snippet; until it can be kept the form stays.
func (f *form) save() {
	one, s := f.one, f.s
	one.Title, one.Text, one.Source = f.title.Text, f.text.Text, f.source.Text
	type saved struct {
		ids     []app.SnippetID
		changes app.Changes
	}
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (r saved, err error) {
		r.ids, r.changes, err = s.deps.Desk.SaveSnippets(ctx, one)
		return r, err
	}, nil, func(r saved, err error) {
		if err != nil {
			f.trouble.Say(s.frame.Loc().Error(err))
			return
		}
		f.close()
		s.at = r.ids[0]
		if !s.has(&one) { // of another kind than the list is narrowed to
			s.text, s.kind, s.lang = "", "", ""
			s.search.SetText("")
		}
		s.frame.Did(s, s.frame.Loc().T("snippets.saved", "Title", one.Title), r.changes)
		s.frame.Focus(s.Focus())
	})
}
