package db

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

func TestABackupHoldsNothingOfAChangeThatIsPending(t *testing.T) {
	eachWay(t, func(t *testing.T, opts Options) {
		path, s := ofToday(t, opts)
		defer closed(t, s)
		if _, err := s.SavePeople(t.Context(), apptest.Edits(3)); err != nil {
			t.Fatal(err)
		}
		other := connect(s.path, s.layer, readWrite)
		defer other.Close()
		err := oneConn(t.Context(), other, func(conn *sql.Conn) error {
			pending := tx{ctx: t.Context(), conn: conn}
			if err := pending.exec("BEGIN IMMEDIATE"); err != nil {
				return err
			}
			if err := pending.exec("UPDATE person SET sample = 7"); err != nil {
				return err
			}
			if err := pending.exec("INSERT INTO setting VALUES ('pending', 'yes')"); err != nil {
				return err
			}
			if err := s.Backup(t.Context(), path+".backup"); err != nil {
				return err
			}
			return pending.exec("COMMIT")
		})
		if err != nil {
			t.Fatal(err)
		}
		back := filepath.Join(t.TempDir(), "back.db")
		if _, err := Restore(t.Context(), path+".backup", back, opts); err != nil {
			t.Fatal(err)
		}
		r, err := Open(t.Context(), back, opts)
		if err != nil {
			t.Fatal(err)
		}
		defer closed(t, r)
		Sound(t, r)
		if v, err := r.Setting(t.Context(), "pending"); v != "" || err != nil {
			t.Errorf("pending: %q, %v", v, err)
		}
		if v, err := s.Setting(t.Context(), "pending"); v != "yes" || err != nil {
			t.Errorf("the change itself: %q, %v", v, err)
		}
	})
}

func TestABackupThatIsStoppedLeavesNothing(t *testing.T) {
	_, s := ofToday(t, sealedWith(word))
	defer closed(t, s)
	file := filepath.Join(t.TempDir(), "backup")
	for looks := range 3 {
		wantKey(t, s.Backup(stopAt(t.Context(), looks), file), app.Cancelled, "error.cancelled")
		if entries, err := os.ReadDir(filepath.Dir(file)); len(entries) > 0 || err != nil {
			t.Fatalf("left behind: %v, %v", entries, err)
		}
	}
}

func TestVerifyNamesWhatIsDamaged(t *testing.T) {
	path := asToday(t)
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, s)
	sound, err := s.Verify(t.Context())
	if err != nil || !sound.Sound() || sound.People == 0 {
		t.Fatalf("%+v, %v", sound, err)
	}
	spoil := func(statements ...string) {
		t.Helper()
		for _, statement := range statements {
			if _, err := s.db.ExecContext(context.Background(), statement); err != nil {
				t.Fatal(err)
			}
		}
	}
	spoil("PRAGMA foreign_keys = OFF", "INSERT INTO own_note VALUES (4321, 'x')")
	r, err := s.Verify(t.Context())
	if err != nil || r.Sound() || len(r.References) != 1 || r.References[0] != "own_note 4321: person" || len(r.Damage) > 0 {
		t.Errorf("%+v, %v", r, err)
	}
	spoil(
		"PRAGMA writable_schema = ON",
		"UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'letter_job') WHERE name = 'letter_person'",
		"PRAGMA schema_version = 999",
	)
	r, err = s.Verify(t.Context())
	if err != nil || len(r.Damage) == 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestEveryStateThatACrashLeavesOfARestoreIsTheStoreOfBeforeOrTheRestoredOne(t *testing.T) {
	opts := sealedWith(word)
	path, s := ofToday(t, opts)
	file := filepath.Join(t.TempDir(), "backup")
	if err := s.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SetSetting(t.Context(), "k", "later"); err != nil {
		t.Fatal(err)
	}
	if err := s.ChangePassphrase(word, "іншая"); err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	before := filesOf(t, path)
	if _, err := Restore(t.Context(), file, path, opts); err != nil {
		t.Fatal(err)
	}
	after := filesOf(t, path)
	for i, state := range halfDone(before, after) {
		swapped := string(state[""]) == string(after[""])
		at := state.lay(t)
		if !swapped { // the data key is the same: the backup's passphrase must not bring its slots to the present store
			_, err := Open(t.Context(), at, opts)
			if state[".new"] != nil {
				wantKey(t, err, app.WrongPassphrase, "error.vault.passphrase")
			}
		}
		with, want := opts, ""
		if !swapped {
			with, want = sealedWith("іншая"), "later"
		}
		s, err := Open(t.Context(), at, with)
		if err != nil {
			t.Fatalf("state %d: %v", i, err)
		}
		Sound(t, s)
		if v, err := s.Setting(t.Context(), "k"); v != want || err != nil {
			t.Errorf("state %d: %q, %v", i, v, err)
		}
		closed(t, s)
	}
}

func TestCompactingThatIsStoppedLeavesTheStoreOfBefore(t *testing.T) {
	path, s := ofToday(t, sealedWith(word))
	defer closed(t, s)
	if _, err := s.SavePeople(t.Context(), apptest.Edits(30)); err != nil {
		t.Fatal(err)
	}
	stoppedAtEveryLook(t, path, s.Compact)
	if people, err := s.People(t.Context()); len(people) != 30 || err != nil {
		t.Errorf("%d people, %v", len(people), err)
	}
}

func TestTheStoreIsFreeBetweenTwoStepsOfItsBackupWhichEndsAllTheSame(t *testing.T) {
	for what, changes := range map[string]int{"hardly changed": 2, "changed all the time": 1000} {
		t.Run(what, func(t *testing.T) {
			eachWay(t, func(t *testing.T, opts Options) {
				path, s := ofToday(t, opts)
				defer closed(t, s)
				if _, err := s.db.Exec("CREATE TABLE bulk AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i, randomblob(3000) AS b FROM n"); err != nil {
					t.Fatal(err)
				}
				// Somebody works at every look of the copying at its context at which the store is free.
				edits, n, free := apptest.Edits(50), 0, 0
				ctx := whenever{t.Context(), func() {
					if s.db.Stats().InUse > 0 {
						return
					}
					if free++; n < changes {
						if _, err := s.SavePeople(t.Context(), edits[n:n+1]); err != nil {
							t.Error(err)
						}
						n++
					}
				}}
				next := path + ".copy"
				to, err := newBackup(next)
				if err != nil {
					t.Fatal(err)
				}
				has, of, err := s.original().copyAsItLies(ctx, to, nil)
				if err := errors.Join(err, to.Close()); err != nil {
					t.Fatal(err)
				}
				if want := min(changes, mostBegun+1); free < 4 || n != want || has.People != want {
					t.Errorf("%d free looks, %d changes, %+v", free, n, has)
				}
				if now, err := momentOf(s.path, nil); now != of || err != nil {
					t.Errorf("it is of another moment: %v", err)
				}
				got, err := inspect(t.Context(), next, s.layer)
				if err != nil || !got.Sound() || got.Counts != has {
					t.Errorf("%+v, %v; want %+v", got, err, has)
				}
				if !bytes.Equal(bytesOf(t, next), bytesOf(t, s.path)) {
					t.Error("it is not what lies on the disk")
				}
			})
		})
	}
}

func bytesOf(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// whenever is a context that does something when it is looked at.
type whenever struct {
	context.Context
	do func()
}

func (w whenever) Err() error {
	w.do()
	return w.Context.Err()
}
