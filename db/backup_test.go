package db_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

const oldSentence = "стары млын за ракой"

// eachSeal runs a test on a plain store and on a sealed one.
func eachSeal(t *testing.T, run func(t *testing.T, opts db.Options)) {
	t.Run("plain", func(t *testing.T) { run(t, db.Options{Now: apptest.FixedClock}) })
	t.Run("sealed", func(t *testing.T) { run(t, sealedOptions()) })
}

// storedAs makes a closed store with some people.
func storedAs(t *testing.T, opts db.Options, people int) string {
	t.Helper()
	if opts.Passphrase != "" {
		return storedSealed(t, people)
	}
	return stored(t, people)
}

// backedUp makes a backup of the store at path.
func backedUp(t *testing.T, path string, opts db.Options) string {
	t.Helper()
	s := openSealed(t, path, opts)
	defer closeStore(t, s)
	file := filepath.Join(t.TempDir(), "копія.vestka")
	if err := s.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	return file
}

func wantCounts(t *testing.T, file string, opts db.Options, want db.Counts) {
	t.Helper()
	sum, err := db.ReadBackup(t.Context(), file, opts)
	sum.Changed = time.Time{}
	whole := db.Summary{Counts: want, Made: time.Unix(apptest.FixedClock().Unix(), 0), Sealed: opts.Passphrase != ""}
	if err != nil || sum != whole {
		t.Errorf("%+v, %v; want %+v", sum, err, whole)
	}
}

func TestABackupIsOneFileThatComesBackWhole(t *testing.T) {
	eachSeal(t, func(t *testing.T, opts db.Options) {
		path := storedAs(t, opts, 7)
		s := openSealed(t, path, opts)
		if _, _, err := s.LogJob(t.Context(), []app.Letter{apptest.Letter(1), apptest.Letter(2)}); err != nil {
			t.Fatal(err)
		}
		scan := strings.NewReader("скан паштоўкі")
		a := apptest.Attachment(2, func(a *app.Attachment) { a.Size = scan.Size() })
		if _, _, err := s.AddAttachments(t.Context(), app.NewAttachment{Attachment: a, Small: []byte("мініяцюра"), Content: scan}); err != nil {
			t.Fatal(err)
		}
		closeStore(t, s)
		content := dump(t, path, opts)
		file := backedUp(t, path, opts)
		wantFiles(t, file, "")
		info, err := os.Stat(file)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("mode %v, %v", info.Mode(), err)
		}
		before := readFile(t, file)
		wantCounts(t, file, opts, db.Counts{People: 7, Letters: 2, Attachments: 1})
		back := filepath.Join(t.TempDir(), "новая папка", "vestka.db")
		kept, err := db.Restore(t.Context(), file, back, opts)
		if err != nil || kept != (db.Kept{}) {
			t.Fatalf("kept %q, %v", kept, err)
		}
		if dump(t, back, opts) != content {
			t.Error("the content changed")
		}
		if opts.Passphrase != "" {
			wantFiles(t, back, "", ".key", ".lock")
		} else {
			wantFiles(t, back, "", ".lock")
		}
		wantFiles(t, file, "")
		if !bytes.Equal(before, readFile(t, file)) {
			t.Error("the backup was touched")
		}
	})
}

func TestARestoredStoreTakesThePlaceOfTheFormerOneWhichIsKept(t *testing.T) {
	eachSeal(t, func(t *testing.T, opts db.Options) {
		path := storedAs(t, opts, 3)
		file := backedUp(t, path, opts)
		s := openSealed(t, path, opts)
		if _, err := s.SavePeople(t.Context(), apptest.Edits(9)[3:]); err != nil {
			t.Fatal(err)
		}
		closeStore(t, s)
		for n, want := range []string{".before-restore-1", ".before-restore-2"} {
			kept, err := db.Restore(t.Context(), file, path, opts)
			if err != nil || kept.Store != path+want {
				t.Fatalf("kept %q, %v", kept, err)
			}
			holds(t, path, opts, 3)
			holds(t, kept.Store, opts, []int{9, 3}[n])
		}
	})
}

