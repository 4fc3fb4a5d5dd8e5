package rules

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vestka/app"
	"vestka/app/datafile"
)

// entry is one [[rule]] as it stands in a file; the head of the file that
// ships, resources/rules.toml, says what the keys mean.
type entry struct {
	ID         string             `toml:"id"`
	Things     []Thing            `toml:"things"`
	Verdict    Verdict            `toml:"verdict,omitempty"`
	Warning    bool               `toml:"warning,omitempty"`
	Facilities []string           `toml:"facilities,omitempty"`
	Kinds      []app.FacilityKind `toml:"kinds,omitempty"`
	Stage      Stage              `toml:"stage,omitempty"`
	Statuses   []app.Status       `toml:"statuses,omitempty"`
	Relation   app.Relation       `toml:"relation,omitempty"`
	Sender     Side               `toml:"sender,omitempty"`
	Countries  []string           `toml:"countries,omitempty"`
	AtLiberty  bool               `toml:"at_liberty,omitempty"`
	Reason     datafile.Text      `toml:"reason"`
	Limits     []limitEntry       `toml:"limits,omitempty"`
	Route      Route              `toml:"route,omitempty"`
	Against    []string           `toml:"against,omitempty"`
	ValidFrom  app.Date           `toml:"valid_from,omitempty"`
	ValidTo    app.Date           `toml:"valid_to,omitempty"`
	ValidUntil app.Date           `toml:"valid_until,omitempty"` // the same, as files had it before
	datafile.Evidence
}

type limitEntry struct {
	What    Measure `toml:"what"`
	Most    float64 `toml:"most"`
	Unit    string  `toml:"unit,omitempty"`
	Per     Period  `toml:"per,omitempty"`
	Advised bool    `toml:"advised,omitempty"`
}

func (e *entry) rule(from Published) *Rule {
	limits := make([]Limit, len(e.Limits))
	for i, l := range e.Limits {
		limits[i] = Limit(l)
	}
	return &Rule{
		ID: e.ID, Things: e.Things, Verdict: e.Verdict, Warning: e.Warning,
		Facilities: e.Facilities, Kinds: e.Kinds, Stage: e.Stage, Statuses: e.Statuses,
		Relation: e.Relation, Sender: e.Sender, Countries: e.Countries, AtLiberty: e.AtLiberty,
		Reason: app.Text(e.Reason), Limits: limits, Route: e.Route, Against: e.Against,
		ValidFrom: e.ValidFrom, ValidUntil: e.validTo(),
		Source: app.Text(e.Source), SaidOn: e.SaidOn, CheckedOn: e.CheckedOn, From: from,
	}
}

// validTo is the first day on which the rule no longer holds, by either name.
func (e *entry) validTo() app.Date {
	if e.ValidTo.IsZero() {
		return e.ValidUntil
	}
	return e.ValidTo
}

// slip is what is wrong with an entry: a sentence of the catalogue and the key
// of the entry that it is about.
type slip struct{ sentence, key string }

// fine is the slip of an entry without one.
var fine slip

var (
	goodID       = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	goodFacility = regexp.MustCompile(`^[A-Z]+(-[A-Z0-9]+)*$`)
	goodCurrency = regexp.MustCompile(`^[A-Z]{3}$`)
)

// maxText is how long a text may be, in characters: it has to be read.
const maxText = 1000

// check finds the first thing that is wrong with the entry.
func (e *entry) check(from Published) slip {
	switch {
	case !goodID.MatchString(e.ID) || len(e.ID) > 60:
		return slip{"rules.error.id", "id"}
	case len(e.Things) == 0:
		return slip{"rules.error.things", "things"}
	case e.Verdict != "" && e.Warning:
		return slip{"rules.error.verdict_and_warning", "warning"}
	}
	for _, find := range []func() slip{e.checkWords, e.checkTexts, e.checkLimits} {
		if s := find(); s != fine {
			return s
		}
	}
	switch {
	case e.Check() != nil:
		return slip{"rules.error.evidence", "source"}
	case from.On.Before(e.CheckedOn):
		return slip{"rules.error.checked_later", "checked_on"}
	case !e.ValidTo.IsZero() && !e.ValidUntil.IsZero():
		return slip{"rules.error.valid_twice", "valid_until"}
	case !e.validTo().IsZero() && !e.ValidFrom.Before(e.validTo()):
		return slip{"rules.error.valid", "valid_from"}
	}
	return fine
}

