package traces_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vestka/app/apptest/traces"
)

const planted = "Словазаметка"

func noise(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.NewChaCha8([32]byte{1}).Read(b)
	return b
}

func TestAWordIsFoundHoweverItIsWritten(t *testing.T) {
	text := []byte(strings.Repeat("радок тэксту ", 9) + planted + strings.Repeat(" яшчэ", 20))
	pack := func(make func(io.Writer) io.WriteCloser) []byte {
		var b bytes.Buffer
		w := make(&b)
		if _, err := w.Write(text); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	if w, err := z.Create("x.txt"); err != nil {
		t.Fatal(err)
	} else if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	wide := func(high int) (b []byte) {
		for _, r := range planted {
			pair := [2]byte{}
			pair[high], pair[1-high] = byte(r>>8), byte(r)
			b = append(b, pair[:]...)
		}
		return b
	}
	for name, b := range map[string][]byte{
		"UTF-8": text, "UTF-16LE": wide(1), "UTF-16BE": wide(0),
		"zlib":    pack(func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }),
		"gzip":    pack(func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }),
		"deflate": pack(func(w io.Writer) io.WriteCloser { d, _ := flate.NewWriter(w, 9); return d }),
		"fixed":   pack(func(w io.Writer) io.WriteCloser { d, _ := flate.NewWriter(w, flate.HuffmanOnly); return d }),
		"zip":     archive.Bytes(),
	} {
		around := append(append(noise(3001), b...), noise(999)...)
		if len(traces.New("нешта іншае", planted).In(around)) == 0 {
			t.Errorf("%s: not found", name)
		}
		if found := traces.New("нешта іншае").In(around); len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
}

func TestWordsAreFoundBelowAFolderAndInNames(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"a/b.txt": planted, planted + ".txt": "", "skipped": planted} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	found, err := traces.New(planted).Below(dir, func(path string) bool { return filepath.Base(path) == "skipped" })
	if err != nil || len(found) != 2 {
		t.Errorf("%v, %v", found, err)
	}
}

func BenchmarkNoise(b *testing.B) {
	mebibyte := noise(1 << 20)
	b.SetBytes(1 << 20)
	for b.Loop() {
		if found := traces.New(planted).In(mebibyte); len(found) > 0 {
			b.Error(found)
		}
	}
}
