package db_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
	"vestka/db/internal/disk"
)

// faulty is a disk on which the n-th step of a kind fails, and where it stays
// broken every later one too.
type faulty struct {
	step  disk.Step
	n     int
	stays bool
	err   error
	hits  int
}

func (f faulty) String() string {
	return fmt.Sprintf("%v at %s %d, stays %v", f.err, f.step, f.n, f.stays)
}

func (f *faulty) fault(step disk.Step) error {
	if step != f.step {
		return nil
	}
	if f.n--; f.n == 0 || f.n < 0 && f.stays {
		f.hits++
		return f.err
	}
	return nil
}

// during runs fn on the faulty disk.
func (f *faulty) during(fn func() error) error {
	disk.Fault = f.fault
	defer func() { disk.Fault = nil }()
	return fn()
}

// task is something that is done with a store: to an open one, or to one that
// nobody has open.
type task struct {
	name   string
	plain  bool // it begins with a store that is not sealed
	open   func(ctx context.Context, s *db.Store) error
	closed func(ctx context.Context, path string) error
}

const olderBackup, attached = ".older", 1

var tasks = []task{
	{name: "SaveList", open: func(ctx context.Context, s *db.Store) error {
		_, err := s.SaveList(ctx, "Жанчыны", `{"version":1,"sex":"f"}`)
		return err
	}},
	{name: "SaveTemplates", open: func(ctx context.Context, s *db.Store) error {
		_, err := s.SaveTemplates(ctx, apptest.OwnTemplate("a"), apptest.OwnTemplate("b"))
		return err
	}},
	{name: "SaveDesigns", open: func(ctx context.Context, s *db.Store) error {
		_, err := s.SaveDesigns(ctx, apptest.OwnDesign("a"), apptest.OwnDesign("b"))
		return err
	}},
	{name: "SaveSheet", open: func(ctx context.Context, s *db.Store) error {
		_, err := s.SaveSheet(ctx, apptest.LabelSheet("Мае"), "")
		return err
	}},
	{name: "SetUsedPlaces", open: func(ctx context.Context, s *db.Store) error {
		_, err := s.SetUsedPlaces(ctx, "L7160", []int{0, 1, 2})
		return err
	}},
	{name: "AddGathering", open: func(ctx context.Context, s *db.Store) error {
		_, _, err := s.AddGathering(ctx, app.Gathering{On: apptest.Today, Title: "Вечар", Letters: 40})
		return err
	}},
	{name: "AddReply", open: func(ctx context.Context, s *db.Store) error {
		_, _, err := s.AddReply(ctx, app.Reply{Person: 1, On: apptest.Today, Original: app.Side{Lang: app.Russian, Text: strings.Repeat("Спасибо. ", 200)}}, pageOf(strings.Repeat("скан", 2000), 0))
		return err
	}},
	{name: "SaveDonations", open: func(ctx context.Context, s *db.Store) error {
		_, _, err := s.SaveDonations(ctx, gift(1), gift(0))
		return err
	}},
	{name: "SaveParcel", open: func(ctx context.Context, s *db.Store) error {
		_, _, err := s.SaveParcel(ctx, parcel(1))
		return err
	}},
	{name: "SavePlan", open: func(ctx context.Context, s *db.Store) error {
		_, _, err := s.SavePlan(ctx, monthly(0))
		return err
	}},
	{name: "SaveOccasion", open: func(ctx context.Context, s *db.Store) error {
		_, _, err := s.SaveOccasion(ctx, app.OwnOccasion{Occasion: app.NameDay, Person: 1, Month: 2, Day: 29})
		return err
	}},
	{name: "SetSkip", open: func(ctx context.Context, s *db.Store) error {
		_, err := s.SetSkip(ctx, app.Skip{Reason: strings.Repeat("так ", 100)}, 1, 2, 3)
		return err
	}},
	{name: "SetInterval", open: func(ctx context.Context, s *db.Store) error {
		_, err := s.SetInterval(ctx, app.Interval{Person: 1, Wish: 30, Latest: 60})
		return err
	}},
	{name: "KeepDraw", open: func(ctx context.Context, s *db.Store) error {
		_, _, err := s.KeepDraw(ctx, app.KeptDraw{Name: "Вечар", Query: `{"version":1}`, Drawn: []app.Drawn{{Person: 1}, {Person: 2}}})
		return err
	}},
	{name: "SavePeople", open: func(ctx context.Context, s *db.Store) error {
		_, err := s.SavePeople(ctx, apptest.Edits(40)[20:])
		return err
	}},
	{name: "SavePeople of some who are there", open: func(ctx context.Context, s *db.Store) error {
		all, err := s.People(ctx)
		if err != nil {
			return err
		}
		var edits []app.PersonEdit
		for _, p := range all[:8] {
			p.Held.Text += strings.Repeat(" у іншым месцы", 100)
			edits = append(edits, app.PersonEdit{Person: p, Moved: true})
		}
		_, err = s.SavePeople(ctx, edits)
		return err
	}},
	{name: "SaveImport", open: func(ctx context.Context, s *db.Store) error {
		edits := apptest.Edits(30)[20:]
		edits[0].News = []app.News{{Kind: app.NewsNew}}
		_, err := s.SaveImport(ctx, app.ImportEdit{
			Import: app.Import{Source: "sample", Lang: app.Belarusian, Day: apptest.Today, Plan: strings.Repeat("план ", 900)},
			People: edits, Gone: []app.RowKey{{Lang: app.Belarusian, Key: "sample:3"}}, News: []app.News{{Person: 3, Kind: app.NewsGone, Before: strings.Repeat("за ракой ", 500)}},
			Same: []app.Same{{Person: app.Coming{Place: 1}, Other: app.Coming{Place: 0}}, {Person: app.Coming{ID: 2}, Other: app.Coming{Place: 2}}},
		})
		return err
	}},
	{name: "TakeBack", open: func(ctx context.Context, s *db.Store) error {
		steps, err := s.Steps(ctx)
		if err == nil {
			_, err = s.TakeBack(ctx, steps[0].ID)
		}
		return err
	}},
	{name: "LogJob", open: func(ctx context.Context, s *db.Store) error {
		_, _, err := s.LogJob(ctx, []app.Letter{apptest.Letter(1), apptest.Letter(2)})
		return err
	}},
	{name: "SaveFacilities", open: func(ctx context.Context, s *db.Store) error {
		edit := app.FacilityEdit{Undo: "undo.store.facility", Put: []app.OwnFacility{apptest.Facility("IK-904", func(f *app.OwnFacility) { f.Note.RU = strings.Repeat("Заметка. ", 900) })}}
		_, err := s.SaveFacilities(ctx, edit)
		return err
	}},
	{name: "SetNote", open: func(ctx context.Context, s *db.Store) error {
		_, err := s.SetNote(ctx, 1, strings.Repeat("Нататка. ", 900))
		return err
	}},
	{name: "EditOwn", open: func(ctx context.Context, s *db.Store) error {
		_, err := s.EditOwn(ctx, "undo.store.note", nil, []app.OwnEdit{everyEdit(1), everyEdit(0), {Person: 2, Line: strings.Repeat("Радок. ", 900)}})
		return err
	}},
	{name: "Merge", open: func(ctx context.Context, s *db.Store) error {
		_, err := s.Merge(ctx, 2, 1)
		return err
	}},
	{name: "AddAttachments", open: func(ctx context.Context, s *db.Store) error {
		scan := bytes.Repeat([]byte("скан "), 20_000)
		a := apptest.Attachment(2, func(a *app.Attachment) { a.Size = int64(len(scan)) })
		_, _, err := s.AddAttachments(ctx,
			app.NewAttachment{Attachment: a, Small: []byte("малюнак"), Content: bytes.NewReader(scan)},
			app.NewAttachment{Attachment: a, Content: bytes.NewReader(scan)})
		return err
	}},
	{name: "RemoveAttachments", open: func(ctx context.Context, s *db.Store) error {
		_, err := s.RemoveAttachments(ctx, attached)
		return err
	}},
	{name: "ChangePassphrase", open: func(_ context.Context, s *db.Store) error { return s.ChangePassphrase(sentence, oldSentence) }},
	{name: "AddPassphrase", open: func(_ context.Context, s *db.Store) error { return s.AddPassphrase(sentence, oldSentence) }},
	{name: "KeepBackup", open: func(ctx context.Context, s *db.Store) error {
		_, _, err := s.KeepBackup(ctx, app.BackupDaily)
		return err
	}},
	{name: "Compact", open: func(ctx context.Context, s *db.Store) error { return s.Compact(ctx) }},
	{name: "Open", closed: func(ctx context.Context, path string) error {
		s, err := db.Open(ctx, path, sealedOptions())
		if err == nil {
			err = s.Close()
		}
		return err
	}},
	{name: "Backup", closed: func(ctx context.Context, path string) error {
		s, err := db.Open(ctx, path, sealedOptions())
		if err != nil {
			return err
		}
		err = s.Backup(ctx, path+olderBackup)
		if cerr := s.Close(); err == nil {
			err = cerr
		}
		return err
	}},
	{name: "Seal", plain: true, closed: func(ctx context.Context, path string) error { return db.Seal(ctx, path, sealedOptions()) }},
	{name: "Unseal", closed: func(ctx context.Context, path string) error { return db.Unseal(ctx, path, sealedOptions()) }},
	{name: "NewDataKey", closed: func(ctx context.Context, path string) error {
		_, err := db.NewDataKey(ctx, path, sealedOptions())
		return err
	}},
	{name: "Restore", closed: func(ctx context.Context, path string) error {
		_, err := db.Restore(ctx, path+olderBackup, path, sealedOptions())
		return err
	}},
}

