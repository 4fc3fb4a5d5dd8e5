package printroom

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/register"
	"vestka/app/work"
	"vestka/ui/kit"
)

// form is what the words are written for.
func (s *Section) form() app.Form {
	paper := s.paper()
	return paper.Form()
}

// texts are the templates in the language of the letter that have room in what is
// printed.
func (s *Section) texts() []register.Template { return s.textsFor(s.form()) }

// textsFor are the templates in the language of the letter that have room in the form.
func (s *Section) textsFor(form app.Form) []register.Template {
	var all []register.Template
	for _, t := range s.deps.Register.Templates() {
		if t.Lang == s.req.Lang && form.Holds(t.Form) && !t.Occasion.About() {
			all = append(all, t)
		}
	}
	return all
}

// text is the chosen one.
func (s *Section) text() (register.Template, bool) {
	for _, t := range s.texts() {
		if t.ID == s.req.Template {
			return t, true
		}
	}
	return register.Template{}, false
}

// textCard chooses the words and who signs them.
func (s *Section) textCard() fyne.CanvasObject {
	if len(s.req.Drafts) > 0 {
		return s.draftCard()
	}
	loc, window := s.frame.Loc(), app.Lang(s.frame.Loc().Lang())
	tone := kit.NewText(kit.Small(""))
	s.merge = kit.NewColumn(kit.Gap)
	changed := func() {
		if t, ok := s.text(); ok {
			tone.Set(kit.Small(t.Tone.In(window)))
		}
		s.showMerge()
	}
	changed()
	words := kit.NewLink(loc.T("printroom.own_words"), s.writeOwnWords)
	texts := s.texts()
	titles := make([]string, len(texts))
	for i, t := range texts {
		titles[i] = t.Title.In(window)
	}
	at := slices.IndexFunc(texts, func(t register.Template) bool { return t.ID == s.req.Template })
	text := kit.NewSelect(titles, at, func(i int) {
		s.req.Template, s.req.Words = texts[i].ID, ""
		changed()
		s.prepare()
	})
	lang := kit.NewLetterLang(loc, s.req.Lang, func(l app.Lang) {
		s.req.Lang, s.req.Words = l, ""
		changed()
		s.prepare()
	})
	return kit.NewTitledCard(loc.T("printroom.words"),
		kit.NewField(loc.T("printroom.text"), text, ""), kit.NewRow(tone, words),
		kit.NewField(loc.T("printroom.letter_lang"), lang, ""), s.merge,
		s.senderField())
}

// senderField asks who signs.
func (s *Section) senderField() fyne.CanvasObject {
	loc := s.frame.Loc()
	s.sender = kit.NewEntry()
	s.sender.SetPlaceHolder(loc.T("printroom.sender.none"))
	s.sender.SetText(s.req.Sender)
	s.sender.OnChanged = func(name string) {
		if name != s.req.Sender {
			s.req.Sender = name
			s.keepSender(strings.TrimSpace(name))
			s.prepare()
		}
	}
	return kit.NewField(loc.T("printroom.sender"), s.sender, "")
}

// keepSender writes the name into the store at once.
func (s *Section) keepSender(name string) {
	s.saving++
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Settings.SetSetting(ctx, app.SettingSender, name)
	}, nil, func(c app.Changes, err error) {
		s.saving--
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.frame.Did(s, "", app.Changes{Kinds: c.Kinds}) // typing takes itself back
	})
}

// offered is a picture that can be chosen.
type offered struct {
	*kit.Thumbnail
	printing.Picture
}

// drawPictures has each card get one of several built-in pictures, or all the same.
func (s *Section) drawPictures(several bool) {
	s.req.Pictures = nil
	if several {
		s.req.Pictures = []string{}
		if s.req.Picture.Own == nil {
			s.req.Pictures = append(s.req.Pictures, s.req.Picture.ID)
		}
	}
	s.markPictures()
	s.prepare()
}

// takePicture chooses a picture, or one more to draw from, or one less.
func (s *Section) takePicture(choice printing.Picture) {
	at := slices.Index(s.req.Pictures, choice.ID)
	switch {
	case s.req.Pictures == nil || choice.Own != nil:
		s.req.Picture, s.req.Pictures = choice, nil
	case at >= 0:
		s.req.Pictures = slices.Delete(slices.Clone(s.req.Pictures), at, at+1)
	default:
		s.req.Pictures = append(slices.Clone(s.req.Pictures), choice.ID)
	}
	s.markPictures()
	s.prepare()
}

// showPictures are the built-in ones, and the reader's own where there is one.
func (s *Section) showPictures() {
	window := app.Lang(s.frame.Loc().Lang())
	s.thumbs = nil
	var tiles []fyne.CanvasObject
	add := func(data []byte, title string, choice printing.Picture) {
		s.thumbs = append(s.thumbs, offered{kit.NewThumbnail(data, title, false, func() { s.takePicture(choice) }), choice})
		tiles = append(tiles, s.thumbs[len(s.thumbs)-1].Thumbnail)
	}
	for _, p := range s.deps.Register.Pictures() {
		if data, err := s.deps.Register.PictureThumb(p.ID); err == nil { // the register checked its files when it was loaded
			add(data, p.Title.In(window), printing.Picture{ID: p.ID})
		}
	}
	if s.own.file != nil {
		add(s.own.small, s.frame.Loc().T("printroom.own_picture_name"), printing.Picture{Own: s.own.file})
	}
	s.pictures.Set(tiles...)
	s.markPictures()
}

// markPictures shows which of them are chosen.
func (s *Section) markPictures() {
	for _, t := range s.thumbs {
		switch {
		case s.req.Pictures != nil:
			t.SetChosen(t.Own == nil && slices.Contains(s.req.Pictures, t.ID))
		case t.Own != nil:
			t.SetChosen(s.req.Picture.Own != nil)
		default:
			t.SetChosen(s.req.Picture.Own == nil && t.ID == s.req.Picture.ID)
		}
	}
	if s.several != nil {
		s.several.Set(s.req.Pictures != nil)
	}
}

// maxPicture bounds the file of a picture; a camera's are a tenth of it.
const maxPicture = 200 << 20

// ownPicture is a picture of the reader's: the file, and as it prints.
type ownPicture struct {
	file, small []byte
	coarse      bool // too few pixels for a card
}

// takeOwn reads a picture of the reader's, makes sure that it is one, and chooses it.
func (s *Section) takeOwn(path string) {
	work.Query(s.deps.Runner, "print/own", func(context.Context) (ownPicture, error) {
		data, err := readPicture(filepath.Clean(path))
		if err != nil {
			return ownPicture{}, &app.Error{Code: app.Refused, Key: "error.picture_file", Err: err}
		}
		p, err := s.deps.Press.Picture(printing.Picture{Own: data})
		return ownPicture{data, p.JPEG, p.Coarse()}, err
	}, func(own ownPicture, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		if own.coarse {
			s.frame.Say(s.frame.Loc().T("print.coarse"))
		}
		s.own, s.req.Picture, s.req.Pictures, s.screen = own, printing.Picture{Own: own.file}, nil, nil
		s.showPictures()
		s.prepare()
	})
}

func readPicture(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxPicture {
		return nil, errors.New("no file of a picture's size")
	}
	return os.ReadFile(path)
}
