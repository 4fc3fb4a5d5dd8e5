package names

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
)

// checkProposal holds for any proposal whatever: no Latin letter, and no part
// that was there is gone.
func checkProposal(t *testing.T, latin Parts) (made bool) {
	t.Helper()
	for _, lang := range []string{"be", "ru"} {
		got, ok := ProposeCyrillic(latin, lang)
		if !ok {
			if got != (Parts{}) {
				t.Errorf("%+v in %s: refused with %+v", latin, lang, got)
			}
			continue
		}
		made = true
		for _, part := range [][2]string{{latin.Family, got.Family}, {latin.Given, got.Given}, {latin.Patronymic, got.Patronymic}} {
			if strings.ContainsFunc(part[1], func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
				t.Errorf("%+v in %s holds Latin letters: %+v", latin, lang, got)
			}
			if (part[0] != "") != strings.ContainsFunc(part[1], unicode.IsLetter) {
				t.Errorf("%+v in %s lacks a part: %+v", latin, lang, got)
			}
		}
	}
	return made
}

func TestAProposalNeverHoldsALatinLetterOrAnEmptyPart(t *testing.T) {
	letters := []rune("aabcdeefghiijklmnooprstuuvwxyzABCDKSZęąółśćńźżėųįūčšžöüäßåøæŭĺáíýřőűşğñçđþðŁŚŻÖÜŽ'’`-. (),")
	strange := []rune("əƏŋſﬁªœʼ\u0301ĸ2жі")
	random := rand.New(rand.NewPCG(1, 2)) // always the same words
	word := func() string {
		var out []rune
		for range 1 + random.IntN(12) {
			from := letters
			if random.IntN(60) == 0 {
				from = strange
			}
			out = append(out, from[random.IntN(len(from))])
		}
		return string(out)
	}
	made := 0
	for range 5_000 {
		p := Parts{Family: word(), Given: word()}
		if random.IntN(3) == 0 {
			p.Patronymic = word()
		}
		if checkProposal(t, p) {
			made++
		}
		checkProposal(t, Split(word()+" "+word()))
	}
	if made < 1_000 {
		t.Errorf("only %d of 5,000 names were proposed at all", made)
	}
}

func TestEveryLetterOfTheNeighboursAlphabetsIsRead(t *testing.T) {
	for _, r := range "ąćęłńóśźżčėįšųūžäöüßåæøáéíýčďěňřťůőűçñŭĺ" {
		for _, w := range []string{"Ma" + string(r) + "ka", string(unicode.ToUpper(r)) + "ak", "Mak" + string(r)} {
			if !checkProposal(t, Parts{Family: w, Given: "Anna"}) {
				t.Errorf("%s: nothing proposed", w)
			}
		}
	}
}

func TestForeignFamilyNamesAreRead(t *testing.T) {
	for _, c := range [][3]string{
		{"Szczęsny", "Шчэнсны", "Щенсный"},
		{"Dąbrowski", "Домброўскі", "Домбровский"},
		{"Wałęsa", "Валенса", "Валенса"},
		{"Brzęczek", "Бжэнчэк", "Бженчек"},
		{"Przybylski", "Пшыбыльскі", "Пшибыльский"},
		{"Zięba", "Земба", "Земба"},
		{"Schröder", "Шродер", "Шродер"},
		{"Jörg", "Ёрг", "Ёрг"},
		{"Čiurlionis", "Чурлёніс", "Чурлёнис"},
		{"Šimkus", "Шымкус", "Шимкус"},
		{"Krėvė", "Крэве", "Креве"},
	} {
		for i, lang := range []string{"be", "ru"} {
			if got, ok := ProposeCyrillic(Parts{Family: c[0], Given: "Anna"}, lang); !ok || got.Family != c[1+i] {
				t.Errorf("%s in %s: %q %v, want %q", c[0], lang, got.Family, ok, c[1+i])
			}
		}
	}
}
