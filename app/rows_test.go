package app_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"vestka/app"
)

// anyRecord is a row in which every field may say something, the same again and again.
func anyRecord(some *rand.Rand) (r app.Record) {
	fill(reflect.ValueOf(&r).Elem(), some)
	r.Gone, r.CheckedOn = app.Date{}, app.Date{}
	return r
}

func fill(v reflect.Value, some *rand.Rand) {
	if some.IntN(4) == 0 {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.Repeat(fmt.Sprint("слова", some.IntN(30)), 1+some.IntN(3)*some.IntN(40)))
	case reflect.Int:
		v.SetInt(some.Int64N(3000))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1+some.IntN(40), 40))
		for i := range v.Len() {
			fill(v.Index(i), some)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[app.Date]() {
			if some.IntN(5) == 0 { // a birthday without its year
				v.Set(reflect.ValueOf(app.Date{Month: 1 + some.IntN(12), Day: some.IntN(32)}))
				return
			}
			v.Set(reflect.ValueOf(app.Date{Year: 1 + some.IntN(9999), Month: some.IntN(13), Day: some.IntN(32)}))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), some)
		}
	default:
		panic(v.Kind())
	}
}

func TestPackedRowsComeBackWhole(t *testing.T) {
	some := rand.New(rand.NewPCG(1, 4))
	for _, n := range []int{0, 1, 2, 1000} {
		records := make([]app.Record, n)
		for i := range records {
			records[i] = anyRecord(some)
		}
		rows := app.RowsOf(records...)
		if rows.Len() != n {
			t.Fatalf("%d rows of %d", rows.Len(), n)
		}
		for i, got := range rows.All() {
			want := records[i]
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("row %d of %d:\n%+v\nwant\n%+v", i, n, got, want)
			}
			if h := rows.Head(i); h.Source != want.Source || h.Key != want.Key || h.Lang != want.Lang || h.Line != want.Line || h.HasID != want.HasID || h.Release != want.Release {
				t.Fatalf("head of row %d of %d:\n%+v\nwant\n%+v", i, n, h, want)
			}
			want.Cells = nil
			if facts := rows.Facts(i); !reflect.DeepEqual(facts, want) {
				t.Fatalf("facts of row %d of %d:\n%+v\nwant\n%+v", i, n, facts, want)
			}
		}
	}
}

func TestColumnsAreCountedAsTheyStandInRows(t *testing.T) {
	some := rand.New(rand.NewPCG(1, 5))
	rows, want := &app.Rows{}, map[string]int{}
	for range 300 {
		r := anyRecord(some)
		rows.Add(&r)
		for _, c := range r.Cells {
			if c.Column != "" {
				want[c.Column]++
			}
		}
	}
	if got := rows.Columns(); !reflect.DeepEqual(got, want) {
		t.Errorf("%v\nwant\n%v", got, want)
	}
	if got := (*app.Rows)(nil).Columns(); len(got) != 0 {
		t.Error(got)
	}
}

func TestTheLanguageOfPackedRowsIsSaidOfAll(t *testing.T) {
	rows := app.RowsOf(app.Record{Lang: app.Russian, Key: "1"}, app.Record{Key: "2"})
	rows.SetLang(app.Belarusian)
	for i := range 2 {
		if got := rows.At(i).Lang; got != app.Belarusian {
			t.Errorf("row %d: %q", i, got)
		}
	}
}

func TestRowsThatWereDroppedLeaveTheOthers(t *testing.T) {
	long := strings.Repeat("я", 10_000)
	rows := &app.Rows{}
	for i := range 100 {
		rows.Add(&app.Record{Line: i, Cells: []app.Cell{{Column: "c", Value: long}}})
	}
	rows.Drop(50)
	for i := 50; i < 100; i++ {
		if r := rows.At(i); r.Line != i || r.Value("c") != long {
			t.Fatalf("row %d: line %d", i, r.Line)
		}
	}
}

func TestNoRowsAreNone(t *testing.T) {
	var none *app.Rows
	if none.Len() != 0 {
		t.Error(none.Len())
	}
	for range none.All() {
		t.Error("a row")
	}
}

func TestAPackedRowIsReadByItsWordsAlone(t *testing.T) {
	some := rand.New(rand.NewPCG(1, 7))
	records := make([]app.Record, 500)
	for i := range records {
		records[i] = anyRecord(some)
	}
	rows := app.RowsOf(records...)
	for i, want := range records {
		packed := rows.Row(i).Packed()
		if got, err := app.Unpack(rows.Words(), packed, true); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("row %d: %v\n%+v\nwant\n%+v", i, err, got, want)
		}
		want.Cells = nil
		if got, err := app.Unpack(rows.Words(), packed, false); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("facts of row %d: %v\n%+v\nwant\n%+v", i, err, got, want)
		}
		if !app.Readable(rows.Words(), packed) {
			t.Errorf("%d: not readable", i)
		}
		for end := range len(packed) {
			_, err := app.Unpack(rows.Words(), packed[:end], true)
			if app.Readable(rows.Words(), packed[:end]) != (err == nil) {
				t.Errorf("%d, %d bytes of it: %v", i, end, err)
			}
		}
		if _, err := app.Unpack(rows.Words(), packed[:len(packed)/2], true); err == nil {
			t.Fatalf("half of row %d is read", i)
		}
	}
}

func FuzzUnpack(f *testing.F) {
	some := rand.New(rand.NewPCG(1, 8))
	words := []string{"a", "b", "c"}
	for range 20 {
		f.Add(app.RowOf(anyRecord(some)).Packed())
	}
	f.Fuzz(func(t *testing.T, packed string) {
		for _, cells := range []bool{true, false} {
			r, err := app.Unpack(words, packed, cells)
			if err != nil {
				continue
			}
			rows := app.RowsOf(r) // what could be read can be packed again
			if again, err := app.Unpack(rows.Words(), rows.Row(0).Packed(), true); err != nil || !reflect.DeepEqual(again, r) {
				t.Fatalf("%v: %+v, was %+v", err, again, r)
			}
		}
	})
}
