package datafile

import (
	"errors"

	"vestka/app"
)

// Evidence is what every fact of a data file carries: who says so, when they
// said it, and when someone last looked.
type Evidence struct {
	Source    Text     `toml:"source"`
	SaidOn    app.Date `toml:"said_on"`
	CheckedOn app.Date `toml:"checked_on"`
}

// Check finds what is missing or cannot be.
func (e Evidence) Check() error {
	switch {
	case !e.Source.Complete():
		return errors.New("no source")
	case e.SaidOn.IsZero():
		return errors.New("no said_on")
	case e.CheckedOn.IsZero():
		return errors.New("no checked_on")
	case e.CheckedOn.Before(e.SaidOn):
		return errors.New("checked_on is before said_on")
	}
	return nil
}

// Text is a text of a data file: one string where it reads the same in every
// language, else one in each of the three.
type Text app.Text

// Complete reports that there is a text in all three languages.
func (t Text) Complete() bool { return t.EN != "" && t.RU != "" && t.BE != "" }

// UnmarshalTOML reads either form.
func (t *Text) UnmarshalTOML(value any) error {
	switch v := value.(type) {
	case string:
		*t = Text{EN: v, RU: v, BE: v}
		return nil
	case map[string]any:
		for lang, text := range v {
			s, isText := text.(string)
			switch {
			case !isText:
				return errors.New("that is no text")
			case lang == "en":
				t.EN = s
			case lang == "ru":
				t.RU = s
			case lang == "be":
				t.BE = s
			default:
				return errors.New("a text in an unknown language")
			}
		}
		return nil
	}
	return errors.New("that is no text")
}
