package wiring

import (
	"vestka/db"
	"vestka/i18n"
)

// Rescued says in a line for each kind what a rescue saved and what it did not.
func Rescued(loc *i18n.Localizer, r *db.RescueReport) []string {
	var lines []string
	for _, k := range r.Kinds() {
		name := KindName(loc, k.Kind)
		switch {
		case k.Lost > 0 && k.Damaged:
			lines = append(lines, loc.T("rescue.line.lost_some", "Kind", name, "Saved", k.Saved, "Lost", k.Lost))
		case k.Lost > 0:
			lines = append(lines, loc.T("rescue.line.lost", "Kind", name, "Saved", k.Saved, "Lost", k.Lost))
		case k.Damaged:
			lines = append(lines, loc.T("rescue.line.perhaps", "Kind", name, "Saved", k.Saved))
		default:
			lines = append(lines, loc.T("rescue.line.whole", "Kind", name, "Saved", k.Saved))
		}
		if k.Hollow > 0 {
			lines = append(lines, loc.T("rescue.line.hollow", "Count", k.Hollow))
		}
	}
	if r.Unplaced > 0 {
		lines = append(lines, loc.T("rescue.line.unplaced", "Count", r.Unplaced))
	}
	return lines
}

// KindName is what the records of a kind are called.
func KindName(loc *i18n.Localizer, k db.Kind) string {
	switch k {
	case db.OfPeople:
		return loc.T("rescue.kind.people")
	case db.OfLetters:
		return loc.T("rescue.kind.letters")
	case db.OfNotes:
		return loc.T("rescue.kind.notes")
	case db.OfNames:
		return loc.T("rescue.kind.names")
	case db.OfAttachments:
		return loc.T("rescue.kind.attachments")
	case db.OfPlaces:
		return loc.T("rescue.kind.places")
	case db.OfSettings:
		return loc.T("rescue.kind.settings")
	case db.OfLists:
		return loc.T("rescue.kind.lists")
	default:
		return loc.T("rescue.kind.others")
	}
}
