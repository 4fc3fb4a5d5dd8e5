package attachments

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"vestka/app"
	"vestka/app/apptest"
)

// world is a keeper over a store with two people and a letter to the first, and
// a folder of the user's.
type world struct {
	*Keeper
	t      *testing.T
	store  *apptest.Store
	temp   string
	folder string
	letter app.LetterID
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, store: apptest.NewStore(), temp: filepath.Join(t.TempDir(), "copies"), folder: t.TempDir()}
	w.must(os.Mkdir(w.temp, 0o700))
	w.Keeper = New(w.store, w.temp, nil)
	_, err := w.store.SavePeople(t.Context(), apptest.Edits(2))
	w.must(err)
	_, logged, err := w.store.LogJob(t.Context(), []app.Letter{apptest.Letter(1)})
	w.must(err)
	w.letter = app.LetterID(logged.IDs[0])
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// file writes one of the user's files.
func (w *world) file(name string, content []byte) string {
	w.t.Helper()
	path := filepath.Join(w.folder, name)
	w.must(os.WriteFile(path, content, 0o600))
	return path
}

// add adds files to the first person.
func (w *world) add(paths ...string) Added {
	w.t.Helper()
	added, err := w.Add(w.t.Context(), Request{Owner: Owner{Person: 1}, Paths: paths})
	w.must(err)
	return added
}

// wantRefused checks that nothing is added, and what is said.
func (w *world) wantRefused(key, name string, paths ...string) {
	w.t.Helper()
	_, err := w.Add(w.t.Context(), Request{Owner: Owner{Person: 1}, Paths: paths})
	e := (*app.Error)(nil)
	if !errors.As(err, &e) || e.Code != app.Refused || e.Key != key || e.Args["Name"] != name {
		w.t.Errorf("%s: error %v %v, want %s", name, err, e, key)
	}
	if err != nil && strings.Contains(err.Error(), name) {
		w.t.Errorf("the log would name the file: %v", err)
	}
	w.wantCount(0)
}

func (w *world) wantCount(n int) {
	w.t.Helper()
	list, err := w.List(w.t.Context(), app.AttachmentFilter{})
	w.must(err)
	if len(list) != n {
		w.t.Errorf("%d attachments, want %d", len(list), n)
	}
}

func (w *world) content(id app.AttachmentID) []byte {
	w.t.Helper()
	var b bytes.Buffer
	w.must(w.store.ReadAttachment(w.t.Context(), id, &b))
	return b.Bytes()
}

func TestAFileIsWhatItsContentSays(t *testing.T) {
	w := newWorld(t)
	files := spoken(t, 1)
	files[app.PDF] = []byte(aPDF)
	for kind, data := range files {
		for _, name := range []string{"скан", "scan.pdf", "scan.JPG", "scan.exe"} {
			a := w.add(w.file(string(kind)+name, data)).Attachments[0]
			if a.Kind != kind || a.Name != string(kind)+name || a.Person != 1 {
				t.Errorf("%s called %s: %+v", kind, name, a)
			}
			got, err := w.store.Attachment(t.Context(), a.ID)
			w.must(err)
			got.Made = a.Made
			if got != a {
				t.Errorf("kept %+v, said %+v", got, a)
			}
		}
	}
}

func TestPicturesLoseTheirWordsUnlessTheyAreWanted(t *testing.T) {
	w := newWorld(t)
	for kind, data := range spoken(t, 6) {
		path := w.file(string(kind), data)
		a := w.add(path).Attachments[0]
		if b := w.content(a.ID); !a.Stripped || bytes.Contains(b, []byte(secret)) || int64(len(b)) != a.Size {
			t.Errorf("%s: %+v", kind, a)
		}
		if a.Width != 60 || a.Height != 90 {
			t.Errorf("%s: %d by %d, want it upright", kind, a.Width, a.Height)
		}
		kept, err := w.Add(t.Context(), Request{Owner: Owner{Person: 1}, Paths: []string{path}, KeepMetadata: true})
		w.must(err)
		if k := kept.Attachments[0]; k.Stripped || !bytes.Equal(w.content(k.ID), data) || k.Width != a.Width {
			t.Errorf("%s: not kept as it is: %+v", kind, k)
		}
	}
}

