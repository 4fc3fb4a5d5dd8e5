package db

import (
	"database/sql/driver"

	"vestka/app"
)

// nameStandIns names the people whose own row is lost by what the lists say of them:
// their names stood in it.
func (f *filling) nameStandIns() error {
	if f.table("record_words") == nil { // names have rows of their own
		return nil
	}
	words, err := readWords(f.tx)
	if err != nil {
		return err
	}
	var ids []int64
	called := map[int64]*app.Names{}
	err = f.eachRaw(func(row []driver.Value) error {
		id := valueAs[int64](row[0])
		r, err := words.read(row, false)
		if err != nil {
			return nil //nolint:nilerr // a row that cannot be read names nobody
		}
		if called[id] == nil {
			ids, called[id] = append(ids, id), &app.Names{}
		}
		nameAfter(called[id], &r)
		return nil
	}, "SELECT person, "+recordFields+", 'null'"+recordTables+` WHERE person IN (
    SELECT id FROM person WHERE names IS NULL AND id NOT IN (SELECT person FROM person_name) AND id NOT IN (SELECT person FROM own_person)) ORDER BY seen_on, id`)
	for _, id := range ids {
		if err == nil {
			err = f.exec("UPDATE person SET names = ? WHERE id = ?", packNames(called[id]), id)
		}
	}
	return err
}

// nameAfter takes the names of a row.
func nameAfter(names *app.Names, r *app.Record) {
	for _, lang := range languages {
		if said := *nameIn(&r.Names, lang); !said.IsZero() {
			said.Source = r.Source
			*nameIn(names, lang) = said
		}
	}
	if n := nameIn(names, r.Lang); r.Name != "" && n.IsZero() {
		*n = app.Name{Full: r.Name, Source: r.Source, Unsure: true}
	}
}
