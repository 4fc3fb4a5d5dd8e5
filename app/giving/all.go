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
// given again, the letters, the replies and the parcels.
type Everything struct {
	Exported
	Plans   []app.Plan
	Letters []app.Letter
	Replies []app.Reply
	Parcels []app.Parcel
}

// replyObject is a reply in the file; from whom it came only where names are asked for,
// what it says only where notes are.
type replyObject struct {
	ID      app.ReplyID    `json:"id"`
	Date    string         `json:"date"`
	Written string         `json:"written"`
	Lang    app.Lang       `json:"lang"`
	Letters []app.LetterID `json:"letters"`
	Owed    bool           `json:"owed"`
	Person  app.PersonID   `json:"person_id,omitempty"`
	Name    string         `json:"person,omitempty"`
	Text    string         `json:"text,omitempty"`
	Other   string         `json:"translation,omitempty"`
	Note    string         `json:"note,omitempty"`
}

// parcelObject is a parcel in the file, likewise.
type parcelObject struct {
	ID       app.ParcelID    `json:"id"`
	State    app.ParcelState `json:"state"`
	Facility string          `json:"facility"`
	Packed   string          `json:"packed"`
	Posted   string          `json:"posted"`
	Ended    string          `json:"ended"`
	Tracking string          `json:"tracking"`
	Cost     string          `json:"cost"`
	Currency string          `json:"currency"`
	Lines    []lineObject    `json:"lines"`
	Person   app.PersonID    `json:"person_id,omitempty"`
	Name     string          `json:"person,omitempty"`
	Note     string          `json:"note,omitempty"`
}

type lineObject struct {
	Content  string `json:"content"`
	Item     string `json:"item"`
	Count    int    `json:"count"`
	Grams    int    `json:"grams"`
	Value    string `json:"value"`
	Currency string `json:"currency"`
}

func (e *Everything) replies(with With, leave func(Left)) []replyObject {
	all := make([]replyObject, len(e.Replies))
	for i := range e.Replies {
		r := &e.Replies[i]
		all[i] = replyObject{ID: r.ID, Date: r.On.String(), Written: r.Written.String(), Lang: r.Original.Lang, Letters: append([]app.LetterID{}, r.Letters...), Owed: r.Owed()}
		if with.Names {
			all[i].Person, all[i].Name = r.Person, e.name(r.Person)
		} else {
			leave(LeftPerson)
		}
		if with.Notes {
			all[i].Text, all[i].Other, all[i].Note = r.Original.Text, r.Translation.Text, r.Note
		} else {
			leave(LeftText)
		}
		if r.Pages > 0 {
			leave(LeftFiles)
		}
	}
	return all
}

func (e *Everything) parcels(with With, leave func(Left)) []parcelObject {
	all := make([]parcelObject, len(e.Parcels))
	for i := range e.Parcels {
		p := &e.Parcels[i]
		all[i] = parcelObject{
			ID: p.ID, State: p.State, Facility: p.Facility, Packed: p.Packed.String(), Posted: p.Posted.String(), Ended: p.Ended.String(), Tracking: p.Tracking,
			Cost: p.Cost.Plain(), Currency: p.Cost.Currency, Lines: make([]lineObject, len(p.Lines)),
		}
		for n, l := range p.Lines {
			all[i].Lines[n] = lineObject{l.Content, l.Item, l.Count, l.Grams, l.Value.Plain(), l.Value.Currency}
		}
		if with.Names {
			all[i].Person, all[i].Name = p.Person, e.name(p.Person)
		} else {
			leave(LeftPerson)
		}
		if with.Notes {
			all[i].Note = p.Note
		} else if p.Note != "" {
			leave(LeftNote)
		}
	}
	return all
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
	replies, parcels := e.replies(with, leave), e.parcels(with, leave)
	slices.Sort(left)
	return left, writeObject(w, map[string]any{
		"donations": e.objects(), "plans": plans, "letters": letters, "replies": replies, "parcels": parcels, "left_out": append([]Left{}, left...),
	})
}