func TestAPDFIsKeptAsItIs(t *testing.T) {
	w := newWorld(t)
	added := w.add(w.file("чэк.pdf", []byte(aPDF)))
	a := added.Attachments[0]
	small, err := w.Small(t.Context(), a.ID)
	w.must(err)
	if a.Stripped || a.Width != 0 || string(w.content(a.ID)) != aPDF || len(small) != 0 || !added.PDFs() {
		t.Errorf("%+v, %d bytes of small picture", a, len(small))
	}
	if w.add(w.file("скан.jpg", asJPEG(t, photo(4, 4)))).PDFs() {
		t.Error("a JPEG is taken for a PDF")
	}
}

func TestWhatIsNoPictureAndNoPDFIsRefused(t *testing.T) {
	w := newWorld(t)
	for name, content := range map[string]string{
		"скан.jpg": "Дарагая Ядвіга!", "empty.png": "", "short.webp": "RIFF", "sound.webp": "RIFF\x04\x00\x00\x00WAVE", "page.pdf": "<html>%PDF-1.7",
		"anim.gif": "GIF89a\x01\x00\x01\x00", "photo.heic": "\x00\x00\x00\x18ftypheic",
	} {
		w.wantRefused("error.attachment.unknown", name, w.file(name, []byte(content)))
	}
	w.wantRefused("error.attachment.unknown", filepath.Base(w.folder), w.folder)
	w.wantRefused("error.attachment.read", "няма.jpg", filepath.Join(w.folder, "няма.jpg"))
}

func TestADamagedPictureIsRefused(t *testing.T) {
	w := newWorld(t)
	for kind, data := range map[app.AttachmentKind][]byte{
		app.JPEG: asJPEG(t, photo(200, 200)), app.PNG: asPNG(t, photo(200, 200)), app.WebP: asWebP(200, 200),
	} {
		w.wantRefused("error.attachment.broken", string(kind), w.file(string(kind), data[:len(data)*2/3]))
		if kind == app.WebP {
			continue // it has no sum: other bytes are another picture
		}
		spoilt := bytes.Clone(data)
		for i := len(data) / 3; i < len(data)-14; i++ {
			spoilt[i] = 0xff
		}
		w.wantRefused("error.attachment.broken", "spoilt."+string(kind), w.file("spoilt."+string(kind), spoilt))
	}
}

func TestAllFilesAreAddedOrNone(t *testing.T) {
	w := newWorld(t)
	good := w.file("1.jpg", asJPEG(t, photo(9, 9)))
	w.wantRefused("error.attachment.unknown", "2.txt", good, w.file("2.txt", []byte("ліст")))

	added := w.add(good, w.file("3.pdf", []byte(aPDF)))
	w.wantCount(2)
	if _, err := added.Changes.Undo.Do(t.Context()); err != nil || !added.Changes.Has(app.KindAttachments) {
		t.Errorf("%+v, %v", added.Changes, err)
	}
	w.wantCount(0)
}

func TestWhereTheSecondFileCannotBeReadNoneIsAdded(t *testing.T) {
	w := newWorld(t)
	_, err := New(losesSecond{w.store}, w.temp, nil).Add(t.Context(), Request{
		Owner: Owner{Person: 1}, Paths: []string{w.file("1.jpg", asJPEG(t, photo(9, 9))), w.file("2.pdf", []byte(aPDF))},
	})
	if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != "error.attachment.read" || e.Args["Name"] != "2.pdf" {
		t.Errorf("error %v", err)
	}
	w.wantCount(0)
}

// losesSecond is a store for which the second file goes while it is read.
type losesSecond struct{ Store }

