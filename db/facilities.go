package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"vestka/app"
)

// facilityJSON is a facility as the store writes it; code and first day stand in
// columns of their own.
type facilityJSON struct {
	Kind       app.FacilityKind `json:"kind"`
	Name       app.Text         `json:"name"`
	Place      app.Text         `json:"place,omitzero"`
	RU         addressJSON      `json:"ru,omitzero"`
	BE         addressJSON      `json:"be,omitzero"`
	Note       app.Text         `json:"note,omitzero"`
	ValidUntil app.Date         `json:"valid_until,omitzero"`
	Source     app.Text         `json:"source,omitzero"`
	SaidOn     app.Date         `json:"said_on,omitzero"`
	CheckedOn  app.Date         `json:"checked_on,omitzero"`
	Sample     bool             `json:"sample,omitzero"`
	Closed     bool             `json:"closed,omitzero"`
	MovedTo    string           `json:"moved_to,omitzero"`
	Beneath    string           `json:"beneath,omitzero"`
}

type addressJSON struct {
	Lines []string         `json:"lines,omitzero"`
	State app.AddressState `json:"state,omitzero"`
}

func (a addressJSON) address(l app.Lang) app.Address {
	if len(a.Lines) == 0 {
		return app.Address{State: app.AddressUnconfirmed}
	}
	return app.Address{Lang: l, Lines: a.Lines, State: a.State}
}

func addressOf(a app.Address) addressJSON {
	if len(a.Lines) == 0 {
		return addressJSON{}
	}
	return addressJSON{Lines: a.Lines, State: a.State}
}

func facilityEntry(f *app.OwnFacility) ([]byte, error) {
	return json.Marshal(facilityJSON{
		Kind: f.Kind, Name: f.Name, Place: f.Place, RU: addressOf(f.AddressRU), BE: addressOf(f.AddressBE), Note: f.Note,
		ValidUntil: f.ValidUntil, Source: f.Source, SaidOn: f.SaidOn, CheckedOn: f.CheckedOn,
		Sample: f.Sample, Closed: f.Closed, MovedTo: f.MovedTo, Beneath: f.Beneath,
	})
}

func (e *facilityJSON) facility(code string, from app.Date) app.OwnFacility {
	return app.OwnFacility{Beneath: e.Beneath, Facility: app.Facility{
		Code: code, ValidFrom: from, Kind: e.Kind, Name: e.Name, Place: e.Place, Note: e.Note,
		AddressRU: e.RU.address(app.Russian), AddressBE: e.BE.address(app.Belarusian),
		ValidUntil: e.ValidUntil, Source: e.Source, SaidOn: e.SaidOn, CheckedOn: e.CheckedOn,
		Sample: e.Sample, Own: true, Closed: e.Closed, MovedTo: e.MovedTo,
	}}
}

// OwnFacilities are the user's own entries, by code and first day.
func (s *Store) OwnFacilities(ctx context.Context) ([]app.OwnFacility, error) {
	var all []app.OwnFacility
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var code string
			var from app.Date
			var entry []byte
			if err := rows.Scan(&code, (*day)(&from), &entry); err != nil {
				return err
			}
			var e facilityJSON
			err := json.Unmarshal(entry, &e)
			all = append(all, e.facility(code, from))
			return err
		}, "SELECT code, valid_from, entry FROM own_facility ORDER BY code, valid_from")
	})
	return all, err
}

// AddressDecisions are what was said of addresses that lists have proposed.
func (s *Store) AddressDecisions(ctx context.Context) ([]app.AddressDecision, error) {
	var all []app.AddressDecision
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var d app.AddressDecision
			err := rows.Scan(&d.Facility, &d.Address, &d.Source, &d.Accepted, (*day)(&d.On))
			all = append(all, d)
			return err
		}, "SELECT facility, address, source, accepted, decided FROM facility_decision ORDER BY id")
	})
	return all, err
}

// SaveFacilities writes an edit in one transaction.
func (s *Store) SaveFacilities(ctx context.Context, edit app.FacilityEdit) (app.Changes, error) {
	if err := checkFacilities(&edit); err != nil {
		return app.Changes{}, err
	}
	kinds := app.KindFacilities
	if len(edit.Settle) > 0 || edit.Leave != "" {
		kinds |= app.KindPlaces | app.KindPeople
	}
	if len(edit.News) > 0 {
		kinds |= app.KindNews
	}
	return s.change(ctx, step{key: edit.Undo, kinds: kinds, name: aboutFacility(&edit)}, func(t tx, did *step) error {
		if err := did.keep(ofFacilities(&edit)...); err != nil {
			return err
		}
		for _, k := range edit.Remove {
			if err := t.exec("DELETE FROM own_facility WHERE code = ? AND valid_from = ?", k.Code, number(k.From)); err != nil {
				return err
			}
		}
		if err := putFacilities(t, &edit); err != nil {
			return err
		}
		if err := leaveFacility(t, did, edit.Leave); err != nil {
			return err
		}
		if err := tellOwnNews(t, did, edit.News); err != nil {
			return err
		}
		_, err := settleTexts(t, did, edit.Settle)
		return err
	})
}

