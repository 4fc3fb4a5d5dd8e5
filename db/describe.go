package db

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vestka/app"
)

// PeopleSaying are the people of whom some list says all the words. It reads all
// rows of the lists, so it looks first for letters of the words in what was
// read, and understands only the rows that have them.
func (s *Store) PeopleSaying(ctx context.Context, words []string) ([]app.PersonID, error) {
	spellings := make([][][]byte, len(words))
	for i, w := range words {
		spellings[i] = spellingsOf(w)
	}
	said := map[app.PersonID]bool{}
	err := s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		lists, err := readWords(t)
		if err != nil {
			return err
		}
		return t.each(func(rows *sql.Rows) error {
			var person app.PersonID
			var list sql.NullInt64
			var row sql.RawBytes
			if err := rows.Scan(&person, &list, &row); err != nil {
				return err
			}
			if person = all.person(person); said[person] || !mayHold(row, spellings) {
				return nil
			}
			var r app.Record
			if list.Valid {
				r, err = lists.unpack(list.Int64, string(row), true)
			} else {
				err = json.Unmarshal(row, &r.Cells)
			}
			if err == nil && r.Describes(words) {
				said[person] = true
			}
			return err
		}, "SELECT person, words, coalesce(packed, cells) FROM record")
	})
	ids := make([]app.PersonID, 0, len(said))
	for id := range said {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids, err
}

// mayHold reports that for each word one of its spellings stands in the row.
func mayHold(row []byte, spellings [][][]byte) bool {
	for _, some := range spellings {
		if !slices.ContainsFunc(some, func(s []byte) bool { return bytes.Contains(row, s) }) {
			return false
		}
	}
	return true
}

// spellingsOf are the longest part of a word that everybody writes with the same
// letters: small, with a capital at its start, and all in capitals.
func spellingsOf(word string) [][]byte {
	longest := ""
	for part := range strings.FieldsFuncSeq(strings.ToLower(word), func(r rune) bool {
		return r == 'е' || r == 'ё' || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		if len(part) > len(longest) {
			longest = part
		}
	}
	first, size := utf8.DecodeRuneInString(longest)
	return [][]byte{
		[]byte(longest), []byte(strings.ToUpper(longest)), []byte(strings.ToUpper(string(first)) + longest[size:]),
	}
}
