package register

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"vestka/app"
	"vestka/resources"
)

const (
	sampleSource = "sample"
	sampleFile   = "sample/people.csv"
)

// sampleDay is the day of the sample list, fixed so that it is the same list
// whenever it is loaded.
var sampleDay = app.Date{Year: 2026, Month: 8, Day: 30}

// Sample is the sample list as three lists of one day, in Belarusian, Russian
// and English, that share their keys: classic writers, long dead, in invented
// facilities (resources/sample). Who has no name in a language does not stand
// in that list.
func Sample() ([]app.Snapshot, error) { return sample(resources.FS) }

func sample(files fs.FS) ([]app.Snapshot, error) {
	r := &Register{}
	if err := r.loadFacilities(files, "sample-facilities.toml"); err != nil {
		return nil, err
	}
	lists := make([]app.Snapshot, 0, 3)
	for _, l := range []app.Lang{app.Belarusian, app.Russian, app.English} {
		lists = append(lists, app.Snapshot{Source: sampleSource, Form: sampleSource, Lang: l, Records: &app.Rows{}})
	}
	d, err := openData(files, sampleFile, "")
	if err != nil {
		return nil, err
	}
	err = d.rows(func(row map[string]string, line int) error {
		for i := range lists {
			rec, err := r.sampleRecord(row, lists[i].Lang)
			if err != nil {
				return err
			}
			if rec.Name == "" {
				continue
			}
			rec.Line = line
			lists[i].Records.Add(&rec)
			lists[i].Read++
		}
		return nil
	})
	return lists, err
}

// rows hands every row of a CSV file to take, by the names of its columns.
func (d dataFile) rows(take func(row map[string]string, line int) error) error {
	in := csv.NewReader(bytes.NewReader(d.Data))
	header, err := in.Read()
	if err != nil {
		return d.wrong(1, err)
	}
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		line, _ := in.FieldPos(0)
		if err != nil {
			return d.wrong(line, err)
		}
		row := make(map[string]string, len(header))
		for i, column := range header {
			row[column] = cells[i]
		}
		if err := take(row, line); err != nil {
			return d.wrong(line, err)
		}
	}
}

// sampleRecord is the row as the list of the language says it, in the columns
// of Viasna's machine form.
func (r *Register) sampleRecord(row map[string]string, l app.Lang) (app.Record, error) {
	rec := app.Record{
		Source: sampleSource, Form: sampleSource, Key: row["id"], HasID: true, Lang: l, SeenOn: sampleDay,
		Name: row["name_"+suffix(l)], Status: app.Status(row["status"]), Sex: app.Sex(row["sex"]),
	}
	var err error
	if rec.Born, err = app.ParseDate(row["born"]); err != nil {
		return rec, err
	}
	if rec.Detained, err = app.ParseDate(row["arrested"]); err != nil {
		return rec, err
	}
	rec.Held = app.Detention{Text: row["held_"+string(l)], Liberty: row["liberty"] == "yes", Source: sampleSource, SeenOn: sampleDay}
	if code := row["facility"]; code != "" {
		f, ok := r.Facility(code, app.Date{})
		if !ok {
			return rec, fmt.Errorf("no facility %s", code)
		}
		rec.Held.Text = f.Name.In(l)
	}
	for _, c := range []app.Cell{
		{Column: "id", Value: rec.Key},
		{Column: "name", Value: rec.Name},
		{Column: "status", Value: string(rec.Status)},
		{Column: "gender", Value: map[app.Sex]string{app.Female: "female", app.Male: "male"}[rec.Sex]},
		{Column: "description", Value: row["about_"+string(l)]},
		{Column: "birthday", Value: rec.Born.String()},
		{Column: "arrested", Value: rec.Detained.String()},
		{Column: "prison", Value: rec.Held.Text},
	} {
		if c.Value != "" {
			rec.Cells = append(rec.Cells, c)
		}
	}
	return rec, nil
}

// suffix names the column of the name: the English list has the Latin one.
func suffix(l app.Lang) string {
	if l == app.English {
		return "latin"
	}
	return string(l)
}