// leaveFacility takes a facility away from whom the list holds there.
func leaveFacility(t tx, did *step, code string) error {
	if code == "" {
		return nil
	}
	people, err := numbers(t, "SELECT DISTINCT person FROM detention WHERE facility = ?", code)
	if err != nil {
		return err
	}
	if err := did.keep(rowsOf("place_text", "facility", code), rowsOf("detention", "person", people...)); err != nil {
		return err
	}
	if err := t.exec("DELETE FROM place_text WHERE facility = ?", code); err != nil {
		return err
	}
	return t.exec("UPDATE detention SET facility = '' WHERE facility = ?", code)
}

// aboutFacility is the code of the facility that an edit is about.
func aboutFacility(edit *app.FacilityEdit) string {
	switch {
	case len(edit.Put) > 0:
		return edit.Put[0].Code
	case len(edit.Remove) > 0:
		return edit.Remove[0].Code
	case len(edit.Decide) > 0:
		return edit.Decide[0].Facility
	}
	return ""
}

// ofFacilities are the rows that the edit is about, each named once.
func ofFacilities(edit *app.FacilityEdit) []scope {
	entries := scope{Table: "own_facility", Columns: []string{"code", "valid_from"}}
	keys := slices.Clone(edit.Remove)
	for i := range edit.Put {
		keys = append(keys, edit.Put[i].Key())
	}
	for i, k := range keys {
		if !slices.Contains(keys[:i], k) {
			entries.Keys = append(entries.Keys, []any{k.Code, number(k.From)})
		}
	}
	decisions := scope{Table: "facility_decision", Columns: []string{"facility", "address"}}
	for _, d := range edit.Decide {
		decisions.Keys = append(decisions.Keys, []any{d.Facility, d.Address})
	}
	return []scope{entries, decisions}
}

func checkFacilities(edit *app.FacilityEdit) error {
	for i := range edit.Put {
		f := &edit.Put[i]
		if f.Code == "" {
			return &app.Error{Code: app.Invalid, Key: "error.facility.no_code"}
		}
		if err := checkDates(f.ValidFrom, f.ValidUntil, f.SaidOn, f.CheckedOn); err != nil {
			return err
		}
	}
	for _, d := range edit.Decide {
		if err := checkDates(d.On); err != nil {
			return err
		}
	}
	return nil
}

func putFacilities(t tx, edit *app.FacilityEdit) error {
	for i := range edit.Put {
		f := &edit.Put[i]
		entry, err := facilityEntry(f)
		if err != nil {
			return err
		}
		if err := t.exec("INSERT OR REPLACE INTO own_facility (code, valid_from, entry) VALUES (?, ?, ?)", f.Code, number(f.ValidFrom), string(entry)); err != nil {
			return err
		}
	}
	for _, d := range edit.Decide {
		err := t.exec("INSERT OR REPLACE INTO facility_decision (facility, address, source, accepted, decided) VALUES (?, ?, ?, ?, ?)",
			d.Facility, d.Address, d.Source, d.Accepted, number(d.On))
		if err != nil {
			return err
		}
	}
	return nil
}

// LettersTo counts the letters that may be on their way since the day, by the
// facility they were addressed to.
func (s *Store) LettersTo(ctx context.Context, since app.Date) (map[string]int, error) {
	counts := map[string]int{}
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var code string
			var n int
			err := rows.Scan(&code, &n)
			counts[code] = n
			return err
		}, "SELECT facility, count(*) FROM letter WHERE +state IN ('ready', 'printed', 'posted', 'given') AND "+notBegun+" AND state_on >= ? GROUP BY +facility", // app.OnTheWay; + leaves the search to the index by day
			number(since))
	})
	return counts, err
}

// ListDays are the days of the newest lists that have each of the people: a row was so on
// the day of the newest whole list of its source and language that had it, whether that
// brought anything new or not. 1,500 of 100,000 people take some milliseconds, all of them half a second.
func (s *Store) ListDays(ctx context.Context, ids []app.PersonID) (map[app.PersonID]app.Date, error) {
	days := make(map[app.PersonID]app.Date, len(ids))
	gone := map[app.PersonID]app.Date{} // by rows that are gone
	err := s.read(ctx, func(t tx) error {
		same, err := readSame(t)
		if err != nil {
			return err
		}
		return t.each(func(rows *sql.Rows) error {
			var id app.PersonID
			var on day
			var isGone bool
			err := rows.Scan(&id, &on, &isGone)
			into := days
			if isGone {
				into = gone
			}
			if id = same.person(id); into[id].Before(app.Date(on)) {
				into[id] = app.Date(on)
			}
			return err
		}, listDays, list(same.groups(ids)), app.SampleSource)
	})
	for id, on := range gone {
		if days[id].IsZero() {
			days[id] = on
		}
	}
	return days, err
}

// listDays reads of each row of the people when it was last so.
const listDays = `
WITH whole AS MATERIALIZED (
    SELECT source, lang, max(day) AS day FROM import WHERE taken_back = 0 AND partial = 0 GROUP BY source, lang
)
SELECT r.person, max(r.seen_on, CASE WHEN g.day IS NULL THEN coalesce(w.day, 0) ELSE coalesce((
    SELECT max(i.day) FROM import i
    WHERE i.source = r.source AND i.lang = r.lang AND i.taken_back = 0 AND i.partial = 0 AND i.day < g.day), 0) END), g.day IS NOT NULL
FROM json_each(?) j CROSS JOIN record r ON r.person = j.value
LEFT JOIN record_gone g ON g.record = r.id
LEFT JOIN whole w ON w.source = r.source AND w.lang = r.lang
WHERE r.source <> ?`
