package rules_test

import (
	"fmt"
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/rules"
)

// everyCase calls do with the shipped rules for each stage, facility, status,
// relation and country on the day, also where they are not known.
func everyCase(t *testing.T, on string, do func(c rules.Case)) {
	t.Helper()
	places := []struct {
		code string
		kind app.FacilityKind
	}{
		{"", ""},
		{"", app.PreTrial},
		{"", app.Colony},
		{"SIZO-1", app.PreTrial},
		{"SIZO-6", app.PreTrial},
		{"SIZO-7", app.PreTrial},
		{"ST-8", app.Prison},
		{"IK-4", app.Colony},
		{"IK-17", app.Colony},
		{"VK-2", app.Juvenile},
		{"IUOT-24", app.OpenType},
		{"IVS-VAUKAVYSK", app.HoldingCell},
		{"MHC", app.Hospital},
	}
	for _, p := range places {
		for _, stage := range []rules.Stage{"", rules.BeforeForce, rules.InForce} {
			for _, status := range []app.Status{"", app.Active, app.NotRecognised, app.Former} {
				for _, relation := range []app.Relation{"", app.Stranger, app.Relative} {
					for _, country := range []string{"", "BY", "DE", "FR", "PL", "US", "LV"} {
						for _, free := range []bool{false, true} {
							do(rules.Case{
								Facility: p.code, Kind: p.kind, Stage: stage, Status: status, AtLiberty: free,
								Relation: relation, Country: country, Day: day(t, on),
							})
						}
					}
				}
			}
		}
	}
}

func in[T comparable](x T, list ...T) bool { return slices.Contains(list, x) }

// TestNoAnswerIsBetterThanItsSources holds over all cases what must never be
// answered, whatever becomes of the rules that decide.
func TestNoAnswerIsBetterThanItsSources(t *testing.T) {
	r := loaded(t)
	asked := 0
	everyCase(t, "2026-11-22", func(c rules.Case) {
		free := c.AtLiberty || c.Status == app.Former
		for _, thing := range rules.Things {
			asked++
			a := r.Ask(c, thing)
			posted := in(thing, rules.Letter, rules.Postcard, rules.Photo, rules.Parcel, rules.SmallPacket, rules.Book)
			for what, wrong := range map[string]bool{
				"a yes without a rule":                 a.Verdict == rules.Yes && len(a.Deciding()) == 0,
				"a no without a rule":                  a.Verdict == rules.No && len(a.Deciding()) == 0,
				"ask the family without a rule":        a.Verdict == rules.AskFamily && len(a.Deciding()) == 0,
				"something to the free":                free && a.Verdict != rules.No,
				"a photo or a book":                    in(thing, rules.Photo, rules.Book) && in(a.Verdict, rules.Yes, rules.AskFamily),
				"money to a political prisoner":        thing == rules.Money && c.Status == app.Active && a.Verdict != rules.No,
				"money of a stranger":                  thing == rules.Money && c.Relation == app.Stranger && a.Verdict != rules.No,
				"a stranger's parcel after the appeal": in(thing, rules.Parcel, rules.SmallPacket) && c.Stage == rules.InForce && c.Relation == app.Stranger && a.Verdict != rules.No,
				"a parcel that may be a stranger's":    in(thing, rules.Parcel, rules.SmallPacket) && c.Stage == rules.InForce && c.Relation == "" && a.Verdict == rules.Yes,
				"a parcel at an unknown stage":         in(thing, rules.Parcel, rules.SmallPacket) && c.Stage == "" && a.Verdict == rules.Yes,
				"a parcel to SIZO-6 or SIZO-7":         thing == rules.Parcel && in(c.Facility, "SIZO-6", "SIZO-7") && c.Relation != app.Relative && a.Verdict == rules.Yes,
				"a stopped post":                       posted && c.Country == "US" && a.Verdict != rules.No,
				"a telegram from abroad":               thing == rules.Telegram && !in(c.Country, "BY") && a.Verdict == rules.Yes,
				"a return address without a word":      thing == rules.ReturnAddress && !free && len(a.Disputed) == 0,
			} {
				if wrong {
					t.Errorf("%s: %s of %s: %s by %v", what, thing, tell(c), a.Verdict, ids(a.Deciding()))
				}
			}
			for _, d := range a.Deciding() {
				if a.Verdict == rules.Yes && (d.Old || d.Verdict != rules.Yes) || d.Source.EN == "" || d.Reason.BE == "" {
					t.Errorf("%s of %s stands on %s, %d days old", thing, tell(c), d.ID, d.Age)
				}
			}
			if t.Failed() && asked > 5000 {
				t.FailNow() // enough is told
			}
		}
	})
	if asked < 20000 {
		t.Errorf("only %d questions", asked)
	}
}

