package kit_test

import (
	"flag"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/ink"
	"vestka/app/sheet"
)

var update = flag.Bool("update", false, "take the pages as they are drawn now for the accepted ones")

// format is one of the things that are printed, and pages that show what is special
// about it.
type format struct {
	name  string
	pages func(fonts *sheet.Fonts) []sheet.Page
}

// formats are all that is printed: what joins this table is compared on paper and on
// the screen, word by word, and with the accepted picture.
var formats = []format{
	{"postcards", fontsOnCards},
	{"postcards-other-sizes", otherSizes},
	{"postcards-four-on-a4", fourOnA4},
	{"postcards-apart", apart},
	{"postcards-turned", turned},
	{"postcards-designed", designed},
	{"letters", letterPages},
	{"envelopes", envelopes},
	{"reply-envelopes", replyEnvelopes},
	{"labels", labels},
	{"return-labels", returnLabels},
	{"frames", frames},
	{"copysheets", copysheets},
	{"lists", lists},
	{"jobsheet", jobSheet},
	{"customs-declaration", customsDeclaration},
	{"calibration", calibration},
	{"evening-sheets", briefs},
	{"recovery-sheet", recoverySheet},
}

var (
	toAloiza = []string{"Алаіза Пашкевіч", "Узорная калонія № 904", "вул. Узорная, 3", "000000, г. Узорск", "REPUBLIC OF BELARUS"}
	fromHere = []string{"Ганна", "Vilniaus g. 1", "01102 Vilnius", "LITHUANIA"}
)

func fontsOnCards(fonts *sheet.Fonts) []sheet.Page {
	var all []sheet.Page
	for id := range sheet.FontID(sheet.FontCount) {
		all = append(all, imposed(sheet.OneUp, postcard(fonts, id, greeting))...)
	}
	return all
}

func otherSizes(fonts *sheet.Fonts) []sheet.Page {
	var all []sheet.Page
	for _, size := range []sheet.Size{{W: 150, H: 100}, sheet.A5.Wide(), {W: 210, H: 105}} {
		c := sheet.LayPostcard(fonts, sheet.Postcard{
			Size: size, Message: strings.Repeat(greeting+" ", 2), MessageFont: sheet.Serif, Picture: "stripes", Address: toAloiza, Return: fromHere,
		})
		all = append(all, sheet.Single(c.Front), sheet.Single(c.Back))
	}
	return all
}

func fourOnA4(fonts *sheet.Fonts) []sheet.Page {
	c := postcard(fonts, sheet.Serif, strings.Repeat(greeting+" ", 2))
	return imposed(sheet.FourUp, c, c, c)
}

func letterPages(fonts *sheet.Fonts) []sheet.Page {
	var all []sheet.Page
	swiss, _ := sheet.OpeningOf(sheet.C5, true)
	for _, l := range []sheet.Letter{
		{Text: strings.Repeat(greeting+"\n\n", 12), Font: sheet.Serif, Paper: sheet.A4Paper, Fold: sheet.DL, Address: toAloiza, Return: fromHere, Name: "Алаіза Пашкевіч"},
		{Text: greeting, Font: sheet.Serif, Paper: sheet.A4Paper, Fold: sheet.C5, Opening: swiss, Address: toAloiza, Return: fromHere},
		{Text: strings.Repeat(greeting+"\n\n", 7), Font: sheet.Hand, Paper: sheet.A5Paper, Fold: sheet.C6, Name: "Алаіза Пашкевіч", Mark: "УЗОР / SAMPLE"},
	} {
		plan := sheet.LayLetter(fonts, l)
		all = append(all, plan.Pages...)
	}
	return all
}

func envelopes(fonts *sheet.Fonts) []sheet.Page {
	var all []sheet.Page
	for _, size := range []sheet.Size{sheet.DL, sheet.C6, sheet.C5, {W: 200, H: 130}} {
		c := sheet.LayEnvelope(fonts, sheet.Envelope{Size: size, Address: toAloiza, Return: fromHere, Mark: "УЗОР / SAMPLE"})
		all = append(all, sheet.Single(c.Front))
	}
	return all
}

func labels(fonts *sheet.Fonts) []sheet.Page {
	im := sheet.Imposition{
		Stock: sheet.Stock{Paper: sheet.A4, Place: sheet.Size{W: 99.1, H: 38.1}, Columns: 2, Rows: 7, Left: 4.65, Top: 15.15, PitchX: 101.6, PitchY: 38.1},
		Sides: sheet.Fronts, Turn: sheet.LongEdge, Used: []int{0, 3},
	}
	c := sheet.LayLabel(fonts, sheet.Label{Size: im.Stock.Place, Lines: toAloiza, Mark: "УЗОР / SAMPLE"})
	return slices.Collect(im.Pages(func(int) sheet.Leaf { return c.Leaf }, 12))
}

