package journal

import (
	"context"
	"slices"
	"strings"

	"vestka/app"
)

// Life is what becomes of letters once they are printed or written.
type Life struct{ store LifeStore }

// LifeStore is what the life of letters needs of the store.
type LifeStore interface {
	app.LifeStore
	Letters(ctx context.Context, f app.LetterFilter) ([]app.Letter, error)
}

// NewLife is that of the letters of the store.
func NewLife(store LifeStore) *Life { return &Life{store} }

// Batch chooses letters that wait to be sent: those of all that is said.
type Batch struct {
	Job      app.JobID      // 0 for every one
	People   []app.PersonID // nil for everybody
	Occasion app.Occasion   // empty for every one
	Except   []app.LetterID // that stay where they are
}

// Waiting are the letters of the batch that are made and not sent, in the order in
// which they were printed, the newest job first.
func (l *Life) Waiting(ctx context.Context, b Batch) ([]app.Letter, error) {
	var all []app.Letter
	for _, state := range []app.LetterState{app.Ready, app.Printed} {
		letters, err := l.store.Letters(ctx, app.LetterFilter{State: state, Job: b.Job, Occasion: b.Occasion})
		if err != nil {
			return nil, err
		}
		all = append(all, letters...)
	}
	all = slices.DeleteFunc(all, func(one app.Letter) bool {
		return b.People != nil && !slices.Contains(b.People, one.Person) || slices.Contains(b.Except, one.ID)
	})
	slices.SortStableFunc(all, func(x, y app.Letter) int {
		if x.Job != y.Job {
			return int(y.Job - x.Job)
		}
		return x.Nr - y.Nr
	})
	return all, nil
}

// Step brings letters to a step; app.Invalid or app.Refused, and nothing is changed,
// where it cannot be.
func (l *Life) Step(ctx context.Context, ids []app.LetterID, to app.LetterStep, today app.Date) (app.Changes, error) {
	if err := to.Check(today); err != nil {
		return app.Changes{}, err
	}
	return l.store.StepLetters(ctx, ids, to)
}

// Unstep takes the last step of letters away.
func (l *Life) Unstep(ctx context.Context, ids []app.LetterID) (app.Changes, error) {
	return l.store.UnstepLetters(ctx, ids)
}

// Steps are those of a letter, the first one first.
func (l *Life) Steps(ctx context.Context, id app.LetterID) ([]app.LetterStep, error) {
	return l.store.LetterSteps(ctx, id)
}

// Add logs letters that were not printed here, each brought to the step, from its
// beginning on the same day; no step leaves them ready.
func (l *Life) Add(ctx context.Context, letters []app.Letter, to app.LetterStep, today app.Date) (app.Changes, error) {
	if err := to.Check(today); err != nil {
		return app.Changes{}, err
	}
	if !slices.Contains([]app.LetterState{app.Ready, app.Posted, app.Given}, to.State) {
		return app.Changes{}, &app.Error{Code: app.Refused, Key: "error.step.not_sent", Hint: "error.step.not_sent.hint", Args: app.Args{"ID": 0}}
	}
	all := slices.Clone(letters)
	for i := range all {
		one := &all[i]
		var err error
		if one.Text, err = cleanText(one.Text); err != nil {
			return app.Changes{}, err
		}
		one.Job, one.State, one.On = 0, app.Ready, to.On
		if to.State != app.Ready {
			one.Take(to)
		}
	}
	return l.store.LogLetters(ctx, all)
}

// Edit writes what a letter says anew; app.Refused where it was sent.
func (l *Life) Edit(ctx context.Context, letter app.Letter) (_ app.Changes, err error) {
	if letter.Text, err = cleanText(letter.Text); err != nil {
		return app.Changes{}, err
	}
	return l.store.EditLetter(ctx, letter)
}

// cleanText is the text of a letter without the spaces around it; Invalid where it is too
// long.
func cleanText(text string) (string, error) {
	text = strings.TrimSpace(text)
	if len(text) > app.MostText {
		return "", &app.Error{Code: app.Invalid, Key: "error.draft.size", Args: app.Args{"Count": app.MostText}}
	}
	return text, nil
}

// Returns are the letters that came back and wait to be dealt with, the newest first.
func (l *Life) Returns(ctx context.Context) ([]app.LetterStep, error) { return l.store.Returns(ctx) }

// Settle notes that the returns of letters were dealt with.
func (l *Life) Settle(ctx context.Context, ids []app.LetterID, today app.Date) (app.Changes, error) {
	return l.store.SettleReturns(ctx, ids, today)
}

// ByHand is a letter that somebody writes by hand to the person, in the facility where
// the person is held; zero where that is not known.
func ByHand(p *app.Person, f *app.Facility, lang app.Lang) app.Letter {
	l := app.Letter{Person: p.ID, Kind: app.Postcard, Occasion: app.Greeting, Lang: lang, ByHand: true, Sample: p.Sample, Facility: f.Code}
	if f.HasAddress() {
		l.Address = strings.Join(f.AddressIn(lang).Lines, "\n")
	}
	return l
}

// Deposit notes that copies of all letters to a person were left with a service, which
// hands them over after release. It gives how many; Refused where there is none.
func (l *Life) Deposit(ctx context.Context, person app.PersonID, service string, on, today app.Date) (int, app.Changes, error) {
	letters, err := l.store.Letters(ctx, app.LetterFilter{Person: person})
	if err != nil {
		return 0, app.Changes{}, err
	}
	var ids []app.LetterID
	for i := range letters {
		if letters[i].State != app.Begun { // nobody knows that it was made
			ids = append(ids, letters[i].ID)
		}
	}
	if len(ids) == 0 {
		return 0, app.Changes{}, &app.Error{Code: app.Refused, Key: "error.archive.empty"}
	}
	changes, err := l.Step(ctx, ids, app.LetterStep{State: app.Stored, On: on, Service: service}, today)
	return len(ids), changes, err
}
