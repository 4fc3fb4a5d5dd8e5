package printroom

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/register"
	"vestka/app/sheet"
	"vestka/app/work"
	"vestka/ui/kit"
)

// letterLangs are the languages of a letter in the order in which they are
// offered: what arrives first.
var letterLangs = []app.Lang{app.Belarusian, app.Russian, app.English}

func (s *Section) letterLang(l app.Lang) string {
	loc := s.frame.Loc()
	switch l {
	case app.Belarusian:
		return loc.T("printroom.lang.be")
	case app.Russian:
		return loc.T("printroom.lang.ru")
	}
	return loc.T("printroom.lang.en")
}

// texts are the templates in the language of the letter.
func (s *Section) texts() []register.Template {
	var all []register.Template
	for _, t := range s.deps.Register.Templates() {
		if t.Lang == s.req.Lang {
			all = append(all, t)
		}
	}
	return all
}

// textCard chooses the words and who signs them.
func (s *Section) textCard() fyne.CanvasObject {
	loc, window := s.frame.Loc(), app.Lang(s.frame.Loc().Lang())
	texts := s.texts()
	titles := make([]string, len(texts))
	for i, t := range texts {
		titles[i] = t.Title.In(window)
	}
	at := slices.IndexFunc(texts, func(t register.Template) bool { return t.ID == s.req.Template })
	tone := kit.NewText(kit.Small(""))
	tell := func() {
		if i := slices.IndexFunc(s.texts(), func(t register.Template) bool { return t.ID == s.req.Template }); i >= 0 {
			tone.Set(kit.Small(s.texts()[i].Tone.In(window)))
		}
	}
	tell()
	text := kit.NewSelect(titles, at, func(i int) {
		s.req.Template = texts[i].ID
		tell()
		s.prepare()
	})
	langs := make([]string, len(letterLangs))
	for i, l := range letterLangs {
		langs[i] = s.letterLang(l)
	}
	lang := kit.NewSelect(langs, slices.Index(letterLangs, s.req.Lang), func(i int) {
		s.req.Lang = letterLangs[i]
		tell()
		s.prepare()
	})
	s.sender = kit.NewEntry()
	s.sender.SetPlaceHolder(loc.T("printroom.sender.none"))
	s.sender.SetText(s.req.Sender)
	s.sender.OnChanged = func(name string) {
		if name != s.req.Sender {
			s.req.Sender = name
			s.keep(app.SettingSender, name)
			s.prepare()
		}
	}
	return kit.NewTitledCard(loc.T("printroom.words"),
		kit.NewField(loc.T("printroom.text"), text, ""), tone,
		kit.NewField(loc.T("printroom.letter_lang"), lang, ""),
		kit.NewField(loc.T("printroom.sender"), s.sender, ""))
}

// pictureCard chooses the picture side.
func (s *Section) pictureCard() fyne.CanvasObject {
	loc, window := s.frame.Loc(), app.Lang(s.frame.Loc().Lang())
	var thumbs []*kit.Thumbnail
	var tiles []fyne.CanvasObject
	choose := func(p printing.Picture, at int) {
		for i, t := range thumbs {
			t.SetChosen(i == at)
		}
		s.req.Picture, s.picture = p, nil
		s.prepare()
	}
	for _, p := range s.deps.Register.Pictures() {
		data, err := s.deps.Register.PictureThumb(p.ID)
		if err != nil {
			continue // the register checked its files when it was loaded
		}
		at := len(thumbs)
		t := kit.NewThumbnail(data, p.Title.In(window), p.ID == s.req.Picture.ID && s.req.Picture.Own == nil, func() {
			choose(printing.Picture{ID: p.ID}, at)
		})
		thumbs = append(thumbs, t)
		tiles = append(tiles, t)
	}
	own := kit.NewButton(loc.T("printroom.own_picture"), func() {
		s.frame.Dialogs().OpenFile(kit.FileRequest{Title: loc.T("printroom.own_picture"), Extensions: []string{".jpg", ".jpeg", ".png"}}, func(path string) {
			s.takeOwn(path, func(p printing.Picture) { choose(p, -1) })
		})
	})
	return kit.NewTitledCard(loc.T("printroom.picture"), kit.NewFlow(4, tiles...), kit.NewFlow(0, own))
}

// maxPicture bounds the file of a picture; a camera's are a tenth of it.
const maxPicture = 200 << 20

// takeOwn reads a picture of the reader's and makes sure that it is one.
func (s *Section) takeOwn(path string, take func(printing.Picture)) {
	work.Query(s.deps.Runner, "print.own", func(context.Context) (printing.Picture, error) {
		info, err := os.Stat(filepath.Clean(path))
		if err != nil || info.Size() > maxPicture {
			return printing.Picture{}, &app.Error{Code: app.Refused, Key: "error.picture_file", Err: err}
		}
		data, err := os.ReadFile(filepath.Clean(path))
		if err != nil {
			return printing.Picture{}, &app.Error{Code: app.Refused, Key: "error.picture_file", Err: err}
		}
		own := printing.Picture{Own: data}
		_, err = s.deps.Press.Picture(own)
		return own, err
	}, func(p printing.Picture, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		take(p)
	})
}

// paperCard chooses how the cards lie on the sheets.
func (s *Section) paperCard() fyne.CanvasObject {
	loc := s.frame.Loc()
	layouts := []sheet.Layout{sheet.A6, sheet.A4x4}
	layout := kit.NewSelect([]string{loc.T("printroom.layout.a6"), loc.T("printroom.layout.a4x4")}, slices.Index(layouts, s.req.Layout), func(i int) {
		s.req.Layout = layouts[i]
		s.prepare()
	})
	fonts := []sheet.FontID{sheet.Serif, sheet.Sans, sheet.Hand, sheet.Script}
	font := kit.NewSelect([]string{"PT Serif", "PT Sans", "Caveat", "Bad Script"}, slices.Index(fonts, s.req.Font), func(i int) {
		s.req.Font = fonts[i]
		s.prepare()
	})
	var back *kit.Check
	back = kit.NewCheck(loc.T("printroom.return"), s.withBack, func(on bool) {
		if on && strings.TrimSpace(s.back) == "" {
			back.Set(false)
			s.frame.Say(loc.T("printroom.return.none"))
			return
		}
		s.withBack = on
		s.prepare()
	})
	return kit.NewTitledCard(loc.T("printroom.paper"),
		kit.NewField(loc.T("printroom.layout"), layout, loc.T("printroom.layout.hint")),
		kit.NewField(loc.T("printroom.font"), font, ""), back)
}
