package people

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/importer"
	"vestka/ui/asking"
	"vestka/ui/kit"
)

// marksPart are the user's marks on the person, those that have ended too: what
// each says, why, who says so, and the ways to change it.
func (s *Section) marksPart(c *card) fyne.CanvasObject {
	if len(c.Marks) == 0 {
		return nil
	}
	rows := make([]fyne.CanvasObject, len(c.Marks))
	for i, m := range c.Marks {
		rows[i] = s.markLine(c, m)
	}
	return kit.NewCard(kit.NewRows(rows...)).Sunk()
}

func (s *Section) markLine(c *card, m app.Mark) fyne.CanvasObject {
	loc := s.frame.Loc()
	icon, tone := markLook(m.Kind)
	until := loc.T("people.own_mark.no_end")
	if u := m.Until; !u.IsZero() {
		until = loc.T("people.own_mark.until", "Date", loc.Date(u.Year, u.Month, u.Day))
	}
	ended := !m.HoldsOn(s.found.today)
	if ended {
		tone = kit.Neutral
	}
	head := []fyne.CanvasObject{kit.NewSign(icon, tone), kit.NewText(kit.Strong(upper(loc.T(m.Kind.MessageKey()))).In(tone)).OneLine()}
	if ended {
		head = append(head, kit.NewTag(loc.T("people.own_mark.ended"), kit.Neutral))
	}
	lines := []fyne.CanvasObject{kit.NewFlow(10, head...)}
	if m.Reason != "" {
		lines = append(lines, kit.NewText(kit.Body(m.Reason)))
	}
	lines = append(lines,
		kit.NewText(kit.Small(loc.T("people.own_mark.source", "Source", m.Source, "Date", loc.Date(m.On.Year, m.On.Month, m.On.Day), "Until", until))),
		kit.NewFlow(16,
			newWords(loc.T("people.own_mark.change"), func() { s.askMark(m, c.ID) }),
			newWords(loc.T("people.own_mark.remove"), func() { s.removeMark(m.Kind, c.ID) })))
	return kit.NewColumn(6, lines...)
}

// markLook is how a mark is shown beside its words.
func markLook(kind app.MarkKind) (icon string, tone kit.Tone) {
	switch kind {
	case app.DoNotWrite:
		return "close", kit.No
	case app.ListedOnly:
		return "warning", kit.Care
	}
	return "megaphone", kit.Good
}

// upper is the text with a capital letter.
func upper(text string) string {
	for i, r := range text {
		return strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return text
}

// chooseMark asks which mark is to be put on the person.
func (s *Section) chooseMark(c *card) {
	loc := s.frame.Loc()
	var words []string
	for _, kind := range app.MarkKinds {
		words = append(words, upper(loc.T(kind.MessageKey())))
	}
	s.frame.Dialogs().Choose(loc.T("people.own_mark.which"), loc.T("people.own_mark.which.text"), words, func(i int) {
		if i >= 0 {
			s.askMark(s.markToBegin(c, app.MarkKinds[i]), c.ID)
		}
	})
}

// markToBegin is the person's mark of the kind, else an empty one of today.
func (s *Section) markToBegin(c *card, kind app.MarkKind) app.Mark {
	for _, m := range c.Marks {
		if m.Kind == kind {
			return m
		}
	}
	return app.Mark{Kind: kind, On: s.today()}
}

// markForm asks for what a mark on people needs, and says in place what it lacks.
type markForm struct {
	s                         *Section
	ids                       []app.PersonID
	kind                      app.MarkKind
	reason, source, on, until *kit.Entry
	trouble                   *kit.Trouble
	close                     func()
}

func (s *Section) askMark(m app.Mark, ids ...app.PersonID) {
	loc := s.frame.Loc()
	f := &markForm{
		s: s, ids: ids, kind: m.Kind,
		reason: kit.NewEntry(), source: kit.NewEntry(), on: kit.NewEntry(), until: kit.NewEntry(), trouble: kit.NewTrouble(),
	}
	f.reason.SetText(m.Reason)
	f.source.SetText(m.Source)
	f.on.SetText(asking.TypedDay(m.On))
	f.until.SetText(asking.TypedDay(m.Until))
	reasonHint := ""
	if m.Kind == app.Consent {
		reasonHint = loc.T("people.own_mark.reason.consent")
	}
	text, draft := markText(s, m.Kind), "mark/"+string(m.Kind)+"/"
	if len(ids) > 1 {
		text = loc.T("byhand.several.count", "Count", len(ids)) + " " + text
		draft += "many"
	} else {
		draft += fmt.Sprint(ids[0])
	}
	f.close = s.frame.Dialogs().Show(kit.Sheet{
		Title: upper(loc.T(m.Kind.MessageKey())), Text: text, Width: 560, Focus: f.reason,
		Draft: draft, Fields: kit.Fields{"reason": f.reason, "source": f.source, "on": f.on, "until": f.until},
		Body: f.trouble.Above(
			kit.NewField(loc.T("people.own_mark.reason"), f.reason, reasonHint),
			kit.NewField(loc.T("people.own_mark.source_field"), f.source, ""),
			pair(
				kit.NewField(loc.T("people.own_mark.on"), f.on, loc.T("people.own_mark.on.hint")),
				kit.NewField(loc.T("people.own_mark.until_field"), f.until, loc.T("people.own_mark.until.hint")))),
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: f.save}},
	})
}

// markText says what a mark does.
func markText(s *Section, kind app.MarkKind) string {
	loc := s.frame.Loc()
	switch kind {
	case app.DoNotWrite:
		return loc.T("people.own_mark.do_not_write.text")
	case app.ListedOnly:
		return loc.T("people.own_mark.listed_only.text")
	}
	return loc.T("people.own_mark.consent.text")
}

// save puts the mark on, or says what it lacks.
func (f *markForm) save() {
	m, err := f.mark()
	if err != nil {
		f.trouble.Say(f.s.frame.Loc().Error(err))
		return
	}
	f.close()
	f.s.change(f.s.frame.Loc().T("mark.set", "Count", len(f.ids)), func(ctx context.Context) (app.Changes, error) {
		return f.s.deps.Store.SetMark(ctx, m, f.ids...)
	}, func() { f.s.askMark(m, f.ids...) })
}

// mark reads the fields.
func (f *markForm) mark() (app.Mark, error) {
	m := app.Mark{Kind: f.kind, Reason: strings.TrimSpace(f.reason.Text), Source: strings.TrimSpace(f.source.Text)}
	for _, d := range []struct {
		text string
		into *app.Date
	}{{f.on.Text, &m.On}, {f.until.Text, &m.Until}} {
		text := strings.TrimSpace(d.text)
		if text == "" {
			continue
		}
		day, err := importer.ReadDate(text)
		if err != nil {
			return m, err
		}
		*d.into = day
	}
	return m, m.Check()
}

func (s *Section) removeMark(kind app.MarkKind, ids ...app.PersonID) {
	s.change(s.frame.Loc().T("mark.removed", "Count", len(ids)), func(ctx context.Context) (app.Changes, error) {
		return s.deps.Store.RemoveMark(ctx, kind, ids...)
	}, func() {})
}
