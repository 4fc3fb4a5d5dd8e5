package people

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/evening"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Evenings draw people for a letter evening.
type Evenings interface {
	Draw(ctx context.Context, req evening.Request) (*evening.Evening, error)
	Keep(ctx context.Context, e *evening.Evening, name string, writers bool) (app.DrawID, app.Changes, error)
	Kept(ctx context.Context) ([]app.KeptDraw, error)
	Reopen(ctx context.Context, id app.DrawID, day app.Date) (*evening.Evening, error)
	Remove(ctx context.Context, id app.DrawID) (app.Changes, error)
	SavePDF(ctx context.Context, e *evening.Evening, lang app.Lang, path string, progress func(done, total int)) error
}

// drawForm is what is asked before a draw. It outlives the sheet, so that another
// draw begins with it.
type drawForm struct {
	count   int // 0 for one person for each writer
	seed    int64
	writers string // a name a line
	lang    app.Lang
}

// usualEvening is how many people are drawn unless the reader says otherwise.
const usualEvening = 10

// askDraw asks for how many people, for whom and by what number to draw from those
// whom the list shows.
func (s *Section) askDraw() {
	if s.deps.Evenings == nil || s.found.counts.People == 0 {
		return
	}
	loc := s.frame.Loc()
	form := s.draw
	if form.lang == "" {
		form = drawForm{count: usualEvening, lang: s.lang()}
	}
	form.seed = evening.NewSeed()
	wrong := map[string]bool{}
	count := number(form.count, wrong, "count", func(n int64) { form.count = int(n) })
	seed := number(int(form.seed), wrong, "seed", func(n int64) { form.seed = n })
	writers := kit.NewLines(4)
	writers.SetText(form.writers)
	writers.OnChanged = func(text string) { form.writers = text }
	writers.SetPlaceHolder(loc.T("people.draw.writers_hint"))
	from := loc.T("people.draw.from", "Count", len(s.found.rows))
	body := kit.NewColumn(kit.Gap,
		pair(kit.NewField(loc.T("people.draw.count"), count, ""), kit.NewField(loc.T("people.draw.seed"), seed, loc.T("people.draw.seed_hint"))),
		kit.NewField(loc.T("people.draw.writers"), writers, loc.T("people.draw.writers_kept")),
		kit.NewField(loc.T("people.draw.lang"), kit.NewLetterLangChoice(loc, form.lang, func(l app.Lang) { form.lang = l }), ""),
	)
	var close func()
	close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("people.draw"), Text: from, Body: body, Width: 640, Focus: count,
		Actions: []kit.Action{
			{Label: loc.T("people.draw.kept"), Do: s.showDraws},
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("people.draw.do"), Primary: true, Stay: true, Do: func() {
				if len(wrong) > 0 {
					s.frame.Say(loc.T("people.draw.wrong"))
					return
				}
				close()
				s.draw = form
				s.drawNow()
			}},
		},
	})
}

// number is a field for a whole number; an empty one is 0.
func number(value int, wrong map[string]bool, name string, take func(int64)) *kit.Entry {
	e := kit.NewEntry()
	e.SetText(strconv.Itoa(value))
	e.OnChanged = func(text string) {
		n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
		if strings.TrimSpace(text) == "" {
			n, err = 0, nil
		}
		delete(wrong, name)
		if err != nil || n < 0 {
			wrong[name] = true
			return
		}
		take(n)
	}
	return e
}

// drawNow draws from whom the list shows, and shows who was drawn.
func (s *Section) drawNow() {
	form, q := s.draw, s.query()
	q.Order = people.ByName
	req := evening.Request{From: q, Count: form.count, Seed: form.seed, Writers: strings.Split(form.writers, "\n")}
	work.Query(s.deps.Runner, "people-draw", func(ctx context.Context) (*evening.Evening, error) {
		return s.deps.Evenings.Draw(ctx, req)
	}, func(e *evening.Evening, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.showDrawn(e, s.askDraw)
	})
}

// showDrawn shows who was drawn for whom; again goes back to where it came from.
func (s *Section) showDrawn(e *evening.Evening, again func()) {
	loc := s.frame.Loc()
	rows := make([]fyne.CanvasObject, len(e.Places))
	for i := range e.Places {
		rows[i] = s.drawnRow(&e.Places[i])
	}
	seed := strconv.FormatInt(e.Request.Seed, 10)
	text := loc.T("people.draw.drawn", "Count", len(e.Places), "Pot", loc.Number(e.Pot), "Seed", seed)
	if e.Pot == 0 {
		text = loc.T("evening.kept_from", "Count", len(e.Places), "Seed", seed)
	}
	parts := []fyne.CanvasObject{kit.NewRows(rows...)}
	if out := s.leftOut(e); out != nil {
		parts = append(parts, out)
	}
	if e.Gone > 0 {
		parts = append(parts, kit.NewText(kit.Quiet(loc.T("evening.gone", "Count", e.Gone))))
	}
	actions := []kit.Action{{Label: loc.T("people.draw.again"), Do: again}}
	if e.Pot > 0 {
		actions = append(actions, kit.Action{Label: loc.T("people.draw.keep"), Stay: true, Do: func() { s.keepDraw(e) }})
	}
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("people.draw"), Text: text, Body: kit.NewColumn(kit.Gap, parts...), Width: 720,
		Actions: append(actions, kit.Action{Label: loc.T("dialog.close")},
			kit.Action{Label: loc.T("people.draw.pdf"), Primary: true, Stay: true, Do: func() { s.saveEvening(e) }}),
	})
}