func TestABackupOpensWithThePassphraseOfItsDay(t *testing.T) {
	opts, old := sealedOptions(), sealedOptions()
	old.Passphrase = oldSentence
	path := storedSealed(t, 4)
	s := openSealed(t, path, opts)
	if err := s.ChangePassphrase(sentence, oldSentence); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	file := backedUp(t, path, old)
	s = openSealed(t, path, old)
	if err := s.ChangePassphrase(oldSentence, sentence); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	before, keys := readFile(t, path), readFile(t, path+".key")
	for wrong, key := range map[string]string{sentence: "error.backup.passphrase", "": "error.backup.needed"} {
		opts := opts
		opts.Passphrase = wrong
		_, err := db.ReadBackup(t.Context(), file, opts)
		wantError(t, err, app.WrongPassphrase, key)
		_, err = db.Restore(t.Context(), file, path, opts)
		wantError(t, err, app.WrongPassphrase, key)
	}
	if !bytes.Equal(before, readFile(t, path)) || !bytes.Equal(keys, readFile(t, path+".key")) {
		t.Error("the store was touched")
	}
	wantFiles(t, path, "", ".key", ".lock")
	kept, err := db.Restore(t.Context(), file, path, old)
	if err != nil {
		t.Fatal(err)
	}
	holds(t, path, old, 4)
	holds(t, kept.Store, opts, 4)
}

