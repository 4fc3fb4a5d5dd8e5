package db

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"vestka/app"
)

// Tally counts what was sent and received from one day to another.
func (s *Store) Tally(ctx context.Context, from, until app.Date) (app.Tally, error) {
	c := app.Tally{Countries: map[string]int{}, Elsewhere: map[string]int{}}
	err := s.read(ctx, func(t tx) error {
		months := map[int]*app.MonthTally{}
		month := func(ym int) *app.MonthTally {
			if months[ym] == nil {
				months[ym] = &app.MonthTally{Year: ym / 100, Month: ym % 100}
			}
			return months[ym]
		}
		for _, count := range []func(tx, *app.Tally, func(int) *app.MonthTally, ...any) error{tallyLetters, tallyPeople, tallyReplies, tallyEvenings, tallyDraws} {
			if err := count(t, &c, month, number(from), number(until)); err != nil {
				return err
			}
		}
		for _, m := range months {
			c.Months = append(c.Months, *m)
		}
		slices.SortFunc(c.Months, func(a, b app.MonthTally) int {
			return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month))
		})
		return nil
	})
	return c, err
}

func tallyLetters(t tx, c *app.Tally, month func(int) *app.MonthTally, span ...any) error {
	return t.each(func(rows *sql.Rows) error {
		var ym, letters int
		var country string
		var sample bool
		err := rows.Scan(&ym, &country, &letters, &sample)
		month(ym).Letters += letters
		c.Letters += letters
		c.Countries[country] += letters
		c.Sample = c.Sample || sample
		return err
	}, "SELECT sent_on / 100, country, count(*), max(sample) FROM letter WHERE sent_on BETWEEN ? AND ? AND sent_on > 0 GROUP BY 1, 2", span...)
}

// tallyPeople counts two who are one as one.
func tallyPeople(t tx, c *app.Tally, _ func(int) *app.MonthTally, span ...any) error {
	all, err := readSame(t)
	if err != nil {
		return err
	}
	reached := map[app.PersonID]bool{}
	err = t.each(func(rows *sql.Rows) error {
		var id app.PersonID
		err := rows.Scan(&id)
		reached[all.person(id)] = true
		return err
	}, "SELECT DISTINCT person FROM letter WHERE sent_on BETWEEN ? AND ? AND sent_on > 0", span...)
	c.People = len(reached)
	return err
}

func tallyReplies(t tx, c *app.Tally, month func(int) *app.MonthTally, span ...any) error {
	return t.each(func(rows *sql.Rows) error {
		var ym, replies int
		err := rows.Scan(&ym, &replies)
		month(ym).Replies += replies
		c.Replies += replies
		return err
	}, "SELECT on_day / 100, count(*) FROM reply WHERE on_day BETWEEN ? AND ? GROUP BY 1", span...)
}

func tallyEvenings(t tx, c *app.Tally, _ func(int) *app.MonthTally, span ...any) error {
	return t.each(func(rows *sql.Rows) error {
		var country string
		var evenings, letters, writers int
		err := rows.Scan(&country, &evenings, &letters, &writers)
		c.Evenings, c.Written, c.Writers = c.Evenings+evenings, c.Written+letters, c.Writers+writers
		c.Elsewhere[country] += letters
		return err
	}, "SELECT country, count(*), sum(letters), sum(writers) FROM gathering WHERE on_day BETWEEN ? AND ? GROUP BY 1", span...)
}

// tallyDraws counts people who were drawn for an evening. A draw that was kept on a day
// of which an evening is counted was for that one.
func tallyDraws(t tx, c *app.Tally, _ func(int) *app.MonthTally, span ...any) error {
	var evenings int
	_, err := t.find([]any{&evenings, &c.Drawn}, `
SELECT count(DISTINCT CASE WHEN NOT EXISTS (SELECT 1 FROM gathering WHERE gathering.on_day = kept.on_day) THEN kept.on_day END), coalesce(sum(drawn), 0)
FROM (SELECT CAST(strftime('%Y%m%d', made / 1000000000, 'unixepoch', 'localtime') AS INTEGER) AS on_day, json_array_length(drawn) AS drawn FROM draw) kept
WHERE kept.on_day BETWEEN ? AND ?`, span...)
	c.Evenings += evenings
	return err
}
