package vault

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// cheap is the work factor of tests.
const cheap = 2

const day = "2026-11-22"

func keyFileWith(t *testing.T, passphrases ...string) (*KeyFile, *Key) {
	t.Helper()
	key := NewKey()
	f, err := NewKeyFile(key, passphrases[0], day, cheap)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range passphrases[1:] {
		if err := f.Add(passphrases[0], p, Passphrase, day, cheap); err != nil {
			t.Fatal(err)
		}
	}
	return f, key
}

func opens(t *testing.T, f *KeyFile, passphrase string, want *Key) {
	t.Helper()
	if key, _, err := f.Open(passphrase); err != nil || *key != *want {
		t.Errorf("%q: %v", passphrase, err)
	}
}

func shut(t *testing.T, f *KeyFile, passphrase string) {
	t.Helper()
	if _, _, err := f.Open(passphrase); !errors.Is(err, ErrPassphrase) {
		t.Errorf("%q: %v, want that it does not open", passphrase, err)
	}
}

func reread(t *testing.T, f *KeyFile) *KeyFile {
	t.Helper()
	path := filepath.Join(t.TempDir(), "k")
	if err := f.Write(path); err != nil {
		t.Fatal(err)
	}
	again, err := ReadKeyFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if again.damaged {
		t.Error("a file just written counts as damaged")
	}
	return again
}

func TestEachPassphraseOpensAndNoOther(t *testing.T) {
	f, key := keyFileWith(t, "адзін", "два", "three")
	f = reread(t, f)
	for _, p := range []string{"адзін", "два", "three"} {
		opens(t, f, p, key)
	}
	for _, p := range []string{"", "Адзін", "адзін ", "four", strings.Repeat("x", 10_000)} {
		shut(t, f, p)
	}
}

func TestAPassphraseOpensHoweverTheSystemPutsItsLettersTogether(t *testing.T) {
	f, key := keyFileWith(t, "мой край — Нёман")
	opens(t, f, "мои\u0306 край — Не\u0308ман", key)
}

func TestChangingAPassphraseChangesItsSlotOnly(t *testing.T) {
	f, key := keyFileWith(t, "old", "other")
	other := f.slots[1]
	if err := f.Change("old", "new", "2027-01-02", cheap); err != nil {
		t.Fatal(err)
	}
	f = reread(t, f)
	opens(t, f, "new", key)
	opens(t, f, "other", key)
	shut(t, f, "old")
	if f.slots[1] != other || f.slots[0].Made != "2027-01-02" {
		t.Errorf("slots %+v", f.Slots())
	}
}

func TestAChangeThatIsRefusedLeavesAllAsItWas(t *testing.T) {
	f, key := keyFileWith(t, "one", "two")
	before, _ := f.Bytes()
	for want, err := range map[error]error{
		ErrPassphrase: f.Change("wrong", "new", day, cheap),
		ErrEmpty:      f.Change("one", "", day, cheap),
		ErrNoSlot:     f.Remove("one", "none"),
	} {
		if !errors.Is(err, want) {
			t.Errorf("error %v, want %v", err, want)
		}
	}
	if err := f.Add("wrong", "new", Passphrase, day, cheap); !errors.Is(err, ErrPassphrase) {
		t.Error(err)
	}
	if err := f.Remove("wrong", f.slots[0].ID); !errors.Is(err, ErrPassphrase) {
		t.Error(err)
	}
	if after, _ := f.Bytes(); !bytes.Equal(before, after) {
		t.Error("the file changed")
	}
	opens(t, f, "one", key)
}

func TestAPassphraseHasOneSlotOnly(t *testing.T) {
	phrase := NewRecoveryPhrase()
	f, key := keyFileWith(t, "one", "\u0439", phrase)
	before, _ := f.Bytes()
	for _, taken := range []string{"one", "\u0438\u0306", strings.ToLower(phrase)} {
		if err := f.Add("one", taken, Passphrase, day, cheap); !errors.Is(err, ErrTaken) {
			t.Errorf("%q was added: %v", taken, err)
		}
	}
	for _, taken := range []string{"\u0438\u0306", strings.ReplaceAll(phrase, "-", " ")} {
		if err := f.Change("one", taken, day, cheap); !errors.Is(err, ErrTaken) {
			t.Errorf("changed to %q: %v", taken, err)
		}
	}
	if after, _ := f.Bytes(); !bytes.Equal(before, after) {
		t.Error("the file changed")
	}
	if err := f.Change("one", "one", day, cheap); err != nil { // its own
		t.Error(err)
	}
	opens(t, f, "one", key)
	fresh, err := f.Rekey(NewKey(), []string{"one", phrase, "one", strings.ToLower(phrase)}, cheap)
	if err != nil || len(fresh.slots) != 2 {
		t.Errorf("%d slots, %v", len(fresh.slots), err)
	}
}

func TestTheLastSlotStays(t *testing.T) {
	f, key := keyFileWith(t, "one", "two")
	if err := f.Remove("one", f.slots[1].ID); err != nil {
		t.Fatal(err)
	}
	shut(t, f, "two")
	if err := f.Remove("one", f.slots[0].ID); !errors.Is(err, ErrLastSlot) {
		t.Errorf("error %v", err)
	}
	opens(t, f, "one", key)
}

