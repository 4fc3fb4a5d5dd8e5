package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"time"

	"vestka/app"
)

// partSize is how many bytes of an attachment are in memory at once.
const partSize = 256 << 10

// isAttached is true of those that were not removed: they belong to somebody or to a donation.
const isAttached = "(person IS NOT NULL OR donation IS NOT NULL)"

const selectAttachment = "SELECT id, coalesce(person, 0), coalesce(letter, 0), coalesce(reply, 0), coalesce(donation, 0), name, kind, size, width, height, stripped, made FROM attachment"

// Attachments that the filter chooses, newest first.
func (s *Store) Attachments(ctx context.Context, f app.AttachmentFilter) (found []app.Attachment, err error) {
	err = s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		terms, args := []string{isAttached}, []any(nil)
		if f.Person != 0 {
			terms, args = append(terms, ofGroup), append(args, list(all.group(int64(f.Person))))
		}
		if f.Letter != 0 {
			terms, args = append(terms, "letter = ?"), append(args, int64(f.Letter))
		}
		if f.Reply != 0 {
			terms, args = append(terms, "reply = ?"), append(args, int64(f.Reply))
		}
		if f.Donation != 0 {
			terms, args = append(terms, "donation = ?"), append(args, int64(f.Donation))
		}
		found, err = attachments(t, all, strings.Join(terms, " AND ")+" ORDER BY id DESC", args...)
		return err
	})
	return found, err
}

// Attachment is one of them; app.NotFound where there is none.
func (s *Store) Attachment(ctx context.Context, id app.AttachmentID) (app.Attachment, error) {
	var found []app.Attachment
	err := s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		found, err = attachments(t, all, isAttached+" AND id = ?", int64(id))
		return err
	})
	if err == nil && len(found) == 0 {
		err = noAttachment()
	}
	if err != nil {
		return app.Attachment{}, err
	}
	return found[0], nil
}

func attachments(t tx, all same, where string, args ...any) (found []app.Attachment, err error) {
	err = t.each(func(rows *sql.Rows) error {
		var a app.Attachment
		var made int64
		err := rows.Scan(&a.ID, &a.Person, &a.Letter, &a.Reply, &a.Donation, &a.Name, &a.Kind, &a.Size, &a.Width, &a.Height, &a.Stripped, &made)
		a.Person, a.Made = all.person(a.Person), time.Unix(0, made).UTC()
		found = append(found, a)
		return err
	}, selectAttachment+" WHERE "+where, args...)
	return found, err
}

func noAttachment() error {
	return &app.Error{Code: app.NotFound, Key: "error.store.no_attachment"}
}

// AddAttachments writes attachments and all their content in one transaction.
func (s *Store) AddAttachments(ctx context.Context, files ...app.NewAttachment) ([]app.Attachment, app.Changes, error) {
	if len(files) == 0 {
		return nil, app.Changes{}, nil
	}
	var added []app.Attachment
	changes, err := s.change(ctx, step{key: "undo.store.attachment_added", kinds: app.KindAttachments}, func(t tx, did *step) error {
		for _, f := range files {
			a, err := s.addAttachment(ctx, t, f)
			if err != nil {
				return err
			}
			added, did.ids = append(added, a), append(did.ids, int64(a.ID))
		}
		came, err := ownedFiles(t, did.ids...)
		did.came(came...)
		return err
	})
	if err != nil {
		return nil, app.Changes{}, err
	}
	return added, changes, nil
}

