package printing

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/sheet"
	"vestka/i18n"
)

// phrase is as long as any and has the widest letters.
const phrase = "MWQM-0123-4567-89AB-CDEF-GHJK-MNPQ-WWWW"

func TestARecoverySheetIsOnePageInEveryLanguageAndSaysItAll(t *testing.T) {
	fonts, err := faces()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range i18n.Languages {
		words := recovery(i18n.For(lang), phrase, apptest.Today)
		page := sheet.LayRecovery(fonts, words)
		if page.W != 210 || page.H != 297 || len(page.Faces) != 1 {
			t.Fatalf("%s: %v by %v, %d faces", lang, page.W, page.H, len(page.Faces))
		}
		var letters, all strings.Builder
		for _, x := range page.Faces[0].Face.Texts {
			if right := x.X + fonts.Width(x.Font, x.Size, x.S); x.X < 25 || right > 185.01 || x.Baseline > 297-20 {
				t.Errorf("%s: %q stands out of the page's field at %.1f to %.1f, %.1f", lang, x.S, x.X, right, x.Baseline)
			}
			if missing := fonts.Missing(x.Font, x.S); len(missing) > 0 {
				t.Errorf("%s: no glyph for %q", lang, missing)
			}
			if x.Size == 25 {
				letters.WriteString(x.S)
			}
			all.WriteString(x.S + " ")
		}
		if letters.String() != strings.ReplaceAll(phrase, "-", "") {
			t.Errorf("%s: the phrase is %q", lang, letters.String())
		}
		for _, want := range []string{words.Lead, words.Warning, words.Sections[0].Points[1], words.Sections[1].Points[1]} {
			if !strings.Contains(all.String(), want) {
				t.Errorf("%s: %q is not on the sheet", lang, want)
			}
		}
	}
}

func TestARecoverySheetIsAFileForItsOwnerWithoutProperties(t *testing.T) {
	s := newShop(t)
	path := filepath.Join(t.TempDir(), "recovery.pdf")
	if err := s.SaveRecovery(t.Context(), phrase, apptest.Today, app.Belarusian, path); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil || bytes.Count(b, []byte("/Type/Page/")) != 1 {
		t.Fatalf("pages %d, %v", bytes.Count(b, []byte("/Type/Page/")), err)
	}
	for _, word := range []string{"/Info", "/Author", "/Title", "/Producer", "/CreationDate", "/Metadata", phrase} {
		if bytes.Contains(b, []byte(word)) {
			t.Errorf("%s is in the file", word)
		}
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestWhatWasPrintedIsOverwrittenAndRemoved(t *testing.T) {
	dir := t.TempDir()
	path, kept := filepath.Join(dir, "sheet.pdf"), filepath.Join(dir, "another name")
	if err := os.WriteFile(path, []byte(phrase), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(path, kept); err != nil {
		t.Fatal(err)
	}
	if err := RemovePrinted(path); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the file is there")
	}
	if b, err := os.ReadFile(kept); err != nil || !bytes.Equal(b, make([]byte, len(phrase))) {
		t.Errorf("its bytes are %q, %v", b, err)
	}
	if err := RemovePrinted(path); err != nil {
		t.Errorf("what is gone already: %v", err)
	}
	if err := RemovePrinted(dir); app.CodeOf(err) != app.Failed {
		t.Errorf("a folder: %v", err)
	}
}
