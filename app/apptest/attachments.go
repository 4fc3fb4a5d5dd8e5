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
		if (f.Person == 0 || a.Person == f.Person) && (f.Letter == 0 || a.Letter == f.Letter) && (f.Donation == 0 || a.Donation == f.Donation) {
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

// AddAttachments implements app.AttachmentStore.
func (s *Store) AddAttachments(ctx context.Context, files ...app.NewAttachment) ([]app.Attachment, app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return nil, app.Changes{}, err
	}
	defer s.mu.Unlock()
	var all []attached
	for _, f := range files {
		if err := s.mayAttach(f.Attachment); err != nil {
			return nil, app.Changes{}, err
		}
		b, err := io.ReadAll(io.LimitReader(f.Content, f.Size+1))
		if err == nil && int64(len(b)) != f.Size {
			err = &app.Error{Code: app.Failed, Key: "error.store.attachment_changed"}
		}
		if err != nil {
			return nil, app.Changes{}, err
		}
		all = append(all, attached{f.Attachment, bytes.Clone(f.Small), b})
	}
	var added []app.Attachment
	changes, rows := app.Changes{Kinds: app.KindAttachments}, map[any]bool{}
	for _, a := range all {
		if a.Made.IsZero() {
			a.Made = FixedClock()
		}
		s.lastAttachment++
		a.ID = s.lastAttachment
		s.attachments[a.ID], rows[a.ID] = a, true
		added, changes.IDs = append(added, a.Attachment), append(changes.IDs, int64(a.ID))
	}
	return added, s.step(changes, "undo.store.attachment_added", rows, func() error {
		for _, a := range added {
			delete(s.attachments, a.ID)
		}
		return nil
	}), nil
}

// mayAttach checks whose an attachment shall be.
func (s *Store) mayAttach(a app.Attachment) error {
	letter, found := s.letters[a.Letter]
	switch {
	case a.Person == 0 && a.Donation != 0: // a receipt; donations are not kept here
		return nil
	case s.people[a.Person] == nil:
		return noPerson()
	case a.Letter != 0 && !found:
		return &app.Error{Code: app.NotFound, Key: "error.store.no_letter"}
	case a.Letter != 0 && letter.Person != a.Person:
		return &app.Error{Code: app.Invalid, Key: "error.store.letter_of_other"}
	}
	return nil
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

// RemoveAttachments implements app.AttachmentStore.
func (s *Store) RemoveAttachments(ctx context.Context, ids ...app.AttachmentID) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	var all []attached
	for _, id := range ids {
		a, ok := s.attachments[id]
		if !ok {
			return app.Changes{}, noAttachment()
		}
		all = append(all, a)
	}
	changes, rows := app.Changes{Kinds: app.KindAttachments}, map[any]bool{}
	for _, a := range all {
		rows[a.ID] = true
		delete(s.attachments, a.ID)
		changes.IDs = append(changes.IDs, int64(a.ID))
	}
	return s.step(changes, "undo.store.attachment_removed", rows, func() error {
		for _, a := range all {
			if err := s.attachAgain(a); err != nil {
				return err
			}
		}
		return nil
	}), nil
}

// attachAgain brings an attachment back; its letter may be gone.
func (s *Store) attachAgain(a attached) error {
	if s.people[a.Person] == nil && a.Donation == 0 {
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
