package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"vestka/db/salvage"
)

// shape is what a store of one version holds: its tables and their indexes, as
// the migrations make them. Nothing of it is taken from the damaged file.
type shape struct {
	version int64
	tables  []table
	indexes []index
}

type table struct {
	name    string
	rowid   bool
	key     []string // columns of the primary key; "rowid" where there is none
	columns []column // as they are declared
	stored  []int    // their places, in the order in which records have them
	root    int64
}

type column struct {
	name     string
	declared string
	null     bool
	defaults bool
}

// index is a further tree of a table: it says which rows there ought to be, and
// where it has all columns it says all of them.
type index struct {
	name    string
	table   string
	columns []string // in the order of its records; empty for the number of the row
	root    int64
}

// shapeOf makes an empty store of the version in memory, the newest for 0, and
// looks at it.
func shapeOf(ctx context.Context, steps fs.FS, version int64) (s shape, err error) {
	db := sql.OpenDB(connector("file::memory:"))
	db.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, db.Close()) }()
	p, err := provider(db, steps)
	if err != nil {
		return s, err
	}
	if s.version = version; version == 0 {
		for _, step := range p.ListSources() {
			s.version = max(s.version, step.Version)
		}
	}
	if _, err := p.UpTo(ctx, s.version); err != nil {
		return s, err
	}
	return s, oneConn(ctx, db, func(conn *sql.Conn) error { return s.read(tx{ctx: ctx, conn: conn}) })
}

func (s *shape) read(t tx) error {
	err := t.each(func(rows *sql.Rows) error {
		var one table
		err := rows.Scan(&one.name, &one.rowid, &one.root)
		s.tables = append(s.tables, one)
		return err
	}, `SELECT l.name, NOT l.wr, m.rootpage FROM pragma_table_list l JOIN sqlite_schema m ON m.name = l.name AND m.type = 'table'
		WHERE l.schema = 'main' AND l.type IN ('table', 'shadow') ORDER BY m.rowid`)
	for i := range s.tables {
		if err == nil {
			err = s.readTable(t, &s.tables[i])
		}
	}
	return err
}

func (s *shape) readTable(t tx, one *table) error {
	keys := map[int]string{}
	err := t.each(func(rows *sql.Rows) error {
		var c column
		var notNull bool
		var pk int
		err := rows.Scan(&c.name, &c.declared, &notNull, &c.defaults, &pk)
		c.null = !notNull && pk == 0
		if pk > 0 {
			keys[pk] = c.name
		}
		one.stored = append(one.stored, len(one.columns))
		one.columns = append(one.columns, c)
		return err
	}, "SELECT name, type, \"notnull\", dflt_value IS NOT NULL, pk FROM pragma_table_info(?) ORDER BY cid", one.name)
	for i := 1; i <= len(keys); i++ {
		one.key = append(one.key, keys[i])
	}
	if len(one.key) == 0 {
		one.key = []string{"rowid"}
	}
	if err != nil {
		return err
	}
	return s.readIndexes(t, one)
}

func (s *shape) readIndexes(t tx, one *table) error {
	var names, origins []string
	err := t.each(func(rows *sql.Rows) error {
		var name, origin string
		err := rows.Scan(&name, &origin)
		names, origins = append(names, name), append(origins, origin)
		return err
	}, "SELECT name, origin FROM pragma_index_list(?)", one.name)
	for i, name := range names {
		if err != nil {
			return err
		}
		x := index{name: name, table: one.name}
		var places []int
		err = t.each(func(rows *sql.Rows) error {
			var place int
			var column sql.NullString
			err := rows.Scan(&place, &column)
			places, x.columns = append(places, place), append(x.columns, column.String)
			return err
		}, "SELECT cid, name FROM pragma_index_xinfo(?) ORDER BY seqno", name)
		if origins[i] == "pk" && !one.rowid { // the table itself
			one.stored = places
			continue
		}
		if slices.Contains(places, ofExpression) {
			continue
		}
		if err == nil {
			_, err = t.find([]any{&x.root}, "SELECT rootpage FROM sqlite_schema WHERE name = ?", name)
		}
		s.indexes = append(s.indexes, x)
	}
	return err
}

// ofExpression is the place of what an index computes, which says nothing here.
const ofExpression = -2

// number is the column that is the number of the row; -1 where there is none.
func (t *table) number() int {
	for i, c := range t.columns {
		if t.rowid && len(t.key) == 1 && t.key[0] == c.name && strings.EqualFold(c.declared, "INTEGER") {
			return i
		}
	}
	return -1
}

// column of the name.
func (t *table) column(name string) column {
	for _, c := range t.columns {
		if c.name == name {
			return c
		}
	}
	return column{declared: "INTEGER"} // the number of a row
}

// far are the tables of the index of texts whose rows have numbers that no others have
// (see the migration that makes it): else their texts would be taken for notes.
var far = map[string]bool{"said_content": true, "said_docsize": true}

// trees are the tables and indexes as package salvage knows them.
func (s *shape) trees() []salvage.Tree {
	var all []salvage.Tree
	for i := range s.tables {
		t := &s.tables[i]
		if t.name == sequenceTable { // it is declared without types
			tree := salvage.Sequences
			tree.Root = t.root
			all = append(all, tree)
			continue
		}
		tree := salvage.Tree{Name: t.name, Numbered: t.rowid, Number: t.number(), Root: t.root, Far: far[t.name]}
		for _, place := range t.stored {
			c := t.columns[place].salvaged()
			if t.name == "said_segdir" && c.Name == "end_block" { // declared a number, written as a text
				c.Type = salvage.Any
			}
			tree.Columns = append(tree.Columns, c)
		}
		all = append(all, tree)
	}
	for _, x := range s.indexes {
		tree := salvage.Tree{Name: x.name, Index: true, Number: -1, Root: x.root}
		for _, name := range x.columns {
			c := s.table(x.table).column(name).salvaged()
			c.Name = name
			tree.Columns = append(tree.Columns, c)
		}
		all = append(all, tree)
	}
	return all
}

func (s *shape) table(name string) *table {
	for i := range s.tables {
		if s.tables[i].name == name {
			return &s.tables[i]
		}
	}
	return nil
}

var salvageTypes = map[string]salvage.Type{
	"INTEGER": salvage.Integer, "INT": salvage.Integer, "REAL": salvage.Real, "TEXT": salvage.Text, "BLOB": salvage.Blob,
}

func (c column) salvaged() salvage.Column {
	return salvage.Column{
		Name: c.name, Null: c.null, Default: c.defaults || c.null,
		Type: cmp.Or(salvageTypes[strings.ToUpper(c.declared)], salvage.Any),
	}
}
