package journal

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/journal"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/asking"
	"vestka/ui/kit"
)

// Life is what the section needs of the life of letters.
type Life interface {
	Add(ctx context.Context, letters []app.Letter, to app.LetterStep, today app.Date) (app.Changes, error)
	Waiting(ctx context.Context, b journal.Batch) ([]app.Letter, error)
	Steps(ctx context.Context, id app.LetterID) ([]app.LetterStep, error)
	Step(ctx context.Context, ids []app.LetterID, to app.LetterStep, today app.Date) (app.Changes, error)
	Unstep(ctx context.Context, ids []app.LetterID) (app.Changes, error)
	Settle(ctx context.Context, ids []app.LetterID, today app.Date) (app.Changes, error)
}

// Places is what the section needs of the address book.
type Places interface {
	Outdated(ctx context.Context, day app.Date) ([]app.Letter, error)
}

// toPost are letters that wait to be sent.
type toPost struct {
	letters []app.Letter
	old     map[app.LetterID]bool // whose address no longer holds
}

// Settings is what the section needs of the settings.
type Settings interface {
	Setting(ctx context.Context, key string) (string, error)
}

// showLife stands what became of a letter, and what can be said of it, below its head.
func (s *Section) showLife(l app.Letter) {
	s.lived.Set()
	if s.deps.Life == nil {
		return
	}
	work.Query(s.deps.Runner, "life", func(ctx context.Context) ([]app.LetterStep, error) {
		return s.deps.Life.Steps(ctx, l.ID)
	}, func(steps []app.LetterStep, err error) {
		if err == nil && s.at == l.ID {
			s.lived.Set(s.life(l, steps)...)
		}
	})
}

// life are the steps of a letter, and the ways on and back.
func (s *Section) life(l app.Letter, steps []app.LetterStep) []fyne.CanvasObject {
	loc := s.frame.Loc()
	parts := []fyne.CanvasObject{kit.NewText(kit.Label(loc.T("journal.life")))}
	for i := range steps {
		parts = append(parts, kit.NewText(kit.Body(s.stepLine(&steps[i]))))
	}
	last := &steps[len(steps)-1]
	var ways []fyne.CanvasObject
	if l.State == app.Returned && last.State == app.Returned && last.Settled.IsZero() {
		parts = append(parts, kit.NewText(kit.Body(loc.T(last.Reason.AdviceKey())).In(kit.Care)))
		ways = append(ways, kit.NewButton(loc.T("journal.settle"), func() { s.settle(l) }))
	}
	if len(l.Further()) > 0 {
		ways = append(ways, kit.NewButton(loc.T("journal.step"), func() { s.askStep(l) }))
	}
	if len(steps) > 1 {
		ways = append(ways, kit.NewLink(loc.T("journal.unstep"), func() { s.unstep(l) }))
	}
	if len(ways) > 0 {
		parts = append(parts, kit.NewFlow(12, ways...))
	}
	return []fyne.CanvasObject{kit.NewColumn(kit.Tight, parts...), kit.NewDivider()}
}

// stepLine is a step in a line: its day, its state and what else is known of it.
func (s *Section) stepLine(p *app.LetterStep) string {
	loc := s.frame.Loc()
	parts := []string{loc.ShortDate(p.On.Year, p.On.Month, p.On.Day), loc.T(p.State.MessageKey())}
	if p.State == app.Arrived {
		parts = append(parts, loc.T(p.Evidence.MessageKey()))
	}
	if p.State == app.Returned {
		parts = append(parts, loc.T(p.Reason.MessageKey()))
	}
	for _, text := range []string{p.Service, p.Country, p.Note} {
		if text != "" {
			parts = append(parts, text)
		}
	}
	return kit.Joined(parts...)
}

// change does what changes letters and tells it.
func (s *Section) change(text string, do func(context.Context) (app.Changes, error)) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return do(ctx) }, nil,
		func(c app.Changes, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.frame.Did(s, text, c)
		})
}

