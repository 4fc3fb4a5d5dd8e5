package apptest

import (
	"bytes"
	"context"
	"io"
	"maps"
	"slices"

	"vestka/app"
)

// attached is an attachment with its content.
type attached struct {
	app.Attachment
	small, content []byte
}

func noAttachment() error { return &app.Error{Code: app.NotFound, Key: "error.store.no_attachment"} }

// Attachments implements app.AttachmentStore.
func (s *Store) Attachments(ctx context.Context, f app.AttachmentFilter) ([]app.Attachment, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	var found []app.Attachment
	ids := slices.Sorted(maps.Keys(s.attachments))
	slices.Reverse(ids)
	for _, id := range ids {
		a := s.attachments[id].Attachment
		if (f.Person == 0 || a.Person == f.Person) && (f.Letter == 0 || a.Letter == f.Letter) {
			found = append(found, a)
		}
	}
	return found, nil
}

// Attachment implements app.AttachmentStore.
func (s *Store) Attachment(ctx context.Context, id app.AttachmentID) (app.Attachment, error) {
	a, err := s.attachment(ctx, id)
	return a.Attachment, err
}

func (s *Store) attachment(ctx context.Context, id app.AttachmentID) (attached, error) {
	if err := s.enter(ctx); err != nil {
		return attached{}, err
	}
	defer s.mu.Unlock()
	a, ok := s.attachments[id]
	if !ok {
		return attached{}, noAttachment()
	}
	return a, nil
}

// AddAttachment implements app.AttachmentStore.
func (s *Store) AddAttachment(ctx context.Context, a app.Attachment, small []byte, content io.Reader) (app.AttachmentID, app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return 0, app.Changes{}, err
	}
	defer s.mu.Unlock()
	letter, found := s.letters[a.Letter]
	switch {
	case s.people[a.Person] == nil:
		return 0, app.Changes{}, noPerson()
	case a.Letter != 0 && !found:
		return 0, app.Changes{}, &app.Error{Code: app.NotFound, Key: "error.store.no_letter"}
	case a.Letter != 0 && letter.Person != a.Person:
		return 0, app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.store.letter_of_other"}
	}
	b, err := io.ReadAll(io.LimitReader(content, a.Size+1))
	if err == nil && int64(len(b)) != a.Size {
		err = &app.Error{Code: app.Failed, Key: "error.store.attachment_changed"}
	}
	if err != nil {
		return 0, app.Changes{}, err
	}
	if a.Made.IsZero() {
		a.Made = FixedClock()
	}
	s.lastAttachment++
	a.ID = s.lastAttachment
	s.attachments[a.ID] = attached{a, bytes.Clone(small), b}
	changes := app.Changes{Kinds: app.KindAttachments, IDs: []int64{int64(a.ID)}}
	return a.ID, s.undo(changes, "undo.store.attachment_added", func() error {
		delete(s.attachments, a.ID)
		return nil
	}), nil
}

// SmallPicture implements app.AttachmentStore.
func (s *Store) SmallPicture(ctx context.Context, id app.AttachmentID) ([]byte, error) {
	a, err := s.attachment(ctx, id)
	return bytes.Clone(a.small), err
}

// ReadAttachment implements app.AttachmentStore.
func (s *Store) ReadAttachment(ctx context.Context, id app.AttachmentID, w io.Writer) error {
	a, err := s.attachment(ctx, id)
	if err != nil {
		return err
	}
	_, err = w.Write(a.content)
	return err
}

// RemoveAttachment implements app.AttachmentStore.
func (s *Store) RemoveAttachment(ctx context.Context, id app.AttachmentID) (app.Changes, error) {
	a, err := s.attachment(ctx, id)
	if err != nil {
		return app.Changes{}, err
	}
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	delete(s.attachments, id)
	changes := app.Changes{Kinds: app.KindAttachments, IDs: []int64{int64(id)}}
	return s.undo(changes, "undo.store.attachment_removed", func() error { return s.attachAgain(a) }), nil
}

// attachAgain brings an attachment back; its letter may be gone.
func (s *Store) attachAgain(a attached) error {
	if s.people[a.Person] == nil {
		return noPerson()
	}
	if _, still := s.letters[a.Letter]; !still {
		a.Letter = 0
	}
	s.attachments[a.ID] = a
	return nil
}

// leaveLetters leaves the attachments of letters that are gone with the person.
func (s *Store) leaveLetters() {
	for id, a := range s.attachments {
		if _, still := s.letters[a.Letter]; !still {
			a.Letter = 0
			s.attachments[id] = a
		}
	}
}
