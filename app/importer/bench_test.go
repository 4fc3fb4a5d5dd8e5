package importer_test

import (
	"bytes"
	"fmt"
	"testing"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/importer/viasnatest"
)

// BenchmarkReadViasna reads a list of the size of the real one, with every trap.
func BenchmarkReadViasna(b *testing.B) {
	for _, lang := range []app.Lang{app.English, app.Belarusian} {
		var file bytes.Buffer
		planted, err := viasnatest.Machine(&file, 8700, 1, lang)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(string(lang), func(b *testing.B) {
			b.SetBytes(int64(file.Len()))
			b.ReportAllocs()
			for b.Loop() {
				snap, err := importer.ReadViasna(b.Context(), bytes.NewReader(file.Bytes()), today)
				if err != nil {
					b.Fatal(err)
				}
				if len(snap.Problems) != planted.Problems {
					b.Fatal(len(snap.Problems), planted)
				}
			}
		})
	}
}

// BenchmarkRead100000Rows reads a list of no known form and understands every
// row; the benchmark of the same name in package table has what it is held
// against.
func BenchmarkRead100000Rows(b *testing.B) {
	var file bytes.Buffer
	file.WriteString("Прозвішча,Імя,Імя па бацьку,Пол,Дата нараджэння,Дата затрымання,Статус,Дзе ўтрымліваецца,Артыкул,Апісанне\n")
	for i := range 100_000 {
		fmt.Fprintf(&file, "Купала%d,Янка,Дамінікавіч,мужчынскі,%d-%02d-%02d,2021-01-01,палітвязень,\"ПК-901, в. Сонечная\",арт. 342,\"апісанне, у двух сказах. Справа № %d\"\n",
			i%7000, 1950+i%50, 1+i%12, 1+i%28, i)
	}
	b.Run("understood", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			list, err := importer.Read(b.Context(), bytes.NewReader(file.Bytes()), int64(file.Len()), importer.Choice{Today: today})
			if err != nil {
				b.Fatal(err)
			}
			if list.Snapshot.Records.Len() != 100_000 {
				b.Fatal(list.Snapshot.Records.Len())
			}
		}
	})
}