func replyEnvelopes(fonts *sheet.Fonts) []sheet.Page {
	var all []sheet.Page
	for _, size := range []sheet.Size{sheet.DL, sheet.C6} {
		c := sheet.LayEnvelope(fonts, sheet.Envelope{Size: size, Address: fromHere, Return: toAloiza[:len(toAloiza)-1]})
		im := sheet.Imposition{Stock: sheet.Whole(size.Turned()), Sides: sheet.Fronts, Turn: sheet.LongEdge, HeadDown: size == sheet.C6}
		all = append(all, slices.Collect(im.Pages(func(int) sheet.Leaf { return c.Leaf }, 1))...)
	}
	return all
}

func returnLabels(fonts *sheet.Fonts) []sheet.Page {
	im := sheet.Imposition{
		Stock: sheet.Stock{Paper: sheet.A4, Place: sheet.Size{W: 38.1, H: 21.2}, Columns: 5, Rows: 13, Left: 4.7, Top: 10.9, PitchX: 40.6, PitchY: 21.2},
		Sides: sheet.Fronts, Turn: sheet.LongEdge, Used: []int{0, 1, 2},
	}
	c := sheet.LayLabel(fonts, sheet.Label{Size: im.Stock.Place, Lines: fromHere})
	return slices.Collect(im.Pages(func(int) sheet.Leaf { return c.Leaf }, 62))
}

func frames(fonts *sheet.Fonts) []sheet.Page {
	st := sheet.Stock{Paper: sheet.A4, Place: sheet.Size{W: 99.1, H: 67.7}, Columns: 2, Rows: 4, Left: 4.67, Top: 13.04, PitchX: 101.64, PitchY: 67.73}
	return []sheet.Page{sheet.LayFrames(fonts, st, "L7165")}
}

func jobSheet(fonts *sheet.Fonts) []sheet.Page {
	list := sheet.List{
		Title: "Лісты і паштоўкі", Subtitle: "22 лістапада 2026 г. · 30 паштовак", Notice: "Спіс стары: яму 40 дзён.", Footer: "На гэтым аркушы імёны людзей.", Mark: "УЗОР / SAMPLE",
		Columns: []sheet.Column{
			{Title: "№", Weight: 0.6}, {Title: "Імя", Weight: 3}, {Title: "Дзе", Weight: 3}, {Title: "Паштоўка", Weight: 2.4}, {Title: "Праверыць", Weight: 4}, {Weight: 0.5, Tick: true},
		},
	}
	for n := 1; n <= 30; n++ {
		list.Rows = append(list.Rows, []string{fmt.Sprint(n), "Алаіза Пашкевіч", "Узорная калонія № 904\nг. Узорск", "паштоўка\nпа-беларуску\n+ канверты", "Паштовы індэкс не з шасці лічбаў."})
	}
	return sheet.LayList(fonts, list)
}

func customsDeclaration(fonts *sheet.Fonts) []sheet.Page {
	c := sheet.Customs{
		Notice: "Гэта нататка, а не паштовы бланк.", Title: "Customs declaration / Déclaration en douane / Мытная дэкларацыя", Form: "CN 22", Opened: "May be opened officially / Peut être ouvert d’office",
		From: sheet.Labelled{Label: "From / De / Ад каго", Text: strings.Join(fromHere, "\n")}, To: sheet.Labelled{Label: "To / À / Каму", Text: strings.Join(toAloiza, "\n")},
		Category: "Category of item / Catégorie de l’envoi", Choices: []sheet.Choice{{Label: "Gift / Cadeau / Падарунак", Ticked: true}, {Label: "Documents"}, {Label: "Other / Autre / Іншае"}},
		Columns: [6]string{"Detailed description of contents / Description détaillée du contenu", "Quantity / Quantité", "Net weight (in kg) / Poids net", "Value / Valeur (EUR)", "HS tariff number", "Country of origin"},
		Totals:  [][6]string{{"Total / Усяго", "", "1.200", "20.00"}, {"Total gross weight (in kg)"}},
		Certify: "I certify that the particulars given in this declaration are correct.", Sign: "Date and sender’s signature", Foot: "Хопіць бланка CN 22.", Mark: "УЗОР / SAMPLE",
	}
	for range 12 {
		c.Rows = append(c.Rows, [6]string{"wool socks, pair\nшкарпэткі з воўны", "1", "0.100", "1.67", "611594", "PL"})
	}
	return sheet.LayCustoms(fonts, c)
}

func calibration(fonts *sheet.Fonts) []sheet.Page {
	leaf := sheet.LayCalibration(fonts, sheet.Calibration{
		Paper: sheet.A5, Front: "Праверка прынтара: пярэдні бок", Back: "Праверка прынтара: адваротны бок", Lead: "Вымерайце ад краёў паперы да ліній.", Across: "A", Down: "B", Middle: "Крыжы мусяць супасці.",
	})
	return []sheet.Page{sheet.Single(leaf.Front), sheet.Single(leaf.Back)}
}

