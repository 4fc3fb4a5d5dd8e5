package db_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

// cheap is the work factor of tests, sentence their passphrase.
const (
	cheap    = 2
	sentence = "ціхая рака ля старога млына"
)

// sealedOptions open the store of a test.
func sealedOptions() db.Options {
	return db.Options{Passphrase: sentence, Now: apptest.FixedClock, WorkFactor: cheap}
}

func openSealed(tb testing.TB, path string, opts db.Options) *db.Store {
	tb.Helper()
	s, err := db.Open(tb.Context(), path, opts)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func newSealed(tb testing.TB, path string) *db.Store {
	tb.Helper()
	opts := sealedOptions()
	opts.Create = true
	return openSealed(tb, path, opts)
}

// storedSealed makes a closed sealed store with some people and gives its path.
func storedSealed(t *testing.T, people int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "vestka.db")
	s := newSealed(t, path)
	if _, err := s.SavePeople(t.Context(), apptest.Edits(people)); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	return path
}

// holds checks that the store opens, is as sealed as it should be, and has the people.
func holds(t *testing.T, path string, opts db.Options, people int) {
	t.Helper()
	s := openSealed(t, path, opts)
	defer closeStore(t, s)
	if s.Sealed() != (opts.Passphrase != "") {
		t.Errorf("sealed is %v", s.Sealed())
	}
	if all, err := s.People(t.Context()); len(all) != people || err != nil {
		t.Errorf("%d people, %v; want %d", len(all), err, people)
	}
}

func wantFiles(t *testing.T, path string, suffixes ...string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for _, s := range suffixes {
		want[filepath.Base(path)+s] = true
	}
	for _, e := range entries {
		if !want[e.Name()] {
			t.Errorf("unexpected file %s", e.Name())
		}
		delete(want, e.Name())
	}
	for name := range want {
		t.Errorf("no file %s", name)
	}
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestASealedStoreHoldsToTheContract(t *testing.T) {
	apptest.StoreContract(t, func(t *testing.T) app.Store {
		s := newSealed(t, filepath.Join(t.TempDir(), "vestka.db"))
		t.Cleanup(func() { closeStore(t, s) })
		return s
	})
}

func TestAPassphraseSealsANewStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Папка з прабелам", "Мая вестка %d?.db")
	s := newSealed(t, path)
	if _, err := s.SavePeople(t.Context(), apptest.Edits(3)); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	wantFiles(t, path, "", ".key", ".lock")
	holds(t, path, sealedOptions(), 3)
	for _, suffix := range []string{"", ".key"} {
		info, err := os.Stat(path + suffix)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: mode %v, %v", suffix, info.Mode(), err)
		}
	}
}

func TestAWrongPassphraseIsToldInOneSentenceWithoutAHint(t *testing.T) {
	path := storedSealed(t, 2)
	before := readFile(t, path)
	for wrong, key := range map[string]string{"wrong": "error.vault.passphrase", "": "error.vault.needed"} {
		opts := sealedOptions()
		opts.Passphrase = wrong
		_, err := db.Open(t.Context(), path, opts)
		wantError(t, err, app.WrongPassphrase, key)
		if e := (*app.Error)(nil); errors.As(err, &e) && e.Hint != "" {
			t.Errorf("hint %s", e.Hint)
		}
	}
	if !bytes.Equal(before, readFile(t, path)) {
		t.Error("the store was touched")
	}
	wantFiles(t, path, "", ".key", ".lock")
	holds(t, path, sealedOptions(), 2)
}

func TestErrorsNameNeitherThePassphraseNorThePath(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Янка.db")
	closeStore(t, newSealed(t, path))
	opts := sealedOptions()
	opts.Passphrase = "таямніца"
	_, wrong := db.Open(t.Context(), path, opts)
	if err := os.Remove(path + ".key"); err != nil {
		t.Fatal(err)
	}
	_, missing := db.Open(t.Context(), path, opts)
	if err := os.Mkdir(path+".key", 0o700); err != nil {
		t.Fatal(err)
	}
	_, folder := db.Open(t.Context(), path, opts)
	for _, err := range []error{wrong, missing, folder} {
		if err == nil || strings.Contains(err.Error(), "таямніца") || strings.Contains(err.Error(), "Янка") {
			t.Errorf("error %v", err)
		}
	}
}

