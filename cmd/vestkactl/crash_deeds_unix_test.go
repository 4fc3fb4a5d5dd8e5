//go:build unix

package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/importer/viasnatest"
	"vestka/cmd/internal/wiring"
	"vestka/db"
)

// The passphrases of the sites. The first opens every sealed store.
const (
	first  = "сасна лыжка човен агурок"
	second = "вясло карта попел цукар"
	third  = "нікому не патрэбная фраза"
)

// The sites that deeds begin with.
const (
	empty   = "empty"   // a sealed store without anybody
	filled  = "filled"  // one with a list, the sample list, a printed job, a settled place and a backup of before
	shared  = "shared"  // that, with a second passphrase
	told    = "told"    // a store with two lists, the later of which told something
	open    = "open"    // that, not sealed
	broken  = "broken"  // that, with noise in place of some pages
	wait    = "wait"    // a sealed store with a list of which rows wait to be mended
	undone  = "undone"  // a filled one in which a setting was changed, a place settled, an attachment removed, and a job printed last
	gone    = "gone"    // no store, but its backup
	sheeted = "sheeted" // a filled one with a sheet of labels and a design of the user's own
	lying   = "lying"   // a filled one with a letter on the desk that was changed once
)

// The numbers of what was done in the site undone.
const attachedStep, placeStep, attachmentStep = "4", "5", "6"

