package places

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/places"
	"vestka/ui/kit"
)

// showSheet fills the sheet of the facility.
func (s *Section) showSheet() {
	parts := []fyne.CanvasObject{s.head()}
	for _, p := range []fyne.CanvasObject{s.stillListed(), s.updatedPart()} {
		if p != nil {
			parts = append(parts, p)
		}
	}
	for i := range s.sheet.Proposals {
		parts = append(parts, s.proposalPart(&s.sheet.Proposals[i]))
	}
	if !s.sheet.Closed {
		parts = append(parts, s.addressPart())
	}
	parts = append(parts, s.peoplePart())
	if len(s.sheet.Letters) > 0 {
		parts = append(parts, s.lettersPart())
	}
	parts = append(parts, s.historyPart())
	s.detail.Set(parts...)
}

// head is what the facility is called, and what one can do.
func (s *Section) head() fyne.CanvasObject {
	loc, f := s.frame.Loc(), &s.sheet.Facility
	word, tone := state(f, s.lang(), loc)
	tags := []fyne.CanvasObject{kit.NewTag(word, tone)}
	if f.Sample {
		tags = append(tags, kit.NewTag(loc.T("people.tag.sample"), kit.Neutral))
	}
	s.edit = kit.NewButton(loc.T("places.edit"), s.editShown)
	actions := []fyne.CanvasObject{s.edit}
	if !f.Closed {
		actions = append(actions, kit.NewButton(loc.T("places.close"), s.askClose))
	}
	for _, e := range s.sheet.History {
		if e.Own {
			actions = append(actions, kit.NewButton(loc.T("places.reset"), s.askReset))
			break
		}
	}
	lines := []fyne.CanvasObject{
		kit.NewName(name(f, s.lang())),
		kit.NewText(kit.Quiet(kit.Joined(kindWord(f.Kind, loc), f.Place.In(s.lang()), f.Code))),
		kit.NewInset(kit.NewFlow(8, tags...), 4, 0, 4, 0),
		kit.NewFlow(10, actions...),
	}
	return kit.NewColumn(6, lines...)
}

// stillListed warns of people whom the list places in a closed facility.
func (s *Section) stillListed() fyne.CanvasObject {
	loc, f := s.frame.Loc(), &s.sheet.Facility
	if !f.Closed {
		return nil
	}
	lines := []fyne.CanvasObject{kit.NewText(kit.Strong(loc.T("places.closed_since", "Date", sinceDay(f.ClosedOn(), loc))))}
	if s.sheet.Held > 0 {
		lines = append(lines, kit.NewText(kit.Body(loc.T("places.still_listed", "Count", s.sheet.Held))))
	}
	if f.MovedTo != "" {
		lines = append(lines, kit.NewFlow(0, kit.NewButton(loc.T("places.moved_to", "Facility", s.nameOf(f.MovedTo)), func() { s.Open(f.MovedTo) })))
	}
	return kit.NewCard(kit.NewColumn(8, lines...)).Sunk()
}

// nameOf is the name of the facility of the code.
func (s *Section) nameOf(code string) string {
	for i := range s.lines {
		if s.lines[i].Code == code {
			return name(&s.lines[i].Facility, s.lang())
		}
	}
	return code
}

// updatedPart shows what a newer version of the program says beside the user's own.
func (s *Section) updatedPart() fyne.CanvasObject {
	if !s.sheet.Updated {
		return nil
	}
	loc, code := s.frame.Loc(), s.sheet.Code
	program := app.Facility{}
	if s.sheet.Beneath != nil {
		program = *s.sheet.Beneath
	}
	return kit.NewCard(kit.NewColumn(kit.Gap,
		kit.NewText(kit.Strong(loc.T("places.updated.title"))),
		kit.NewText(kit.Body(loc.T("places.updated.text"))),
		s.beside(loc.T("places.updated.yours"), s.printed(&s.sheet.Facility), loc.T("places.updated.program"), s.printed(&program)),
		kit.NewFlow(10,
			kit.NewButton(loc.T("places.updated.keep"), func() {
				s.change(loc.T("places.kept"), func(ctx context.Context) (app.Changes, error) { return s.deps.Book.Keep(ctx, code) }, nil, nil)
			}),
			kit.NewButton(loc.T("places.updated.take"), s.askReset)),
	)).Sunk()
}

