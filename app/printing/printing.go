// Package printing is a print job from people to paper: whom, with what words,
// laid out how, what is wrong with it, the PDF, and the entries of the log. The
// window and the command line print through it alike.
package printing

import (
	"context"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/exporter"
	"vestka/app/journal"
	"vestka/app/letters"
	"vestka/app/people"
	"vestka/app/register"
	"vestka/app/sheet"
)

// Request is what the user wants printed.
type Request struct {
	People   []app.PersonID    // in the order of printing; who is named twice gets one card
	Drafts   []app.Draft       // in the place of people, template, words, language and occasion, each for one card
	Status   []app.Status      // whom to write to at all; empty: only people now held
	Template string            // id of a built-in text
	Words    string            // the user's own in its place, in the template language; empty: those of the template
	Lang     app.Lang          // of the letter
	Case     app.Case          // of the name in the address; empty: the nominative
	Familiar bool              // where the words leave the choice: not polite
	Sender   string            // first name; empty: the signature falls away
	Writer   app.Sex           // of who signs; unknown also for several
	Own      map[string]string // what the words ask for, by the name after "my."
	Seed     int64             // of what is drawn where the words leave a choice
	Return   []string          // return address lines; empty: none
	Picture  Picture
	Pictures []string       // ids of built-in ones to draw from, in its place; not for drafts
	Design   app.Design     // of postcards, with its pictures; zero: the picture up to the edge
	Font     sheet.FontID   // of the message
	Paper    Paper          // what is printed, and on what
	Beside   []Paper        // further documents for the same people in the same order
	Copies   int            // of everything for each of the people; 0 is one
	Labels   int            // with the sender's address where nobody is chosen; 0: as many sheets full as copies
	Layout   sheet.Layout   // of postcards for which Paper names no stock
	Hand     sheet.HandSize // pages to copy the cards by hand from, in a hand of the size, in the place of Paper
	Reader   app.Lang       // of who copies
	Front    sheet.Shift    // by which the printer is put right
	Back     sheet.Shift    // the same for the second side
	Today    app.Date
}

// Picture is a built-in one by its id, or the user's own file.
type Picture struct {
	ID  string
	Own []byte // JPEG, PNG or WebP
}

// SeedOf is the seed that is drawn by unless another is asked for: the same for
// one day, so that a job that is made anew is the same, and another on the next.
func SeedOf(day app.Date) int64 {
	return int64(day.Year)*10_000 + int64(day.Month)*100 + int64(day.Day)
}

// OwnPicture is what the log calls a picture of the user's own.
const OwnPicture = "own"

// Reason is why a card is flagged or somebody is left out: a sentence of the
// catalogue.
type Reason struct {
	Person app.PersonID
	Key    string
	Args   app.Args
}

// MessageKey names the sentence; with MessageArgs it is all that a front end
// needs to show the reason in any language.
func (r Reason) MessageKey() string { return r.Key }

// HintKey is empty: a reason carries no advice.
func (r Reason) HintKey() string { return "" }

// MessageArgs are the values for the sentence.
func (r Reason) MessageArgs() map[string]any { return r.Args }

// Main is the document that is printed first of all.
func (r *Request) Main() Paper {
	p := r.Paper
	switch {
	case r.Hand != "":
		p.Item = Copysheets
	case p.item() == Postcards && p.Stock.Places() == 0 && r.Layout == sheet.FourUp:
		im := r.Layout.Imposition()
		p.Stock, p.Cut = im.Stock, im.Marks
	}
	p.Item = p.item()
	return p
}

// Papers are all documents, the main one first.
func (r *Request) Papers() []Paper { return append([]Paper{r.Main()}, r.Beside...) }

// copies is how many of everything are printed for each of the people.
func (r *Request) copies() int { return max(r.Copies, 1) }

// Card is one card of a job, ready for paper, or whatever else is printed for one of
// the people. A job may have thousands: what can be had again in no time, such as
// where each word stands, is not kept.
type Card struct {
	Item     Item         // that its words are on, or that is printed first
	Enclosed bool         // it goes with the one before it, to the same person
	Letter   app.LetterID // of the log that it is printed again from, 0 for none
	Person   *app.Person
	Lang     app.Lang // of the text
	Occasion app.Occasion
	Draft    app.DraftID // that it is made from, 0 for none
	Picture  string      // key of it
	Text     string
	Address  []string
	Facility *app.Facility
	Flags    []Reason // to be checked by a person; the card is printed all the same
	Overflow bool     // something does not fit even at the smallest size
	Leaves   int      // of a letter or of pages to copy from; 0 of what is one leaf

	fonts *sheet.Fonts
	req   *Request
}

