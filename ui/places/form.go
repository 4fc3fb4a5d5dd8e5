package places

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/people"
	"vestka/app/places"
	"vestka/app/register"
	"vestka/i18n"
	"vestka/ui/asking"
	"vestka/ui/kit"
)

// form asks for the fields of an entry.
type form struct {
	section *Section
	entry   app.Facility // what is not asked for
	said    *kit.Trouble
	first   fyne.Focusable

	kind               *kit.Select // these two only for one that is added
	code               *kit.Entry
	nameRU, nameBE     *kit.Entry
	placeRU, placeBE   *kit.Entry
	linesRU, linesBE   *kit.Entry
	note, source, from *kit.Entry
}

func newForm(s *Section, f app.Facility) *form {
	loc := s.frame.Loc()
	line := func(text string) *kit.Entry {
		e := kit.NewEntry()
		e.SetText(text)
		return e
	}
	lines := func(a app.Address, placeholder string) *kit.Entry {
		e := kit.NewLines(3)
		e.SetText(strings.Join(a.Lines, "\n"))
		e.SetPlaceHolder(placeholder)
		return e
	}
	fm := &form{
		section: s, entry: f, said: kit.NewTrouble(),
		nameRU: line(f.Name.RU), nameBE: line(f.Name.BE), placeRU: line(f.Place.RU), placeBE: line(f.Place.BE),
		linesRU: lines(f.AddressRU, loc.T("places.form.address_ru.example")), linesBE: lines(f.AddressBE, loc.T("places.form.address_be.example")),
		note: line(f.Note.In(s.lang())), source: line(""), from: line(asking.TypedDay(f.ValidFrom)),
	}
	fm.first = fm.linesRU
	if f.Own {
		fm.source.SetText(f.Source.In(s.lang()))
	}
	fm.from.SetPlaceHolder(loc.T("places.form.day.example"))
	return fm
}

// pair stands two fields side by side.
func pair(left, right fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewSplit(left, right, 0.5, 0, 2000)
}

// body are the fields under each other.
func (fm *form) body() fyne.CanvasObject {
	loc := fm.section.frame.Loc()
	field := func(key string, e *kit.Entry) fyne.CanvasObject { return kit.NewField(key, e, "") }
	var parts []fyne.CanvasObject
	if fm.code != nil {
		parts = append(parts, pair(kit.NewField(loc.T("places.form.kind"), fm.kind, ""), kit.NewField(loc.T("places.form.number"), fm.code, "")))
	}
	parts = append(
		parts,
		pair(field(loc.T("places.form.name_ru"), fm.nameRU), field(loc.T("places.form.name_be"), fm.nameBE)),
		pair(field(loc.T("places.form.address_ru"), fm.linesRU), field(loc.T("places.form.address_be"), fm.linesBE)),
		pair(field(loc.T("places.form.town_ru"), fm.placeRU), field(loc.T("places.form.town_be"), fm.placeBE)),
		pair(field(loc.T("places.form.from"), fm.from), field(loc.T("places.form.source"), fm.source)),
		field(loc.T("places.form.note"), fm.note),
	)
	return fm.said.Above(parts...)
}

// fields are what is kept of the form while the window is locked.
func (fm *form) fields() kit.Fields {
	all := kit.Fields{
		"name_ru": fm.nameRU, "name_be": fm.nameBE, "place_ru": fm.placeRU, "place_be": fm.placeBE, "lines_ru": fm.linesRU, "lines_be": fm.linesBE,
		"note": fm.note, "source": fm.source, "from": fm.from,
	}
	if fm.code != nil {
		all["kind"], all["code"] = fm.kind, fm.code
	}
	return all
}

// facility is the entry as it was filled in; the error says what cannot be read.
func (fm *form) facility() (app.Facility, error) {
	f := fm.entry
	f.Name, f.Place = edited(f.Name, fm.nameRU, fm.nameBE), edited(f.Place, fm.placeRU, fm.placeBE)
	f.SetAddress(app.Russian, given(fm.linesRU))
	f.SetAddress(app.Belarusian, given(fm.linesBE))
	lang := fm.section.lang()
	if note := strings.TrimSpace(fm.note.Text); note != f.Note.In(lang) {
		f.Note = app.Text{EN: note, RU: note, BE: note}
	}
	if source := strings.TrimSpace(fm.source.Text); source != f.Source.In(lang) {
		f.Source = app.Text{EN: source, RU: source, BE: source}
	}
	if fm.code != nil {
		f.Kind = kinds[max(fm.kind.SelectedIndex(), 0)]
		f.Code = register.CodePrefix(f.Kind) + strings.TrimSpace(fm.code.Text)
	}
	var err error
	f.ValidFrom, err = importer.ReadDate(fm.from.Text)
	return f, err
}

// edited is the text as it was filled in: an English name that was only that of
// another language follows it.
func edited(t app.Text, ru, be *kit.Entry) app.Text {
	n := app.Text{EN: t.EN, RU: strings.TrimSpace(ru.Text), BE: strings.TrimSpace(be.Text)}
	if t.EN == t.RU || t.EN == t.BE {
		n.EN = ""
	}
	return n
}

// given are the lines that are not blank.
func given(e *kit.Entry) []string {
	var lines []string
	for line := range strings.Lines(e.Text) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// ask shows the form until what was filled in is saved.
func (fm *form) ask(draft, title, text, ok, done string, save func(ctx context.Context, f app.Facility, today app.Date) (app.Changes, error)) {
	s := fm.section
	loc := s.frame.Loc()
	var close func()
	wrong := func(err error) { fm.said.Say(loc.Error(err)) }
	close = s.frame.Dialogs().Show(kit.Sheet{
		Title: title, Text: text, Body: fm.body(), Width: 760, Focus: fm.first, Draft: draft, Fields: fm.fields(),
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: ok, Primary: true, Stay: true, Do: func() {
				f, err := fm.facility()
				if err != nil {
					wrong(err)
					return
				}
				today := s.today()
				s.at = f.Code
				s.change(done, func(ctx context.Context) (app.Changes, error) { return save(ctx, f, today) }, func() { close() }, wrong)
			}},
		},
	})
}