func (s losesSecond) AddAttachments(ctx context.Context, files ...app.NewAttachment) ([]app.Attachment, app.Changes, error) {
	files[1].Content = io.MultiReader(io.LimitReader(files[1].Content, 3), iotest.ErrReader(fs.ErrClosed))
	return s.Store.AddAttachments(ctx, files...)
}

// noEnd is a file that begins like a JPEG and never ends.
type noEnd struct{ read int64 }

func (f *noEnd) ReadAt(p []byte, at int64) (int, error) {
	clear(p)
	if at == 0 {
		copy(p, "\xff\xd8\xff\xe0")
	}
	f.read = max(f.read, at+int64(len(p)))
	return len(p), nil
}

func TestAFileOf25MBIsTakenAndALargerOneIsNot(t *testing.T) {
	endless := &noEnd{}
	_, err := examine(t.Context(), endless, false)
	if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != "error.attachment.large" || endless.read > MaxSize+1 {
		t.Errorf("%v after %d bytes", err, endless.read)
	}
	w := newWorld(t)
	content := append([]byte(aPDF), make([]byte, MaxSize-len(aPDF)+1)...)
	w.wantRefused("error.attachment.large", "25.pdf", w.file("25.pdf", content))
	if a := w.add(w.file("24.pdf", content[:MaxSize])).Attachments[0]; a.Size != MaxSize {
		t.Errorf("%d bytes", a.Size)
	}
}

// claims is a PNG of so many dots, of which none is there.
func claims(w, h uint32, depth, colour byte) []byte {
	inside := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	b := append([]byte(pngHeader), pngChunk("IHDR", append(inside, depth, colour, 0, 0, 0))...)
	return append(append(b, pngChunk("IDAT", []byte("x"))...), pngChunk("IEND", nil)...)
}

func TestAPictureThatWouldTakeTooMuchMemoryIsRefusedBeforeItIsDecoded(t *testing.T) {
	w := newWorld(t)
	progressive := asJPEG(t, photo(8, 8))
	at := bytes.Index(progressive, []byte{0xff, 0xc0})
	progressive[at+1] = 0xc2
	binary.BigEndian.PutUint16(progressive[at+5:], 6000)
	binary.BigEndian.PutUint16(progressive[at+7:], 6000)
	baseline := asJPEG(t, photo(8, 8))
	binary.BigEndian.PutUint16(baseline[at+5:], 65000)
	binary.BigEndian.PutUint16(baseline[at+7:], 65000)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for name, data := range map[string][]byte{
		"deep.png": claims(8000, 8000, 16, 6), "wide.png": claims(1<<31-1, 2, 8, 0), "large.png": claims(10001, 10000, 1, 0),
		"progressive.jpg": progressive, "baseline.jpg": baseline,
	} {
		w.wantRefused("error.attachment.dots", name, w.file(name, data))
	}
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 16<<20 {
		t.Errorf("%d bytes were used", used)
	}
	w.wantRefused("error.attachment.broken", "bearable.png", w.file("bearable.png", claims(2000, 2000, 8, 2)))
}

func TestAFileThatChangesWhileItIsReadIsNotAdded(t *testing.T) {
	w := newWorld(t)
	data := asJPEG(t, photo(300, 200))
	file := bytes.NewReader(data)
	f, err := examine(t.Context(), file, false)
	w.must(err)
	data[len(data)-100] ^= 1
	f.Person = 1
	_, _, err = w.store.AddAttachments(t.Context(), app.NewAttachment{Attachment: f.Attachment, Small: f.small, Content: f.content()})
	if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != "error.store.attachment_changed" {
		t.Errorf("error %v", err)
	}
	w.wantCount(0)
}

func TestAddingStopsWhenItIsNoLongerWanted(t *testing.T) {
	w := newWorld(t)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	_, err := w.Add(ctx, Request{Owner: Owner{Person: 1}, Paths: []string{w.file("1.jpg", asJPEG(t, photo(9, 9)))}})
	if !errors.Is(err, context.Canceled) && app.CodeOf(err) != app.Cancelled {
		t.Errorf("error %v", err)
	}
	w.wantCount(0)
}

