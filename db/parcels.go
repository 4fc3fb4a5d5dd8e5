package db

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"vestka/app"
)

const parcelColumns = "person, facility, state, packed_on, posted_on, ended_on, tracking, cost, cost_currency, note"

// Parcels are those of the filter with what lies in them, the newest first.
func (s *Store) Parcels(ctx context.Context, f app.ParcelFilter) ([]app.Parcel, error) {
	var parcels []app.Parcel
	err := s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		terms, args := []string{"1"}, []any(nil)
		if f.IDs != nil {
			terms, args = append(terms, "id IN (SELECT value FROM json_each(?))"), append(args, list(f.IDs))
		}
		if f.Person != 0 {
			terms, args = append(terms, ofGroup), append(args, list(all.group(int64(f.Person))))
		}
		at := map[app.ParcelID]int{}
		err = t.each(func(rows *sql.Rows) error {
			var p app.Parcel
			var made int64
			err := rows.Scan(&p.ID, &p.Person, &p.Facility, &p.State, (*day)(&p.Packed), (*day)(&p.Posted), (*day)(&p.Ended), &p.Tracking, &p.Cost.Minor, &p.Cost.Currency, &p.Note, &made)
			p.Person, p.Made = all.person(p.Person), time.Unix(0, made).UTC()
			at[p.ID], parcels = len(parcels), append(parcels, p)
			return err
		}, "SELECT id, "+parcelColumns+", made FROM parcel WHERE "+strings.Join(terms, " AND ")+" ORDER BY id DESC", args...)
		if err != nil {
			return err
		}
		return t.each(func(rows *sql.Rows) error {
			var id app.ParcelID
			var l app.ParcelLine
			err := rows.Scan(&id, &l.Content, &l.Item, &l.Count, &l.Grams, &l.Value.Minor, &l.Value.Currency)
			if i, chosen := at[id]; chosen {
				parcels[i].Lines = append(parcels[i].Lines, l)
			}
			return err
		}, "SELECT parcel, content, item, count, grams, value, currency FROM parcel_line ORDER BY parcel, nr")
	})
	return parcels, err
}

// SaveParcel keeps a new one, or one with an ID in the place of what it was.
func (s *Store) SaveParcel(ctx context.Context, p app.Parcel) (app.ParcelID, app.Changes, error) {
	p, err := p.Clean()
	if err != nil {
		return 0, app.Changes{}, err
	}
	changes, err := s.change(ctx, step{key: "undo.store.parcel", kinds: app.KindParcels}, func(t tx, did *step) error {
		if err := checkPerson(t, p.Person); err != nil {
			return err
		}
		if err := s.saveParcel(t, did, &p); err != nil {
			return err
		}
		did.ids = []int64{int64(p.ID)}
		return writeLines(t, &p)
	})
	if err != nil {
		return 0, app.Changes{}, err
	}
	return p.ID, changes, nil
}

func (s *Store) saveParcel(t tx, did *step, p *app.Parcel) error {
	values := []any{
		int64(p.Person), p.Facility, string(p.State), number(p.Packed), number(p.Posted), number(p.Ended), p.Tracking, p.Cost.Minor, p.Cost.Currency, p.Note,
	}
	if p.ID == 0 {
		id, err := t.insert("INSERT INTO parcel ("+parcelColumns+", made) VALUES (?"+strings.Repeat(", ?", len(values))+")", append(values, s.now().UnixNano())...)
		p.ID = app.ParcelID(id)
		// Whose it is stands with it, so that it is seen that it goes with its person.
		did.came(scope{Table: "parcel", Columns: []string{"id", "person"}, Keys: [][]any{{id, int64(p.Person)}}}, rowsOf("parcel_line", "parcel", id))
		return err
	}
	if err := keepParcel(t, did, p.ID); err != nil {
		return err
	}
	return t.exec("UPDATE parcel SET ("+parcelColumns+") = (?"+strings.Repeat(", ?", len(values)-1)+") WHERE id = ?", append(values, int64(p.ID))...)
}

func writeLines(t tx, p *app.Parcel) error {
	if err := t.exec("DELETE FROM parcel_line WHERE parcel = ?", int64(p.ID)); err != nil {
		return err
	}
	for i, l := range p.Lines {
		err := t.exec("INSERT INTO parcel_line (parcel, nr, content, item, count, grams, value, currency) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			int64(p.ID), i+1, l.Content, l.Item, l.Count, l.Grams, l.Value.Minor, l.Value.Currency)
		if err != nil {
			return err
		}
	}
	return nil
}

// keepParcel keeps one that is about to change; app.NotFound where there is none.
func keepParcel(t tx, did *step, id app.ParcelID) error {
	found, err := t.find([]any{new(int)}, "SELECT 1 FROM parcel WHERE id = ?", int64(id))
	if err == nil && !found {
		err = &app.Error{Code: app.NotFound, Key: "error.parcel.none", Args: app.Args{"ID": int64(id)}}
	}
	if err != nil {
		return err
	}
	return keepParcels(t, did, int64(id))
}

func keepParcels(t tx, did *step, ids ...int64) error {
	theirs, err := owned(t, "parcel", ids...)
	if err != nil {
		return err
	}
	return did.keep(theirs, rowsOf("parcel_line", "parcel", ids...))
}

// RemoveParcel removes one.
func (s *Store) RemoveParcel(ctx context.Context, id app.ParcelID) (app.Changes, error) {
	return s.change(ctx, step{key: "undo.store.parcel_removed", kinds: app.KindParcels, ids: []int64{int64(id)}}, func(t tx, did *step) error {
		if err := keepParcel(t, did, id); err != nil {
			return err
		}
		return removeParcels(t, int64(id))
	})
}

func removeParcels(t tx, ids ...int64) error {
	for _, removal := range []string{
		"DELETE FROM parcel_line WHERE parcel IN (SELECT value FROM json_each(?))", "DELETE FROM parcel WHERE id IN (SELECT value FROM json_each(?))",
	} {
		if err := t.exec(removal, list(ids)); err != nil {
			return err
		}
	}
	return nil
}
