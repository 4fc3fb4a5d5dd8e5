package db

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"vestka/app"
	"vestka/app/apptest"
)

// firstStep is what made a store of version 1.
func firstStep(t *testing.T) fs.FS {
	t.Helper()
	b, err := fs.ReadFile(migrations(), "0001_store.sql")
	if err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{"0001_store.sql": &fstest.MapFile{Data: b}}
}

// eachWay runs a test on a plain store and on a sealed one.
func eachWay(t *testing.T, run func(t *testing.T, opts Options)) {
	t.Run("plain", func(t *testing.T) { run(t, Options{Now: apptest.FixedClock}) })
	t.Run("sealed", func(t *testing.T) { run(t, sealedWith(word)) })
}

func openAs(t *testing.T, path string, opts Options, all fs.FS) *Store {
	t.Helper()
	s, err := open(t.Context(), path, opts, all)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ofToday makes an empty store of today's version, which stays open.
func ofToday(t *testing.T, opts Options) (path string, s *Store) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "vestka.db")
	opts.Create = true
	return path, openAs(t, path, opts, migrations())
}

// ofVersion1 makes a store of version 1 with something in every table, which
// stays open.
func ofVersion1(t *testing.T, opts Options) (path string, s *Store) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "vestka.db")
	opts.Create = true
	s = openAs(t, path, opts, firstStep(t))
	fillFirstVersion(t, s)
	return path, s
}

// ofList are the tables of the list with the columns that they had in version 1.
var ofList = []struct{ table, columns string }{
	{"person", "id, status, sex, born, detained, died, sample"},
	{"person_name", "person, lang, full_name, family, given, patronymic, source, proposed, unsure"},
	{"person_source", "source_id, person"},
	{"detention", "person, nr, facility, text, address, liberty, since, until, source, seen_on"},
	{"record", "id, source, lang, key, person, digest, has_id, form, line, seen_on, understood, cells"},
}

// ofOwn are the tables of the user's own that were there in version 1.
var ofOwn = []struct{ table, columns string }{
	{"own_name", "*"},
	{"own_note", "*"},
	{"place_text", "*"},
	{"job", "id, made"},
	{"letter", "id, person, job, kind, state, state_on, occasion, lang, text, picture, facility, address, sample, made"},
	{"setting", "*"},
}

