package importer_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/importer/viasnatest"
)

const header = viasnatest.MachineColumns + "\n"

// refused reads the file and returns the error that it must give.
func refused(t *testing.T, r io.Reader) *app.Error {
	t.Helper()
	snap, err := importer.ReadViasna(t.Context(), r, today)
	var e *app.Error
	if !errors.As(err, &e) {
		t.Fatalf("error %v, want an app.Error", err)
	}
	if snap.Read != 0 || snap.Records != nil || snap.Problems != nil {
		t.Error("a refused file leaves something behind")
	}
	return e
}

func TestFileThatIsNoListIsRefusedWithItsOwnSentence(t *testing.T) {
	row := `1,https://x/person/a,Ales Harun,active,male,FALSE,"reader`
	for name, c := range map[string]struct{ file, key string }{
		"no bytes":               {"", "error.import.empty"},
		"blank lines":            {"\r\n \n\t\n", "error.import.empty"},
		"mark and no more":       {"\uFEFF", "error.import.empty"},
		"letter":                 {"Dear friend,\nhow are you?\n", "error.import.not_list"},
		"another list":           {"title,author,year\nVerses,Harun,1918\n", "error.import.not_list"},
		"one line":               {"id", "error.import.not_list"},
		"json":                   {`{"id":1,"name":"x"}`, "error.import.not_list"},
		"endless line":           {strings.Repeat("id,name ", 40_000), "error.import.not_list"},
		"zero byte in header":    {"id,name\x00\n1,Ales Harun\n", "error.import.binary"},
		"zero byte, no header":   {"\x7FELF\x02\x01\n\x00\x00", "error.import.binary"},
		"UTF-16, no mark":        {"i\x00d\x00,\x00n\x00a\x00m\x00e\x00\n\x001\x00", "error.import.binary"},
		"many zero bytes":        {header + "1,,Ales Harun,active\n2," + strings.Repeat("\x00", 101), "error.import.binary"},
		"page":                   {"\n<!DOCTYPE html><html><title>Just a moment...</title></html>", "error.import.web_page"},
		"page with mark":         {"\uFEFF<HTML><body>403</body></html>", "error.import.web_page"},
		"pdf":                    {"%PDF-1.7\n%\xE2\xE3\n", "error.import.pdf"},
		"xlsx":                   {"PK\x03\x04\x14\x00", "error.import.spreadsheet"},
		"xls":                    {"\xD0\xCF\x11\xE0\xA1\xB1", "error.import.spreadsheet"},
		"header alone":           {header, "error.import.no_rows"},
		"header, no line end":    {strings.TrimSpace(header), "error.import.no_rows"},
		"header and blank rows":  {header + "\n,,,,\n\n", "error.import.no_rows"},
		"cut off":                {header + row, "error.import.cut_off"},
		"cut off at a line end":  {header + row + "\n", "error.import.cut_off"},
		"cut off in human form":  {viasnatest.HumanColumns[app.Russian] + "\nЯнка Купала,Политзаключенный,,,,\"ч. 1 ст. 342\nч. 2", "error.import.cut_off"},
		"rows about nobody":      {header + strings.Repeat("x,y,,\n", 3), "error.import.mostly_bad"},
		"many rows about nobody": {header + "1,,Ales Harun,active\n" + strings.Repeat("x,y,,\n", 30), "error.import.mostly_bad"},
	} {
		t.Run(name, func(t *testing.T) {
			e := refused(t, strings.NewReader(c.file))
			if e.Code != app.Refused || e.Key != c.key || e.Hint == "" {
				t.Errorf("code %s, key %s, hint %q; want %s", e.Code, e.Key, e.Hint, c.key)
			}
		})
	}
}

