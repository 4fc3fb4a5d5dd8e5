// Package proof reads texts before they are sent: it gathers what app/check
// judges them by, once for many, and hands on what is found.
package proof

import (
	"context"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"vestka/app"
	"vestka/app/check"
	"vestka/app/letters"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/app/rulebook"
	"vestka/app/sheet"
	"vestka/app/spelling"
	"vestka/app/wordbook"
)

// People is the list.
type People interface {
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
	Everybody() []*app.Person
	ListAge(ctx context.Context, ids []app.PersonID, today app.Date) (app.ListAge, error)
}

// Rules say what may be sent to somebody.
type Rules interface {
	Sender(ctx context.Context) (rulebook.Sender, error)
	Of(ctx context.Context, p *app.Person, s rulebook.Sender, day app.Date) (*rulebook.Outlook, error)
}

// Press knows to whom nothing can be posted.
type Press interface {
	WhyNot(person *app.Person, status []app.Status, day app.Date) *printing.Reason
}

// Places are known to the spell-check.
type Places interface {
	Every(on app.Date) []app.Facility
}

// Log is what was written before.
type Log interface {
	Letters(ctx context.Context, f app.LetterFilter) ([]app.Letter, error)
}

// Reader reads texts. It may be used from everywhere at once.
type Reader struct {
	People   People
	Rules    Rules
	Press    Press
	Words    *wordbook.Book
	Settings app.SettingStore
	Places   Places
	Log      Log
	Fonts    *sheet.Fonts
	Spelling *spelling.Dictionaries

	mu    sync.Mutex
	of    []*app.Person // whom the names below are of
	names *check.Names
}

// Text is what is to be read.
type Text struct {
	Text   string
	Lang   app.Lang     // in which it is said to be; empty where not known
	Form   app.Form     // empty: of whatever length
	Person app.PersonID // to whom it goes; 0 for nobody yet
	Font   sheet.FontID // on a card
	Draft  bool         // in the field language
	Spell  bool         // words are looked up, too; the first time that takes a second
	About  bool         // it is about the person and goes to nobody in prison
}

// Round reads texts of one day by one state of the lists, the rules, the settings
// and the log, and remembers those that it has read: of a batch nearly the same
// text may go to one place once only. It is not for use from several places at once.
type Round struct {
	reader *Reader
	base   check.Context
	sender rulebook.Sender
	day    app.Date
	beside bool                         // room is left on a card for the return address
	learnt map[app.Lang]map[string]bool // the personal dictionary, in normal forms
	sent   letters.Sent
	places map[string]bool // of which the letters of the log are in sent
}

// Begin gathers what is the same for all texts.
func (r *Reader) Begin(ctx context.Context, day app.Date) (*Round, error) {
	round := &Round{reader: r, day: day, places: map[string]bool{}}
	var err error
	if round.base.Lists, err = r.Words.Lists(ctx); err != nil {
		return nil, err
	}
	if round.base.Quiet, err = r.Words.Quiet(ctx); err != nil {
		return nil, err
	}
	if round.base.Sender, err = r.Settings.Setting(ctx, app.SettingSender); err != nil {
		return nil, err
	}
	if round.base.Return, err = r.Settings.Setting(ctx, app.SettingReturn); err != nil {
		return nil, err
	}
	room, err := app.SettingValue(ctx, r.Settings, app.SettingRoom)
	if err != nil {
		return nil, err
	}
	round.beside = room == app.On
	if round.sender, err = r.Rules.Sender(ctx); err != nil {
		return nil, err
	}
	if round.learnt, err = r.learnt(ctx); err != nil {
		return nil, err
	}
	round.base.Names = r.namesOf(day)
	return round, nil
}

// Read is Begin for one text.
func (r *Reader) Read(ctx context.Context, t Text, day app.Date) ([]check.Finding, error) {
	round, err := r.Begin(ctx, day)
	if err != nil {
		return nil, err
	}
	return round.Read(ctx, t)
}

// namesOf are the names of the list, made anew where the list is another.
func (r *Reader) namesOf(day app.Date) *check.Names {
	now := r.People.Everybody()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.names == nil || len(now) != len(r.of) || len(now) > 0 && &now[0] != &r.of[0] {
		r.names, r.of = check.NamesOf(now, placeWords(r.Places.Every(day))...), now
	}
	return r.names
}

