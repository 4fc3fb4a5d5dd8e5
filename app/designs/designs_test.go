package designs_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"reflect"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/designs"
	"vestka/app/register"
)

// photo is a JPEG of the user's own.
func photo(t testing.TB, w, h int) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, color.RGBA{uint8(x), uint8(y), uint8(x ^ y), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func book(t testing.TB) *designs.Book {
	t.Helper()
	reg, err := register.Load()
	if err != nil {
		t.Fatal(err)
	}
	return designs.New(nil, reg)
}

// whole is a design that says something of everything.
func whole(t testing.TB) app.Design {
	t.Helper()
	name, content, err := designs.Take(photo(t, 400, 300))
	if err != nil {
		t.Fatal(err)
	}
	return app.Design{
		ID: "мая-рамка", Title: app.Text{BE: "Мая \"рамка\"", RU: "Моя\\рамка"},
		Front: app.Front{
			Upright: true, Collage: app.FourPictures, Border: 6.5, Gap: 2, Pattern: app.Leaves, Colour: app.Moss, Caption: "З Днём\nнараджэння", Font: app.HandFont,
			Shots: []app.Shot{{Picture: name, View: app.View{Zoom: 1.5, X: -0.25, Y: 1}}, {}, {Picture: "storks", View: app.View{Whole: true}}},
		},
		Back:     app.Back{Wide: true, Font: app.ScriptFont, Points: 12.5, Margin: 8, Open: true, Bare: true, Ruled: true},
		Pictures: map[string][]byte{name: content},
	}
}

func TestADesignThatGoesThroughAFileStaysWhatItIs(t *testing.T) {
	b, d := book(t), whole(t)
	plain := app.Design{ID: "plain", Title: app.Text{EN: "Plain"}, Front: app.Front{Collage: app.NoPicture}, Pictures: map[string][]byte{}}
	inside := designs.File(nil, d, plain)
	all, err := b.Read(inside, nil)
	if err != nil || !reflect.DeepEqual(all, []app.Design{d, plain}) {
		t.Fatalf("%v\n%+v", err, all)
	}
	files := map[string][]byte{}
	beside := designs.File(func(name string) string {
		files[name+".jpg"] = d.Pictures[name]
		return name + ".jpg"
	}, d)
	if len(beside) > 2000 {
		t.Errorf("%d bytes with the pictures beside", len(beside))
	}
	all, err = b.Read(beside, func(name string) ([]byte, error) { return files[name], nil })
	if err != nil || !reflect.DeepEqual(all, []app.Design{d}) {
		t.Errorf("%v\n%+v", err, all)
	}
}

func key(err error) string {
	e := (*app.Error)(nil)
	if errors.As(err, &e) && e.Code == app.Refused {
		return e.Key
	}
	return ""
}

func TestAFileWithASlipIsRefused(t *testing.T) {
	const good = "[[design]]\nid = \"a\"\ntitle = { be = \"А\" }\n"
	shot := good + "[design.front]\ncollage = \"one\"\n[[design.front.shots]]\npicture = \"p\"\n"
	for want, files := range map[string][]string{
		"":                        {good, "\ufeff" + good, good + "[design.front]\nborder = 3\n"},
		"error.designs.none":      {"", "# nothing\n"},
		"error.designs.toml":      {"[[design]\n", good + "[design.front]\nborder = \"wide\"\n"},
		"error.designs.key":       {good + "frame = 3\n"},
		"error.designs.twice":     {good + good},
		"error.design.border":     {good + "[design.front]\nborder = 99\n", good + "[design.front]\nborder = nan\n"},
		"error.design.built_in":   {strings.Replace(good, `"a"`, `"full"`, 1)},
		"error.design.no_picture": {shot, shot + "[design.pictures.p]\nfile = \"../p.jpg\"\n", shot + "[design.pictures.p]\nfile = \"/etc/passwd\"\n", shot + "[design.pictures.p]\ndata = \"###\"\n", shot + "[design.pictures.p]\n", shot + "[design.pictures.p]\nfile = \"no.jpg\"\n", strings.Replace(shot, `"p"`, `"own-1"`, 1)},
		"error.picture.unknown":   {shot + "[design.pictures.p]\ndata = \"aGVsbG8=\"\n"},
	} {
		for _, file := range files {
			_, err := book(t).Read([]byte(file), func(name string) ([]byte, error) {
				if name != "no.jpg" {
					t.Errorf("%s was read", name)
				}
				return nil, errors.New("not there")
			})
			if key(err) != want || (err == nil) != (want == "") {
				t.Errorf("%q: %v, want %s", file, err, want)
			}
		}
	}
}

func TestAPictureInAFileIsMadeAnewWhateverItIsCalled(t *testing.T) {
	d := whole(t)
	name := d.Front.Shots[0].Picture
	spoilt := d
	spoilt.Pictures = map[string][]byte{name: append(bytes.Clone(d.Pictures[name]), "after the end: 53.9N"...)}
	if _, err := book(t).Check(spoilt); app.CodeOf(err) != app.Invalid {
		t.Errorf("a picture that is not what it is called: %v", err)
	}
	all, err := book(t).Read(designs.File(nil, spoilt), nil)
	if err != nil || !reflect.DeepEqual(all[0].Pictures, d.Pictures) {
		t.Errorf("%v", err)
	}
}

func TestOnlyPicturesThatAreShownAreKept(t *testing.T) {
	d := whole(t)
	d.Front.Shots[0] = app.Shot{}
	got, err := book(t).Check(d)
	if err != nil || len(got.Pictures) != 0 {
		t.Errorf("%d pictures, %v", len(got.Pictures), err)
	}
}

func TestTheBuiltInDesignsAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range designs.BuiltIn() {
		clean, err := d.Clean()
		if err != nil || !reflect.DeepEqual(clean.Front, d.Front) || d.Title.EN == "" || d.Title.RU == "" || d.Title.BE == "" || seen[d.ID] {
			t.Errorf("%s: %v", d.ID, err)
		}
		seen[d.ID] = true
	}
	if !seen[designs.Plain] {
		t.Error("there is no plain one")
	}
}