// printed is the address as it would be printed, or that there is none.
func (s *Section) printed(f *app.Facility) string {
	if a := f.Address(s.lang()); len(a.Lines) > 0 && !f.Closed {
		return strings.Join(a.Lines, "\n")
	}
	return s.frame.Loc().T("places.no_address")
}

// beside stands two texts with their titles side by side.
func (s *Section) beside(leftTitle, left, rightTitle, right string) fyne.CanvasObject {
	column := func(title, text string) fyne.CanvasObject {
		return kit.NewColumn(kit.Tight, kit.NewText(kit.Label(title)), kit.NewText(kit.Body(text)))
	}
	return kit.NewSplit(column(leftTitle, left), column(rightTitle, right), 0.5, 0, 2000)
}

// addressPart is the address in both languages, and who says so.
func (s *Section) addressPart() fyne.CanvasObject {
	loc, f := s.frame.Loc(), &s.sheet.Facility
	lines := func(a app.Address) string {
		if len(a.Lines) == 0 {
			return loc.T("places.no_address")
		}
		return strings.Join(a.Lines, "\n")
	}
	parts := []fyne.CanvasObject{
		s.beside(loc.T("places.in_ru"), f.Name.RU+"\n"+lines(f.AddressRU), loc.T("places.in_be"), f.Name.BE+"\n"+lines(f.AddressBE)),
	}
	if !f.HasAddress() {
		parts = []fyne.CanvasObject{kit.NewText(kit.Body(loc.T("people.address.unconfirmed.text")))}
	}
	if note := f.Note.In(s.lang()); note != "" {
		parts = append(parts, kit.NewText(kit.Body(note)))
	}
	parts = append(parts, kit.NewText(kit.Small(said(f, s.lang(), loc))))
	return kit.NewCard(kit.NewColumn(kit.Gap, parts...)).Sunk()
}

// most is how many people and letters stand in the sheet; the sections of their
// own have the rest.
const most = 12

// peoplePart is who is held there.
func (s *Section) peoplePart() fyne.CanvasObject {
	loc, code := s.frame.Loc(), s.sheet.Code
	if len(s.sheet.People) == 0 {
		return kit.NewText(kit.Quiet(loc.T("places.nobody")))
	}
	title := loc.T("places.held", "Count", len(s.sheet.People))
	if s.sheet.Closed { // nobody is: the list only says so
		title = loc.T("nav.people")
	}
	parts := []fyne.CanvasObject{kit.NewText(kit.Label(title))}
	var names []fyne.CanvasObject
	for i, p := range s.sheet.People {
		if i == most {
			break
		}
		id := p.ID
		names = append(names, kit.NewLink(p.Names.Best(s.lang()).Display(), func() { s.frame.Go("people", id) }))
	}
	show := kit.NewButton(loc.T("places.show_people"), func() { s.frame.Go("people", peopleOf(code)) })
	return kit.NewColumn(kit.Tight, append(parts, kit.NewFlow(4, names...), kit.NewFlow(0, show))...)
}

// lettersPart is what may be on its way there.
func (s *Section) lettersPart() fyne.CanvasObject {
	loc, letters := s.frame.Loc(), s.sheet.Letters
	if len(letters) == 0 {
		return kit.NewText(kit.Label(loc.T("places.letters.none")))
	}
	parts := []fyne.CanvasObject{
		kit.NewText(kit.Label(loc.T("places.letters", "Count", len(letters)))), kit.NewText(kit.Small(loc.T("places.letters.span", "Count", app.LongestWay))),
	}
	if n := len(s.sheet.Outdated); n > 0 {
		parts = append(parts, kit.NewText(kit.Body(loc.T("digest.to_reprint", "Count", n)).In(kit.Care)))
	}
	var rows []fyne.CanvasObject
	for _, l := range letters[:min(len(letters), most)] {
		rows = append(rows, s.letterRow(&l))
	}
	if len(rows) > 0 {
		parts = append(parts, kit.NewRows(rows...))
	}
	if len(letters) > most {
		parts = append(parts, kit.NewFlow(0, kit.NewButton(loc.T("places.show_letters"), func() { s.frame.Go("journal", nil) })))
	}
	return kit.NewColumn(kit.Tight, parts...)
}