func (s *Section) unstep(l app.Letter) {
	s.change(s.frame.Loc().T("journal.unstepped", "Count", 1), func(ctx context.Context) (app.Changes, error) {
		return s.deps.Life.Unstep(ctx, []app.LetterID{l.ID})
	})
}

func (s *Section) settle(l app.Letter) {
	s.change(s.frame.Loc().T("journal.settled", "Count", 1), func(ctx context.Context) (app.Changes, error) {
		return s.deps.Life.Settle(ctx, []app.LetterID{l.ID}, app.DateOf(s.deps.Now()))
	})
}

// stepForm asks for what became of letters.
type stepForm struct {
	s                      *Section
	state                  app.LetterState
	evidence               app.Evidence
	reason                 app.ReturnReason
	on                     *asking.Day
	service, country, note *kit.Entry
	further                *kit.Column // what only some states ask for
	trouble                *kit.Trouble
}

func (s *Section) newStepForm(state app.LetterState) *stepForm {
	f := &stepForm{
		s: s, evidence: app.ByWord, reason: app.ByCensorship,
		service: kit.NewEntry(), country: kit.NewEntry(), note: kit.NewEntry(), further: kit.NewColumn(kit.Gap), trouble: kit.NewTrouble(),
	}
	loc := s.frame.Loc()
	f.on = asking.NewDay(loc, loc.T("journal.step.on"), app.DateOf(s.deps.Now()), "")
	f.country.SetText(s.country)
	f.choose(state)
	return f
}

// choose shows what the state asks for.
func (f *stepForm) choose(state app.LetterState) {
	f.state = state
	loc := f.s.frame.Loc()
	var parts []fyne.CanvasObject
	switch state {
	case app.Arrived:
		grades := app.Grades[1:] // that a reply names it the reply itself tells
		parts = append(parts, kit.NewField(loc.T("journal.evidence"), kit.NewSelect(words(loc, grades), indexOf(grades, f.evidence), func(i int) { f.evidence = grades[i] }), ""))
	case app.Returned:
		parts = append(parts, kit.NewField(loc.T("journal.reason"), kit.NewSelect(words(loc, app.ReturnReasons), indexOf(app.ReturnReasons, f.reason), func(i int) { f.reason = app.ReturnReasons[i] }), ""))
	case app.Given, app.Stored:
		parts = append(parts, kit.NewField(loc.T("journal.service"), f.service, ""))
	}
	if state == app.Posted || state == app.Given {
		parts = append(parts, kit.NewField(loc.T("journal.country"), f.country, loc.T("journal.country.hint")))
	}
	f.further.Set(parts...)
}

// words are those of things that have a key.
func words[T interface{ MessageKey() string }](loc *i18n.Localizer, all []T) []string {
	list := make([]string, len(all))
	for i, one := range all {
		list[i] = loc.T(one.MessageKey())
	}
	return list
}

func indexOf[T comparable](all []T, one T) int {
	for i := range all {
		if all[i] == one {
			return i
		}
	}
	return 0
}

// step reads the fields.
func (f *stepForm) step() (app.LetterStep, error) {
	p := app.LetterStep{State: f.state, Service: f.service.Text, Note: f.note.Text}
	switch f.state {
	case app.Arrived:
		p.Evidence = f.evidence
	case app.Returned:
		p.Reason = f.reason
	case app.Posted, app.Given:
		p.Country = strings.ToUpper(strings.TrimSpace(f.country.Text))
	}
	var err error
	if p.On, err = f.on.Read(); err != nil {
		return p, err
	}
	return p, p.Check(app.DateOf(f.s.deps.Now()))
}

// stepShown asks what became of the letter that is shown.
func (s *Section) stepShown() {
	if at := s.index(s.at); at >= 0 && s.deps.Life != nil && len(s.rows[at].letter.Further()) > 0 {
		s.askStep(s.rows[at].letter)
	}
}

