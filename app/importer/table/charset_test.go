package table_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/htmlindex"

	"vestka/app/importer/table"
)

// wordsOf are the words of the program's own texts in a language.
func wordsOf(t *testing.T, lang string) []string {
	t.Helper()
	b, err := os.ReadFile("../../../i18n/active." + lang + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]map[string]string
	if err := json.Unmarshal(b, &texts); err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, forms := range texts {
		for _, text := range forms {
			for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Cyrillic, r) && r != '’' }) {
				if len(word) > 6 {
					words = append(words, strings.ReplaceAll(word, "’", "'"))
				}
			}
		}
	}
	slices.Sort(words)
	return words
}

// TestCharsetIsFoundOutFromAFewWords holds that twenty words nearly always tell,
// five mostly, and that it is never said to be sure where it is wrong.
func TestCharsetIsFoundOutFromAFewWords(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for _, lang := range []string{"be", "ru"} {
		words := wordsOf(t, lang)
		for _, name := range []string{"windows-1251", "koi8-u", "koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic"} {
			enc, err := htmlindex.Get(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, count := range []int{5, 20} {
				right, tried := 0, 0
				for range 200 {
					header := make([]string, count)
					for i := range header {
						header[i] = words[r.IntN(len(words))]
						if name == "ibm866" || name == "koi8-r" { // which have no і
							header[i] = strings.NewReplacer("і", "i", "І", "I", "ў", "у", "Ў", "У").Replace(header[i])
						}
					}
					text := strings.Join(header, ";")
					file, err := enc.NewEncoder().Bytes([]byte(text + "\n" + strings.Repeat("1;", count-1) + "1\n"))
					if err != nil {
						t.Fatal(err)
					}
					tab := open(t, file, table.Settings{Separator: ";", HeaderLine: 1})
					tried++
					// A word that is met twice gets a number.
					if strings.HasPrefix(strings.Join(tab.Header(), ";"), strings.Join(header[:2], ";")) {
						right++
					} else if !tab.Detected().Unsure.Has(table.TraitCharset) {
						t.Errorf("sure of %s, and wrong: %s", tab.Detected().Charset, text)
					}
				}
				least := tried * 99 / 100
				if count == 5 && name == "x-mac-cyrillic" {
					least = tried * 80 / 100 // most letters are those of windows-1251
				} else if count == 5 {
					least = tried * 95 / 100
				}
				if right < least {
					t.Errorf("%s, %s, %d words: %d of %d", lang, name, count, right, tried)
				}
			}
		}
	}
}

// TestCharsetOfLatinNames holds that lists of the neighbours, in Latin letters, are read
// in the charsets of their languages.
func TestCharsetOfLatinNames(t *testing.T) {
	for _, c := range []struct{ charset, text string }{
		{"windows-1250", "Jméno;Příjmení;Narozena\nBožena;Němcová;1820\nJiří;Šlitr;1924\nKarel;Čapek;1890\nTomáš;Růžička;1901\n"}, // Czech
		{"windows-1250", "imię i nazwisko;miasto\nStanisław Żeromski;Łódź\n"},
		{"windows-1250", "nazwisko;miasto\nŻeromski Stefan;Kielce\nOrzeszkowa Eliza;Grodno\nWyspiański Stanisław;Kraków\n"},
		{"windows-1257", "vardas;miestas\nJulija Žymantienė;Šiauliai\n"},
		{"windows-1257", "vardas;miestas\nMaironis Mačiulis;Raseiniai\nVincas Krėvė;Merkinė\nSalomėja Nėris;Vilkaviškis\n"},
		{"windows-1257", "vārds;vieta\nJānis Rainis;Varslavāni\nKārlis Skalbe;Vecpiebalga\nRūdolfs Blaumanis;Ērgļi\n"},
		{"windows-1252", "nom;lieu\nAdèle Lefèvre;Besançon\nFrançois Müller;Orléans\nHélène Brêt;Nîmes\n"},
	} {
		enc, err := htmlindex.Get(c.charset)
		if err != nil {
			t.Fatal(err)
		}
		file, err := enc.NewEncoder().Bytes([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		tab := open(t, file, table.Settings{Separator: ";", HeaderLine: 1})
		if got := tab.Detected(); got.Charset != c.charset {
			t.Errorf("%q: read as %s (unsure %v), not %s", c.text, got.Charset, got.Unsure.Has(table.TraitCharset), c.charset)
		}
	}
}
