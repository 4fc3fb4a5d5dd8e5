package db

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/giving"
	"vestka/app/people"
	"vestka/app/report"
	"vestka/app/rhythm"
)

// BenchmarkAMillionLetters is how long a log of 1,000,000 entries takes to open, and
// what its screens ask for; sealed, as a user has it.
func BenchmarkAMillionLetters(b *testing.B) {
	const letters, held = 1_000_000, 5_000
	path := filepath.Join(b.TempDir(), "vestka.db")
	opts := Options{Create: true, Passphrase: word, Now: apptest.FixedClock, WorkFactor: 2}
	s, err := Open(b.Context(), path, opts)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := s.SavePeople(b.Context(), heldPeople(held)); err != nil {
		b.Fatal(err)
	}
	if err := s.write(b.Context(), func(t tx) error { return errors.Join(fillLog(t, letters, held), fillRest(t, held)) }); err != nil {
		b.Fatal(err)
	}
	if _, err := s.SetInterval(b.Context(), app.Interval{Wish: 60, Latest: 120}); err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	opts.Create = false
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			if err := s.Close(); err != nil {
				b.Fatal(err)
			}
			if s, err = Open(b.Context(), path, opts); err != nil {
				b.Fatal(err)
			}
		}
	})
	ctx := b.Context()
	everybody := make([]app.PersonID, held)
	for i := range everybody {
		everybody[i] = app.PersonID(i + 1)
	}
	posted := app.LetterFilter{State: app.Posted, Limit: 200}
	list := people.NewDirectory(s, s, everywhere{})
	if err := list.Load(ctx); err != nil {
		b.Fatal(err)
	}
	book := rhythm.New(rhythm.Deps{Store: s, People: list, Lists: people.NewLists(s), Log: s, Life: s})
	year, today := 2025, app.Date{Year: 2026, Month: 12, Day: 1}
	find := func(keys ...string) func() error {
		return func() error { _, err := s.FindTexts(ctx, keys, 50); return err }
	}
	for _, x := range []struct {
		screen string
		read   func() error
	}{
		{"journal", func() error { _, err := s.Letters(ctx, app.LetterFilter{Limit: 200}); return err }},
		{"journal_total", func() error { _, err := s.CountLetters(ctx, app.LetterFilter{}); return err }},
		{"journal_state", func() error { _, err := s.Letters(ctx, posted); return err }},
		{"journal_state_total", func() error { _, err := s.CountLetters(ctx, posted); return err }},
		{"jobs", func() error { _, err := s.PrintJobs(ctx, app.JobFilter{Limit: 100}); return err }},
		{"person", func() error { _, err := s.Letters(ctx, app.LetterFilter{Person: 77}); return err }},
		{"timeline", func() error { _, err := s.Events(ctx, 77, app.EventFilter{Limit: 12}); return err }},
		{"steps", func() error { _, err := s.LetterSteps(ctx, 500_000); return err }},
		{"facility", func() error { _, err := s.Letters(ctx, app.LetterFilter{Facility: "IK-905", Limit: 200}); return err }},
		{"facility_total", func() error { _, err := s.CountLetters(ctx, app.LetterFilter{Facility: "IK-905"}); return err }},
		{"on_the_way", func() error { _, err := s.LettersTo(ctx, app.Date{Year: 2025, Month: 8, Day: 1}); return err }},
		{"written", func() error { _, err := s.Written(ctx); return err }},
		{"ways", func() error { _, err := s.Ways(ctx); return err }},
		{"greeted", func() error { _, err := s.Greeted(ctx, app.Birthday, everybody); return err }},
		{"grid", func() error { _, err := s.Greetings(ctx, everybody[:50], app.KnownDays); return err }},
		{"returns", func() error { _, err := s.Returns(ctx); return err }},
		{"today", func() error { _, err := book.Digest(ctx, today, app.Belarusian); return err }},
		{"rhythm", func() error { _, err := book.Rates(ctx); return err }},
		{"charts", func() error { _, err := report.New(s, book, giving.New(s)).Of(ctx, year, today); return err }},
		{"totals", func() error {
			all, err := giving.New(s).Find(ctx, giving.Query{Year: year})
			if err == nil {
				_, err = giving.Totals(all, giving.YearBegins{Month: 1, Day: 1}, giving.ByPurpose)
			}
			return err
		}},
		{"replies", func() error { _, err := s.Replies(ctx, app.ReplyFilter{Limit: 200}); return err }},
		{"search_a_letter", find("l")},
		{"search_a_beginning", find("kni")},
		{"search_a_word", find("kniga")},
		{"search_words", find("daragi", "ianka", "knig")},
		{"search_a_number", find("99999")},
	} {
		b.Run(x.screen, func(b *testing.B) {
			for b.Loop() {
				if err := x.read(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// fillLog writes invented letters to people 1 … n: 100 in a job, one job a day.
func fillLog(t tx, letters, people int) error {
	for _, query := range []string{
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < LETTERS / 100) INSERT INTO job (id, made) SELECT i, i FROM n",
		`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < LETTERS - 1)
INSERT INTO letter (person, job, nr, kind, state, state_on, sent_on, arrived_on, occasion, lang, text, picture, facility, address, sample, made)
SELECT 1 + (i * 7919) % PEOPLE, 1 + i / 100, i % 100, 'postcard', state, day + 30, day, CASE WHEN state IN ('arrived', 'answered') THEN day + 30 ELSE 0 END,
    CASE i % 3 WHEN 0 THEN 'birthday' ELSE 'greeting' END, 'be', 'Дарагі Янка! Ліст нумар ' || i || '. За акном снег, у горадзе ціха, я чытаю кнігу пра падарожжы і думаю пра Вас.',
    'apples', 'IK-' || (901 + i % 30), 'ПК № ' || (901 + i % 30) || char(10) || 'вул. Прыкладная, 1', 0, i
FROM (SELECT i, 20000101 + (i * 26 / LETTERS) * 10000 + (i % 12) * 100 + i % 27 AS day,
    CASE WHEN i > LETTERS - 3000 THEN 'ready' WHEN i % 10 < 3 THEN 'arrived' WHEN i % 10 = 3 THEN 'answered' WHEN i % 97 = 1 THEN 'returned' ELSE 'posted' END AS state FROM n)`,
		`INSERT INTO letter_step (letter, nr, state, on_day, evidence, reason, service, country, note, settled, made)
SELECT id, 1, 'posted', sent_on, '', '', '', 'PL', '', 0, made FROM letter WHERE state <> 'ready'`,
		`INSERT INTO letter_step (letter, nr, state, on_day, evidence, reason, service, country, note, settled, made)
SELECT id, 2, state, state_on, '', '', '', '', '', CASE WHEN id % 100 = 0 THEN 0 ELSE state_on END, made FROM letter WHERE state IN ('arrived', 'answered', 'returned')`,
	} {
		if err := t.exec(strings.NewReplacer("LETTERS", fmt.Sprint(letters), "PEOPLE", fmt.Sprint(people)).Replace(query)); err != nil {
			return err
		}
	}
	return nil
}

// fillRest writes 50,000 replies to these letters, and as many donations, to a log of n people.
func fillRest(t tx, n int) error {
	const numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) "
	for _, query := range []string{
		numbers + `INSERT INTO reply (person, on_day, written_on, lang, text, other_lang, other_text, other_by, note, wanted, made)
SELECT 1 + (i * 7919) % PEOPLE, 20000101 + (i * 26 / 50001) * 10000 + (i % 12) * 100 + i % 28, 0, 'be', 'Дзякуй за ліст, адказ нумар ' || i, '', '', '', '', i % 2, i FROM n`,
		numbers + `INSERT INTO donation (on_day, amount, currency, payee_kind, payee, purpose, person, method, fee, fee_currency, in_kind, no_receipt, receipt_nr,
    receipt_on, thanked_on, plan, cancelled, home, home_currency, rate, rate_source, rate_on, note, made)
SELECT 20000101 + (i * 26 / 50001) * 10000 + (i % 12) * 100 + i % 28, 1000 + i % 9000, CASE i % 3 WHEN 0 THEN 'PLN' ELSE 'EUR' END, CASE i % 2 WHEN 0 THEN 'fund' ELSE 'postage' END,
    'Фонд ' || (i % 40), CASE i % 4 WHEN 0 THEN 'post' ELSE 'family' END, 1 + i % PEOPLE, '', 0, '', 0, 0, '', 0, 0, NULL, '', 0, '', '', '', 0, '', i FROM n`,
	} {
		if err := t.exec(strings.ReplaceAll(query, "PEOPLE", fmt.Sprint(n))); err != nil {
			return err
		}
	}
	return nil
}

// heldPeople are n people who are held, each with a birthday.
func heldPeople(n int) []app.PersonEdit {
	edits := apptest.Edits(n)
	for i := range edits {
		p := &edits[i].Person
		p.Born = app.Date{Year: 1960 + i%40, Month: 1 + i%12, Day: 1 + i%28}
		p.Held.Facility = fmt.Sprintf("IK-%d", 901+i%30)
	}
	return edits
}

// BenchmarkSearchIn100000Letters is how long the search takes that runs while one types.
func BenchmarkSearchIn100000Letters(b *testing.B) {
	const letters, people = 100_000, 5_000
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "vestka.db"), Options{Create: true, Passphrase: word, Now: apptest.FixedClock, WorkFactor: 2})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if _, err := s.SavePeople(b.Context(), apptest.Edits(people)); err != nil {
		b.Fatal(err)
	}
	if err := s.write(b.Context(), func(t tx) error { return fillLog(t, letters, people) }); err != nil {
		b.Fatal(err)
	}
	for _, keys := range [][]string{{"l"}, {"kni"}, {"kniga"}, {"daragi", "ianka", "knig"}, {"99999"}, {"nothing"}} {
		b.Run(strings.Join(keys, "_"), func(b *testing.B) {
			for b.Loop() {
				if _, err := s.FindTexts(b.Context(), keys, 50); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// everywhere has one address for every facility.
type everywhere struct{}

func (everywhere) Facility(code string, _ app.Date) (app.Facility, bool) {
	return app.Facility{Code: code, AddressBE: app.Address{Lines: []string{"вул. Прыкладная, 1"}}}, true
}

func (everywhere) Match(string) (string, bool) { return "", false }

// BenchmarkToday5000 is how long it takes to find out what is due, with 5,000 people who
// are held and 100,000 letters in the log, before the days at the end of the year.
func BenchmarkToday5000(b *testing.B) {
	const letters, held = 100_000, 5_000
	ctx := b.Context()
	s, err := Open(ctx, filepath.Join(b.TempDir(), "vestka.db"), Options{Create: true, Passphrase: word, Now: apptest.FixedClock, WorkFactor: 2})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if _, err := s.SavePeople(ctx, heldPeople(held)); err != nil {
		b.Fatal(err)
	}
	if err := s.write(ctx, func(t tx) error { return fillLog(t, letters, held) }); err != nil {
		b.Fatal(err)
	}
	if _, err := s.SetInterval(ctx, app.Interval{Wish: 60, Latest: 120}); err != nil {
		b.Fatal(err)
	}
	list := people.NewDirectory(s, s, everywhere{})
	if err := list.Load(ctx); err != nil {
		b.Fatal(err)
	}
	book := rhythm.New(rhythm.Deps{Store: s, People: list, Lists: people.NewLists(s), Log: s, Life: s})
	for b.Loop() {
		d, err := book.Digest(ctx, app.Date{Year: 2026, Month: 12, Day: 1}, app.Belarusian)
		if err != nil || len(d.Due) < held/20 || len(d.Days) < 2 {
			b.Fatal(len(d.Due), len(d.Days), err)
		}
	}
}