func TestTheSmallPictureIsUprightAndSmall(t *testing.T) {
	w := newWorld(t)
	// Red stands where turn 6 (the camera was held on its side) brings it to the upper right.
	img := image.NewRGBA(image.Rect(0, 0, 1000, 500))
	for y := range 500 {
		for x := range 1000 {
			c := color.RGBA{0, 0, 0xff, 0xff}
			if x < 500 && y < 250 {
				c = color.RGBA{0xff, 0, 0, 0xff}
			}
			img.SetRGBA(x, y, c)
		}
	}
	for _, data := range [][]byte{spokenJPEG(t, img, 6), spokenPNG(t, img, 6)} {
		a := w.add(w.file("скан", data)).Attachments[0]
		b, err := w.Small(t.Context(), a.ID)
		w.must(err)
		small, err := jpeg.Decode(bytes.NewReader(b))
		w.must(err)
		if size := small.Bounds().Size(); size != image.Pt(128, 256) || a.Width != 500 || a.Height != 1000 {
			t.Errorf("%v, of %d by %d", size, a.Width, a.Height)
		}
		red, _, blue, _ := small.At(100, 30).RGBA()
		left, _, _, _ := small.At(20, 30).RGBA()
		if red < 0xc000 || blue > 0x4000 || left > 0x4000 {
			t.Error("the small picture is not upright")
		}
	}
	// What is small stays so, however narrow it is.
	for size, want := range map[image.Point]image.Point{{40, 20}: {40, 20}, {2000, 3}: {256, 1}} {
		b, err := small(image.NewRGBA(image.Rectangle{Max: size}), 1)
		w.must(err)
		c, err := jpeg.DecodeConfig(bytes.NewReader(b))
		if err != nil || image.Pt(c.Width, c.Height) != want {
			t.Errorf("%v became %d by %d, %v", size, c.Width, c.Height, err)
		}
	}
}

func TestANameIsKeptOnOneLineAndNotTooLong(t *testing.T) {
	for path, want := range map[string]string{
		"/дом/чэк 1.pdf": "чэк 1.pdf", "a\nb\u202egnp.exe": "abgnp.exe", strings.Repeat("я", 300): strings.Repeat("я", 200), "\xff.png": "?.png",
	} {
		if got := cleanName(path); got != want {
			t.Errorf("%q became %q", path, got)
		}
	}
}

func TestACopyIsSavedWholeOrNotAtAll(t *testing.T) {
	w := newWorld(t)
	a := w.add(w.file("чэк.pdf", []byte(aPDF))).Attachments[0]
	path := filepath.Join(w.folder, "копія.pdf")
	w.must(w.Save(t.Context(), a.ID, path))
	if b, err := os.ReadFile(path); err != nil || string(b) != aPDF {
		t.Errorf("%q, %v", b, err)
	}
	missing := filepath.Join(w.folder, "няма.pdf")
	if err := w.Save(t.Context(), a.ID+5, missing); app.CodeOf(err) != app.NotFound {
		t.Errorf("error %v", err)
	}
	if err := w.Save(t.Context(), a.ID, filepath.Join(missing, "x.pdf")); app.CodeOf(err) != app.Failed {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(missing); err == nil {
		t.Error("an empty file was written")
	}
}

func TestTheSwitchIsOnUntilItIsSwitchedOff(t *testing.T) {
	w := newWorld(t)
	for value, want := range map[string]bool{"": false, app.Off: true, app.On: false} {
		_, err := w.store.SetSetting(t.Context(), app.SettingStrip, value)
		w.must(err)
		if keeps, err := w.KeepsMetadata(t.Context()); err != nil || keeps != want {
			t.Errorf("%q: keeps %v, %v", value, keeps, err)
		}
	}
}