// deeds are all that changes a store, its keys or its backups.
var deeds = []deed{
	{name: "import into an empty store", from: empty, words: as(first, "import", "@/list.csv")},
	{name: "import into a filled store", from: filled, words: as(first, "import", "--accept-guards", "@/other.csv")},
	{name: "import of changes", from: filled, words: as(first, "import", "--accept-guards", "@/later.csv")},
	{name: "import of changes into an open store", from: open, words: []string{"import", "--accept-guards", "@/later.csv"}},
	{name: "import taken back", from: told, words: as(first, "undo")},
	{name: "print job taken back", from: undone, words: as(first, "undo")},
	{name: "removed attachment brought back", from: undone, words: as(first, "undo", attachmentStep)},
	{name: "settled place taken back", from: undone, words: as(first, "undo", placeStep)},
	{name: "deeds taken back together", from: undone, words: as(first, "undo", attachedStep, "--and-later")},
	{name: "deeds forgotten", from: undone, words: as(first, "undo", "--forget")},
	{name: "changes applied", from: told, words: as(first, "changes", "--apply", "all")},
	{name: "import of any list", from: empty, words: as(first, "import", "@/office.csv", "--source", "office")},
	{name: "template added", from: filled, words: as(first, "templates", "add", "мая", "--copy", "greeting")},
	{name: "letter begun", from: filled, words: as(first, "draft", "new", "--person", "1", "--template", "greeting", "--letter-lang", "be")},
	{name: "letters drafted", from: filled, words: as(first, "draft", "batch", "--people", "1,2,3,4", "--template", "greeting", "--letter-lang", "be", "--seed", "7")},
	{name: "letter written", from: lying, words: as(first, "draft", "write", "1", "--words", "@/letter.txt")},
	{name: "earlier version of a letter brought back", from: lying, words: as(first, "draft", "back", "1")},
	{name: "design added", from: filled, words: as(first, "designs", "add", "мая", "--copy", "frame")},
	{name: "row mended", from: wait, words: as(first, "inbox", "mend", "1", "--set", "Імя=Максім Гарэцкі")},
	{name: "row dismissed", from: wait, words: as(first, "inbox", "dismiss", "1")},
	{name: "donation written down", from: filled, words: as(first, "donation", "add", "50 EUR", "--payee-kind", "fund", "--purpose", "лекі", "--date", "2026-03-01", "--person", "1")},
	{name: "reminder to give", from: filled, words: as(first, "donation", "plans", "add", "50 EUR", "--every", "month", "--next", "2026-12-01")},
	{name: "parcel packed", from: filled, words: as(first, "parcel", "new", "--person", "1")},
	{name: "day of one's own", from: filled, words: as(first, "occasions", "add", "Дзень ліста", "--on", "10-09")},
	{name: "known day moved", from: filled, words: as(first, "occasions", "change", "christmas", "--on", "12-24")},
	{name: "how often to write", from: filled, words: as(first, "interval", "--all", "--wish", "60")},
	{name: "occasion left out", from: filled, words: as(first, "skip", "1", "--reason", "просіць", "--occasion", "easter")},
	{name: "sample list removed", from: filled, words: as(first, "sample", "remove")},
	{
		name: "print and log", from: filled,
		words:  as(first, "print", "postcards", "--people", "1,2,3,4,5,6", "--template", "birthday", "--letter-lang", "be", "--out", "@/cards.pdf"),
		rests:  append([]string{"cards.pdf"}, keptNeighbours...), // it is on the disk before the log says that it was made
		onward: as(first, "jobs", "rest", "2", "--out", "@/cards.pdf"), shows: "cards.pdf",
	},
	{
		name: "print on labels and log", from: filled,
		words:  as(first, "print", "letters", "--people", "1,2,3", "--template", "birthday", "--letter-lang", "be", "--labels", "@/labels.pdf", "--label-sheet", "L7160", "--out", "@/letters.pdf"),
		rests:  append([]string{"letters.pdf", "labels.pdf", "letters-labels.pdf"}, keptNeighbours...),
		onward: as(first, "jobs", "rest", "2", "--out", "@/letters.pdf"), shows: "letters.pdf",
	},
	{name: "sheet of labels added", from: filled, words: as(first, "sheets", "add", "мой", "--label", "70x37", "--grid", "3x8", "--first", "0,0")},
	{name: "places of a sheet used", from: filled, words: as(first, "sheets", "used", "L7160", "--skip", "3")},
	{name: "sheet of labels changed", from: sheeted, words: as(first, "sheets", "edit", "мой", "--label", "70x36")},
	{name: "sheet of labels removed", from: sheeted, words: as(first, "sheets", "remove", "мой")},
	{name: "design changed", from: sheeted, words: as(first, "designs", "edit", "мая", "--border", "4")},
	{name: "design removed", from: sheeted, words: as(first, "designs", "remove", "мая")},
	{name: "printer put right", from: filled, words: as(first, "printers", "adjust", "Office", "--front", "1,2")},
	{
		name: "cards and letters printed as one job", from: filled,
		words: as(first, "print", "postcards", "--people", "1,2,3,4,5,6", "--template", "birthday", "--letter-lang", "be", "--out", "@/cards.pdf",
			"--letters", "@/cards-letters.pdf", "--letters-template", "birthday"),
		rests:  append([]string{"cards.pdf", "cards-letters.pdf"}, keptNeighbours...),
		onward: as(first, "jobs", "rest", "2", "--out", "@/cards.pdf"), shows: "cards.pdf",
	},
	{name: "some sheets came out", from: filled, words: as(first, "came-out", "some", "--sheets", "1")},
	{name: "cards came out", from: filled, words: as(first, "came-out", "yes")},
	{name: "place settled", from: filled, words: as(first, "places", "--settle", ownText, "--facility", "IK-904")},
	{name: "facility edited", from: filled, words: as(first, "facilities", "edit", "IK-904", "--address-ru", "ул. Новая, 8", "--address-ru", "000000, г. Узорск")},
	{name: "facility closed", from: filled, words: as(first, "facilities", "close", "IK-904", "--on", "2026-11-20")},
	{name: "files attached", from: filled, words: as(first, "attach", "@/scan.jpg", "@/receipt.png", "--person", "3")},
	{name: "attachment removed", from: filled, words: as(first, "attach", "remove", "1")},
	{name: "gathering added", from: filled, words: as(first, "gathering", "add", "--letters", "12", "--title", "Вечар")},
	{name: "letters logged", from: filled, words: as(first, "log", "add", "--people", "1,2", "--text", "Вітаю")},
	{name: "reply added", from: filled, words: as(first, "reply", "add", "@/scan.jpg", "--person", "1", "--text", "Дзякуй")},
	{name: "setting changed", from: filled, words: as(first, "settings", "set", "sender", "Надзея")},
	{name: "people marked", from: filled, words: as(first, "mark", "1,2", "--do-not-write", "--reason", "так просяць", "--source", "сваякі")},
	{name: "person added", from: filled, words: as(first, "person", "add", "--name-be", "Цётка", "--facility", "IK-904", "--tag", "вечарына")},
	{name: "people changed", from: filled, words: as(first, "person", "bulk", "1,2", "--tag", "вечарына", "--status", "former", "--line", "Вызвалены")},
	{name: "forms of a name written", from: filled, words: as(first, "forms", "--person", "1", "--name-lang", "be", "--set", "family:dative=Асаблівому")},
	{name: "people merged", from: filled, words: as(first, "merge", "2", "1")},
	{name: "list saved", from: filled, words: as(first, "lists", "save", "Жанчыны", "--sex", "f", "--held")},
	{name: "occasion added", from: filled, words: as(first, "occasions", "add", "--on", "02-29", "--person", "1", "--occasion", "name_day")},
	{name: "people skipped", from: filled, words: as(first, "skip", "1,2", "--reason", "так просяць")},
	{name: "interval set", from: filled, words: as(first, "interval", "--all", "--wish", "90")},
	{name: "draw kept", from: filled, words: as(first, "draw", "--count", "3", "--seed", "1", "--keep-as", "Вечар")},
	{name: "rule edited", from: filled, words: as(first, "rules", "edit", "letter-law", "--verdict", "no", "--reason", "так просяць", "--source", "сваякі")},
	{name: "words changed", from: filled, words: as(first, "words", "add", "war", "--be", "навальніц*")},
	{name: "dictionary changed", from: filled, words: as(first, "dictionary", "add", "be", "вецярочак")},
	{name: "wiped", from: filled, words: as(first, "wipe", "--yes-destroy-everything"), ruins: true},
	{name: "rescued", from: broken, words: as(first, "rescue"), rests: keptDamaged},
	{name: "passphrase changed", from: filled, words: as(first, "passphrase", "change", "--new-passphrase-file", "@/second")},
	{name: "passphrase added", from: filled, words: as(first, "passphrase", "add", "--new-passphrase-file", "@/second")},
	{name: "recovery phrase added", from: filled, words: as(first, "passphrase", "add", "--recovery")},
	{name: "data key renewed", from: shared, words: as(first, "passphrase", "renew")},
	{name: "data key renewed for both", from: shared, words: as(first, "passphrase", "renew", "--keep", "@/second")},
	{name: "sealed", from: open, words: []string{"passphrase", "seal", "--new-passphrase-file", "@/first"}},
	{name: "unsealed", from: filled, words: as(first, "passphrase", "unseal", "--no-passphrase")},
	{name: "backup over an older one", from: filled, words: as(first, "backup", "@/old.vestka"), until: unfinishedBackup},
	{name: "backup to a new file", from: empty, words: as(first, "backup", "@/new.vestka"), until: unfinishedBackup},
	{name: "restore over a store", from: filled, words: as(first, "restore", "@/old.vestka", "--yes"), rests: keptFormer},
	{name: "restore over an open store", from: open, words: as(first, "restore", "@/old.vestka", "--yes"), rests: keptFormer},
	{name: "restore into an empty place", from: gone, words: as(first, "restore", "@/old.vestka"), until: unfinished},
	{name: "compact", from: filled, words: as(first, "compact")},
	{name: "init", from: gone, words: as(first, "init"), until: unfinished},
}

