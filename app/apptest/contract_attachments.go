package apptest

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"vestka/app"
)

// attach adds an attachment with this content.
func (c *contract) attach(a app.Attachment, small []byte, content string) (app.AttachmentID, app.Changes) {
	c.t.Helper()
	a.Size = int64(len(content))
	added, changes, err := c.AddAttachments(c.t.Context(), app.NewAttachment{Attachment: a, Small: small, Content: strings.NewReader(content)})
	c.ok(err)
	id := added[0].ID
	kept, err := c.Attachment(c.t.Context(), id)
	c.ok(err)
	same(c.t, "what was added", added, []app.Attachment{kept})
	if changes.Undo == nil || changes.Kinds != app.KindAttachments || len(changes.IDs) != 1 || changes.IDs[0] != int64(id) {
		c.t.Fatalf("changes of attachment %d: %+v", id, changes)
	}
	return id, changes
}

// content is that of an attachment, and its small picture.
func (c *contract) content(id app.AttachmentID) (content, small string) {
	c.t.Helper()
	var b bytes.Buffer
	c.ok(c.ReadAttachment(c.t.Context(), id, &b))
	picture, err := c.SmallPicture(c.t.Context(), id)
	c.ok(err)
	return b.String(), string(picture)
}

func everyAttachmentField(t *testing.T, c *contract) {
	_, ids := c.save(Edits(2)...)
	_, logged := c.log(Letter(ids[1]))
	first := Attachment(ids[1], func(a *app.Attachment) {
		a.Letter, a.Kind, a.Name = app.LetterID(logged.IDs[0]), app.PNG, "чэк №1.png"
		a.Made = time.Date(2025, 3, 2, 1, 4, 5, 678_000_001, time.UTC)
	})
	second := Attachment(ids[0], func(a *app.Attachment) {
		a.ID, a.Kind, a.Width, a.Height, a.Stripped, a.Made = 77, app.PDF, 0, 0, false, time.Time{}
	})
	first.ID, _ = c.attach(first, []byte{0, 1, 0xff}, "адзін")
	second.ID, _ = c.attach(second, nil, "два")
	first.Size, second.Size = int64(len("адзін")), int64(len("два"))
	second.Made = FixedClock() // one without a time was made now
	got := c.all()
	same(t, "attachments", got.Attachments, []app.Attachment{second, first})
	same(t, "contents", got.Contents, map[app.AttachmentID]string{first.ID: "адзін", second.ID: "два"})
	same(t, "small pictures", got.Small, map[app.AttachmentID]string{first.ID: "\x00\x01\xff", second.ID: ""})
	one, err := c.Attachment(t.Context(), first.ID)
	c.ok(err)
	same(t, "one of them", one, first)
}

func filterAttachments(t *testing.T, c *contract) {
	_, ids := c.save(Edits(3)...)
	_, logged := c.log(Letter(ids[0]))
	letter := app.LetterID(logged.IDs[0])
	first, _ := c.attach(Attachment(ids[0]), nil, "1")
	second, _ := c.attach(Attachment(ids[0], func(a *app.Attachment) { a.Letter = letter }), nil, "2")
	third, _ := c.attach(Attachment(ids[1]), nil, "3")
	for _, x := range []struct {
		filter app.AttachmentFilter
		want   []app.AttachmentID
	}{
		{app.AttachmentFilter{}, []app.AttachmentID{third, second, first}},
		{app.AttachmentFilter{Person: ids[0]}, []app.AttachmentID{second, first}},
		{app.AttachmentFilter{Letter: letter}, []app.AttachmentID{second}},
		{app.AttachmentFilter{Person: ids[1], Letter: letter}, nil},
		{app.AttachmentFilter{Person: ids[2]}, nil},
	} {
		found, err := c.Attachments(t.Context(), x.filter)
		c.ok(err)
		var got []app.AttachmentID
		for _, a := range found {
			got = append(got, a.ID)
		}
		same(t, "attachments", got, x.want)
	}
}

// attachmentLengths tries lengths around those of the pieces that a store may
// keep a content in.
func attachmentLengths(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	random := rand.NewChaCha8([32]byte{7})
	for _, n := range []int{0, 1, 256<<10 - 1, 256 << 10, 256<<10 + 1, 512 << 10, 1_000_003} {
		want := make([]byte, n)
		_, _ = random.Read(want) // never fails
		a := Attachment(ids[0], func(a *app.Attachment) { a.Size = int64(n) })
		added, _, err := c.AddAttachments(t.Context(), app.NewAttachment{Attachment: a, Content: iotest.HalfReader(bytes.NewReader(want))})
		c.ok(err)
		if got, _ := c.content(added[0].ID); got != string(want) {
			t.Errorf("%d bytes came back as %d", n, len(got))
		}
	}
}

