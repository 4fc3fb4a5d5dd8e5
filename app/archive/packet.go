// Package archive makes the kept archive of one person: every letter to them, also those
// that were never handed over, and what they wrote back, as pages to read and as data,
// with the scans and with a list by which it can be seen that nothing was changed. It is
// given to the person after release, or left with a service that does so.
package archive

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"

	"vestka/app"
	"vestka/app/exporter"
	"vestka/app/picture"
	"vestka/app/sheet"
)

// Store is what is read for a packet.
type Store interface {
	Person(ctx context.Context, id app.PersonID) (app.Person, error)
	Letters(ctx context.Context, f app.LetterFilter) ([]app.Letter, error)
	LetterSteps(ctx context.Context, id app.LetterID) ([]app.LetterStep, error)
	Replies(ctx context.Context, f app.ReplyFilter) ([]app.Reply, error)
	Drafts(ctx context.Context, f app.DraftFilter) ([]app.Draft, error)
	Attachments(ctx context.Context, f app.AttachmentFilter) ([]app.Attachment, error)
	ReadAttachment(ctx context.Context, id app.AttachmentID, w io.Writer) error
}

// Register has the names of facilities.
type Register interface {
	Facility(code string, on app.Date) (app.Facility, bool)
}

// Pictures are those that stand on letters, as they were when they were made.
type Pictures interface {
	PictureOf(ctx context.Context, l *app.Letter) ([]byte, error)
}

// Maker makes packets.
type Maker struct {
	Store    Store
	Register Register
	Pictures Pictures
	Fonts    *sheet.Fonts
	Guard    exporter.Guard
}

// Request says whose packet it is and what is in it.
type Request struct {
	Person app.PersonID
	Lang   app.Lang // of the headings
	Notes  bool     // the user's own remarks go along, too
	Today  app.Date
}

// Packet is all that is kept of the letters to one person and from them.
type Packet struct {
	Request
	Person  app.Person
	Letters []Letter    // the oldest first
	Replies []Reply     // likewise
	Drafts  []app.Draft // what was written and never sent, likewise
	LeftOut int         // files kept with the person that belong to no letter and no reply

	cards []card // the pictures on the letters, each once
}

// card is a picture that stands on letters, by its name in the packet.
type card struct {
	name    string
	content []byte
	aspect  float64
}

// Letter is one with what became of it.
type Letter struct {
	app.Letter
	Number int // in the packet, from 1
	Steps  []app.LetterStep
	Files  []File

	card int // the place of its picture among those of the packet; -1 for none
}

// Reply is one with its pages.
type Reply struct {
	app.Reply
	Files []File // its pages, in their order
}

// File is a scan and its name in the packet, which says nothing of anybody.
type File struct {
	app.Attachment
	Name string
}

// Gather reads all that goes into a packet. Refused where there is nothing.
func (m *Maker) Gather(ctx context.Context, r Request) (*Packet, error) {
	p := &Packet{Request: r}
	var err error
	if p.Person, err = m.Store.Person(ctx, r.Person); err != nil {
		return nil, err
	}
	files, err := m.files(ctx, p)
	if err != nil {
		return nil, err
	}
	letters, err := m.Store.Letters(ctx, app.LetterFilter{Person: r.Person})
	if err != nil {
		return nil, err
	}
	for i := len(letters) - 1; i >= 0; i-- {
		l := letters[i]
		if l.State == app.Begun { // nobody knows that it was made
			continue
		}
		steps, err := m.Store.LetterSteps(ctx, l.ID)
		if err != nil {
			return nil, err
		}
		at, err := m.cardOf(ctx, p, &l)
		if err != nil {
			return nil, err
		}
		p.Letters = append(p.Letters, Letter{Letter: l, Number: len(p.Letters) + 1, Steps: steps, Files: files.letters[l.ID], card: at})
	}
	replies, err := m.Store.Replies(ctx, app.ReplyFilter{Person: r.Person})
	if err != nil {
		return nil, err
	}
	for i := len(replies) - 1; i >= 0; i-- {
		p.Replies = append(p.Replies, Reply{Reply: replies[i], Files: files.replies[replies[i].ID]})
	}
	drafts, err := m.Store.Drafts(ctx, app.DraftFilter{Person: r.Person})
	if err != nil {
		return nil, err
	}
	for _, d := range slices.Backward(drafts) {
		if d.Letters == 0 { // else its letters stand here
			p.Drafts = append(p.Drafts, d)
		}
	}
	if len(p.Letters)+len(p.Replies)+len(p.Drafts) == 0 {
		return nil, &app.Error{Code: app.Refused, Key: "error.archive.empty"}
	}
	return p, nil
}

// cardOf is the place of the picture on a letter among those of the packet; -1 where there
// is none, or it was not kept.
func (m *Maker) cardOf(ctx context.Context, p *Packet, l *app.Letter) (int, error) {
	if l.Picture == "" {
		return -1, nil
	}
	content, err := m.Pictures.PictureOf(ctx, l)
	switch {
	case err == nil:
		return p.place(content), nil
	case app.CodeOf(err) == app.NotFound:
		return -1, nil
	}
	return -1, err
}

// place is that of a picture in the packet; -1 for what is no file of one.
func (p *Packet) place(content []byte) int {
	head, err := picture.ReadHead(content)
	if err != nil {
		return -1
	}
	if at := slices.IndexFunc(p.cards, func(c card) bool { return bytes.Equal(c.content, content) }); at >= 0 {
		return at
	}
	w, h := head.Upright()
	ending := map[string]string{"jpeg": ".jpg", "png": ".png", "webp": ".webp"}[head.Format]
	p.cards = append(p.cards, card{fmt.Sprintf("pictures/%03d%s", len(p.cards)+1, ending), content, float64(w) / float64(h)})
	return len(p.cards) - 1
}

// scans are the files of letters and replies.
type scans struct {
	letters map[app.LetterID][]File
	replies map[app.ReplyID][]File
}

// files are those that go into the packet, named in the order in which they were kept.
func (m *Maker) files(ctx context.Context, p *Packet) (scans, error) {
	of := scans{map[app.LetterID][]File{}, map[app.ReplyID][]File{}}
	all, err := m.Store.Attachments(ctx, app.AttachmentFilter{Person: p.Request.Person})
	n := 0
	for i := len(all) - 1; i >= 0; i-- { // the oldest first
		a := all[i]
		if a.Letter == 0 && a.Reply == 0 {
			p.LeftOut++
			continue
		}
		n++
		f := File{a, fmt.Sprintf("files/%03d%s", n, a.Kind.Ending())}
		if a.Reply != 0 {
			of.replies[a.Reply] = append(of.replies[a.Reply], f)
		} else {
			of.letters[a.Letter] = append(of.letters[a.Letter], f)
		}
	}
	return of, err
}

// Files are all scans of the packet.
func (p *Packet) Files() (all []File) {
	for i := range p.Letters {
		all = append(all, p.Letters[i].Files...)
	}
	for i := range p.Replies {
		all = append(all, p.Replies[i].Files...)
	}
	return all
}
