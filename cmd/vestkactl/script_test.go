package main

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3" // to make a store of a newer version
	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/htmlindex"

	"vestka/app"
	"vestka/app/importer/viasnatest"
	"vestka/db"
)

// programs are what tests can start: this test binary, called by these names.
var programs = map[string]func(){"vestkactl": func() { os.Exit(start(cheap)) }}

// cheap is what passphrases cost in tests, as in db.Options.
const cheap = 2

// run runs the program inside the test.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, now func() time.Time) int {
	c := newCLI(args, stdout, stderr, now)
	c.work = cheap
	return c.run(ctx, args)
}

func TestMain(m *testing.M) { testscript.Main(m, programs) }

// TestScripts runs what users type. The words that the scripts have beyond the
// usual ones stand below.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		Setup:               atHome,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"aged":      aged,
			"astray":    astray,
			"busy":      busy,
			"cut":       cut,
			"absent":    absent,
			"garble":    garble,
			"has":       has,
			"is":        is,
			"keep":      keep,
			"kept":      kept,
			"large":     large,
			"list":      list,
			"mode":      mode,
			"newer":     newer,
			"pages":     pages,
			"picture":   drawing,
			"sentences": sentences,
			"spoken":    spoken,
			"status":    status,
			"take":      take,
			"coded":     coded,
			"workbook":  workbook,
			"wrong":     wrong,
		},
	})
}

// atHome gives a script a home of its own, and English.
func atHome(env *testscript.Env) error {
	home := filepath.Join(env.WorkDir, "home")
	env.Setenv("HOME", home)
	env.Setenv("XDG_DATA_HOME", "")
	env.Setenv("LC_ALL", "C")
	env.Setenv("VESTKA_PASSPHRASE", "")
	env.Setenv("VESTKA_NEW_PASSPHRASE", "")
	return os.Mkdir(home, 0o700)
}

