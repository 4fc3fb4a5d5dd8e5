package db

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"vestka/app"
)

// leaving is how a table leaves the store where all of the user's own is written for
// another program.
type leaving int

const (
	asRows     leaving = iota // row by row, see OwnRows
	inJournal                 // as the objects of app/giving.Everything
	ofLists                   // not: the lists say it, and have it
	asFiles                   // not: scans and pictures are saved by themselves
	ofProgram                 // not: settings, and marks of the program's own
	reckoned                  // not: it follows from the others
	forUndoing                // not: what can be taken back
)

// leavings are all tables. A test fails where one is missing: whoever adds a table
// says here whether it is the user's own.
var leavings = map[string]leaving{
	"donation": inJournal, "giving_plan": inJournal, "letter": inJournal, "letter_step": inJournal, "gathering": inJournal,
	"reply": inJournal, "reply_letter": inJournal, "parcel": inJournal, "parcel_line": inJournal,
	"own_occasion": inJournal, "own_skip": inJournal, "own_interval": inJournal,

	"own_person": asRows, "own_fact": asRows, "own_detention": asRows, "own_tag": asRows, "own_name": asRows, "own_form": asRows, "own_note": asRows,
	"own_mark": asRows, "own_relation": asRows, "same_person": asRows, "not_same": asRows, "own_decision": asRows,
	"own_facility": asRows, "facility_decision": asRows, "place_text": asRows, "rule_file": asRows, "word_file": asRows, "kept_word": asRows,
	"saved_list": asRows, "draw": asRows, "draft": asRows, "draft_version": asRows, "snippet": asRows, "snippet_use": asRows,
	"own_template": asRows, "own_sheet": asRows, "design": asRows, "job": asRows,

	"person": ofLists, "person_name": ofLists, "person_source": ofLists, "detention": ofLists, "record": ofLists, "record_words": ofLists,
	"record_gone": ofLists, "withdrawn": ofLists, "import": ofLists, "news": ofLists, "inbox": ofLists, "shape": ofLists,

	"attachment": asFiles, "attachment_part": asFiles, "design_picture": asFiles,
	"setting": ofProgram, "sheet_used": ofProgram, "printer_shift": ofProgram,
	"contact": reckoned, "letter_total": reckoned, "way": reckoned, "said": reckoned,
	"step": forUndoing, "step_part": forUndoing,
}

// OwnRows implements app.LeavingStore.
func (s *Store) OwnRows(ctx context.Context) (map[string][]map[string]any, error) {
	tables := map[string][]map[string]any{}
	err := s.read(ctx, func(t tx) error {
		for table, how := range leavings {
			if how != asRows {
				continue
			}
			found, err := ownRows(ctx, t, table)
			if err != nil {
				return err
			}
			tables[table] = found
		}
		return nil
	})
	return tables, err
}

func ownRows(ctx context.Context, t tx, table string) ([]map[string]any, error) {
	found := []map[string]any{}
	err := t.each(func(rows *sql.Rows) error {
		columns, err := rows.Columns()
		if err != nil {
			return err
		}
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		row := make(map[string]any, len(columns))
		for i, column := range columns {
			row[column] = spoken(column, values[i])
		}
		found = append(found, row)
		return ctx.Err()
	}, "SELECT * FROM "+table+" ORDER BY 1")
	return found, err
}

// The columns whose numbers are days, and those whose are moments.
var (
	dayColumns    = []string{"since", "until", "said", "chosen_on", "valid_from", "decided", "day"}
	momentColumns = []string{"made", "changed", "loaded"}
)

// spoken is a value as it is written: days and moments as texts.
func spoken(column string, value any) any {
	switch v := value.(type) {
	case int64:
		var on app.Date
		switch {
		case slices.Contains(momentColumns, column):
			return time.Unix(0, v).UTC().Format(time.RFC3339)
		case !slices.Contains(dayColumns, column):
			return v
		case v == 0 || (*day)(&on).Scan(v) != nil:
			return ""
		}
		return on.String()
	case []byte: // a file of the user's, which is text
		if !utf8.Valid(v) {
			return strings.ToValidUTF8(string(v), "?")
		}
		return string(v)
	}
	return value
}

// LetterLives implements app.LeavingStore.
func (s *Store) LetterLives(ctx context.Context) (map[app.LetterID][]app.LetterStep, error) {
	lives := map[app.LetterID][]app.LetterStep{}
	err := s.read(ctx, func(t tx) error {
		steps, err := readSteps(t, "SELECT "+stepColumns+" FROM letter_step ORDER BY letter, nr")
		for _, p := range steps {
			lives[p.Letter] = append(lives[p.Letter], p)
		}
		return err
	})
	return lives, err
}
