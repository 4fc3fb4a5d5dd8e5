package main

import (
	"vestka/app"
	"vestka/app/places"
)

// facilityEntryJSON is a facility as every command shows it.
type facilityEntryJSON struct {
	Code       string           `json:"code"`
	Kind       app.FacilityKind `json:"kind"`
	Name       app.Text         `json:"name"`
	Place      app.Text         `json:"place"`
	RU         addressJSON      `json:"ru"`
	BE         addressJSON      `json:"be"`
	Note       app.Text         `json:"note"`
	ValidFrom  app.Date         `json:"valid_from"`
	ValidUntil app.Date         `json:"valid_until"`
	Source     app.Text         `json:"source"`
	SaidOn     app.Date         `json:"said_on"`
	CheckedOn  app.Date         `json:"checked_on"`
	Own        bool             `json:"own"`
	Closed     bool             `json:"closed"`
	MovedTo    string           `json:"moved_to"`
	Sample     bool             `json:"sample"`
	Held       int              `json:"held"`
	Letters    int              `json:"letters"`
	Proposals  int              `json:"proposals"`
	Updated    bool             `json:"updated"` // the program says something else than when the user's own entry was written
	Covered    bool             `json:"covered"` // in a history: the user's own holds on all of its days
	Until      app.Date         `json:"until"`   // in a history: the first day on which it does not hold any more
}

type addressJSON struct {
	Lines []string         `json:"lines"`
	State app.AddressState `json:"state"`
}

func addressObject(a app.Address) addressJSON {
	return addressJSON{append([]string{}, a.Lines...), a.State}
}

func facilityObject(f *app.Facility) facilityEntryJSON {
	return facilityEntryJSON{
		Code: f.Code, Kind: f.Kind, Name: f.Name, Place: f.Place, RU: addressObject(f.AddressRU), BE: addressObject(f.AddressBE), Note: f.Note,
		ValidFrom: f.ValidFrom, ValidUntil: f.ValidUntil, Source: f.Source, SaidOn: f.SaidOn, CheckedOn: f.CheckedOn,
		Own: f.Own, Closed: f.Closed, MovedTo: f.MovedTo, Sample: f.Sample,
	}
}

func lineObject(l *places.Line) facilityEntryJSON {
	f := facilityObject(&l.Facility)
	f.Held, f.Letters, f.Proposals, f.Updated = l.Held, l.Letters, l.Proposals, l.Updated
	return f
}

// sheetJSON is what `facilities show` and every change of a facility print.
type sheetJSON struct {
	facilityEntryJSON
	History   []facilityEntryJSON `json:"history"` // newest first
	Beneath   *facilityEntryJSON  `json:"beneath"` // what the program says where the user's own entry holds; null where there is none
	People    []app.PersonID      `json:"people"`
	OnTheWay  []app.LetterID      `json:"on_the_way"`
	Outdated  []app.LetterID      `json:"outdated"`  // of these: made, not known to be sent, and with an address that no longer holds
	Addresses []proposalJSON      `json:"addresses"` // that lists propose
}

func (c *cli) sheetObject(s *places.Sheet) sheetJSON {
	o := sheetJSON{
		facilityEntryJSON: lineObject(&s.Line), History: []facilityEntryJSON{}, People: []app.PersonID{}, OnTheWay: []app.LetterID{},
		Outdated:  append([]app.LetterID{}, s.Outdated...),
		Addresses: proposalObjects(s.Proposals),
	}
	for _, e := range s.History {
		f := facilityObject(&e.Facility)
		f.Covered, f.Until = e.Covered, e.Until
		o.History = append(o.History, f)
	}
	if s.Beneath != nil {
		f := facilityObject(s.Beneath)
		o.Beneath = &f
	}
	for _, p := range s.People {
		o.People = append(o.People, p.ID)
	}
	for _, l := range s.Letters {
		o.OnTheWay = append(o.OnTheWay, l.ID)
	}
	return o
}

// proposalJSON is an address that a list proposes.
type proposalJSON struct {
	ID       string            `json:"id"`
	Facility string            `json:"facility"`
	Address  string            `json:"address"`
	Source   string            `json:"source"`
	SeenOn   app.Date          `json:"seen_on"`
	Rows     int               `json:"rows"`
	Before   facilityEntryJSON `json:"before"`
	After    facilityEntryJSON `json:"after"`
}

func proposalObjects(list []places.Proposal) []proposalJSON {
	all := make([]proposalJSON, len(list))
	for i := range list {
		p := &list[i]
		all[i] = proposalJSON{p.ID, p.Facility, p.Address, p.Source, p.SeenOn, p.Rows, facilityObject(&p.Now), facilityObject(&p.Proposed)}
	}
	return all
}
