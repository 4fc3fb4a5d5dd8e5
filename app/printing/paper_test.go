package printing

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/exporter"
	"vestka/app/sheet"
)

// inFolder are the files of a folder, those that begin with a dot too.
func inFolder(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

var pageObject = regexp.MustCompile(`/Type/Page/`)

func TestThePDFHasTheSidesOfEveryCard(t *testing.T) {
	s := newShop(t)
	ids := []app.PersonID{s.add(0), s.add(1), s.add(2), s.add(3), s.add(4)}
	for layout, pages := range map[sheet.Layout]int{sheet.OneUp: 10, sheet.FourUp: 4} {
		dir := t.TempDir()
		path := filepath.Join(dir, "паштоўкі.pdf")
		req := request(ids...)
		req.Layout = layout
		job := s.prepare(req)
		var told []string
		if err := s.SavePDF(context.Background(), job, path, func(done, total int) { told = append(told, fmt.Sprint(done, total)) }); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(pageObject.FindAll(b, -1)); job.Pages != pages || n != pages {
			t.Errorf("%s: said %d pages, made %d", layout, job.Pages, n)
		}
		if len(told) != pages || told[pages-1] != fmt.Sprint(pages, pages) {
			t.Errorf("%s: told %v", layout, told)
		}
		if got := inFolder(t, dir); !slices.Equal(got, []string{"паштоўкі.pdf"}) {
			t.Errorf("%s: left %q", layout, got)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: mode %v", layout, info.Mode())
		}
	}
}

func TestAnExistingFileIsReplacedWholeOrNotAtAll(t *testing.T) {
	full := errors.New("no space left on device")
	for name, c := range map[string]struct {
		write func(io.Writer) error
		want  string
		code  app.Code
	}{
		"written": {func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }, "new", ""},
		"broken off": {func(w io.Writer) error {
			_, err := io.WriteString(w, "ne")
			return errors.Join(err, full)
		}, "old", app.Failed},
		"stopped": {func(w io.Writer) error {
			_, err := io.WriteString(w, "ne")
			return errors.Join(err, &app.Error{Code: app.Cancelled, Key: "error.cancelled"})
		}, "old", app.Cancelled},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "cards.pdf")
		if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
			t.Fatal(err)
		}
		err := exporter.Save(path, c.write)
		if (err == nil) != (c.code == "") || err != nil && app.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
		if b, err := os.ReadFile(path); err != nil || string(b) != c.want {
			t.Errorf("%s: the file holds %q %v", name, b, err)
		}
		if got := inFolder(t, dir); len(got) != 1 {
			t.Errorf("%s: left %q", name, got)
		}
	}
}

