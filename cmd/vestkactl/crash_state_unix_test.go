//go:build unix

package main

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vestka/app"
	"vestka/db"
)

// state is all that a person can find at a site.
type state struct {
	opens   []string // the passphrases that open the store
	slots   int
	tables  []content
	backups string // what each holds
	files   string
}

// content is what one table holds.
type content struct {
	name string
	rows int
	sum  string // of all rows; empty where it does not count
}

func (s state) String() string {
	return fmt.Sprintf("  passphrases %q of %d\n  tables %v\n  backups %s\n  files %s", s.opens, s.slots, s.tables, s.backups, s.files)
}

// common is what two states have in common: rows that differ are only counted.
func (s state) common(other state) state {
	both := s
	both.tables = slices.Clone(s.tables)
	for i := range both.tables {
		if i < len(other.tables) && both.tables[i].sum != other.tables[i].sum {
			both.tables[i].sum = ""
		}
	}
	return both
}

// counted is a state of which the rows are only counted: what was tried before
// leaves its mark on the numbers of what comes later.
func (s state) counted() state { return s.common(state{tables: make([]content, len(s.tables))}) }

// is reports that a site is as wanted. Files that match one of the patterns may
// be there or not.
func (s state) is(want state, may ...[]string) bool {
	patterns := slices.Concat(may...)
	ignored := func(file string) bool {
		return slices.ContainsFunc(patterns, func(pattern string) bool { ok, _ := path.Match(pattern, file); return ok })
	}
	left := func(files string) []string { return slices.DeleteFunc(strings.Fields(files), ignored) }
	return slices.Equal(s.opens, want.opens) && s.slots == want.slots && slices.Equal(left(s.files), left(want.files)) && s.backups == want.backups &&
		slices.EqualFunc(s.tables, want.tables, func(got, want content) bool {
			return got.name == want.name && got.rows == want.rows && (want.sum == "" || got.sum == want.sum)
		})
}

// look opens the store with each passphrase, has it verified, and reads every row
// of it and every backup.
func (s site) look(t *testing.T) state {
	t.Helper()
	var found state
	for _, passphrase := range []string{third, first, second, ""} {
		opened, err := db.Open(context.Background(), s.path("store.db"), db.Options{Passphrase: passphrase, Now: time.Now, WorkFactor: cheap})
		switch app.CodeOf(err) {
		case app.WrongPassphrase, app.Invalid, app.NotFound:
			continue
		}
		if err != nil {
			t.Fatalf("with %q: %v, files %v", passphrase, err, s.files(t))
		}
		if passphrase != "" {
			slots, err := opened.Slots()
			if err != nil {
				t.Fatal(err)
			}
			found.slots = len(slots)
		}
		r, err := opened.Verify(context.Background())
		if err = errors.Join(err, opened.Close()); err != nil || !r.Sound() && !s.damaged {
			t.Fatalf("with %q: %+v, %v", passphrase, r, err)
		}
		if !r.Sound() {
			found.opens = append(found.opens, "damaged: "+passphrase)
			continue
		}
		if len(found.opens) == 0 {
			found.tables = s.tables(t, passphrase)
		}
		found.opens = append(found.opens, passphrase)
	}
	found.files = strings.Join(s.files(t), " ")
	found.backups = s.backups(t)
	return found
}

// keptFolder is where the program keeps backups by itself. Their names say when
// they were made, so that only what is unfinished there counts as a file.
const keptFolder = "store.db.backups"

// files are the names below the site, without the lock, which stays for good.
func (s site) files(t *testing.T) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(s.dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasSuffix(name, ".lock") {
			name, err = filepath.Rel(s.dir, name)
			if kept, found := strings.CutPrefix(name, keptFolder+"/"); found {
				if strings.HasSuffix(kept, ".backup") {
					return err
				}
				name = keptFolder + "/unfinished"
			}
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// tables reads every row of the store, from a copy that is unsealed.
func (s site) tables(t *testing.T, passphrase string) []content {
	t.Helper()
	aside := filepath.Join(t.TempDir(), "copy.db")
	for _, suffix := range []string{"", ".key"} {
		b, err := os.ReadFile(s.path("store.db") + suffix)
		if err == nil {
			err = os.WriteFile(aside+suffix, b, 0o600)
		}
		if err != nil && (suffix == "" || !errors.Is(err, fs.ErrNotExist)) {
			t.Fatal(err)
		}
	}
	if passphrase != "" {
		if err := db.Unseal(context.Background(), aside, db.Options{Passphrase: passphrase}); err != nil {
			t.Fatal(err)
		}
	}
	plain, err := sql.Open("sqlite3", "file:"+aside+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	var all []content
	for _, name := range column(t, plain, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name") {
		if name == "goose_db_version" { // its rows say when
			continue
		}
		columns := "*"
		if untimed[name] != "" {
			columns = untimed[name]
		}
		rows := column(t, plain, "SELECT "+columns+" FROM "+name)
		slices.Sort(rows)
		sum := sha256.Sum256([]byte(strings.Join(rows, "\n")))
		all = append(all, content{name, len(rows), fmt.Sprintf("%x", sum[:6])})
	}
	return all
}

// untimed are the columns of tables whose rows say when, without those.
var untimed = map[string]string{
	"draft":         "id, person, form, occasion, template, picture, lang, text, other_lang, other_text, other_by, other_checked, batch, version",
	"draft_version": "draft, nr, before, lang, text, other_lang, other_text, other_by, other_checked, name",
}

// column is every row as one text.
func column(t *testing.T, plain *sql.DB, query string) []string {
	t.Helper()
	rows, err := plain.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for rows.Next() {
		values, into := make([]any, len(names)), make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprint(values...))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// backups says what each backup of the site holds. Nothing is a backup that
// cannot be read.
func (s site) backups(t *testing.T) string {
	t.Helper()
	var all []string
	kept, err := filepath.Glob(s.path(keptFolder + "/*.backup"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range kept {
		opts := db.Options{Passphrase: first}
		_, err := db.ReadBackup(context.Background(), file, opts)
		if app.CodeOf(err) == app.Invalid {
			_, err = db.ReadBackup(context.Background(), file, db.Options{})
		}
		if err != nil {
			t.Fatalf("%s: %v", filepath.Base(file), err)
		}
	}
	for _, name := range s.files(t) {
		if ok, _ := path.Match("store.db.before-restore-?", name); ok {
			s.wantOpens(t, name)
		}
		if !strings.HasSuffix(name, ".vestka") {
			continue
		}
		sum, err := db.ReadBackup(context.Background(), s.path(name), db.Options{Passphrase: first})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, fmt.Sprint(name, ": ", sum.Counts))
	}
	return strings.Join(all, ", ")
}

// wantOpens checks that a former store opens with its passphrase of then.
func (s site) wantOpens(t *testing.T, name string) {
	t.Helper()
	copied := s.copied(t) // opening makes a lock
	opts := db.Options{Passphrase: first, Now: time.Now}
	former, err := db.Open(context.Background(), copied.path(name), opts)
	if app.CodeOf(err) == app.Invalid {
		opts.Passphrase = ""
		former, err = db.Open(context.Background(), copied.path(name), opts)
	}
	if err == nil {
		err = former.Close()
	}
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}
