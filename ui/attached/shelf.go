// Package attached is the row of files that are kept with a person or with an
// entry of the journal, wherever a section shows one: small pictures, adding,
// opening outside, saving a copy, removing.
package attached

import (
	"context"
	"image"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/attachments"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Keeper is what the row needs of the files that are kept.
type Keeper interface {
	List(ctx context.Context, f app.AttachmentFilter) ([]app.Attachment, error)
	Small(ctx context.Context, id app.AttachmentID) ([]byte, error)
	Picture(ctx context.Context, id app.AttachmentID) (image.Image, error)
	Add(ctx context.Context, r attachments.Request) (attachments.Added, error)
	Remove(ctx context.Context, ids ...app.AttachmentID) (app.Changes, error)
	Save(ctx context.Context, id app.AttachmentID, path string) error
	Copy(ctx context.Context, id app.AttachmentID) (path string, err error)
	Copies(ctx context.Context) ([]string, error)
	RemoveCopies(ctx context.Context) (left int, err error)
	KeepsMetadata(ctx context.Context) (bool, error)
}

// Opener opens a file in the user's own program for it.
type Opener interface {
	Open(ctx context.Context, path string) error
}

// Deps are what the row stands on.
type Deps struct {
	Keeper Keeper
	Opener Opener
	Runner *work.Runner
}

// Shelf is the row. It belongs to a section, and shows what belongs to one owner
// at a time.
type Shelf struct {
	deps   Deps
	by     kit.Section
	frame  kit.Frame
	owner  attachments.Owner
	items  []item
	copies int  // unsealed ones, of anything
	busy   bool // files are being added

	column *kit.Column
	add    *kit.Button
}

// item is an attachment with its small picture.
type item struct {
	app.Attachment
	small []byte
}

// New is the row of a section.
func New(deps Deps, by kit.Section) *Shelf { return &Shelf{deps: deps, by: by} }

// Build makes the row, which is empty until Show.
func (s *Shelf) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	s.column = kit.NewColumn(kit.Gap)
	s.owner = attachments.Owner{}
	return s.column
}

// Show shows what belongs to the owner.
func (s *Shelf) Show(o attachments.Owner) {
	if o != s.owner {
		s.owner, s.items = o, nil
		s.fill()
	}
	s.load()
}

// Reload reads again where attachments changed.
func (s *Shelf) Reload(c app.Changes) {
	if c.Has(app.KindAttachments) && s.owner != (attachments.Owner{}) {
		s.load()
	}
}

// contents is what load reads.
type contents struct {
	owner  attachments.Owner
	items  []item
	copies int
}

func (s *Shelf) load() {
	owner := s.owner
	work.Query(s.deps.Runner, s.by.ID()+"/attached", func(ctx context.Context) (contents, error) {
		return s.read(ctx, owner)
	}, func(c contents, err error) {
		switch {
		case err != nil:
			s.frame.Fail(err)
		case c.owner == s.owner:
			s.items, s.copies = c.items, c.copies
			s.fill()
		}
	})
}

func (s *Shelf) read(ctx context.Context, owner attachments.Owner) (contents, error) {
	f := app.AttachmentFilter{Person: owner.Person, Letter: owner.Letter, Reply: owner.Reply, Donation: owner.Donation}
	list, err := s.deps.Keeper.List(ctx, f)
	if err != nil {
		return contents{}, err
	}
	if owner.Reply != 0 { // its pages in their order
		slices.Reverse(list)
	}
	c := contents{owner: owner}
	for _, a := range list {
		small, err := s.deps.Keeper.Small(ctx, a.ID)
		if err != nil && app.CodeOf(err) != app.NotFound { // removed meanwhile
			return contents{}, err
		}
		c.items = append(c.items, item{a, small})
	}
	paths, err := s.deps.Keeper.Copies(ctx)
	c.copies = len(paths)
	return c, err
}

// fill shows what was read.
func (s *Shelf) fill() {
	loc := s.frame.Loc()
	word := loc.T("attachments.add")
	if s.busy {
		word = loc.T("attachments.adding")
	}
	had := s.add
	s.add = kit.NewLink(word, s.Ask).WithIcon("plus")
	if s.busy {
		s.add.Disable()
	}
	parts := []fyne.CanvasObject{kit.NewRow(kit.NewText(kit.Label(loc.T("attachments.title"))), s.add)}
	if len(s.items) == 0 {
		parts = append(parts, kit.NewText(kit.Quiet(loc.T("attachments.none"))))
	} else {
		tiles := make([]fyne.CanvasObject, len(s.items))
		for i, it := range s.items {
			tiles[i] = kit.NewFileTile(it.small, it.Name, func() { s.look(it) })
		}
		parts = append(parts, kit.NewFlow(kit.Gap, tiles...))
	}
	if s.copies > 0 {
		parts = append(parts, kit.NewRow(
			kit.NewText(kit.Body(loc.T("attachments.copies", "Count", s.copies))),
			kit.NewButton(loc.T("attachments.copies.remove", "Count", s.copies), s.removeCopies)))
	}
	s.column.Set(parts...)
	if had != nil && s.hadFocus(had) {
		s.frame.Focus(s.add)
	}
}

// hadFocus reports that the keyboard was at a button that has been replaced.
func (s *Shelf) hadFocus(b *kit.Button) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(s.column)
	return c != nil && c.Focused() == fyne.Focusable(b)
}
