package giving

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/importer/table"
)

// nasty are texts that formats stumble over.
var nasty = []string{
	"", "Фонд «Узор»", "a; b | c", "(x) y", "=1+1", "* star", "! bang", "two  spaces", "line\nbreak", "tag: value, [2026-01-01]", `"quoted", comma`, "; comment", "'", "end ", "1,234.50 EUR", "key:", "\u202eabc", "@@ 5 EUR", "= 3 EUR",
}

// some are donations of every currency, with the largest amounts there are.
func some() []app.Donation {
	r := rand.New(rand.NewPCG(5, 6))
	var all []app.Donation
	for i, code := range app.Currencies {
		for _, minor := range []int64{0, 1, 10, 999, 1000, 1001, 1234567, 999999999999999, math.MaxInt64, r.Int64N(1e14), r.Int64()} {
			d := app.Donation{
				ID: app.DonationID(len(all) + 1), On: app.Date{Year: 2026, Month: 1 + i%12, Day: 1 + i%28}, Amount: app.Money{Minor: minor, Currency: code},
				PayeeKind: app.PayeeKinds[len(all)%len(app.PayeeKinds)], Payee: nasty[len(all)%len(nasty)], Purpose: nasty[(len(all)+3)%len(nasty)], Method: nasty[(len(all)+5)%len(nasty)],
				Note: nasty[(len(all)+7)%len(nasty)], InKind: i%3 == 0,
			}
			if i%2 == 0 {
				d.Fee = app.Money{Minor: r.Int64N(1e6), Currency: app.Currencies[(i*7)%len(app.Currencies)]}
			}
			all = append(all, d)
		}
	}
	return all
}

func written(t *testing.T, f Format, all []app.Donation) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Leave(all, YearBegins{1, 1}, With{true, true}, func(app.PersonID) string { return "" }).Write(&b, f, []string{"remark"}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sameAmounts fails unless row i, of the oldest first, has the amounts of the donation.
func sameAmounts(t *testing.T, all []app.Donation, i int, amount, code, fee, feeCode string) {
	t.Helper()
	d := all[len(all)-1-i]
	for _, one := range []struct {
		want       app.Money
		text, code string
	}{{d.Amount, amount, code}, {d.Fee, fee, feeCode}} {
		if one.want.IsZero() {
			if one.text != "" || one.code != "" {
				t.Fatalf("%q %q, want nothing", one.text, one.code)
			}
			continue
		}
		if got, err := app.ParseMoney(one.text, one.code); err != nil || got != one.want {
			t.Fatalf("%q %q is %+v, %v; want %+v", one.text, one.code, got, err, one.want)
		}
	}
}

func TestAmountsComeBackFromCSV(t *testing.T) {
	all := some()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(written(t, CSV, all), []byte("\ufeff")))).ReadAll()
	if err != nil || len(rows) != len(all)+1 {
		t.Fatal(len(rows), err)
	}
	for i, row := range rows[1:] {
		sameAmounts(t, all, i, row[3], row[4], row[12], row[13])
	}
}

func TestAmountsComeBackFromJSON(t *testing.T) {
	all := some()
	var got struct{ Donations []map[string]string }
	if err := json.Unmarshal(written(t, JSON, all), &got); err != nil || len(got.Donations) != len(all) {
		t.Fatal(len(got.Donations), err)
	}
	for i, row := range got.Donations {
		sameAmounts(t, all, i, row["amount"], row["currency"], row["fee"], row["fee_currency"])
	}
}

// What a spreadsheet holds as a number has lost the noughts at its end, and nothing else.
func TestAmountsComeBackFromXLSX(t *testing.T) {
	all := some()
	b := written(t, XLSX, all)
	in, err := table.Open(t.Context(), bytes.NewReader(b), int64(len(b)), table.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		row, err := in.Next()
		if err != nil {
			t.Fatal(err)
		}
		sameAmounts(t, all, i, row.Cells[3], row.Cells[4], row.Cells[12], row.Cells[13])
	}
}

var posting = regexp.MustCompile(`^    ([a-z]+(?::[a-z ]+)*[a-z])  (-?[0-9]+(?:\.[0-9]+)?) ([A-Z]{3})$`)

