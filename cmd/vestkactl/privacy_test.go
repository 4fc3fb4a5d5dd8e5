package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest/traces"
	"vestka/app/importer/viasnatest"
)

// house is a machine of its own for a run of the whole main job: where the
// store lies, where the outputs go, and everywhere else that a program might
// write to.
type house struct {
	dir     string
	store   string
	outputs string
	before  []string // put before the program's own words: a tracer
}

const (
	sender  = "Надзея-Ганна"
	street  = "завулак Ціхі, 17"
	ownText = "Узорная ферма за ракой" // an unsettled place of the sample list
)

func newHouse(t *testing.T) *house {
	t.Helper()
	h := &house{dir: t.TempDir()}
	h.store = filepath.Join(h.dir, "store", "vestka.db")
	h.outputs = filepath.Join(h.dir, "outputs")
	for _, sub := range []string{"outputs", "inputs", "home", "config", "data", "cache", "state", "run", "tmp", "here"} {
		if err := os.Mkdir(filepath.Join(h.dir, sub), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, lang := range []app.Lang{app.English, app.Russian, app.Belarusian} {
		var b bytes.Buffer
		if _, err := viasnatest.Machine(&b, 2000, 7, lang); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(h.input(lang), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

func (h *house) input(lang app.Lang) string {
	return filepath.Join(h.dir, "inputs", string(lang)+".csv")
}

func (h *house) output(name string) string { return filepath.Join(h.outputs, name) }

// run starts vestkactl on the store of the house.
func (h *house) run(t *testing.T, args ...string) []byte {
	t.Helper()
	return h.start(t, append([]string{"vestkactl", "--store", h.store, "--today", "2026-11-22"}, args...)...)
}

// start runs a program to its end.
func (h *house) start(t *testing.T, words ...string) []byte {
	t.Helper()
	cmd := h.command(words...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", words, err, stderr.String())
	}
	return out
}

// command is a program as a user would start it, with nothing of this machine around it.
func (h *house) command(words ...string) *exec.Cmd {
	words = append(slices.Clone(h.before), words...)
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Dir = filepath.Join(h.dir, "here")
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "LANG=be_BY.UTF-8", "VESTKA_PASSPHRASE=a long secret"}
	for name, sub := range map[string]string{
		"HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache",
		"XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "run", "TMPDIR": "tmp",
	} {
		cmd.Env = append(cmd.Env, name+"="+filepath.Join(h.dir, sub))
	}
	return cmd
}

// mainJob is the whole of it: a list in three languages, people found, cards
// printed and logged, places settled, a list of birthdays, the demo.
func (h *house) mainJob(t *testing.T) {
	t.Helper()
	h.run(t, "init")
	for _, lang := range []app.Lang{app.English, app.Russian, app.Belarusian} {
		h.run(t, "import", h.input(lang), "--dry-run")
		h.run(t, "import", h.input(lang))
	}
	h.run(t, "sample", "add")
	h.run(t, "people", "--search", "Караткевіч")
	h.run(t, "people", "--held", "--has-address")
	h.run(t, "birthdays", "--out", h.output("birthdays.csv"))
	h.run(t, "birthdays", "--days", "366", "--out", h.output("birthdays.pdf"))
	h.run(
		t, "print", "postcards", "--birthday-within", "30", "--template", "birthday", "--letter-lang", "be",
		"--from", sender, "--return-address", street, "--layout", "a4x4", "--out", h.output("cards.pdf"),
	)
	h.run(t, "print", "postcards", "--people", "sample:9001", "--template", "greeting", "--letter-lang", "ru", "--from", sender, "--out", h.output("card.pdf"))
	h.run(t, "came-out", "yes")
	h.run(t, "log")
	h.run(t, "places")
	h.run(t, "places", "--settle", ownText, "--facility", "IK-904")
	h.run(t, "demo", h.output("demo"))
}

// files are all files below the house, by their paths.
func (h *house) files(t *testing.T) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(h.dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			all = append(all, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// personal are the words that may stand nowhere but in what the user asked for:
// names, addresses, texts, the passphrase.
func (h *house) personal(t *testing.T) []string {
	t.Helper()
	words := []string{sender, street, ownText, "a long secret"}
	var list struct {
		People []struct {
			Name struct{ BE, RU, Latin string }
		}
	}
	decode(t, h.run(t, "people", "--json"), &list)
	for _, p := range list.People {
		for _, name := range []string{p.Name.BE, p.Name.RU, p.Name.Latin} {
			for _, word := range append(strings.Fields(name), name) {
				if len([]rune(word)) > 4 {
					words = append(words, word)
				}
			}
		}
	}
	var log struct{ Entries []struct{ Text string } }
	decode(t, h.run(t, "log", "--json"), &log)
	for _, e := range log.Entries {
		for _, line := range strings.Split(e.Text, "\n") {
			if len([]rune(line)) > 20 {
				words = append(words, line)
			}
		}
	}
	if len(list.People) < 1000 || len(log.Entries) < 5 {
		t.Fatalf("%d people and %d entries: the job was not done", len(list.People), len(log.Entries))
	}
	slices.Sort(words)
	return slices.Compact(words)
}

func decode(t *testing.T, b []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(b, v); err != nil {
		t.Fatal(err)
	}
}

// TestNothingPersonalCanBeReadOutsideTheRequestedFiles searches every file byte
// by byte, that of the sealed store too, and every file's name.
func TestNothingPersonalCanBeReadOutsideTheRequestedFiles(t *testing.T) {
	h := newHouse(t)
	h.mainJob(t)
	words := h.personal(t)
	var outside, backups []string
	for _, path := range h.files(t) {
		switch filepath.Dir(path) {
		case filepath.Dir(h.input(app.English)):
			continue // the user's own files
		case h.outputs, h.output("demo"):
			if w := found(words, []byte(filepath.Base(path))); w != "" {
				t.Errorf("a file is called %s", path)
			}
		case filepath.Dir(h.store):
			if name := filepath.Base(path); !slices.Contains([]string{"vestka.db", "vestka.db.key", "vestka.db.lock"}, name) {
				t.Errorf("left beside the store: %s", name)
			}
		case h.store + ".backups":
			if name := filepath.Base(path); !backupName.MatchString(name) {
				t.Errorf("a backup is called %s", name)
			}
			backups = append(backups, path)
		default:
			outside = append(outside, path)
		}
	}
	if len(backups) == 0 {
		t.Error("there is no backup to search")
	}
	// The store is sealed, so that it may be searched like any other file.
	for _, path := range slices.Concat(outside, backups, []string{h.store, h.store + ".key", h.store + ".lock"}) {
		if w := found(words, contents(t, path)); w != "" {
			t.Errorf("%s holds %q", path, w)
		}
	}
	if len(outside) > 0 {
		t.Errorf("written where nobody asked: %v", outside)
	}
	// That the search finds anything at all, first in a store that is not sealed:
	h.run(t, "passphrase", "unseal", "--no-passphrase")
	if found(words, contents(t, h.store)) == "" {
		t.Error("the search finds no name even in an open store")
	}
	if found(words, contents(t, h.output("birthdays.csv"))) == "" {
		t.Error("the search finds no name even in the list of birthdays")
	}
}

// backupName says when a backup was made, and why, and nothing else.
var backupName = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d{6}Z-[a-z-]+(-\d+)?\.backup$`)

func contents(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// found is the first of the words that the bytes hold.
func found(words []string, b []byte) string {
	for _, trace := range traces.New(words...).AsTheyStand(b) {
		return trace.Word
	}
	return ""
}

// TestAPrintedFileSaysNothingAboutItsMaker looks at the bytes, beyond what a
// reader of PDF shows.
func TestAPrintedFileSaysNothingAboutItsMaker(t *testing.T) {
	h := newHouse(t)
	h.run(t, "init")
	h.run(t, "sample", "add")
	h.run(t, "print", "postcards", "--people", "1,2,3", "--template", "birthday", "--letter-lang", "be", "--from", sender, "--out", h.output("cards.pdf"))
	h.run(t, "birthdays", "--out", h.output("birthdays.pdf"))
	for _, name := range []string{"cards.pdf", "birthdays.pdf"} {
		b := contents(t, h.output(name))
		if !bytes.HasPrefix(b, []byte("%PDF-")) {
			t.Fatalf("%s is no PDF", name)
		}
		for _, word := range []string{"/Author", "/Creator", "/Producer", "/Title", "/Subject", "/Keywords", "/CreationDate", "/ModDate", "/Metadata", "/Info ", "/ID [", "/ID[", "xpacket", h.dir, sender} {
			if bytes.Contains(b, []byte(word)) {
				t.Errorf("%s says %s", name, word)
			}
		}
	}
}
