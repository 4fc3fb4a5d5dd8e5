package db

import (
	"bytes"
	"context"
	"database/sql"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

// rootOf is the page, counted from 1, on which a tree of a plain store begins.
func rootOf(t *testing.T, path, tree string) int64 {
	t.Helper()
	plain := connect(path, nil, readOnly)
	defer plain.Close()
	var root int64
	if err := plain.QueryRow("SELECT rootpage FROM sqlite_schema WHERE name = ?", tree).Scan(&root); err != nil {
		t.Fatal(err)
	}
	return root
}

// noiseOn overwrites pages, counted from 1.
func noiseOn(t *testing.T, path string, pages ...int64) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	noise := make([]byte, 4096)
	for _, no := range pages {
		_, _ = rand.NewChaCha8([32]byte{byte(no)}).Read(noise)
		if _, err := f.WriteAt(noise, (no-1)*4096); err != nil {
			t.Fatal(err)
		}
	}
}

func rescued(t *testing.T, path string, opts Options) (RescueReport, map[string]RescuedTable) {
	t.Helper()
	r, err := Rescue(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]RescuedTable{}
	for _, one := range r.Tables {
		of[one.Table] = one
	}
	return r, of
}

// attached makes a closed plain store with a few people, a letter to each and a
// file that is longer than two parts.
func attached(t *testing.T) (path string, people []int64, content []byte) {
	t.Helper()
	path, s := ofToday(t, Options{Now: apptest.FixedClock})
	changes, err := s.SavePeople(t.Context(), apptest.Edits(6))
	if err != nil {
		t.Fatal(err)
	}
	people = changes.IDs
	var letters []app.Letter
	for _, id := range people {
		letters = append(letters, apptest.Letter(app.PersonID(id)))
	}
	if _, _, err := s.LogJob(t.Context(), letters); err != nil {
		t.Fatal(err)
	}
	content = make([]byte, 2*partSize+5000)
	_, _ = rand.NewChaCha8([32]byte{5}).Read(content)
	copy(content, "\xFF\xD8\xFF")
	a := app.Attachment{Person: app.PersonID(people[0]), Letter: 1, Name: "ліст.jpg", Kind: app.JPEG, Size: int64(len(content)), Width: 3, Height: 2}
	if _, _, err := s.AddAttachments(t.Context(), app.NewAttachment{Attachment: a, Small: []byte("small"), Content: bytes.NewReader(content)}); err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	return path, people, content
}

func TestALetterAndAFileAreKeptThoughTheirPersonIsLost(t *testing.T) {
	path, people, content := attached(t)
	noiseOn(t, path, rootOf(t, path, "person"), rootOf(t, path, "job"))
	r, of := rescued(t, path, Options{})
	if of["person"].StandIns != len(people) || of["person"].Lost != len(people) || of["letter"].Saved != 6 || of["job"].StandIns != 1 {
		t.Errorf("%+v", r)
	}
	s := openAs(t, path, Options{}, migrations())
	defer closed(t, s)
	all, err := s.People(t.Context())
	if err != nil || len(all) != 6 || all[0].Names.BE.Full == "" || len(all[0].SourceIDs) == 0 {
		t.Errorf("%+v, %v", all, err)
	}
	letters, err := s.Letters(t.Context(), app.LetterFilter{})
	if err != nil || len(letters) != 6 || letters[0].Text != apptest.Letter(1).Text {
		t.Errorf("%+v, %v", letters, err)
	}
	if a, err := s.Attachment(t.Context(), 1); err != nil || a.Person != app.PersonID(people[0]) || a.Letter != 1 {
		t.Errorf("%+v, %v", a, err)
	}
	var read bytes.Buffer
	if err := s.ReadAttachment(t.Context(), 1, &read); err != nil || !bytes.Equal(read.Bytes(), content) {
		t.Errorf("%d bytes, %v", read.Len(), err)
	}
	// What the next list says counts as new, so that it brings back what is lost.
	refs, err := s.RecordRefs(t.Context(), "sample", app.Belarusian)
	if err != nil || len(refs) != 6 {
		t.Fatal(refs, err)
	}
	for key, ref := range refs {
		if ref.Digest != ([len(ref.Digest)]byte{}) {
			t.Errorf("%s counts as known", key)
		}
	}
	// A number that was given once is not given again.
	changes, err := s.SavePeople(t.Context(), []app.PersonEdit{apptest.Edit(apptest.Writer(80))})
	if err != nil || slices.Contains(people, changes.IDs[0]) {
		t.Errorf("%v, %v", changes.IDs, err)
	}
}

func TestAFileOfWhichOnlyTheContentIsLeftIsKept(t *testing.T) {
	path, _, content := attached(t)
	noiseOn(t, path, rootOf(t, path, "attachment"))
	_, of := rescued(t, path, Options{})
	if of["attachment"].StandIns != 1 {
		t.Errorf("%+v", of)
	}
	s := openAs(t, path, Options{}, migrations())
	defer closed(t, s)
	a, err := s.Attachment(t.Context(), 1)
	if err != nil || a.Kind != app.JPEG || a.Size != int64(len(content)) || a.Name != "1" || a.Person == 0 {
		t.Errorf("%+v, %v", a, err)
	}
	var read bytes.Buffer
	if err := s.ReadAttachment(t.Context(), 1, &read); err != nil || !bytes.Equal(read.Bytes(), content) {
		t.Errorf("%d bytes, %v", read.Len(), err)
	}
}

