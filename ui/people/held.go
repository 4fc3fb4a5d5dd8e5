package people

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/i18n"
	"vestka/ui/kit"
)

// country is the last line of every address, as it is printed.
const country = "REPUBLIC OF BELARUS"

// heldCard says where somebody is held, with the address as it will be printed.
func (s *Section) heldCard(c *card) fyne.CanvasObject {
	loc := s.frame.Loc()
	title := loc.T("people.held_at")
	if c.Status == app.Former || !c.Died.IsZero() {
		title = loc.T("people.was_held_at")
	}
	d := &c.Held
	var lines []fyne.CanvasObject
	f, known := s.deps.Register.Facility(d.Facility, s.found.today)
	switch {
	case d.Liberty:
		lines = s.libertyLines(d)
	case known:
		lines = s.facilityLines(&f)
	case d.Text != "":
		lines = s.unknownPlaceLines(d)
	default:
		lines = []fyne.CanvasObject{kit.NewText(kit.Quiet(loc.T("people.held.not_said")))}
	}
	if since := d.Since; !since.IsZero() && !d.Liberty {
		lines = append(lines, kit.NewText(kit.Small(loc.T("people.held.since", "Date", loc.Date(since.Year, since.Month, since.Day)))))
	}
	lines = append(lines, s.noLongerHeld(c)...)
	lines = append(lines, s.listAge(c)...)
	if passed := people.ReleasePassed(loc, c.Person, s.found.today); passed != "" {
		lines = append(lines, kit.NewText(kit.Body(passed).In(kit.Care)))
	}
	if known && d.Text != "" && !d.Liberty {
		lines = append(lines, kit.NewFlow(0, newWords(loc.T("people.held.another"), func() { s.choosePlace(d.Text, nil) })))
	}
	if s.writable() {
		lines = append(lines, kit.NewFlow(0, newWords(loc.T("byhand.hold.ask"), func() { s.hand.Hold(c.ID, app.OwnDetention{}) })))
	}
	return kit.NewCard(kit.NewColumn(8, append([]fyne.CanvasObject{kit.NewText(kit.Label(title))}, lines...)...)).Sunk()
}

// noLongerHeld says that no list tells any more where somebody is held.
func (s *Section) noLongerHeld(c *card) []fyne.CanvasObject {
	if c.known == nil || !c.InCustody() {
		return nil
	}
	loc := s.frame.Loc()
	account := c.known.Account(people.FactPlace)
	if account.Own != nil || len(account.Said) == 0 || !account.Said[0].Withdrawn() {
		return nil
	}
	o := account.Said[0].By[0]
	words := loc.T("people.held.no_more", "List", listWords(o.Source, o.On, loc), "Date", loc.DateSince(o.Withdrawn.Year, o.Withdrawn.Month, o.Withdrawn.Day))
	return []fyne.CanvasObject{kit.NewText(kit.Body(words).In(kit.Care))}
}

// listAge says that the newest list is old that has somebody who is held.
func (s *Section) listAge(c *card) []fyne.CanvasObject {
	day := app.NewestList(c.records)
	age := app.AgeOfLists(map[app.PersonID]app.Date{c.ID: day}, s.found.today)
	if !age.IsOld() || !c.InCustody() {
		return nil
	}
	date := s.frame.Loc().Date(day.Year, day.Month, day.Day)
	return []fyne.CanvasObject{kit.NewText(kit.Body(s.frame.Loc().T("people.list_old", "Count", age.Days, "Date", date)).In(kit.Care))}
}

// libertyLines say that somebody is free, in the list's own words.
func (s *Section) libertyLines(d *app.Detention) []fyne.CanvasObject {
	loc := s.frame.Loc()
	lines := []fyne.CanvasObject{kit.NewText(kit.Strong(loc.T("people.held.liberty")))}
	if d.Text != "" {
		lines = append(lines, kit.NewText(kit.Small(loc.T("people.held.list_says", "Text", d.Text))))
	}
	return lines
}