func copysheets(fonts *sheet.Fonts) []sheet.Page {
	return sheet.LayByHand(fonts, sheet.ByHand{
		Title: "Перапісаць ад рукі", Lead: "Рукапіснае даходзіць часцей.", AddressTitle: "Адрас", Address: toAloiza,
		TextTitle: "Тэкст", Text: strings.Repeat(greeting+" ", 2), Hand: sheet.MediumHand, Full: "Далей на паштоўцы няма месца", Notice: "УЗОР / SAMPLE", Footer: "Аркуш застаецца ў Вас.",
	})
}

func lists(fonts *sheet.Fonts) []sheet.Page {
	list := sheet.List{
		Title: "Дні народзінаў", Subtitle: "22 лістапада – 21 студзеня",
		Columns: []sheet.Column{{Title: "Дзень", Weight: 2}, {Title: "Імя", Weight: 4}, {Title: "Дзе ўтрымліваюць", Weight: 5}},
	}
	for day := 1; day <= 31; day++ {
		list.Rows = append(list.Rows, []string{fmt.Sprint(day, " снежня"), "Максім Багдановіч", "Узорная папраўчая калонія № 904, г. Узорск"})
	}
	return sheet.LayList(fonts, list)
}

func briefs(fonts *sheet.Fonts) []sheet.Page {
	return []sheet.Page{sheet.LayBrief(fonts, sheet.Brief{
		Kicker: "Вечар лістоў", Name: "Алаіза Пашкевіч", Beneath: "Alaiza Pashkevich", Greeting: "Дарагая Алаіза!",
		Writer: sheet.Labelled{Label: "Піша", Text: "Ганна"}, Facts: []sheet.Labelled{{Label: "Нарадзілася", Text: "15 ліпеня"}, {Label: "Дзе", Text: "Узорная калонія № 904"}},
		Envelope: sheet.Labelled{Label: "На канверце", Text: strings.Join(toAloiza, "\n")}, AboutTitle: "Пра яе",
		About: sheet.Sourced{Text: strings.Repeat("Піша вершы, любіць чытаць услых. ", 6), Source: "выдумана"},
		Write: sheet.Section{Title: "Пра што пісаць", Points: []string{"пра надвор’е і прыроду", "пра кнігі"}},
		Omit:  sheet.Section{Title: "Пра што не пісаць", Points: []string{"пра палітыку"}}, AdviceSource: "парады арганізацый",
		NotesTitle: "Яшчэ", Notes: []sheet.Sourced{{Text: "Лісты ідуць доўга.", Source: "выдумана"}}, Footer: "Не пакідайце аркуша на стале.", Notice: "УЗОР / SAMPLE",
	})}
}

func recoverySheet(fonts *sheet.Fonts) []sheet.Page {
	return []sheet.Page{sheet.LayRecovery(fonts, sheet.Recovery{
		Title: "Аркуш аднаўлення", Lead: "Гэтая фраза адкрывае сховішча.", Groups: []string{"ABCD", "EFGH", "JKLM", "NPQR", "2345", "6789", "ABCD", "EFGH"},
		Warning: "Хто мае гэты аркуш, той чытае ўсё.", Sections: []sheet.Section{{Title: "Дзе трымаць", Points: []string{"не побач з кампутарам", "у надзейных людзей"}}},
	})}
}

// apart are cards that stand apart on paper of which they are cut, with and without bleed.
func apart(fonts *sheet.Fonts) []sheet.Page {
	var all []sheet.Page
	size := sheet.Size{W: 138, H: 88}
	c := sheet.LayPostcard(fonts, sheet.Postcard{Size: size, Message: greeting, MessageFont: sheet.Serif, Picture: "stripes", Address: toAloiza, Bleed: 2})
	for _, bleed := range []float64{0, 2} {
		im := sheet.Imposition{Stock: sheet.CutApart(sheet.A4.Turned(), size, bleed, 16), Sides: sheet.Both, Turn: sheet.ShortEdge, Marks: true, Bleed: bleed}
		all = append(all, slices.Collect(im.Pages(func(int) sheet.Leaf { return c.Leaf }, 3))...)
	}
	return all
}

// turned are pages on which cards lie on their sides and stand on their heads.
func turned(fonts *sheet.Fonts) []sheet.Page {
	var all []sheet.Page
	c := postcard(fonts, sheet.Serif, greeting)
	for _, headDown := range []bool{false, true} {
		im := sheet.Imposition{Stock: sheet.Cut(sheet.A4, sheet.CardSize), Sides: sheet.Both, Turn: sheet.LongEdge, Marks: true, HeadDown: headDown}
		all = append(all, slices.Collect(im.Pages(func(int) sheet.Leaf { return c.Leaf }, 2))...)
		im.Stock, im.Bleed = sheet.Stock{Paper: sheet.A5, Place: sheet.A6, Columns: 1, Rows: 1, Left: 20, Top: 30}, 3
		all = append(all, slices.Collect(im.Pages(func(int) sheet.Leaf { return c.Leaf }, 1))...)
	}
	return all
}