func TestAMissingOrDamagedKeyFileIsTold(t *testing.T) {
	path := storedSealed(t, 2)
	keys := readFile(t, path+".key")
	for name, x := range map[string]struct {
		spoil func() error
		key   string
	}{
		"missing": {func() error { return os.Remove(path + ".key") }, "error.vault.key_missing"},
		"empty":   {func() error { return os.WriteFile(path+".key", nil, 0o600) }, "error.vault.key_damaged"},
		"cut off": {func() error { return os.WriteFile(path+".key", keys[:len(keys)/2], 0o600) }, "error.vault.key_damaged"},
		"one byte": {func() error {
			return os.WriteFile(path+".key", bytes.Replace(keys, []byte("AGE"), []byte("AGF"), 1), 0o600)
		}, "error.vault.key_damaged"},
		"a stranger": {func() error { return os.WriteFile(path+".key", readFile(t, storedSealed(t, 1)+".key"), 0o600) }, "error.vault.mismatch"},
	} {
		if err := x.spoil(); err != nil {
			t.Fatal(err)
		}
		_, err := db.Open(t.Context(), path, sealedOptions())
		wantError(t, err, app.NoKey, x.key)
		if e := (*app.Error)(nil); !errors.As(err, &e) || e.Hint == "" {
			t.Errorf("%s: no hint", name)
		}
		if err := os.WriteFile(path+".key", keys, 0o600); err != nil {
			t.Fatal(err)
		}
		holds(t, path, sealedOptions(), 2)
	}
}

func TestAKeyFileIsNotOverwrittenByANewStore(t *testing.T) {
	path := storedSealed(t, 1)
	if err := os.Rename(path, path+".moved"); err != nil {
		t.Fatal(err)
	}
	keys := readFile(t, path+".key")
	for _, passphrase := range []string{"", "another"} {
		_, err := db.Open(t.Context(), path, db.Options{Create: true, Passphrase: passphrase, WorkFactor: cheap})
		wantError(t, err, app.Refused, "error.vault.key_left")
	}
	if !bytes.Equal(keys, readFile(t, path+".key")) {
		t.Error("the key file changed")
	}
}

func TestChangingThePassphraseWritesOnlyTheKeyFile(t *testing.T) {
	path := storedSealed(t, 3)
	before := readFile(t, path)
	s := openSealed(t, path, sealedOptions())
	wantError(t, s.ChangePassphrase("wrong", "new"), app.WrongPassphrase, "error.vault.passphrase")
	wantError(t, s.ChangePassphrase(sentence, ""), app.Invalid, "error.vault.empty")
	if err := s.ChangePassphrase(sentence, "new"); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	if !bytes.Equal(before, readFile(t, path)) {
		t.Error("the store changed")
	}
	_, err := db.Open(t.Context(), path, sealedOptions())
	wantError(t, err, app.WrongPassphrase, "error.vault.passphrase")
	opts := sealedOptions()
	opts.Passphrase = "new"
	holds(t, path, opts, 3)
}

