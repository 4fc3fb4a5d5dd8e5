// Package history says what was done to a store: what the steps did that can be
// taken back, and which lists were taken in.
package history

import (
	"context"
	"strings"

	"vestka/app"
	"vestka/app/people"
	"vestka/i18n"
)

// Store is what the history is read from.
type Store interface {
	Steps(ctx context.Context) ([]app.Step, error)
	StepsOn(ctx context.Context, id app.StepID) ([]app.Step, error)
	Imports(ctx context.Context) ([]app.Import, error)
}

// Deed is a step with what is known of it.
type Deed struct {
	app.Step
	Import *app.Import // nil where it is none
}

// Deeds are all that can be taken back, newest first.
func Deeds(ctx context.Context, s Store) ([]Deed, error) {
	steps, err := s.Steps(ctx)
	if err != nil {
		return nil, err
	}
	return known(ctx, s, steps)
}

// On are the later deeds that have to be taken back before a step, newest first.
func On(ctx context.Context, s Store, id app.StepID) ([]Deed, error) {
	steps, err := s.StepsOn(ctx, id)
	if err != nil || len(steps) == 0 {
		return nil, err
	}
	return known(ctx, s, steps)
}

func known(ctx context.Context, s Store, steps []app.Step) ([]Deed, error) {
	imports, err := s.Imports(ctx)
	if err != nil {
		return nil, err
	}
	of := map[app.StepID]*app.Import{}
	for i := range imports {
		of[imports[i].Step] = &imports[i]
	}
	deeds := make([]Deed, len(steps))
	for i, step := range steps {
		deeds[i] = Deed{step, of[step.ID]}
	}
	return deeds, nil
}

// Text says what was done, and to what or to whom; name is what somebody is called,
// empty for somebody who is no longer there.
func (d *Deed) Text(loc *i18n.Localizer, name func(app.PersonID) string) string {
	if d.Import != nil {
		return loc.T("step.import", "List", ImportTitle(loc, d.Import), "Counts", ImportCounts(loc, d.Import))
	}
	key := what[d.Key]
	if key == "" { // of another version of the program
		return loc.T(d.Key, d.args()...)
	}
	if about := d.about(loc, name); about != "" {
		return loc.T("step.about", "What", loc.T(key), "About", about)
	}
	return loc.T(key)
}

// Undone is what is said once it was taken back.
func (d *Deed) Undone(loc *i18n.Localizer) string { return loc.T(d.Key, d.args()...) }

func (d *Deed) args() []any {
	args := make([]any, 0, 2*len(d.Args))
	for name, value := range d.Args {
		args = append(args, name, value)
	}
	return args
}

// NamesPerson reports that Text asks for the name of a person.
func (d *Deed) NamesPerson() bool {
	if subject, ok := d.Args[app.StepName].(string); ok && subject != "" {
		return false
	}
	_, is := d.Args[app.StepPerson].(int)
	return is
}

// about is what the deed was done to, as far as it is known.
func (d *Deed) about(loc *i18n.Localizer, name func(app.PersonID) string) string {
	if subject, ok := d.Args[app.StepName].(string); ok && subject != "" {
		return subject
	}
	if d.NamesPerson() {
		id, _ := d.Args[app.StepPerson].(int)
		if who := name(app.PersonID(id)); who != "" {
			return who
		}
	}
	n, ok := d.Args[app.StepCount].(int)
	if !ok {
		return ""
	}
	for _, of := range counted {
		if d.Kinds&of.kind != 0 {
			return loc.T(of.key, "Count", n)
		}
	}
	return ""
}

// counted says how many of what; the first kind that a deed has counts.
var counted = []struct {
	kind app.Kind
	key  string
}{
	{app.KindNews, "step.count.news"},
	{app.KindInbox, "step.count.rows"},
	{app.KindPeople, "step.count.people"},
	{app.KindLetters, "step.count.entries"},
	{app.KindDrafts, "step.count.drafts"},
	{app.KindWords, "step.count.words"},
	{app.KindDonations, "step.count.donations"},
	{app.KindAttachments, "step.count.files"},
}