// Job is a prepared print job. Nothing was written anywhere yet.
type Job struct {
	ID        app.JobID // in the log, where it was begun there and is only to be made; else 0
	Request   Request
	ToPrinter []int // documents that go there, by their numbers; the others go into files
	Occasion  app.Occasion
	Cards     []Card
	Common    []Reason        // what to look at on what is the same for everybody; Person is 0
	Skipped   []Reason        // people to whom nothing can be printed, and why
	Short     []letters.Short // facilities to which some cards have the same words, by code
	Pages     int             // of the main PDF
	Coarse    bool            // a picture has too few dots for its place
	List      app.ListAge     // how old the lists are that have the people of the cards
	Unread    error           // why it is not known of whom sources disagree where they are held, or how old their lists are; nil where it is
}

// Flagged are the reasons of what is the same for everybody, and of all cards, in the
// order of the cards.
func (j *Job) Flagged() []Reason {
	all := slices.Clone(j.Common)
	for i := range j.Cards {
		all = append(all, j.Cards[i].Flags...)
	}
	return all
}

// Overflow are the people whose text does not fit even at the smallest size.
func (j *Job) Overflow() []app.PersonID {
	var ids []app.PersonID
	for i := range j.Cards {
		if j.Cards[i].Overflow {
			ids = append(ids, j.Cards[i].Person.ID)
		}
	}
	return ids
}

// People is what a job needs of the list.
type People interface {
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
	ListAge(ctx context.Context, ids []app.PersonID, today app.Date) (app.ListAge, error)
	DisputedPlaces(ctx context.Context, ids []app.PersonID) (map[app.PersonID]people.Account, error)
}

// Register is what a job needs of the register.
type Register interface {
	Facility(code string, on app.Date) (app.Facility, bool)
	Templates() []register.Template
	PictureFile(id string) ([]byte, error)
}

// Snippets are what the words of a job can draw from.
type Snippets interface {
	Offer(ctx context.Context, text *letters.Template, people []app.PersonID) (*letters.Template, map[app.PersonID]map[app.SnippetID]bool, error)
}

// DrawFrom lets jobs draw from the snippets: without them a text that asks for one
// lacks it.
func (p *Press) DrawFrom(s Snippets) { p.snippets = s }

// Press prepares jobs and brings them to paper.
type Press struct {
	snippets Snippets // may be nil
	people   People
	journal  *journal.Journal
	register Register
	fonts    *sheet.Fonts
	guard    exporter.Guard
}

// New is a press over the list, the log, the register and the fonts; it writes no
// file where the guard refuses it.
func New(people People, log *journal.Journal, reg Register, fonts *sheet.Fonts, guard exporter.Guard) *Press {
	return &Press{people: people, journal: log, register: reg, fonts: fonts, guard: guard}
}

// template is the text of a paper, ready to be merged. Own words keep the occasion of
// the template that they replace; without one they are a greeting.
func (p *Press) template(name, own string, lang app.Lang, on *Paper) (*letters.Template, app.Occasion, error) {
	if name == "" && strings.TrimSpace(own) != "" {
		parsed, err := letters.Parse(own, lang)
		return parsed, app.Greeting, err
	}
	for _, t := range p.register.Templates() {
		if t.ID != name || t.Lang != lang {
			continue
		}
		if !on.Form().Holds(t.Form) {
			return nil, "", &app.Error{Code: app.Invalid, Key: "error.template.form", Hint: "error.template.form.hint", Args: app.Args{"Template": name}}
		}
		words := t.Body
		if strings.TrimSpace(own) != "" {
			words = own
		}
		parsed, err := letters.Parse(words, t.Lang)
		return parsed, t.Occasion, err
	}
	return nil, "", &app.Error{Code: app.Invalid, Key: "error.template.none", Args: app.Args{"Template": name, "Lang": string(lang)}}
}
