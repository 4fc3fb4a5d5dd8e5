package desk

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/work"
	"vestka/ui/advice"
	"vestka/ui/kit"
)

// writingKeys are the keys of the editor. The window asks for a section's keys when
// it is shown, which is before a draft is opened: without one they do nothing, or what
// they do to the drafts that are marked.
func (s *Section) writingKeys() []kit.Shortcut {
	const shift = kit.Command | fyne.KeyModifierShift
	loc := s.frame.Loc()
	written := func(do func(*editor)) func() {
		return func() {
			if s.editor != nil {
				do(s.editor)
			}
		}
	}
	either := func(do func(*editor), list func()) func() {
		return func() {
			if s.editor != nil {
				do(s.editor)
			} else {
				list()
			}
		}
	}
	return []kit.Shortcut{
		{Key: fyne.KeyS, Mod: kit.Command, Label: loc.T("desk.save"), Do: written((*editor).save)},
		{Key: fyne.KeyReturn, Mod: kit.Command, Label: loc.T("desk.print"), Do: either((*editor).print, s.printMarked)},
		{Key: fyne.KeyT, Mod: shift, Label: loc.T("desk.translate"), Do: written((*editor).translate)},
		{Key: fyne.KeyV, Mod: shift, Label: loc.T("desk.versions"), Do: written((*editor).askVersion)},
		{Key: fyne.KeyI, Mod: kit.Command, Label: loc.T("desk.insert"), Do: written((*editor).askInsert)},
		{Key: fyne.KeyP, Mod: shift, Label: loc.T("desk.empty.person"), Do: written((*editor).askPerson)},
		advice.Key(s.frame, s.deps.Register),
		{Key: fyne.KeyF7, Label: loc.T("desk.look"), Do: either((*editor).look, s.checkMarked)},
		{Key: fyne.KeyF8, Label: loc.T("desk.preview.key"), Do: written((*editor).turnPreview)},
		{Key: fyne.KeyF11, Label: loc.T("desk.focus"), Do: written((*editor).focus)},
		{Key: fyne.KeyEqual, Mod: kit.Command, Label: loc.T("desk.larger"), Do: func() { s.step(1) }},
		{Key: fyne.KeyMinus, Mod: kit.Command, Label: loc.T("desk.smaller"), Do: func() { s.step(-1) }},
		{Key: fyne.KeyL, Mod: shift, Label: loc.T("desk.back"), Do: written((*editor).leave)},
	}
}

// step makes the letters larger or smaller by one, and keeps that.
func (s *Section) step(by int) {
	at := slices.Index(zooms, s.zoom) + by
	if at < 0 || at >= len(zooms) {
		return
	}
	s.setZoom(zooms[at])
	s.keepSetting(app.SettingZoom, strconv.Itoa(zooms[at]))
}

// keepSetting remembers how the desk is set up.
func (s *Section) keepSetting(key, value string) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (struct{}, error) {
		_, err := s.deps.Settings.SetSetting(ctx, key, value)
		return struct{}{}, err
	}, nil, func(_ struct{}, err error) {
		if err != nil {
			s.frame.Fail(err)
		}
	})
}

func (s *Section) setZoom(zoom int) {
	s.zoom = zoom
	if e := s.editor; e != nil {
		e.text.SetZoom(float32(zoom) / 100)
		e.other.SetZoom(float32(zoom) / 100)
	}
}

// focus leaves the text alone on the screen, or brings the rest back.
func (e *editor) focus() {
	e.alone = !e.alone
	e.show()
	e.of.frame.Focus(e.text)
	if e.alone {
		e.of.frame.Say(e.loc().T("desk.focus.leave"))
	}
}

// leave goes back to the list once what was typed is kept.
func (e *editor) leave() {
	e.of.settle(func() {
		e.rest()
		e.of.showList()
		e.of.load()
		e.of.frame.Focus(e.of.Focus())
	})
}

