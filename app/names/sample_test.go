package names

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"
)

// The Latin names of the sample list are the passport's, with Ya and Yu as the
// press writes them; those that the world spells otherwise are named here.
func TestLatinNamesOfTheSampleListFollowThePassport(t *testing.T) {
	customary := map[string]bool{
		"Mikhail Lermontov": true, "Adam Mickiewicz": true, "Alexander Grin": true, "Taras Shevchenko": true, "Anton Chekhov": true,
		"Marina Tsvetaeva": true, "Anna Akhmatova": true, "Fyodor Abramov": true, "Yuly Taubin": true, "Valery Marakou": true,
		"Alhierd Abukhovich": true, // the one known by the Latin name alone
	}
	file, err := os.Open("../../resources/sample/people.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) < 40 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	press := strings.NewReplacer("Ya", "Ia", "Yu", "Iu", "ya", "ia", "yu", "iu")
	for _, row := range rows[1:] {
		p := Split(row[1])
		want := strings.TrimSpace(Latin(p.Given+" "+p.Family, ICAO))
		if got := row[3]; !customary[got] && press.Replace(got) != want {
			t.Errorf("%s is %s, in a passport %s", row[1], got, want)
		}
	}
}
