//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"vestka/app"
)

// What the tests of crashes take from the environment: how many times each deed
// is killed, and where chance begins, to do again what a run that failed printed.
const (
	killsVariable = "VESTKA_KILLS"
	seedVariable  = "VESTKA_SEED"
)

// fewKills is how many times each deed is killed where nothing else is asked for.
const fewKills = 2

func number(t *testing.T, variable string, otherwise int) int {
	t.Helper()
	text := os.Getenv(variable)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	return n
}

// site is a folder in which deeds are done: a store called store.db, and all that
// belongs to it. In the words of a deed @ stands for the folder.
type site struct {
	dir     string
	damaged bool // the store may be unsound
}

func (s site) path(name string) string { return filepath.Join(s.dir, name) }

func (s site) words(words []string) []string {
	all := []string{"--store", s.path("store.db"), "--today", "2026-11-22", "--lang", "en"}
	for _, word := range words {
		all = append(all, strings.ReplaceAll(word, "@", s.dir))
	}
	return all
}

// does does a deed to its end, inside the test.
func (s site) does(t *testing.T, words ...string) []byte {
	t.Helper()
	var out, messages bytes.Buffer
	if code := run(context.Background(), s.words(words), &out, &messages, time.Now); code != 0 {
		t.Fatalf("%v: exit status %d, %s", words, code, messages.String())
	}
	return out.Bytes()
}

// copied is the same site in a folder of its own.
func (s site) copied(t *testing.T) site {
	t.Helper()
	other := site{t.TempDir(), s.damaged}
	if err := os.CopyFS(other.dir, os.DirFS(s.dir)); err != nil {
		t.Fatal(err)
	}
	// That it appears is how a killer knows that the work begins.
	if err := os.Remove(other.path("store.db.lock")); err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return other
}

// victim is vestkactl at a deed, as a program of its own.
type victim struct {
	*exec.Cmd
	site     site
	messages bytes.Buffer
	ended    atomic.Bool
	failed   error // once it has ended
	waited   chan struct{}
}

// begin starts vestkactl; before are the words of a tracer.
func (s site) begin(t *testing.T, before, words []string) *victim {
	t.Helper()
	all := append(slices.Clone(before), "vestkactl")
	all = append(all, s.words(words)...)
	v := &victim{Cmd: exec.Command(all[0], all[1:]...), site: s, waited: make(chan struct{})}
	v.Stdout, v.Stderr = io.Discard, &v.messages
	v.Dir = s.dir
	v.Env = append(os.Environ(), "TMPDIR="+s.dir)
	if err := v.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		v.failed = v.Wait()
		v.ended.Store(true)
		close(v.waited)
	}()
	return v
}

// kill kills it, unless it has come to its end by itself, which it reports.
func (v *victim) kill(t *testing.T) (done bool) {
	t.Helper()
	if err := v.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	return v.end(t)
}

// end waits for the end, however it comes, and reports that the work was done.
func (v *victim) end(t *testing.T) (done bool) {
	t.Helper()
	<-v.waited
	var exit *exec.ExitError
	switch {
	case v.failed == nil:
		return true
	case errors.As(v.failed, &exit) && exit.ExitCode() > 0:
		t.Fatalf("%v: %v, %s", v.Args, v.failed, v.messages.String())
	}
	return false
}

// until spins until something is so, or the program has ended.
func (v *victim) until(so func() bool) {
	for !v.ended.Load() && !so() {
	}
}

func (v *victim) there(name string) bool {
	_, err := os.Lstat(v.site.path(name))
	return err == nil
}

// moment waits for the time to kill. length is how long the deed takes
// once it holds the store.
type moment func(v *victim, r *rand.Rand, length time.Duration)

// steps are the files that come and go while a deed goes through its last steps;
// a star stands for any text.
var steps = []string{
	"store.db-journal", "store.db.new", "store.db.key.tmp", "store.db.key.new.tmp", "store.db.key.new",
	"store.db.before-restore-1.key", "store.db.before-restore-1", "old.vestka.new",
}

var moments = []moment{anyTime, anyTime, nearTheEnd, whenAFileComes, whenAFileGoes}

func (v *victim) spend(d time.Duration) {
	end := time.Now().Add(d)
	v.until(func() bool { return time.Now().After(end) })
}

