package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/desk"
	"vestka/app/letters"
	"vestka/app/printing"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// opening is what letters begin with.
type opening struct {
	lang  app.Lang
	form  app.Form
	about bool   // the person, and to somebody else
	with  string // questions, an empty page, or the id of a template

	familiar bool              // not polite
	own      map[string]string // what the text asks for
}

// What there is besides templates.
const (
	questions = "?"
	emptyPage = "-"
)

// String and read keep an opening while the window is locked.
func (o opening) String() string {
	own, _ := json.Marshal(o.own) // a map of texts always can be
	return strings.Join([]string{
		string(o.lang), string(o.form), strconv.FormatBool(o.about), o.with, strconv.FormatBool(o.familiar), string(own),
	}, "\t")
}

func (o opening) read(text string) opening {
	parts := strings.Split(text, "\t")
	if len(parts) != 6 {
		return o
	}
	was := opening{
		lang: app.Lang(parts[0]), form: app.Form(parts[1]), about: parts[2] == "true", with: parts[3], familiar: parts[4] == "true",
	}
	if !slices.Contains(app.LetterLangs, was.lang) || !slices.Contains(app.Forms, was.form) || json.Unmarshal([]byte(parts[5]), &was.own) != nil {
		return o
	}
	return was
}

// chooser lets an opening be chosen: the language and the form say which texts are
// offered, and so does whether the letter goes to the person.
type chooser struct {
	s    *Section
	now  opening
	many bool // to each of several people: there are only templates
	body *kit.Column
	asks *kit.Column // what the text leaves to be chosen
	more []fyne.CanvasObject
}

func newChooser(s *Section, now opening) *chooser {
	return &chooser{s: s, now: now, body: kit.NewColumn(kit.Gap), asks: kit.NewColumn(kit.Gap)}
}

// build lays the choices out anew around what is chosen.
func (c *chooser) build() {
	loc := c.s.frame.Loc()
	ids, names := c.texts()
	at := max(slices.Index(ids, c.now.with), 0)
	if len(ids) > 0 {
		c.now.with = ids[at]
	}
	rows := []fyne.CanvasObject{kit.NewField(loc.T("desk.begin.lang"), kit.NewLetterLangChoice(loc, c.now.lang, func(l app.Lang) {
		c.now.lang = l
		c.build()
	}), loc.T("desk.begin.lang.hint"))}
	if !c.many {
		to := loc.T("desk.begin.to_person")
		rows = append(rows, kit.NewField(loc.T("desk.to"), kit.NewChoice([]string{to, loc.T("desk.begin.about")}, choice(c.now.about), func(i int) {
			c.now.about = i == 1
			if c.now.about && c.now.form == app.CardForm {
				c.now.form = app.LetterA4Form
			} else if !c.now.about {
				c.now.form = app.CardForm
			}
			c.build()
		}), ""))
	}
	form := formField(c.now.form, loc, func(f app.Form) {
		c.now.form = f
		c.build()
	})
	with := kit.NewField(loc.T("desk.begin.with"), kit.NewSelect(names, at, func(i int) {
		c.now.with = ids[i]
		c.ask()
	}), "")
	rows = append(rows, kit.NewSplit(form, with, 0.62, 0, 2000), c.asks)
	c.body.Set(append(rows, c.more...)...)
	c.ask()
}

// ask shows what the text leaves to be chosen: polite or familiar, and what is to be
// typed for it.
func (c *chooser) ask() {
	loc := c.s.frame.Loc()
	var fields []fyne.CanvasObject
	if text := c.text(); text != nil {
		if text.Uses(letters.You) {
			fields = append(fields, kit.NewField(loc.T("printroom.address"), kit.NewChoice([]string{loc.T("templates.polite"), loc.T("templates.familiar")}, choice(c.now.familiar), func(i int) {
				c.now.familiar = i == 1
			}), ""))
		}
		for _, name := range text.Asks() {
			fields = append(fields, c.askField(name))
		}
	}
	c.asks.Hidden = len(fields) == 0
	c.asks.Set(fields...)
	c.body.Refresh()
}

