package table_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/importer/table"
)

// broken is a file on a disk that fails after some bytes.
type broken struct {
	file  []byte
	after int64
}

func (b broken) ReadAt(p []byte, at int64) (int, error) {
	if at+int64(len(p)) > b.after {
		return 0, &fs.PathError{Op: "read", Path: "/home/private/спіс.csv", Err: errors.New("input/output error")}
	}
	return bytes.NewReader(b.file).ReadAt(p, at)
}

// eachFormat gives a list of some thousand rows in every format.
func eachFormat(t *testing.T, do func(t *testing.T, file []byte)) {
	rows := random(rand.New(rand.NewPCG(11, 12)), 3000, 12)
	for name, write := range writers {
		t.Run(name, func(t *testing.T) { do(t, []byte(write(rows))) })
	}
	t.Run("vcard", func(t *testing.T) {
		do(t, []byte(strings.Repeat("BEGIN:VCARD\nN:Купала;Янка\nNOTE:"+strings.Repeat("паэт ", 50)+"\nEND:VCARD\n", 3000)))
	})
}

// readTo opens the file and reads rows until something ends it.
func readTo(ctx context.Context, r io.ReaderAt, size int64) error {
	tab, err := table.Open(ctx, r, size, table.Settings{})
	for err == nil {
		_, err = tab.Next()
	}
	return err
}

func TestFailureOfTheDiskIsToldWithoutTheNameOfTheFile(t *testing.T) {
	eachFormat(t, func(t *testing.T, file []byte) {
		for _, after := range []int64{0, 100, int64(len(file)) / 2, int64(len(file)) - 1} {
			var e *app.Error
			err := readTo(t.Context(), broken{file, after}, int64(len(file)))
			if !errors.As(err, &e) || e.Code != app.Failed && e.Key != "error.table.damaged" || strings.Contains(err.Error(), "private") {
				t.Errorf("after %d: %v", after, err)
			}
		}
	})
}

// stopping is a file in which the user cancels at some place.
type stopping struct {
	*bytes.Reader
	cancel context.CancelFunc
	reads  *int
}

func (s stopping) ReadAt(p []byte, at int64) (int, error) {
	if *s.reads--; *s.reads <= 0 {
		s.cancel()
	}
	return s.Reader.ReadAt(p, at)
}

func TestReadingCanBeCancelled(t *testing.T) {
	eachFormat(t, func(t *testing.T, file []byte) {
		for _, reads := range []int{1, 2, 3} {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			err := readTo(ctx, stopping{bytes.NewReader(file), cancel, &reads}, int64(len(file)))
			if app.CodeOf(err) != app.Cancelled {
				t.Errorf("%v", err)
			}
		}
	})
}

func TestFileLargerThanAnyListIsRefusedUnread(t *testing.T) {
	var e *app.Error
	if _, err := table.Open(t.Context(), broken{}, 256<<20+1, table.Settings{}); !errors.As(err, &e) || e.Key != "error.import.too_large" {
		t.Error(err)
	}
}

func TestEmptyFilesAreRefused(t *testing.T) {
	for _, file := range []string{"", "\n \r\n", "\uFEFF", "\uFEFF\n"} {
		if e := refused(t, []byte(file), table.Settings{}); e.Key != "error.import.empty" || e.Code != app.Refused {
			t.Errorf("%q: %v", file, e)
		}
	}
	for _, f := range []table.Format{table.XLSX, table.JSON, table.HTML, table.VCard} {
		if e := refused(t, []byte("\x1E"), table.Settings{Format: f}); e.Code != app.Refused {
			t.Errorf("%s: %v", f, e)
		}
	}
}

func TestBytesThatAreNoTextAreRefused(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	noise := make([]byte, 300<<10)
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	for name, file := range map[string][]byte{"noise": noise, "zeros": make([]byte, 4096), "a little noise": noise[:400], "a picture": append([]byte("\x89PNG\r\n\x1A\n"), noise...), "a program": append([]byte("\x7FELF\x02\x01\x01\x00"), noise...)} {
		if e := refused(t, file, table.Settings{}); e.Code != app.Refused {
			t.Errorf("%s: %v", name, e)
		}
	}
}

// TestZeroBytesInATextAreTold holds that few are damage, and many no text.
func TestZeroBytesInATextAreTold(t *testing.T) {
	for zeros, refused := range map[int]bool{1: false, 100: false, 101: true} {
		file := []byte("a,b\n" + strings.Repeat(strings.Repeat("слова,іншае\n", 500)+"\x00", zeros))
		var e *app.Error
		err := readTo(t.Context(), bytes.NewReader(file), int64(len(file)))
		if isBinary := errors.As(err, &e) && e.Key == "error.import.binary"; isBinary != refused || !refused && !errors.Is(err, io.EOF) {
			t.Errorf("%d zeros: %v", zeros, err)
		}
	}
}

func TestSettingsThatMakeNoSenseAreSaid(t *testing.T) {
	for key, s := range map[string]table.Settings{
		"error.table.format": {Format: "doc"}, "error.table.charset": {Charset: "klingon"}, "error.table.separator": {Separator: "::"},
		"error.table.quote": {Separator: ",", Quote: ","}, "error.table.header_line": {HeaderLine: 77},
	} {
		if e := refused(t, []byte("a,b\n1,2\n"), s); e.Key != key || e.Code != app.Invalid {
			t.Errorf("%s: %v", key, e)
		}
	}
	for _, s := range []table.Settings{{Separator: "\n"}, {Separator: "ў"}, {Quote: "»"}, {Quote: "\"\""}} {
		if e := refused(t, []byte("a,b\n1,2\n"), s); e.Code != app.Invalid {
			t.Errorf("%+v: %v", s, e)
		}
	}
}

