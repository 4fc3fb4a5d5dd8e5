package register

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"vestka/app"
)

// Template is a text for a letter, with fields that are filled in for each
// person (app/letters). The versions of one text in several languages share
// an ID.
type Template struct {
	ID       string
	Occasion app.Occasion
	Lang     app.Lang // of Body
	Title    app.Text
	Body     string
	Tone     app.Text // whom it suits, for the list of templates
}

type templateEntry struct {
	ID       string       `toml:"id"`
	Occasion app.Occasion `toml:"occasion"`
	Lang     app.Lang     `toml:"lang"`
	Title    app.Text     `toml:"title"`
	Tone     app.Text     `toml:"tone"`
	Body     string       `toml:"body"`
	evidence
}

func (r *Register) loadTemplates(files fs.FS) error {
	names, err := fs.Glob(files, "templates/*.toml")
	if err != nil {
		return fmt.Errorf("templates: %w", err)
	}
	for _, name := range names {
		d, err := openData(files, name, "template")
		if err != nil {
			return err
		}
		if err := r.addTemplates(d); err != nil {
			return err
		}
	}
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
		if err == nil && slices.ContainsFunc(r.templates, func(t Template) bool { return t.ID == e.ID && t.Lang == e.Lang }) {
			err = errors.New("stands there twice")
		}
		if err != nil {
			return d.wrong(d.EntryLine(i+1), fmt.Errorf("template %s %s: %w", e.ID, e.Lang, err))
		}
		r.templates = append(r.templates, Template{
			ID: e.ID, Occasion: e.Occasion, Lang: e.Lang, Title: e.Title, Tone: e.Tone,
			Body: strings.TrimSpace(e.Body),
		})
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
	case e.Lang != app.Belarusian && e.Lang != app.Russian && e.Lang != app.English:
		return fmt.Errorf("lang %q", e.Lang)
	case !complete(e.Title) || !complete(e.Tone):
		return errors.New("no title or no tone in one of the languages")
	case strings.TrimSpace(e.Body) == "":
		return errors.New("no body")
	}
	return nil
}