func TestAStoreOpensWithEachOfItsSlotsUntilItIsRemoved(t *testing.T) {
	path := storedSealed(t, 3)
	s := openSealed(t, path, sealedOptions())
	if err := s.AddPassphrase(sentence, "second"); err != nil {
		t.Fatal(err)
	}
	wantError(t, s.AddPassphrase(sentence, "second"), app.Refused, "error.vault.taken")
	wantError(t, s.ChangePassphrase(sentence, "second"), app.Refused, "error.vault.taken")
	phrase := db.NewRecoveryPhrase()
	if err := s.AddRecovery("second", phrase); err != nil {
		t.Fatal(err)
	}
	all, err := s.Slots()
	if err != nil || len(all) != 3 || all[0].Kind != app.PassphraseSlot || all[2].Kind != app.RecoverySlot || all[2].Made != apptest.Today {
		t.Fatalf("slots %+v, %v", all, err)
	}
	closeStore(t, s)
	opts := sealedOptions()
	for i, p := range []string{sentence, "second", strings.ToLower(phrase)} {
		opts.Passphrase = p
		holds(t, path, opts, 3)
		opensBy(t, path, opts, all[i].ID)
	}
	opts.Passphrase = "2222" + phrase[4:]
	_, err = db.Open(t.Context(), path, opts)
	wantError(t, err, app.WrongPassphrase, "error.vault.slip")
	opts.Passphrase = phrase
	s = openSealed(t, path, opts)
	wantError(t, s.RemoveSlot("second", all[1].ID), app.Refused, "error.vault.own_slot")
	wantError(t, s.RemoveSlot("second", "none"), app.NotFound, "error.vault.no_slot")
	for _, slot := range all[:2] {
		if err := s.RemoveSlot(phrase, slot.ID); err != nil {
			t.Fatal(err)
		}
	}
	wantError(t, s.RemoveSlot(phrase, all[2].ID), app.Refused, "error.vault.last_slot")
	closeStore(t, s)
	_, err = db.Open(t.Context(), path, sealedOptions())
	wantError(t, err, app.WrongPassphrase, "error.vault.passphrase")
	holds(t, path, opts, 3)
}

// opensBy checks that the store says by which of its slots it was opened, and
// which of them a passphrase opens.
func opensBy(t *testing.T, path string, opts db.Options, slot string) {
	t.Helper()
	s := openSealed(t, path, opts)
	defer closeStore(t, s)
	all, err := s.Slots()
	if err != nil {
		t.Fatal(err)
	}
	for _, known := range all {
		if known.Used != (known.ID == slot) {
			t.Errorf("slot %s: used is %v", known.ID, known.Used)
		}
	}
	if id, err := s.SlotOf(opts.Passphrase); id != slot || err != nil {
		t.Errorf("the passphrase opens slot %q, %v; want %q", id, err, slot)
	}
	_, err = s.SlotOf("wrong")
	wantError(t, err, app.WrongPassphrase, "error.vault.passphrase")
}

func TestAPlainStoreHasNoSlots(t *testing.T) {
	s := create(t, filepath.Join(t.TempDir(), "vestka.db"))
	defer closeStore(t, s)
	_, err := s.Slots()
	wantError(t, err, app.Invalid, "error.vault.not_sealed")
	wantError(t, s.AddPassphrase("a", "b"), app.Invalid, "error.vault.not_sealed")
}

func TestSealingAndUnsealingLoseNothing(t *testing.T) {
	path := stored(t, 300)
	before := dump(t, path, db.Options{})
	plain := []byte(apptest.Writer(1).Names.BE.Full)
	if !bytes.Contains(readFile(t, path), plain) {
		t.Fatal("the name never was in the file")
	}
	if err := db.Seal(t.Context(), path, sealedOptions()); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, path, "", ".key", ".lock")
	if bytes.Contains(readFile(t, path), plain) {
		t.Error("a name is in the sealed file")
	}
	if after := dump(t, path, sealedOptions()); after != before {
		t.Error("sealing changed the content")
	}
	wantError(t, db.Seal(t.Context(), path, sealedOptions()), app.Refused, "error.vault.is_sealed")
	wantError(t, db.Unseal(t.Context(), path, db.Options{Passphrase: "wrong"}), app.WrongPassphrase, "error.vault.passphrase")
	if err := db.Unseal(t.Context(), path, sealedOptions()); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, path, "", ".lock")
	if after := dump(t, path, db.Options{}); after != before {
		t.Error("unsealing changed the content")
	}
	wantError(t, db.Unseal(t.Context(), path, db.Options{}), app.Invalid, "error.vault.not_sealed")
	wantError(t, db.Seal(t.Context(), path, db.Options{}), app.Invalid, "error.vault.empty")
}

