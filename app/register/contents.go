package register

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"vestka/app"
	"vestka/app/datafile"
)

type contentEntry struct {
	ID      string        `toml:"id"`
	Name    datafile.Text `toml:"name"`
	Verdict string        `toml:"verdict"`
	evidence
}

func (r *Register) loadContents(files fs.FS) error {
	d, err := openData(files, "contents.toml", "content")
	if err != nil {
		return err
	}
	var file struct {
		Content []contentEntry `toml:"content"`
	}
	if err := d.decode(&file); err != nil {
		return err
	}
	for i := range file.Content {
		e := &file.Content[i]
		err := e.check()
		if _, twice := r.Content(e.ID); err == nil && twice {
			err = errors.New("stands there twice")
		}
		if err != nil {
			return d.wrong(d.EntryLine(i+1), fmt.Errorf("content %s: %w", e.ID, err))
		}
		r.contents = append(r.contents, app.Content{
			ID: e.ID, Name: app.Text(e.Name), Allowed: e.Verdict == "allowed", Source: app.Text(e.Source), SaidOn: e.SaidOn, CheckedOn: e.CheckedOn,
		})
	}
	return nil
}

func (e *contentEntry) check() error {
	switch {
	case e.ID == "" || e.Name.EN == "" || e.Name.RU == "" || e.Name.BE == "":
		return errors.New("no id, or no name in a language")
	case e.Verdict != "allowed" && e.Verdict != "not_allowed":
		return errors.New("verdict is allowed or not_allowed; what no source speaks of does not stand here")
	}
	return e.evidence.check()
}

// Contents are the things for parcels of which a source says something. Of all others it
// is not known whether they may be sent.
func (r *Register) Contents() []app.Content { return r.contents }

// Content is the one of the id.
func (r *Register) Content(id string) (app.Content, bool) {
	i := slices.IndexFunc(r.contents, func(c app.Content) bool { return c.ID == id })
	if i < 0 {
		return app.Content{}, false
	}
	return r.contents[i], true
}
