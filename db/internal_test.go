package db

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"vestka/app"
	"vestka/app/apptest"
)

// steps are the migrations of today and the further ones.
func steps(t *testing.T, further ...string) fs.FS {
	t.Helper()
	all := fstest.MapFS{}
	names, err := fs.Glob(migrations(), "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(migrations(), name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = &fstest.MapFile{Data: b}
	}
	for i, sql := range further {
		all[fmt.Sprintf("%04d_further.sql", 9001+i)] = &fstest.MapFile{Data: []byte("-- +goose Up\n" + sql + ";\n")}
	}
	return all
}

func openWith(t *testing.T, path string, create bool, all fs.FS) *Store {
	t.Helper()
	s, err := open(t.Context(), path, Options{Create: create, Now: apptest.FixedClock}, all)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func closed(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// asToday makes a closed store of today's version with one person.
func asToday(t *testing.T) string {
	t.Helper()
	path, s := ofToday(t, Options{Now: apptest.FixedClock})
	if _, err := s.SavePeople(t.Context(), apptest.Edits(1)); err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	return path
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const addColumn = "ALTER TABLE setting ADD COLUMN changed INTEGER NOT NULL DEFAULT 7"

func TestANewerStoreIsRefusedUntouched(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vestka.db")
	closed(t, openWith(t, path, true, steps(t, addColumn)))
	long := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	if err := os.Chtimes(path, long, long); err != nil {
		t.Fatal(err)
	}
	before := read(t, path)
	_, err := Open(t.Context(), path, Options{})
	if app.CodeOf(err) != app.Newer {
		t.Fatalf("error %v, want newer", err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, read(t, path)) || !info.ModTime().Equal(long) {
		t.Error("the store was touched")
	}
}

// onlyBackup is the one that is beside the store, for the reason.
func onlyBackup(t *testing.T, path string, reason app.BackupReason) app.Backup {
	t.Helper()
	all, err := Backups(t.Context(), path)
	if err != nil || len(all) != 1 || all[0].Reason != reason || !all[0].Whole {
		t.Fatalf("backups: %+v, %v", all, err)
	}
	return all[0]
}

func TestAnOlderStoreIsBackedUpAndMigrated(t *testing.T) {
	path := asToday(t)
	s := openWith(t, path, false, steps(t, addColumn))
	if people, err := s.People(t.Context()); len(people) != 1 || err != nil {
		t.Errorf("%d people, %v", len(people), err)
	}
	if _, err := s.db.Exec("SELECT changed FROM setting"); err != nil {
		t.Error(err)
	}
	closed(t, s)
	b := onlyBackup(t, path, app.BackupMigration)
	// What is in it is the store of before, which this version opens.
	back := filepath.Join(t.TempDir(), "back.db")
	if _, err := Restore(t.Context(), b.Path, back, Options{}); err != nil {
		t.Fatal(err)
	}
	s = openWith(t, back, false, migrations())
	if people, err := s.People(t.Context()); len(people) != 1 || err != nil {
		t.Errorf("%d people in the backup, %v", len(people), err)
	}
	closed(t, s)
	// A store of today is not backed up again.
	if err := os.Remove(b.Path); err != nil {
		t.Fatal(err)
	}
	closed(t, openWith(t, path, false, steps(t, addColumn)))
	if all, err := Backups(t.Context(), path); len(all) > 0 || err != nil {
		t.Errorf("%v, %v", all, err)
	}
}

func TestEveryStepOfAMigrationIsToldWhenItBegins(t *testing.T) {
	path := asToday(t)
	var told [][2]int
	opts := Options{Now: apptest.FixedClock, Migrating: func(step, of int) {
		told = append(told, [2]int{step, of})
		onlyBackup(t, path, app.BackupMigration) // it was made before
	}}
	all := steps(t, addColumn, "ALTER TABLE setting ADD COLUMN again INTEGER")
	for range 2 { // the second time there is nothing to do
		s, err := open(t.Context(), path, opts, all)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.db.Exec("SELECT changed, again FROM setting"); err != nil {
			t.Error(err)
		}
		closed(t, s)
	}
	if want := [][2]int{{1, 2}, {2, 2}}; !slices.Equal(told, want) {
		t.Errorf("told %v", told)
	}
}

func TestAStoreThatCannotBeBackedUpIsNotMigrated(t *testing.T) {
	path := asToday(t)
	if err := os.WriteFile(path+".backups", nil, 0o600); err != nil { // no folder can be made
		t.Fatal(err)
	}
	before := read(t, path)
	_, err := open(t.Context(), path, Options{}, steps(t, addColumn))
	if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != "error.backup.folder" {
		t.Errorf("error %v", err)
	}
	if !bytes.Equal(before, read(t, path)) {
		t.Error("the store was touched")
	}
}

func TestAMigrationThatFailsLeavesTheStoreOfBefore(t *testing.T) {
	path := asToday(t)
	_, err := open(t.Context(), path, Options{}, steps(t, addColumn+";\nINSERT INTO no_such_table VALUES (1)"))
	if app.CodeOf(err) != app.Failed {
		t.Fatalf("error %v, want failed", err)
	}
	s := openWith(t, path, false, migrations())
	defer closed(t, s)
	if people, err := s.People(t.Context()); len(people) != 1 || err != nil {
		t.Errorf("%d people, %v", len(people), err)
	}
	if _, err := s.db.Exec("SELECT changed FROM setting"); err == nil {
		t.Error("half of the failed step is in the store")
	}
}

func TestEveryPragmaIsInForce(t *testing.T) {
	s := openWith(t, filepath.Join(t.TempDir(), "vestka.db"), true, migrations())
	defer closed(t, s)
	for pragma, want := range map[string]string{
		"foreign_keys": "1", "journal_mode": "delete", "synchronous": "3", "secure_delete": "1",
		"temp_store": "2", "cache_size": "-16384", "busy_timeout": "250", "application_id": fmt.Sprint(applicationID),
	} {
		var got string
		if err := s.db.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %q, %v; want %q", pragma, got, err, want)
		}
	}
}

func TestTheStoreIsSoundAfterEveryKindOfChange(t *testing.T) {
	s := openWith(t, filepath.Join(t.TempDir(), "vestka.db"), true, migrations())
	defer closed(t, s)
	ctx := t.Context()
	changes, err := s.SavePeople(ctx, apptest.Edits(200))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.LogJob(ctx, []app.Letter{apptest.Letter(app.PersonID(changes.IDs[3]))}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RemoveSample(ctx); err != nil {
		t.Fatal(err)
	}
	var verdict string
	if err := s.db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Errorf("integrity: %s, %v", verdict, err)
	}
	err = s.read(ctx, func(tx tx) error {
		return tx.each(func(*sql.Rows) error {
			t.Error("a reference points to nothing")
			return nil
		}, "PRAGMA foreign_key_check")
	})
	if err != nil {
		t.Error(err)
	}
}

func TestAFullDiskIsToldAndChangesNothing(t *testing.T) {
	s := openWith(t, filepath.Join(t.TempDir(), "vestka.db"), true, migrations())
	defer closed(t, s)
	if _, err := s.SavePeople(t.Context(), apptest.Edits(1)); err != nil {
		t.Fatal(err)
	}
	var pages int
	if err := s.db.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+3)); err != nil {
		t.Fatal(err)
	}
	edits := apptest.Edits(500)[1:]
	_, err := s.SavePeople(t.Context(), edits)
	wantKey(t, err, app.Failed, "error.store.full")
	if people, err := s.People(t.Context()); len(people) != 1 || err != nil {
		t.Errorf("%d people, %v; want the one of before", len(people), err)
	}
	if _, err := s.db.Exec("PRAGMA max_page_count = 100000"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SavePeople(t.Context(), edits); err != nil {
		t.Errorf("with space again: %v", err)
	}
}

func TestAStoreThatCannotBeWrittenIsTold(t *testing.T) {
	s := openWith(t, filepath.Join(t.TempDir(), "vestka.db"), true, migrations())
	defer closed(t, s)
	if _, err := s.db.Exec("PRAGMA query_only = 1"); err != nil {
		t.Fatal(err)
	}
	_, err := s.SetSetting(t.Context(), "k", "v")
	wantKey(t, err, app.Failed, "error.store.read_only")
}

func wantKey(t *testing.T, err error, code app.Code, key string) {
	t.Helper()
	e, ok := err.(*app.Error) //nolint:errorlint // every error of a store is one itself, not somewhere in a chain
	if !ok || e.Code != code || e.Key != key {
		t.Errorf("error %v, want %s: %s", err, code, key)
	}
}

// countdown is a context that is cancelled when it has been looked at so often.
type countdown struct {
	context.Context
	left *int
}

func (c countdown) Err() error {
	if *c.left--; *c.left < 0 {
		return context.Canceled
	}
	return nil
}

func TestAnImportThatIsStoppedHalfWayChangesNothing(t *testing.T) {
	s := openWith(t, filepath.Join(t.TempDir(), "vestka.db"), true, migrations())
	defer closed(t, s)
	if _, err := s.SavePeople(t.Context(), apptest.Edits(2)); err != nil {
		t.Fatal(err)
	}
	for _, after := range []int{1, 50, 90} {
		left := after
		_, err := s.SavePeople(countdown{t.Context(), &left}, apptest.Edits(100)[2:])
		wantKey(t, err, app.Cancelled, "error.cancelled")
	}
	if people, err := s.People(t.Context()); len(people) != 2 || err != nil {
		t.Errorf("%d people, %v; want the two of before", len(people), err)
	}
}

func TestAPanicRollsBack(t *testing.T) {
	s := openWith(t, filepath.Join(t.TempDir(), "vestka.db"), true, migrations())
	defer closed(t, s)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("no panic")
			}
		}()
		_ = s.write(t.Context(), func(tx tx) error {
			if err := tx.exec("INSERT INTO setting (key, value) VALUES ('k', 'v')"); err != nil {
				t.Error(err)
			}
			panic("trouble")
		})
	}()
	if value, err := s.Setting(t.Context(), "k"); value != "" || err != nil {
		t.Errorf("setting %q, %v", value, err)
	}
}

func TestWhatIsRemovedIsGoneFromTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vestka.db")
	s := openWith(t, path, true, migrations())
	secret := "сакрэт-" + strings.Repeat("я", 30)
	if _, err := s.SetSetting(t.Context(), app.SettingReturn, secret); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(read(t, path), []byte(secret)) {
		t.Fatal("the value never was in the file")
	}
	if _, err := s.SetSetting(t.Context(), app.SettingReturn, ""); err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	if bytes.Contains(read(t, path), []byte(secret)) {
		t.Error("the removed value is still in the file")
	}
}

func TestReadersAndWritersTakeTurns(t *testing.T) {
	s := openWith(t, filepath.Join(t.TempDir(), "vestka.db"), true, migrations())
	defer closed(t, s)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for j := range 5 {
				if _, err := s.SetSetting(t.Context(), fmt.Sprint(i, j), "v"); err != nil {
					t.Error(err)
				}
				if _, err := s.People(t.Context()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	var n int
	if err := s.db.QueryRow("SELECT count(*) FROM setting").Scan(&n); err != nil || n != 40 {
		t.Errorf("%d settings, %v; want 40", n, err)
	}
}

func TestAfterAFailedStatementNoOtherOfItsTransactionIsRun(t *testing.T) {
	s := openWith(t, filepath.Join(t.TempDir(), "vestka.db"), true, migrations())
	defer closed(t, s)
	insert := "INSERT INTO setting (key, value) VALUES ('k', 'v')"
	for name, next := range map[string]func(tx) error{
		"exec":   func(t tx) error { return t.exec(insert) },
		"insert": func(t tx) error { _, err := t.insert(insert); return err },
		"find":   func(t tx) error { _, err := t.find(nil, insert); return err },
		"each":   func(t tx) error { return t.each(func(*sql.Rows) error { return nil }, insert) },
	} {
		err := s.write(t.Context(), func(t tx) error {
			// As SQLite does by itself where the disk fails.
			_, _ = t.conn.ExecContext(t.ctx, "ROLLBACK")
			_ = t.exec("no such statement")
			_ = next(t)
			return nil
		})
		if value, _ := s.Setting(t.Context(), "k"); err == nil || value != "" {
			t.Errorf("%s: %v, and the store has %q", name, err, value)
		}
	}
}

// TestHowAFileWasReadBeforeSourcesHadTheirOwnPlansIsStillKnown has a row as older versions
// wrote it.
func TestHowAFileWasReadBeforeSourcesHadTheirOwnPlansIsStillKnown(t *testing.T) {
	s := openWith(t, filepath.Join(t.TempDir(), "s.db"), true, migrations())
	defer closed(t, s)
	err := s.write(t.Context(), func(t tx) error {
		return t.exec("INSERT INTO shape (shape, used, plan) VALUES ('s1', 20260101, 'old')")
	})
	if err != nil {
		t.Fatal(err)
	}
	e := app.ImportEdit{Import: app.Import{Source: "office", Plan: "new", Day: app.Date{Year: 2026, Month: 2, Day: 1}}, Shape: "s1"}
	if _, err := s.SaveImport(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	if plans, err := s.Shapes(t.Context(), "s1"); err != nil || !slices.Equal(plans, []string{"new", "old"}) {
		t.Errorf("%v, %v", plans, err)
	}
}
