package places

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"vestka/app"
	"vestka/app/names"
)

// Proposal is an address that a list gives for a facility and that the register
// does not know. Nothing is printed from it.
type Proposal struct {
	ID       string // "IK-4.3f9a2c": the same for the same address, however it is spelt
	Facility string
	Address  string   // as most rows write it
	Source   string   // of the list
	SeenOn   app.Date // the day of the newest list that says so
	Rows     int      // how many people are said to be held at this address
	Now      app.Facility
	Proposed app.Facility // Now with the address in place of its own; without lines where only a person can tell them
}

// Proposals are the addresses that wait for a decision, in the order of the
// register. They follow from what the lists say now, so an import that is taken
// back takes its proposals with it.
func (b *Book) Proposals(ctx context.Context, today app.Date) ([]Proposal, error) {
	decided, err := b.store.AddressDecisions(ctx)
	if err != nil {
		return nil, err
	}
	done := map[string]bool{}
	for _, d := range decided {
		t := takeApart(d.Address)
		done[proposalID(d.Facility, &t)] = true
	}
	found := b.said()
	var open []Proposal
	for _, f := range b.register.Every(today) {
		for _, s := range found[f.Code] {
			if !done[s.id] && !b.known(&s.taken, f.Code) {
				open = append(open, s.proposal(f, b.register))
			}
		}
	}
	return open, nil
}

// saying is one address that lists give for a facility.
type saying struct {
	id     string
	taken  taken
	texts  map[string]int // how often it is written so
	source string
	seenOn app.Date
	rows   int
}

// said are the addresses that the lists give for each facility, those of most
// people first.
func (b *Book) said() map[string][]*saying {
	type cell struct{ facility, address string }
	seen, all := map[cell]*saying{}, map[string][]*saying{}
	for _, p := range b.people.Everybody() {
		if !p.Placed() || p.Held.Address == "" {
			continue
		}
		c := cell{p.Held.Facility, p.Held.Address}
		s := seen[c]
		if s == nil {
			t := takeApart(c.address)
			id := proposalID(c.facility, &t)
			if at := slices.IndexFunc(all[c.facility], func(s *saying) bool { return s.id == id }); at >= 0 {
				s = all[c.facility][at]
			} else {
				s = &saying{id: id, taken: t, texts: map[string]int{}}
				all[c.facility] = append(all[c.facility], s)
			}
			seen[c] = s
		}
		s.rows++
		s.texts[c.address]++
		if s.source == "" || s.seenOn.Before(p.Held.SeenOn) {
			s.source, s.seenOn = p.Held.Source, p.Held.SeenOn
		}
	}
	for _, list := range all {
		slices.SortFunc(list, func(x, y *saying) int { return cmp.Or(cmp.Compare(y.rows, x.rows), cmp.Compare(x.id, y.id)) })
	}
	return all
}

func proposalID(facility string, t *taken) string {
	sum := sha256.Sum256([]byte(t.key()))
	return facility + "." + hex.EncodeToString(sum[:3])
}

// known reports that the register, or the user, has the address already, be it as
// a former one: an old list must not bring a dead address back.
func (b *Book) known(t *taken, code string) bool {
	for _, e := range b.register.History(code) {
		if t.says(&e.Facility) {
			return true
		}
	}
	return false
}

// proposal is the saying as it would change the facility.
func (s *saying) proposal(now app.Facility, reg Register) Proposal {
	p := Proposal{ID: s.id, Facility: now.Code, Source: s.source, SeenOn: s.seenOn, Rows: s.rows, Now: now, Proposed: now}
	best := -1
	for text, n := range s.texts {
		weight := 2 * n
		if names.ScriptOf(text) != names.ScriptLatin { // a letter does not arrive with another one
			weight += 2 * s.rows
		}
		if weight > best || weight == best && text < p.Address {
			best, p.Address = weight, text
		}
	}
	f := &p.Proposed
	f.Closed, f.MovedTo, f.Note = false, "", app.Text{}
	f.AddressRU, f.AddressBE = app.Address{State: app.AddressUnconfirmed}, app.Address{State: app.AddressUnconfirmed}
	said := s.source + ", " + s.seenOn.String()
	f.Source, f.SaidOn = app.Text{EN: said, RU: said, BE: said}, s.seenOn
	f.ValidUntil = app.Date{}
	f.SetAddress(langOf(p.Address, cmp.Or(now.Address(app.Russian).Lang, app.Russian)), linesOf(withoutName(p.Address, now.Code, reg)))
	return p
}

// Proposal of the ID, app.NotFound where none is open.
func (b *Book) Proposal(ctx context.Context, id string, today app.Date) (Proposal, error) {
	open, err := b.Proposals(ctx, today)
	if err != nil {
		return Proposal{}, err
	}
	for _, p := range open {
		if p.ID == id {
			return p, nil
		}
	}
	return Proposal{}, &app.Error{Code: app.NotFound, Key: "error.facility.no_proposal", Args: app.Args{"ID": id}}
}

// Accept makes the proposal the user's own entry. entry is Proposed as the person
// has confirmed it: above all ValidFrom, the first day of the address.
func (b *Book) Accept(ctx context.Context, id string, entry app.Facility, today app.Date) (app.Changes, error) {
	p, err := b.Proposal(ctx, id, today)
	if err != nil {
		return app.Changes{}, err
	}
	entry.Code = p.Facility
	switch {
	case !entry.ValidFrom.Full():
		return app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.facility.day"}
	case !entry.HasAddress():
		return app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.facility.no_lines"}
	}
	if err := check(&entry); err != nil {
		return app.Changes{}, err
	}
	return b.save(ctx, app.FacilityEdit{
		Put: []app.OwnFacility{b.own(entry, today)}, Decide: []app.AddressDecision{p.decision(true, today)}, Undo: "undo.store.address_accepted",
	}, today)
}

// Refuse remembers that the address is not to be taken, so that it is not
// proposed again.
func (b *Book) Refuse(ctx context.Context, id string, today app.Date) (app.Changes, error) {
	p, err := b.Proposal(ctx, id, today)
	if err != nil {
		return app.Changes{}, err
	}
	return b.save(ctx, app.FacilityEdit{Decide: []app.AddressDecision{p.decision(false, today)}, Undo: "undo.store.address_refused"}, today)
}

func (p *Proposal) decision(accepted bool, on app.Date) app.AddressDecision {
	return app.AddressDecision{Facility: p.Facility, Address: p.Address, Source: p.Source, Accepted: accepted, On: on}
}
