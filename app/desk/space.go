package desk

import (
	"strings"
	"unicode/utf8"

	"vestka/app"
	"vestka/app/sheet"
)

// TooLong is how many letters a text may have before the desk advises to split it:
// above it the editor begins to lag behind the keys.
const TooLong = 20_000

// OnlineLetters is how many letters are taken to fit the window of a service: what
// each allows differs, and few say it.
const OnlineLetters = 3_000

// Space is how much room a text takes in its form.
type Space struct {
	Words, Letters int
	Lines          int     // as it is set; 0 where that cannot be known
	Points         float64 // at which it is set; 0 where it is not printed
	Pages          int
	Share          float64 // of the card, of the last sheet, of the window; above 1 it does not fit
	Missing        []rune  // characters that the font cannot draw
	Long           bool    // it should be split
}

// Measure is the room that a text, as it is read, takes in the form, beside the lines of
// a return address that is printed with it.
func (d *Desk) Measure(text string, form app.Form, font sheet.FontID, back []string) Space {
	s := Count(text)
	switch form {
	case app.LetterA5Form, app.LetterA4Form:
		paper := sheet.A5Paper
		if form == app.LetterA4Form {
			paper = sheet.A4Paper
		}
		plan := sheet.LayLetter(d.fonts, sheet.Letter{Text: text, Font: font, Paper: paper, Return: back})
		s.Lines, s.Points, s.Pages, s.Share, s.Missing = plan.Lines, plan.Points, len(plan.Pages), plan.Used, plan.Missing
	case app.OnlineForm:
		s.Pages, s.Share = 1, float64(s.Letters)/OnlineLetters
	default:
		room := sheet.MeasureCard(d.fonts, sheet.Postcard{Message: text, MessageFont: font, Return: back})
		s.Lines, s.Points, s.Pages, s.Share, s.Missing = room.Lines, room.Points, 1, room.Share, room.Missing
	}
	return s
}

// Count counts what needs no form.
func Count(text string) Space {
	s := Space{Words: len(strings.Fields(text)), Letters: utf8.RuneCountInString(text)}
	s.Long = s.Letters > TooLong
	return s
}
