package db

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// link is a column that names a row of another table.
type link struct {
	child, column, parent, key string
	optional                   bool // what it names may go without the row
}

// standIns makes a row for everything that is lost and that another row belongs
// to, so that nothing the user wrote is thrown away with it: a letter to somebody
// unknown is still a letter. What the belonging row says under the same name is
// taken over; the rest is empty.
func (f *filling) standIns() error {
	links, err := f.links()
	if err != nil {
		return err
	}
	for range f.tables { // what stands in may itself belong to something
		made := 0
		for _, l := range links {
			if l.parent == "record" { // an empty row of a list tells nothing, and cannot be read
				continue
			}
			n, err := f.standIn(l, links)
			if err != nil {
				return err
			}
			made += n
		}
		if made == 0 {
			break
		}
	}
	return f.dropLoose(links)
}

// dropLoose removes the rows that belong to something for which nothing can stand.
func (f *filling) dropLoose(links []link) error {
	for range f.tables {
		dropped := int64(0)
		for _, l := range links {
			result, err := f.conn.ExecContext(f.ctx, fmt.Sprintf(
				"DELETE FROM %[1]s WHERE %[2]s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %[3]s p WHERE p.%[4]s = %[1]s.%[2]s)",
				l.child, l.column, l.parent, l.key))
			if err != nil {
				return err
			}
			n, err := result.RowsAffected()
			if err != nil {
				return err
			}
			one := f.tables[l.child]
			one.Saved, one.refused = one.Saved-int(n), one.refused+int(n)
			dropped += n
		}
		if dropped == 0 {
			break
		}
	}
	return nil
}

// links are all references of the store.
func (f *filling) links() (links []link, err error) {
	for _, t := range f.shape.tables {
		if leftOut[t.name] {
			continue
		}
		err = f.each(func(rows *sql.Rows) error {
			l := link{child: t.name}
			var key sql.NullString
			err := rows.Scan(&l.parent, &l.column, &key, &l.optional)
			if l.key = key.String; !key.Valid {
				l.key = f.table(l.parent).key[0]
			}
			links = append(links, l)
			return err
		}, `SELECT "table", "from", "to", on_delete = 'SET NULL' FROM pragma_foreign_key_list(?)`, t.name)
		if err != nil {
			return nil, err
		}
	}
	return links, nil
}

// standIn makes the rows that one reference lacks.
func (f *filling) standIn(l link, links []link) (int, error) {
	names, values := []string{l.key}, []string{"c." + l.column}
	for _, c := range f.table(l.parent).columns {
		if c.name == l.key {
			continue
		}
		value, ok := f.standInValue(l, c, links)
		if !ok {
			continue
		}
		names, values = append(names, c.name), append(values, value)
	}
	//nolint:gosec // the names are those of the migrations
	query := fmt.Sprintf(`
INSERT INTO %[1]s (%[2]s) SELECT %[3]s FROM %[4]s c
WHERE c.%[5]s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %[1]s p WHERE p.%[6]s = c.%[5]s)
GROUP BY c.%[5]s ON CONFLICT DO NOTHING`, l.parent, strings.Join(names, ", "), strings.Join(values, ", "), l.child, l.column, l.key)
	result, err := f.conn.ExecContext(f.ctx, query)
	if isRefused(err) { // the table does not take a row that is empty
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	n, err := result.RowsAffected()
	f.tables[l.parent].StandIns += int(n)
	return int(n), err
}

// standInValue is what stands in a column of a row that stands for a lost one; ok
// is false where the column may be left out.
func (f *filling) standInValue(l link, c column, links []link) (string, bool) {
	if slices.ContainsFunc(f.table(l.child).columns, func(has column) bool { return has.name == c.name }) {
		return "min(c." + c.name + ")", true
	}
	for _, further := range links {
		if further.child == l.parent && further.column == c.name && !further.optional { // one for all whose own is not known
			return fmt.Sprintf("(SELECT coalesce(max(%s), 0) + 1 FROM %s)", further.key, further.parent), true
		}
	}
	if c.null || c.defaults {
		return "", false
	}
	switch c.declared {
	case "TEXT":
		return "''", true
	case "BLOB":
		return "x''", true
	default:
		return "0", true
	}
}