func TestASlotIsRemovedOnlyByThePassphraseOfAnother(t *testing.T) {
	f, key := keyFileWith(t, "one", "two")
	if err := f.Remove("two", f.slots[1].ID); !errors.Is(err, ErrOwnSlot) {
		t.Errorf("error %v", err)
	}
	opens(t, f, "two", key)
}

func TestAnotherDataKeyIsKeptForThePassphrasesThatAreGiven(t *testing.T) {
	f, _ := keyFileWith(t, "one", "two", "three")
	key := NewKey()
	fresh, err := f.Rekey(key, []string{"three", "one"}, cheap)
	if err != nil {
		t.Fatal(err)
	}
	opens(t, fresh, "one", key)
	opens(t, fresh, "three", key)
	shut(t, fresh, "two")
	if _, err := f.Rekey(key, []string{"one", "wrong"}, cheap); !errors.Is(err, ErrPassphrase) {
		t.Error(err)
	}
}

func TestAMissingKeyFileIsTold(t *testing.T) {
	if _, err := ReadKeyFile(filepath.Join(t.TempDir(), "none")); !errors.Is(err, ErrMissing) {
		t.Error(err)
	}
}

func TestOfAKeyFileWithAnyByteFlippedASlotOpensOrItCountsAsDamaged(t *testing.T) {
	f, key := keyFileWith(t, "one", "two")
	path := filepath.Join(t.TempDir(), "k")
	if err := f.Write(path); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	opened := 0
	for at := range whole {
		b := bytes.Clone(whole)
		b[at] ^= 1 << (at % 7)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := ReadKeyFile(path)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Fatalf("byte %d: %v", at, err)
			}
			continue
		}
		for _, p := range []string{"one", "two"} {
			got, _, err := f.Open(p)
			switch {
			case err == nil && *got == *key:
				opened++
			case !errors.Is(err, ErrDamaged):
				t.Fatalf("byte %d: %v", at, err)
			}
		}
		if _, _, err := f.Open("wrong"); !errors.Is(err, ErrDamaged) {
			t.Fatalf("byte %d, wrong passphrase: %v", at, err)
		}
		if err := f.Add("one", "new", Passphrase, day, cheap); !errors.Is(err, ErrDamaged) {
			t.Fatalf("byte %d: a damaged file was changed: %v", at, err)
		}
	}
	if opened < len(whole)/2 {
		t.Errorf("of %d damaged files only %d slots opened: damage to one shuts out the other", len(whole), opened)
	}
	for _, b := range [][]byte{nil, []byte("{}"), []byte("null"), whole[:len(whole)/2], []byte(`{"slots":[]}`)} {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadKeyFile(path); !errors.Is(err, ErrDamaged) {
			t.Errorf("%.20q: %v", b, err)
		}
	}
}

func TestAKeyFileMayNotAskForTooMuchWork(t *testing.T) {
	f, _ := keyFileWith(t, "one")
	f.slots[0].Age = "" // no age file at all
	shut(t, f, "one")
	costly, err := NewKeyFile(NewKey(), "one", day, cheap)
	if err != nil {
		t.Fatal(err)
	}
	// A larger work factor in an otherwise sound header.
	costly.slots[0].Age = rearmor(t, costly.slots[0].Age, " 2\n", " 30\n")
	shut(t, costly, "one") // to try it would take a terabyte of memory
}

func TestTheKeyFileIsForItsOwnerOnlyAndIsReplacedWhole(t *testing.T) {
	f, key := keyFileWith(t, "one")
	dir := t.TempDir()
	path := filepath.Join(dir, "Ключ")
	for _, rest := range []string{path, path + ".tmp"} {
		if err := os.WriteFile(rest, []byte("rest"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Write(path); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
	b, err := os.ReadFile(path)
	if err != nil || bytes.Contains(b, key[:]) {
		t.Error("the key stands in its file", err)
	}
}

func TestARecoveryPhraseOpensHoweverItIsTyped(t *testing.T) {
	phrase := NewRecoveryPhrase()
	if len(phrase) != 8*4+7 || phrase == NewRecoveryPhrase() {
		t.Fatalf("phrase %q", phrase)
	}
	f, key := keyFileWith(t, "one")
	if err := f.Add("one", phrase, Recovery, day, cheap); err != nil {
		t.Fatal(err)
	}
	cyrillic := strings.NewReplacer("A", "А", "B", "в", "E", "Е", "H", "н", "K", "К", "M", "М", "P", "Р", "C", "с", "T", "Т", "X", "Х", "Y", "у", "0", "О", "1", "і")
	for _, typed := range []string{
		phrase, strings.ToLower(phrase), strings.ReplaceAll(phrase, "-", ""), " " + strings.ReplaceAll(phrase, "-", " — ") + "\n",
		strings.NewReplacer("0", "o", "1", "l").Replace(phrase), cyrillic.Replace(phrase),
	} {
		opens(t, f, typed, key)
	}
}