var (
	// keptNeighbours are of files that are not yet whole, where a file cannot be without a name until it is.
	keptNeighbours = neighbours(runtime.GOOS)
	// unfinishedBackup is beside a backup until one is made there again: it may be on any disk.
	unfinishedBackup = []string{"*.vestka.new", "*.vestka.new-journal"}
	// unfinished is a store where none was before.
	unfinished = []string{"store.db.new", "store.db.new-journal", "store.db.key.new", "store.db.key.new.tmp"}
	// keptDamaged is the damaged store that a rescue keeps.
	keptDamaged = []string{"store.db.damaged-?", "store.db.damaged-?.key"}
	// keptFormer is the copy of the store that a restoring makes before it begins:
	// the one that was killed, and the one that did it again.
	keptFormer = []string{"store.db.before-restore-?", "store.db.before-restore-?.key"}
)

func neighbours(system string) []string {
	if system == "linux" {
		return nil
	}
	return []string{".vestka-??*"}
}

// as are the words of a deed with a passphrase.
func as(passphrase string, words ...string) []string {
	return append([]string{"--passphrase-file", map[string]string{first: "@/first", second: "@/second"}[passphrase]}, words...)
}

// buildSites makes the sites, each by what users do.
func buildSites(t *testing.T) map[string]site {
	t.Helper()
	t.Setenv("VESTKA_PASSPHRASE", "")
	for _, variable := range []string{"XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"} {
		t.Setenv(variable, "")
	}
	for _, variable := range []string{"HOME", "TMPDIR"} { // a wipe reaches beyond the store
		t.Setenv(variable, t.TempDir())
	}
	sites := map[string]site{}
	add := func(name string, s site) site { sites[name] = s; return s }
	e := add(empty, site{dir: t.TempDir()})
	for name, content := range map[string]string{"first": first, "second": second} {
		put(t, e.path(name), []byte(content))
	}
	put(t, e.path("list.csv"), machineList(t, 300, 7))
	put(t, e.path("other.csv"), machineList(t, 200, 8))
	for _, name := range []string{"scan.jpg", "receipt.png"} {
		picture, err := drawn(name)
		if err != nil {
			t.Fatal(err)
		}
		put(t, e.path(name), picture)
	}
	// As the list is a month later: half of the rows say something else, some are gone.
	put(t, e.path("later.csv"), changed(machineList(t, 290, 7)))
	put(t, e.path("office.csv"), []byte("Код;Імя;Дзе\n7;Янка Купала;ПК №904\n8;Якуб Колас;ПК №905\n;;ПК №904\n7;Змітрок Бядуля;ПК №905\n"))
	e.does(t, as(first, "init")...)
	add(wait, e.copied(t)).does(t, as(first, "import", "@/office.csv", "--source", "office")...)

	n := add(told, e.copied(t))
	n.does(t, as(first, "import", "@/list.csv")...)
	n.does(t, as(first, "import", "--accept-guards", "@/later.csv")...)

	f := add(filled, e.copied(t))
	f.does(t, as(first, "import", "@/list.csv")...)
	f.does(t, as(first, "backup", "@/old.vestka")...)
	f.does(t, as(first, "sample", "add")...)
	f.does(t, as(first, "print", "postcards", "--people", "1,2,3", "--template", "birthday", "--letter-lang", "be", "--out", "@/earlier.pdf")...)
	f.does(t, as(first, "attach", "@/scan.jpg", "--person", "1")...)

	own := add(sheeted, f.copied(t))
	own.does(t, as(first, "sheets", "add", "мой", "--label", "70x37", "--grid", "3x8", "--first", "0,0")...)
	own.does(t, as(first, "designs", "add", "мая", "--copy", "frame")...)

	d := add(lying, f.copied(t))
	put(t, d.path("letter.txt"), []byte("Учора прыляцелі буслы."))
	put(t, d.path("earlier.txt"), []byte("У нас зноў снег."))
	d.does(t, as(first, "draft", "new", "--person", "1", "--template", "greeting", "--letter-lang", "be")...)
	d.does(t, as(first, "draft", "write", "1", "--words", "@/earlier.txt")...)

	u := add(undone, f.copied(t))
	u.does(t, as(first, "places", "--settle", ownText, "--facility", "IK-904")...)
	u.does(t, as(first, "attach", "remove", "1")...)
	u.does(t, as(first, "print", "postcards", "--people", "1,2,3", "--template", "birthday", "--letter-lang", "be", "--out", "@/later.pdf")...)
	list := string(u.does(t, as(first, "undo", "--list")...))
	for id, what := range map[string]string{attachedStep: "Attached: 1 file", placeStep: "Facility chosen for the text: " + ownText, attachmentStep: "Removed: 1 file"} {
		if !regexp.MustCompile(`(?m)^` + id + ` .* ` + what + `$`).MatchString(list) {
			t.Fatalf("%s is not %q in\n%s", id, what, list)
		}
	}

	s := add(shared, f.copied(t))
	s.does(t, as(first, "passphrase", "add", "--new-passphrase-file", "@/second")...)
	o := add(open, f.copied(t))
	o.does(t, as(first, "passphrase", "unseal", "--no-passphrase")...)
	b := f.copied(t)
	b.damaged = true
	for _, no := range []int64{20, 31, 32} {
		if err := garblePage(b.path("store.db"), no); err != nil {
			t.Fatal(err)
		}
	}
	sites[broken] = b
	g := add(gone, f.copied(t))
	for _, suffix := range []string{"", ".key"} {
		if err := os.Remove(g.path("store.db") + suffix); err != nil {
			t.Fatal(err)
		}
	}
	return sites
}