// what says what was done, by the sentence that says that it was taken back.
var what = map[string]string{
	"undo.own.added":                "step.person_added",
	"undo.own.bulk":                 "step.person_changed",
	"undo.own.forms":                "step.forms",
	"undo.own.held":                 "step.held",
	"undo.own.person":               "step.person_changed",
	"undo.own.settled":              "step.settled",
	"undo.store.address_accepted":   "step.address_accepted",
	"undo.store.address_refused":    "step.address_refused",
	"undo.store.apart":              "step.apart",
	"undo.store.attachment_added":   "step.attached",
	"undo.store.attachment_removed": "step.removed",
	"undo.store.decision":           "step.decision",
	"undo.store.draw":               "step.draw",
	"undo.store.draw_removed":       "step.draw_removed",
	"undo.store.drafts":             "step.drafts",
	"undo.store.drafts_removed":     "step.drafts_removed",
	"undo.store.donations":          "step.donations",
	"undo.store.donations_removed":  "step.donations_removed",
	"undo.store.parcel":             "step.parcel",
	"undo.store.parcel_removed":     "step.parcel_removed",
	"undo.store.plan":               "step.plan",
	"undo.store.plan_removed":       "step.plan_removed",
	"undo.store.snippets":           "step.snippets",
	"undo.store.snippet_removed":    "step.snippet_removed",
	"undo.store.version_name":       "step.version_name",
	"undo.store.word":               "step.word",
	"undo.store.word_removed":       "step.word_removed",
	"undo.store.templates":          "step.templates",
	"undo.store.template_removed":   "step.template_removed",
	"undo.store.designs":            "step.designs",
	"undo.store.design_removed":     "step.design_removed",
	"undo.store.sheet":              "step.sheet",
	"undo.store.sheet_removed":      "step.sheet_removed",
	"undo.store.sheet_used":         "step.sheet_used",
	"undo.store.occasion":           "step.occasion",
	"undo.store.occasion_removed":   "step.occasion_removed",
	"undo.store.skip":               "step.skip",
	"undo.store.skip_removed":       "step.skip_removed",
	"undo.store.interval":           "step.interval",
	"undo.store.words":              "step.words",
	"undo.store.words_removed":      "step.words_removed",
	"undo.store.facility":           "step.facility",
	"undo.store.facility_added":     "step.facility_added",
	"undo.store.facility_closed":    "step.facility_closed",
	"undo.store.facility_reset":     "step.facility_reset",
	"undo.store.inbox_dismissed":    "step.inbox_dismissed",
	"undo.store.inbox_mended":       "step.inbox_mended",
	"undo.store.job":                "step.job",
	"undo.store.letters":            "step.letters",
	"undo.store.logged":             "step.logged",
	"undo.store.reply":              "step.reply",
	"undo.store.reply_written":      "step.reply_written",
	"undo.store.reply_removed":      "step.reply_removed",
	"undo.store.gathering":          "step.gathering",
	"undo.store.gathering_removed":  "step.gathering_removed",
	"undo.store.letter_edit":        "step.letter_edit",
	"undo.store.settled":            "step.returns",
	"undo.store.list":               "step.list",
	"undo.store.list_removed":       "step.list_removed",
	"undo.store.list_renamed":       "step.list_renamed",
	"undo.store.mark":               "step.mark",
	"undo.store.mark_removed":       "step.mark_removed",
	"undo.store.merge":              "step.merge",
	"undo.store.name":               "step.name",
	"undo.store.note":               "step.note",
	"undo.store.people":             "step.people",
	"undo.store.person_removed":     "step.person_removed",
	"undo.store.place":              "step.place",
	"undo.store.relation":           "step.relation",
	"undo.store.rules":              "step.rules",
	"undo.store.rules_removed":      "step.rules_removed",
	"undo.store.sample":             "step.sample_removed",
	"undo.store.setting":            "step.setting",
	"undo.store.shift":              "step.shift",
	"undo.store.unmerge":            "step.unmerge",
}

// ImportTitle says which list it was, and of what day.
func ImportTitle(loc *i18n.Localizer, in *app.Import) string {
	return loc.T("changes.import.title", "Source", people.SourceName(loc, in.Source), "Lang", people.LangWord(loc, in.Lang),
		"Date", loc.Date(in.Day.Year, in.Day.Month, in.Day.Day))
}

// ImportCounts says what an import brought, without what is nought.
func ImportCounts(loc *i18n.Localizer, in *app.Import) string {
	parts := []string{loc.T("changes.import.read", "Count", in.Counts.Read)}
	if in.Counts.New > 0 {
		parts = append(parts, loc.T("people.import.new", "Number", loc.Number(in.Counts.New)))
	}
	if in.Counts.Changed > 0 {
		parts = append(parts, loc.T("people.import.changed", "Number", loc.Number(in.Counts.Changed)))
	}
	if in.Counts.Gone > 0 {
		parts = append(parts, loc.T("changes.import.gone", "Number", loc.Number(in.Counts.Gone)))
	}
	if in.Partial {
		parts = append(parts, loc.T("changes.import.partial"))
	}
	return strings.Join(parts, " · ")
}
