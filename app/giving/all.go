package giving

import (
	"io"
	"slices"

	"vestka/app"
)

// LeftText names the texts and addresses of letters, which stay in the store with the
// people whom they were written to.
const LeftText Left = "text"

// Everything is the whole journal for another program: what was given, what is to be
// given again, and the letters.
type Everything struct {
	Exported
	Plans   []app.Plan
	Letters []app.Letter
}

// letterObject is a letter in the file; whom it went to only where names are asked for,
// what it said only where notes are.
type letterObject struct {
	ID       app.LetterID    `json:"id"`
	Date     string          `json:"date"`
	State    app.LetterState `json:"state"`
	Kind     app.LetterKind  `json:"kind"`
	Occasion app.Occasion    `json:"occasion"`
	Lang     app.Lang        `json:"lang"`
	Facility string          `json:"facility"`
	Person   app.PersonID    `json:"person_id,omitempty"`
	Name     string          `json:"person,omitempty"`
	Text     string          `json:"text,omitempty"`
}

type planObject struct {
	ID        app.PlanID    `json:"id"`
	Every     app.Every     `json:"every"`
	Next      string        `json:"next"`
	Ends      string        `json:"ends"`
	Amount    string        `json:"amount"`
	Currency  string        `json:"currency"`
	PayeeKind app.PayeeKind `json:"payee_kind"`
	Payee     string        `json:"payee"`
	Purpose   string        `json:"purpose"`
	Method    string        `json:"method"`
	Person    app.PersonID  `json:"person_id,omitempty"`
	Note      string        `json:"note,omitempty"`
}

// WriteAll writes everything as JSON, and tells what was left out.
func (e *Everything) WriteAll(w io.Writer, with With) ([]Left, error) {
	left := slices.Clone(e.Left)
	leave := func(one Left) {
		if !slices.Contains(left, one) {
			left = append(left, one)
		}
	}
	plans := make([]planObject, len(e.Plans))
	for i, p := range e.Plans {
		like, some := with.Without(p.Like)
		for _, one := range some {
			leave(one)
		}
		plans[i] = planObject{
			p.ID, p.Every, p.Next.String(), p.Ends.String(), like.Amount.Plain(), like.Amount.Currency, like.PayeeKind, like.Payee, like.Purpose, like.Method, like.Person, like.Note,
		}
	}
	letters := make([]letterObject, len(e.Letters))
	for i, l := range e.Letters {
		letters[i] = letterObject{ID: l.ID, Date: l.On.String(), State: l.State, Kind: l.Kind, Occasion: l.Occasion, Lang: l.Lang, Facility: l.Facility}
		if with.Names {
			letters[i].Person, letters[i].Name = l.Person, e.name(l.Person)
		} else {
			leave(LeftPerson)
		}
		if with.Notes {
			letters[i].Text = l.Text
		} else {
			leave(LeftText)
		}
	}
	slices.Sort(left)
	return left, writeObject(w, map[string]any{"donations": e.objects(), "plans": plans, "letters": letters, "left_out": append([]Left{}, left...)})
}
