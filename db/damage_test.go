package db_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

// filesBeside are the files in the folder of a store, by name, but its lock.
func filesBeside(t *testing.T, path string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".lock" {
			all[e.Name()] = readFile(t, filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
	return all
}

func sameFiles(t *testing.T, before, after map[string][]byte) {
	t.Helper()
	for name, b := range before {
		if !bytes.Equal(b, after[name]) {
			t.Errorf("%s was changed", name)
		}
	}
	for name := range after {
		if _, was := before[name]; !was {
			t.Errorf("%s is new", name)
		}
	}
}

// used opens the store and reads all of it: the first error that a user would see.
func used(t *testing.T, path string, opts db.Options) error {
	t.Helper()
	s, err := db.Open(t.Context(), path, opts)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	if _, err := s.People(t.Context()); err != nil {
		return err
	}
	if _, err := s.Letters(t.Context(), app.LetterFilter{}); err != nil {
		return err
	}
	r, err := s.Verify(t.Context())
	if err == nil && !r.Sound() {
		err = &app.Error{Code: app.Damaged, Key: "verify"}
	}
	return err
}

// told fails unless the error is one for people, of one of the codes, with advice.
func told(t *testing.T, err error, codes ...app.Code) {
	t.Helper()
	e := (*app.Error)(nil)
	if !errors.As(err, &e) {
		t.Fatalf("error %v", err)
	}
	for _, code := range codes {
		if e.Code == code {
			if e.Hint == "" && e.Key != "verify" {
				t.Errorf("%s has no advice", e.Key)
			}
			return
		}
	}
	t.Errorf("error %v, want one of %v", err, codes)
}

// peopled is a closed store with people and letters of some pages.
func peopled(t testing.TB, opts db.Options) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "vestka.db")
	opts.Create, opts.Now = true, apptest.FixedClock
	s := openSealed(t, path, opts)
	changes, err := s.SavePeople(t.Context(), apptest.Edits(60))
	if err != nil {
		t.Fatal(err)
	}
	var letters []app.Letter
	for _, id := range changes.IDs {
		letters = append(letters, apptest.Letter(app.PersonID(id)))
	}
	if _, _, err := s.LogJob(t.Context(), letters); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	return path
}

// damages are what can happen to the file of a store.
func damages(r *rand.Rand) map[string]func([]byte) []byte {
	noise := func(b []byte) {
		for i := range b {
			b[i] = byte(r.Uint32())
		}
	}
	all := map[string]func([]byte) []byte{
		"first page garbled":     func(b []byte) []byte { noise(b[:page]); return b },
		"first page zeros":       func(b []byte) []byte { clear(b[:page]); return b },
		"first bytes":            func(b []byte) []byte { noise(b[:16]); return b },
		"cut at a page":          func(b []byte) []byte { return b[:len(b)/page/2*page] },
		"cut within a page":      func(b []byte) []byte { return b[:len(b)/page/2*page+1234] },
		"cut within the first":   func(b []byte) []byte { return b[:700] },
		"all but the first gone": func(b []byte) []byte { return b[:page] },
		"zeros in the midst":     func(b []byte) []byte { clear(b[len(b)/3 : len(b)*2/3]); return b },
		"all zeros":              func(b []byte) []byte { clear(b); return b },
		"all but the first noise": func(b []byte) []byte {
			noise(b[page:])
			return b
		},
	}
	return all
}

func TestWhateverIsDamagedIsToldInASentenceAndNothingIsChanged(t *testing.T) {
	for kind, opts := range map[string]db.Options{"plain": {}, "sealed": sealedOptions()} {
		whole := peopled(t, opts)
		for name, damage := range damages(rand.New(rand.NewPCG(1, 9))) {
			t.Run(kind+" "+name, func(t *testing.T) {
				path := copyStore(t, whole)
				if err := os.WriteFile(path, damage(readFile(t, path)), 0o600); err != nil {
					t.Fatal(err)
				}
				before := filesBeside(t, path)
				codes := []app.Code{app.Damaged}
				switch {
				case kind == "plain" && (name == "first page garbled" || name == "cut within the first"):
				case kind == "plain" && name == "all zeros":
					codes = []app.Code{app.Refused} // nothing tells what it was
				case kind == "sealed" && name == "all zeros":
					codes = []app.Code{app.NoKey, app.Damaged}
				}
				told(t, used(t, path, opts), codes...)
				sameFiles(t, before, filesBeside(t, path))
				r, err := db.Rescue(t.Context(), path, opts)
				if err != nil {
					told(t, err, app.Damaged, app.Refused, app.NoKey)
					sameFiles(t, before, filesBeside(t, path))
					return
				}
				if err := used(t, path, opts); err != nil {
					t.Errorf("rescued: %v", err)
				}
				t.Logf("%d people, %d letters of 60", r.People, r.Letters)
			})
		}
	}
}