// text is the template that is chosen; nil where there is none.
func (c *chooser) text() *letters.Template {
	for _, t := range c.s.deps.Desk.Texts(c.now.lang, c.now.form, c.now.about) {
		if t.ID == c.now.with {
			text, _ := letters.Parse(t.Body, t.Lang) // a slip is told when the letter is made
			return text
		}
	}
	return nil
}

// askField asks for a field of the user's own.
func (c *chooser) askField(name string) fyne.CanvasObject {
	e, hint := kit.NewEntry(), ""
	if c.many {
		hint = c.s.frame.Loc().T("desk.batch.fill.hint")
	}
	e.SetText(c.now.own[name])
	e.OnChanged = func(text string) {
		own := maps.Clone(c.now.own) // a draft that is being made has the old one
		if own == nil {
			own = map[string]string{}
		}
		own[name] = text
		c.now.own = own
	}
	return kit.NewField(letters.My+name, e, hint)
}

// texts are what can be begun with, and what it is called.
func (c *chooser) texts() (ids, names []string) {
	loc := c.s.frame.Loc()
	if !c.many {
		if !c.now.about {
			ids, names = append(ids, questions), append(names, loc.T("desk.begin.questions"))
		}
		ids, names = append(ids, emptyPage), append(names, loc.T("desk.begin.empty"))
	}
	for _, t := range c.s.deps.Desk.Texts(c.now.lang, c.now.form, c.now.about) {
		ids, names = append(ids, t.ID), append(names, t.Title.In(app.Lang(loc.Lang())))
	}
	return ids, names
}

// kept is the choice while the window is locked.
func (c *chooser) kept() kit.Value {
	return kept{func() string { return c.now.String() }, func(text string) {
		c.now = c.now.read(text)
		c.build()
	}}
}

// start is how drafts begin so.
func (c *chooser) start() desk.Start {
	start := desk.Start{Form: c.now.form, Occasioned: letters.Occasioned{
		Lang: c.now.lang, Sender: c.s.sender, SenderSex: c.s.writer, Familiar: c.now.familiar, Own: c.now.own, Day: app.DateOf(c.s.deps.Now()),
	}}
	if c.now.about {
		start.Occasion = app.ToAuthority
	}
	if c.now.with != questions && c.now.with != emptyPage {
		start.Template = c.now.with
	}
	return start
}

// askBegin asks how a draft to somebody, or for 0 to nobody yet, begins.
func (s *Section) askBegin(person app.PersonID) {
	loc := s.frame.Loc()
	c := newChooser(s, opening{lang: app.Belarusian, form: app.CardForm, with: questions})
	c.build()
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("desk.begin.title"), Text: s.beginText(person), Body: c.body, Width: 600, Draft: fmt.Sprintf("letter/%d", person),
		Fields: kit.Fields{"begin": c.kept()},
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("desk.begin.do"), Primary: true, Do: func() {
				if c.now.with == questions {
					s.ask(person, c.start())
					return
				}
				s.make(person, c.start())
			}},
		},
	})
}

// formField chooses for what a text is written.
func formField(form app.Form, loc *i18n.Localizer, changed func(app.Form)) fyne.CanvasObject {
	return kit.NewField(loc.T("desk.form"), formSelect(form, loc, changed), "")
}

func formSelect(form app.Form, loc *i18n.Localizer, changed func(app.Form)) *kit.Select {
	names := make([]string, len(app.Forms))
	for i, f := range app.Forms {
		names[i] = loc.T(f.MessageKey())
	}
	return kit.NewSelect(names, slices.Index(app.Forms, form), func(i int) { changed(app.Forms[i]) })
}

func (s *Section) beginText(person app.PersonID) string {
	if person == 0 {
		return s.frame.Loc().T("desk.begin.nobody")
	}
	return s.frame.Loc().T("desk.begin.to", "Name", s.name(person))
}