// TestAmountsComeBackFromAJournal reads a journal by the strictest form of hledger's
// grammar, and has each currency of each entry come to nought.
func TestAmountsComeBackFromAJournal(t *testing.T) {
	all := some()
	blocks := strings.Split(strings.TrimSuffix(string(written(t, Hledger, all)), "\n"), "\n\n")
	if !strings.HasPrefix(blocks[0], "; remark\ndecimal-mark .\ncommodity ") || len(blocks) != len(all)+1 {
		t.Fatalf("%d blocks, at first %.200q", len(blocks), blocks[0])
	}
	head := regexp.MustCompile(`^2026-\d\d-\d\d \* [^;|()]*$`)
	note := regexp.MustCompile(`^    ; [^\x00-\x1f]*$`)
	for i, block := range blocks[1:] {
		lines := strings.Split(block, "\n")
		if !head.MatchString(lines[0]) {
			t.Fatalf("%q", lines[0])
		}
		var found []app.Money
		for _, line := range lines[1:] {
			if note.MatchString(line) {
				continue
			}
			parts := posting.FindStringSubmatch(line)
			if parts == nil {
				t.Fatalf("%q", line)
			}
			m, err := app.ParseMoney(parts[2], parts[3])
			if err != nil {
				t.Fatalf("%q: %v", line, err)
			}
			found = append(found, m)
		}
		d := all[len(all)-1-i]
		want := []app.Money{d.Amount, minus(d.Amount)}
		if !d.Fee.IsZero() {
			want = append(want, d.Fee, minus(d.Fee))
		}
		for n := range max(len(want), len(found)) {
			if n >= len(want) || n >= len(found) || want[n] != found[n] {
				t.Fatalf("%v, want %v", found, want)
			}
		}
	}
}

// TestHledgerAcceptsTheJournal asks the program itself, where it is on the machine; the
// grammar is held without it by the test above.
func TestHledgerAcceptsTheJournal(t *testing.T) {
	program, err := exec.LookPath("hledger")
	if err != nil {
		t.Skip("hledger is not on this machine")
	}
	all := some()
	path := filepath.Join(t.TempDir(), "giving.journal")
	if err := os.WriteFile(path, written(t, Hledger, all), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) string {
		t.Helper()
		cmd := exec.Command(program, append(args, "-f", path)...)
		cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("hledger %v: %v\n%.2000s", args, err, out)
		}
		return string(out)
	}
	run("check")
	rows, err := csv.NewReader(strings.NewReader(run("print", "-O", "csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	found := map[app.Money]int{}
	for _, row := range rows[1:] {
		m, err := app.ParseMoney(strings.ReplaceAll(row[at["amount"]], ",", ""), row[at["commodity"]])
		if err != nil {
			t.Fatalf("%v: %v", row, err)
		}
		found[m]++
	}
	for i := range all {
		found[all[i].Amount]--
		found[minus(all[i].Amount)]--
		if fee := all[i].Fee; !fee.IsZero() {
			found[fee]--
			found[minus(fee)]--
		}
	}
	for m, n := range found {
		if n != 0 {
			t.Errorf("%s %s is there %d times too often", m.Plain(), m.Currency, n)
		}
	}
}

func TestNobodyLeavesTheStoreUnasked(t *testing.T) {
	all := []app.Donation{
		{ID: 1, On: day(2026, 1, 1), Amount: eur(5), PayeeKind: app.Family, Payee: "SECRET1", Person: 7, Note: "SECRET2", Cancelled: ""},
		{ID: 2, On: day(2026, 1, 1), Amount: eur(5), PayeeKind: app.Lawyer, Payee: "SECRET3", Cancelled: "SECRET4"},
		{ID: 3, On: day(2026, 1, 1), Amount: eur(5), Payee: "SECRET5", Receipt: app.Receipt{Files: 1}},
		{ID: 4, On: day(2026, 1, 1), PayeeKind: app.Fund, Payee: "Фонд"},
	}
	for _, f := range Formats {
		for _, with := range []With{{}, {Names: true}, {Notes: true}, {true, true}} {
			e := Leave(all, YearBegins{1, 1}, with, func(app.PersonID) string { return "SECRET6" })
			var b bytes.Buffer
			if err := e.Write(&b, f, nil); err != nil {
				t.Fatal(err)
			}
			text := b.String()
			if f == XLSX {
				text = strings.Join(flat(t, b.Bytes()), "\n")
			}
			names, notes := strings.Contains(text, "SECRET1") || strings.Contains(text, "SECRET3") || strings.Contains(text, "SECRET5") || strings.Contains(text, "SECRET6"),
				strings.Contains(text, "SECRET2") || strings.Contains(text, "SECRET4")
			if names != with.Names || notes != with.Notes || f != Hledger && !strings.Contains(text, "Фонд") {
				t.Errorf("%s with %+v: %s", f, with, text)
			}
			want := []Left{LeftFiles}
			if !with.Notes {
				want = append(want, LeftNote)
			}
			if !with.Names {
				want = append(want, LeftPayee, LeftPerson)
			}
			if !with.Notes {
				want = append(want, LeftReason)
			}
			if f == Hledger {
				want = append(want, LeftAmount, LeftCancelled)
			}
			if got := e.For(f); len(got) != len(want) || strings.Join(lefts(got), " ") != strings.Join(lefts(want), " ") {
				t.Errorf("%s with %+v leaves out %v, want %v", f, with, got, want)
			}
		}
	}
}

func lefts(all []Left) (words []string) {
	for _, l := range all {
		words = append(words, string(l))
	}
	return words
}

func flat(t *testing.T, b []byte) (all []string) {
	t.Helper()
	in, err := table.Open(t.Context(), bytes.NewReader(b), int64(len(b)), table.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	for {
		row, err := in.Next()
		if err != nil {
			return all
		}
		all = append(all, row.Cells...)
	}
}
