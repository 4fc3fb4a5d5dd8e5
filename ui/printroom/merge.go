package printroom

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/letters"
	"vestka/app/printing"
	"vestka/ui/kit"
)

// likeness is what of a job reads like what went to the same places.
type likeness struct {
	cards   []printing.Alike
	repeats []printing.Repeat
	unread  bool // what went there could not be read
}

func (s *Section) readLikeness(ctx context.Context, job *printing.Job) likeness {
	cards, err := s.deps.Press.Alike(ctx, job)
	if err != nil {
		return likeness{unread: true}
	}
	repeats, err := s.deps.Press.Repeats(ctx, job)
	return likeness{cards, repeats, err != nil}
}

// seed is what is drawn by: that of the day unless the reader asks for another.
func (s *Section) seed() int64 {
	if s.seeded {
		return s.req.Seed
	}
	return printing.SeedOf(app.DateOf(s.deps.Now()))
}

// askedSeed is what the reader asked for, nil where that is nothing.
func (s *Section) askedSeed() *int64 {
	if !s.seeded {
		return nil
	}
	return &s.req.Seed
}

// wording are the words that are chosen; there are none of drafts, and none where they
// have a slip, which is said where they are written.
func (s *Section) wording() *letters.Template {
	if len(s.req.Drafts) > 0 {
		return &letters.Template{}
	}
	words := s.req.Words
	if t, ok := s.text(); ok && strings.TrimSpace(words) == "" {
		words = t.Body
	}
	text, err := letters.Parse(words, s.req.Lang)
	if err != nil {
		return &letters.Template{}
	}
	return text
}

// letterWording are the words of the letters that are made beside the cards.
func (s *Section) letterWording() *letters.Template {
	p, has := s.letters()
	for _, t := range s.letterTexts() {
		if text, err := letters.Parse(t.Body, s.req.Lang); has && t.ID == p.Template && err == nil {
			return text
		}
	}
	return &letters.Template{}
}

// showMerge shows what the words that are chosen ask for, and what they leave to be
// chosen.
func (s *Section) showMerge() {
	if s.merge == nil {
		return // drafts have their words
	}
	var asked []fyne.CanvasObject
	names := s.wording().Asks()
	for _, name := range s.letterWording().Asks() {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, name := range names {
		asked = append(asked, s.askField(name))
	}
	s.merge.Hidden = len(asked) == 0
	s.merge.Set(asked...)
	s.showStyle()
}

// styleCard chooses how the words are put, what is drawn of them, and their font.
func (s *Section) styleCard() fyne.CanvasObject {
	s.style = kit.NewFold(s.frame.Loc().T("printroom.style"), "", s.unfolded["style"], func(open bool) { s.unfold("style", open) })
	s.showStyle()
	return s.style
}

// writers are who may write, in the order in which they are offered.
var writers = []app.Sex{app.SexUnknown, app.Male, app.Female}

func (s *Section) showStyle() {
	if s.style == nil {
		return
	}
	loc := s.frame.Loc()
	var fields []fyne.CanvasObject
	text := s.wording()
	if text.Uses(letters.You) {
		fields = append(fields, kit.NewField(loc.T("printroom.address"), kit.NewSelect(s.manners(), s.manner(), func(i int) {
			s.req.Familiar = i == 1
			s.prepare()
		}), ""))
	}
	if text.Uses(letters.Me) {
		fields = append(fields, kit.NewField(loc.T("printroom.writer"), kit.NewSelect(
			[]string{loc.T("printroom.writer.several"), loc.T("printroom.writer.man"), loc.T("printroom.writer.woman")}, slices.Index(writers, s.req.Writer), func(i int) {
				s.req.Writer, s.writes = writers[i], true
				s.prepare()
			}), ""))
	}
	if text.Combinations() > 1 {
		fields = append(fields, s.seedField())
	}
	if s.fonted() {
		fields = append(fields, s.fontField())
	}
	s.style.Set(fields...)
	s.style.SetSummary(s.styleSummary())
	s.style.Hidden = len(fields) == 0
}

// manners are the ways to address people, and manner the one that is chosen.
func (s *Section) manners() []string {
	loc := s.frame.Loc()
	return []string{loc.T("templates.polite"), loc.T("templates.familiar")}
}

func (s *Section) manner() int { return map[bool]int{true: 1}[s.req.Familiar] }

// fonted reports that the words are printed in a font that can be chosen.
func (s *Section) fonted() bool {
	return s.on.Item == printing.Postcards || s.on.Item == printing.Letters
}

// styleSummary says in a line how the words are put.
func (s *Section) styleSummary() string {
	var says []string
	if text := s.wording(); text.Uses(letters.You) {
		says = append(says, s.manners()[s.manner()])
	}
	if s.fonted() {
		says = append(says, fontNames[slices.Index(fonts, s.req.Font)])
	}
	return kit.Joined(says...)
}

// askField asks for a field of the user's own.
func (s *Section) askField(name string) fyne.CanvasObject {
	e := kit.NewEntry()
	e.SetText(s.req.Own[name])
	e.OnChanged = func(text string) {
		own := map[string]string{}
		for k, v := range s.req.Own { // a job that is being made has the old one
			own[k] = v
		}
		own[name] = text
		s.req.Own = own
		s.prepare()
	}
	return kit.NewField(letters.My+name, e, s.frame.Loc().T("printroom.fill.hint"))
}

// seedField shows what is drawn by and lets it be drawn anew.
func (s *Section) seedField() fyne.CanvasObject {
	loc := s.frame.Loc()
	e := kit.NewEntry()
	e.SetText(strconv.FormatInt(s.seed(), 10))
	e.OnChanged = func(text string) {
		if n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64); err == nil && n != s.seed() {
			s.req.Seed, s.seeded = n, true
			s.prepare()
		}
	}
	again := kit.NewButton(loc.T("printroom.draw"), func() {
		e.SetText(strconv.FormatInt(s.seed()+1, 10)) // each number draws its own
	})
	return kit.NewField(loc.T("printroom.seed"), kit.NewSplit(e, again, 0.5, 0, 2000), loc.T("printroom.seed.hint"))
}