// facilityLines are the facility with its address, and how far that may be
// trusted.
func (s *Section) facilityLines(f *app.Facility) []fyne.CanvasObject {
	loc, a := s.frame.Loc(), f.Address(s.lang())
	code := f.Code
	lines := []fyne.CanvasObject{kit.NewInset(kit.NewFlow(0, kit.NewLink(s.facilityName(code), func() { s.frame.Go("places", code) })), -8, 0, -8, -8)}
	if len(a.Lines) > 0 {
		printed := append(slices.Clone(a.Lines), country)
		if own := f.Name.In(a.Lang); own != f.Name.In(s.lang()) {
			printed = append([]string{own}, printed...)
		}
		lines = append(lines, kit.NewText(kit.Body(strings.Join(printed, "\n"))))
	}
	word, tone := addressWord(a.State, loc)
	switch {
	case f.Closed:
		word, tone = loc.T("places.state.closed"), kit.No
	case f.Own:
		word, tone = loc.T("places.state.own"), kit.Good
	}
	lines = append(lines, kit.NewFlow(8, kit.NewTag(word, tone)))
	if a.State == app.AddressUnconfirmed {
		lines = append(lines, kit.NewText(kit.Body(loc.T("people.address.unconfirmed.text"))))
	}
	if note := f.Note.In(s.lang()); note != "" {
		lines = append(lines, kit.NewText(kit.Body(note)))
	}
	if on := f.CheckedOn; !on.IsZero() {
		lines = append(lines, kit.NewText(kit.Small(loc.T("people.address.checked", "Date", loc.Date(on.Year, on.Month, on.Day), "Source", f.Source.In(s.lang())))))
	}
	return lines
}

// addressWord says how far an address may be trusted.
func addressWord(state app.AddressState, loc *i18n.Localizer) (string, kit.Tone) {
	switch state {
	case app.AddressGiven:
		return loc.T("people.address.given"), kit.Good
	case app.AddressConverted:
		return loc.T("people.address.converted"), kit.Care
	}
	return loc.T("people.address.unconfirmed"), kit.No
}

// unknownPlaceLines are the list's text as found, to be settled.
func (s *Section) unknownPlaceLines(d *app.Detention) []fyne.CanvasObject {
	loc := s.frame.Loc()
	return []fyne.CanvasObject{
		kit.NewText(kit.Strong(d.Text)),
		kit.NewFlow(8, kit.NewTag(loc.T("people.place.unknown"), kit.No)),
		kit.NewText(kit.Body(loc.T("people.place.unknown.text"))),
		kit.NewFlow(0, kit.NewButton(loc.T("people.place.settle"), func() { s.choosePlace(d.Text, nil) })),
	}
}

// historyPart are the places before the present one.
func (s *Section) historyPart(c *card) fyne.CanvasObject {
	if len(c.detentions) < 2 {
		return nil
	}
	loc := s.frame.Loc()
	rows := make([]fyne.CanvasObject, 0, len(c.detentions)-1)
	for _, d := range c.detentions[1:] {
		place := s.placeWord(&d)
		if d.Liberty {
			place = loc.T("people.held.liberty")
		}
		what := kit.NewColumn(kit.Tight, kit.NewText(kit.Body(place)),
			kit.NewText(kit.Small(listWords(d.Source, d.SeenOn, loc))))
		rows = append(rows, dated(span(d.Since, d.Until, loc), what))
	}
	return titled(loc.T("people.history"), rows)
}

// span is a time of which the beginning or the end may not be known.
func span(from, until app.Date, loc *i18n.Localizer) string {
	day := func(d app.Date) string {
		if d.IsZero() {
			return "…"
		}
		return loc.ShortDate(d.Year, d.Month, d.Day)
	}
	return day(from) + " – " + day(until)
}
