package wiring

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/db"
)

func opened(t *testing.T, path string) *Services {
	t.Helper()
	_, missing := os.Stat(path)
	s, err := Open(t.Context(), path, db.Options{Create: missing != nil, Now: apptest.FixedClock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// listOf is a list of a source on a day with these people.
func listOf(on string, names ...string) app.Snapshot {
	day, err := app.ParseDate(on)
	if err != nil {
		panic(err)
	}
	s := app.Snapshot{Source: "list", Form: "csv", Lang: app.Belarusian, Records: &app.Rows{}, Read: len(names)}
	for i, name := range names {
		s.Records.Add(&app.Record{
			Source: "list", Form: "csv", Lang: app.Belarusian, Key: name, HasID: true, Line: i + 2, Name: name, Status: app.Active, SeenOn: day,
			Cells: []app.Cell{{Column: "імя", Value: name}},
		})
	}
	return s
}

// takeIn takes a list in as the programs do, with or without a word beforehand.
func takeIn(ctx context.Context, s *Services, list app.Snapshot, foreseen bool) error {
	base := s.Intake.Base(ctx)
	defer base.End()
	if foreseen {
		base.Foresee(false, func() { s.Backups.Expect(ctx, app.BackupImport) })
	}
	got, err := s.Intake.CompareWith(ctx, base, list)
	if err != nil {
		return err
	}
	_, err = s.Intake.Apply(ctx, got)
	return err
}

// loosePage lengthens an unsealed store by a page that nothing is on: no statement minds,
// and whoever checks the whole of it finds it damaged.
func loosePage(t *testing.T, path string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	pages := b[28:32] // of SQLite's header
	binary.BigEndian.PutUint32(pages, binary.BigEndian.Uint32(pages)+1)
	if err := os.WriteFile(path, append(b, make([]byte, 4096)...), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAnImportWhoseBackupIsFoundBadIsRefusedAndChangesNothing(t *testing.T) {
	for _, foreseen := range []bool{true, false} {
		path := filepath.Join(t.TempDir(), "vestka.db")
		s := opened(t, path)
		if err := takeIn(t.Context(), s, listOf("2026-11-01", "Купала Янка", "Колас Якуб"), foreseen); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		loosePage(t, path)
		s = opened(t, path)
		s.Backups.OnFailure(func(err error) { t.Errorf("foreseen %v: told as a backup that could not be made: %v", foreseen, err) })
		before, err := s.Store.Imports(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // it is so however often it is tried
			err = takeIn(t.Context(), s, listOf("2026-11-20", "Купала Янка", "Колас Якуб", "Багдановіч Максім"), foreseen)
			if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != "error.backup.store_damaged" {
				t.Errorf("foreseen %v: %v", foreseen, err)
			}
		}
		after, err := s.Store.Imports(t.Context())
		if err != nil || len(after) != len(before) {
			t.Errorf("foreseen %v: %d imports, then %d, %v", foreseen, len(before), len(after), err)
		}
		if all, err := s.Store.People(t.Context()); err != nil || len(all) != 2 {
			t.Errorf("foreseen %v: %d people, %v", foreseen, len(all), err)
		}
		if left, err := os.ReadDir(path + ".backups"); err != nil || len(left) > 0 {
			t.Errorf("foreseen %v: left behind: %v, %v", foreseen, left, err)
		}
	}
}

// watched is a store that looks at the folder of backups when it is written to.
type watched struct {
	people.ImportStore
	folder  string
	atBegin []string // the copies that were there
	atEnd   []string // when all was written and nothing of it counted
}

func (w *watched) SaveImport(ctx context.Context, e app.ImportEdit) (app.Changes, error) {
	w.atBegin = namesIn(w.folder)
	ready := e.Written
	e.Written = func() error {
		err := ready()
		w.atEnd = namesIn(w.folder)
		return err
	}
	return w.ImportStore.SaveImport(ctx, e)
}

func namesIn(folder string) (names []string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestTheBackupIsCopiedBeforeAnImportIsWrittenAndGoodBeforeItCounts(t *testing.T) {
	for _, foreseen := range []bool{true, false} {
		path := filepath.Join(t.TempDir(), "vestka.db")
		s := opened(t, path)
		if err := takeIn(t.Context(), s, listOf("2026-11-01", "Купала Янка"), foreseen); err != nil {
			t.Fatal(err)
		}
		w := &watched{ImportStore: s.Store, folder: path + ".backups"}
		s.Intake = newIntake(w, s.Backups, s.Register)
		if err := takeIn(t.Context(), s, listOf("2026-11-20", "Купала Янка", "Колас Якуб"), foreseen); err != nil {
			t.Fatal(err)
		}
		if len(w.atBegin) != 1 || len(w.atEnd) != 1 || !strings.HasSuffix(w.atEnd[0], ".backup") {
			t.Errorf("foreseen %v: %v when it began to be written, %v before it counted", foreseen, w.atBegin, w.atEnd)
		}
		if got := inBackup(t, path); got != 1 {
			t.Errorf("foreseen %v: %d people in the backup from before", foreseen, got)
		}
	}
}

func TestWhatChangesAfterABackupWasBegunIsInTheBackupBeforeAnImport(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vestka.db")
	s := opened(t, path)
	if err := takeIn(t.Context(), s, listOf("2026-11-01", "Купала Янка"), true); err != nil {
		t.Fatal(err)
	}
	s.Backups.Expect(t.Context(), app.BackupImport)
	if _, err := s.Backups.expecting().copied(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Store.SavePeople(t.Context(), apptest.Edits(3)); err != nil {
		t.Fatal(err)
	}
	if err := takeIn(t.Context(), s, listOf("2026-11-20", "Купала Янка", "Колас Якуб"), false); err != nil {
		t.Fatal(err)
	}
	if got := inBackup(t, path); got != 4 {
		t.Errorf("%d people in the backup from before", got)
	}
}

// inBackup is how many people the newest backup holds.
func inBackup(t *testing.T, path string) int {
	t.Helper()
	all, err := db.Backups(t.Context(), path)
	if err != nil || len(all) == 0 {
		t.Fatalf("%v, %v", all, err)
	}
	has, err := db.ReadBackup(t.Context(), all[0].Path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return has.People
}

func TestAnImportGoesOnWhereNoBackupCanBeMadeAndThatIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vestka.db")
	s := opened(t, path)
	if err := takeIn(t.Context(), s, listOf("2026-11-01", "Купала Янка"), true); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".backups", nil, 0o600); err != nil { // no folder can be made
		t.Fatal(err)
	}
	told := 0
	s.Backups.OnFailure(func(error) { told++ })
	if err := takeIn(t.Context(), s, listOf("2026-11-20", "Купала Янка", "Колас Якуб"), true); err != nil || told != 1 {
		t.Errorf("%v, told %d times", err, told)
	}
}
