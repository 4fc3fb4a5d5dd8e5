package register

import (
	"bytes"
	"errors"
	"image/jpeg"
	"testing"
	"testing/fstest"

	"vestka/app"
	"vestka/resources"
)

func TestEveryPictureIsAJPEGWithAThumb(t *testing.T) {
	r := loaded(t)
	if len(r.Pictures()) == 0 {
		t.Fatal("no pictures")
	}
	for _, p := range r.Pictures() {
		file, err := r.PictureFile(p.ID)
		if err != nil {
			t.Fatal(err)
		}
		thumb, err := r.PictureThumb(p.ID)
		if err != nil {
			t.Fatal(err)
		}
		big, err := jpeg.DecodeConfig(bytes.NewReader(file))
		if err != nil || big.Width <= big.Height {
			t.Errorf("%s: %v, %d by %d", p.ID, err, big.Width, big.Height)
		}
		small, err := jpeg.DecodeConfig(bytes.NewReader(thumb))
		if err != nil || small.Width >= big.Width {
			t.Errorf("thumb of %s: %v, %d wide", p.ID, err, small.Width)
		}
	}
}

func TestEveryPictureFileIsListed(t *testing.T) {
	r := loaded(t)
	listed := map[string]bool{}
	for _, file := range r.pictureFiles {
		listed[file] = true
	}
	entries, err := resources.FS.ReadDir(thumbFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !listed[e.Name()] {
			t.Errorf("%s is not in pictures.toml", e.Name())
		}
	}
}

func TestThereIsNoPictureOfAnUnknownName(t *testing.T) {
	r := loaded(t)
	for _, id := range []string{"", "own", "../facilities"} {
		_, err := r.PictureFile(id)
		_, err2 := r.PictureThumb(id)
		var e *app.Error
		if !errors.As(err, &e) || e.Code != app.NotFound || app.CodeOf(err2) != app.NotFound {
			t.Errorf("picture %q: %v, %v", id, err, err2)
		}
	}
}

func TestLoadRefusesAPictureThatIsNotThere(t *testing.T) {
	const good = "[[picture]]\nid = \"a\"\nfile = \"a.jpg\"\ntitle_en = \"A\"\ntitle_ru = \"А\"\ntitle_be = \"А\"\noccasion = [\"birthday\"]\n"
	load := func(text string) error {
		r := &Register{}
		return r.loadPictures(fstest.MapFS{
			"pictures/pictures.toml": {Data: []byte(text)},
			"pictures/a.jpg":         {}, "pictures/thumbs/a.jpg": {}, "pictures/no-thumb.jpg": {},
		})
	}
	if err := load(good); err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]string{
		"no file":       "[[picture]]\nid = \"b\"\nfile = \"b.jpg\"\ntitle_en = \"A\"\ntitle_ru = \"А\"\ntitle_be = \"А\"\noccasion = [\"birthday\"]\n",
		"no thumb":      "[[picture]]\nid = \"b\"\nfile = \"no-thumb.jpg\"\ntitle_en = \"A\"\ntitle_ru = \"А\"\ntitle_be = \"А\"\noccasion = [\"birthday\"]\n",
		"no title":      "[[picture]]\nid = \"b\"\nfile = \"a.jpg\"\ntitle_en = \"A\"\ntitle_ru = \"А\"\noccasion = [\"birthday\"]\n",
		"no occasion":   "[[picture]]\nid = \"b\"\nfile = \"a.jpg\"\ntitle_en = \"A\"\ntitle_ru = \"А\"\ntitle_be = \"А\"\n",
		"odd occasion":  "[[picture]]\nid = \"b\"\nfile = \"a.jpg\"\ntitle_en = \"A\"\ntitle_ru = \"А\"\ntitle_be = \"А\"\noccasion = [\"tea\"]\n",
		"the same name": good,
	} {
		wantFileAndLine(t, name, load(good+"\n"+bad), "pictures/pictures.toml", 9)
	}
}