// translate shows the translation beside the text, or hides it.
func (e *editor) translate() {
	e.translating = !e.translating
	if e.translating && e.draft.Translation.Lang == "" {
		e.draft.Translation.Lang = app.Belarusian
		if e.draft.Original.Lang == app.Belarusian {
			e.draft.Translation.Lang = app.Russian
		}
	}
	e.show()
	if e.translating {
		e.of.frame.Focus(e.other)
	} else {
		e.of.frame.Focus(e.text)
	}
}

// print hands the draft to the print room, once it is kept. A letter about somebody goes
// to an address that the program does not know: it is saved.
func (e *editor) print() {
	e.of.settle(func() {
		if e.draft.Occasion.About() {
			e.saveAbout()
			return
		}
		e.of.frame.Go("print", []app.DraftID{e.draft.ID})
	})
}

// saveAbout saves a letter about somebody as PDF.
func (e *editor) saveAbout() {
	s, loc, d, req := e.of, e.loc(), e.now(), e.request()
	back, roomy := s.back, s.roomy
	s.frame.Dialogs().SaveFile(kit.FileRequest{Title: loc.T("desk.about.save"), Name: loc.T("desk.about.file") + ".pdf", Extensions: []string{".pdf"}}, func(path string) {
		work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) ([]printing.Reason, error) {
			if roomy && back != "" {
				req.Return = strings.Split(strings.TrimSpace(back), "\n")
			}
			return s.deps.Press.SaveAbout(ctx, &d, req, path)
		}, nil, func(flags []printing.Reason, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			said := []string{loc.T("desk.about.saved", "File", filepath.Base(path))}
			for i := range flags {
				said = append(said, loc.Message(flags[i]))
			}
			s.frame.Say(strings.Join(said, " "))
		})
	})
}

// about shows to whom the draft goes and what was written before.
func (e *editor) about() {
	loc, id := e.loc(), e.draft.Person
	p, found := e.of.person(id)
	if !found {
		e.before = nil
		e.sum()
		e.person.Set(kit.NewText(kit.Quiet(loc.T("desk.to.nobody"))), kit.NewFlow(0, kit.NewLink(loc.T("desk.empty.person"), e.askPerson)))
		e.earlier.Set(kit.NewText(kit.Quiet(loc.T("desk.earlier.none"))))
		return
	}
	lang := app.Lang(loc.Lang())
	lines := []fyne.CanvasObject{kit.NewText(kit.Strong(p.Names.Best(lang).Display()))}
	if f, known := e.of.deps.Register.Facility(p.Held.Facility, app.DateOf(e.of.deps.Now())); known {
		lines = append(lines, kit.NewText(kit.Small(f.Name.In(lang))))
	}
	if p.Note != "" {
		lines = append(lines, kit.NewText(kit.Body(p.Note)))
	}
	lines = append(lines, kit.NewFlow(0,
		kit.NewLink(loc.T("desk.to.card"), func() { e.of.frame.Go("people", id) }), kit.NewLink(loc.T("desk.to.other"), e.askPerson)))
	e.person.Set(lines...)
	e.sum()
	work.Query(e.of.deps.Runner, "desk/earlier", func(ctx context.Context) ([]app.Letter, error) {
		letters, _, err := e.of.deps.Log.Letters(ctx, app.LetterFilter{Person: id, Limit: mostEarlier})
		return letters, err
	}, func(letters []app.Letter, err error) {
		if err != nil {
			e.of.frame.Fail(err)
			return
		}
		e.tellEarlier(letters)
	})
}

// mostEarlier letters stand beside the text; the journal has all.
const mostEarlier = 12

func (e *editor) tellEarlier(letters []app.Letter) {
	loc := e.loc()
	e.before = letters
	e.sum()
	if len(letters) == 0 {
		e.earlier.Set(kit.NewText(kit.Quiet(loc.T("desk.earlier.none"))))
		return
	}
	var all []fyne.CanvasObject
	for _, l := range letters {
		all = append(all, kit.NewColumn(kit.Tight,
			kit.NewText(kit.Label(e.headOf(&l))),
			kit.NewText(kit.Small(l.Text))))
	}
	e.earlier.Set(all...)
}
