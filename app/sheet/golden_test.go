package sheet

import (
	"strings"
	"testing"

	"vestka/app"
)

// TestEveryFormatIsPlannedAsItWas writes down where everything stands on what the other
// tests have no golden plan of: each size of postcard, each design of its picture side,
// the sheet to copy from, labels of the sender, the reply envelope, the frames of a
// sheet of labels, the recovery sheet.
func TestEveryFormatIsPlannedAsItWas(t *testing.T) {
	fonts := loaded(t)
	card := func(change func(*Postcard)) string {
		p := sample()
		p.Return = postFrom
		change(&p)
		c := LayPostcard(fonts, p)
		return plan(c.Front) + plan(c.Back)
	}
	shots := make([]app.Shot, 4)
	for name, got := range map[string]string{
		"postcard-10x15":   card(func(p *Postcard) { p.Size = Size{150, 100} }),
		"postcard-a5":      card(func(p *Postcard) { p.Size = A5.Wide() }),
		"postcard-own":     card(func(p *Postcard) { p.Size = Size{210, 105} }),
		"postcard-upright": card(func(p *Postcard) { p.Upright = true }),
		"postcard-hand":    card(func(p *Postcard) { p.MessageFont = Hand }),
		"postcard-designed": card(func(p *Postcard) {
			p.Front = app.Front{Collage: app.FourPictures, Gap: 2, Border: 6, Caption: "З Днём нараджэння", Font: app.HandFont, Shots: shots}
			p.Back = app.Back{Ruled: true, Open: true}
		}),
		"postcard-two":   card(func(p *Postcard) { p.Front = app.Front{Collage: app.TwoPictures, Gap: 3, Shots: shots[:2]} }),
		"postcard-bleed": card(func(p *Postcard) { p.Bleed = 3 }),
		"copysheet": plan(LayByHand(fonts, ByHand{
			Title: "Перапісаць ад рукі", Lead: "Рукапіснае даходзіць часцей.", AddressTitle: "Адрас", Address: postTo,
			TextTitle: "Тэкст", Text: greeting, Hand: MediumHand, Full: "Далей месца няма", Notice: "Узор", Footer: "Аркуш застаецца ў Вас.",
		})[0].Faces[0].Face),
		"return-label":   plan(LayLabel(fonts, Label{Size: Size{38.1, 21.2}, Lines: postFrom}).Front),
		"reply-envelope": plan(LayEnvelope(fonts, Envelope{Size: DL, Address: postFrom, Return: postTo[:len(postTo)-1], Mark: "Узор"}).Front),
		"envelope-own":   plan(LayEnvelope(fonts, Envelope{Size: Size{250, 176}, Address: postTo, Return: postFrom}).Front),
		"frames":         plan(LayFrames(fonts, Stock{Paper: A4, Place: Size{99.1, 67.7}, Columns: 2, Rows: 4, Left: 4.67, Top: 13.04, PitchX: 101.64, PitchY: 67.73}, "L7165").Faces[0].Face),
		"recovery": plan(LayRecovery(fonts, Recovery{
			Title: "Аркуш аднаўлення", Lead: "Гэтая фраза адкрывае сховішча.", Groups: []string{"ABCD", "EFGH", "JKLM"}, Warning: "Хто мае аркуш, той чытае ўсё.",
			Sections: []Section{{Title: "Дзе трымаць", Points: []string{"не побач з кампутарам"}}},
		}).Faces[0].Face),
	} {
		if strings.Count(got, "text ") == 0 {
			t.Errorf("%s says nothing", name)
		}
		golden(t, name+".txt", got)
	}
}
