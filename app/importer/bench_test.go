package importer_test

import (
	"bytes"
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