// status N PROGRAM ARGS… runs the program, which must end with exit status N.
func status(ts *testscript.TestScript, _ bool, args []string) {
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if args[0] != strconv.Itoa(got) {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// sentences N: standard error has N lines that are not empty.
func sentences(ts *testscript.TestScript, _ bool, args []string) {
	lines := strings.Split(strings.TrimRight(ts.ReadFile("stderr"), "\n"), "\n")
	if lines[0] == "" {
		lines = nil
	}
	if args[0] != strconv.Itoa(len(lines)) {
		ts.Fatalf("standard error has %d lines", len(lines))
	}
}

// at finds a value of the JSON object on standard output by a path such as
// "people.0.name"; "." is the object itself, "#" the length of an array.
func at(ts *testscript.TestScript, path string) any {
	var v any
	out := ts.ReadFile("stdout")
	d := json.NewDecoder(strings.NewReader(out))
	ts.Check(d.Decode(&v))
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		ts.Fatalf("more than one JSON object")
	}
	if path == "." {
		return v
	}
	for step := range strings.SplitSeq(path, ".") {
		switch in := v.(type) {
		case map[string]any:
			next, ok := in[step]
			if !ok {
				ts.Fatalf("%s: there is no %q", path, step)
			}
			v = next
		case []any:
			if step == "len" {
				v = len(in)
				break
			}
			n, err := strconv.Atoi(step)
			if err != nil || n >= len(in) {
				ts.Fatalf("%s: %d elements", path, len(in))
			}
			v = in[n]
		default:
			ts.Fatalf("%s: %v has no %q", path, v, step)
		}
	}
	return v
}

// is PATH VALUE: the JSON at the path is the value; a text stands without quotes.
func is(ts *testscript.TestScript, neg bool, args []string) {
	v := at(ts, args[0])
	got, ok := v.(string)
	if !ok {
		b, err := json.Marshal(v)
		ts.Check(err)
		got = string(b)
	}
	if (got == args[1]) == neg {
		ts.Fatalf("%s is %s", args[0], got)
	}
}

// has PATH KEYS…: the JSON object at the path has the keys, and perhaps others.
func has(ts *testscript.TestScript, _ bool, args []string) {
	object, ok := at(ts, args[0]).(map[string]any)
	if !ok {
		ts.Fatalf("%s is no object", args[0])
	}
	for _, key := range args[1:] {
		if _, ok := object[key]; !ok {
			ts.Fatalf("%s has no %q: %v", args[0], key, object)
		}
	}
}

// take PATH NAME puts the text at the path of the JSON into a variable.
func take(ts *testscript.TestScript, _ bool, args []string) {
	text, ok := at(ts, args[0]).(string)
	if !ok {
		ts.Fatalf("%s is no text", args[0])
	}
	ts.Setenv(args[1], text)
}

// wrong N STORE opens a sealed store N times with the passphrase of wrong.txt, which
// is not its own.
func wrong(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	for range n {
		status(ts, false, []string{"4", "vestkactl", "--store", args[1], "--passphrase-file", "wrong.txt", "people"})
	}
}

// keep FILE remembers the bytes of a file; kept FILE holds that they are the
// same still, "! kept" that they are not.
func keep(ts *testscript.TestScript, _ bool, args []string) {
	ts.Setenv("kept_"+args[0], sum(ts, args[0]))
}

func kept(ts *testscript.TestScript, neg bool, args []string) {
	before := ts.Getenv("kept_" + args[0])
	if before == "" {
		ts.Fatalf("%s was not kept", args[0])
	}
	if (sum(ts, args[0]) == before) == neg {
		ts.Fatalf("%s: the same bytes is %v", args[0], !neg)
	}
}

func sum(ts *testscript.TestScript, file string) string {
	return fmt.Sprintf("%x", sha256.Sum256([]byte(ts.ReadFile(file))))
}

// mode FILE OCTAL: the rights of a file.
func mode(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if got := fmt.Sprintf("%04o", info.Mode().Perm()); got != args[1] {
		ts.Fatalf("%s has the mode %s", args[0], got)
	}
}

// pages FILE N: pages of a PDF, which says nothing about who made it and when.
func pages(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(ts.Exec("pdfinfo", args[0]))
	n := ""
	for line := range strings.Lines(ts.ReadFile("stdout")) {
		field, value, _ := strings.Cut(line, ":")
		switch field {
		case "Pages":
			n = strings.TrimSpace(value)
		case "Title", "Subject", "Keywords", "Author", "Creator", "Producer", "CreationDate", "ModDate":
			ts.Fatalf("the PDF says %s", line)
		}
	}
	if n != args[1] {
		ts.Fatalf("%s has %s pages", args[0], n)
	}
}

// list FORM LANG ROWS FILE writes a list as Viasna publishes it.
func list(ts *testscript.TestScript, _ bool, args []string) {
	rows, err := strconv.Atoi(args[2])
	ts.Check(err)
	write := viasnatest.Machine
	if args[0] == "human" {
		write = viasnatest.Human
	}
	var b bytes.Buffer
	_, err = write(&b, rows, 7, app.Lang(args[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[3]), b.Bytes(), 0o600))
}

// picture FILE draws a picture, JPEG or PNG by the ending.
func drawing(ts *testscript.TestScript, _ bool, args []string) {
	b, err := drawn(args[0])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o600))
}

// drawn is a picture in the form that the name's ending says.
func drawn(name string) ([]byte, error) {
	img := image.NewRGBA(image.Rect(0, 0, 600, 500))
	for i := range img.Pix {
		img.Pix[i] = byte(i * 7)
	}
	img.Set(1, 1, color.White)
	var b bytes.Buffer
	var err error
	if strings.HasSuffix(name, ".png") {
		err = png.Encode(&b, img)
	} else {
		err = jpeg.Encode(&b, img, nil)
	}
	return b.Bytes(), err
}

// spoken FILE plants a word into a JPEG, as a camera does.
func spoken(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	b, err := os.ReadFile(path)
	ts.Check(err)
	const comment = "\xff\xfe\x00\x09planted"
	ts.Check(os.WriteFile(path, slices.Insert(b, 2, []byte(comment)...), 0o600))
}

// cut FILE NEW [N] writes the first half of a file, or all but its last N bytes.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	b := ts.ReadFile(args[0])
	size := len(b) / 2
	if len(args) > 2 {
		less, err := strconv.Atoi(args[2])
		ts.Check(err)
		size = len(b) - less
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b[:size]), 0o600))
}

// large FILE writes a PDF of one byte more than 25 MB.
func large(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), append([]byte("%PDF-1.4\n"), make([]byte, 25<<20-8)...), 0o600))
}

// absent FILE: there is no such file, and nothing of it was left behind.
func absent(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	if _, err := os.Lstat(path); err == nil {
		ts.Fatalf("%s was written", args[0])
	}
	if rest, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".vestka-*")); len(rest) > 0 {
		ts.Fatalf("left behind: %v", rest)
	}
}