// sameLines warn of cards that read like others to the same place.
func (s *Section) sameLines() []fyne.CanvasObject {
	loc := s.frame.Loc()
	var lines []fyne.CanvasObject
	line := func(text string, show func()) {
		words := kit.NewText(kit.Body(text).In(kit.Care))
		if show == nil {
			lines = append(lines, words)
			return
		}
		lines = append(lines, kit.NewRow(words, kit.NewLink(loc.T("printroom.show"), show)))
	}
	if n := len(s.job.Short); n > 0 {
		line(loc.T("printroom.same", "Count", n), s.showSame)
	}
	if n := len(s.alike.cards); n > 0 {
		text := loc.T("printroom.alike", "Count", n)
		if !s.ofCards() {
			text = loc.T("printroom.alike.letters", "Count", n)
		}
		line(text, s.showAlike)
	}
	if s.alike.unread {
		line(loc.T("printroom.alike.unread"), nil)
	}
	return lines
}

// showSame lists the places to which cards have the same words, and what to add.
func (s *Section) showSame() {
	loc := s.frame.Loc()
	var rows []fyne.CanvasObject
	for _, one := range s.job.Short {
		place := one.Group
		if f, known := s.deps.Register.Facility(place, s.job.Request.Today); known {
			place = f.Short(app.Lang(loc.Lang()))
		}
		rows = append(rows, kit.NewColumn(kit.Tight,
			kit.NewText(kit.Strong(loc.T("print.same", "Count", one.Letters, "Facility", place, "Differ", one.Differ))),
			kit.NewText(kit.Body(loc.T("print.same.add", "Count", one.Add)))))
	}
	s.showRows(loc.T("printroom.same.title"), rows)
}

// showAlike lists the cards that read like one that went to the same place.
func (s *Section) showAlike() {
	loc, lang, today := s.frame.Loc(), app.Lang(s.frame.Loc().Lang()), app.DateOf(s.deps.Now())
	var rows []fyne.CanvasObject
	for _, one := range s.alike.cards {
		name := ""
		if e, ok := s.deps.Directory.Person(one.Person, today); ok {
			name = e.Names.Best(lang).Display()
		}
		rows = append(rows, kit.NewColumn(kit.Tight, kit.NewText(kit.Strong(name)),
			kit.NewText(kit.Body(loc.T("print.alike.one", "Letter", int64(one.Letter), "Date", loc.Date(one.On.Year, one.On.Month, one.On.Day))))))
	}
	s.showRows(loc.T("printroom.alike.title"), rows)
}

func (s *Section) showRows(title string, rows []fyne.CanvasObject) {
	loc := s.frame.Loc()
	s.frame.Dialogs().Show(kit.Sheet{
		Title: title, Text: loc.T("printroom.same.text"), Body: kit.NewRows(rows...), Width: 620,
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}
