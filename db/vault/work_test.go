package vault

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"filippo.io/age"
)

// counting lets every run of scrypt be counted, by its work factor.
func counting(t *testing.T) *[]int {
	t.Helper()
	real, runs := identityOf, new([]int)
	t.Cleanup(func() { identityOf = real })
	identityOf = func(passphrase string) (age.Identity, error) {
		identity, err := real(passphrase)
		return &counter{identity, runs}, err
	}
	return runs
}

type counter struct {
	age.Identity
	runs *[]int
}

func (c *counter) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	key, err := c.Identity.Unwrap(stanzas)
	if work, e := strconv.Atoi(stanzas[0].Args[1]); e == nil && (err == nil || errors.Is(err, age.ErrIncorrectIdentity)) {
		*c.runs = append(*c.runs, work)
	}
	return key, err
}

// damages are what can be wrong with the key file itself.
var damages = map[string]func(*KeyFile){
	"sound":            func(*KeyFile) {},
	"the sum is wrong": func(f *KeyFile) { f.damaged = true },
	"a key is damaged": func(f *KeyFile) {
		f.damaged = true
		last := &f.slots[len(f.slots)-1]
		at := len(last.Age) - len("\n-----END AGE ENCRYPTED FILE-----\n") - 4
		other := "A"
		if last.Age[at:at+1] == other {
			other = "B"
		}
		last.Age = last.Age[:at] + other + last.Age[at+1:]
	},
}

func TestWhateverIsWrongWithThePassphraseCostsTheSameWork(t *testing.T) {
	slip := NewRecoveryPhrase()[1:]
	for slots := 1; slots <= 3; slots++ {
		for name, damage := range damages {
			f, err := NewKeyFile(NewKey(), "slot 1", day, 2)
			if err != nil {
				t.Fatal(err)
			}
			for i := 2; i <= slots; i++ {
				if err := f.Add("slot 1", "slot "+strconv.Itoa(i), Passphrase, day, i+1); err != nil {
					t.Fatal(err)
				}
			}
			damage(f)
			want := []int{2, 3, 4}[:slots]
			for _, wrong := range []string{"wrong", "slot", "slot 1 ", "", slip, NewRecoveryPhrase(), strings.Repeat("x", 10_000), "of another store"} {
				runs := counting(t)
				if _, _, err := f.Open(wrong); err == nil {
					t.Fatal("it opened")
				}
				if !slices.Equal(*runs, want) {
					t.Errorf("%d slots, %s, %.20q: scrypt ran with %v, want %v", slots, name, wrong, *runs, want)
				}
			}
		}
	}
}

func TestTheRightPassphraseStopsAtItsSlot(t *testing.T) {
	f, _ := keyFileWith(t, "one", "two", "three")
	for i, p := range []string{"one", "two", "three"} {
		runs := counting(t)
		if _, id, err := f.Open(p); err != nil || id != f.slots[i].ID || len(*runs) != i+1 {
			t.Errorf("%q: slot %s, %v, after %d runs", p, id, err, len(*runs))
		}
	}
}

func TestARecoveryPhraseWithASlipIsToldFromAWrongPassphrase(t *testing.T) {
	f, _ := keyFileWith(t, "one")
	phrase := NewRecoveryPhrase()
	for strings.Count(phrase[5:], "4")+strings.Count(phrase[5:], "8") < fewestDigits || phrase[3] == 'A' { // nothing here is left to chance
		phrase = NewRecoveryPhrase()
	}
	slip := phrase[:3] + "A" + phrase[4:]
	for _, typed := range []string{
		slip, strings.ToLower(slip), strings.ReplaceAll(slip, "-", " "), phrase[1:], phrase + "A",
		strings.Replace(slip, "A", "U", 1), strings.Replace(slip, "A", "а", 1),
	} {
		if _, _, err := f.Open(typed); !errors.Is(err, ErrSlip) || !errors.Is(err, ErrPassphrase) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	for _, typed := range []string{
		phrase, "", "wrong", phrase[:20], phrase + phrase, "river candle seven blanket orchards", "ціхая рака ля старога млына і поле",
		strings.Repeat("A", recoveryLength), slip[:10] + "!" + slip[11:],
	} {
		if _, _, err := f.Open(typed); errors.Is(err, ErrSlip) || !errors.Is(err, ErrPassphrase) {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func BenchmarkUnlockSlots(b *testing.B) {
	key := NewKey()
	f, err := NewKeyFile(key, "1", day, WorkFactor)
	if err != nil {
		b.Fatal(err)
	}
	for i := 2; i <= 3; i++ {
		if err := f.add(key, strconv.Itoa(i), Slot{}, WorkFactor); err != nil {
			b.Fatal(err)
		}
	}
	for name, passphrase := range map[string]string{"first": "1", "third": "3", "wrong": "wrong"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, _, err := f.Open(passphrase); (err == nil) == (passphrase == "wrong") {
					b.Fatal(err)
				}
			}
		})
	}
}