// busy STORE has the store open until the script ends, as another program would.
func busy(ts *testscript.TestScript, _ bool, args []string) {
	s, err := db.Open(context.Background(), ts.MkAbs(args[0]), db.Options{Now: time.Now})
	ts.Check(err)
	ts.Defer(func() { ts.Check(s.Close()) })
}

// newer STORE marks a store as written by a newer version.
func newer(ts *testscript.TestScript, _ bool, args []string) {
	s, err := sql.Open("sqlite3", ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = s.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)")
	ts.Check(errors.Join(err, s.Close()))
}

// astray STORE says in a store of somebody who is not there that the user added them.
func astray(ts *testscript.TestScript, _ bool, args []string) {
	s, err := sql.Open("sqlite3", ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = s.Exec("INSERT INTO own_person VALUES (4321)")
	ts.Check(errors.Join(err, s.Close()))
}

// garble STORE PAGE...|all overwrites pages of a file, counted from 1, with noise.
func garble(ts *testscript.TestScript, _ bool, args []string) {
	if args[1] == "all" {
		info, err := os.Stat(ts.MkAbs(args[0]))
		ts.Check(err)
		for no := range info.Size() / 4096 {
			ts.Check(garblePage(ts.MkAbs(args[0]), no+1))
		}
		return
	}
	for _, arg := range args[1:] {
		no, err := strconv.ParseInt(arg, 10, 64)
		ts.Check(err)
		ts.Check(garblePage(ts.MkAbs(args[0]), no))
	}
}

// garblePage writes noise over a page of a store; the first is 1.
func garblePage(path string, no int64) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	noise := make([]byte, 4096)
	_, _ = rand.NewChaCha8([32]byte{byte(no)}).Read(noise) // does not fail
	_, err = f.WriteAt(noise, (no-1)*4096)
	return errors.Join(err, f.Close())
}

// aged FILE makes it one that was last changed yesterday.
func aged(ts *testscript.TestScript, _ bool, args []string) {
	yesterday := time.Now().AddDate(0, 0, -1)
	ts.Check(os.Chtimes(ts.MkAbs(args[0]), yesterday, yesterday))
}

// coded CHARSET FILE puts a file into a charset, as the web names it.
func coded(ts *testscript.TestScript, _ bool, args []string) {
	enc, err := htmlindex.Get(args[0])
	ts.Check(err)
	text, err := enc.NewEncoder().String(ts.ReadFile(args[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o600))
}

// workbook FILE CSV…: a spreadsheet with a worksheet for each CSV file, called as
// that is. A cell "=N" is the number N shown as a date.
func workbook(ts *testscript.TestScript, _ bool, args []string) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	add := func(name, text string) {
		w, err := z.Create(name)
		ts.Check(err)
		_, err = io.WriteString(w, `<?xml version="1.0" encoding="UTF-8"?>`+text)
		ts.Check(err)
	}
	const main, rel = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	sheets, rels := "", ""
	for i, file := range args[1:] {
		name := strings.TrimSuffix(filepath.Base(file), ".csv")
		sheets += fmt.Sprintf(`<sheet name="%s" sheetId="%d" r:id="r%d"/>`, name, i+1, i+1)
		rels += fmt.Sprintf(`<Relationship Id="r%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, rel, i+1)
		rows, err := csv.NewReader(strings.NewReader(ts.ReadFile(file))).ReadAll()
		ts.Check(err)
		text := ""
		for r, row := range rows {
			text += fmt.Sprintf(`<row r="%d">`, r+1)
			for c, cell := range row {
				at := fmt.Sprintf("%c%d", 'A'+c, r+1)
				if n, date := strings.CutPrefix(cell, "="); date {
					text += fmt.Sprintf(`<c r="%s" s="1"><v>%s</v></c>`, at, n)
				} else if cell != "" {
					text += fmt.Sprintf(`<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, at, html.EscapeString(cell))
				}
			}
			text += "</row>"
		}
		add(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), `<worksheet xmlns="`+main+`"><sheetData>`+text+`</sheetData></worksheet>`)
	}
	add("xl/workbook.xml", `<workbook xmlns="`+main+`" xmlns:r="`+rel+`"><sheets>`+sheets+`</sheets></workbook>`)
	add("xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+
		rels+`<Relationship Id="s" Type="`+rel+`/styles" Target="styles.xml"/></Relationships>`)
	add("xl/styles.xml", `<styleSheet xmlns="`+main+`"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`)
	add("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`)
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out.Bytes(), 0o600))
}
