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
form = "card"
title = { en = "T", ru = "Т", be = "Т" }
tone = { en = "Warm", ru = "Тепло", be = "Цёпла" }
source = "written for Vestka"
said_on = "2026-11-22"
checked_on = "2026-11-22"
be = """
Дарагі {given}!

Усяго добрага.
"""
ru = "Дорогой {given}!"
en = "Dear {given},"
`

func TestTemplatesExistForEveryOccasionInEveryLanguage(t *testing.T) {
	have, texts := map[string]bool{}, 0
	for _, x := range loaded(t).Templates() {
		texts++
		have[string(x.Occasion)+" "+string(x.Lang)] = true
		if x.Body != strings.TrimSpace(x.Body) || x.Body == "" || !complete(x.Title) || !complete(x.Tone) {
			t.Errorf("template %s %s: %+v", x.ID, x.Lang, x)
		}
	}
	for _, o := range app.Occasions {
		for _, l := range []app.Lang{app.Belarusian, app.Russian, app.English} {
			if !have[string(o)+" "+string(l)] {
				t.Errorf("no template for %s in %s", o, l)
			}
		}
	}
	if texts < 60 {
		t.Errorf("%d texts", texts)
	}
}

func TestLoadRefusesATemplateThatIsNotWhole(t *testing.T) {
	load := func(text string) ([]Template, error) {
		r := &Register{}
		err := r.loadTemplates(fstest.MapFS{
			"templates/postcards.toml": {Data: []byte(text)}, "templates/letters.toml": {}, "templates/about.toml": {},
		})
		return r.built, err
	}
	list, err := load(goodTemplate)
	if err != nil || len(list) != 3 || list[0].Body != "Дарагі {given}!\n\nУсяго добрага." || list[2].Lang != app.English {
		t.Fatalf("%v %+v", err, list)
	}
	for name, c := range map[string]struct{ old, new string }{
		"no id":          {`id = "u"`, ``},
		"no occasion":    {`"birthday"`, `"new year"`},
		"no form":        {`"card"`, `"scroll"`},
		"no title":       {`ru = "Т"`, `ru = ""`},
		"no tone":        {`be = "Цёпла"`, `be = ""`},
		"no source":      {`source = "written for Vestka"`, ``},
		"no said_on":     {`said_on = "2026-11-22"`, ``},
		"no checked_on":  {`checked_on = "2026-11-22"`, ``},
		"an empty body":  {"Дарагі {given}!\n\nУсяго добрага.", " \n"},
		"no English":     {`en = "Dear {given},"`, ``},
		"the same twice": {goodTemplate, ""},
	} {
		second := strings.Replace(strings.Replace(goodTemplate, `"t"`, `"u"`, 1), c.old, c.new, 1)
		if name == "the same twice" {
			second = goodTemplate
		}
		_, err := load(goodTemplate + "\n" + second)
		wantFileAndLine(t, name, err, "templates/postcards.toml", 18)
	}
}