func TestRubbishAtTheEndOfAStoreDoesNoHarm(t *testing.T) {
	for kind, opts := range map[string]db.Options{"plain": {}, "sealed": sealedOptions()} {
		path := peopled(t, opts)
		b := readFile(t, path)
		for range 10_000 {
			b = append(b, byte(rand.Uint32()))
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := used(t, path, opts); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

// The key file says in each of its bytes what it is: whichever is damaged, the
// store opens or that is told, and never that the passphrase is wrong.
func TestADamagedKeyFileIsNeverAWrongPassphrase(t *testing.T) {
	path := storedSealed(t, 2)
	keys := readFile(t, path+".key")
	refused := 0
	for at := 0; at < len(keys); at += 3 {
		b := bytes.Clone(keys)
		b[at] ^= 4
		if err := os.WriteFile(path+".key", b, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := db.Open(t.Context(), path, sealedOptions())
		if err == nil {
			closeStore(t, s)
			continue
		}
		refused++
		told(t, err, app.NoKey)
	}
	if refused == 0 {
		t.Error("every damaged key file opened the store")
	}
}

func TestARightPassphraseIsNotWrongWhereTheFirstPageIsDamaged(t *testing.T) {
	path := storedSealed(t, 20)
	garble(t, rand.New(rand.NewPCG(2, 2)), path, 0)
	_, err := db.Open(t.Context(), path, sealedOptions())
	wantError(t, err, app.Damaged, "error.store.damaged_begin")
	// Also where a crash has left two key files, of which the first page would tell.
	if err := os.WriteFile(path+".key.new", readFile(t, storedSealed(t, 1)+".key"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = db.Open(t.Context(), path, sealedOptions())
	wantError(t, err, app.Damaged, "error.store.damaged_begin")
	opts := sealedOptions()
	opts.Passphrase = "іншая"
	_, err = db.Open(t.Context(), path, opts)
	wantError(t, err, app.WrongPassphrase, "error.vault.passphrase")
}

func TestADamagedJournalLeavesAStoreThatOpensOrIsTold(t *testing.T) {
	for kind, opts := range map[string]db.Options{"plain": {}, "sealed": sealedOptions()} {
		path := peopled(t, opts)
		for _, journal := range [][]byte{bytes.Repeat([]byte{0xd9}, 9000), make([]byte, 5000), []byte("x")} {
			if err := os.WriteFile(path+"-journal", journal, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := used(t, path, opts); err != nil {
				t.Errorf("%s: %v", kind, err)
			}
		}
	}
}

// Whatever is written over a store, nothing panics, every error is one for people,
// and what is rescued is sound.
func FuzzOpenAndRescue(f *testing.F) {
	r := rand.New(rand.NewPCG(8, 3))
	for range 40 {
		f.Add(r.Uint32(), uint16(r.Uint32()>>r.IntN(32)), byte(r.Uint32()), r.IntN(2) == 0)
	}
	stores := map[bool]string{false: peopled(f, db.Options{}), true: peopled(f, sealedOptions())}
	f.Fuzz(func(t *testing.T, at uint32, length uint16, with byte, isSealed bool) {
		opts := db.Options{}
		if isSealed {
			opts = sealedOptions()
		}
		path := copyStore(t, stores[isSealed])
		b := readFile(t, path)
		from := int(at) % len(b)
		for i := from; i < min(len(b), from+1+int(length)); i++ {
			b[i] = b[i]*31 + with + byte(i)
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := used(t, path, opts); err == nil {
			return
		} else if e := (*app.Error)(nil); !errors.As(err, &e) || e.Code == app.WrongPassphrase {
			t.Fatalf("error %v", err)
		}
		if _, err := db.Rescue(t.Context(), path, opts); err != nil {
			told(t, err, app.Damaged, app.Refused, app.NoKey)
			return
		}
		if err := used(t, path, opts); err != nil {
			t.Fatalf("rescued: %v", err)
		}
	})
}
