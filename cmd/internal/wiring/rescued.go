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

// kindKeys name the records of each kind for people.
var kindKeys = map[db.Kind]string{
	db.OfPeople:      "rescue.kind.people",
	db.OfLetters:     "rescue.kind.letters",
	db.OfReplies:     "rescue.kind.replies",
	db.OfDrafts:      "rescue.kind.drafts",
	db.OfSnippets:    "rescue.kind.snippets",
	db.OfTemplates:   "rescue.kind.templates",
	db.OfDesigns:     "rescue.kind.designs",
	db.OfSheets:      "rescue.kind.sheets",
	db.OfRhythm:      "rescue.kind.rhythm",
	db.OfWords:       "rescue.kind.words",
	db.OfGiving:      "rescue.kind.giving",
	db.OfParcels:     "rescue.kind.parcels",
	db.OfNotes:       "rescue.kind.notes",
	db.OfNames:       "rescue.kind.names",
	db.OfOwn:         "rescue.kind.own",
	db.OfMarks:       "rescue.kind.marks",
	db.OfRules:       "rescue.kind.rules",
	db.OfSaved:       "rescue.kind.saved",
	db.OfAttachments: "rescue.kind.attachments",
	db.OfPlaces:      "rescue.kind.places",
	db.OfSettings:    "rescue.kind.settings",
	db.OfLists:       "rescue.kind.lists",
}

// KindName is what the records of a kind are called.
func KindName(loc *i18n.Localizer, k db.Kind) string {
	if key, known := kindKeys[k]; known {
		return loc.T(key)
	}
	return loc.T("rescue.kind.others")
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
	parts := []string{loc.T("cli.holds.people", "Count", n.People), loc.T("cli.holds.letters", "Count", n.Letters)}
	if n.Replies > 0 {
		parts = append(parts, loc.T("cli.holds.replies", "Count", n.Replies))
	}
	if n.Donations > 0 {
		parts = append(parts, loc.T("cli.holds.donations", "Count", n.Donations))
	}
	if n.Parcels > 0 {
		parts = append(parts, loc.T("cli.holds.parcels", "Count", n.Parcels))
	}
	return strings.Join(append(parts, loc.T("cli.holds.attachments", "Count", n.Attachments)), ", ")
}
