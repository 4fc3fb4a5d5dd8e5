package printroom

import (
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/register"
	"vestka/app/sheet"
	"vestka/ui/kit"
)

// letters are those that are made beside postcards: of the drafts that are letters, or
// one for each of the people; has is false where there are none.
func (s *Section) letters() (p printing.Paper, has bool) {
	p = printing.Paper{Item: printing.Letters, Size: s.on.size(letterPiece), Turn: s.on.Turn}
	if s.on.Item != printing.Postcards || !s.on.Letters {
		return p, false
	}
	if len(s.req.Drafts) > 0 {
		return p, s.hasLetterDrafts()
	}
	p.Template = s.letterText()
	return p, p.Template != ""
}

// hasLetterDrafts reports that some of the drafts were written as letters.
func (s *Section) hasLetterDrafts() bool {
	return slices.ContainsFunc(s.req.Drafts, func(d app.Draft) bool { return d.Form != "" && d.Form != app.CardForm })
}

// letterTexts are the templates that the letters beside the cards can have.
func (s *Section) letterTexts() []register.Template {
	form := app.LetterA4Form
	if s.on.size(letterPiece) == sheet.A5 {
		form = app.LetterA5Form
	}
	return s.textsFor(form)
}

// letterText is the chosen one, or one for the occasion of the cards.
func (s *Section) letterText() string {
	texts := s.letterTexts()
	occasion := s.occasion()
	if t, there := s.text(); there {
		occasion = t.Occasion
	}
	for _, fits := range []func(register.Template) bool{
		func(t register.Template) bool { return t.ID == s.on.LetterText },
		func(t register.Template) bool { return t.Occasion == occasion },
		func(register.Template) bool { return true },
	} {
		if i := slices.IndexFunc(texts, fits); i >= 0 {
			return texts[i].ID
		}
	}
	return ""
}

// letterFields choose the letters that are made beside the cards.
func (s *Section) letterFields() []fyne.CanvasObject {
	loc := s.frame.Loc()
	if s.on.Item != printing.Postcards || len(s.req.Drafts) > 0 && !s.hasLetterDrafts() {
		return nil
	}
	name := loc.T("printroom.with.letters")
	if len(s.req.Drafts) > 0 {
		name = loc.T("printroom.with.letter_drafts")
	}
	fields := []fyne.CanvasObject{kit.NewCheck(name, s.on.Letters, func(on bool) {
		s.on.Letters = on
		s.rebuild()
	})}
	if !s.on.Letters {
		return fields
	}
	sizes := sizesOf[letterPiece]
	titles := make([]string, len(sizes))
	for i, size := range sizes {
		titles[i] = sizeTitle(loc, letterPiece, size)
	}
	fields = append(fields, kit.NewSelect(titles, slices.Index(sizes, s.on.sizeName(letterPiece)), func(i int) { s.setSize(letterPiece, sizes[i]) }))
	if len(s.req.Drafts) > 0 {
		return fields
	}
	texts := s.letterTexts()
	titles = make([]string, len(texts))
	for i := range texts {
		titles[i] = texts[i].Title.In(app.Lang(loc.Lang()))
	}
	at := slices.IndexFunc(texts, func(t register.Template) bool { return t.ID == s.letterText() })
	return append(fields, kit.NewField(loc.T("printroom.with.letter_text"), kit.NewSelect(titles, at, func(i int) {
		s.on.LetterText = texts[i].ID
		s.showMerge() // it may ask for something
		s.prepare()
	}), ""))
}

// made are the documents of a job by their numbers, without those of which nothing is
// made.
func (s *Section) made(job *printing.Job) []int {
	var all []int
	for nr := range job.Request.Papers() {
		if !s.deps.Press.Lacks(job, nr) {
			all = append(all, nr)
		}
	}
	return all
}

// itemOf is what a job makes, empty where it makes both cards and letters.
func itemOf(job *printing.Job) printing.Item {
	made := job.Made()
	if len(made) > 1 {
		return ""
	}
	return made[0].Item
}

// ofCards reports that the job makes cards alone.
func (s *Section) ofCards() bool {
	item := itemOf(s.job)
	return item == printing.Postcards || item == printing.Copysheets
}
