package register

import (
	"errors"
	"fmt"
	"io/fs"

	"vestka/app"
	"vestka/app/datafile"
	"vestka/resources"
)

// Advice is a line on what to write to somebody in prison, or what to leave out.
type Advice struct {
	Write     bool // else: leave out
	Text      app.Text
	Source    app.Text
	SaidOn    app.Date
	CheckedOn app.Date
}

type adviceEntry struct {
	Side string        `toml:"side"`
	Text datafile.Text `toml:"text"`
	evidence
}

func (r *Register) loadAdvice(files fs.FS) (err error) {
	r.advice, err = readAdvice(files)
	return err
}

// LoadAdvice reads the advice alone, for who needs nothing else of the register.
func LoadAdvice() ([]Advice, error) { return readAdvice(resources.FS) }

func readAdvice(files fs.FS) (all []Advice, err error) {
	d, err := openData(files, "advice.toml", "advice")
	if err != nil {
		return nil, err
	}
	var file struct {
		Advice []adviceEntry `toml:"advice"`
	}
	if err := d.decode(&file); err != nil {
		return nil, err
	}
	for i, e := range file.Advice {
		if err := e.check(); err != nil {
			return nil, d.wrong(d.EntryLine(i+1), err)
		}
		all = append(all, Advice{e.Side == "write", app.Text(e.Text), app.Text(e.Source), e.SaidOn, e.CheckedOn})
	}
	return all, nil
}

func (e *adviceEntry) check() error {
	switch {
	case e.Side != "write" && e.Side != "leave_out":
		return fmt.Errorf("side %q", e.Side)
	case !e.Text.Complete():
		return errors.New("no text in one of the languages")
	}
	return e.evidence.check()
}

// Advice is what to write and what to leave out, in the order of its file.
func (r *Register) Advice() []Advice { return r.advice }
