package templates

import (
	"errors"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/letters"
	"vestka/app/people"
	"vestka/app/register"
	"vestka/ui/kit"
)

// fill shows a text in a row.
func (s *Section) fill(row *kit.TwoLines, t *register.Template) {
	loc := s.frame.Loc()
	word := ""
	if t.Own {
		word = loc.T("templates.own")
	}
	row.Set(t.Title.In(s.window()), kit.Joined(loc.T(t.Occasion.MessageKey()), loc.T(t.Lang.MessageKey())), word, kit.Good)
}

// trial is for whom and how a text is tried.
type trial struct {
	person   app.PersonID // 0: a sample
	familiar bool
	seed     int64
}

// show shows a text: whom it suits, what can be done with it, and how it reads.
func (s *Section) show(t *register.Template) {
	loc := s.frame.Loc()
	id := t.ID
	s.first = kit.NewButton(loc.T("templates.copy"), func() { s.copy(id) })
	actions := []fyne.CanvasObject{s.first}
	if t.Own {
		s.first = kit.NewButton(loc.T("templates.edit"), s.editShown)
		actions = []fyne.CanvasObject{
			s.first, kit.NewButton(loc.T("templates.copy"), func() { s.copy(id) }),
			kit.NewButton(loc.T("templates.share"), func() { s.share(id) }), kit.NewButton(loc.T("templates.remove"), func() { s.remove(id) }),
		}
	}
	tags := []fyne.CanvasObject{
		kit.NewTag(loc.T(t.Occasion.MessageKey()), kit.Neutral), kit.NewTag(loc.T(t.Lang.MessageKey()), kit.Neutral), kit.NewTag(loc.T(t.Form.WordKey()), kit.Neutral),
	}
	parts := []fyne.CanvasObject{kit.NewName(t.Title.In(s.window())), kit.NewFlow(8, tags...)}
	if tone := t.Tone.In(s.window()); tone != "" {
		parts = append(parts, kit.NewText(kit.Body(tone)))
	}
	if t.Lang == app.English && !t.Occasion.About() {
		parts = append(parts, kit.NewText(kit.Small(loc.T("templates.english"))))
	}
	parts = append(parts, kit.NewFlow(kit.Gap, actions...), kit.NewDivider())
	s.detail.Set(append(parts, s.preview(t)...)...)
	s.right.Objects = []fyne.CanvasObject{kit.NewScroll(s.detail)} // from its beginning
	s.right.Refresh()
}

// preview is the text as somebody would get it, with the choices that it leaves.
func (s *Section) preview(t *register.Template) []fyne.CanvasObject {
	loc := s.frame.Loc()
	parsed, err := letters.Parse(t.Body, t.Lang)
	if err != nil { // it was checked when it was kept
		text, hint := loc.Error(err)
		return []fyne.CanvasObject{kit.NewText(kit.Body(text + " " + hint).In(kit.No))}
	}
	again := func() { s.show(t) }
	parsed = parsed.With(letters.Pieces(s.snippets, t.Lang))
	choices := []fyne.CanvasObject{s.chooseAddressee(again).Whole()}
	if parsed.Uses(letters.You) {
		choices = append(choices, kit.NewSelect([]string{loc.T("templates.polite"), loc.T("templates.familiar")}, boolAt(s.trial.familiar), func(i int) {
			s.trial.familiar = i == 1
			again()
		}).Whole())
	}
	n := parsed.Combinations()
	if n > 1 {
		choices = append(choices, kit.NewButton(loc.T("templates.another"), func() {
			s.trial.seed++
			again()
		}))
	}
	objects := []fyne.CanvasObject{kit.NewFlow(kit.Gap, choices...)}
	if n > 1 {
		objects = append(objects, kit.NewText(kit.Small(loc.T("templates.combinations", "Count", n))))
	}
	text, said := s.try(parsed, t)
	if said != "" {
		objects = append(objects, kit.NewText(kit.Body(said).In(kit.Care)))
	}
	return append(objects, kit.NewMeasure(kit.NewLetter(text), 620))
}

func boolAt(on bool) int {
	if on {
		return 1
	}
	return 0
}

// try merges the text for the addressee of the trial; said tells what is missing
// for that.
func (s *Section) try(parsed *letters.Template, t *register.Template) (text, said string) {
	l := letters.Occasioned{Lang: t.Lang, Occasion: t.Occasion, Sender: s.sender, SenderSex: s.writer, Familiar: s.trial.familiar, Day: s.today(), Own: map[string]string{}}
	for _, name := range parsed.Asks() {
		l.Own[name] = "‹" + name + "›"
	}
	v, hand := letters.SampleFor(l), []letters.Hand{{}}
	if e, ok := s.deps.Directory.Person(s.trial.person, l.Day); ok {
		held, _ := s.deps.Register.Facility(e.Held.Facility, l.Day)
		v, hand[0] = letters.ValuesOf(e.Person, &held, l), letters.Hand{Key: int64(e.ID), Sex: e.Sex}
	}
	parsed.Deal(s.trial.seed, hand)
	v.Draw = hand[0].Draw
	text, missing := parsed.Merge(v)
	if len(missing) > 0 {
		m := missing[0]
		said, _ = s.frame.Loc().Error(&app.Error{Code: app.Refused, Key: "error.template.missing", Args: app.Args{"Field": string(m.Field), "Line": m.Line, "Column": m.Column}})
	}
	return text, said
}

// most is how many people are offered to try a text on.
const most = 12

// chooseAddressee offers the sample and some people of the list.
func (s *Section) chooseAddressee(again func()) *kit.Select {
	names, ids := []string{s.frame.Loc().T("templates.sample")}, []app.PersonID{0}
	for i, e := range s.deps.Directory.Find(people.Query{Today: s.today()}).People {
		if i == most {
			break
		}
		names, ids = append(names, e.Names.Best(s.window()).Display()), append(ids, e.ID)
	}
	at := 0
	for i, id := range ids {
		if id == s.trial.person {
			at = i
		}
	}
	return kit.NewSelect(names, at, func(i int) {
		s.trial.person = ids[i]
		again()
	})
}

// showFields lists all that may stand in a text.
func (s *Section) showFields() {
	loc := s.frame.Loc()
	rows := make([]fyne.CanvasObject, len(letters.Table))
	for i, e := range letters.Table {
		rows[i] = kit.NewColumn(kit.Tight,
			kit.NewText(kit.Strong(e.Write.In(s.window()))), kit.NewText(kit.Body(loc.T(e.About))), kit.NewText(kit.Small(loc.T("templates.example", "Text", e.Example(s.window())))))
	}
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("templates.fields"), Text: loc.T("templates.fields.text"), Body: kit.NewRows(rows...), Width: 680,
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}

// slip is what is wrong with a text, empty where nothing is.
func (s *Section) slip(body string, lang app.Lang) string {
	_, err := letters.Parse(body, lang)
	if e := (*app.Error)(nil); errors.As(err, &e) {
		text, _ := s.frame.Loc().Error(e)
		return text
	}
	return ""
}
