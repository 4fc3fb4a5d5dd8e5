package names

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// known are the family and given names of the two tables.
func known() (list []familyName) {
	for line := range strings.Lines(surnamesTSV) {
		if be, ru, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			list = append(list, familyName{be, ru})
		}
	}
	return list
}

// Names whose National 2007 spelling holds ch for х and no other sign of the
// system; only the table of given names, or one slip, finds these.
var plainCh = map[string]bool{"Бохан": true, "Генрых": true}

func TestFoldOfARomanisedNameIsTheFoldOfTheName(t *testing.T) {
	names := known()
	for _, row := range givens().rows {
		for _, be := range row.be {
			names = append(names, familyName{be, row.ru[0]})
		}
	}
	if len(names) < 600 {
		t.Fatalf("only %d names", len(names))
	}
	for _, n := range names {
		for system, s := range map[System]string{ICAO: n.be, National2007: n.be, ICAORu: n.ru} {
			if system == National2007 && plainCh[s] {
				continue
			}
			if latin := Latin(s, system); Fold(latin) != Fold(s) {
				t.Errorf("%s: Fold(%q) = %q, Fold(%q) = %q", system, latin, Fold(latin), s, Fold(s))
			}
		}
	}
}

func TestBelarusianAndRussianFamilyNamesMostlyShareOneKey(t *testing.T) {
	names := known()
	different := 0
	for _, n := range names {
		if Fold(n.be) != Fold(n.ru) {
			different++
			t.Logf("%s %q, %s %q", n.be, Fold(n.be), n.ru, Fold(n.ru))
		}
	}
	if different*100 > len(names)*3 {
		t.Errorf("%d of %d pairs have two keys", different, len(names))
	}
}

func TestDistinctFamilyNamesKeepDistinctKeys(t *testing.T) {
	names := known()
	if len(names) < 300 {
		t.Fatalf("only %d family names", len(names))
	}
	owner := map[string]string{}
	collisions := 0
	for _, n := range names {
		key := Fold(n.be)
		if other, taken := owner[key]; taken {
			collisions++
			t.Logf("%s and %s are both %q", other, n.be, key)
		}
		owner[key] = n.be
	}
	t.Logf("%d collisions among %d family names", collisions, len(names))
	if collisions*100 >= len(names) {
		t.Errorf("%d collisions among %d family names", collisions, len(names))
	}
}

func TestFoldingAKeyChangesNothing(t *testing.T) {
	for _, n := range known() {
		for _, s := range []string{n.be, n.ru, Latin(n.be, National2007), n.be + "-" + n.ru} {
			if key := Fold(s); Fold(key) != key {
				t.Errorf("%s: %q folds to %q", s, key, Fold(key))
			}
		}
	}
}

func TestFoldOfAFullNameIsTheFoldOfItsWords(t *testing.T) {
	for _, c := range [][2]string{
		{"Fedaseenka A.I.", "fadasaanka a i"},
		{"Дунін-Марцінкевіч", Fold("Дунін") + " " + Fold("Марцінкевіч")},
		{"«Купала» (Янка)", Fold("Купала") + " " + Fold("Янка")},
		{"", ""},
		{" - ", ""},
		{"’", ""},
		{"1985 г.", "1985 h"},
	} {
		if got := Fold(c[0]); got != c[1] {
			t.Errorf("Fold(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func TestAppendFoldAppends(t *testing.T) {
	if got := string(AppendFold([]byte("x "), "Колас")); got != "x "+Fold("Колас") {
		t.Errorf("got %q", got)
	}
	if got := string(AppendFold([]byte("x "), "Ко\u0301лас")); got != "x "+Fold("Колас") {
		t.Errorf("with an accent: got %q", got)
	}
}

func TestAppendFoldAllocatesNothing(t *testing.T) {
	buf := make([]byte, 0, 128)
	for _, s := range []string{"Уладзімір Сямёнавіч Караткевіч", "Uladzimir Siamionavich Karatkievič"} {
		if n := testing.AllocsPerRun(100, func() { buf = AppendFold(buf[:0], s) }); n != 0 {
			t.Errorf("%s: %v allocations", s, n)
		}
	}
}

func BenchmarkFold(b *testing.B) {
	for name, s := range map[string]string{"cyrillic": "Караткевіч", "latin": "Karatkievič", "full": "Uladzimir Siamionavich Karatkevich"} {
		b.Run(name, func(b *testing.B) {
			buf := make([]byte, 0, 128)
			b.ReportAllocs()
			for b.Loop() {
				buf = AppendFold(buf[:0], s)
			}
		})
	}
}

func BenchmarkSplit(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Split("Uladzimir Siamionavich Karatkevich")
	}
}

func FuzzNames(f *testing.F) {
	for _, s := range []string{
		"Rudzko Viktar", "Dar ́ja", "Сhief", "Fedaseenka A.I.", "Ціханоўскі", "Schtscherbakow", "Tatstsiana", "зггзсгцгктст", "Мамедов Али Гусейн оглы",
		"İı ẞ \u0344 (( )", "ivkuivw", "tstz cz sz", "\xff\xfe", "a\u0301 \u0301b", "zhzh shsh", "Эюя",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key := Fold(s)
		if !utf8.ValidString(key) {
			t.Fatalf("Fold(%q) = %q is no valid text", s, key)
		}
		if again := Fold(key); again != key {
			t.Fatalf("Fold(%q) = %q folds to %q", s, key, again)
		}
		cleaned := Clean(s)
		if !utf8.ValidString(cleaned) || Clean(cleaned) != cleaned {
			t.Fatalf("Clean(%q) = %q, then %q", s, cleaned, Clean(cleaned))
		}
		p := Split(s)
		for _, lang := range []string{"be", "ru"} {
			if got, ok := ProposeCyrillic(p, lang); ok && !utf8.ValidString(got.Family+got.Given+got.Patronymic) {
				t.Fatalf("proposal %+v for %+v is no valid text", got, p)
			}
			if !utf8.ValidString(Latin(cleaned, ICAO)) {
				t.Fatalf("Latin(%q) is no valid text", cleaned)
			}
		}
		GuessSex(p.Family, p.Given, p.Patronymic)
	})
}
