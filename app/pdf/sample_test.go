package pdf_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"vestka/app"
	"vestka/app/pdf"
	"vestka/app/sheet"
)

// body is about 60 words of Belarusian with every letter that fonts get wrong.
const body = "Віншую Вас з днём народзінаў! Няхай кожны новы дзень прыносіць хоць адну добрую вестку. " +
	"У нас ужо позняя восень, але ў садзе яшчэ трымаюцца апошнія яблыкі, і вечарам уся хата пахне імі. " +
	"Мы з сям’ёй часта згадваем Вас цёплым словам — за чаем, у дарозе, у цішыні. " +
	"Зычу моцнага здароўя, цярпення і добрых людзей побач. Беражыце сябе; мы Вас не забываем.\n" +
	"З павагай і цяплом,\nАлеся"

// postcard is the i-th of a job in which every given name is another.
func postcard(i int) sheet.Postcard {
	return sheet.Postcard{
		Message:     fmt.Sprintf("Дарагі Максім-%d!\n%s", i, body),
		MessageFont: sheet.Serif,
		Address:     []string{fmt.Sprintf("Максім Багдановіч %d", i), "Узорная калонія № 904", "вул. Узорная, 3", "000000, г. Узорск", "REPUBLIC OF BELARUS"},
		Picture:     "apples",
	}
}

func loadFonts(t testing.TB) *sheet.Fonts {
	t.Helper()
	fonts, err := sheet.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

func apples(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "resources", "pictures", "apples.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// cards is a document of n postcards.
func cards(t testing.TB, layout sheet.Layout, n int) pdf.Document {
	t.Helper()
	fonts, data := loadFonts(t), apples(t)
	im := layout.Imposition()
	return pdf.Document{
		Pages: im.Pages(func(i int) sheet.Leaf { return sheet.LayPostcard(fonts, postcard(i)).Leaf }, n),
		Fonts: fonts,
		Picture: func(sheet.Picture) (pdf.Picture, error) {
			return pdf.DecodePicture(data, sheet.CardW, sheet.CardH, app.View{})
		},
		Turn: sheet.LongEdge,
	}
}

func write(t testing.TB, doc pdf.Document) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := pdf.Write(context.Background(), &buf, doc); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func BenchmarkPostcards(b *testing.B) {
	for _, n := range []int{1500, 15000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			var size countingWriter
			for b.Loop() {
				size = 0
				if err := pdf.Write(context.Background(), &size, cards(b, sheet.OneUp, n)); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size)/1e6, "MB")
		})
	}
}

type countingWriter int64

var _ io.Writer = (*countingWriter)(nil)

func (c *countingWriter) Write(p []byte) (int, error) {
	*c += countingWriter(len(p))
	return len(p), nil
}
