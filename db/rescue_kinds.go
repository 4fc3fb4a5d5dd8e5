package db

// Kind is what somebody calls the rows of one or several tables.
type Kind string

// The kinds of what a store holds.
const (
	OfPeople      Kind = "people"
	OfLetters     Kind = "letters"
	OfReplies     Kind = "replies"
	OfNotes       Kind = "notes"
	OfNames       Kind = "names" // that the user wrote, and their forms
	OfOwn         Kind = "own"   // what else the user says of people: facts, places, tags, who is the same
	OfMarks       Kind = "marks" // and what the user is to people
	OfRules       Kind = "rules" // that the user loaded or edited
	OfAttachments Kind = "attachments"
	OfPlaces      Kind = "places" // that the user settled
	OfSaved       Kind = "saved"  // lists and draws of the user's own
	OfDrafts      Kind = "drafts"
	OfSnippets    Kind = "snippets"
	OfTemplates   Kind = "templates" // of the user's own
	OfDesigns     Kind = "designs"   // of the user's own
	OfWords       Kind = "words"
	OfSheets      Kind = "sheets" // of labels, of the user's own
	OfGiving      Kind = "giving" // donations, costs and their plans
	OfRhythm      Kind = "rhythm" // days of the user's own, whom not to write to, how often to write
	OfParcels     Kind = "parcels"
	OfSettings    Kind = "settings"
	OfLists       Kind = "lists" // what the lists say of people: the next import brings it back
	OfOthers      Kind = "others"
)

// kinds is their order: what the user made himself stands before what can be had
// again. A table that is not here is one of the others.
var kinds = []struct {
	kind   Kind
	tables []string
}{
	{OfPeople, []string{"person"}},
	{OfLetters, []string{"letter", "gathering"}},
	{OfReplies, []string{"reply"}},
	{OfDrafts, []string{"draft"}},
	{OfGiving, []string{"donation", "giving_plan"}},
	{OfParcels, []string{"parcel"}},
	{OfNotes, []string{"own_note"}},
	{OfNames, []string{"own_name", "own_form"}},
	{OfOwn, []string{"own_person", "own_fact", "own_detention", "own_tag", "same_person", "not_same"}},
	{OfMarks, []string{"own_mark", "own_relation"}},
	{OfAttachments, []string{"attachment"}},
	{OfRules, []string{"rule_file"}},
	{OfPlaces, []string{"place_text", "own_facility", "facility_decision"}},
	{OfSaved, []string{"saved_list", "draw"}},
	{OfSnippets, []string{"snippet"}},
	{OfTemplates, []string{"own_template"}},
	{OfDesigns, []string{"design"}},
	{OfWords, []string{"word_file", "kept_word"}},
	{OfSheets, []string{"own_sheet"}},
	{OfRhythm, []string{"own_occasion", "own_skip", "own_interval"}},
	{OfSettings, []string{"setting"}},
	{OfLists, []string{"person_name", "person_source", "detention", "record", "record_gone", "withdrawn", "import", "news", "inbox", "shape"}},
}

// hidden are tables that are part of what another one counts.
var hidden = map[string]bool{"job": true, "letter_step": true, "reply_letter": true, "attachment_part": true, "parcel_line": true, "draft_version": true, "snippet_use": true, "record_words": true, "sheet_used": true}

// RescuedKind is what was rescued of one kind.
type RescuedKind struct {
	Kind                Kind
	Saved, Lost, Hollow int
	Damaged             bool
}

// Kinds are the tables put together as a reader thinks of them. Of what there was
// nothing, nothing is said.
func (r *RescueReport) Kinds() []RescuedKind {
	all := make([]RescuedKind, len(kinds)+1)
	of := map[string]int{}
	for i, k := range kinds {
		all[i].Kind = k.kind
		for _, t := range k.tables {
			of[t] = i
		}
	}
	all[len(kinds)].Kind = OfOthers
	for _, t := range r.Tables {
		at, known := of[t.Table]
		switch {
		case hidden[t.Table]:
			continue
		case !known:
			at = len(kinds)
		}
		k := &all[at]
		k.Saved, k.Lost, k.Hollow, k.Damaged = k.Saved+t.Saved, k.Lost+t.Lost, k.Hollow+t.Hollow, k.Damaged || t.Damaged
	}
	var some []RescuedKind
	for _, k := range all {
		if k.Saved+k.Lost > 0 || k.Damaged {
			some = append(some, k)
		}
	}
	return some
}
