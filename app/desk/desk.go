package desk

import (
	"context"
	"strings"

	"vestka/app"
	"vestka/app/letters"
	"vestka/app/people"
	"vestka/app/register"
	"vestka/app/sheet"
)

// Store is what the desk keeps in the store.
type Store interface {
	app.DraftStore
	app.SnippetStore
	Letters(ctx context.Context, f app.LetterFilter) ([]app.Letter, error)
}

// List is what the desk needs of the list.
type List interface {
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
}

// Register is what the desk needs of the register.
type Register interface {
	Facility(code string, on app.Date) (app.Facility, bool)
	Templates() []register.Template
}

// Desk is where letters are written.
type Desk struct {
	Store
	list     List
	register Register
	fonts    *sheet.Fonts
}

// New is a desk over the store, the list, the register and the fonts.
func New(store Store, list List, reg Register, fonts *sheet.Fonts) *Desk {
	return &Desk{Store: store, list: list, register: reg, fonts: fonts}
}

// Start says how drafts begin.
type Start struct {
	Form               app.Form // empty: that of the template, else a card
	Template           string   // id of a text, empty for none
	Words              string   // in the place of its body, in the field language
	Picture            string
	letters.Occasioned // its occasion is that of a draft without a template
}

// Begun is a draft that was begun.
type Begun struct {
	app.Draft
	Unsure []letters.Unsure // forms of names that stand in the nominative in it
}

// Begin makes a draft to the person, or to nobody yet for 0. A text of which a
// field cannot be filled in stays in the field language, so that its writer sees
// what is missing.
func (d *Desk) Begin(ctx context.Context, person app.PersonID, s Start) (Begun, app.Changes, error) {
	text, err := d.template(&s)
	if err != nil {
		return Begun{}, app.Changes{}, err
	}
	begun := Begun{Draft: s.draft(person)}
	begun.Original.Text = s.Words
	if text != nil && person != 0 {
		if err := d.fill(ctx, &begun, text, &s); err != nil {
			return Begun{}, app.Changes{}, err
		}
	}
	ids, changes, err := d.AddDrafts(ctx, []app.Draft{begun.Draft})
	if err != nil {
		return Begun{}, app.Changes{}, err
	}
	begun.Draft, err = d.Draft(ctx, ids[0])
	return begun, changes, err
}

// fill writes the text to the person of the draft, where nothing is missing.
func (d *Desk) fill(ctx context.Context, begun *Begun, text *letters.Template, s *Start) error {
	to, err := d.addressee(begun.Person, s.Day)
	if err != nil {
		return err
	}
	text, had, err := d.Offer(ctx, text, []app.PersonID{begun.Person})
	if err != nil {
		return err
	}
	v := d.values(to, s)
	v.Had = had[to.ID]
	if merged, missing := text.Merge(v); len(missing) == 0 {
		begun.Original.Text, begun.Unsure = letters.Escape(merged), text.Unsure(v)
	}
	return nil
}

func (s *Start) draft(person app.PersonID) app.Draft {
	return app.Draft{
		Person: person, Form: s.Form, Occasion: s.Occasion, Template: s.Template, Picture: s.Picture,
		Original: app.Side{Lang: s.Lang},
	}
}

// template is the text to begin with, nil where there is none; it becomes the
// words of the start, and its occasion that of the drafts.
func (d *Desk) template(s *Start) (*letters.Template, error) {
	if s.Template != "" {
		t, err := d.find(s.Template, s.Lang)
		if err != nil {
			return nil, err
		}
		s.Occasion = t.Occasion
		if s.Form == "" {
			s.Form = t.Form
		}
		if strings.TrimSpace(s.Words) == "" {
			s.Words = t.Body
		}
	}
	if s.Occasion == "" {
		s.Occasion = app.Greeting
	}
	if s.Form == "" {
		s.Form = app.CardForm
	}
	s.Words = strings.TrimSpace(s.Words)
	if s.Words == "" {
		return nil, nil //nolint:nilnil // an empty page
	}
	return letters.Parse(s.Words, s.Lang)
}

func (d *Desk) find(id string, lang app.Lang) (register.Template, error) {
	for _, t := range d.register.Templates() {
		if t.ID == id && t.Lang == lang {
			return t, nil
		}
	}
	return register.Template{}, &app.Error{Code: app.Invalid, Key: "error.template.none", Args: app.Args{"Template": id, "Lang": string(lang)}}
}

func (d *Desk) addressee(id app.PersonID, day app.Date) (*app.Person, error) {
	entry, found := d.list.Person(id, day)
	if !found {
		return nil, &app.Error{Code: app.Invalid, Key: "error.no_person", Args: app.Args{"ID": int64(id)}}
	}
	return entry.Person, nil
}

// values are what a draft to the person is merged with.
func (d *Desk) values(to *app.Person, s *Start) letters.Values {
	held, _ := d.register.Facility(to.Held.Facility, s.Day)
	return letters.ValuesOf(to, &held, s.Occasioned)
}

// Reading is a side of a draft as it will be read.
type Reading struct {
	Text    string
	Missing []letters.Missing // what keeps it from being printed
	Unsure  []letters.Unsure  // forms of names that stand in the nominative in it
}

// Read is a side of a draft as it will be read.
func (d *Desk) Read(draft *app.Draft, side app.Side, l letters.Occasioned) (Reading, error) {
	t, err := letters.Parse(side.Text, side.Lang)
	if err != nil {
		return Reading{}, err
	}
	l.Lang, l.Occasion = side.Lang, draft.Occasion
	to := &app.Person{}
	if draft.Person != 0 {
		if to, err = d.addressee(draft.Person, l.Day); err != nil {
			return Reading{}, err
		}
	}
	held, _ := d.register.Facility(to.Held.Facility, l.Day)
	v := letters.ValuesOf(to, &held, l)
	r := Reading{}
	r.Text, r.Missing = t.Merge(v)
	if draft.Person != 0 {
		r.Unsure = t.Unsure(v)
	}
	return r, nil
}
