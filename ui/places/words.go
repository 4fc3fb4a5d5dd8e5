package places

import (
	"strings"

	"vestka/app"
	"vestka/app/places"
	"vestka/i18n"
	"vestka/ui/kit"
)

// kinds are the kinds of facility in the order in which they are offered.
var kinds = []app.FacilityKind{app.PreTrial, app.Prison, app.Colony, app.Juvenile, app.OpenType, app.HoldingCell, app.Hospital}

func kindWord(k app.FacilityKind, loc *i18n.Localizer) string {
	switch k {
	case app.PreTrial:
		return loc.T("places.kind.sizo")
	case app.Prison:
		return loc.T("places.kind.prison")
	case app.Colony:
		return loc.T("places.kind.colony")
	case app.Juvenile:
		return loc.T("places.kind.juvenile")
	case app.OpenType:
		return loc.T("places.kind.open")
	case app.HoldingCell:
		return loc.T("places.kind.ivs")
	}
	return loc.T("places.kind.hospital")
}

// name of the facility, which is not parted before its number at the end of a line.
func name(f *app.Facility, lang app.Lang) string {
	return strings.NewReplacer("No. ", "No.\u00a0", "№ ", "№\u00a0").Replace(f.Name.In(lang))
}

// state says how far the address may be trusted.
func state(f *app.Facility, lang app.Lang, loc *i18n.Localizer) (string, kit.Tone) {
	switch a := f.Address(lang); {
	case f.Closed:
		return loc.T("places.state.closed"), kit.No
	case a.State == app.AddressUnconfirmed:
		return loc.T("places.state.unconfirmed"), kit.No
	case f.Own:
		return loc.T("places.state.own"), kit.Good
	case a.State == app.AddressConverted:
		return loc.T("places.state.converted"), kit.Care
	}
	return loc.T("places.state.given"), kit.Good
}

// rowState is the one thing to know of a facility in the list: what is to be
// looked at, else how far the address may be trusted.
func (s *Section) rowState(l *places.Line) (string, kit.Tone) {
	loc := s.frame.Loc()
	switch {
	case l.Proposals > 0:
		return loc.T("places.state.proposed"), kit.Care
	case l.Updated:
		return loc.T("places.state.updated"), kit.Care
	}
	return state(&l.Facility, s.lang(), loc)
}

// day is a date for a row, or three dots where it is not known.
func day(d app.Date, loc *i18n.Localizer) string {
	if d.IsZero() {
		return "…"
	}
	return loc.ShortDate(d.Year, d.Month, d.Day)
}

// sinceDay is a day as it stands after “since”.
func sinceDay(d app.Date, loc *i18n.Localizer) string {
	if d.IsZero() {
		return "…"
	}
	return loc.DateSince(d.Year, d.Month, d.Day)
}

// span is when an entry holds, empty where it always does.
func span(f *app.Facility, loc *i18n.Localizer) string {
	if f.ValidFrom.IsZero() && f.ValidUntil.IsZero() {
		return ""
	}
	return day(f.ValidFrom, loc) + " – " + day(f.ValidUntil, loc)
}

// said is who says so, and when somebody last looked.
func said(f *app.Facility, lang app.Lang, loc *i18n.Localizer) string {
	source := f.Source.In(lang)
	switch {
	case f.Own && source == "":
		source = loc.T("places.you")
	case f.Own:
		source = loc.T("places.you_after", "Source", source)
	}
	return loc.T("places.source", "Source", source, "Date", day(f.CheckedOn, loc))
}
