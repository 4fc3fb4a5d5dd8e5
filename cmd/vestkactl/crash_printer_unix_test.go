//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"vestka/app"
	"vestka/db"
)

// The office that prints: a few cards, and in the long form of the test many.
const (
	fewCards  = 160
	manyCards = 2000
)

// lp stands for the printer: what it was handed lies in a folder, each document under
// its title and the number of the process that brought it.
const lp = `#!/bin/sh
while [ "$1" != -t ]; do shift; done
cat > "$TRAY/$2.$$.part"
mv "$TRAY/$2.$$.part" "$TRAY/$2.$$.pdf"
echo "request id is Office-$$ (1 file(s))"
`

// office is a site with a printer that keeps every sheet.
type office struct {
	site
	tray    string
	letters []app.Letter      // of the job, in their order; the first card is sheet 1
	read    map[string][2]int // the sheets of each file in the tray that was looked at: first and last
}

func newOffice(t *testing.T, cards int) *office {
	t.Helper()
	o := &office{site: site{dir: t.TempDir()}, tray: t.TempDir()}
	bin := t.TempDir()
	for name, script := range map[string]string{
		"lp": lp, "lpoptions": "#!/bin/sh\n[ \"$3\" ] && echo 'Duplex/2-Sided Printing: *None DuplexNoTumble DuplexTumble'\nexit 0\n",
		"lpstat": "#!/bin/sh\n[ \"$1\" = -e ] && echo Office || echo 'system default destination: Office'\n",
	} {
		put(t, filepath.Join(bin, name), []byte(script))
		if err := os.Chmod(filepath.Join(bin, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	t.Setenv("TRAY", o.tray)
	t.Setenv("HOME", t.TempDir())
	put(t, o.path("list.csv"), crowdOf(cards))
	o.does(t, "init", "--no-passphrase")
	o.does(t, "import", "@/list.csv", "--source", "office")
	return o
}

// crowdOf is a list of as many people, of whom no two have the same name.
func crowdOf(n int) []byte {
	given := []string{"Янка", "Якуб", "Максім", "Змітрок", "Кузьма", "Цішка", "Вінцук", "Францішак", "Адам", "Алесь"}
	family := []string{"Купала", "Колас", "Багдановіч", "Бядуля", "Чорны", "Гартны", "Дунін", "Дудар", "Гарун", "Пушча", "Караткевіч", "Танк", "Броўка", "Кулешаў", "Лынькоў"}
	list := []byte("Код;Імя;Дзе\n")
	for i := range n {
		rest := i / len(given)
		name := family[rest%len(family)] + "-" + family[(rest/len(family)+rest+1)%len(family)]
		list = fmt.Appendf(list, "%d;%s %s;ПК №904\n", i+1, given[i%len(given)], name)
	}
	return list
}

// killed starts vestkactl, kills it after the time unless it has ended, and waits until
// the printer has taken what was still on its way.
func (o *office) killed(t *testing.T, after time.Duration, words ...string) (done bool) {
	t.Helper()
	cmd := exec.Command("vestkactl", o.words(words)...)
	var messages bytes.Buffer
	cmd.Stderr = &messages
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	err := cmd.Wait()
	timer.Stop()
	// The printer is of its group. Where nobody buries the dead it stays there for ever.
	for n := 0; n < 30_000 && syscall.Kill(-cmd.Process.Pid, 0) == nil; n++ {
		time.Sleep(time.Millisecond)
	}
	if cmd.ProcessState.Exited() && err != nil {
		t.Fatalf("%v: %v, %s", words, err, messages.String())
	}
	return err == nil
}

// sheets are those that came out, with how often.
func (o *office) sheets(t *testing.T) map[int]int {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(o.tray, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if o.read == nil {
		o.read = map[string][2]int{}
	}
	all := map[int]int{}
	for _, file := range files {
		if _, known := o.read[file]; !known {
			o.read[file] = o.lookAt(t, file)
		}
		for s := o.read[file][0]; s <= o.read[file][1]; s++ {
			all[s]++
		}
	}
	return all
}

// lookAt looks at what the printer was handed: the words on each sheet are those of the
// card that belongs there. Of a document that was cut off no sheet came out.
func (o *office) lookAt(t *testing.T, file string) (sheets [2]int) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasSuffix(bytes.TrimSpace(content), []byte("%%EOF")) {
		return [2]int{1, 0}
	}
	var job, from, to int
	if _, err := fmt.Sscanf(filepath.Base(file), "%d-%d-%d.", &job, &from, &to); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	names := o.namesOn(t, file)
	if len(names) != to-from+1 {
		t.Fatalf("%s has %d cards", filepath.Base(file), len(names))
	}
	for i, name := range names {
		if want := o.letters[from-1+i].Address; !strings.HasPrefix(want, name+"\n") {
			t.Fatalf("sheet %d is to %s, not to %s", from+i, name, want)
		}
	}
	return [2]int{from, to}
}

// namesOn are those to whom the cards of a PDF go, in their order.
func (o *office) namesOn(t *testing.T, path string) []string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-raw", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, page := range strings.Split(strings.TrimSuffix(string(out), "\f"), "\f") {
		lines := strings.Split(strings.TrimSpace(page), "\n")
		for i, line := range lines {
			if i > 0 && strings.Contains(line, "№ 904") {
				names = append(names, strings.TrimSpace(lines[i-1]))
			}
		}
	}
	return names
}

func (o *office) job(t *testing.T) (job app.PrintJob) {
	t.Helper()
	store, err := db.Open(context.Background(), o.path("store.db"), db.Options{Now: time.Now, WorkFactor: cheap})
	if err != nil {
		t.Fatal(err)
	}
	jobs, err := store.PrintJobs(context.Background(), app.JobFilter{})
	if len(jobs) > 0 {
		job = jobs[len(jobs)-1]
		if o.letters, err = store.Letters(context.Background(), app.LetterFilter{Job: job.ID}); err == nil {
			slices.SortFunc(o.letters, func(a, b app.Letter) int { return a.Nr - b.Nr })
		}
	}
	if err = errors.Join(err, store.Close()); err != nil || len(jobs) > 1 {
		t.Fatalf("%d jobs, %v", len(jobs), err)
	}
	return job
}

// agrees checks that the journal claims nothing of the sheets that is not so: what it
// says was sent came out once, what waits did not, and of what was on its way it says
// that it does not know.
func (o *office) agrees(t *testing.T) (unsure int) {
	t.Helper()
	job := o.job(t)
	out := o.sheets(t)
	for _, part := range job.Parts {
		for s := part.First; s <= part.Last; s++ {
			n := out[s]
			switch {
			case part.State == app.PartSent && n != 1, part.State == app.PartWaiting && n != 0, n > 1:
				t.Fatalf("sheet %d came out %d times, and the journal says that it is %s", s, n, part.State)
			}
		}
		if part.State == app.PartSending {
			unsure++
		}
	}
	if len(job.Parts) == 0 && len(out) > 0 {
		t.Fatalf("the journal knows nothing of %d sheets", len(out))
	}
	return unsure
}

// TestAJobThatCrashedOnItsWayToThePrinterGoesOnAndEachCardComesOutOnce kills the program
// while it prints, starts it again and again until nothing is left, has the person say
// which sheets lie there, and prints the rest: each card is there once.
func TestAJobThatCrashedOnItsWayToThePrinterGoesOnAndEachCardComesOutOnce(t *testing.T) {
	kills, cards := number(t, killsVariable, fewKills), fewCards
	if kills > 2*fewKills {
		cards = manyCards
	}
	seed := number(t, seedVariable, int(time.Now().UnixNano()%1_000_000))
	t.Logf("%s=%d %s=%d", killsVariable, kills, seedVariable, seed)
	r := rand.New(rand.NewPCG(uint64(seed), 6))
	whole := newOffice(t, cards)
	words := []string{"print", "postcards", "--held", "--template", "greeting", "--letter-lang", "be", "--printer", "Office"}
	begun := time.Now()
	measured := &office{site: whole.copied(t), tray: whole.tray}
	if !measured.killed(t, time.Hour, words...) {
		t.Fatal("it did not print")
	}
	length := time.Since(begun)
	measured.job(t)
	if out := measured.sheets(t); len(out) != cards {
		t.Fatalf("%d sheets of %d", len(out), cards)
	}
	broken, inDoubt := 0, 0
	for round := 0; kills > 0; round++ {
		o := &office{site: whole.copied(t), tray: t.TempDir()}
		t.Setenv("TRAY", o.tray)
		next, done := words, false
		for !done {
			after := time.Duration(r.Float64() * 1.1 * float64(length))
			if kills <= 0 {
				after = time.Hour
			}
			done = o.killed(t, after, next...)
			if !done {
				kills--
			}
			job := o.job(t)
			unsure := o.agrees(t)
			switch {
			case job.ID == 0 && done:
				t.Fatal("it is done, and the journal has no job")
			case job.ID != 0:
				next = []string{"jobs", "send", strconv.FormatInt(int64(job.ID), 10), "--printer", "Office"}
			}
			if !done && len(job.Parts) > 0 {
				broken++
			}
			inDoubt = max(inDoubt, unsure)
		}
		o.comesToItsEnd(t, cards)
	}
	t.Logf("%d cards: %d kills came while it was on its way, at most %d parts were in doubt", cards, broken, inDoubt)
}

// comesToItsEnd has the person say which sheets lie in the tray, and prints the others.
func (o *office) comesToItsEnd(t *testing.T, cards int) {
	t.Helper()
	out := o.sheets(t)
	var there []string
	for s := range cards {
		if out[s+1] > 0 {
			there = append(there, strconv.Itoa(s+1))
		}
	}
	to := map[string]int{}
	for s := range out {
		to[o.letters[s-1].Address] += out[s]
	}
	if len(there) > 0 {
		o.does(t, "came-out", "some", "--sheets", strings.Join(there, ","))
	}
	if len(there) < cards {
		o.does(t, "jobs", "rest", "1", "--out", "@/rest.pdf")
		for _, name := range o.namesOn(t, o.path("rest.pdf")) {
			i := slices.IndexFunc(o.letters, func(l app.Letter) bool { return strings.HasPrefix(l.Address, name+"\n") })
			to[o.letters[i].Address]++
		}
	}
	for i := range o.letters {
		if n := to[o.letters[i].Address]; n != 1 {
			t.Fatalf("the card of %q came out %d times", strings.Split(o.letters[i].Address, "\n")[0], n)
		}
	}
	if len(to) != cards || len(o.letters) != cards {
		t.Fatalf("cards to %d of %d people, %d letters", len(to), cards, len(o.letters))
	}
}
