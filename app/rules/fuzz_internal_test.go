package rules

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/datafile"
)

// FuzzReader holds that whatever is taken for a file of rules is refused on one
// of its lines, or read into rules that give an answer.
func FuzzReader(f *testing.F) {
	const head = "[published]\nby = \"me\"\non = \"2026-10-01\"\n"
	const rule = "[[rule]]\nid = \"a\"\nthings = [\"letter\"]\nverdict = \"yes\"\nreason.en = \"a\"\nreason.ru = \"a\"\nreason.be = \"a\"\n" +
		"limits = [{ what = \"count\", most = 1 }]\nsource = \"b\"\nsaid_on = \"2026\"\nchecked_on = \"2026-08\"\n"
	for _, seed := range []string{head + rule, head + rule + strings.ReplaceAll(rule, `"a"`, `"c"`), "[[rule]]\n[rule.reason]\nen = 1", "rule = [{}]", head + "[[rule]]\nlimits = 1"} {
		f.Add([]byte(seed))
	}
	base, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	c := Case{Facility: "IK-904", Kind: app.Colony, Stage: InForce, Status: app.Active, Relation: app.Stranger, Country: "DE", Day: app.Date{Year: 2026, Month: 11, Day: 22}}
	f.Fuzz(func(t *testing.T, data []byte) {
		r := &Rules{list: slices.Clone(base.list), byID: maps.Clone(base.byID)}
		if e := r.add(datafile.File{Name: "f.toml", Data: data, Table: "rule"}, Published{File: "fuzz.toml"}); e != nil {
			line, isLine := e.Args["Line"].(int)
			if !isLine || line < 1 || line > strings.Count(string(data), "\n")+1 || e.Args["File"] != "f.toml" || e.Key == "" || e.Err != nil {
				t.Errorf("%v %v", e, e.Args)
			}
			return
		}
		r.index()
		for _, thing := range Things {
			if a := r.Ask(c, thing); a.Verdict.MessageKey() == "" || (a.Verdict == Yes && len(a.Place.By) == 0) {
				t.Errorf("%s: %+v", thing, a)
			}
		}
	})
}
