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

// Begin makes a draft to the person, or to nobody yet for 0. A text of which a
// field cannot be filled in stays in the field language, so that its writer sees
// what is missing.
func (d *Desk) Begin(ctx context.Context, person app.PersonID, s Start) (app.Draft, app.Changes, error) {
	text, err := d.template(&s)
	if err != nil {
		return app.Draft{}, app.Changes{}, err
	}
	draft := s.draft(person)
	draft.Original.Text = s.Words
	if text != nil && person != 0 {
		to, err := d.addressee(person, s.Day)
		if err != nil {
			return app.Draft{}, app.Changes{}, err
		}
		text, had, err := d.Offer(ctx, text, []app.PersonID{person})
		if err != nil {
			return app.Draft{}, app.Changes{}, err
		}
		v := d.values(to, &s)
		v.Had = had[to.ID]
		if merged, missing := text.Merge(v); len(missing) == 0 {
			draft.Original.Text = letters.Escape(merged)
		}
	}
	ids, changes, err := d.AddDrafts(ctx, []app.Draft{draft})
	if err != nil {
		return app.Draft{}, app.Changes{}, err
	}
	draft, err = d.Draft(ctx, ids[0])
	return draft, changes, err
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

// Read is a side of a draft as it will be read, and what is missing to print it.
func (d *Desk) Read(draft *app.Draft, side app.Side, l letters.Occasioned) (string, []letters.Missing, error) {
	t, err := letters.Parse(side.Text, side.Lang)
	if err != nil {
		return "", nil, err
	}
	l.Lang, l.Occasion = side.Lang, draft.Occasion
	to := &app.Person{}
	if draft.Person != 0 {
		if to, err = d.addressee(draft.Person, l.Day); err != nil {
			return "", nil, err
		}
	}
	held, _ := d.register.Facility(to.Held.Facility, l.Day)
	text, missing := t.Merge(letters.ValuesOf(to, &held, l))
	return text, missing, nil
}