// Read gives what there is to look at in the text.
func (r *Round) Read(ctx context.Context, t Text) ([]check.Finding, error) {
	c := r.base
	c.Lang, c.Form, c.Person, c.Draft = t.Lang, t.Form, t.Person, t.Draft
	c.TooLong = t.Form == app.CardForm && r.tooLong(t)
	if t.Person != 0 && !t.About {
		if err := r.standing(ctx, t, &c); err != nil {
			return nil, err
		}
	}
	found := check.Text(t.Text, &c)
	if t.About {
		found = slices.DeleteFunc(found, forPrison)
	}
	if t.Spell {
		return r.spelt(ctx, t, found)
	}
	return found, nil
}

// forPrison reports what matters to a censor only: a member of parliament may read of
// prisons and politics, but not "Dear ," and not two forms of address in one letter.
func forPrison(f check.Finding) bool {
	return f.Kind != check.Blank && f.Kind != "manner" && (f.Entry == nil || f.Entry.ID != "too-long-for-card")
}

// standing finds where the person is and what the rules say of the form there.
func (r *Round) standing(ctx context.Context, t Text, c *check.Context) error {
	e, known := r.reader.People.Person(t.Person, r.day)
	if !known {
		return &app.Error{Code: app.NotFound, Key: "error.store.no_person"}
	}
	c.Called = e.Names
	age, err := r.reader.People.ListAge(ctx, []app.PersonID{e.ID}, r.day)
	if err != nil {
		return err
	}
	c.ListOld = age.IsOld()
	if why := r.reader.Press.WhyNot(e.Person, nil, r.day); why != nil {
		c.Gone = &check.Reason{Key: why.Key, Args: why.Args}
		return nil
	}
	if c.Same, err = r.same(ctx, t, e.Person); err != nil {
		return err
	}
	if t.Form == "" {
		return nil
	}
	o, err := r.reader.Rules.Of(ctx, e.Person, r.sender, r.day)
	if err != nil {
		return err
	}
	for i := range o.Answers {
		if o.Answers[i].Thing == check.Thing(t.Form) {
			c.Answer = &o.Answers[i].Answer
		}
	}
	return nil
}

// manyLetters is how many letters to one place a text is compared with, the newest.
const manyLetters = 2000

// same reports that nearly the same text has gone to the place where the person is,
// to somebody else or to them, or is another one of this round.
func (r *Round) same(ctx context.Context, t Text, p *app.Person) (bool, error) {
	place := p.Held.Facility
	if place == "" || t.Text == "" {
		return false, nil
	}
	if !r.places[place] {
		list, err := r.reader.Log.Letters(ctx, app.LetterFilter{Facility: place, Limit: manyLetters})
		if err != nil {
			return false, err
		}
		for i := range list {
			if l := &list[i]; l.State != app.Stopped && l.Text != "" {
				var to app.Names
				if e, known := r.reader.People.Person(l.Person, r.day); known {
					to = e.Names
				}
				r.sent.Add(int64(l.ID), place, letters.NewShingles(l.Text, to))
			}
		}
		r.places[place] = true
	}
	text := t.Text
	if t.Draft {
		text = check.WithoutFields(text)
	}
	shingles := letters.NewShingles(text, p.Names)
	id, _ := r.sent.Like(place, shingles)
	r.sent.Add(-1, place, shingles)
	return id != 0 && len(shingles) >= fewShingles, nil
}

// fewShingles is from how many words on two texts can be told to be one: all short
// greetings are alike.
const fewShingles = 12

// A card takes so many letters and lines for certain, and surely no more than so
// many: only between them it has to be laid out to be known.
const (
	surelyFits  = 400
	fewLines    = 8
	surelyOver  = 4000
	longestWord = 40
)

func (r *Round) tooLong(t Text) bool {
	n, back := utf8.RuneCountInString(t.Text), r.back(t.Lang)
	switch {
	case n > surelyOver:
		return true
	case len(back) == 0 && n < surelyFits && strings.Count(t.Text, "\n") < fewLines && !hasLongWord(t.Text):
		return false
	}
	laid := sheet.LayPostcard(r.reader.Fonts, sheet.Postcard{Message: t.Text, MessageFont: t.Font, Return: back})
	return laid.Overflow
}

// back are the lines of the return address that take room on a card. One with a slip in
// its fields takes none: it is told where it is printed.
func (r *Round) back(lang app.Lang) []string {
	if !r.beside {
		return nil
	}
	lines, err := printing.ReturnLines(r.base.Return, printing.Request{Lang: lang, Sender: r.base.Sender, Today: r.day})
	if err != nil {
		return nil
	}
	return lines
}

func hasLongWord(text string) bool {
	for w := range strings.FieldsSeq(text) {
		if len(w) > 2*longestWord {
			return true
		}
	}
	return false
}
