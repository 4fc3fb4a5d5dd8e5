package printing

import (
	"context"
	"maps"
	"slices"

	"vestka/app"
	"vestka/app/letters"
	"vestka/app/work"
)

// order is one card that is wanted.
type order struct {
	item     Item
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
	each, err := p.toEach(req)
	if err != nil {
		return nil, err
	}
	var all []order
	seen := make(map[app.PersonID]bool, len(req.People))
	for _, id := range req.People {
		if seen[id] {
			continue
		}
		seen[id] = true
		for _, o := range each {
			o.person = id
			all = append(all, o)
		}
	}
	return all, nil
}

// toEach is what each of the people gets. What bears only an address has no text.
func (p *Press) toEach(req *Request) ([]order, error) {
	main := req.Main()
	one := order{item: main.Item, lang: req.Lang, picture: req.Picture}
	if !main.Item.Worded() {
		return []order{one}, nil
	}
	var err error
	if one.text, one.occasion, err = p.template(req.Template, req.Words, req.Lang, &main); err != nil {
		return nil, err
	}
	second := req.second()
	if second == nil {
		return []order{one}, nil
	}
	other := order{item: second.item(), lang: req.Lang, picture: req.Picture}
	other.text, other.occasion, err = p.template(second.Template, "", req.Lang, second)
	return []order{one, other}, err
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
		one := order{item: req.itemOf(d.Form), person: d.Person, text: text, lang: side.Lang, occasion: d.Occasion, draft: d.ID, unread: d.Unchecked(), picture: req.Picture}
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
			job.skip(skip)
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
	job.enclose()
	job.judgeCommon(p.fonts)
	_, job.Pages = p.Count(job, 0)
	if job.List, err = p.listAge(ctx, job); err != nil && job.Unread == nil {
		job.Unread = err
	}
	job.Coarse, err = p.coarse(job)
	return job, err
}

// skip notes why somebody is left out, once for all that they would have got.
func (j *Job) skip(why *Reason) {
	if n := len(j.Skipped); n == 0 || j.Skipped[n-1].Person != why.Person || j.Skipped[n-1].Key != why.Key {
		j.Skipped = append(j.Skipped, *why)
	}
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
			all[i].skip = elsewhere(id)
			continue
		}
		all[i].card, all[i].skip = p.card(entry.Person, &orders[i], req, where)
	}
	return all, nil
}

// texts are those of the orders, each once. Drafts have had theirs drawn.
func texts(req *Request, orders []order) []*letters.Template {
	var all []*letters.Template
	for i := range orders {
		if t := orders[i].text; len(req.Drafts) == 0 && t != nil && !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	return all
}

// offer gives the texts of the orders the snippets that they can draw from, and says which
// of them each person already got.
func (p *Press) offer(ctx context.Context, orders []order, req *Request) (had map[app.PersonID]map[app.SnippetID]bool, err error) {
	if p.snippets == nil {
		return nil, nil
	}
	for _, text := range texts(req, orders) {
		var people []app.PersonID
		for i := range orders {
			if orders[i].text == text {
				people = append(people, orders[i].person)
			}
		}
		offered, already, err := p.snippets.Offer(ctx, text, people)
		if err != nil {
			return nil, err
		}
		for i := range orders {
			if orders[i].text == text {
				orders[i].text = offered
			}
		}
		if had == nil {
			had = already
		}
		for id, snippets := range already {
			if had[id] == nil {
				had[id] = snippets
			}
			maps.Copy(had[id], snippets)
		}
	}
	return had, nil
}

// deal draws for each card of a template, so that no two to one facility have the
// same words, and its picture where there are several.
func (j *Job) deal(orders []order, all []begun, had map[app.PersonID]map[app.SnippetID]bool) []letters.Hand {
	draws := make([]letters.Hand, len(all))
	for _, text := range texts(&j.Request, orders) {
		var hands []letters.Hand
		var places []int
		for i, b := range all {
			if b.skip == nil && orders[i].text == text {
				id := b.card.Person.ID
				hands = append(hands, letters.Hand{Key: int64(id), Sex: b.card.Person.Sex, Group: b.card.Facility.Code, Had: had[id]})
				places = append(places, i)
			}
		}
		j.Short = append(j.Short, text.Deal(j.Request.Seed, hands)...)
		pictures := letters.Spread(j.Request.Seed, hands, len(j.Request.Pictures))
		for n, i := range places {
			draws[i] = hands[n]
			if pictures != nil {
				all[i].card.Picture = j.Request.Pictures[pictures[n]]
			}
		}
	}
	return draws
}
