package db

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"vestka/app"
)

// Replies that the filter chooses, the ones that came last first.
func (s *Store) Replies(ctx context.Context, f app.ReplyFilter) (replies []app.Reply, err error) {
	err = s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		terms, args := []string{"1"}, []any(nil)
		if f.IDs != nil {
			terms, args = append(terms, "id IN (SELECT value FROM json_each(?))"), append(args, list(f.IDs))
		}
		if f.Person != 0 {
			terms, args = append(terms, ofGroup), append(args, list(all.group(int64(f.Person))))
		}
		if f.Letter != 0 {
			terms, args = append(terms, "id IN (SELECT reply FROM reply_letter WHERE letter = ?)"), append(args, int64(f.Letter))
		}
		if f.Owed {
			terms = append(terms, "wanted AND answered_by IS NULL")
		}
		query := `
SELECT id, person, on_day, written_on, lang, text, other_lang, other_text, other_by, note, wanted, coalesce(answered_by, 0), made,
    (SELECT count(*) FROM attachment WHERE attachment.reply = reply.id AND ` + isAttached + `)
FROM reply WHERE ` + strings.Join(terms, " AND ") + " ORDER BY on_day DESC, id DESC"
		if f.Limit > 0 {
			query, args = query+" LIMIT ?", append(args, f.Limit)
		}
		replies, err = readReplies(t, all, query, args...)
		return err
	})
	return replies, err
}

func readReplies(t tx, all same, query string, args ...any) (replies []app.Reply, err error) {
	err = t.each(func(rows *sql.Rows) error {
		var r app.Reply
		var made int64
		err := rows.Scan(&r.ID, &r.Person, (*day)(&r.On), (*day)(&r.Written), &r.Original.Lang, &r.Original.Text,
			&r.Translation.Lang, &r.Translation.Text, &r.Translation.By, &r.Note, &r.Wanted, &r.AnsweredBy, &made, &r.Pages)
		r.Person, r.Made = all.person(r.Person), time.Unix(0, made).UTC()
		replies = append(replies, r)
		return err
	}, query, args...)
	if err != nil || len(replies) == 0 {
		return replies, err
	}
	at, ids := map[app.ReplyID]*app.Reply{}, make([]app.ReplyID, len(replies))
	for i := range replies {
		ids[i], at[replies[i].ID] = replies[i].ID, &replies[i]
	}
	err = t.each(func(rows *sql.Rows) error {
		var reply app.ReplyID
		var letter app.LetterID
		err := rows.Scan(&reply, &letter)
		at[reply].Letters = append(at[reply].Letters, letter)
		return err
	}, "SELECT reply, letter FROM reply_letter WHERE reply IN (SELECT value FROM json_each(?)) ORDER BY reply, letter", list(ids))
	return replies, err
}

// namedBy are the letters that a reply names.
func namedBy(t tx, id app.ReplyID) (letters []app.LetterID, err error) {
	err = t.each(func(rows *sql.Rows) error {
		var letter app.LetterID
		err := rows.Scan(&letter)
		letters = append(letters, letter)
		return err
	}, "SELECT letter FROM reply_letter WHERE reply = ? ORDER BY letter", int64(id))
	return letters, err
}

// namesOf are the rows that say which letters replies name.
func namesOf(replies ...app.ReplyID) scope { return rowsOf("reply_letter", "reply", replies...) }

