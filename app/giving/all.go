package giving

import (
	"io"
	"slices"

	"vestka/app"
)

// LeftText names the texts and addresses of letters, which stay in the store with the
// people whom they were written to.
const LeftText Left = "text"

// What is never in an export.
const (
	LeftOwn      Left = "own" // what the user wrote of people, drafts and texts: only with names and notes
	LeftLists    Left = "lists"
	LeftSettings Left = "settings"
)

// Everything is what is the user's own, for another program: the whole journal, and, as
// rows of their tables, what else he wrote.
type Everything struct {
	Exported
	Plans      []app.Plan
	Letters    []app.Letter
	Lives      map[app.LetterID][]app.LetterStep
	Replies    []app.Reply
	Parcels    []app.Parcel
	Gatherings []app.Gathering
	Occasions  []app.OwnOccasion
	Skips      []app.Skip
	Intervals  []app.Interval
	Own        map[string][]map[string]any // by table
	Files      bool                        // scans and pictures are in the store
}

// Count is how many entries of the journal there are.
func (e *Everything) Count() int {
	return len(e.Donations) + len(e.Plans) + len(e.Letters) + len(e.Replies) + len(e.Parcels) + len(e.Gatherings) + len(e.Occasions) + len(e.Skips) + len(e.Intervals)
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
		all[i].Person, all[i].Name = e.whose(r.Person, with, leave)
		if with.Notes {
			all[i].Text, all[i].Other, all[i].Note = r.Original.Text, r.Translation.Text, r.Note
		} else {
			leave(LeftText)
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
		all[i].Person, all[i].Name = e.whose(p.Person, with, leave)
		all[i].Note = with.note(p.Note, leave)
	}
	return all
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
	object := map[string]any{
		"donations": e.objects(), "plans": plans, "letters": e.letters(with, leave), "replies": e.replies(with, leave), "parcels": e.parcels(with, leave),
		"gatherings": e.gatherings(with, leave), "occasions": e.occasions(with, leave), "skips": e.skips(with, leave), "intervals": e.intervals(with, leave),
		"own": e.own(with, leave),
	}
	if e.Files {
		leave(LeftFiles)
	}
	leave(LeftLists)
	leave(LeftSettings)
	slices.Sort(left)
	object["left_out"] = append([]Left{}, left...)
	return left, writeObject(w, object)
}