func TestAFileThatCannotBeSavedSaysWhatToDo(t *testing.T) {
	dir := t.TempDir()
	taken := filepath.Join(dir, "folder.pdf")
	if err := os.Mkdir(taken, 0o700); err != nil {
		t.Fatal(err)
	}
	full := errors.New("no space left on device")
	for name, c := range map[string]struct {
		path  string
		write func(io.Writer) error
	}{
		"no such folder": {filepath.Join(dir, "away", "cards.pdf"), func(io.Writer) error { return nil }},
		"a folder":       {taken, func(io.Writer) error { return nil }},
		"a full disk":    {filepath.Join(dir, "cards.pdf"), func(io.Writer) error { return full }},
	} {
		err := exporter.Save(c.path, c.write)
		if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != "error.save" || e.Hint == "" || e.Err == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := inFolder(t, dir); !slices.Equal(got, []string{"folder.pdf"}) {
		t.Errorf("left %q", got)
	}
}

func TestAJobThatIsStoppedLeavesTheOldFile(t *testing.T) {
	s := newShop(t)
	job := s.prepare(request(s.add(0), s.add(1)))
	dir := t.TempDir()
	path := filepath.Join(dir, "cards.pdf")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	err := s.SavePDF(ctx, job, path, func(int, int) { cancel() })
	if app.CodeOf(err) != app.Cancelled {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "old" || len(inFolder(t, dir)) != 1 {
		t.Fatalf("%q %v %v", b, err, inFolder(t, dir))
	}
}

func TestAPictureThatCannotBePrintedLeavesNoFile(t *testing.T) {
	s := newShop(t)
	var whole bytes.Buffer
	if err := png.Encode(&whole, image.NewGray(image.Rect(0, 0, 300, 200))); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		picture Picture
		key     string
	}{
		"no picture":      {Picture{Own: []byte("Дарагі дзённік")}, "error.picture.unknown"},
		"an empty file":   {Picture{Own: []byte{}}, "error.picture.unknown"},
		"a damaged one":   {Picture{Own: whole.Bytes()[:whole.Len()/2]}, "error.picture.broken"},
		"none of that id": {Picture{ID: "elephant"}, "error.picture"},
	} {
		req := request(s.add(len(inList(t, s))))
		req.Picture = c.picture
		dir := t.TempDir()
		job, err := s.Prepare(context.Background(), req, nil)
		if err == nil { // its beginning is that of a picture
			err = s.SavePDF(context.Background(), job, filepath.Join(dir, "cards.pdf"), nil)
		}
		if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != c.key {
			t.Errorf("%s: %v", name, err)
		}
		if got := inFolder(t, dir); got != nil {
			t.Errorf("%s: left %q", name, got)
		}
	}
}

func inList(t *testing.T, s *shop) []app.Person {
	t.Helper()
	people, err := s.store.People(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return people
}

func TestAPictureOfTheUsersOwnIsPrintedAndCalledSoInTheLog(t *testing.T) {
	s := newShop(t)
	img := image.NewRGBA(image.Rect(0, 0, 740, 525))
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	img.Set(1, 1, color.Black)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	req := request(s.add(0))
	req.Picture = Picture{Own: b.Bytes()}
	job := s.prepare(req)
	if p := job.Cards[0].Laid().Front.Pictures; len(p) != 1 || p[0].Key != OwnPicture {
		t.Fatalf("%v", p)
	}
	var out bytes.Buffer
	if err := s.WritePDF(context.Background(), job, &out, nil); err != nil || !bytes.Contains(out.Bytes(), []byte("/Width 740/Height 525")) {
		t.Fatalf("%v", err)
	}
	if _, _, err := s.Make(context.Background(), job, apptest.FixedClock(), func() error { return nil }); err != nil {
		t.Fatal(err)
	}
	if l, err := s.store.Letters(context.Background(), app.LetterFilter{}); err != nil || l[0].Picture != "own" {
		t.Fatalf("%v %v", l, err)
	}
}

func TestNothingIsMadeForNobody(t *testing.T) {
	s := newShop(t)
	job := s.prepare(request(s.add(0, held("IK-905"))))
	dir := t.TempDir()
	err := s.SavePDF(context.Background(), job, filepath.Join(dir, "cards.pdf"), nil)
	if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != "error.nothing_to_print" || e.Code != app.Refused || inFolder(t, dir) != nil {
		t.Fatalf("%v %v", err, inFolder(t, dir))
	}
	if id, c, err := s.Make(context.Background(), job, apptest.FixedClock(), func() error { return nil }); id != 0 || c.Kinds != 0 || err != nil {
		t.Fatalf("%v %v %v", id, c, err)
	}
}

func TestTheLogHoldsOneWholeEntryForEachCard(t *testing.T) {
	s := newShop(t)
	sample := s.add(0, func(p *app.Person) { p.Sample = true })
	other, left := s.add(1, held("IK-902")), s.add(2, held("IK-905"))
	req := request(sample, other, left)
	job := s.prepare(req)
	id, changes, err := s.Make(context.Background(), job, apptest.FixedClock(), func() error { return nil })
	if err != nil || id == 0 || !changes.Has(app.KindLetters) || len(changes.IDs) != 2 || changes.Undo == nil {
		t.Fatalf("%v %v %v", id, changes, err)
	}
	letters, err := s.store.Letters(context.Background(), app.LetterFilter{Job: id})
	if err != nil || len(letters) != 2 {
		t.Fatalf("%v %v", letters, err)
	}
	slices.Reverse(letters)
	for i, want := range []app.Letter{
		{
			Person: sample, Sample: true, Facility: "IK-901",
			Address: "Янка Дамінікавіч Купала\nУзорная IK-901\nвул. Прыкладная, 1\n000000, г. Узорск\nREPUBLIC OF BELARUS",
		},
		{
			Person: other, Facility: "IK-902",
			Address: "Алоиза Степановна Пашкевич\nУчебная IK-902\nул. Примерная, 1\n000000, г. Узорск\nREPUBLIC OF BELARUS",
		},
	} {
		want.ID, want.Job, want.Kind, want.State, want.On = letters[i].ID, id, app.Postcard, app.Ready, apptest.Today
		want.Occasion, want.Lang, want.Picture, want.Made = app.Birthday, app.Belarusian, "apples", apptest.FixedClock()
		want.Text, want.Nr = job.Cards[i].Text, i
		if letters[i] != want || want.Text == "" {
			t.Errorf("entry %d:\n%+v\n%+v", i, letters[i], want)
		}
	}
	next, _, err := s.Make(context.Background(), job, apptest.FixedClock(), func() error { return nil })
	if err != nil || next == id {
		t.Fatalf("a second job has the number of the first: %v %v", next, err)
	}
}

func TestWhenTheLogCannotBeWrittenTheErrorIsTold(t *testing.T) {
	s := newShop(t)
	job := s.prepare(request(s.add(0)))
	broken := &app.Error{Code: app.Failed, Key: "error.store.full"}
	s.store.FailWith(broken)
	if _, _, err := s.Make(context.Background(), job, apptest.FixedClock(), func() error { return nil }); !errors.Is(err, broken) {
		t.Fatal(err)
	}
}