// askStep asks what became of a letter.
func (s *Section) askStep(l app.Letter) {
	loc := s.frame.Loc()
	states := append(l.Further(), app.Stored)
	f := s.newStepForm(states[0])
	choice := kit.NewSelect(words(loc, states), 0, func(i int) { f.choose(states[i]) })
	var closed func()
	save := func() {
		p, err := f.step()
		if err == nil {
			err = l.May(p)
		}
		if err != nil {
			f.trouble.Say(loc.Error(err))
			return
		}
		closed()
		s.change(loc.T("journal.stepped", "Count", 1), func(ctx context.Context) (app.Changes, error) {
			return s.deps.Life.Step(ctx, []app.LetterID{l.ID}, p, app.DateOf(s.deps.Now()))
		})
	}
	closed = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("journal.life"), Width: 520, Focus: choice,
		Body: f.trouble.Above(
			kit.NewField(loc.T("journal.step.state"), choice, ""),
			f.on.Field,
			f.further,
			kit.NewField(loc.T("journal.step.note"), f.note, "")),
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: save}},
	})
}

// askPost asks which of the letters that wait were posted: to begin with all but those
// whose address no longer holds.
func (s *Section) askPost() {
	if s.deps.Life == nil {
		return
	}
	work.Query(s.deps.Runner, "waiting", func(ctx context.Context) (w toPost, err error) {
		if w.letters, err = s.deps.Life.Waiting(ctx, journal.Batch{}); err != nil {
			return w, err
		}
		old, err := s.deps.Places.Outdated(ctx, app.DateOf(s.deps.Now()))
		w.old = map[app.LetterID]bool{}
		for i := range old {
			w.old[old[i].ID] = true
		}
		return w, err
	}, func(w toPost, err error) {
		switch {
		case err != nil:
			s.frame.Fail(err)
		case len(w.letters) == 0:
			s.frame.Say(s.frame.Loc().T("error.post.none"))
		default:
			s.showPost(w)
		}
	})
}

// postChecks ask of each letter whether it was posted; kept are those that were not.
func (s *Section) postChecks(w *toPost, kept map[app.LetterID]bool) (checks []fyne.CanvasObject) {
	loc, lang := s.frame.Loc(), app.Lang(s.frame.Loc().Lang())
	if n := len(w.old); n > 0 {
		checks = append(checks, kit.NewText(kit.Body(loc.T("journal.post.outdated", "Count", n)).In(kit.Care)))
	}
	for i := range w.letters {
		l := w.letters[i]
		r := s.row(l, lang, app.DateOf(s.deps.Now()), loc)
		label := kit.Joined(r.name, r.facility, loc.T(l.Occasion.MessageKey()))
		if kept[l.ID] = w.old[l.ID]; w.old[l.ID] {
			label = kit.Joined(label, loc.T("journal.post.outdated.one"))
		}
		checks = append(checks, kit.NewCheck(label, !w.old[l.ID], func(on bool) { kept[l.ID] = !on }))
	}
	return checks
}

func (s *Section) showPost(w toPost) {
	loc, letters := s.frame.Loc(), w.letters
	f := s.newStepForm(app.Posted)
	kept := map[app.LetterID]bool{}
	checks := s.postChecks(&w, kept)
	ways := []app.LetterState{app.Posted, app.Given}
	choice := kit.NewChoice(words(loc, ways), 0, func(i int) { f.choose(ways[i]) })
	var closed func()
	save := func() {
		p, err := f.step()
		if err != nil {
			f.trouble.Say(loc.Error(err))
			return
		}
		var ids []app.LetterID
		for i := range letters {
			if !kept[letters[i].ID] {
				ids = append(ids, letters[i].ID)
			}
		}
		closed()
		if len(ids) == 0 {
			return
		}
		s.change(loc.T("journal.posted", "Count", len(ids)), func(ctx context.Context) (app.Changes, error) {
			return s.deps.Life.Step(ctx, ids, p, app.DateOf(s.deps.Now()))
		})
	}
	closed = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("journal.post.title", "Count", len(letters)), Text: loc.T("journal.post.text"), Width: 640,
		Body: f.trouble.Above(
			choice,
			f.on.Field,
			f.further,
			kit.NewColumn(kit.Tight, checks...)),
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: save}},
	})
}
