package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"image"
	"image/jpeg"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/exporter"
	"vestka/app/sheet"
)

// shelf is a store with two letters, one of which came back, and a reply of one page.
type shelf struct {
	letters []app.Letter
	drafts  []app.Draft
	page    []byte
	broken  error // what reading a scan says
	sound   int   // after so many times
}

func (s *shelf) Person(context.Context, app.PersonID) (app.Person, error) {
	p := apptest.Writer(0)
	p.ID = 1
	return p, nil
}

func (s *shelf) Letters(context.Context, app.LetterFilter) ([]app.Letter, error) {
	return s.letters, nil
}

func (s *shelf) LetterSteps(_ context.Context, id app.LetterID) ([]app.LetterStep, error) {
	return []app.LetterStep{
		{Letter: id, State: app.Posted, On: apptest.Today},
		{Letter: id, Nr: 1, State: app.Returned, On: apptest.Today.AddDays(9), Reason: app.ByCensorship, Note: "тайна"},
	}, nil
}

func (s *shelf) Replies(context.Context, app.ReplyFilter) ([]app.Reply, error) {
	return []app.Reply{{ID: 5, Person: 1, On: apptest.Today.AddDays(20), Original: app.Side{Text: "Дзякуй"}, Note: "тайна", Letters: []app.LetterID{1}}}, nil
}

func (s *shelf) Drafts(context.Context, app.DraftFilter) ([]app.Draft, error) { return s.drafts, nil }

func (s *shelf) Attachments(context.Context, app.AttachmentFilter) ([]app.Attachment, error) {
	return []app.Attachment{
		{ID: 3, Person: 1, Name: "чэк.pdf", Kind: app.PDF},
		{ID: 2, Person: 1, Reply: 5, Name: "скан.jpg", Kind: app.JPEG, Width: 60, Height: 40},
	}, nil
}

func (s *shelf) ReadAttachment(_ context.Context, _ app.AttachmentID, w io.Writer) error {
	if s.broken != nil && s.sound <= 0 {
		return s.broken
	}
	s.sound--
	_, err := w.Write(s.page)
	return err
}

// noRegister has no facilities.
type noRegister struct{}

// cards have one picture, of the name own.
type cards struct{ content []byte }

func (c cards) PictureOf(_ context.Context, l *app.Letter) ([]byte, error) {
	if l.Picture != "own" {
		return nil, &app.Error{Code: app.NotFound, Key: "error.picture"}
	}
	return c.content, nil
}

func (noRegister) Facility(string, app.Date) (app.Facility, bool) { return app.Facility{}, false }

func newMaker(t *testing.T) (*Maker, *shelf) {
	t.Helper()
	var page bytes.Buffer
	if err := jpeg.Encode(&page, image.NewRGBA(image.Rect(0, 0, 60, 40)), nil); err != nil {
		t.Fatal(err)
	}
	fonts, err := sheet.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("Доўгі ліст пра ўсё на свеце. ", 500)
	s := &shelf{page: page.Bytes(), letters: []app.Letter{
		{ID: 2, Person: 1, State: app.Begun, Text: "не зроблена"},
		{ID: 1, Person: 1, State: app.Returned, On: apptest.Today, SentOn: apptest.Today, Kind: app.OnSheets, Text: long, Picture: "own"},
		{ID: 3, Person: 1, State: app.Stopped, On: apptest.Today, Text: "не пайшоў", Picture: "own"},
		{ID: 4, Person: 1, State: app.Stopped, On: apptest.Today, Picture: "gone"},
	}}
	return &Maker{Store: s, Register: noRegister{}, Pictures: cards{page.Bytes()}, Fonts: fonts}, s
}

