package journal

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/asking"
	"vestka/ui/kit"
	"vestka/ui/someone"
)

// askAdd asks what is to be written down that was not printed here.
func (s *Section) askAdd() {
	if s.deps.Life == nil || s.frame == nil {
		return
	}
	loc := s.frame.Loc()
	words, do := []string{loc.T("journal.add.hand")}, []func(){s.askHand}
	if s.deps.Gatherings != nil {
		words, do = append(words, loc.T("journal.add.others")), append(do, s.askGathering)
	}
	if len(do) == 1 {
		s.askHand()
		return
	}
	s.frame.Dialogs().Choose(loc.T("journal.add"), loc.T("journal.add.text"), words, func(i int) { do[i]() })
}

// handForm asks for a letter that was written by hand, or sent through a service.
type handForm struct {
	s        *Section
	to       *someone.Field
	kind     app.LetterKind
	occasion app.Occasion
	lang     app.Lang
	text     *kit.Entry
	step     *stepForm
	close    func()
}

// sentStates are the states in which a letter may be written down.
var sentStates = []app.LetterState{app.Posted, app.Given, app.Ready}

// textLines is the height of the field for the text.
const textLines = 5

func (s *Section) askHand() {
	loc := s.frame.Loc()
	f := &handForm{s: s, kind: app.Postcard, occasion: app.Greeting, lang: app.Belarusian, text: kit.NewLines(textLines), step: s.newStepForm(app.Posted)}
	f.to = someone.New(s.frame, s.deps.People, app.DateOf(s.deps.Now()), loc.T("journal.add.to"), "", 0)
	kind := kit.NewSelect(words(loc, app.LetterKinds), 0, func(i int) { f.kind = app.LetterKinds[i] })
	occasions := slices.DeleteFunc(slices.Clone(app.Occasions), app.Occasion.About)
	occasion := kit.NewSelect(words(loc, occasions), max(0, slices.Index(occasions, f.occasion)), func(i int) { f.occasion = occasions[i] })
	lang := kit.NewLetterLang(loc, f.lang, func(l app.Lang) { f.lang = l })
	state := kit.NewSelect(words(loc, sentStates), 0, func(i int) { f.step.choose(sentStates[i]) })
	two := func(a, b fyne.CanvasObject) fyne.CanvasObject { return kit.NewSplit(a, b, 0.5, 0, 2000) }
	f.close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("journal.add.hand"), Width: 680, Focus: f.to.Entry, Draft: "journal/hand",
		Fields: kit.Fields{"to": f.to, "kind": kind, "occasion": occasion, "lang": lang, "text": f.text, "state": state, "on": f.step.on.Entry, "note": f.step.note},
		Body: f.step.trouble.Above(
			f.to.Whole,
			two(kit.NewField(loc.T("journal.add.kind"), kind, ""), kit.NewField(loc.T("journal.add.occasion"), occasion, "")),
			two(kit.NewField(loc.T("journal.step.state"), state, ""), f.step.on.Field),
			f.step.further,
			kit.NewField(loc.T("replies.form.lang"), lang, ""),
			kit.NewField(loc.T("journal.add.words"), f.text, ""),
			kit.NewField(loc.T("journal.step.note"), f.step.note, "")),
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: f.save}},
	})
}

// save writes the letter down; until it can be kept the form stays.
func (f *handForm) save() {
	s, loc := f.s, f.s.frame.Loc()
	to, err := f.step.step()
	id, unknown := f.to.Person()
	switch {
	case unknown != nil:
		err = unknown
	case id == 0:
		err = &app.Error{Code: app.Invalid, Key: "error.journal.nobody"}
	}
	if err != nil {
		f.step.trouble.Say(loc.Error(err))
		return
	}
	l := s.deps.ByHand(id, to.On, f.lang)
	l.Kind, l.Occasion, l.Text = f.kind, f.occasion, f.text.Text
	l.ByHand = f.kind == app.Postcard || f.kind == app.OnSheets
	today := app.DateOf(s.deps.Now())
	asking.Keep(s.form(f.step.trouble), nil, func(ctx context.Context) (id app.LetterID, c app.Changes, err error) {
		if c, err = s.deps.Life.Add(ctx, []app.Letter{l}, to, today); len(c.IDs) > 0 {
			id = app.LetterID(c.IDs[0])
		}
		return id, c, err
	}, func(id app.LetterID) string {
		f.close()
		s.at = id
		return loc.T("journal.added", "Count", 1)
	})
}

