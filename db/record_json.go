package db

import (
	"encoding/json"

	"vestka/app"
)

// recordJSON is a row as versions before 0013 wrote it.
type recordJSON struct{ understood, cells []byte }

// understood is what was understood of a row.
type understood struct {
	Name     string     `json:"name,omitzero"`
	Status   app.Status `json:"status,omitzero"`
	Sex      app.Sex    `json:"sex,omitzero"`
	Born     app.Date   `json:"born,omitzero"`
	Detained app.Date   `json:"detained,omitzero"`
	Died     string     `json:"died,omitzero"`
	Held     heldJSON   `json:"held,omitzero"`

	Names     app.Names `json:"names,omitzero"`
	Verdict   app.Date  `json:"verdict,omitzero"`
	Appeal    app.Date  `json:"appeal,omitzero"`
	Release   app.Date  `json:"release,omitzero"`
	Articles  string    `json:"articles,omitzero"`
	Town      string    `json:"town,omitzero"`
	Work      string    `json:"work,omitzero"`
	Interests string    `json:"interests,omitzero"`
}

type heldJSON struct {
	Facility string   `json:"facility,omitzero"`
	Text     string   `json:"text,omitzero"`
	Address  string   `json:"address,omitzero"`
	Liberty  bool     `json:"liberty,omitzero"`
	Since    app.Date `json:"since,omitzero"`
	Until    app.Date `json:"until,omitzero"`
	Source   string   `json:"source,omitzero"`
	SeenOn   app.Date `json:"seen_on,omitzero"`
}

// read is errRow where the row cannot be read.
func (old *recordJSON) read() (r app.Record, err error) {
	if r, err = old.understand(); err != nil {
		return app.Record{}, errRow
	}
	return r, nil
}

func (old *recordJSON) understand() (r app.Record, err error) {
	var u understood
	if err := json.Unmarshal(old.understood, &u); err != nil {
		return r, err
	}
	r.Name, r.Status, r.Sex = u.Name, u.Status, u.Sex
	r.Born, r.Detained, r.Held = u.Born, u.Detained, app.Detention(u.Held)
	if r.Died, err = app.ParseDeath(u.Died); err != nil {
		return r, err
	}
	r.Names, r.Verdict, r.Appeal, r.Release = u.Names, u.Verdict, u.Appeal, u.Release
	r.Articles, r.Town, r.Work, r.Interests = u.Articles, u.Town, u.Work, u.Interests
	return r, json.Unmarshal(old.cells, &r.Cells)
}