// designed are cards whose pictures are cropped, in collages and with captions.
func designed(fonts *sheet.Fonts) []sheet.Page {
	var all []sheet.Page
	for _, front := range []app.Front{
		{Collage: app.OnePicture, Border: 8, Caption: "З Днём нараджэння", Font: app.HandFont, Shots: []app.Shot{{View: app.View{Zoom: 2, X: -0.5, Y: 0.7}}}},
		{Collage: app.TwoPictures, Gap: 3, Shots: []app.Shot{{View: app.View{Whole: true}}, {View: app.View{X: 1}}}},
		{Collage: app.FourPictures, Upright: true, Border: 4, Gap: 2, Shots: []app.Shot{{View: app.View{Zoom: 4, X: 1, Y: 1}}}},
	} {
		c := sheet.LayPostcard(fonts, sheet.Postcard{Message: greeting, Picture: "stripes", Front: front, Back: app.Back{Ruled: true, Open: true}})
		all = append(all, imposed(sheet.OneUp, c)...)
	}
	return all
}

// acceptedDPI is how finely the accepted pictures are drawn: enough to see that a line
// has moved or a word is another.
const acceptedDPI = 50

// nearlyTheSame is how alike two drawings of one plan are, whatever processor drew them.
const nearlyTheSame = 0.995

// TestEveryFormatLooksAsItWasAcceptedLast compares pages with those that somebody has
// looked at. Where they are to look otherwise, go test ./ui/kit -run AcceptedLast -update
// writes them anew into testdata/formats: look at each before it is committed.
func TestEveryFormatLooksAsItWasAcceptedLast(t *testing.T) {
	fonts, picture := loadFonts(t), stripes()
	for _, f := range formats {
		screen := beside(f.pages(fonts), func(page sheet.Page) *image.RGBA {
			return ink.Rasterise(page, fonts, func(string) image.Image { return picture }, acceptedDPI/25.4)
		})
		path := filepath.Join("testdata", "formats", f.name+".png")
		if *update {
			accept(t, path, screen)
			continue
		}
		file, err := os.Open(path)
		if err != nil {
			t.Errorf("%s: nobody has accepted it: %v", f.name, err)
			continue
		}
		accepted, err := png.Decode(file)
		if _ = file.Close(); err != nil {
			t.Fatal(err)
		}
		if accepted.Bounds() != screen.Rect {
			t.Errorf("%s: the pages measure %v, accepted were %v", f.name, screen.Rect.Size(), accepted.Bounds().Size())
			continue
		}
		for _, part := range parts(screen.Rect) {
			a, b := crop(accepted, part), crop(screen, part)
			if s := similarity(a, b); s < nearlyTheSame {
				t.Errorf("%s: at %v it looks otherwise than accepted (%.4f)", f.name, part, s)
			}
		}
	}
}

// beside draws pages in grey, one beside the other.
func beside(pages []sheet.Page, drawn func(sheet.Page) *image.RGBA) *image.Gray {
	var each []*image.RGBA
	size := image.Point{}
	for _, p := range pages {
		m := drawn(p)
		each = append(each, m)
		size = image.Pt(size.X+m.Rect.Dx()+4, max(size.Y, m.Rect.Dy()))
	}
	all := image.NewGray(image.Rectangle{Max: size})
	draw.Draw(all, all.Rect, image.Black, image.Point{}, draw.Src)
	x := 0
	for _, m := range each {
		draw.Draw(all, m.Rect.Add(image.Pt(x, 0)), m, image.Point{}, draw.Src)
		x += m.Rect.Dx() + 4
	}
	return all
}

// parts are squares of a picture, so that a word more or less is not lost among all
// that stayed.
func parts(r image.Rectangle) []image.Rectangle {
	const side = 64
	var all []image.Rectangle
	for y := r.Min.Y; y < r.Max.Y; y += side {
		for x := r.Min.X; x < r.Max.X; x += side {
			if p := image.Rect(x, y, x+side, y+side).Intersect(r); p.Dx() >= 8 && p.Dy() >= 8 {
				all = append(all, p)
			}
		}
	}
	return all
}

func crop(m image.Image, r image.Rectangle) *image.Gray {
	out := image.NewGray(image.Rectangle{Max: r.Size()})
	draw.Draw(out, out.Rect, m, r.Min, draw.Src)
	return out
}

func accept(t *testing.T, path string, m image.Image) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(file, m); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}