func TestAFileWithAHoleKeepsItsLength(t *testing.T) {
	path, _, content := attached(t)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(file, content[partSize+100_000:partSize+100_050])
	if at < 0 {
		t.Fatal("the content is not in the file")
	}
	noiseOn(t, path, int64(at/4096)+1)
	r, of := rescued(t, path, Options{})
	if of["attachment"].Hollow != 1 || !slices.Equal(r.Hollow, []app.AttachmentID{1}) || r.Whole() {
		t.Errorf("%+v", r)
	}
	s := openAs(t, path, Options{}, migrations())
	defer closed(t, s)
	var read bytes.Buffer
	if err := s.ReadAttachment(t.Context(), 1, &read); err != nil {
		t.Fatal(err)
	}
	got := read.Bytes()
	if len(got) != len(content) || !bytes.Equal(got[:partSize], content[:partSize]) || !bytes.Equal(got[2*partSize:], content[2*partSize:]) {
		t.Error("more than the piece is lost")
	}
}

func TestAStoreOfVersion1IsRescuedAndThenMigrated(t *testing.T) {
	eachWay(t, func(t *testing.T, opts Options) {
		path, s := ofVersion1(t, opts)
		before := tables(t, s)
		closed(t, s)
		noiseOn(t, path, 1)
		r, _ := rescued(t, path, opts)
		s = openAs(t, path, opts, migrations())
		defer closed(t, s)
		if len(before) != len(r.Tables) {
			t.Errorf("%+v", r.Tables)
		}
		after := tables(t, s)
		for table, rows := range before {
			if table != "record" && after[table] != rows { // the digests are emptied
				t.Errorf("%s changed", table)
			}
		}
	})
}

func TestARowThatOnlyAnIndexHasIsSavedFromThere(t *testing.T) {
	path := asToday(t)
	noiseOn(t, path, rootOf(t, path, "person_source"))
	_, of := rescued(t, path, Options{})
	if of["person_source"].Saved != 1 {
		t.Errorf("%+v", of["person_source"])
	}
}

func TestARescueThatIsStoppedOrFailsLeavesEverythingAsItWas(t *testing.T) {
	path := asToday(t)
	noiseOn(t, path, 1)
	stoppedAtEveryLook(t, path, func(ctx context.Context) error {
		_, err := Rescue(ctx, path, Options{})
		return err
	})
}

func TestAJournalThatDoesNotHelpDoesNotLieBesideTheRescuedStore(t *testing.T) {
	path := asToday(t)
	noiseOn(t, path, 1, 2)
	journal := append([]byte{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7}, bytes.Repeat([]byte{7}, 3000)...)
	if err := os.WriteFile(path+"-journal", journal, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Rescue(context.Background(), path, Options{}); err != nil {
		t.Fatal(err)
	}
	if left, err := exists(path + "-journal"); left || err != nil {
		t.Error("the journal lies beside the rescued store", err)
	}
	s := openAs(t, path, Options{}, migrations())
	Sound(t, s)
	closed(t, s)
}

// inPlain runs statements on a plain store that nobody has open.
func inPlain(t *testing.T, path string, statements ...string) {
	t.Helper()
	plain := connect(path, nil, readWrite)
	defer plain.Close()
	err := oneConn(t.Context(), plain, func(conn *sql.Conn) error {
		for _, statement := range statements {
			if _, err := conn.ExecContext(t.Context(), statement); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestLooseRowsAreMendedByARescue(t *testing.T) {
	path := asToday(t)
	inPlain(t, path, "PRAGMA foreign_keys = OFF", "INSERT INTO own_note VALUES (4321, 'застаецца')")
	r, of := rescued(t, path, Options{})
	if of["person"].StandIns != 1 || r.BadPages != 0 {
		t.Errorf("%+v", r)
	}
	s := openAs(t, path, Options{}, migrations())
	defer closed(t, s)
	if p, err := s.Person(t.Context(), 4321); err != nil || p.Note != "застаецца" {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestANumberGivenBeforeTheDamageIsNotGivenAgain(t *testing.T) {
	path := asToday(t)
	inPlain(t, path, "UPDATE sqlite_sequence SET seq = 700 WHERE name = 'person'") // the last ones are no longer there
	noiseOn(t, path, 1)
	rescued(t, path, Options{})
	s := openAs(t, path, Options{Now: apptest.FixedClock}, migrations())
	defer closed(t, s)
	changes, err := s.SavePeople(t.Context(), []app.PersonEdit{apptest.Edit(apptest.Writer(80))})
	if err != nil || changes.IDs[0] != 701 {
		t.Errorf("%v, %v", changes.IDs, err)
	}
}