func TestEveryPatternCoversTheCardInBothInksAndAlikeOnBothSides(t *testing.T) {
	for _, p := range app.Patterns {
		for _, c := range app.Colours {
			m := designs.Draw(p, c, 148, 105, 60)
			if m.Rect.Dx() != 350 || m.Rect.Dy() != 248 {
				t.Fatalf("%v", m.Rect)
			}
			colours := map[color.RGBA]int{}
			for y := range m.Rect.Dy() {
				for x := range m.Rect.Dx() {
					colours[m.RGBAAt(x, y)]++
				}
			}
			many := 0
			for _, n := range colours {
				if n > 350*248/200 {
					many++
				}
			}
			if many < 3 {
				t.Errorf("%s in %s has %d colours", p, c, many)
			}
		}
	}
}

func TestNoPatternIsRedOnWhite(t *testing.T) {
	for _, c := range app.Colours {
		m := designs.Draw(app.Dots, c, 148, 105, 30)
		for y := range m.Rect.Dy() {
			for x := range m.Rect.Dx() {
				if p := m.RGBAAt(x, y); int(p.R) > int(p.G)+60 && int(p.R) > int(p.B)+60 && p.G < 90 {
					t.Fatalf("%s: %v", c, p)
				}
			}
		}
	}
}

func FuzzReadDesigns(f *testing.F) {
	f.Add(designs.File(nil, whole(f)))
	f.Add([]byte("[[design]]\nid = \"a\"\ntitle = { be = \"А\" }\n[design.front]\nborder = 3\n"))
	b := book(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := b.Read(data, nil)
		if err != nil {
			if app.CodeOf(err) != app.Refused {
				t.Fatal(err)
			}
			return
		}
		again, err := b.Read(designs.File(nil, all...), nil)
		if err != nil || !reflect.DeepEqual(again, all) {
			t.Fatalf("%v\n%+v\n%+v", err, all, again)
		}
	})
}