// editShown asks for the user's own entry, beginning with the one that holds.
func (s *Section) editShown() {
	if s.sheet == nil {
		return
	}
	loc, f := s.frame.Loc(), s.sheet.Facility
	was := f.Key()
	if f.Closed && f.Own { // to be opened again, or put right: the entry that closed it
		f.Closed, f.MovedTo = false, ""
	}
	newForm(s, f).ask("facility/"+f.Code, loc.T("places.form.title", "Facility", f.Short(s.lang())), loc.T("places.form.text"), loc.T("dialog.save"), loc.T("places.saved"),
		func(ctx context.Context, f app.Facility, today app.Date) (app.Changes, error) {
			return s.deps.Book.Save(ctx, was, f, today)
		})
}

// add asks for a facility that the register does not know.
func (s *Section) add() {
	if s.frame == nil {
		return
	}
	loc := s.frame.Loc()
	fm := newForm(s, app.Facility{})
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = kindWord(k, loc)
	}
	fm.kind = kit.NewSelect(words, 2, func(int) {})
	fm.first = fm.kind
	fm.code = kit.NewEntry()
	fm.code.SetPlaceHolder(loc.T("places.form.number.example"))
	fm.ask("facility/", loc.T("places.add.title"), loc.T("places.add.text"), loc.T("places.add.do"), loc.T("places.added"), s.deps.Book.Add)
}

// askAccept asks for the day from which a proposed address holds, and lets it be
// put right.
func (s *Section) askAccept(p *places.Proposal) {
	loc := s.frame.Loc()
	f := p.Proposed
	f.ValidFrom, f.Own, f.Source = p.SeenOn, true, sourceText(p)
	fm := newForm(s, f)
	fm.first = fm.from
	fm.ask("proposal/"+p.ID, loc.T("places.accept.title", "Facility", f.Short(s.lang())), loc.T("places.accept.text", "Address", p.Address), loc.T("places.proposal.accept.do"), loc.T("places.accepted"),
		func(ctx context.Context, f app.Facility, today app.Date) (app.Changes, error) {
			return s.deps.Book.Accept(ctx, p.ID, f, today)
		})
}

// askClose asks since when nobody is held there, and where people and letters go.
func (s *Section) askClose() {
	loc, code := s.frame.Loc(), s.sheet.Code
	on := kit.NewEntry()
	on.SetText(asking.TypedDay(s.today()))
	codes, words := []string{""}, []string{loc.T("places.close.nowhere")}
	for i := range s.lines {
		if l := &s.lines[i]; !l.Closed && l.Code != code && l.Sample == s.sheet.Sample {
			codes, words = append(codes, l.Code), append(words, name(&l.Facility, s.lang()))
		}
	}
	movedTo := ""
	to := kit.NewSelect(words, 0, func(i int) { movedTo = codes[i] })
	said := kit.NewTrouble()
	failed := func(err error) { said.Say(loc.Error(err)) }
	var close func()
	close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("places.close.title", "Facility", s.sheet.Short(s.lang())), Text: loc.T("places.close.text"), Width: 560, Focus: on,
		Draft: "close/" + code, Fields: kit.Fields{"on": on, "to": to},
		Body: said.Above(kit.NewField(loc.T("places.close.on"), on, ""), kit.NewField(loc.T("places.close.to"), to, "")),
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("places.close.do"), Primary: true, Stay: true, Do: func() {
				day, err := importer.ReadDate(on.Text)
				if err != nil {
					failed(err)
					return
				}
				today := s.today()
				s.change(loc.T("places.closed"), func(ctx context.Context) (app.Changes, error) {
					return s.deps.Book.Close(ctx, code, day, movedTo, today)
				}, func() { close() }, failed)
			}},
		},
	})
}

// askReset asks before everything goes that the user has said of the facility.
func (s *Section) askReset() {
	loc, code, today := s.frame.Loc(), s.sheet.Code, s.today()
	s.frame.Dialogs().Confirm(kit.Question{
		Title: loc.T("places.reset.title", "Facility", s.sheet.Short(s.lang())), Text: loc.T("places.reset.text"),
		Yes: loc.T("places.reset"), No: loc.T("dialog.cancel"), Danger: true,
	}, func(yes bool) {
		if yes {
			s.change(loc.T("places.was_reset"), func(ctx context.Context) (app.Changes, error) { return s.deps.Book.Reset(ctx, code, today) }, nil, nil)
		}
	})
}

// peopleOf is the query that shows who is held in a facility.
func peopleOf(code string) people.Query { return people.Query{Facilities: []string{code}} }

// sourceText names the list that proposes an address, in every language.
func sourceText(p *places.Proposal) app.Text {
	in := func(l app.Lang) string {
		loc := i18n.For(string(l))
		return sourceWord(p.Source, loc) + ", " + loc.Date(p.SeenOn.Year, p.SeenOn.Month, p.SeenOn.Day)
	}
	return app.Text{EN: in(app.English), RU: in(app.Russian), BE: in(app.Belarusian)}
}

// sourceWord names the source of a list.
func sourceWord(source string, loc *i18n.Localizer) string {
	switch source {
	case "viasna":
		return loc.T("people.source.viasna")
	case "sample":
		return loc.T("people.source.sample")
	}
	return source
}
