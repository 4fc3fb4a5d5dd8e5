package register

import (
	"errors"
	"fmt"
	"io/fs"

	"vestka/app"
)

type sheetEntry struct {
	ID       string     `toml:"id"`
	Also     []string   `toml:"also"`
	Grid     [2]int     `toml:"grid"`
	Label    [2]float64 `toml:"label"`
	First    [2]float64 `toml:"first"`
	Pitch    [2]float64 `toml:"pitch"`
	Computed bool       `toml:"computed"`
	evidence
}

func (r *Register) loadLabelSheets(files fs.FS) error {
	d, err := openData(files, "labels.toml", "sheet")
	if err != nil {
		return err
	}
	var file struct {
		Sheet []sheetEntry `toml:"sheet"`
	}
	if err := d.decode(&file); err != nil {
		return err
	}
	for i := range file.Sheet {
		e := &file.Sheet[i]
		if err := e.check(); err != nil {
			return d.wrong(d.EntryLine(i+1), fmt.Errorf("sheet %s: %w", e.ID, err))
		}
		for _, name := range append([]string{e.ID}, e.Also...) {
			if _, twice := r.LabelSheet(name); twice {
				return d.wrong(d.EntryLine(i+1), fmt.Errorf("sheet %s stands there twice", name))
			}
		}
		r.sheets = append(r.sheets, e.sheet())
	}
	return nil
}

// The paper of all sheets that ship with the program, mm.
const sheetW, sheetH = 210, 297

func (e *sheetEntry) sheet() app.LabelSheet {
	return app.LabelSheet{
		ID: e.ID, Also: e.Also, PaperW: sheetW, PaperH: sheetH, W: e.Label[0], H: e.Label[1], Columns: e.Grid[0], Rows: e.Grid[1],
		Left: e.First[0], Top: e.First[1], PitchX: e.Pitch[0], PitchY: e.Pitch[1], Computed: e.Computed,
		Source: app.Text(e.Source), SaidOn: e.SaidOn, CheckedOn: e.CheckedOn,
	}
}

// check finds what cannot be; whether the labels lie on the paper is checked by a test
// with the means of who prints.
func (e *sheetEntry) check() error {
	switch {
	case e.ID == "":
		return errors.New("no id")
	case e.Grid[0] < 1 || e.Grid[1] < 1 || e.Label[0] <= 0 || e.Label[1] <= 0 || e.Pitch[0] <= 0 || e.Pitch[1] <= 0 || e.First[0] < 0 || e.First[1] < 0:
		return errors.New("a measure is missing")
	}
	return e.evidence.check()
}

// LabelSheets are the sheets of labels that ship with the program.
func (r *Register) LabelSheets() []app.LabelSheet { return r.sheets }

// LabelSheet is the one that is known by the number, of whatever maker.
func (r *Register) LabelSheet(name string) (app.LabelSheet, bool) {
	for i := range r.sheets {
		if r.sheets[i].Is(name) {
			return r.sheets[i], true
		}
	}
	return app.LabelSheet{}, false
}
