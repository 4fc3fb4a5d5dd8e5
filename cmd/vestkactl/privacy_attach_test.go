package main

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"
)

// planted are the words in the attachments of TestNothingOfAnAttachment…: in a
// picture that is kept as it is, in one that is stripped, in a PDF, in their names.
var planted = []string{"Znimak-u-Dome", "Mesca-53.9045N", "Chek-na-marku", "скан-ад-Ядвігі"}

// comment is a JPEG that says the word.
func comment(t *testing.T, word string) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 700, 500))
	for i := range img.Pix {
		img.Pix[i] = byte(i * i >> 5)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	said := append([]byte{0xff, 0xfe, 0, byte(len(word) + 2)}, word...)
	return append(append(bytes.Clone(b.Bytes()[:2]), said...), b.Bytes()[2:]...)
}

// TestNothingOfAnAttachmentCanBeReadOutsideTheRequestedFiles goes through adding,
// listing, saving, a backup and removing, and searches every byte of every file
// that is not the user's own.
func TestNothingOfAnAttachmentCanBeReadOutsideTheRequestedFiles(t *testing.T) {
	h := newHouse(t)
	input := func(name string, content []byte) string {
		path := filepath.Join(h.dir, "inputs", name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	kept := input("kept.jpg", comment(t, planted[0]))
	stripped := input(planted[3]+".jpg", comment(t, planted[1]))
	pdf := input("receipt.pdf", []byte("%PDF-1.4\n("+planted[2]+")\n%%EOF\n"))
	backup := filepath.Join(h.dir, "store", "backup.vestka")

	h.run(t, "init")
	h.run(t, "sample", "add")
	h.run(t, "attach", kept, "--person", "1", "--keep-metadata")
	h.run(t, "attach", stripped, pdf, "--person", "1")
	h.run(t, "attach", "list")
	h.run(t, "attach", "save", "2", h.output("scan.jpg"))
	h.run(t, "backup", backup)
	search := func() {
		t.Helper()
		for _, path := range h.files(t) {
			if dir := filepath.Dir(path); dir == filepath.Dir(kept) || dir == h.outputs {
				continue
			}
			if w := found(planted, contents(t, path)); w != "" {
				t.Errorf("%s holds %q", path, w)
			}
			if w := found(planted, []byte(filepath.Base(path))); w != "" {
				t.Errorf("a file is called %s", path)
			}
			if dir := filepath.Dir(path); dir != filepath.Dir(h.store) {
				t.Errorf("written where nobody asked: %s", path)
			}
		}
	}
	search()
	if w := found(planted, contents(t, h.output("scan.jpg"))); w != "" {
		t.Errorf("the saved copy of a stripped picture holds %q", w)
	}
	h.run(t, "attach", "remove", "1")
	search()
	h.run(t, "undo", "--forget") // until then it can come back
	search()

	// That the search finds anything at all, in a store that is not sealed: what is
	// kept, but neither what was stripped nor what was removed.
	h.run(t, "passphrase", "unseal", "--no-passphrase")
	open := contents(t, h.store)
	for i, there := range []bool{false, false, true, true} {
		if got := found(planted[i:i+1], open) != ""; got != there {
			t.Errorf("%q is in the open store: %v, want %v", planted[i], got, there)
		}
	}
}
