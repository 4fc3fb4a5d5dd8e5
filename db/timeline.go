package db

import (
	"context"
	"database/sql"
	"strings"

	"vestka/app"
)

// lettersDay is the day on which a letter was logged, of old ones that of the moment.
const lettersDay = "CASE WHEN made_on > 0 THEN made_on ELSE CAST(strftime('%Y%m%d', made / 1000000000, 'unixepoch') AS INTEGER) END"

// told are the queries for what happened with people, by its kind: day, kind, id, nr,
// state, way, detail, facility, text, more, amount, currency. ?1 are the people.
var told = map[app.EventKind][]string{
	app.EventLetter: {`
SELECT ` + lettersDay + ` AS at, 'letter', id, 0, 'ready', kind, '', facility, substr(text, 1, 300), '', 0, ''
FROM letter WHERE ` + ofThem + ` AND ` + notBegun + ` AND (job IS NOT NULL OR NOT EXISTS (SELECT 1 FROM letter_step WHERE letter = letter.id))`, `
SELECT p.on_day AS at, 'letter', letter.id, p.nr, p.state, letter.kind, CASE WHEN p.evidence <> '' THEN p.evidence ELSE p.reason END, letter.facility,
    CASE WHEN p.nr = 1 AND letter.job IS NULL THEN substr(letter.text, 1, 300) ELSE p.note END, p.service, 0, ''
FROM letter JOIN letter_step p ON p.letter = letter.id WHERE ` + ofThem},
	app.EventReply: {`
SELECT on_day AS at, 'reply', id, 0, '', '', '', '', substr(text, 1, 300), '', 0, '' FROM reply WHERE ` + ofThem},
	app.EventParcel: {
		parcelOn("packed_on", "'packed'", "0"), parcelOn("posted_on", "'posted'", "1"), parcelOn("ended_on", "state", "2"),
	},
	app.EventDonation: {`
SELECT on_day AS at, 'donation', id, 0, cancelled, payee_kind, '', '', purpose, payee, amount, currency FROM donation WHERE ` + ofThem},
	app.EventList: {`
SELECT coalesce(i.day, n.day) AS at, 'list', n.id, 0, n.kind, n.field, '', '', n.after, n.before, 0, ''
FROM news n LEFT JOIN import i ON i.id = n.import WHERE n.` + ofThem},
	app.EventMark: {`
SELECT said AS at, 'mark', 0, 0, kind, '', '', '', reason, source, 0, '' FROM own_mark WHERE ` + ofThem},
	app.EventFile: {`
SELECT CAST(strftime('%Y%m%d', made / 1000000000, 'unixepoch') AS INTEGER) AS at, 'file', id, 0, kind, '', '', '', name, '', 0, ''
FROM attachment WHERE ` + ofThem},
	app.EventNote: {`
SELECT 0 AS at, 'note', 0, 0, '', '', '', '', note, '', 0, '' FROM own_note WHERE ` + ofThem},
}

// ofThem are the rows of the people ?1.
const ofThem = "person IN (SELECT value FROM json_each(?1))"

// parcelOn are the parcels of which the day is known.
func parcelOn(day, state, nr string) string {
	return `
SELECT ` + day + ` AS at, 'parcel', id, ` + nr + `, ` + state + `, '', '', facility, note, tracking, cost, cost_currency
FROM parcel WHERE ` + day + ` > 0 AND ` + ofThem
}

// Events with a person as far as the store alone tells them, the newest first.
func (s *Store) Events(ctx context.Context, id app.PersonID, f app.EventFilter) (events []app.Event, err error) {
	limit := -1
	if f.Limit > 0 {
		limit = f.Limit
	}
	var parts []string
	for _, kind := range app.EventKinds {
		if f.Has(kind) {
			for _, query := range told[kind] {
				parts = append(parts, "SELECT * FROM ("+query+" ORDER BY at DESC, 3 DESC, 4 DESC LIMIT ?2)")
			}
		}
	}
	if len(parts) == 0 {
		return nil, nil
	}
	err = s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		return t.each(func(rows *sql.Rows) error {
			e := app.Event{Person: all.person(id)}
			err := rows.Scan((*day)(&e.On), &e.Kind, &e.ID, &e.Nr, &e.State, &e.Way, &e.Detail, &e.Facility, &e.Text, &e.More, &e.Amount.Minor, &e.Amount.Currency)
			events = append(events, e)
			return err
		}, strings.Join(parts, "\nUNION ALL ")+" ORDER BY 1 DESC LIMIT ?2", list(all.group(int64(id))), limit)
	})
	return events, err
}
