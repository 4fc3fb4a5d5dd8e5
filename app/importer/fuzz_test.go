package importer_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/importer/viasnatest"
)

func FuzzReadViasna(f *testing.F) {
	for _, lang := range []app.Lang{app.English, app.Belarusian} {
		var machine, human bytes.Buffer
		if _, err := viasnatest.Machine(&machine, 4, 1, lang); err != nil {
			f.Fatal(err)
		}
		if _, err := viasnatest.Human(&human, 4, 1, lang); err != nil {
			f.Fatal(err)
		}
		f.Add(machine.Bytes())
		f.Add(human.Bytes())
	}
	f.Add([]byte(quoteHeader + "1,http://x,a,np,\"b,c\n2,\"x\n\",\"\"y\",z\n3\r,\"\xff\n"))
	f.Add([]byte("\xFF\xFEi\x00d\x00,\x00n\x00a\x00m\x00e\x00\n\x001\x00,\x00x\x00"))
	f.Add([]byte("id,url,name,status,birthday\n1,,,active,02/03/1980\n2,,a\x00b,," + strings.Repeat(",", 1200)))
	f.Fuzz(func(t *testing.T, file []byte) {
		snap, err := importer.ReadViasna(t.Context(), bytes.NewReader(file), today)
		if err != nil {
			var e *app.Error
			if !errors.As(err, &e) || e.Key == "" {
				t.Fatal(err)
			}
			return
		}
		if snap.Read != snap.Records.Len()+snap.Refused || snap.Records.Len() == 0 {
			t.Fatalf("read %d, records %d, refused %d", snap.Read, snap.Records.Len(), snap.Refused)
		}
		refused, line, keys := 0, 1, map[string]bool{}
		for _, p := range snap.Problems {
			if p.Refused {
				refused++
			}
			if p.Line < 1 || p.Key == "" || utf8.RuneCountInString(p.Value) > 200 {
				t.Fatalf("%+v", p)
			}
		}
		if refused != snap.Refused {
			t.Fatalf("%d refusals are told, %d counted", refused, snap.Refused)
		}
		for _, rec := range snap.Records.All() {
			if rec.Line <= line || rec.Key == "" || keys[rec.Key] || !rec.Born.Valid() || rec.Lang == "" {
				t.Fatalf("%+v", rec)
			}
			if rec.Name == "" && !rec.HasID {
				t.Fatalf("a row about nobody was taken: %+v", rec)
			}
			line, keys[rec.Key] = rec.Line, true
			for _, c := range rec.Cells {
				if strings.TrimSpace(c.Value) == "" || !utf8.ValidString(c.Value) {
					t.Fatalf("cell %+v", c)
				}
			}
		}
	})
}