func TestSettingsAreObeyed(t *testing.T) {
	file := []byte("a,b;c\n'1,2';3\n")
	for _, c := range []struct {
		set  table.Settings
		want [][]string
	}{
		{table.Settings{Separator: ","}, [][]string{{"a", "b;c"}, {"'1", "2';3"}}},
		{table.Settings{Separator: ";", Quote: "'"}, [][]string{{"a,b", "c"}, {"1,2", "3"}}},
		{table.Settings{Separator: ";", Quote: table.NoQuote}, [][]string{{"a,b", "c"}, {"'1,2'", "3"}}},
		{table.Settings{Separator: ";", HeaderLine: table.NoHeader}, [][]string{{"A", "B"}, {"a,b", "c"}, {"'1,2'", "3"}}},
		{table.Settings{Separator: ";", HeaderLine: 2}, [][]string{{"'1,2'", "3"}}},
		{table.Settings{Separator: ",", Charset: "cp866", Format: table.CSV}, [][]string{{"a", "b;c"}, {"'1", "2';3"}}},
	} {
		tab, rows := read(t, file, c.set)
		same(t, append([][]string{tab.Header()}, rows...), c.want)
		if d := tab.Detected(); c.set.Charset != "" && d.Charset != "ibm866" || c.set.HeaderLine != 0 && d.HeaderLine != c.set.HeaderLine {
			t.Errorf("%+v", d)
		}
	}
}

func TestDetectedSettingsReadTheFileInTheSameWay(t *testing.T) {
	eachFormat(t, func(t *testing.T, file []byte) {
		first := open(t, file, table.Settings{})
		again := open(t, file, first.Detected().Settings)
		if again.Detected().Settings != first.Detected().Settings || again.Detected().Unsure.Has(table.TraitHeader|table.TraitSeparator|table.TraitWorksheet) {
			t.Errorf("%+v, then %+v", first.Detected(), again.Detected())
		}
		a, b := all(t, first), all(t, again)
		if fmt.Sprint(a) != fmt.Sprint(b) {
			t.Error("other rows")
		}
	})
}

func TestHeadTakesNothingAway(t *testing.T) {
	eachFormat(t, func(t *testing.T, file []byte) {
		whole := all(t, open(t, file, table.Settings{}))
		tab := open(t, file, table.Settings{})
		for _, n := range []int{0, 1, 50, 20} {
			head, err := tab.Head(n)
			if err != nil || fmt.Sprint(head) != fmt.Sprint(whole[:n]) {
				t.Fatalf("%d: %v %v", n, head, err)
			}
		}
		if got := all(t, tab); fmt.Sprint(got) != fmt.Sprint(whole) {
			t.Errorf("%d rows of %d", len(got), len(whole))
		}
		if head, err := tab.Head(5); len(head) != 0 || err != nil {
			t.Error(head, err)
		}
	})
}

// TestMemoryDoesNotGrowWithTheFile reads lists of which only one row is held at
// a time: what is held must not depend on how many there are.
func TestMemoryDoesNotGrowWithTheFile(t *testing.T) {
	held := func(file []byte) uint64 {
		var before, now runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		tab := open(t, file, table.Settings{})
		var most uint64
		for n := 0; ; n++ {
			if n%5000 == 0 {
				runtime.GC()
				runtime.ReadMemStats(&now)
				most = max(most, now.HeapAlloc-min(before.HeapAlloc, now.HeapAlloc))
			}
			if _, err := tab.Next(); err != nil {
				return most
			}
		}
	}
	r := rand.New(rand.NewPCG(15, 16))
	for name, write := range writers {
		small, large := held([]byte(write(random(r, 2000, 8)))), held([]byte(write(random(r, 40_000, 8))))
		if large > small+2<<20 {
			t.Errorf("%s: %d kB for 2,000 rows, %d kB for 40,000", name, small>>10, large>>10)
		}
	}
}

// TestQuotesThatWereNeverClosedCostNoRow holds that a row with bad quotes, and
// those around it, are all there and the bad one is told.
func TestQuotesThatWereNeverClosedCostNoRow(t *testing.T) {
	for _, bad := range []string{`2,"x,y,z,w`, `2,x",y,z,w`, `2,"x"y,y,z,w`, `2,"x,y",z",w,v`, `"2,x,y,z,w`, `2,x,y,z,"w`} {
		file := "n,a,b,c,d\n1,p,q,r,s\n" + bad + "\n3,p,q,r,s\n4,p,q,r,s\n"
		rows := all(t, open(t, []byte(file), table.Settings{}))
		if len(rows) != 4 || rows[0].Cells[0] != "1" || rows[2].Cells[0] != "3" || rows[3].Cells[4] != "s" || !strings.Contains(strings.Join(rows[1].Cells, ","), "x") {
			t.Errorf("%q: %+v", bad, rows)
		}
	}
	for _, narrow := range []string{"a,b\n1,\"x\n2,y\n3,z", "a\n\"x\ny\nz"} { // where nothing tells one row from the next, no letter is lost
		text := ""
		for _, row := range all(t, open(t, []byte(narrow), table.Settings{HeaderLine: 1})) {
			text += strings.Join(row.Cells, "")
		}
		for _, letter := range "xyz" {
			if !strings.ContainsRune(text, letter) {
				t.Errorf("%q: %q", narrow, text)
			}
		}
	}
}