// Check finds what would keep a rule out of a file that is given out on the day: a
// sentence for whoever writes it, nil where it could stand there.
func (r *Rule) Check(on app.Date) error {
	e := entryOf(r)
	s := e.check(Published{On: on})
	if s == fine {
		return nil
	}
	key := "error.rulebook.entry"
	switch {
	case s.sentence == "rules.error.id":
		key = "error.rulebook.id"
	case s.sentence == "rules.error.things":
		key = "error.rulebook.things"
	case s.sentence == "rules.error.text":
		key = "error.rulebook.text"
	case s.sentence == "rules.error.limit":
		key = "error.rulebook.limit"
	case s.key == "countries":
		key = "error.rulebook.country"
	case s.key == "facilities":
		key = "error.rulebook.facility"
	}
	return &app.Error{Code: app.Invalid, Key: key}
}

// checkWords holds that every word is one of those that the program knows.
func (e *entry) checkWords() slip {
	for _, w := range []struct {
		key  string
		good bool
	}{
		{"things", allOf(e.Things, Things...)},
		{"verdict", allOf([]Verdict{e.Verdict}, "", Yes, No, AskFamily, NotKnown)},
		{"facilities", allLike(e.Facilities, goodFacility)},
		{"kinds", allOf(e.Kinds, app.PreTrial, app.Prison, app.Colony, app.Juvenile, app.OpenType, app.HoldingCell, app.Hospital)},
		{"stage", allOf([]Stage{e.Stage}, "", BeforeForce, InForce)},
		{"statuses", allOf(e.Statuses, app.Active, app.Former, app.NotRecognised)},
		{"relation", allOf([]app.Relation{e.Relation}, "", app.Relative, app.Stranger)},
		{"sender", allOf([]Side{e.Sender}, "", Inside, Abroad)},
		{"countries", !slices.ContainsFunc(e.Countries, func(code string) bool { return !app.IsCountry(code) })},
		{"route", e.Route == "" || allOf([]Route{e.Route}, AllRoutes...)},
		{"against", allLike(e.Against, goodID)},
	} {
		if !w.good {
			return slip{"rules.error.word", w.key}
		}
	}
	return fine
}

func allOf[T comparable](words []T, known ...T) bool {
	return !slices.ContainsFunc(words, func(w T) bool { return !slices.Contains(known, w) })
}

func allLike(words []string, form *regexp.Regexp) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !form.MatchString(w) })
}

func (e *entry) checkTexts() slip {
	if !e.Reason.Complete() || unreadable(e.Reason) {
		return slip{"rules.error.text", "reason"}
	}
	if unreadable(e.Source) {
		return slip{"rules.error.text", "source"}
	}
	return fine
}

func unreadable(t datafile.Text) bool {
	for _, s := range []string{t.EN, t.RU, t.BE} {
		if utf8.RuneCountInString(s) > maxText || strings.TrimSpace(s) != s || strings.ContainsFunc(s, unicode.IsControl) {
			return true
		}
	}
	return false
}

func (e *entry) checkLimits() slip {
	for _, l := range e.Limits {
		good := l.Most > 0 && !math.IsInf(l.Most, 0) && allOf([]Period{l.Per}, Each, PerDay, PerMonth)
		switch l.What {
		case Weight:
			good = good && (l.Unit == "kg" || l.Unit == "g")
		case Value:
			good = good && goodCurrency.MatchString(l.Unit)
		case Count:
			good = good && l.Unit == "" && l.Most == math.Trunc(l.Most)
		default:
			good = false
		}
		if !good {
			return slip{"rules.error.limit", "limits"}
		}
	}
	return fine
}
