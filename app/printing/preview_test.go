package printing

import (
	"reflect"
	"strings"
	"testing"

	"vestka/app"
)

func TestAPreviewIsTheCardThatPrints(t *testing.T) {
	s := newShop(t)
	d := draft(7, s.add(0), app.Belarusian, "Вітаю, {given}!")
	d.Picture = "lake"
	req := request()
	req.People, req.Template, req.Drafts = nil, "", []app.Draft{d}
	printed := s.prepare(req).Cards[0]
	seen, why := s.Preview(&d, req)
	if why != nil || !reflect.DeepEqual(seen.Laid(), printed.Laid()) || seen.Text != printed.Text {
		t.Errorf("%v\n%+v\n%+v", why, seen, printed)
	}
}

func TestAPreviewIsThereBeforeAnythingIsRight(t *testing.T) {
	s := newShop(t)
	nowhere := s.add(1, func(p *app.Person) { p.Held = app.Detention{Text: "дзесьці"} })
	for _, one := range []struct {
		d    app.Draft
		text string
		why  string
	}{
		{draft(1, 0, app.Russian, "Привет, {given}!"), "Привет, !", ""},
		{draft(1, nowhere, app.Belarusian, "Вітаю, {given}!"), "Вітаю, Алаіза!", "print.skip.unknown_place"},
		{draft(1, s.add(2), app.Belarusian, "Вітаю, {giv"), "Вітаю, {giv", ""},
	} {
		c, why := s.Preview(&one.d, request())
		if c.Text != one.text || (why == nil) != (one.why == "") || why != nil && why.Key != one.why {
			t.Errorf("%q, %v; wanted %q, %q", c.Text, why, one.text, one.why)
		}
		drawn := false
		for _, run := range c.Laid().Back.Texts {
			drawn = drawn || strings.Contains(run.S, strings.Fields(one.text)[0])
		}
		if !drawn {
			t.Errorf("%q is not on the card: %+v", one.text, c.Laid().Back.Texts)
		}
	}
}