func (s *Section) letterRow(l *app.Letter) fyne.CanvasObject {
	loc := s.frame.Loc()
	who := loc.T("journal.nobody")
	if e, ok := s.deps.Directory.Person(l.Person, s.today()); ok {
		who = e.Names.Best(s.lang()).Display()
	}
	tone := kit.Neutral
	if l.State.Out() {
		tone = kit.Good
	}
	tag := kit.NewTag(loc.T(l.State.MessageKey()), tone)
	text := []fyne.CanvasObject{kit.NewText(kit.Body(kit.Joined(day(l.On, loc), who)))}
	if l.Outdated(&s.sheet.Facility) {
		text = append(text, kit.NewText(kit.Small(loc.T("places.letter.former"))))
	}
	return kit.NewRow(kit.NewColumn(0, text...), tag)
}

// historyPart are all entries with their days and sources.
func (s *Section) historyPart() fyne.CanvasObject {
	loc := s.frame.Loc()
	rows := make([]fyne.CanvasObject, len(s.sheet.History))
	for i, e := range s.sheet.History {
		address := strings.Join(e.Address(s.lang()).Lines, ", ")
		word, tone := state(&e.Facility, s.lang(), loc)
		switch {
		case e.Closed:
			address = loc.T("places.state.closed")
			if e.MovedTo != "" {
				address += ". " + loc.T("places.moved_to", "Facility", s.nameOf(e.MovedTo))
			}
		case address == "":
			address = loc.T("places.no_address")
		}
		if e.Covered {
			word, tone = loc.T("places.state.covered"), kit.Neutral
		}
		if !e.Covered {
			e.ValidUntil = e.Until
		}
		what := kit.NewColumn(0,
			kit.NewText(kit.Body(address)),
			kit.NewText(kit.Small(kit.Joined(span(&e.Facility, loc), said(&e.Facility, s.lang(), loc)))))
		rows[i] = kit.NewRow(what, kit.NewTag(word, tone))
	}
	return kit.NewColumn(kit.Tight, kit.NewText(kit.Label(loc.T("places.history"))), kit.NewRows(rows...))
}

// proposalPart is an address that a list gives, beside the one that is printed.
func (s *Section) proposalPart(p *places.Proposal) fyne.CanvasObject {
	loc := s.frame.Loc()
	on := p.SeenOn
	proposal := *p
	return kit.NewCard(kit.NewColumn(kit.Gap,
		kit.NewText(kit.Strong(loc.T("places.proposal.title"))),
		kit.NewText(kit.Small(loc.T("places.proposal.said", "Source", sourceWord(p.Source, loc), "Date", loc.Date(on.Year, on.Month, on.Day), "Count", p.Rows))),
		s.beside(loc.T("places.proposal.before"), s.printed(&p.Now), loc.T("places.proposal.after"), s.proposed(p)),
		kit.NewFlow(10,
			kit.NewPrimary(loc.T("places.proposal.accept"), func() { s.askAccept(&proposal) }),
			kit.NewButton(loc.T("places.proposal.refuse"), func() { s.refuse(&proposal) })),
	)).Sunk()
}

// proposed is the address as it would be printed, else as the list writes it.
func (s *Section) proposed(p *places.Proposal) string {
	if a := p.Proposed.Address(s.lang()); len(a.Lines) > 0 {
		return strings.Join(a.Lines, "\n")
	}
	return p.Address
}

func (s *Section) refuse(p *places.Proposal) {
	today := s.today()
	s.change(s.frame.Loc().T("places.refused"), func(ctx context.Context) (app.Changes, error) {
		return s.deps.Book.Refuse(ctx, p.ID, today)
	}, nil, nil)
}