func put(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func machineList(t *testing.T, rows int, seed uint64) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := viasnatest.Machine(&b, rows, seed, app.English); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// changed is a list in which every second row is another's.
func changed(list []byte) []byte {
	lines := strings.SplitAfter(string(list), "\n")
	for i := range lines {
		if i%2 == 1 {
			lines[i] = strings.ReplaceAll(lines[i], "Penal colony", "Penal Colony")
		}
	}
	return []byte(strings.Join(lines, ""))
}

func init() {
	programs["logger"] = func() {
		fmt.Fprintln(os.Stderr, logForEver(os.Args[1]))
		os.Exit(1)
	}
}

// logForEver logs one letter after another and marks it as printed, and says the
// number of each once it is told that both are safe.
func logForEver(path string) error {
	ctx := context.Background()
	s, err := wiring.Open(ctx, path, db.Options{Passphrase: first, Now: time.Now, WorkFactor: cheap})
	if err != nil {
		return err
	}
	day := app.DateOf(time.Now())
	for n := 1; ; n++ {
		text := strings.Repeat(fmt.Sprintf("ліст %d ", n), n%300) + "." // of every length
		letter := app.Letter{Person: app.PersonID(1 + n%40), Kind: app.Postcard, State: app.Ready, On: day, Lang: app.Belarusian, Text: text}
		_, changes, err := s.Store.LogJob(ctx, []app.Letter{letter})
		if err == nil {
			_, err = s.Store.SetLetterState(ctx, []app.LetterID{app.LetterID(changes.IDs[0])}, app.Printed, day)
		}
		if err != nil {
			return err
		}
		fmt.Println(n)
	}
}

func TestALetterThatWasSaidToBeSafeSurvivesAnyKill(t *testing.T) {
	least := number(t, killsVariable, fewKills)
	seed := number(t, seedVariable, int(time.Now().UnixNano()%1_000_000))
	r := rand.New(rand.NewPCG(uint64(seed), 99))
	s := buildSites(t)[filled]
	before, printedBefore := s.letters(t)
	rounds, logged, journals, between := 0, 0, 0, 0
	met := func() bool { return logged >= rounds && journals > 0 }
	for round := range apptest.Rounds(least, met) {
		rounds++
		cmd := exec.Command("logger", s.path("store.db"))
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		// Most kills come at some moment after the first letter, however long a busy machine
		// takes to open the store; some while it is being opened.
		kill := func() { _ = cmd.Process.Kill() }
		early, after := r.IntN(4) == 0, time.Duration(r.IntN(120))*time.Millisecond
		if early {
			time.AfterFunc(20*time.Millisecond+after, kill)
		}
		acknowledged := 0
		for line := bufio.NewScanner(out); line.Scan(); {
			if acknowledged == 0 && !early {
				time.AfterFunc(after, kill)
			}
			if _, err := fmt.Sscan(line.Text(), &acknowledged); err != nil {
				t.Fatal(err)
			}
		}
		if err := cmd.Wait(); err == nil || cmd.ProcessState.Exited() {
			t.Fatalf("the logger ended by itself: %v", err)
		}
		if _, err := os.Stat(s.path("store.db-journal")); err == nil {
			journals++
		}
		all, printed := s.letters(t)
		got, marked := all-before, printed-printedBefore
		if got != acknowledged && got != acknowledged+1 || marked != got && marked != got-1 || marked < acknowledged {
			t.Fatalf("kill %d (%s=%d): %d letters were said to be safe, there are %d, %d of them printed", round, seedVariable, seed, acknowledged, got, marked)
		}
		if marked < got {
			between++
		}
		logged, before, printedBefore = logged+got, all, printed
	}
	t.Logf("%d letters in %d rounds, %d kills left a journal, %d came between the two steps", logged, rounds, journals, between)
	if !met() {
		t.Errorf("%d letters, %d journals in %d rounds: the kills did not meet the work", logged, journals, rounds)
	}
}

// letters counts the letters of a sound store, and those that are printed and whole.
func (s site) letters(t *testing.T) (all, printed int) {
	t.Helper()
	err := s.with(first, "store.db", func(store *db.Store) error {
		r, err := store.Verify(context.Background())
		if err == nil && !r.Sound() {
			err = fmt.Errorf("%+v", r)
		}
		if err != nil {
			return err
		}
		letters, err := store.Letters(context.Background(), app.LetterFilter{})
		for _, l := range letters {
			if l.State == app.Printed && strings.HasSuffix(l.Text, ".") {
				printed++
			}
		}
		all = len(letters)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all, printed
}

// with opens a store of the site.
func (s site) with(passphrase, name string, do func(*db.Store) error) error {
	store, err := db.Open(context.Background(), s.path(name), db.Options{Passphrase: passphrase, Now: time.Now, WorkFactor: cheap})
	if err != nil {
		return err
	}
	return errors.Join(do(store), store.Close())
}
