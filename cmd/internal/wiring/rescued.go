package wiring

import (
	"strings"

	"vestka/db"
	"vestka/i18n"
)

// Rescued says in a line for each kind what a rescue saved and what it did not.
func Rescued(loc *i18n.Localizer, r *db.RescueReport) []string {
	var lines []string
	again := false
	for _, k := range r.Kinds() {
		again = again || (k.Kind == db.OfLists || k.Kind == db.OfPeople) && (k.Lost > 0 || k.Damaged)
		name, saved := KindName(loc, k.Kind), k.Saved-k.Hollow
		switch {
		case k.Lost > 0 && k.Damaged:
			lines = append(lines, loc.T("rescue.line.lost_some", "Kind", name, "Saved", saved, "Lost", k.Lost))
		case k.Lost > 0:
			lines = append(lines, loc.T("rescue.line.lost", "Kind", name, "Saved", saved, "Lost", k.Lost))
		case k.Damaged:
			lines = append(lines, loc.T("rescue.line.perhaps", "Kind", name, "Saved", saved))
		case k.Hollow > 0:
			lines = append(lines, loc.T("rescue.line.damaged", "Kind", name, "Saved", saved, "Damaged", k.Hollow))
		default:
			lines = append(lines, loc.T("rescue.line.whole", "Kind", name, "Saved", saved))
		}
		if k.Hollow > 0 {
			lines = append(lines, loc.T("rescue.line.hollow", "Count", k.Hollow))
		}
	}
	if again {
		lines = append(lines, loc.T("rescue.line.lists"))
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
	case db.OfReplies:
		return loc.T("rescue.kind.replies")
	case db.OfDrafts:
		return loc.T("rescue.kind.drafts")
	case db.OfSnippets:
		return loc.T("rescue.kind.snippets")
	case db.OfTemplates:
		return loc.T("rescue.kind.templates")
	case db.OfDesigns:
		return loc.T("rescue.kind.designs")
	case db.OfSheets:
		return loc.T("rescue.kind.sheets")
	case db.OfRhythm:
		return loc.T("rescue.kind.rhythm")
	case db.OfWords:
		return loc.T("rescue.kind.words")
	case db.OfGiving:
		return loc.T("rescue.kind.giving")
	case db.OfParcels:
		return loc.T("rescue.kind.parcels")
	case db.OfNotes:
		return loc.T("rescue.kind.notes")
	case db.OfNames:
		return loc.T("rescue.kind.names")
	case db.OfOwn:
		return loc.T("rescue.kind.own")
	case db.OfMarks:
		return loc.T("rescue.kind.marks")
	case db.OfRules:
		return loc.T("rescue.kind.rules")
	case db.OfSaved:
		return loc.T("rescue.kind.saved")
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

// KindNames are several of them, in a row.
func KindNames(loc *i18n.Localizer, kinds []db.Kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = strings.ToLower(KindName(loc, k))
	}
	return strings.Join(names, ", ")
}

// Holds says how many people, letters and attachments there are.
func Holds(loc *i18n.Localizer, n db.Counts) string {
	return strings.Join([]string{
		loc.T("cli.holds.people", "Count", n.People), loc.T("cli.holds.letters", "Count", n.Letters),
		loc.T("cli.holds.attachments", "Count", n.Attachments),
	}, ", ")
}