func TestABackupOfTheOtherKindReplacesTheStoreAndItsKeyFile(t *testing.T) {
	plain, sealed := stored(t, 2), storedSealed(t, 5)
	fromPlain, fromSealed := backedUp(t, plain, db.Options{Now: apptest.FixedClock}), backedUp(t, sealed, sealedOptions())
	_, err := db.Restore(t.Context(), fromPlain, sealed, sealedOptions())
	wantError(t, err, app.Invalid, "error.backup.not_sealed")
	kept, err := db.Restore(t.Context(), fromPlain, sealed, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	holds(t, sealed, db.Options{}, 2)
	holds(t, kept.Store, sealedOptions(), 5)
	if _, err := os.Stat(sealed + ".key"); !os.IsNotExist(err) {
		t.Errorf("the key file is there: %v", err)
	}
	if kept, err = db.Restore(t.Context(), fromSealed, plain, sealedOptions()); err != nil {
		t.Fatal(err)
	}
	holds(t, plain, sealedOptions(), 5)
	holds(t, kept.Store, db.Options{}, 2)
}

func TestADamagedBackupIsRefusedAndNothingIsChanged(t *testing.T) {
	eachSeal(t, func(t *testing.T, opts db.Options) {
		path := storedAs(t, opts, 3)
		file := backedUp(t, path, opts)
		good, before := readFile(t, file), readFile(t, path)
		flipped := func(at int) []byte {
			b := bytes.Clone(good)
			b[(at+len(b))%len(b)] ^= 0x10
			return b
		}
		for name, c := range map[string]struct {
			b   []byte
			key string
		}{
			"first byte":    {flipped(0), "error.backup.damaged"},
			"in the middle": {flipped(len(good) / 2), "error.backup.damaged"},
			"keys":          {flipped(-200), "error.backup.damaged"},
			"magic":         {flipped(-112), "error.backup.foreign"},
			"time":          {flipped(-90), "error.backup.damaged"},
			"length":        {flipped(-41), "error.backup.damaged"},
			"sum":           {flipped(-1), "error.backup.damaged"},
			"cut by one":    {good[:len(good)-1], "error.backup.foreign"},
			"cut in half":   {good[:len(good)/2], "error.backup.foreign"},
			"empty":         {nil, "error.backup.foreign"},
			"longer":        {append(bytes.Clone(good), 0), "error.backup.foreign"},
			"head cut off":  {good[4096:], "error.backup.damaged"},
		} {
			bad := filepath.Join(t.TempDir(), "bad")
			if err := os.WriteFile(bad, c.b, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := db.ReadBackup(t.Context(), bad, opts)
			wantError(t, err, app.Refused, c.key)
			if _, err = db.Restore(t.Context(), bad, path, opts); err == nil {
				t.Errorf("%s: restored", name)
			}
			wantError(t, err, app.Refused, c.key)
			empty := filepath.Join(t.TempDir(), "vestka.db")
			_, err = db.Restore(t.Context(), bad, empty, opts)
			wantError(t, err, app.Refused, c.key)
			wantFiles(t, empty)
		}
		if !bytes.Equal(before, readFile(t, path)) {
			t.Error("the store was touched")
		}
		_, err := db.ReadBackup(t.Context(), filepath.Join(t.TempDir(), "none"), opts)
		wantError(t, err, app.NotFound, "error.backup.missing")
	})
}

func TestABackupReplacesAnOlderBackupButNoOtherFile(t *testing.T) {
	opts := sealedOptions()
	path := storedSealed(t, 3)
	file := backedUp(t, path, opts)
	s := openSealed(t, path, opts)
	if _, err := s.SavePeople(t.Context(), apptest.Edits(4)[3:]); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(filepath.Dir(file), "letter.txt")
	if err := os.WriteFile(other, []byte("мой ліст"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, taken := range []string{other, path, path + ".key", path + ".new", path + "-journal", path + ".attempts", path + ".before-restore-1.key", path + ".key.new.tmp", filepath.Dir(file)} {
		wantError(t, s.Backup(t.Context(), taken), app.Refused, "error.backup.taken")
	}
	wantError(t, s.Backup(t.Context(), filepath.Join(filepath.Dir(file), "none", "file")), app.Failed, "error.save")
	if string(readFile(t, other)) != "мой ліст" {
		t.Error("the file was touched")
	}
	closeStore(t, s)
	wantFiles(t, path, "", ".key", ".lock")
	wantCounts(t, file, opts, db.Counts{People: 4})
	holds(t, path, opts, 4)
}

func TestABackupOfAStoreWithADamagedKeyFileIsNotMade(t *testing.T) {
	path := storedSealed(t, 1)
	s := openSealed(t, path, sealedOptions())
	defer closeStore(t, s)
	keys := readFile(t, path+".key")
	keys[len(keys)/2] ^= 1
	if err := os.WriteFile(path+".key", keys, 0o600); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "backup")
	wantError(t, s.Backup(t.Context(), file), app.NoKey, "error.vault.key_damaged")
	wantFiles(t, file)
}

func TestNothingIsRestoredIntoAStoreThatIsOpen(t *testing.T) {
	path := storedSealed(t, 1)
	file := backedUp(t, path, sealedOptions())
	s := openSealed(t, path, sealedOptions())
	defer closeStore(t, s)
	_, err := db.Restore(t.Context(), file, path, sealedOptions())
	wantError(t, err, app.Busy, "error.store.busy")
}

func TestARestoreReplacesAStoreThatIsDamaged(t *testing.T) {
	path := stored(t, 2)
	file := backedUp(t, path, db.Options{Now: apptest.FixedClock})
	if err := os.WriteFile(path, []byte("rubbish"), 0o600); err != nil {
		t.Fatal(err)
	}
	kept, err := db.Restore(t.Context(), file, path, db.Options{})
	if err != nil || string(readFile(t, kept.Store)) != "rubbish" {
		t.Fatalf("kept %q, %v", kept, err)
	}
	holds(t, path, db.Options{}, 2)
}

func TestWhatACrashLeftOfKeepingAFormerStoreGoesWithTheNextOpening(t *testing.T) {
	eachSeal(t, func(t *testing.T, opts db.Options) {
		path := storedAs(t, opts, 2)
		others := []string{".before-restore-1", ".before-restore-1.key", "x.before-restore-1.new"}
		for _, suffix := range append([]string{".before-restore-2.new", ".before-restore-2.key.new"}, others...) {
			if err := os.WriteFile(path+suffix, []byte("rest"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		holds(t, path, opts, 2)
		own := []string{"", ".lock"}
		if opts.Passphrase != "" {
			own = append(own, ".key")
		}
		wantFiles(t, path, append(own, others...)...)
	})
}

func TestCompactingShrinksTheStoreAndLosesNothing(t *testing.T) {
	eachSeal(t, func(t *testing.T, opts db.Options) {
		t.Setenv("TMPDIR", t.TempDir())
		path := storedAs(t, opts, 3)
		s := openSealed(t, path, opts)
		changes, err := s.SavePeople(t.Context(), apptest.Edits(4000)[3:]) // much beside the tables of an empty store
		if err != nil {
			t.Fatal(err)
		}
		if _, err := changes.Undo.Do(t.Context()); err != nil {
			t.Fatal(err)
		}
		before := len(readFile(t, path))
		if err := s.Compact(t.Context()); err != nil {
			t.Fatal(err)
		}
		db.Sound(t, s)
		set(t, s, "after") // the store that is open is the one that lies there
		wantFiles(t, path, append(map[bool][]string{true: {".key"}}[opts.Passphrase != ""], "", ".lock")...)
		closeStore(t, s)
		if after := len(readFile(t, path)); after > before/4 {
			t.Errorf("%d bytes, had %d", after, before)
		}
		holds(t, path, opts, 3)
		s = openSealed(t, path, opts)
		defer closeStore(t, s)
		if v, err := s.Setting(t.Context(), "round"); v != "after" || err != nil {
			t.Errorf("what was changed afterwards: %q, %v", v, err)
		}
		wantFiles(t, filepath.Join(os.Getenv("TMPDIR"), "any"))
	})
}

func TestABackupIsNotOpenedAsAStore(t *testing.T) {
	eachSeal(t, func(t *testing.T, opts db.Options) {
		refused(t, backedUp(t, storedAs(t, opts, 1), opts), opts, app.Refused, "error.backup.no_store")
	})
}