// fillFirstVersion brings sixty people and something of the user's own into a store
// of version 1: the rows are those that a store of today writes, those of lists as JSON.
func fillFirstVersion(t *testing.T, into *Store) {
	t.Helper()
	from := openAs(t, filepath.Join(t.TempDir(), "today.db"), Options{Create: true, Now: apptest.FixedClock}, migrations())
	defer closed(t, from)
	ctx := t.Context()
	changes, err := from.SavePeople(ctx, apptest.Edits(60))
	if err != nil {
		t.Fatal(err)
	}
	id := app.PersonID(changes.IDs[4])
	_, noted := from.SetNote(ctx, id, "нататка")
	_, named := from.SetName(ctx, id, app.Russian, app.Name{Full: "Констанция"})
	_, settled := from.SetPlaceText(ctx, "за ракой", "IK-905")
	_, set := from.SetSetting(ctx, app.SettingSender, "Ядвіся")
	_, _, logged := from.LogJob(ctx, []app.Letter{apptest.Letter(id), apptest.Letter(id - 1)})
	if err := errors.Join(noted, named, settled, set, logged); err != nil {
		t.Fatal(err)
	}
	rows := map[string]app.Record{}
	for _, r := range recordsOf(t, from, 60) {
		rows[r.Key] = r
	}
	for _, of := range append(slices.Clone(ofList), ofOwn...) {
		var all [][]any
		err := from.read(t.Context(), func(tx tx) error {
			return tx.each(func(rows *sql.Rows) error {
				row, err := scanAny(rows)
				all = append(all, row)
				return err
			}, "SELECT "+of.columns+" FROM "+of.table)
		})
		if err != nil {
			t.Fatal(err)
		}
		if of.table == "person_name" {
			all = nameRows(t, from)
		}
		err = into.write(t.Context(), func(tx tx) error {
			for _, row := range all {
				if n := len(row); of.table == "record" {
					r := rows[fmt.Sprint(row[3])]
					row[n-2], row[n-1] = asJSON(t, &r)
				}
				if err := tx.exec("INSERT INTO "+columnsOf(of.table, of.columns)+" VALUES (?"+strings.Repeat(", ?", len(row)-1)+")", row...); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// columnsOf is a table with the columns that are written.
func columnsOf(table, columns string) string {
	if columns == "*" {
		return table
	}
	return table + " (" + columns + ")"
}

// tables are all rows of the tables that a store of version 1 had.
func tables(t *testing.T, s *Store) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := s.read(t.Context(), func(tx tx) error {
		for _, of := range append(slices.Clone(ofList), ofOwn...) {
			table := of.table
			err := tx.each(func(rows *sql.Rows) error {
				row, err := scanAny(rows)
				all[table] += fmt.Sprintln(row...)
				return err
			}, "SELECT "+of.columns+" FROM "+table)
			if err != nil {
				return err
			}
			if all[table] == "" {
				t.Errorf("%s is empty: it proves nothing", table)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func sameTables(t *testing.T, s *Store, before map[string]string) {
	t.Helper()
	for table, rows := range tables(t, s) {
		if rows != before[table] {
			t.Errorf("%s changed", table)
		}
	}
	if r, err := s.Verify(t.Context()); err != nil || !r.Sound() {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestAStoreOfVersion1ComesUpWholeAndTakesAttachments(t *testing.T) {
	eachWay(t, func(t *testing.T, opts Options) {
		path, s := ofVersion1(t, opts)
		before := tables(t, s)
		if _, err := s.Attachments(t.Context(), app.AttachmentFilter{}); err == nil {
			t.Fatal("the store is not of version 1")
		}
		closed(t, s)
		s = openAs(t, path, opts, migrations())
		sameTables(t, s, before)
		addRandom(t, s, 1, 600_000)
		closed(t, s)
		sum, err := ReadBackup(t.Context(), onlyBackup(t, path, app.BackupMigration).Path, opts)
		if err != nil || sum.Counts != (Counts{People: 60, Letters: 2}) {
			t.Errorf("the backup of before holds %+v, %v", sum, err)
		}
	})
}

func TestABackupOfVersion1IsCountedAndComesBackWhole(t *testing.T) {
	eachWay(t, func(t *testing.T, opts Options) {
		_, s := ofVersion1(t, opts)
		before := tables(t, s)
		file := filepath.Join(t.TempDir(), "старая.vestka")
		if err := s.Backup(t.Context(), file); err != nil {
			t.Fatal(err)
		}
		closed(t, s)
		sum, err := ReadBackup(t.Context(), file, opts)
		if err != nil || sum.Counts != (Counts{People: 60, Letters: 2}) {
			t.Errorf("%+v, %v", sum, err)
		}
		path := filepath.Join(t.TempDir(), "vestka.db")
		if _, err := Restore(t.Context(), file, path, opts); err != nil {
			t.Fatal(err)
		}
		s = openAs(t, path, opts, migrations())
		sameTables(t, s, before)
		addRandom(t, s, 1, 1)
		closed(t, s)
	})
}

// noise is n bytes that hold the word again and again.
func noise(n int) []byte {
	return bytes.Repeat([]byte("скан-"+strings.Repeat("ў", 20)), n/45+1)[:n]
}

func addRandom(t *testing.T, s *Store, person app.PersonID, n int) (app.AttachmentID, app.Changes) {
	t.Helper()
	a := apptest.Attachment(person, func(a *app.Attachment) { a.Size = int64(n) })
	added, changes, err := s.AddAttachments(t.Context(), app.NewAttachment{Attachment: a, Small: []byte("мініяцюра"), Content: bytes.NewReader(noise(n))})
	if err != nil {
		t.Fatal(err)
	}
	return added[0].ID, changes
}

func attachmentRows(t *testing.T, s *Store) (attachments, parts int) {
	t.Helper()
	err := s.db.QueryRow("SELECT (SELECT count(*) FROM attachment), (SELECT count(*) FROM attachment_part)").Scan(&attachments, &parts)
	if err != nil {
		t.Fatal(err)
	}
	return attachments, parts
}

func TestARemovedAttachmentComesBackAfterARestart(t *testing.T) {
	eachWay(t, func(t *testing.T, opts Options) {
		path, s := ofToday(t, opts)
		if _, err := s.SavePeople(t.Context(), apptest.Edits(1)); err != nil {
			t.Fatal(err)
		}
		id, _ := addRandom(t, s, 1, 600_000)
		closed(t, s)
		s = openAs(t, path, opts, migrations())
		before := len(read(t, path))
		if _, err := s.RemoveAttachments(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		closed(t, s)
		if now := len(read(t, path)); now > before+64<<10 {
			t.Errorf("the removal took %d bytes", now-before)
		}
		opts.Now = func() time.Time { return apptest.FixedClock().Add(attachmentsKept) }
		s = openAs(t, path, opts, migrations())
		defer closed(t, s)
		if _, err := s.Attachment(t.Context(), id); app.CodeOf(err) != app.NotFound {
			t.Fatal(err)
		}
		done, err := s.Steps(t.Context())
		if err != nil || done[0].Key != "undo.store.attachment_removed" {
			t.Fatalf("%+v, %v", done, err)
		}
		if _, err := s.TakeBack(t.Context(), done[0].ID); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := s.ReadAttachment(t.Context(), id, &b); err != nil || !bytes.Equal(b.Bytes(), noise(600_000)) {
			t.Errorf("%d bytes came back, %v", b.Len(), err)
		}
	})
}

func TestARemovedAttachmentIsWipedOnceItCannotComeBack(t *testing.T) {
	later := Options{Now: func() time.Time { return apptest.FixedClock().Add(attachmentsKept + 1) }}
	for what, forget := range map[string]func(t *testing.T, path string, s *Store){
		"too long ago": func(t *testing.T, path string, s *Store) {
			closed(t, s)
			closed(t, openAs(t, path, later, migrations()))
		},
		"forgotten": func(t *testing.T, _ string, s *Store) {
			if err := s.ForgetSteps(t.Context()); err != nil {
				t.Fatal(err)
			}
			if a, p := attachmentRows(t, s); a+p != 0 {
				t.Errorf("the open store keeps %d attachments and %d parts", a, p)
			}
			closed(t, s)
		},
		"too much done since": func(t *testing.T, _ string, s *Store) {
			for i := range mostSteps {
				if _, err := s.SetNote(t.Context(), 1, fmt.Sprint(i)); err != nil {
					t.Fatal(err)
				}
			}
			closed(t, s)
		},
	} {
		t.Run(what, func(t *testing.T) {
			path, s := ofToday(t, Options{Now: apptest.FixedClock})
			if _, err := s.SavePeople(t.Context(), apptest.Edits(1)); err != nil {
				t.Fatal(err)
			}
			id, _ := addRandom(t, s, 1, 600_000)
			_, taken := addRandom(t, s, 1, 300_000)
			if _, err := s.RemoveAttachments(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			if _, err := taken.Undo.Do(t.Context()); err != nil {
				t.Fatal(err)
			}
			if !bytes.Contains(read(t, path), noise(2000)) {
				t.Fatal("the content never was in the file")
			}
			forget(t, path, s)
			if bytes.Contains(read(t, path), noise(45)) || bytes.Contains(read(t, path), []byte("мініяцюра")) {
				t.Error("the removed content is still in the file")
			}
			s = openAs(t, path, Options{Now: apptest.FixedClock}, migrations())
			defer closed(t, s)
			if a, p := attachmentRows(t, s); a+p != 0 {
				t.Errorf("%d attachments and %d parts are left", a, p)
			}
		})
	}
}

func TestAnAttachmentThatCannotComeBackIsWipedAtTheStartAfterACrash(t *testing.T) {
	path := asToday(t)
	s := openWith(t, path, false, migrations())
	id, _ := addRandom(t, s, 1, 600_000)
	kept, _ := addRandom(t, s, 1, 10)
	if _, err := s.RemoveAttachments(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if err := s.write(t.Context(), func(tx tx) error { return tx.exec("DELETE FROM step") }); err != nil {
		t.Fatal(err)
	}
	crashed := filepath.Join(t.TempDir(), "vestka.db")
	put(t, crashed, files{"": read(t, path)})
	closed(t, s)
	s = openWith(t, crashed, false, migrations())
	defer closed(t, s)
	if bytes.Contains(read(t, crashed), noise(2000)) {
		t.Error("the removed content is still in the file")
	}
	left, err := s.Attachments(t.Context(), app.AttachmentFilter{})
	if err != nil || len(left) != 1 || left[0].ID != kept {
		t.Errorf("%+v, %v", left, err)
	}
}

// put writes files into the folder of a store.
func put(t *testing.T, path string, all files) {
	t.Helper()
	for suffix, b := range all {
		if err := os.WriteFile(path+suffix, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// snapshot is content that copies the files of the store before its nth reading.
type snapshot struct {
	io.Reader
	before int
	take   func()
}

func (s *snapshot) Read(p []byte) (int, error) {
	if s.before--; s.before == 0 {
		s.take()
	}
	return s.Reader.Read(p)
}

func TestACrashWhileAnAttachmentIsAddedLeavesNothingOfIt(t *testing.T) {
	eachWay(t, func(t *testing.T, opts Options) {
		path, s := ofToday(t, opts)
		if _, err := s.SavePeople(t.Context(), apptest.Edits(1)); err != nil {
			t.Fatal(err)
		}
		addRandom(t, s, 1, 300_000)
		const size = 24 << 20 // more than the page cache holds: half of it is in the file already
		crashed := filepath.Join(t.TempDir(), "vestka.db")
		content := &snapshot{Reader: bytes.NewReader(noise(size)), before: 90, take: func() {
			put(t, crashed, filesOf(t, path))
		}}
		a := apptest.Attachment(1, func(a *app.Attachment) { a.Size = size })
		if _, _, err := s.AddAttachments(t.Context(), app.NewAttachment{Attachment: a, Content: content}); err != nil {
			t.Fatal(err)
		}
		closed(t, s)
		if len(read(t, crashed)) < 4<<20 || len(read(t, crashed+"-journal")) == 0 {
			t.Fatal("at the crash nothing was half written: it proves nothing")
		}
		s = openAs(t, crashed, opts, migrations())
		defer closed(t, s)
		if r, err := s.Verify(t.Context()); err != nil || !r.Sound() || r.Attachments != 1 {
			t.Errorf("%+v, %v", r, err)
		}
		if a, p := attachmentRows(t, s); a != 1 || p != 2 {
			t.Errorf("%d attachments and %d parts", a, p)
		}
	})
}

func TestAnAttachmentThatIsStoppedHalfWayIsNotAdded(t *testing.T) {
	s := openWith(t, asToday(t), false, migrations())
	defer closed(t, s)
	ctx, stop := context.WithCancel(t.Context())
	content := &snapshot{Reader: bytes.NewReader(noise(2 << 20)), before: 5, take: stop}
	a := apptest.Attachment(1, func(a *app.Attachment) { a.Size = 2 << 20 })
	_, _, err := s.AddAttachments(ctx, app.NewAttachment{Attachment: a, Content: content})
	wantKey(t, err, app.Cancelled, "error.cancelled")
	if a, p := attachmentRows(t, s); a+p != 0 {
		t.Errorf("%d attachments and %d parts", a, p)
	}
}

func TestVerifyCountsAttachmentsAndMissesWhatIsNotThere(t *testing.T) {
	s := openWith(t, asToday(t), false, migrations())
	defer closed(t, s)
	first, _ := addRandom(t, s, 1, 600_000)
	second, _ := addRandom(t, s, 1, 600_000)
	gone, _ := addRandom(t, s, 1, 5)
	if _, err := s.RemoveAttachments(t.Context(), gone); err != nil {
		t.Fatal(err)
	}
	r, err := s.Verify(t.Context())
	if err != nil || !r.Sound() || r.Attachments != 2 {
		t.Fatalf("%+v, %v", r, err)
	}
	for query, id := range map[string]app.AttachmentID{
		"DELETE FROM attachment_part WHERE attachment = ? AND nr = 2": first, "DELETE FROM attachment_part WHERE attachment = ?": second,
	} {
		if _, err := s.db.Exec(query, int64(id)); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		wantKey(t, s.ReadAttachment(t.Context(), id, &b), app.Damaged, "error.store.damaged")
	}
	r, err = s.Verify(t.Context())
	want := []string{fmt.Sprintf("attachment %d: content", first), fmt.Sprintf("attachment %d: content", second)}
	if err != nil || r.Sound() || !slices.Equal(r.Damage, want) {
		t.Errorf("%+v, %v", r, err)
	}
}

// scanAny reads a whole row as the driver gives it.
func scanAny(rows *sql.Rows) ([]any, error) {
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	row, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range row {
		into[i] = &row[i]
	}
	return row, rows.Scan(into...)
}
