package people

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/names"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// byUser is the source of what the user wrote.
const byUser = "user"

// noteCard holds what is the user's own: the note, and corrected names.
func (s *Section) noteCard(c *card) fyne.CanvasObject {
	loc := s.frame.Loc()
	note, edit := kit.Body(c.Note), loc.T("people.note.edit")
	if c.Note == "" {
		note, edit = kit.Quiet(loc.T("people.note.none")), loc.T("people.note.add")
	}
	ways := []fyne.CanvasObject{newWords(edit, func() { s.editNote(c) }), newWords(loc.T("people.name.correct"), func() { s.correctName(c) })}
	if s.writable() {
		ways = append(ways, newWords(loc.T("byhand.forms"), s.showForms))
	}
	ways = append(ways, newWords(loc.T("people.own_mark.add"), func() { s.chooseMark(c) }))
	return kit.NewCard(kit.NewColumn(8, kit.NewText(kit.Label(loc.T("people.note"))), kit.NewText(note), kit.NewFlow(16, ways...))).Sunk()
}

func (s *Section) editNote(c *card) { s.askNote(c, c.Note) }

// askNote asks for the note, beginning with a text.
func (s *Section) askNote(c *card, text string) {
	loc := s.frame.Loc()
	s.frame.Dialogs().Prompt(kit.PromptRequest{
		Title: loc.T("people.note"), Text: loc.T("people.note.text"), Value: text, Lines: 7, OK: loc.T("dialog.save"),
		Draft: fmt.Sprintf("note/%d", c.ID),
	}, func(note string) {
		if note == c.Note {
			return
		}
		s.change(loc.T("people.note.saved"), func(ctx context.Context) (app.Changes, error) { return s.deps.Store.SetNote(ctx, c.ID, note) },
			func() { s.askNote(c, note) })
	})
}

// change runs an operation on the store and tells how it ended. Where it failed
// again comes first, so that nobody has to type a text twice.
func (s *Section) change(done string, op func(context.Context) (app.Changes, error), again func()) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return op(ctx) }, nil,
		func(c app.Changes, err error) {
			if err != nil {
				again()
			}
			s.did(done, c, err)
		})
}

// correctName asks which name is to be corrected, or whose correction is to be
// taken back.
func (s *Section) correctName(c *card) {
	loc := s.frame.Loc()
	var options []string
	var ways []func()
	for _, lang := range []app.Lang{app.Belarusian, app.Russian, app.English} {
		n, in := c.Names.In(lang), lettersOf(lang, loc)
		options = append(options, kit.Joined(in, n.Full))
		ways = append(ways, func() { s.askName(c, lang, n.Full, loc.T("people.name.text")) })
		if n.Source == byUser {
			options = append(options, loc.T("people.name.take_back", "Language", in))
			ways = append(ways, func() { s.setName(c.ID, lang, app.Name{}, loc.T("people.name.taken_back"), func() {}) })
		}
	}
	s.frame.Dialogs().Choose(loc.T("people.name.which"), "", options, func(i int) { ways[i]() })
}

// lettersOf says in what language, or in what letters, a name is written.
func lettersOf(lang app.Lang, loc *i18n.Localizer) string {
	switch lang {
	case app.Belarusian:
		return loc.T("people.name.in_be")
	case app.Russian:
		return loc.T("people.name.in_ru")
	}
	return loc.T("people.name.in_latin")
}

// askName asks for the whole name in one language, and again where it is
// written in the letters of another.
func (s *Section) askName(c *card, lang app.Lang, value, text string) {
	loc := s.frame.Loc()
	s.frame.Dialogs().Prompt(kit.PromptRequest{
		Title: kit.Joined(loc.T("people.name.title"), lettersOf(lang, loc)), Text: text, Value: value, OK: loc.T("dialog.save"),
		Draft: fmt.Sprintf("name/%s/%d", lang, c.ID),
	}, func(full string) {
		full = names.Clean(full)
		switch {
		case full == c.Names.In(lang).Full && !c.Names.In(lang).Proposed:
		case !writtenIn(full, lang):
			s.askName(c, lang, full, loc.T("people.name.wrong_letters", "Language", lettersOf(lang, loc)))
		default:
			p := names.Split(full)
			s.setName(c.ID, lang, app.Name{
				Full: full, Family: p.Family, Given: p.Given, Patronymic: p.Patronymic, Source: byUser, Unsure: !p.Sure,
			}, loc.T("people.name.saved"), func() { s.askName(c, lang, full, text) })
		}
	})
}

// writtenIn tells that the name is in letters that the language has.
func writtenIn(full string, lang app.Lang) bool {
	switch names.ScriptOf(full) {
	case names.ScriptLatin:
		return lang == app.English
	case names.ScriptBelarusian:
		return lang == app.Belarusian
	case names.ScriptRussian:
		return lang == app.Russian
	case names.ScriptCyrillic:
		return lang != app.English
	}
	return false
}

func (s *Section) setName(id app.PersonID, lang app.Lang, n app.Name, done string, again func()) {
	s.change(done, func(ctx context.Context) (app.Changes, error) { return s.deps.Store.SetName(ctx, id, lang, n) }, again)
}
