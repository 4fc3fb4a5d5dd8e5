package rulebook

import (
	"context"

	"vestka/app"
	"vestka/app/rules"
)

// Sender is who would like to send something, as far as the rules ask.
type Sender struct {
	Relation app.Relation // to people of whom the user has not said another
	Country  string       // ISO 3166-1 alpha-2; empty where not known
}

// Sender is the user, as the settings say.
func (b *Book) Sender(ctx context.Context) (Sender, error) {
	relation, err := app.SettingValue(ctx, b.store, app.SettingRelation)
	if err != nil {
		return Sender{}, err
	}
	country, err := app.SettingValue(ctx, b.store, app.SettingCountry)
	return Sender{app.Relation(relation), country}, err
}

// To is the sender's relation to the person.
func (s Sender) To(p *app.Person) app.Relation {
	if p.Relation != "" {
		return p.Relation
	}
	return s.Relation
}

// Outlook is what may be sent to one person on a day.
type Outlook struct {
	Person   *app.Person
	Facility app.Facility // zero where it is not known where the person is held
	Case     rules.Case
	Ground   rules.Ground // of the stage
	Answers  []Answer     // in the order of rules.Things; none where the person has died
}

// Answer is what the rules say of one thing.
type Answer struct {
	Thing rules.Thing
	rules.Answer
}

// Of says what the sender may send to the person on the day.
func (b *Book) Of(ctx context.Context, p *app.Person, s Sender, day app.Date) (*Outlook, error) {
	r, err := b.Rules(ctx)
	if err != nil {
		return nil, err
	}
	o := b.outlook(p, s, day)
	if p.Died.IsZero() {
		for _, thing := range rules.Things {
			o.Answers = append(o.Answers, Answer{thing, r.Ask(o.Case, thing)})
		}
	}
	return o, nil
}

// outlook is the case of the person, without answers yet.
func (b *Book) outlook(p *app.Person, s Sender, day app.Date) *Outlook {
	f, _ := b.register.Facility(p.Held.Facility, day)
	stage, ground := rules.StageOf(f.Kind, p.Verdict, p.Appeal, day)
	return &Outlook{Person: p, Facility: f, Ground: ground, Case: rules.CaseOf(p, f.Kind, stage, s.To(p), s.Country, day)}
}
