package register

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"vestka/app"
)

// Template is a text for a letter in one language, with fields that are filled in
// for each person (app/letters). The versions of one text in several languages
// share an ID.
type Template struct {
	ID       string
	Occasion app.Occasion
	Form     app.Form
	Lang     app.Lang // of Body
	Title    app.Text
	Body     string
	Tone     app.Text // whom it suits, for the list of templates
	Own      bool     // the user's, who may change it
}

type templateEntry struct {
	ID       string       `toml:"id"`
	Occasion app.Occasion `toml:"occasion"`
	Form     app.Form     `toml:"form"`
	Title    app.Text     `toml:"title"`
	Tone     app.Text     `toml:"tone"`
	BE       string       `toml:"be"`
	RU       string       `toml:"ru"`
	EN       string       `toml:"en"`
	evidence
}

func (r *Register) loadTemplates(files fs.FS) error {
	for _, name := range []string{"templates/postcards.toml", "templates/letters.toml", "templates/about.toml"} { // the commonest first
		d, err := openData(files, name, "template")
		if err != nil {
			return err
		}
		if err := r.addTemplates(d); err != nil {
			return err
		}
	}
	r.SetOwnTemplates(nil)
	return nil
}

func (r *Register) addTemplates(d dataFile) error {
	var file struct {
		Template []templateEntry `toml:"template"`
	}
	if err := d.decode(&file); err != nil {
		return err
	}
	for i, e := range file.Template {
		err := e.check()
		if err == nil && slices.ContainsFunc(r.built, func(t Template) bool { return t.ID == e.ID }) {
			err = errors.New("stands there twice")
		}
		if err != nil {
			return d.wrong(d.EntryLine(i+1), fmt.Errorf("template %s: %w", e.ID, err))
		}
		for _, side := range []struct {
			lang app.Lang
			body string
		}{{app.Belarusian, e.BE}, {app.Russian, e.RU}, {app.English, e.EN}} {
			r.built = append(r.built, Template{
				ID: e.ID, Occasion: e.Occasion, Form: e.Form, Lang: side.lang, Title: e.Title, Tone: e.Tone,
				Body: strings.TrimSpace(side.body),
			})
		}
	}
	return nil
}

func (e *templateEntry) check() error {
	if err := e.evidence.check(); err != nil {
		return err
	}
	switch {
	case e.ID == "":
		return errors.New("no id")
	case !e.Occasion.Known():
		return fmt.Errorf("occasion %q", e.Occasion)
	case !slices.Contains(app.Forms, e.Form):
		return fmt.Errorf("form %q", e.Form)
	case !complete(e.Title) || !complete(e.Tone):
		return errors.New("no title or no tone in one of the languages")
	case !complete(app.Text{BE: strings.TrimSpace(e.BE), RU: strings.TrimSpace(e.RU), EN: strings.TrimSpace(e.EN)}):
		return errors.New("no text in one of the languages")
	}
	return nil
}