func attachmentWhole(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	c.attach(Attachment(ids[0]), nil, scan)
	before := c.all()
	trouble := &app.Error{Code: app.Refused, Key: "error.cancelled"}
	for what, content := range map[string]io.Reader{
		"too short":          strings.NewReader(scan[1:]),
		"too long":           strings.NewReader(scan + "!"),
		"much too long":      io.LimitReader(endless{}, 32<<20), // not endless: whoever takes the check out keeps a disk
		"failing at the end": io.MultiReader(strings.NewReader(scan), iotest.ErrReader(trouble)),
	} {
		first := app.NewAttachment{Attachment: Attachment(ids[0]), Content: strings.NewReader(scan)}
		_, _, err := c.AddAttachments(t.Context(), first, app.NewAttachment{Attachment: Attachment(ids[0]), Content: content})
		if err == nil {
			t.Errorf("%s: no error", what)
		}
		if what == "failing at the end" && !errors.Is(err, trouble) {
			t.Errorf("%s: error %v", what, err)
		}
	}
	same(t, "store", c.all(), before)
}

// endless is content without an end.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func attachmentOwner(t *testing.T, c *contract) {
	_, ids := c.save(Edits(2)...)
	_, logged := c.log(Letter(ids[0]))
	add := func(person app.PersonID, letter app.LetterID) error {
		a := Attachment(person, func(a *app.Attachment) { a.Letter = letter })
		_, _, err := c.AddAttachments(t.Context(), app.NewAttachment{Attachment: a, Content: strings.NewReader(scan)})
		return err
	}
	letter := app.LetterID(logged.IDs[0])
	c.fails(app.NotFound, add(ids[1]+5, 0))
	c.fails(app.NotFound, add(ids[0], letter+5))
	c.fails(app.Invalid, add(ids[1], letter))
	_, err := c.Attachment(t.Context(), 1)
	c.fails(app.NotFound, err)
	_, err = c.SmallPicture(t.Context(), 1)
	c.fails(app.NotFound, err)
	c.fails(app.NotFound, c.ReadAttachment(t.Context(), 1, io.Discard))
	_, err = c.RemoveAttachments(t.Context(), 1)
	c.fails(app.NotFound, err)
	c.ok(add(ids[0], letter))
}

func undoAttachment(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	_, logged := c.log(Letter(ids[0]))
	ofLetter := func(a *app.Attachment) { a.Letter = app.LetterID(logged.IDs[0]) }
	first, _ := c.attach(Attachment(ids[0], ofLetter), []byte("мініяцюра"), "першы")
	before := c.all()
	second, added := c.attach(Attachment(ids[0]), nil, "другі")
	c.undo(added)
	same(t, "store without the second", c.all(), before)
	_, err := c.RemoveAttachments(t.Context(), second)
	c.fails(app.NotFound, err)

	_, err = c.RemoveAttachments(t.Context(), first, second)
	c.fails(app.NotFound, err)
	same(t, "store with the first still", c.all(), before)
	removed, err := c.RemoveAttachments(t.Context(), first)
	c.ok(err)
	same(t, "attachments", len(c.all().Attachments), 0)
	c.fails(app.NotFound, c.ReadAttachment(t.Context(), first, io.Discard))
	_, err = c.SmallPicture(t.Context(), first)
	c.fails(app.NotFound, err)
	c.undo(removed)
	same(t, "store", c.all(), before)
	third, _ := c.attach(Attachment(ids[0]), nil, "трэці")
	if third == second {
		t.Errorf("the id %d came back", second)
	}
}

func attachmentOfGoneLetter(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	_, logged := c.log(Letter(ids[0]))
	ofLetter := func(a *app.Attachment) { a.Letter = app.LetterID(logged.IDs[0]) }
	stays, _ := c.attach(Attachment(ids[0], ofLetter), nil, "застаецца")
	goes, _ := c.attach(Attachment(ids[0], ofLetter), nil, "вяртаецца")
	removed, err := c.RemoveAttachments(t.Context(), goes)
	c.ok(err)
	c.undo(logged)
	c.undo(removed)
	for _, id := range []app.AttachmentID{stays, goes} {
		a, err := c.Attachment(t.Context(), id)
		c.ok(err)
		same(t, "person and letter", [2]int64{int64(a.Person), int64(a.Letter)}, [2]int64{int64(ids[0]), 0})
	}
}
