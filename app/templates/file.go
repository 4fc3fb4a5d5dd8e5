package templates

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"vestka/app"
	"vestka/app/datafile"
)

// entry is a template in a file. What our own files say of where a text comes from
// may stand there, and is not kept.
type entry struct {
	ID        string       `toml:"id"`
	Occasion  app.Occasion `toml:"occasion"`
	Form      app.Form     `toml:"form"`
	Title     app.Text     `toml:"title"`
	Tone      app.Text     `toml:"tone"`
	BE        string       `toml:"be"`
	RU        string       `toml:"ru"`
	EN        string       `toml:"en"`
	Source    string       `toml:"source"`
	SaidOn    app.Date     `toml:"said_on"`
	CheckedOn app.Date     `toml:"checked_on"`
}

// Loaded is what came with a file.
type Loaded struct {
	IDs      []string
	Replaced int // of them: those that took the place of others
}

// most is how many templates a file may have, and mostBytes how large it may be.
const (
	most      = 500
	mostBytes = 4 << 20
)

// LoadFile takes the templates of a file, each in the place of the user's own with its
// name. A file with a slip is Refused with its line, and nothing is kept.
func (b *Book) LoadFile(ctx context.Context, content []byte) (Loaded, app.Changes, error) {
	own, err := b.read(content)
	if err != nil {
		return Loaded{}, app.Changes{}, err
	}
	before, err := b.store.OwnTemplates(ctx)
	if err != nil {
		return Loaded{}, app.Changes{}, err
	}
	var l Loaded
	for _, t := range own {
		l.IDs = append(l.IDs, t.ID)
		for _, was := range before {
			if was.ID == t.ID {
				l.Replaced++
			}
		}
	}
	changes, err := b.store.SaveTemplates(ctx, own...)
	changes, err = b.kept(ctx, changes, err)
	return l, changes, err
}

// read reads a file of templates.
func (b *Book) read(content []byte) ([]app.OwnTemplate, error) {
	f := datafile.File{Data: bytes.TrimPrefix(content, []byte("\ufeff")), Table: "template"}
	var file struct {
		Template []entry `toml:"template"`
	}
	if len(content) > mostBytes {
		return nil, refused("error.templates.large", nil)
	}
	if slip := f.Decode(&file); slip != nil {
		if slip.Key != "" {
			return nil, refused("error.templates.key", app.Args{"Line": slip.Line, "Key": slip.Key})
		}
		return nil, refused("error.templates.toml", app.Args{"Line": slip.Line})
	}
	switch n := len(file.Template); {
	case n == 0:
		return nil, refused("error.templates.none", nil)
	case n > most:
		return nil, refused("error.templates.large", nil)
	}
	var own []app.OwnTemplate
	seen := map[string]bool{}
	for i, e := range file.Template {
		t, err := b.check(app.OwnTemplate{
			ID: e.ID, Occasion: e.Occasion, Form: e.Form, Title: e.Title, Tone: e.Tone, Body: app.Text{EN: e.EN, RU: e.RU, BE: e.BE},
		})
		if wrong := (*app.Error)(nil); errors.As(err, &wrong) {
			wrong.Code = app.Refused // a file, not a slip of the keyboard
			return nil, wrong
		}
		if err != nil {
			return nil, err
		}
		if seen[t.ID] {
			return nil, refused("error.templates.twice", app.Args{"Line": f.EntryLine(i + 1), "Template": t.ID})
		}
		seen[t.ID] = true
		own = append(own, t)
	}
	return own, nil
}

func refused(key string, args app.Args) error {
	return &app.Error{Code: app.Refused, Key: key, Args: args}
}

// File is a file of templates, as LoadFile reads it. There is nothing in it but what
// the templates say: no name of whoever made it, no day, no place.
func File(own ...app.OwnTemplate) []byte {
	var b bytes.Buffer
	for i := range own {
		t := &own[i]
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "[[template]]\nid = %s\noccasion = %s\nform = %s\n", datafile.Quoted(t.ID), datafile.Quoted(string(t.Occasion)), datafile.Quoted(string(t.Form)))
		fmt.Fprintf(&b, "title = %s\n", datafile.Texts(t.Title))
		if t.Tone != (app.Text{}) {
			fmt.Fprintf(&b, "tone = %s\n", datafile.Texts(t.Tone))
		}
		for _, l := range app.LetterLangs {
			if body := t.In(l); body != "" {
				fmt.Fprintf(&b, "%s = %s\n", l, datafile.Lines(body))
			}
		}
	}
	return b.Bytes()
}