func (v *victim) untilItHolds() { v.until(func() bool { return v.there("store.db.lock") }) }

func anyTime(v *victim, r *rand.Rand, length time.Duration) {
	v.untilItHolds()
	v.spend(time.Duration(r.Float64() * float64(length)))
}

func nearTheEnd(v *victim, r *rand.Rand, length time.Duration) {
	v.untilItHolds()
	v.spend(time.Duration((0.6 + 0.5*r.Float64()) * float64(length)))
}

// whenAFileComes is soon after one of the files that a deed makes has appeared.
func whenAFileComes(v *victim, r *rand.Rand, length time.Duration) {
	name := steps[r.IntN(len(steps))]
	v.untilItHolds()
	v.until(func() bool { return v.there(name) })
	v.spend(time.Duration(r.Float64() * float64(length) / 8))
}

// whenAFileGoes is as soon as such a file is gone: between two renames.
func whenAFileGoes(v *victim, r *rand.Rand, _ time.Duration) {
	whenAFileComes(v, r, 0)
	name := steps[r.IntN(len(steps))]
	v.until(func() bool { return !v.there(name) })
}

// deed is something that the program is killed at.
type deed struct {
	name  string
	from  string   // the site that it is done in
	words []string // as typed
	rests []string // patterns of files that a kill may leave for good
	ruins bool     // the store and its keys go, one after the other
	until []string // patterns of files that it may leave until the deed is done again

	onward []string // words that bring it to its end where it stopped on the way, as the journal tells
	shows  string   // the file of a job: never there without the journal knowing of it, always where that says it is made
}

// idle is a journal that SQLite makes nothing of, since it holds nothing that was
// ever synced. It goes with the next change.
var idle = []string{"store.db-journal"}

// unfinishedKept is a backup that the program began by itself; it goes with the next.
var unfinishedKept = []string{keptFolder + "/unfinished"}

// tally is how the crashes met the work.
type tally struct{ before, after, onward, done, rests int }

func (n *tally) add(more tally) {
	n.before += more.before
	n.after += more.after
	n.onward += more.onward
	n.done += more.done
	n.rests += more.rests
}

func (n tally) String() string {
	return fmt.Sprintf("as before %d, on the way %d, as after %d, too late %d; %d left something to clear away", n.before, n.onward, n.after, n.done, n.rests)
}

// attempt is one kill: the site is looked at before and after it is opened again.
func (d deed) attempt(t *testing.T, from site, want outcomes, kill func(site) (done bool), n *tally) {
	t.Helper()
	s := from.copied(t)
	done := kill(s)
	left := s.files(t)
	if d.ruins {
		d.ruined(t, s, done)
		n.before++
		return
	}
	got := s.look(t)
	isBefore, isAfter := got.is(want.before, d.rests, d.until, idle, unfinishedKept), got.is(want.after, d.rests, idle)
	if d.onward != nil && !isBefore {
		if s.begun(t) {
			n.onward++
			d.goOn(t, s, want, done)
			return
		}
		isAfter = isAfter && slices.Contains(left, d.shows)
	}
	if isBefore && d.onward != nil && slices.Contains(left, d.shows) {
		t.Errorf("%s is there, and the journal knows nothing of it", d.shows)
	}
	switch {
	case done:
		n.done++
	case isAfter:
		n.after++
	default:
		n.before++
	}
	if got.files != strings.Join(left, " ") {
		n.rests++
	}
	if !isAfter && (done || !isBefore) {
		t.Errorf("done is %v, the kill left %v, and the site is\n%s\nwanted before\n%s\nor after\n%s", done, left, got, want.before, want.after)
	}
	if !isAfter {
		s.does(t, d.words...)
		if again := s.look(t); !again.is(want.after.counted(), d.rests) {
			t.Errorf("the kill left %v, and the deed done again\n%s\nwanted\n%s", left, again, want.after)
		}
	}
	if err := os.RemoveAll(s.dir); err != nil {
		t.Fatal(err)
	}
}

// begun reports that the newest job of the journal was begun, and not made.
func (s site) begun(t *testing.T) bool {
	t.Helper()
	var jobs struct{ Jobs []jobJSON }
	if err := json.Unmarshal(s.does(t, as(first, "--json", "jobs", "--limit", "1")...), &jobs); err != nil {
		t.Fatal(err)
	}
	return len(jobs.Jobs) > 0 && jobs.Jobs[0].State == app.JobBegun
}

