package printing

import (
	"context"

	"vestka/app"
	"vestka/app/people"
	"vestka/i18n"
)

const disputedKey = "print.flag.disputed"

// Disputed are the people of whom sources disagree where they are held: who says
// what, and whose address is printed all the same.
func (p *Press) Disputed(ctx context.Context, ids []app.PersonID, day app.Date) (map[app.PersonID]Reason, error) {
	accounts, err := p.people.DisputedPlaces(ctx, ids)
	if err != nil {
		return nil, err
	}
	all := make(map[app.PersonID]Reason, len(accounts))
	for id, a := range accounts {
		if e, known := p.people.Person(id, day); known {
			all[id] = p.disputed(e.Person, &a, day)
		}
	}
	return all, nil
}

func (p *Press) disputed(person *app.Person, a *people.Account, day app.Date) Reason {
	said := func(l app.Lang) string { return people.PlacesText(i18n.For(string(l)), p.register, a, day) }
	to, _ := p.register.Facility(person.Held.Facility, day)
	return Reason{Person: person.ID, Key: disputedKey, Args: app.Args{
		"Said":     app.Text{EN: said(app.English), RU: said(app.Russian), BE: said(app.Belarusian)},
		"Facility": to.Name,
	}}
}

// PlaceDisputed reports that sources disagree where the person is held, which the
// user can settle.
func (r Reason) PlaceDisputed() bool { return r.Key == disputedKey }

// Disputed are the people of the job of whom sources disagree where they are held.
func (j *Job) Disputed() []app.PersonID {
	var ids []app.PersonID
	for _, f := range j.Flagged() {
		if f.PlaceDisputed() {
			ids = append(ids, f.Person)
		}
	}
	return ids
}