// make makes a draft and opens it, once what is being written is kept.
func (s *Section) make(person app.PersonID, start desk.Start) {
	type made struct {
		draft   desk.Begun
		changes app.Changes
	}
	s.settle(func() {
		work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (made, error) {
			d, changes, err := s.deps.Desk.Begin(ctx, person, start)
			return made{d, changes}, err
		}, nil, func(m made, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.at = m.draft.ID
			s.edit(m.draft.Draft, nil)
			s.frame.Did(s, "", m.changes)
			s.frame.Focus(s.Focus())
			s.tellUnsure(m.draft.Unsure)
		})
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
	seed := kit.NewEntry()
	seed.SetText(strconv.FormatInt(printing.SeedOf(app.DateOf(s.deps.Now())), 10))
	c := newChooser(s, opening{lang: app.Belarusian, form: app.CardForm})
	c.many = true
	pictures := newPictures(s)
	c.more = []fyne.CanvasObject{pictures.field(), kit.NewField(loc.T("desk.batch.seed"), seed, loc.T("desk.batch.seed.hint"))}
	c.build()
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("desk.batch.title", "Count", len(to)), Text: loc.T("desk.batch.text"), Body: c.body, Width: 600, Draft: "letter/many",
		Fields: kit.Fields{"seed": seed, "begin": c.kept(), "pictures": pictures},
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("desk.batch.do"), Primary: true, Do: func() {
				s.draftBatch(desk.Batch{Start: c.start(), People: to, Seed: seedOf(seed.Text), Pictures: pictures.chosen})
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
	s.settle(func() {
		work.Change(s.deps.Runner, func(ctx context.Context, p work.Progress) (made, error) {
			d, changes, err := s.deps.Desk.Batch(ctx, b, p)
			return made{d, changes}, err
		}, nil, func(m made, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.printed = false
			if n := len(m.Drafts); n > 0 {
				s.at = m.Drafts[n-1].ID // the newest stand first
			}
			if s.editor != nil {
				s.editor.rest()
				s.showList()
			}
			s.frame.Did(s, s.frame.Loc().T("desk.batch.done", "Count", len(m.Drafts)), m.changes)
			s.tellBatch(m.Drafted)
		})
	})
}

// tellUnsure says which forms of names stand in the nominative in a letter that was
// begun: in its text they can no longer be told from what its writer typed.
func (s *Section) tellUnsure(unsure []letters.Unsure) {
	var lines []fyne.CanvasObject
	for _, u := range unsure {
		lines = append(lines, kit.NewText(kit.Body(s.frame.Loc().T("desk.unsure", "Name", u.Text))))
	}
	s.tellLines(lines)
}

// tellBatch says what a batch lacks; nothing where it lacks nothing.
func (s *Section) tellBatch(d desk.Drafted) {
	loc := s.frame.Loc()
	var lines []fyne.CanvasObject
	place := func(code string) string {
		if f, known := s.deps.Register.Facility(code, app.DateOf(s.deps.Now())); known {
			return f.Short(app.Lang(loc.Lang()))
		}
		return code
	}
	for _, one := range d.Missing {
		key, args := one.Reason()
		why := loc.Message(&printing.Reason{Key: key, Args: args})
		lines = append(lines, kit.NewText(kit.Body(s.name(one.Person)+": "+why)))
	}
	for _, one := range d.Unsure {
		lines = append(lines, kit.NewText(kit.Body(s.name(one.Person)+": "+loc.T("desk.unsure", "Name", one.Text))))
	}
	for _, one := range d.Short {
		lines = append(lines, kit.NewText(kit.Body(loc.T("draft.alike",
			"Facility", place(one.Group), "Count", one.Letters, "Differ", one.Differ, "Add", one.Add)).In(kit.Care)))
	}
	s.tellLines(lines)
}

// tellLines shows what to mind in letters that were just made; nothing where there is
// nothing.
func (s *Section) tellLines(lines []fyne.CanvasObject) {
	if len(lines) == 0 {
		return
	}
	loc := s.frame.Loc()
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("desk.batch.look"), Body: kit.NewColumn(kit.Gap, lines...),
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}