func TestFileCutOffAnywhereInsideARowIsReadAsFarAsItIsWhole(t *testing.T) {
	before := header + "7,https://x/a,Janka Kupala,active,male,,,,,,,,,,,,,,,,,,\n"
	row := "8,https://x/b,Ales Harun,active,male,FALSE,\"reader, of \"\"old\"\" books\",1980-01-02,2022-03-04,\"Art. 342\nArt. 368\",\"Sample colony No. 904;000000, Sample town\",,,,,,,,,,,,\n"
	for i := 1; i < strings.LastIndexByte(row, ','); i++ {
		snap := read(t, before+row[:i])
		if !snap.BreaksOff || snap.Records.Len() != 1 || snap.Refused != 1 || len(snap.Bad) != 1 || snap.Bad[0].Line != 3 || snap.Bad[0].Problem.Key != "table.problem.cut" {
			t.Fatalf("cut at %q: %v, %d, %+v", row[:i], snap.BreaksOff, snap.Records.Len(), snap.Problems)
		}
		if p := snap.Problems[0]; p.Key != "import.problem.breaks_off" || p.Args["Rows"] != 1 || p.Args["Bytes"] != int64(len(before)+i) {
			t.Fatalf("cut at %q: %+v", row[:i], p)
		}
	}
	if snap := read(t, before+strings.TrimSuffix(row, "\n")); snap.BreaksOff || snap.Records.Len() != 2 {
		t.Errorf("a whole row without a line end: %+v", snap.Problems)
	}
	if e := refused(t, strings.NewReader(header+row[:60])); e.Key != "error.import.cut_off" {
		t.Errorf("nothing whole: %s", e.Key)
	}
}

func TestEndlessNoiseIsRefusedAtOnceInLittleMemory(t *testing.T) {
	random := rand.NewChaCha8([32]byte{1})
	for name, r := range map[string]io.Reader{
		"random bytes":         random,
		"letters without end":  &loop{text: []byte("abc ")},
		"lines without end":    &loop{text: []byte("no list at all\n")},
		"header, then letters": io.MultiReader(strings.NewReader(header), &loop{text: []byte("abc, ")}),
		"header, then lines":   io.MultiReader(strings.NewReader(header), &loop{text: []byte("no row of a list\n")}),
		"header, then a quote": io.MultiReader(strings.NewReader(header+"1,,Ales Harun,active,\""), &loop{text: []byte("abc ")}),
		"header, then quotes":  io.MultiReader(strings.NewReader(header), &loop{text: []byte("\"a,\"b\n,")}),
		"header, then repeats": io.MultiReader(strings.NewReader(header), &loop{text: []byte("1,,Ales Harun,active\n")}),
		"header, then rows":    io.MultiReader(strings.NewReader(header), &counting{row: "%d,u,Jan Kaval,active,male,,,,,,\n"}),
		"header, then full":    io.MultiReader(strings.NewReader(header), &counting{row: "%d,u,Jan Kaval,active" + strings.Repeat(",a", 900) + "\n"}),
		"header, then bytes":   io.MultiReader(strings.NewReader(header), &counting{row: "%d,u,Jan Kaval,active" + strings.Repeat(",\xFF", 900) + "\n"}),
		"header, then wide":    io.MultiReader(strings.NewReader(header), &counting{row: "%d,u,Jan Kaval,active" + strings.Repeat(",", 5000) + "\n"}),
		"header, then commas":  io.MultiReader(strings.NewReader(header), &loop{text: []byte(",")}),
		"header, then blanks":  io.MultiReader(strings.NewReader(header), &loop{text: bytes.Repeat([]byte{'\n'}, 4096)}),
	} {
		t.Run(name, func(t *testing.T) {
			counted := &counter{r: io.LimitReader(r, 1<<30)}
			e := refused(t, counted)
			if e.Code != app.Refused {
				t.Error(e)
			}
			if counted.n > 32<<20 {
				t.Errorf("%d bytes were read first", counted.n)
			}
		})
	}
}

// counting gives row after row, each under a number of its own.
type counting struct {
	row  string
	n    int
	rest []byte
}

