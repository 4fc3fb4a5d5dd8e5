package db

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"
)

func TestRowsOfABulkAreWrittenAsTheyCameWhateverTheyShare(t *testing.T) {
	_, s := ofToday(t, Options{})
	defer closed(t, s)
	for shared := range 3 {
		var want []string
		err := s.write(t.Context(), func(t tx) error {
			if err := t.exec("CREATE TABLE bulk (a TEXT, b INTEGER, c TEXT)"); err != nil {
				return err
			}
			b := newBulk("bulk", shared, "a, b, c", "?", "")
			for i := range 3*bulkRows + 5 {
				row := []any{fmt.Sprint("a", i/(bulkRows+7)), int64(i % 50 / 49), fmt.Sprint("c", i)} // one changes seldom, one now and then
				want = append(want, fmt.Sprint(row[0], row[1], row[2]))
				if err := b.add(t, row...); err != nil {
					return err
				}
			}
			return b.flush(t)
		})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		err = s.write(t.Context(), func(t tx) error {
			err := t.each(func(rows *sql.Rows) error {
				var a, c string
				var b int64
				err := rows.Scan(&a, &b, &c)
				got = append(got, fmt.Sprint(a, b, c))
				return err
			}, "SELECT a, b, c FROM bulk ORDER BY rowid")
			if err != nil {
				return err
			}
			return t.exec("DROP TABLE bulk")
		})
		if err != nil {
			t.Fatal(err)
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("sharing %d: %d rows of %d, or others", shared, len(got), len(want))
		}
	}
}
