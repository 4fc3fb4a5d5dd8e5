package desk

import (
	"context"
	"slices"

	"vestka/app"
	"vestka/app/letters"
)

// Batch is one text to many people, each with an own draft.
type Batch struct {
	Start
	People   []app.PersonID // who is named twice gets one draft
	Seed     int64          // of what the text has several of
	Pictures []string       // to draw from; empty: the one of the start
}

// Drafted is what a batch became.
type Drafted struct {
	Drafts  []app.Draft
	Missing []MissingIn     // people to whom none could be made
	Unsure  []UnsureIn      // forms of names that stand in the nominative
	Short   []letters.Short // places where letters are alike
}

// MissingIn is somebody of whom a field is not known.
type MissingIn struct {
	Person app.PersonID
	letters.Missing
}

// UnsureIn is a form of a name in the draft to somebody.
type UnsureIn struct {
	Person app.PersonID
	letters.Unsure
}

// Batch makes a draft to each of the people, in one step. No two to one facility are
// the same as long as the text has enough to choose from. progress may be nil.
func (d *Desk) Batch(ctx context.Context, b Batch, progress func(done, total int)) (Drafted, app.Changes, error) {
	var made Drafted
	text, err := d.template(&b.Start)
	if err != nil {
		return made, app.Changes{}, err
	}
	if text == nil {
		return made, app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.draft.no_text"}
	}
	people, err := d.addressees(b.People, b.Day)
	if err != nil {
		return made, app.Changes{}, err
	}
	text, had, err := d.Offer(ctx, text, b.People)
	if err != nil {
		return made, app.Changes{}, err
	}
	hands := make([]letters.Hand, len(people))
	for i, p := range people {
		hands[i] = letters.Hand{Key: int64(p.ID), Sex: p.Sex, Group: p.Held.Facility, Had: had[p.ID]}
	}
	made.Short = text.Deal(b.Seed, hands)
	pictures := letters.Spread(b.Seed, hands, len(b.Pictures))
	for i, p := range people {
		if err := ctx.Err(); err != nil {
			return Drafted{}, app.Changes{}, &app.Error{Code: app.Cancelled, Key: "error.cancelled", Err: err}
		}
		v := d.values(p, &b.Start)
		v.Draw, v.Had = hands[i].Draw, hands[i].Had
		merged, missing := text.Merge(v)
		if len(missing) > 0 {
			made.Missing = append(made.Missing, MissingIn{p.ID, missing[0]})
			continue
		}
		for _, u := range text.Unsure(v) {
			made.Unsure = append(made.Unsure, UnsureIn{p.ID, u})
		}
		draft := b.draft(p.ID)
		draft.Original.Text = letters.Escape(merged)
		if pictures != nil {
			draft.Picture = b.Pictures[pictures[i]]
		}
		made.Drafts = append(made.Drafts, draft)
		if progress != nil {
			progress(i+1, len(people))
		}
	}
	return d.keep(ctx, made)
}

func (d *Desk) keep(ctx context.Context, made Drafted) (Drafted, app.Changes, error) {
	ids, changes, err := d.AddDrafts(ctx, made.Drafts)
	if err != nil || len(ids) == 0 {
		return made, changes, err
	}
	all, err := d.Drafts(ctx, app.DraftFilter{IDs: ids})
	slices.SortFunc(all, func(a, b app.Draft) int { return int(a.ID - b.ID) })
	made.Drafts = all
	return made, changes, err
}

func (d *Desk) addressees(ids []app.PersonID, day app.Date) ([]*app.Person, error) {
	var all []*app.Person
	seen := map[app.PersonID]bool{}
	for _, id := range ids {
		p, err := d.addressee(id, day)
		if err != nil {
			return nil, err
		}
		if !seen[p.ID] {
			seen[p.ID] = true
			all = append(all, p)
		}
	}
	return all, nil
}