func (s *Store) addAttachment(ctx context.Context, t tx, f app.NewAttachment) (app.Attachment, error) {
	if err := checkOwner(t, &f.Attachment); err != nil {
		return app.Attachment{}, err
	}
	if f.Made.IsZero() {
		f.Made = s.now()
	}
	f.Made = time.Unix(0, f.Made.UnixNano()).UTC() // as it is read again
	id, err := t.insert(`
INSERT INTO attachment (person, letter, reply, donation, name, kind, size, width, height, stripped, made, small)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		orNull(f.Person), orNull(f.Letter), orNull(f.Reply), orNull(f.Donation), f.Name, string(f.Kind), f.Size, f.Width, f.Height, f.Stripped, f.Made.UnixNano(), f.Small)
	if err != nil {
		return app.Attachment{}, err
	}
	f.ID = app.AttachmentID(id)
	return f.Attachment, writeParts(t, id, f.Size, reader{ctx, f.Content})
}

// writeParts reads the content to its end, which must be where it is said to be.
func writeParts(t tx, id, size int64, content io.Reader) error {
	part := make([]byte, partSize)
	written := int64(0)
	for nr := 1; ; nr++ {
		n, err := io.ReadFull(content, part)
		last := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !last {
			return err
		}
		written += int64(n)
		if written > size || last && written < size {
			return &app.Error{Code: app.Failed, Key: "error.store.attachment_changed"}
		}
		if n > 0 {
			if err := t.exec("INSERT INTO attachment_part (attachment, nr, bytes) VALUES (?, ?, ?)", id, nr, part[:n]); err != nil {
				return err
			}
		}
		if last {
			return nil
		}
	}
}

// checkOwner is app.NotFound where there is no such person, letter or donation, and
// app.Invalid where the letter went to somebody else. Only what is kept with a donation
// may be with nobody.
func checkOwner(t tx, a *app.Attachment) error {
	person, letter := a.Person, a.Letter
	if a.Donation != 0 {
		if err := checkDonation(t, a.Donation); err != nil || person == 0 && letter == 0 {
			return err
		}
	}
	if a.Reply != 0 {
		if err := checkOf(t, repliesOf, person, int64(a.Reply)); err != nil {
			return err
		}
	}
	if err := checkPerson(t, person); err != nil || letter == 0 {
		return err
	}
	return checkOf(t, lettersOf, person, int64(letter))
}

// ofPerson is a table whose rows are each of one person.
type ofPerson struct{ table, none, ofOther string }

var (
	lettersOf = ofPerson{"letter", "error.store.no_letter", "error.store.letter_of_other"}
	repliesOf = ofPerson{"reply", "error.reply.none", "error.reply.of_other"}
)

// checkOf is app.NotFound where there is no such row, and app.Invalid where it is of
// somebody else.
func checkOf(t tx, of ofPerson, person app.PersonID, id int64) error {
	var owner app.PersonID
	found, err := t.find([]any{&owner}, "SELECT person FROM "+of.table+" WHERE id = ?", id)
	if err != nil {
		return err
	}
	all, err := readSame(t)
	switch {
	case err != nil:
		return err
	case !found:
		return &app.Error{Code: app.NotFound, Key: of.none}
	case all.person(owner) != all.person(person):
		return &app.Error{Code: app.Invalid, Key: of.ofOther}
	}
	return nil
}

// SmallPicture is a file of the picture in small; empty where there is none.
func (s *Store) SmallPicture(ctx context.Context, id app.AttachmentID) (small []byte, err error) {
	err = s.read(ctx, func(t tx) error {
		found, err := t.find([]any{&small}, "SELECT small FROM attachment WHERE id = ? AND "+isAttached, int64(id))
		if err == nil && !found {
			err = noAttachment()
		}
		return err
	})
	return small, err
}

// ReadAttachment writes the content to w, piece by piece. Others may use the store
// between two pieces: w may be slow.
func (s *Store) ReadAttachment(ctx context.Context, id app.AttachmentID, w io.Writer) error {
	a, err := s.Attachment(ctx, id)
	if err != nil {
		return err
	}
	for nr, left := 1, a.Size; left > 0; nr++ {
		part, err := s.part(ctx, id, nr)
		if err != nil {
			return err
		}
		if _, err := w.Write(part); err != nil {
			return err
		}
		left -= int64(len(part))
	}
	return nil
}

func (s *Store) part(ctx context.Context, id app.AttachmentID, nr int) (part []byte, err error) {
	err = s.read(ctx, func(t tx) error {
		found, err := t.find([]any{&part}, "SELECT bytes FROM attachment_part WHERE attachment = ? AND nr = ?", int64(id), nr)
		if err == nil && (!found || len(part) == 0) {
			err = &app.Error{Code: app.Damaged, Key: "error.store.damaged", Hint: "error.store.damaged.hint"}
		}
		return err
	})
	return part, err
}

// RemoveAttachments removes attachments. Their content stays where it lies until
// the step is forgotten, so that this can be taken back.
func (s *Store) RemoveAttachments(ctx context.Context, ids ...app.AttachmentID) (app.Changes, error) {
	if len(ids) == 0 {
		return app.Changes{}, nil
	}
	return s.change(ctx, step{key: "undo.store.attachment_removed", kinds: app.KindAttachments}, func(t tx, did *step) error {
		for _, id := range ids {
			did.ids = append(did.ids, int64(id))
		}
		removed, err := disown(t, did, ids...)
		if err == nil && removed < len(ids) {
			err = noAttachment()
		}
		return err
	})
}

// ownedFiles are attachments by their numbers, with whose they are: those of people, and
// those of donations alone.
func ownedFiles[ID ~int64](t tx, ids ...ID) ([]scope, error) {
	ofPeople, err := owned(t, "attachment", ids...)
	if err != nil {
		return nil, err
	}
	receipts := scope{Table: "attachment", Columns: []string{"id", "donation"}}
	err = t.each(func(rows *sql.Rows) error {
		var id, donation int64
		err := rows.Scan(&id, &donation)
		receipts.Keys = append(receipts.Keys, []any{id, donation})
		return err
	}, "SELECT id, donation FROM attachment WHERE person IS NULL AND donation IS NOT NULL AND id IN (SELECT value FROM json_each(?))", list(ids))
	if len(receipts.Keys) == 0 {
		return []scope{ofPeople}, err
	}
	return []scope{ofPeople, receipts}, err
}

// disown removes attachments as part of a step, and gives how many there were:
// what belongs to nobody is wiped once no step can bring it back.
func disown[ID ~int64](t tx, did *step, ids ...ID) (int, error) {
	attached, err := ownedFiles(t, ids...)
	if err != nil {
		return 0, err
	}
	count := 0
	for i := range attached {
		attached[i].Stays = true
		count += len(attached[i].Keys)
	}
	if err := did.keep(attached...); err != nil {
		return 0, err
	}
	return count, t.exec("UPDATE attachment SET person = NULL, letter = NULL, donation = NULL WHERE id IN (SELECT value FROM json_each(?))", list(ids))
}

// wipeRemoved wipes what was removed so long ago that it is not to be brought back,
// when the store is opened and closed; SQLite overwrites it. A disk that is full
// or cannot be written to must not keep anybody from opening or closing the
// store: what stays is not shown, and the next time tries again.
func (s *Store) wipeRemoved(ctx context.Context) {
	old := s.now().Add(-attachmentsKept).UnixNano()
	const steps = "FROM step WHERE kinds & ?1 AND made < ?2"
	var some bool
	err := s.read(ctx, func(t tx) error {
		_, err := t.find([]any{&some}, "SELECT EXISTS (SELECT 1 "+steps+") OR EXISTS (SELECT 1 FROM attachment WHERE NOT "+isAttached+")", int64(app.KindAttachments), old)
		return err
	})
	if err != nil || !some {
		return
	}
	_ = s.write(ctx, func(t tx) error {
		return errors.Join(t.exec("DELETE "+steps, int64(app.KindAttachments), old), wipeRemoved(t))
	})
}

// wipeRemoved wipes the removed attachments that no step can bring back.
func wipeRemoved(t tx) error {
	kept := []int64{}
	err := t.each(func(rows *sql.Rows) error {
		var packed []byte
		if err := rows.Scan(&packed); err != nil {
			return err
		}
		about, err := unsqueeze(packed)
		for i := range about.Scopes {
			kept = append(kept, about.Scopes[i].removed()...)
		}
		return err
	}, "SELECT scope FROM step WHERE kinds & ?", int64(app.KindAttachments))
	if err != nil {
		return err
	}
	return t.exec("DELETE FROM attachment WHERE NOT "+isAttached+" AND id NOT IN (SELECT value FROM json_each(?))", list(kept))
}

// removed are the numbers of the attachments that a step has removed.
func (s *scope) removed() (ids []int64) {
	if s.Table != "attachment" || !s.Stays {
		return nil
	}
	for _, k := range s.Keys {
		if n, ok := k[0].(json.Number); ok {
			if id, err := n.Int64(); err == nil {
				ids = append(ids, id)
			}
		}
	}
	return ids
}