// do does the task.
func (k task) do(ctx context.Context, s *db.Store, path string) error {
	if k.open != nil {
		return k.open(ctx, s)
	}
	return k.closed(ctx, path)
}

// trialOf is a store that a task is tried on.
type trialOf struct {
	path string
	s    *db.Store // nil where the task takes one that is closed
}

// begin makes a copy of the template and opens it where the task wants that.
func (k task) begin(t *testing.T, template string) trialOf {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Dir(template))); err != nil {
		t.Fatal(err)
	}
	at := trialOf{path: filepath.Join(dir, filepath.Base(template))}
	if k.open != nil {
		at.s = openSealed(t, at.path, sealedOptions())
	}
	return at
}

// holding is what the store of a trial holds, and how it opens. It is closed
// meanwhile.
func (at *trialOf) holding(t *testing.T) string {
	t.Helper()
	if at.s != nil {
		if err := at.s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	found := ""
	for _, passphrase := range []string{sentence, oldSentence, ""} {
		opts := sealedOptions()
		opts.Passphrase = passphrase
		s, err := db.Open(t.Context(), at.path, opts)
		if code := app.CodeOf(err); code == app.WrongPassphrase || code == app.Invalid {
			continue
		}
		if err != nil {
			t.Fatalf("with %q: %v", passphrase, err)
		}
		db.Sound(t, s)
		if found == "" {
			found = heldBy(t, s)
		}
		found += "; " + passphrase
		closeStore(t, s)
	}
	rests, err := filepath.Glob(at.path + ".[nkb]*new*") // an older backup is not the store's
	if err != nil || len(rests) > 0 {
		found += fmt.Sprint("; left ", len(rests))
	}
	return found
}

// TestADiskThatFailsAtAnyStepLosesNothing lets every step of every task fail in
// turn, once and for good, on a disk that is broken or full.
func TestADiskThatFailsAtAnyStepLosesNothing(t *testing.T) {
	_, all := os.LookupEnv("VESTKA_KILLS")
	templates := map[bool]string{false: templateOf(t, sealedOptions()), true: templateOf(t, db.Options{Now: apptest.FixedClock})}
	for _, k := range tasks {
		t.Run(k.name, func(t *testing.T) {
			template := templates[k.plain]
			was := k.begin(t, template)
			before := was.holding(t)
			will := k.begin(t, template)
			if err := k.do(t.Context(), will.s, will.path); err != nil {
				t.Fatal(err)
			}
			after := will.holding(t)
			failures := map[disk.Step]int{}
			for _, step := range disk.Steps {
				for _, stays := range []bool{false, true} {
					for n := 1; ; n++ {
						f := &faulty{step: step, n: n, stays: stays, err: []error{syscall.EIO, syscall.ENOSPC}[n%2]}
						if !k.failsAt(t, template, f, before, after) || t.Failed() {
							break
						}
						failures[step]++
						if !all && n > 4 {
							n += n / 3
						}
					}
				}
			}
			t.Log(failures)
			if len(failures) < 2 {
				t.Error("the disk hardly failed")
			}
		})
	}
}

// failsAt does the task on the faulty disk and then on a sound one, and reports
// that the disk did fail.
func (k task) failsAt(t *testing.T, template string, f *faulty, before, after string) bool {
	t.Helper()
	what := f.String()
	at := k.begin(t, template)
	err := f.during(func() error { return k.do(t.Context(), at.s, at.path) })
	if err != nil {
		wantSaid(t, what, err)
	}
	if at.s != nil { // the same store goes on
		if _, err := at.s.Setting(t.Context(), "k"); err != nil {
			t.Errorf("%s: the store is of no use any more: %v", what, err)
		}
		now := heldBy(t, at.s)
		if !strings.HasPrefix(before, now+";") && !strings.HasPrefix(after, now+";") {
			t.Errorf("%s: the open store holds neither what was nor what was to be", what)
		}
	}
	now := at.holding(t)
	if now != after && (now != before || err == nil) {
		t.Errorf("%s, %v: the store holds\n%.300s\nbefore\n%.300s\nafter\n%.300s", what, err, tail(now), tail(before), tail(after))
	}
	if now != after {
		if k.open != nil {
			at.s = openSealed(t, at.path, sealedOptions())
		}
		if err := k.do(t.Context(), at.s, at.path); err != nil {
			t.Errorf("%s: it cannot be done again: %v", what, err)
		} else if at.holding(t) != after {
			t.Errorf("%s: done again it leads elsewhere", what)
		}
	}
	if err := os.RemoveAll(filepath.Dir(at.path)); err != nil {
		t.Fatal(err)
	}
	return f.hits > 0
}

func tail(text string) string { return text[max(0, len(text)-200):] }

// wantSaid checks that an error is a sentence for people and names no file.
func wantSaid(t *testing.T, what string, err error) {
	t.Helper()
	e, ok := err.(*app.Error) //nolint:errorlint // it is one itself
	if !ok || e.Key == "" || e.Key == "error.store.failed" || e.Code == app.WrongPassphrase {
		t.Errorf("%s: it says %v", what, err)
	}
	if path := (*os.PathError)(nil); errors.As(err, &path) {
		t.Errorf("%s: it names a file: %v", what, err)
	}
}

// templateOf makes a closed store with people, letters, an attachment and an older
// backup beside it.
func templateOf(t *testing.T, opts db.Options) string {
	t.Helper()
	path := storedAs(t, opts, 20)
	s := openSealed(t, path, opts)
	_, _, err := s.LogJob(t.Context(), []app.Letter{apptest.Letter(3)})
	if err == nil {
		_, err = s.SetNote(t.Context(), 3, "нататка")
	}
	if err == nil {
		a := apptest.Attachment(3, func(a *app.Attachment) { a.Size = 4 })
		_, _, err = s.AddAttachments(t.Context(), app.NewAttachment{Attachment: a, Content: strings.NewReader("скан"[:4])})
	}
	if err == nil {
		err = s.Backup(t.Context(), path+olderBackup)
	}
	if err == nil {
		_, err = s.SetNote(t.Context(), 3, "пазнейшая нататка")
	}
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	if err := os.Remove(path + ".lock"); err != nil {
		t.Fatal(err)
	}
	return path
}