// goOn checks that a deed that stopped on the way comes to its end.
func (d deed) goOn(t *testing.T, s site, want outcomes, done bool) {
	t.Helper()
	if done {
		t.Error("it is done, and the journal says that it was only begun")
	}
	s.does(t, d.onward...)
	if at := s.look(t); !at.is(want.after.counted(), d.rests) {
		t.Errorf("the deed brought to its end is\n%s\nwanted\n%s", at, want.after)
	}
	if err := os.RemoveAll(s.dir); err != nil {
		t.Fatal(err)
	}
}

// ruined checks that a store whose end was cut short comes to it the next time.
func (d deed) ruined(t *testing.T, s site, done bool) {
	t.Helper()
	left := func() []string {
		return slices.DeleteFunc(s.files(t), func(name string) bool { return !strings.HasPrefix(name, "store.db") })
	}
	if found := left(); len(found) > 0 && !done {
		s.does(t, d.words...)
	}
	if found := left(); len(found) > 0 {
		t.Errorf("done at once is %v, and there is %v", done, found)
	}
	if err := os.RemoveAll(s.dir); err != nil {
		t.Fatal(err)
	}
}

// outcomes are the two promised ones.
type outcomes struct{ before, after state }

// measure does the deed twice to its end: it gives what it leads to, and how long
// it takes once it holds the store. What differs between the two, as times
// do, is not compared.
func (d deed) measure(t *testing.T, from site) (want outcomes, length time.Duration) {
	t.Helper()
	want.before = from.copied(t).look(t)
	var after [2]state
	for i := range after {
		s := from.copied(t)
		v := s.begin(t, nil, d.words)
		v.untilItHolds()
		begun := time.Now()
		if !v.end(t) {
			t.Fatalf("%v: %v", d.words, v.failed)
		}
		if took := time.Since(begun); i == 0 || took < length {
			length = took
		}
		after[i] = s.look(t)
	}
	want.after = after[0].common(after[1])
	return want, length
}

// trials are the ways in which a deed is made to crash: at random moments
// everywhere, and where the system lets us, at every single step.
var trials = []trial{{"kill at any moment", (*crashes).killAtAnyMoment}}

type trial struct {
	name string
	try  func(*crashes, *testing.T)
}

// crashes are those of one deed.
type crashes struct {
	deed
	from   site
	want   outcomes
	length time.Duration
	rounds int
	long   bool // every step is tried, not a few by chance
	random *rand.Rand
	tally  *tally // of all deeds
}

func (c *crashes) killAtAnyMoment(t *testing.T) {
	var n tally
	for round := range c.rounds {
		c.attempt(t, c.from, c.want, func(s site) bool {
			v := s.begin(t, nil, c.words)
			moments[(round+c.random.IntN(2))%len(moments)](v, c.random, c.length)
			return v.kill(t)
		}, &n)
		if t.Failed() {
			t.Fatalf("kill %d", round)
		}
	}
	t.Logf("takes %v; %d kills: %v", c.length, c.rounds, n)
	c.tally.add(n)
}

func TestACrashAtAnyMomentLosesNothingAndLeavesNothingHalfDone(t *testing.T) {
	rounds := number(t, killsVariable, fewKills)
	seed := number(t, seedVariable, int(time.Now().UnixNano()%1_000_000))
	t.Logf("%s=%d %s=%d", killsVariable, rounds, seedVariable, seed)
	sites := buildSites(t)
	var all tally
	for i, d := range deeds {
		from, ok := sites[d.from]
		if !ok {
			t.Fatalf("%s: no site is called %s", d.name, d.from)
		}
		want, length := d.measure(t, from)
		for k, trial := range trials {
			if k > 0 && rounds <= 2*fewKills && (i+k+seed)%3 > 0 {
				continue // the short form tries a third of the steps, other ones each time
			}
			c := &crashes{d, from, want, length, rounds, rounds > 2*fewKills, rand.New(rand.NewPCG(uint64(seed), uint64(i))), &all}
			t.Run(d.name+", "+trial.name, func(t *testing.T) { trial.try(c, t) })
		}
	}
	t.Logf("in all: %v", all)
	if all.before == 0 || all.after == 0 || all.rests == 0 {
		t.Error("the crashes did not meet the work")
	}
}
