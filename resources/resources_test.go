package resources

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
)

func TestFontsAreTrueTypeAndHaveTheirLicence(t *testing.T) {
	names, err := fs.Glob(FS, "fonts/*.ttf")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		if !bytes.HasPrefix(Font(path.Base(name)), []byte{0, 1, 0, 0}) {
			t.Errorf("%s is no TrueType font", name)
		}
	}
	for _, licence := range []string{"pt-sans", "pt-serif", "caveat", "bad-script"} {
		if text, err := FS.ReadFile("fonts/OFL-" + licence + ".txt"); err != nil || !bytes.Contains(text, []byte("SIL OPEN FONT LICENSE")) {
			t.Errorf("licence of %s: %v", licence, err)
		}
	}
}

func TestEveryResourceHasALineInTheReadme(t *testing.T) {
	readme, err := FS.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var patterns []string
	for line := range strings.Lines(string(readme)) {
		if cells := strings.Split(line, "|"); len(cells) == 6 {
			for i, p := range strings.Split(cells[1], "`") {
				if i%2 == 1 {
					patterns = append(patterns, p)
				}
			}
		}
	}
	err = fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "README.md") || strings.HasPrefix(path.Base(name), "OFL-") || strings.HasPrefix(path.Base(name), "LICENSE-") {
			return err
		}
		for _, p := range patterns {
			if ok, err := path.Match(p, name); ok || err != nil {
				return err
			}
		}
		t.Errorf("%s has no line in README.md", name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