func TestNobodyMayHaveTheStoreOpenWhileItIsMadeAnew(t *testing.T) {
	path := storedSealed(t, 1)
	s := openSealed(t, path, sealedOptions())
	defer closeStore(t, s)
	wantError(t, db.Unseal(t.Context(), path, sealedOptions()), app.Busy, "error.store.busy")
	_, err := db.NewDataKey(t.Context(), path, sealedOptions())
	wantError(t, err, app.Busy, "error.store.busy")
}

func TestANewDataKeyShutsOutOlderKeyFiles(t *testing.T) {
	path := storedSealed(t, 40)
	s := openSealed(t, path, sealedOptions())
	for _, p := range []string{"stays", "goes"} {
		if err := s.AddPassphrase(sentence, p); err != nil {
			t.Fatal(err)
		}
	}
	closeStore(t, s)
	content, file, keys := dump(t, path, sealedOptions()), readFile(t, path), readFile(t, path+".key")
	if gone, err := db.NewDataKey(t.Context(), path, sealedOptions(), "stays", "stays"); gone != 1 || err != nil {
		t.Fatal(gone, err)
	}
	wantFiles(t, path, "", ".key", ".lock")
	if dump(t, path, sealedOptions()) != content {
		t.Error("the content changed")
	}
	after := readFile(t, path)
	for i := 0; i+4096 <= min(len(file), len(after)); i += 4096 {
		if bytes.Equal(file[i:i+4096], after[i:i+4096]) {
			t.Fatalf("block %d is as it was", i/4096)
		}
	}
	opts := sealedOptions()
	opts.Passphrase = "stays"
	holds(t, path, opts, 40)
	opts.Passphrase = "goes"
	_, err := db.Open(t.Context(), path, opts)
	wantError(t, err, app.WrongPassphrase, "error.vault.passphrase")
	if err := os.WriteFile(path+".key", keys, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = db.Open(t.Context(), path, opts)
	wantError(t, err, app.NoKey, "error.vault.mismatch")
}

// dump is all that a store says of its people, letters and attachments.
func dump(t *testing.T, path string, opts db.Options) string {
	t.Helper()
	s := openSealed(t, path, opts)
	defer closeStore(t, s)
	return heldBy(t, s)
}

// heldBy is what an open store holds.
func heldBy(t *testing.T, s *db.Store) string {
	t.Helper()
	people, err := s.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	letters, err := s.Letters(t.Context(), app.LetterFilter{})
	if err != nil {
		t.Fatal(err)
	}
	facilities, err := s.OwnFacilities(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	imports, err := s.Imports(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	news, err := s.News(t.Context(), app.NewsFilter{})
	if err != nil {
		t.Fatal(err)
	}
	donations, err := s.Donations(t.Context(), app.DonationFilter{})
	if err != nil {
		t.Fatal(err)
	}
	plans, err := s.Plans(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	parcels, err := s.Parcels(t.Context(), app.ParcelFilter{})
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf("%+v\n%+v\n%+v\n%+v\n%+v\n%+v\n%+v\n%+v", people, letters, facilities, imports, news, donations, plans, parcels)
	attachments, err := s.Attachments(t.Context(), app.AttachmentFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range attachments {
		var content bytes.Buffer
		if err := s.ReadAttachment(t.Context(), a.ID, &content); err != nil {
			t.Fatal(err)
		}
		small, err := s.SmallPicture(t.Context(), a.ID)
		if err != nil {
			t.Fatal(err)
		}
		text += fmt.Sprintf("\n%+v %q %q", a, small, content.Bytes())
	}
	return text
}