// AddReply keeps a new reply with its pages.
func (s *Store) AddReply(ctx context.Context, r app.Reply, pages ...app.NewAttachment) (app.ReplyID, app.Changes, error) {
	kinds := app.KindReplies | app.KindLetters
	if len(pages) > 0 {
		kinds |= app.KindAttachments
	}
	changes, err := s.change(ctx, step{key: "undo.store.reply", kinds: kinds}, func(t tx, did *step) (err error) {
		if err := errors.Join(checkDates(r.On, r.Written), checkPerson(t, r.Person)); err != nil {
			return err
		}
		if err := keepLives(t, did, r.Letters); err != nil {
			return err
		}
		now := s.now()
		id, err := t.insert(`
INSERT INTO reply (person, on_day, written_on, lang, text, other_lang, other_text, other_by, note, wanted, made)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			int64(r.Person), number(r.On), number(r.Written), string(r.Original.Lang), r.Original.Text,
			string(r.Translation.Lang), r.Translation.Text, r.Translation.By, r.Note, r.Wanted, now.UnixNano())
		if err != nil {
			return err
		}
		did.ids = []int64{id}
		r.ID = app.ReplyID(id)
		came, err := owned(t, "reply", r.ID)
		did.came(came, namesOf(r.ID))
		if err := errors.Join(err, nameLetters(t, &r, r.Letters, now)); err != nil {
			return err
		}
		return s.addPages(ctx, t, did, &r, pages)
	})
	if err != nil {
		return 0, app.Changes{}, err
	}
	return r.ID, changes, nil
}

// addPages keeps files as the pages of a reply that came in the same step.
func (s *Store) addPages(ctx context.Context, t tx, did *step, r *app.Reply, pages []app.NewAttachment) error {
	if len(pages) == 0 {
		return nil
	}
	ids := make([]int64, len(pages))
	for i, page := range pages {
		page.Person, page.Reply, page.Letter, page.Donation = r.Person, r.ID, 0, 0
		a, err := s.addAttachment(ctx, t, page)
		if err != nil {
			return err
		}
		ids[i] = int64(a.ID)
	}
	came, err := ownedFiles(t, ids...)
	did.came(came...)
	return err
}

// nameLetters has a reply name letters, which it answers; their lives are kept by then.
func nameLetters(t tx, r *app.Reply, letters []app.LetterID, now time.Time) error {
	all, err := readSame(t)
	if err != nil {
		return err
	}
	for _, id := range letters {
		lives, err := readLetters(t, all, "SELECT "+letterColumns+" FROM letter WHERE id = ?", int64(id))
		if err != nil {
			return err
		}
		l := &lives[0]
		if l.Person != all.person(r.Person) {
			return &app.Error{Code: app.Invalid, Key: "error.store.letter_of_other"}
		}
		if err := t.exec("INSERT OR IGNORE INTO reply_letter (reply, letter) VALUES (?, ?)", int64(r.ID), int64(id)); err != nil {
			return err
		}
		if l.State == app.Answered {
			continue
		}
		p := app.LetterStep{State: app.Answered, On: r.On, Evidence: app.ByReply}
		if err := l.May(p); err != nil {
			return err
		}
		if err := takeStep(t, l, &p, now); err != nil {
			return err
		}
	}
	return nil
}

// unnameLetters has letters be as they were before they were answered, where no other reply
// names them; their lives are kept by then.
func unnameLetters(t tx, id app.ReplyID, letters []app.LetterID) error {
	for _, letter := range letters {
		if err := t.exec("DELETE FROM reply_letter WHERE reply = ? AND letter = ?", int64(id), int64(letter)); err != nil {
			return err
		}
		var state app.LetterState
		_, err := t.find([]any{&state}, `
SELECT state FROM letter_step WHERE letter = ?1 AND nr = (SELECT max(nr) FROM letter_step WHERE letter = ?1)
    AND NOT EXISTS (SELECT 1 FROM reply_letter WHERE letter = ?1)`, int64(letter))
		if err != nil {
			return err
		}
		if state == app.Answered {
			if err := unstep(t, letter); err != nil {
				return err
			}
		}
	}
	return nil
}

// WriteReply keeps a reply as it now stands.
func (s *Store) WriteReply(ctx context.Context, r app.Reply) (app.Changes, error) {
	did := step{key: "undo.store.reply_written", kinds: app.KindReplies | app.KindLetters, ids: []int64{int64(r.ID)}}
	return s.change(ctx, did, func(t tx, did *step) error {
		if err := errors.Join(checkDates(r.On, r.Written), allThere(t, "reply", "error.reply.none", []app.ReplyID{r.ID})); err != nil {
			return err
		}
		before, err := namedBy(t, r.ID)
		if err != nil {
			return err
		}
		if err := keepLives(t, did, distinct(append(slices.Clone(before), r.Letters...))); err != nil {
			return err
		}
		rows, err := owned(t, "reply", r.ID)
		if err := errors.Join(err, did.keep(rows, namesOf(r.ID))); err != nil {
			return err
		}
		err = t.exec(`
UPDATE reply SET on_day = ?, written_on = ?, lang = ?, text = ?, other_lang = ?, other_text = ?, other_by = ?, note = ?, wanted = ? WHERE id = ?`,
			number(r.On), number(r.Written), string(r.Original.Lang), r.Original.Text, string(r.Translation.Lang), r.Translation.Text, r.Translation.By,
			r.Note, r.Wanted, int64(r.ID))
		gone := slices.DeleteFunc(before, func(id app.LetterID) bool { return slices.Contains(r.Letters, id) })
		return errors.Join(err, unnameLetters(t, r.ID, gone), nameLetters(t, &r, r.Letters, s.now()))
	})
}

// RemoveReplies removes replies; their pages stay with the person.
func (s *Store) RemoveReplies(ctx context.Context, ids ...app.ReplyID) (app.Changes, error) {
	if len(ids) == 0 {
		return app.Changes{}, nil
	}
	return s.change(ctx, step{key: "undo.store.reply_removed", kinds: app.KindReplies | app.KindLetters}, func(t tx, did *step) error {
		ids := distinct(ids)
		if err := allThere(t, "reply", "error.reply.none", ids); err != nil {
			return err
		}
		var letters []app.LetterID
		of := map[app.ReplyID][]app.LetterID{}
		for _, id := range ids {
			some, err := namedBy(t, id)
			if err != nil {
				return err
			}
			of[id], letters = some, append(letters, some...)
			did.ids = append(did.ids, int64(id))
		}
		if err := keepLives(t, did, distinct(letters)); err != nil {
			return err
		}
		rows, err := owned(t, "reply", ids...)
		if err != nil {
			return err
		}
		if err := errors.Join(did.keep(rows, namesOf(ids...)), keepPages(t, did, ids)); err != nil {
			return err
		}
		for _, id := range ids {
			if err := errors.Join(unnameLetters(t, id, of[id]), t.exec("DELETE FROM reply WHERE id = ?", int64(id))); err != nil {
				return err
			}
		}
		return nil
	})
}

// keepPages keeps whose pages the attachments are that stay with the person.
func keepPages(t tx, did *step, replies []app.ReplyID) error {
	ids, err := numbers(t, "SELECT id FROM attachment WHERE reply IN (SELECT value FROM json_each(?))", list(replies))
	if err != nil || len(ids) == 0 {
		return err
	}
	pages, err := ownedFiles(t, ids...)
	for i := range pages {
		pages[i].Stays = true
	}
	return errors.Join(err, did.keep(pages...))
}