// drawnRow is somebody who was drawn, with what they were drawn by and for whom.
func (s *Section) drawnRow(p *evening.Place) fyne.CanvasObject {
	loc := s.frame.Loc()
	where := s.facilityName(p.Held.Facility)
	under := loc.T("people.draw.had", "Count", p.Had, "Place", where)
	text := kit.NewColumn(kit.Tight,
		kit.NewText(kit.Strong(loc.T("people.draw.row", "Number", p.Number, "Name", p.Names.Best(s.lang()).Display()))),
		kit.NewText(kit.Small(under)))
	if p.Writer == "" {
		return text
	}
	return kit.NewRow(text, kit.NewText(kit.Body(p.Writer)).OneLine())
}

// leftOut says whom the user's marks keep out, and how many others have no address.
func (s *Section) leftOut(e *evening.Evening) fyne.CanvasObject {
	loc := s.frame.Loc()
	var lines []fyne.CanvasObject
	others := 0
	for _, r := range e.Skipped {
		p, known := s.deps.Directory.Person(r.Person, s.today())
		if !evening.Marked(r) || !known {
			others++
			continue
		}
		lines = append(lines, kit.NewText(kit.Small(loc.T("people.draw.out", "Name", p.Names.Best(s.lang()).Display(), "Reason", loc.Message(r)))))
	}
	if others > 0 {
		lines = append(lines, kit.NewText(kit.Small(loc.T("people.draw.no_address", "Count", others))))
	}
	if lines == nil {
		return nil
	}
	return kit.NewColumn(kit.Tight, append([]fyne.CanvasObject{kit.NewText(kit.Strong(loc.T("evening.left_out")))}, lines...)...)
}

// keepDraw asks for a name, and where there are writers whether theirs are kept.
func (s *Section) keepDraw(e *evening.Evening) {
	loc := s.frame.Loc()
	keep := func(name string, writers bool) {
		s.changeLists(loc.T("people.draw.is_kept"), func(ctx context.Context) (app.Changes, error) {
			_, c, err := s.deps.Evenings.Keep(ctx, e, name, writers)
			return c, err
		})
	}
	day := e.Request.From.Today
	s.frame.Dialogs().Prompt(kit.PromptRequest{
		Title: loc.T("people.draw.keep"), Text: loc.T("people.draw.keep_text"), OK: loc.T("people.draw.keep_ok"),
		Value: loc.T("people.draw.name", "Date", loc.Date(day.Year, day.Month, day.Day)),
	}, func(name string) {
		if len(e.Places) == 0 || e.Places[0].Writer == "" {
			keep(name, false)
			return
		}
		s.frame.Dialogs().Confirm(kit.Question{
			Title: loc.T("people.draw.keep_writers"), Text: loc.T("people.draw.keep_writers_text"),
			Yes: loc.T("people.draw.keep_writers_yes"), No: loc.T("people.draw.keep_writers_no"),
		}, func(yes bool) { keep(name, yes) })
	})
}

// saveEvening writes the sheets where the reader wants them, and opens them.
func (s *Section) saveEvening(e *evening.Evening) {
	loc, lang := s.frame.Loc(), s.draw.lang
	if lang == "" {
		lang = s.lang()
	}
	s.frame.SaveOutside(kit.FileRequest{Title: loc.T("people.draw.pdf"), Name: "letter-evening.pdf", Extensions: []string{".pdf"}}, func(path string) {
		work.Query(s.deps.Runner, "people-evening", func(ctx context.Context) (struct{}, error) {
			return struct{}{}, s.deps.Evenings.SavePDF(ctx, e, lang, path, nil)
		}, func(_ struct{}, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.frame.Say(loc.T("people.draw.saved"))
			s.openPDF(path)
		})
	})
}

// openPDF shows a PDF in the reader's own program.
func (s *Section) openPDF(path string) {
	work.Query(s.deps.Runner, "people-open", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.deps.Opener.Open(ctx, path)
	}, func(_ struct{}, err error) {
		if err != nil {
			s.frame.Fail(err)
		}
	})
}
