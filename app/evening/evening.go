// Package evening is a letter evening: people are drawn from the list by lot, each
// for one writer, and printed as sheets with what is known of them and what to
// write. The window and the command line draw through it alike.
package evening

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/draw"
	"vestka/app/exporter"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/app/register"
	"vestka/app/rulebook"
	"vestka/app/sheet"
)

// Request is what the user wants drawn.
type Request struct {
	From    people.Query // whom to draw from; its day is that of the evening. Without a status: people now held
	Count   int          // 0: one for each writer
	Seed    int64
	Writers []string // their names; where there are fewer than people, they take turns. None: the sheets have numbers only
}

// NewSeed is a seed of six digits at most, which can be written down. There is no
// secret in it: whoever sees a draw sees its seed.
func NewSeed() int64 {
	return rand.Int64N(1_000_000) //nolint:gosec // as said above
}

// Place is somebody who was drawn.
type Place struct {
	*people.Entry
	Number int // from 1, in the order of the draw
	Had    int // letters at the draw, which made the weight
	Writer string
}

// Weight is how likely it was to draw this person first, beside somebody who never
// had a letter: 1, 1/4, 1/9.
func (p *Place) Weight() float64 { return float64(draw.Weight(p.Had)) / draw.Never }

// Evening is a draw. Nothing was written anywhere yet.
type Evening struct {
	Request Request
	Places  []Place
	Pot     int               // how many people it was drawn from; 0 where that is not known any more
	Skipped []printing.Reason // who would belong into the pot, and why nobody can or should write to them
	Gone    int               // of a draw that was kept: people who are not on the list any more
}

// List is what a draw needs of the list.
type List interface {
	Choose(ctx context.Context, q people.Query) (people.Result, error)
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
}

// Press is what an evening needs of the press.
type Press interface {
	WhyNot(person *app.Person, status []app.Status, day app.Date) *printing.Reason
	Envelope(person *app.Person, lang app.Lang, in app.Case, day app.Date) (lines []string, flags []printing.Reason)
	Disputed(ctx context.Context, ids []app.PersonID, day app.Date) (map[app.PersonID]printing.Reason, error)
}

// Store is what an evening needs of the store.
type Store interface {
	app.SettingStore
	Records(ctx context.Context, id app.PersonID) ([]app.Record, error)
	Draws(ctx context.Context) ([]app.KeptDraw, error)
	KeepDraw(ctx context.Context, d app.KeptDraw) (app.DrawID, app.Changes, error)
	RemoveDraw(ctx context.Context, id app.DrawID) (app.Changes, error)
}

// Rules say what may be sent to a person.
type Rules interface {
	Sender(ctx context.Context) (rulebook.Sender, error)
	Of(ctx context.Context, p *app.Person, s rulebook.Sender, day app.Date) (*rulebook.Outlook, error)
}

// Register is what an evening needs of the register.
type Register interface {
	Facility(code string, on app.Date) (app.Facility, bool)
	Advice() []register.Advice
}

// Host draws people and prints their sheets.
type Host struct {
	List     List
	Press    Press
	Store    Store
	Rules    Rules
	Register Register
	Fonts    *sheet.Fonts
	Guard    exporter.Guard // writes no file where it refuses
}

// Draw draws people for an evening. Refused where there is nobody to draw.
func (h *Host) Draw(ctx context.Context, req Request) (*Evening, error) {
	req.Writers = named(req.Writers)
	if req.Count == 0 {
		req.Count = len(req.Writers)
	}
	if req.Count < 1 {
		return nil, &app.Error{Code: app.Invalid, Key: "error.evening.count"}
	}
	q := req.From
	q.InCustody = q.InCustody || len(q.Status) == 0
	q.Limit, q.Offset = 0, 0
	found, err := h.List.Choose(ctx, q)
	if err != nil {
		return nil, err
	}
	e := &Evening{Request: req}
	var pot []draw.Ticket
	at := map[app.PersonID]*people.Entry{}
	for _, p := range found.People {
		if why := h.Press.WhyNot(p.Person, q.Status, q.Today); why != nil {
			e.Skipped = append(e.Skipped, *why)
			continue
		}
		at[p.ID] = p
		pot = append(pot, draw.Ticket{Person: p.ID, Letters: p.Letters})
	}
	e.Pot = len(pot)
	for i, t := range draw.Draw(pot, req.Count, req.Seed) {
		e.Places = append(e.Places, Place{Entry: at[t.Person], Number: i + 1, Had: t.Letters, Writer: turn(req.Writers, i)})
	}
	if e.Pot == 0 {
		return e, &app.Error{Code: app.Refused, Key: "error.evening.nobody"}
	}
	return e, nil
}

// named are those that are not empty, without blanks around them.
func named(writers []string) []string {
	var all []string
	for _, w := range writers {
		if w = strings.Join(strings.Fields(w), " "); w != "" {
			all = append(all, w)
		}
	}
	return all
}

// turn is the writer whose turn it is.
func turn(writers []string, i int) string {
	if len(writers) == 0 {
		return ""
	}
	return writers[i%len(writers)]
}

// Keep keeps a draw under a name, with the names of the writers only where the
// user asks for that.
func (h *Host) Keep(ctx context.Context, e *Evening, name string, writers bool) (app.DrawID, app.Changes, error) {
	query, err := json.Marshal(e.Request.From)
	if err != nil {
		return 0, app.Changes{}, err
	}
	kept := app.KeptDraw{Name: name, Seed: e.Request.Seed, Query: string(query)}
	for _, p := range e.Places {
		d := app.Drawn{Person: p.ID, Letters: p.Had}
		if writers {
			d.Writer = p.Writer
		}
		kept.Drawn = append(kept.Drawn, d)
	}
	return h.Store.KeepDraw(ctx, kept)
}

// Kept are the draws that were kept, newest first.
func (h *Host) Kept(ctx context.Context) ([]app.KeptDraw, error) { return h.Store.Draws(ctx) }

// Remove removes a draw that was kept.
func (h *Host) Remove(ctx context.Context, id app.DrawID) (app.Changes, error) {
	return h.Store.RemoveDraw(ctx, id)
}

// Reopen is a draw that was kept, with what is known of the people on the day. To
// whom nobody should write any more is said, but they stay in their places.
func (h *Host) Reopen(ctx context.Context, id app.DrawID, day app.Date) (*Evening, error) {
	all, err := h.Store.Draws(ctx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(d app.KeptDraw) bool { return d.ID == id })
	if i < 0 {
		return nil, &app.Error{Code: app.NotFound, Key: "error.draw.none"}
	}
	from, err := people.ParseQuery(all[i].Query)
	if err != nil {
		return nil, err
	}
	from.Today = day
	e := &Evening{Request: Request{From: from, Count: len(all[i].Drawn), Seed: all[i].Seed}}
	for n, d := range all[i].Drawn {
		p, known := h.List.Person(d.Person, day)
		if !known {
			e.Gone++
			continue
		}
		if why := h.Press.WhyNot(p.Person, from.Status, day); why != nil {
			e.Skipped = append(e.Skipped, *why)
		}
		e.Places = append(e.Places, Place{Entry: p, Number: n + 1, Had: d.Letters, Writer: d.Writer})
	}
	return e, nil
}
