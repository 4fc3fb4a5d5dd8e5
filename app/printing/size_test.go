package printing

import (
	"testing"

	"vestka/app"
)

// Large enough to be read without effort in a poor light.
const pleasantPoints = 11

func TestABuiltInTextToALongNameIsSetInAPleasantSize(t *testing.T) {
	s := newShop(t)
	id := s.add(0, func(p *app.Person) {
		p.Sex = app.Female
		p.Names.BE.Given, p.Names.RU.Given = "Максіміліяна", "Максимилиана"
	})
	for _, text := range []string{"birthday", "greeting"} {
		for _, lang := range []app.Lang{app.Belarusian, app.Russian} {
			req := request(id)
			req.Template, req.Lang, req.Sender = text, lang, "Вераніка"
			card := s.prepare(req).Cards[0]
			if card.Laid().Points < pleasantPoints || card.Overflow {
				t.Errorf("%s %s: %g pt, overflow %v", text, lang, card.Laid().Points, card.Overflow)
			}
			t.Logf("%s %s: %g pt", text, lang, card.Laid().Points)
		}
	}
}