// form is one of the section's that is on the screen.
func (s *Section) form(trouble *kit.Trouble) asking.Form {
	return asking.Form{Frame: s.frame, By: s, Runner: s.deps.Runner, Trouble: trouble}
}

// Gatherings are what the section needs of the letters of others.
type Gatherings interface {
	All(ctx context.Context) ([]app.Gathering, error)
	Add(ctx context.Context, g app.Gathering, today app.Date) (app.GatheringID, app.Changes, error)
	Remove(ctx context.Context, id app.GatheringID) (app.Changes, error)
}

// askGathering asks for letters that others wrote together, below which those stand that
// were written down before.
func (s *Section) askGathering() {
	work.Query(s.deps.Runner, "gatherings", s.deps.Gatherings.All, func(all []app.Gathering, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.showGathering(all)
	})
}

func (s *Section) showGathering(all []app.Gathering) {
	loc := s.frame.Loc()
	title, letters, writers := kit.NewEntry(), kit.NewEntry(), kit.NewEntry()
	f := s.newStepForm(app.Posted) // a gathering has the day, the country and the note of letters that were posted
	var closed func()
	save := func() {
		g, err := f.gathering(title.Text, letters.Text, writers.Text)
		today := app.DateOf(s.deps.Now())
		asking.Keep(s.form(f.trouble), err, func(ctx context.Context) (app.GatheringID, app.Changes, error) {
			return s.deps.Gatherings.Add(ctx, g, today)
		}, func(app.GatheringID) string {
			closed()
			return loc.T("gathering.added", "Count", g.Letters)
		})
	}
	two := func(a, b fyne.CanvasObject) fyne.CanvasObject { return kit.NewSplit(a, b, 0.5, 0, 2000) }
	parts := []fyne.CanvasObject{
		two(kit.NewField(loc.T("gathering.form.letters"), letters, ""), kit.NewField(loc.T("gathering.form.writers"), writers, "")),
		two(kit.NewField(loc.T("gathering.form.title"), title, ""), f.on.Field),
		f.further,
		kit.NewField(loc.T("journal.step.note"), f.note, ""),
	}
	if len(all) > 0 {
		rows := make([]fyne.CanvasObject, len(all))
		for i, g := range all {
			rows[i] = kit.NewRow(kit.NewText(kit.Body(s.gatheringWords(&g))), kit.NewLink(loc.T("gathering.remove"), func() {
				closed()
				s.change(loc.T("gathering.removed"), func(ctx context.Context) (app.Changes, error) { return s.deps.Gatherings.Remove(ctx, g.ID) })
			}))
		}
		parts = append(parts, kit.NewText(kit.Label(loc.T("gathering.so_far"))), kit.NewRows(rows...))
	}
	closed = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("gathering.title"), Text: loc.T("gathering.text"), Width: 640, Focus: letters, Draft: "journal/gathering",
		Fields:  kit.Fields{"title": title, "letters": letters, "writers": writers, "on": f.on.Entry, "note": f.note},
		Body:    f.trouble.Above(parts...),
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("gathering.add"), Primary: true, Stay: true, Do: save}},
	})
}

// gathering is what the form says.
func (f *stepForm) gathering(title, letters, writers string) (app.Gathering, error) {
	step, err := f.step()
	g := app.Gathering{On: step.On, Title: title, Country: step.Country, Note: step.Note}
	for _, n := range []struct {
		text string
		into *int
	}{{letters, &g.Letters}, {writers, &g.Writers}} {
		if text := strings.TrimSpace(n.text); text != "" && err == nil {
			*n.into, err = wholeNumber(text)
		}
	}
	if err != nil {
		return g, err
	}
	return g, g.Check(app.DateOf(f.s.deps.Now()))
}

// wholeNumber reads a number; Invalid where it is none.
func wholeNumber(text string) (n int, err error) {
	if n, err = strconv.Atoi(text); err != nil {
		return 0, &app.Error{Code: app.Invalid, Key: "error.gathering.count"}
	}
	return n, nil
}

// gatheringWords are one in a line.
func (s *Section) gatheringWords(g *app.Gathering) string {
	loc, writers := s.frame.Loc(), ""
	if g.Writers > 0 {
		writers = loc.T("gathering.writers", "Count", g.Writers)
	}
	return kit.Joined(loc.ShortDate(g.On.Year, g.On.Month, g.On.Day), loc.T("archive.letters", "Count", g.Letters), writers, g.Title)
}
