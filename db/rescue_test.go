package db_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

const page = 4096

// big is a plain store in which each of the user's own texts carries a mark that
// is found in the bytes of the file, and how to see whether it is still there.
type big struct {
	path  string
	marks []mark
}

// mark is a text of the user's own that is in one place of the store.
type mark struct {
	text  string
	there func(*content) bool
}

// content is all of the user's own that a store gives back.
type content struct {
	notes    map[string]bool
	letters  map[string]bool
	names    map[string]bool
	settings map[string]string
}

func (b *big) mark(text string, there func(*content) bool) string {
	b.marks = append(b.marks, mark{text, there})
	return text
}

func (b *big) last() *mark { return &b.marks[len(b.marks)-1] }

// newBig makes a store with people, a letter to each, and every third with a note,
// a name of the user's own or an attachment; some texts are longer than a page.
func newBig(t *testing.T, people int) *big {
	t.Helper()
	b := &big{path: filepath.Join(t.TempDir(), "vestka.db")}
	s := create(t, b.path)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	edits := apptest.Edits(people)
	for i := range edits {
		p := &edits[i].Person
		switch i % 3 {
		case 0:
			text := b.mark(fmt.Sprintf("<note %d>", i), nil)
			p.Note = strings.Repeat(text, 3)
			b.last().there = func(c *content) bool { return c.notes[p.Note] }
		case 1:
			name := b.mark(fmt.Sprintf("<name %d>", i), nil)
			p.Names.RU = app.Name{Full: name, Family: name, Source: "user"}
			b.last().there = func(c *content) bool { return c.names[name] }
		}
	}
	changes, err := s.SavePeople(t.Context(), edits)
	must(err)
	var letters []app.Letter
	for i, id := range changes.IDs {
		text := b.mark(fmt.Sprintf("<letter %d>", i), nil)
		text = strings.Repeat(text+" Добры дзень. ", 1+i%7)
		if i%97 == 0 {
			text = strings.Repeat(text, 40)
		}
		b.last().there = func(c *content) bool { return c.letters[text] }
		letters = append(letters, apptest.Letter(app.PersonID(id), func(l *app.Letter) { l.Text = text }))
	}
	for chunk := range slices.Chunk(letters, 50) {
		_, _, err := s.LogJob(t.Context(), chunk)
		must(err)
	}
	for i := range people / 200 {
		key := fmt.Sprintf("<setting %d>", i)
		b.mark(key, func(c *content) bool { return c.settings[key] == "v"+key })
		_, err = s.SetSetting(t.Context(), key, "v"+key)
		must(err)
	}
	must(s.Close())
	return b
}

// pagesOf are the pages of the plain file on which a text stands.
func pagesOf(file []byte, text string) (all []int) {
	for at := 0; ; {
		i := bytes.Index(file[at:], []byte(text))
		if i < 0 {
			return all
		}
		all = append(all, (at+i)/page, (at+i+len(text)-1)/page)
		at += i + 1
	}
}

// contentOf reads all of the user's own.
func contentOf(t *testing.T, s *db.Store, settings []mark) *content {
	t.Helper()
	c := &content{notes: map[string]bool{}, letters: map[string]bool{}, names: map[string]bool{}, settings: map[string]string{}}
	people, err := s.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := range people {
		c.notes[people[i].Note] = true
		c.names[people[i].Names.RU.Family] = true
	}
	letters, err := s.Letters(t.Context(), app.LetterFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range letters {
		c.letters[letters[i].Text] = true
	}
	for _, m := range settings {
		if strings.HasPrefix(m.text, "<setting") {
			if c.settings[m.text], err = s.Setting(t.Context(), m.text); err != nil {
				t.Fatal(err)
			}
		}
	}
	return c
}

// garble overwrites pages with noise.
func garble(t *testing.T, r *rand.Rand, path string, pages ...int) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, no := range pages {
		noise := make([]byte, page)
		for i := range noise {
			noise[i] = byte(r.Uint32())
		}
		if _, err := f.WriteAt(noise, int64(no)*page); err != nil {
			t.Fatal(err)
		}
	}
}

func copyStore(t *testing.T, path string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "vestka.db")
	for _, suffix := range []string{"", ".key"} {
		b, err := os.ReadFile(path + suffix)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to+suffix, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// The bound: of the user's own, a rescue loses only what stands on a page that is
// damaged.
func TestARescueLosesOnlyWhatStandsOnDamagedPages(t *testing.T) {
	people, rounds := 2000, 12
	if testing.Short() {
		people, rounds = 600, 4
	}
	b := newBig(t, people)
	plain := readFile(t, b.path)
	places := map[string][]int{}
	for _, m := range b.marks {
		if places[m.text] = pagesOf(plain, m.text); len(places[m.text]) == 0 {
			t.Fatalf("%s does not stand in the file", m.text)
		}
	}
	sealed := copyStore(t, b.path)
	if err := db.Seal(t.Context(), sealed, sealedOptions()); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(17, 4))
	pages := len(plain) / page
	for round := range rounds {
		from, opts := b.path, db.Options{}
		if round%2 == 1 {
			from, opts = sealed, sealedOptions()
		}
		path := copyStore(t, from)
		hit := map[int]bool{}
		for range 1 + r.IntN(pages/20) {
			hit[r.IntN(pages)] = true
		}
		if round < 4 { // the first page, with which the names of all tables are gone
			hit[0] = true
		}
		if round == 2 || round == 3 { // and the inner pages and roots near it
			for no := range 20 {
				hit[no] = true
			}
		}
		var all []int
		for no := range hit {
			all = append(all, no)
		}
		garble(t, r, path, all...)
		damaged := readFile(t, path)
		report, err := db.Rescue(t.Context(), path, opts)
		if err != nil {
			t.Fatalf("round %d, %d of %d pages: %v", round, len(hit), pages, err)
		}
		if !bytes.Equal(readFile(t, report.Kept), damaged) || report.Kept != path+".damaged-1" {
			t.Errorf("the damaged store is not kept as it was: %s", filepath.Base(report.Kept))
		}
		s := openSealed(t, path, opts)
		db.Sound(t, s)
		if v, err := s.Verify(t.Context()); err != nil || !v.Sound() {
			t.Fatalf("%+v, %v", v, err)
		}
		c := contentOf(t, s, b.marks)
		lost, excused := 0, 0
		for _, m := range b.marks {
			onDamaged := slices.ContainsFunc(places[m.text], func(no int) bool { return hit[no] })
			if onDamaged {
				excused++
			}
			if m.there(c) {
				continue
			}
			lost++
			if !onDamaged {
				t.Errorf("round %d: %s is lost and was on no damaged page", round, m.text)
			}
		}
		t.Logf("round %d: %d of %d pages, %d of %d lost, %d were on those pages; %+v", round, len(hit), pages, lost, len(b.marks), excused, report)
		if lost > 0 && report.Whole() { // what a bad page held may stand elsewhere, too
			t.Error("the report says that nothing is lost")
		}
		closeStore(t, s)
	}
}

func TestARescueOfASoundStoreIsRefused(t *testing.T) {
	path := stored(t, 3)
	before := readFile(t, path)
	_, err := db.Rescue(context.Background(), path, db.Options{})
	wantError(t, err, app.Refused, "error.rescue.sound")
	if !bytes.Equal(before, readFile(t, path)) {
		t.Error("the store was touched")
	}
	wantFiles(t, path, "", ".lock")
}
