package printing

import (
	"context"

	"vestka/app"
	"vestka/app/letters"
	"vestka/app/work"
)

// order is one card that is wanted.
type order struct {
	person   app.PersonID
	text     *letters.Template
	lang     app.Lang
	occasion app.Occasion
	draft    app.DraftID
	unread   bool // its words are a translation that nobody has checked
	picture  Picture
}

// orders are the cards that the request asks for: one for each draft, else one for
// each of the people.
func (p *Press) orders(req *Request) ([]order, error) {
	if len(req.Drafts) > 0 {
		return draftOrders(req)
	}
	var text *letters.Template // of what bears only an address there is none
	var occasion app.Occasion
	if main := req.Main(); main.Item.Worded() {
		var err error
		if text, occasion, err = p.template(*req); err != nil {
			return nil, err
		}
	}
	var all []order
	seen := make(map[app.PersonID]bool, len(req.People))
	for _, id := range req.People {
		if !seen[id] {
			seen[id] = true
			all = append(all, order{person: id, text: text, lang: req.Lang, occasion: occasion, picture: req.Picture})
		}
	}
	return all, nil
}

func draftOrders(req *Request) ([]order, error) {
	var all []order
	for i := range req.Drafts {
		d := &req.Drafts[i]
		if d.Person == 0 {
			return nil, &app.Error{Code: app.Invalid, Key: "error.draft.nobody", Args: app.Args{"ID": int64(d.ID)}}
		}
		side := d.Printed()
		text, err := letters.Parse(side.Text, side.Lang)
		if err != nil {
			return nil, err
		}
		one := order{person: d.Person, text: text, lang: side.Lang, occasion: d.Occasion, draft: d.ID, unread: d.Unchecked(), picture: req.Picture}
		if d.Picture != "" {
			one.picture = Picture{ID: d.Picture}
		}
		all = append(all, one)
	}
	return all, nil
}

// Prepare chooses, merges and lays out every card. progress may be nil.
func (p *Press) Prepare(ctx context.Context, req Request, progress func(done, total int)) (*Job, error) {
	if err := req.check(); err != nil {
		return nil, err
	}
	if err := req.fillIn(); err != nil {
		return nil, err
	}
	orders, err := p.orders(&req)
	if err != nil {
		return nil, err
	}
	job := &Job{Request: req}
	if len(orders) > 0 {
		job.Occasion = orders[0].occasion
	}
	ids := make([]app.PersonID, len(orders))
	for i := range orders {
		ids[i] = orders[i].person
	}
	var disputed map[app.PersonID]Reason
	disputed, job.Unread = p.Disputed(ctx, ids, req.Today)
	begun, err := p.begin(ctx, orders, &req)
	if err != nil {
		return nil, err
	}
	had, err := p.offer(ctx, orders, &req)
	if err != nil {
		return nil, err
	}
	draws := job.deal(orders, begun, had)
	finished := work.InOrder(len(begun), func(i int) *Reason {
		if b := &begun[i]; b.skip == nil {
			return p.finish(b.card, &orders[i], &draws[i], &req)
		}
		return begun[i].skip
	})
	job.Cards = make([]Card, 0, len(begun))
	done := 0
	for skip := range finished {
		if err := stopped(ctx); err != nil {
			return nil, err
		}
		if card := begun[done].card; skip != nil {
			job.Skipped = append(job.Skipped, *skip)
		} else {
			if why, is := disputed[card.Person.ID]; is {
				card.Flags = append(card.Flags, why)
			}
			job.Cards = append(job.Cards, *card)
		}
		if done++; progress != nil {
			progress(done, len(begun))
		}
	}
	_, job.Pages = p.Count(job, 0)
	if job.List, err = p.listAge(ctx, job); err != nil && job.Unread == nil {
		job.Unread = err
	}
	job.Coarse, err = p.coarse(job)
	return job, err
}

// listAge is how old the lists are by which the cards are addressed.
func (p *Press) listAge(ctx context.Context, job *Job) (app.ListAge, error) {
	ids := make([]app.PersonID, len(job.Cards))
	for i := range job.Cards {
		ids[i] = job.Cards[i].Person.ID
	}
	if len(ids) == 0 {
		return app.ListAge{}, nil
	}
	return p.people.ListAge(ctx, ids, job.Request.Today)
}

func stopped(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return &app.Error{Code: app.Cancelled, Key: "error.cancelled", Err: err}
	}
	return nil
}

// begun is a card without words, or why there can be none.
type begun struct {
	card *Card
	skip *Reason
}

// begin begins a card for each of the orders.
func (p *Press) begin(ctx context.Context, orders []order, req *Request) ([]begun, error) {
	all := make([]begun, len(orders))
	where := p.on(req.Today)
	for i := range orders {
		if err := stopped(ctx); err != nil {
			return nil, err
		}
		id := orders[i].person
		entry, ok := p.people.Person(id, req.Today)
		if !ok {
			return nil, &app.Error{Code: app.Invalid, Key: "error.no_person", Args: app.Args{"ID": int64(id)}}
		}
		if orders[i].occasion.About() {
			all[i].skip = about(id)
			continue
		}
		all[i].card, all[i].skip = p.card(entry.Person, &orders[i], req, where)
	}
	return all, nil
}

// offer gives the text of the orders the snippets that it can draw from, and says which
// of them each person already got. Drafts have theirs.
func (p *Press) offer(ctx context.Context, orders []order, req *Request) (had map[app.PersonID]map[app.SnippetID]bool, err error) {
	if p.snippets == nil || len(req.Drafts) > 0 || len(orders) == 0 || orders[0].text == nil {
		return nil, nil
	}
	people := make([]app.PersonID, len(orders))
	for i := range orders {
		people[i] = orders[i].person
	}
	text, had, err := p.snippets.Offer(ctx, orders[0].text, people)
	for i := range orders {
		orders[i].text = text
	}
	return had, err
}

// deal draws for each card of a template, so that no two to one facility have the
// same words, and its picture where there are several. Drafts have had theirs dealt.
func (j *Job) deal(orders []order, all []begun, had map[app.PersonID]map[app.SnippetID]bool) []letters.Hand {
	draws := make([]letters.Hand, len(all))
	if len(j.Request.Drafts) > 0 || len(orders) == 0 || orders[0].text == nil {
		return draws
	}
	var hands []letters.Hand
	var places []int
	for i, b := range all {
		if b.skip == nil {
			id := b.card.Person.ID
			hands = append(hands, letters.Hand{Key: int64(id), Sex: b.card.Person.Sex, Group: b.card.Facility.Code, Had: had[id]})
			places = append(places, i)
		}
	}
	j.Short = orders[0].text.Deal(j.Request.Seed, hands)
	pictures := letters.Spread(j.Request.Seed, hands, len(j.Request.Pictures))
	for n, i := range places {
		draws[i] = hands[n]
		if pictures != nil {
			all[i].card.Picture = j.Request.Pictures[pictures[n]]
		}
	}
	return draws
}
