package salvage

import (
	"bytes"
	"database/sql"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3" // writes the files that are damaged here
)

var trees = []Tree{
	{Name: "number", Numbered: true, Number: 0, Columns: []Column{
		{Name: "id", Type: Integer}, {Name: "n", Type: Integer, Null: true}, {Name: "x", Type: Real}, {Name: "t", Type: Text}, {Name: "b", Type: Blob, Null: true},
	}},
	{Name: "word", Number: -1, Columns: []Column{{Name: "w", Type: Text}, {Name: "v", Type: Text}}},
	{Name: "number_t", Index: true, Number: -1, Columns: []Column{{Name: "t", Type: Text}, {Type: Integer}}},
	Sequences,
}

// written is a file with rows of every type and length, and what they are.
func written(tb testing.TB, rows int) (file []byte, want map[int64][]any) {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "f.db")
	db, err := sql.Open("sqlite3", path+"?_synchronous=OFF&_txlock=exclusive")
	if err != nil {
		tb.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		tb.Fatal(err)
	}
	exec := func(query string, args ...any) {
		if _, err := tx.Exec(query, args...); err != nil {
			tb.Fatal(err)
		}
	}
	exec("CREATE TABLE number (id INTEGER PRIMARY KEY AUTOINCREMENT, n INTEGER, x REAL NOT NULL, t TEXT NOT NULL, b BLOB) STRICT")
	exec("CREATE INDEX number_t ON number (t)")
	exec("CREATE TABLE word (w TEXT NOT NULL PRIMARY KEY, v TEXT NOT NULL) STRICT, WITHOUT ROWID")
	want = map[int64][]any{}
	numbers := []any{nil, int64(0), int64(1), int64(-1), int64(127), int64(-129), int64(40_000), int64(-9_000_000), int64(1 << 40), int64(math.MinInt64)}
	for i := range rows {
		id := int64(i*i*7 + 1)
		row := []any{id, numbers[i%len(numbers)], float64(i) / 3, strings.Repeat("слова ", i%30) + fmt.Sprint(i), nil}
		switch i % 9 {
		case 0:
			row[4] = bytes.Repeat([]byte{byte(i)}, 100)
		case 1:
			row[4] = bytes.Repeat([]byte{byte(i)}, 3900+i%400) // about as long as a page
		case 2:
			row[4] = bytes.Repeat([]byte{byte(i)}, 30_000)
		}
		want[id] = row
		exec("INSERT INTO number VALUES (?, ?, ?, ?, ?)", row...)
		exec("INSERT INTO word VALUES (?, ?)", fmt.Sprintf("w%05d", i), strings.Repeat("v", i%50)+strings.Repeat("long ", i%13*i%13*5))
	}
	if err := tx.Commit(); err != nil {
		tb.Fatal(err)
	}
	file, err = os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return file, want
}

func look(tb testing.TB, file []byte) *Survey {
	tb.Helper()
	s, err := Look(tb.Context(), bytes.NewReader(file), int64(len(file)), trees)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// count is how many different rows there are of a tree, each as it was written.
func count(tb testing.TB, s *Survey, want map[int64][]any) (numbers, words int) {
	tb.Helper()
	seen := map[int64]bool{}
	s.Rows("number", func(r Row) bool {
		if !reflect.DeepEqual(r.Values, want[r.Number]) {
			tb.Errorf("row %d is %v", r.Number, r.Values)
		}
		seen[r.Number] = true
		return true
	})
	all := map[any]bool{}
	s.Rows("word", func(r Row) bool { all[r.Values[0]] = true; return true })
	return len(seen), len(all)
}

func TestEveryRowOfAWholeFileIsRead(t *testing.T) {
	file, want := written(t, 500)
	s := look(t, file)
	if numbers, words := count(t, s, want); numbers != 500 || words != 500 {
		t.Errorf("%d and %d rows of 500", numbers, words)
	}
	if s.Bad() != 0 || s.Unplaced != 0 || s.Damaged("number") || s.Damaged("word") || s.Damaged("number_t") {
		t.Errorf("damage in a whole file: %d pages", s.Bad())
	}
	entries := 0
	s.Rows("number_t", func(r Row) bool {
		if id := r.Values[1].(int64); want[id][3] != r.Values[0] {
			t.Errorf("the index says %v of %d", r.Values, id)
		}
		entries++
		return true
	})
	if entries != 500 {
		t.Errorf("%d entries in the index", entries)
	}
}

func TestRowsAreFoundWithoutTheirRootsAndTheTableOfTables(t *testing.T) {
	file, want := written(t, 500)
	whole := look(t, file)
	for name, tree := range whole.trees {
		root := tree.Root
		if root == 0 {
			t.Fatalf("%s has no root", name)
		}
		clear(file[(root-1)*PageSize : root*PageSize])
	}
	s := look(t, file)
	if numbers, words := count(t, s, want); numbers != 500 || words < 490 { // words are also written on inner pages
		t.Errorf("%d and %d rows of 500", numbers, words)
	}
	if !s.Damaged("number") || !s.Damaged("word") {
		t.Error("the damage is not noticed")
	}
}

func TestARowWhoseRestIsOnADamagedPageIsNotMadeUp(t *testing.T) {
	file, want := written(t, 60)
	s := look(t, file)
	r := rand.New(rand.NewPCG(5, 5))
	for no := int64(1); no <= s.Pages; no++ {
		if s.owned[no] {
			continue
		}
		for i := range file[(no-1)*PageSize : no*PageSize] {
			file[int(no-1)*PageSize+i] = byte(r.Uint32())
		}
	}
	s = look(t, file)
	numbers, _ := count(t, s, want) // compares each with what was written
	if numbers == 0 || numbers >= 60 {
		t.Errorf("%d of 60 rows", numbers)
	}
}

func TestAPageOfNoiseIsNoPage(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	b := make([]byte, PageSize)
	for range 200_000 {
		for i := range 64 { // what is behind is looked at only where the header allows it
			b[i] = byte(r.Uint32())
		}
		if Looks(2, b) {
			t.Fatal("noise passes for a page")
		}
	}
}

func TestAPageThatPointsToItselfIsReadOnce(t *testing.T) {
	file, _ := written(t, 500)
	s := look(t, file)
	root := s.trees["number"].Root
	at := int((root - 1) * PageSize)
	for i := range 4 {
		file[at+8+i] = byte(root >> (24 - 8*i)) // its last child
	}
	look(t, file)
}

func FuzzLook(f *testing.F) {
	file, _ := written(f, 120)
	r := rand.New(rand.NewPCG(7, 7))
	for range 60 {
		f.Add(r.Uint32(), []byte{byte(r.Uint32()), byte(r.Uint32()), byte(r.Uint32())}, uint16(r.Uint32()>>r.IntN(32)))
	}
	f.Fuzz(func(t *testing.T, at uint32, with []byte, times uint16) {
		b := slices.Clone(file)
		for i := range int(times) * len(with) {
			b[(int(at)+i)%len(b)] = with[i%len(with)]
		}
		s := look(t, b)
		for name := range s.trees {
			s.Rows(name, func(Row) bool { return true })
		}
	})
}
