package names

import (
	"slices"
	"strings"
	"testing"

	"vestka/app"
)

const entry = `
[[entry]]
lang = "ru"
part = "given"
sex = "m"
class = "forms"
names = ["Лев"]
forms = ["Льва", "Льву", "Льва", "Львом", "Льве"]
source = "Зализняк"
said_on = "1977"
checked_on = "2026-11-22"
`

func TestAnExceptionHasItsFormsAndItsSource(t *testing.T) {
	if table, err := readExceptions("x.toml", []byte(entry)); err != nil || len(table) != 1 {
		t.Fatal(table, err)
	}
	for what, change := range map[string][2]string{
		"no source":          {`source = "Зализняк"`, ``},
		"no said_on":         {`said_on = "1977"`, ``},
		"no checked_on":      {`checked_on = "2026-11-22"`, ``},
		"four forms":         {`"Льва", "Льву", `, `"Льву", `},
		"no such language":   {`"ru"`, `"en"`},
		"no such part":       {`"given"`, `"nick"`},
		"no such sex":        {`"m"`, `"x"`},
		"no such class":      {`"forms"`, `"odd"`},
		"no names":           {`["Лев"]`, `[]`},
		"a name that is two": {`["Лев"]`, `["Лев", "лев"]`},
		"an unknown key":     {`names =`, `mames =`},
	} {
		if _, err := readExceptions("x.toml", []byte(strings.Replace(entry, change[0], change[1], 1))); err == nil {
			t.Errorf("%s: taken", what)
		} else if !strings.HasPrefix(err.Error(), "x.toml:") {
			t.Errorf("%s: %v has no line", what, err)
		}
	}
}

func TestEveryNameOfAClassFindsTheRuleOfItsClass(t *testing.T) {
	for key, e := range exceptions() {
		switch e.Class {
		case "forms", "fixed", "first", "custom":
			continue
		}
		rules := rulesRU()
		if key.lang == app.Belarusian {
			rules = rulesBE()
		}
		if !slices.ContainsFunc(rules, func(r compiled) bool {
			return r.class == e.Class && strings.Contains(r.parts, string(key.part[0])) && strings.Contains(r.sexes, string(key.sex)) && r.re.MatchString(key.name)
		}) {
			t.Errorf("%s, %s of %s: %s has no rule of class %s", key.lang, key.part, key.sex, key.name, e.Class)
		}
	}
}

func TestEveryClassOfARuleIsOneOfTheTable(t *testing.T) {
	for _, r := range slices.Concat(rulesRU(), rulesBE()) {
		if r.class != "" && !slices.Contains(classes, r.class) {
			t.Errorf("a rule for names in %s is of the class %s", r.re, r.class)
		}
	}
}
