package register

import (
	"strings"
	"testing"
	"testing/fstest"

	"vestka/app"
)

const goodTemplate = `[[template]]
id = "t"
occasion = "birthday"
lang = "be"
title = { en = "T", ru = "Т", be = "Т" }
tone = { en = "Warm", ru = "Тепло", be = "Цёпла" }
source = "written for Vestka"
said_on = "2026-11-22"
checked_on = "2026-11-22"
body = """
Дарагі {given}!

Усяго добрага.
"""
`

func TestTemplatesExistForEveryOccasionInEveryLanguage(t *testing.T) {
	have := map[string]bool{}
	for _, x := range loaded(t).Templates() {
		have[string(x.Occasion)+" "+string(x.Lang)] = true
		if x.Body != strings.TrimSpace(x.Body) || !complete(x.Title) || !complete(x.Tone) {
			t.Errorf("template %s %s: %+v", x.ID, x.Lang, x)
		}
	}
	for _, o := range []app.Occasion{app.Birthday, app.Greeting} {
		for _, l := range []app.Lang{app.Belarusian, app.Russian, app.English} {
			if !have[string(o)+" "+string(l)] {
				t.Errorf("no template for %s in %s", o, l)
			}
		}
	}
}

func TestLoadRefusesATemplateThatIsNotWhole(t *testing.T) {
	load := func(text string) ([]Template, error) {
		r := &Register{}
		err := r.loadTemplates(fstest.MapFS{"templates/t.toml": {Data: []byte(text)}})
		return r.templates, err
	}
	list, err := load(goodTemplate + "\n" + strings.Replace(goodTemplate, `lang = "be"`, `lang = "ru"`, 1))
	if err != nil || len(list) != 2 || list[0].Body != "Дарагі {given}!\n\nУсяго добрага." {
		t.Fatalf("%v %+v", err, list)
	}
	for name, c := range map[string]struct{ old, new string }{
		"no id":          {`id = "u"`, ``},
		"no occasion":    {`"birthday"`, `"new year"`},
		"no language":    {`"be"`, `"pl"`},
		"no title":       {`ru = "Т"`, `ru = ""`},
		"no tone":        {`be = "Цёпла"`, `be = ""`},
		"no source":      {`source = "written for Vestka"`, ``},
		"no said_on":     {`said_on = "2026-11-22"`, ``},
		"no checked_on":  {`checked_on = "2026-11-22"`, ``},
		"an empty body":  {"Дарагі {given}!\n\nУсяго добрага.", " \n"},
		"the same twice": {goodTemplate, ""},
	} {
		second := strings.Replace(strings.Replace(goodTemplate, `"t"`, `"u"`, 1), c.old, c.new, 1)
		if name == "the same twice" {
			second = goodTemplate
		}
		_, err := load(goodTemplate + "\n" + second)
		wantFileAndLine(t, name, err, "templates/t.toml", 16)
	}
}