func (c *counting) Read(p []byte) (int, error) {
	if len(c.rest) == 0 {
		c.n++
		c.rest = fmt.Appendf(c.rest, c.row, c.n)
	}
	n := copy(p, c.rest)
	c.rest = c.rest[n:]
	return n, nil
}

// TestNoiseLikeAListIsRefusedInBoundedMemory holds what is allocated for a file
// that is refused at last, all of it, garbage included, so that the peak must
// be lower still.
func TestNoiseLikeAListIsRefusedInBoundedMemory(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	rows := &counting{row: "%d,u,Jan Kaval,active,male,,,,,,\n"}
	if e := refused(t, io.MultiReader(strings.NewReader(header), rows)); e.Key != "error.import.too_large" {
		t.Error(e)
	}
	runtime.ReadMemStats(&after)
	if mib := (after.TotalAlloc - before.TotalAlloc) >> 20; mib > 300 {
		t.Errorf("%d MiB were allocated", mib)
	}
	if rows.n > 220_000 {
		t.Errorf("%d rows were read", rows.n)
	}
}

func TestListOfAsManyRowsAsAreAllowedIsReadAndOneMoreIsRefused(t *testing.T) {
	var file strings.Builder
	file.WriteString("id,name,status\n")
	for n := range 200_000 {
		fmt.Fprintf(&file, "%d,Ales Harun,active\n", n+1)
	}
	if snap := read(t, file.String()); snap.Records.Len() != 200_000 || snap.Records.At(199_999).Key != "200000" {
		t.Errorf("%d records", snap.Records.Len())
	}
	file.WriteString("200001,Ales Harun,active\n")
	if e := refused(t, strings.NewReader(file.String())); e.Key != "error.import.too_large" {
		t.Error(e)
	}
}

func TestFileKnownToBeLargerThanAnyListIsRefusedUnread(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "list.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString(header + strings.Repeat("1,,Ales Harun,active\n", 20_000)); err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(1 << 30); err != nil { // a hole takes no room on the disk
		t.Fatal(err)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	if e := refused(t, f); e.Key != "error.import.too_large" {
		t.Error(e)
	}
	if at, err := f.Seek(0, io.SeekCurrent); err != nil || at > 1<<20 {
		t.Errorf("%d bytes were read first, %v", at, err)
	}
}

// loop says the same for ever.
type loop struct {
	text []byte
	at   int
}

func (l *loop) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = l.text[l.at]
		l.at = (l.at + 1) % len(l.text)
	}
	return len(p), nil
}

type counter struct {
	r io.Reader
	n int
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += n
	return n, err
}

func TestFailureOfTheDiskIsAnErrorThatDoesNotNameTheFile(t *testing.T) {
	failing := io.MultiReader(strings.NewReader(header+"1,,Ales Harun,active\n"), failure{})
	e := refused(t, failing)
	if e.Code != app.Failed || e.Key != "error.import.read" || strings.Contains(e.Error(), "private") {
		t.Error(e)
	}
	if e := refused(t, failure{}); e.Code != app.Failed {
		t.Error(e)
	}
}

type failure struct{}

func (failure) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: "/home/private", Err: errors.New("input/output error")}
}

func TestStoppedImportSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := importer.ReadViasna(ctx, strings.NewReader(header+"1,,Ales Harun,active\n"), today)
	if app.CodeOf(err) != app.Cancelled {
		t.Error(err)
	}
	ctx, cancel = context.WithCancel(t.Context())
	stopping := io.MultiReader(strings.NewReader(header), &loop{text: []byte("1,,Ales Harun,active\n")})
	_, err = importer.ReadViasna(ctx, &after{r: stopping, left: 100 << 10, do: cancel}, today)
	if app.CodeOf(err) != app.Cancelled {
		t.Error(err)
	}
}

// after does something once so many bytes have been read.
type after struct {
	r    io.Reader
	left int
	do   func()
}

func (a *after) Read(p []byte) (int, error) {
	n, err := a.r.Read(p)
	if a.left -= n; a.left < 0 {
		a.do()
	}
	return n, err
}