func tell(c rules.Case) string {
	return fmt.Sprintf("%s %s, %q, %q, free %v, %q from %q", c.Facility, c.Kind, c.Stage, c.Status, c.AtLiberty, c.Relation, c.Country)
}

// TestToKnowMoreNeverTakesAYesBack holds that what is answered of a case of which
// something is not known holds for all that it can turn out to be.
func TestToKnowMoreNeverTakesAYesBack(t *testing.T) {
	r := loaded(t)
	fuller := func(c rules.Case) (all []rules.Case) {
		if c.Stage == "" {
			before, after := c, c
			before.Stage, after.Stage = rules.BeforeForce, rules.InForce
			all = append(all, before, after)
		}
		if c.Relation == "" {
			stranger, relative := c, c
			stranger.Relation, relative.Relation = app.Stranger, app.Relative
			all = append(all, stranger, relative)
		}
		if c.Status == "" {
			active, other := c, c
			active.Status, other.Status = app.Active, app.NotRecognised
			all = append(all, active, other)
		}
		for _, code := range []string{"SIZO-1", "SIZO-6", "IK-4", "IK-17"} {
			held := c
			held.Facility = code
			held.Kind = map[byte]app.FacilityKind{'S': app.PreTrial, 'I': app.Colony}[code[0]]
			if c.Facility == "" && (c.Kind == "" || c.Kind == held.Kind) {
				all = append(all, held)
			}
		}
		return all
	}
	compared := 0
	everyCase(t, "2026-11-22", func(c rules.Case) {
		for _, thing := range rules.Things {
			known := r.Ask(c, thing).Place.Verdict
			for _, more := range fuller(c) {
				compared++
				now := r.Ask(more, thing).Place.Verdict
				if known == rules.Yes && now != rules.Yes || known == rules.AskFamily && now == rules.No {
					t.Errorf("%s of %s is %s, and %s of %s", thing, tell(c), known, now, tell(more))
				}
			}
		}
	})
	if compared < 20000 {
		t.Errorf("only %d comparisons", compared)
	}
}

// TestWithTheYearsEveryYesGoesAndEveryNoStays asks again long after anybody looked.
func TestWithTheYearsEveryYesGoesAndEveryNoStays(t *testing.T) {
	r := loaded(t)
	everyCase(t, "2026-11-22", func(c rules.Case) {
		later := c
		later.Day = day(t, "2036-11-22")
		for _, thing := range rules.Things {
			now, then := r.Ask(c, thing), r.Ask(later, thing)
			switch {
			case then.Verdict == rules.Yes:
				t.Errorf("%s of %s is a yes after ten years", thing, tell(c))
			case now.Verdict == rules.No && then.Verdict != rules.No:
				t.Errorf("%s of %s was a no, and is %s", thing, tell(c), then.Verdict)
			case len(then.Warnings) < len(now.Warnings):
				t.Errorf("%s of %s has lost a warning", thing, tell(c))
			}
			for _, by := range then.Deciding() {
				if !by.Old || by.Age < 3650 {
					t.Errorf("%s is %d days old", by.ID, by.Age)
				}
			}
		}
	})
}
