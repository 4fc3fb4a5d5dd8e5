// Package salvage reads the rows of a damaged SQLite file from its pages, past
// those that cannot be read. It does not ask SQLite, which gives up at the first
// damaged page on its way: every page of a tree that is still whole holds whole
// rows, wherever it hangs.
//
// The trees that the file ought to have are known beforehand, so that a page
// whose way from the root is lost is recognised by its rows. What a leaf of an
// index says of rows that are gone is read as well.
//
// The format is that of https://www.sqlite.org/fileformat2.html. Pages have 4 KiB
// without reserved bytes, texts are in UTF-8, and there is no auto-vacuum.
package salvage

// PageSize is the length of a page in bytes.
const PageSize = 4096

// Type is what a column holds.
type Type int

// The types of columns. Any is one that SQLite does not hold to its type.
const (
	Any Type = iota
	Integer
	Real
	Text
	Blob
)

// Column is a column of the records of a tree.
type Column struct {
	Name    string // empty for the number of the row in an index
	Type    Type
	Null    bool // may hold nothing
	Default bool // older records may end before it
}

// Tree is a table or an index, as it ought to be.
type Tree struct {
	Name     string
	Index    bool     // an index: what it says stands elsewhere, too
	Numbered bool     // a table whose rows have numbers; all others are written as indexes are
	Number   int      // the column that is the number of the row, which records leave empty; -1 for none
	Columns  []Column // in the order of the records
	Root     int64    // where a whole file of the same kind has it; 0 where nothing is known
	Far      bool     // its rows have numbers from Farther on, as those of no other tree have
}

// Farther is the first number of a row of trees that are far.
const Farther = 1 << 48

// Row is a row of a tree.
type Row struct {
	Number int64 // of a numbered table
	Values []any // int64, float64, string, []byte or nil; as many as the record has
}

// schema is the table of tables, whose root is always the first page.
const schema = "sqlite_schema"

var schemaTree = Tree{
	Name: schema, Numbered: true, Number: -1, Root: 1,
	Columns: []Column{{Name: "type", Type: Text}, {Name: "name", Type: Text}, {Name: "tbl_name", Type: Text}, {Name: "rootpage", Type: Integer}, {Name: "sql", Type: Text, Null: true}},
}

// Sequences is the table in which SQLite keeps the last number of tables that
// never give one twice.
var Sequences = Tree{
	Name: "sqlite_sequence", Numbered: true, Number: -1,
	Columns: []Column{{Name: "name", Type: Text}, {Name: "seq", Type: Integer}},
}

// numbers reports that a row of the number may be one of the tree.
func (t *Tree) numbers(n int64) bool { return !t.Numbered || t.Far == (n >= Farther) }

// fits reports that a record with these types of values may be one of the tree.
func (t *Tree) fits(r *record) bool {
	if len(r.types) > len(t.Columns) {
		return false
	}
	for i, c := range t.Columns {
		switch {
		case i >= len(r.types):
			if !c.Default {
				return false
			}
		case i == t.Number && t.Numbered:
			if r.types[i] != 0 {
				return false
			}
		case !c.takes(r.types[i]):
			return false
		}
	}
	return true
}

func (c Column) takes(serial int64) bool {
	if serial == 0 {
		return c.Null
	}
	switch c.Type {
	case Integer:
		return serial <= 6 || serial == 8 || serial == 9
	case Real:
		return serial <= 9
	case Text:
		return serial >= 13 && serial%2 == 1
	case Blob:
		return serial >= 12 && serial%2 == 0
	default:
		return true
	}
}
