package sheet

import (
	"strconv"
	"strings"
	"testing"
)

func customsDeclaration(rows int) Customs {
	c := Customs{
		Notice: "Гэта нататка, а не паштовы бланк.", Title: "Customs declaration / Déclaration en douane", Form: "CN 22", Opened: "May be opened officially",
		From: Labelled{Label: "From / De", Text: "Алеся\nVilniaus g. 1"}, To: Labelled{Label: "To / À", Text: strings.Join(postTo, "\n")},
		Category: "Category of item", Choices: []Choice{{"Gift / Cadeau", true}, {"Documents", false}, {"Commercial sample / Échantillon commercial", false}, {"Other / Autre", false}},
		Columns: [6]string{"Detailed description of contents", "Quantity", "Net weight (in kg)", "Value (EUR)", "HS tariff number", "Country of origin"},
		Totals:  [][6]string{{"Total", "", "1.200", "20.00"}, {"Total gross weight (in kg)"}},
		Certify: strings.Repeat("I certify that the particulars given are correct. ", 4), Sign: "Date and sender’s signature", Foot: "Хопіць бланка CN 22.", Mark: "УЗОР",
	}
	for range rows {
		c.Rows = append(c.Rows, [6]string{"wool socks, pair\nшкарпэткі з воўны", "1", "0.120", "2.00", "611594", "PL"})
	}
	return c
}

func TestACustomsDeclarationIsAForm(t *testing.T) {
	golden(t, "customs.txt", plan(LayCustoms(loaded(t), customsDeclaration(2))[0].Faces[0].Face))
}

// TestACustomsDeclarationStaysOnItsPages fills as many lines as there can be: nothing leaves
// the pages, every line stands on one of them once, and the sums stand on the last.
func TestACustomsDeclarationStaysOnItsPages(t *testing.T) {
	fonts := loaded(t)
	for _, rows := range []int{0, 1, 4, 5, 6, 19, 20} {
		c := customsDeclaration(rows)
		for i := range c.Rows {
			c.Rows[i][0] = strings.Repeat("ш", 80) + "\n" + strings.Repeat("wool ", 16)
			c.Rows[i][1] = strconv.Itoa(1000 + i)
		}
		pages := LayCustoms(fonts, c)
		said := map[string]int{}
		for nr, page := range pages {
			for _, text := range page.Faces[0].Face.Texts {
				said[text.S]++
				if text.Baseline > listH-8 || text.X+fonts.Width(text.Font, text.Size, text.S) > listW-listMargin+0.1 {
					t.Errorf("%d rows, page %d: %q stands at %.1f, %.1f", rows, nr+1, text.S, text.X, text.Baseline)
				}
				if text.S == "1.200" && nr != len(pages)-1 {
					t.Errorf("%d rows: the sums stand on page %d of %d", rows, nr+1, len(pages))
				}
			}
		}
		for i := range rows {
			if n := said[strconv.Itoa(1000+i)]; n != 1 {
				t.Errorf("%d rows: line %d stands there %d times", rows, i+1, n)
			}
		}
		if said["1.200"] != 1 {
			t.Errorf("%d rows: the sums stand there %d times", rows, said["1.200"])
		}
	}
}
