package rules_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/rules"
)

func day(t testing.TB, s string) app.Date {
	t.Helper()
	d, err := app.ParseDeath(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// caseOf is the case of the first six words of a line, and its thing and day.
func caseOf(t *testing.T, words []string) (rules.Case, rules.Thing) {
	t.Helper()
	known := func(s string) string { return strings.TrimPrefix(s, "-") }
	c := rules.Case{
		Stage: rules.Stage(known(words[1])), Status: app.Status(known(words[2])), Relation: app.Relation(known(words[3])),
		Country: known(words[4]), Day: day(t, words[6]),
	}
	kinds := map[string]app.FacilityKind{
		"SIZO": app.PreTrial, "ST": app.Prison, "IK": app.Colony, "VK": app.Juvenile, "IUOT": app.OpenType, "IVS": app.HoldingCell, "MHC": app.Hospital,
	}
	switch place := known(words[0]); {
	case place == "liberty":
		c.AtLiberty = true
	case place == strings.ToLower(place):
		c.Kind = app.FacilityKind(place)
	default:
		prefix, _, _ := strings.Cut(place, "-")
		c.Facility, c.Kind = place, kinds[prefix]
		if c.Kind == "" {
			t.Fatalf("of which kind is %s?", place)
		}
	}
	return c, rules.Thing(words[5])
}

func ids(list []rules.Cited) []string {
	var out []string
	for _, c := range list {
		out = append(out, c.ID)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestTheTableOfCases holds what the shipped rules answer, and that each of
// them is there for at least one case.
func TestTheTableOfCases(t *testing.T) {
	table, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := loaded(t)
	reached := map[string]bool{}
	n := 0
	for i, line := range strings.Split(string(table), "\n") {
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		t.Run(strconv.Itoa(i+1)+" "+words[0]+" "+words[5], func(t *testing.T) {
			c, thing := caseOf(t, words)
			a := r.Ask(c, thing)
			if a.Verdict != rules.Verdict(words[7]) {
				t.Errorf("%s, want %s", a.Verdict, words[7])
			}
			checkNames(t, &a, words[8:], reached)
		})
	}
	if n < 140 {
		t.Errorf("only %d cases", n)
	}
	for _, rule := range r.All() {
		if !reached[rule.ID] {
			t.Errorf("no case reaches the rule %s", rule.ID)
		}
	}
}

// checkNames compares the rules of an answer with what a line expects of them,
// and notes those that it names.
func checkNames(t *testing.T, a *rules.Answer, words []string, reached map[string]bool) {
	t.Helper()
	depends := append(ids(a.Place.Depends), ids(a.Post.Depends)...)
	beside := slices.Concat(ids(a.Warnings), ids(a.Notes), ids(slices.Concat(a.Disputed...)))
	var deciding []string
	for _, w := range words {
		name := strings.TrimLeft(w, "+-?@")
		switch {
		case w == "none":
		case w[0] == '+' && !slices.Contains(beside, name):
			t.Errorf("%s does not stand beside it: %v", name, beside)
		case w[0] == '-' && (slices.Contains(beside, name) || slices.Contains(ids(a.Deciding()), name)):
			t.Errorf("%s stands there", name)
		case w[0] == '?' && !slices.Contains(depends, name):
			t.Errorf("it does not depend on %s: %v", name, depends)
		case w[0] == '@' && name != string(a.Post.Verdict) && !slices.Contains(ids(a.Post.By), name):
			t.Errorf("the post: %s by %v, want %s", a.Post.Verdict, ids(a.Post.By), name)
		case w == name:
			deciding = append(deciding, name)
		}
		if w[0] != '-' {
			reached[name] = true
		}
	}
	slices.Sort(deciding)
	if got := ids(a.Deciding()); !slices.Equal(got, deciding) {
		t.Errorf("decided by %v, want %v", got, deciding)
	}
}