func gathered(t *testing.T, m *Maker, notes bool) *Packet {
	t.Helper()
	p, err := m.Gather(t.Context(), Request{Person: 1, Lang: app.Belarusian, Notes: notes, Today: apptest.Today})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestThePacketHasEveryLetterThatWasMadeAndItsSumsHold(t *testing.T) {
	m, _ := newMaker(t)
	p := gathered(t, m, false)
	if len(p.Letters) != 3 || len(p.Replies) != 1 || len(p.Files()) != 1 || p.LeftOut != 1 {
		t.Fatalf("%d letters, %d replies, %d files, %d left out", len(p.Letters), len(p.Replies), len(p.Files()), p.LeftOut)
	}
	folder, packed := filepath.Join(t.TempDir(), "kept"), filepath.Join(t.TempDir(), "kept.zip")
	for _, path := range []string{folder, packed} {
		if err := m.Save(t.Context(), p, path); err != nil {
			t.Fatal(err)
		}
	}
	z, err := zip.OpenReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	for name, from := range map[string]fs.FS{"folder": os.DirFS(folder), "zip": z} {
		checkSums(t, name, from)
	}
}

// checkSums reads every file of a packet and compares it with both lists.
func checkSums(t *testing.T, name string, from fs.FS) {
	t.Helper()
	data, err := fs.ReadFile(from, dataName)
	if err != nil {
		t.Fatal(err)
	}
	var p packetJSON
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	if len(p.Files) != 3 || p.Letters[2].Steps[1].Reason != app.ByCensorship || p.Replies[0].Letters[0] != 3 || p.Files[2].Original != "скан.jpg" {
		t.Errorf("%s: %+v", name, p)
	}
	if p.Letters[2].Picture != p.Files[1].Name || p.Letters[1].Picture != p.Files[1].Name || p.Letters[0].Picture != "" {
		t.Errorf("%s: the pictures are %q, %q, %q", name, p.Letters[0].Picture, p.Letters[1].Picture, p.Letters[2].Picture)
	}
	if strings.Contains(string(data), "тайна") {
		t.Errorf("%s: a remark of the user's own went along", name)
	}
	sums, err := fs.ReadFile(from, sumsName)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(sums)), "\n")
	for _, line := range lines {
		sum, file, _ := strings.Cut(line, "  ")
		content, err := fs.ReadFile(from, file)
		if err != nil {
			t.Fatal(err)
		}
		if got := sha256.Sum256(content); hex.EncodeToString(got[:]) != sum {
			t.Errorf("%s: the sum of %s does not hold", name, file)
		}
		for _, f := range p.Files {
			if f.Name == file && (f.SHA256 != sum || f.Bytes != int64(len(content))) {
				t.Errorf("%s: %s is told to be %d bytes of %s", name, file, f.Bytes, f.SHA256)
			}
		}
	}
	if len(lines) != 4 {
		t.Errorf("%s: %d sums", name, len(lines))
	}
}

func TestTheUsersOwnRemarksGoAlongOnlyOnRequest(t *testing.T) {
	m, _ := newMaker(t)
	var b bytes.Buffer
	if err := gathered(t, m, true).writeData(&b, nil); err != nil || strings.Count(b.String(), "тайна") != 4 {
		t.Fatalf("%v %s", err, b.String())
	}
}

func TestWhereAScanCannotBeReadNothingIsLeft(t *testing.T) {
	m, s := newMaker(t)
	p := gathered(t, m, false)
	s.broken = errors.New("spoilt")
	for _, name := range []string{"kept", "kept.zip"} {
		for sound := range 2 { // as a page of the PDF, or as a file beside it
			path := filepath.Join(t.TempDir(), name)
			s.sound = sound
			if err := m.Save(t.Context(), p, path); err == nil {
				t.Fatalf("%s: saved", name)
			}
			if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s is there after %d reads", name, sound)
			}
		}
	}
}

func TestAFolderWithSomethingInItIsLeftAlone(t *testing.T) {
	m, _ := newMaker(t)
	folder := t.TempDir()
	mine := filepath.Join(folder, dataName)
	if err := os.WriteFile(mine, []byte("маё"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := m.Save(t.Context(), gathered(t, m, false), folder); app.CodeOf(err) != app.Refused {
		t.Fatal(err)
	}
	if content, err := os.ReadFile(mine); err != nil || string(content) != "маё" {
		t.Fatalf("%s %v", content, err)
	}
	refused := errors.New("here lies the store")
	m.Guard = exporter.Guard(func(string) error { return refused })
	if err := m.Save(t.Context(), gathered(t, m, false), filepath.Join(folder, "new")); !errors.Is(err, refused) {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(folder, "new")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a folder is there")
	}
}

func TestWhereNothingWasWrittenThereIsNoPacket(t *testing.T) {
	m, s := newMaker(t)
	s.letters = s.letters[:1]
	m.Store = silent{s}
	if _, err := m.Gather(t.Context(), Request{Person: 1, Today: apptest.Today}); app.CodeOf(err) != app.Refused {
		t.Fatal(err)
	}
}

// silent is a store without replies.
type silent struct{ *shelf }

func (silent) Replies(context.Context, app.ReplyFilter) ([]app.Reply, error) { return nil, nil }

func TestAPacketIsCheckedByItsListAlone(t *testing.T) {
	folder := t.TempDir()
	sum := func(content string) string {
		s := sha256.Sum256([]byte(content))
		return hex.EncodeToString(s[:])
	}
	write := func(name, content string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "a")
	write("b.txt", "b")
	for _, bad := range []string{"", "zz  a.txt\n", sum("a") + " a.txt\n", sum("a") + "  ../a.txt\n", sum("a") + "  /a.txt\n"} {
		write(sumsName, bad)
		if _, err := Check(t.Context(), folder); app.CodeOf(err) != app.Refused {
			t.Errorf("%q: %v", bad, err)
		}
	}
	write(sumsName, sum("a")+"  a.txt\n"+sum("c")+"  b.txt\n"+sum("d")+"  d.txt\n")
	write("e.txt", "e")
	got, err := Check(t.Context(), folder)
	want := Checked{Files: 1, Changed: []string{"b.txt"}, Missing: []string{"d.txt"}, Further: []string{"e.txt"}}
	if err != nil || got.Sound() || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}
