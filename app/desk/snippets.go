package desk

import (
	"context"

	"vestka/app"
	"vestka/app/letters"
)

// SnippetUse is a snippet that stands in a letter, or in a draft from which no
// letter was made yet.
type SnippetUse struct {
	Snippet app.SnippetID
	Person  app.PersonID // to whom that is; 0 for nobody yet
	Draft   app.DraftID  // 0 for a letter
	On      app.Date     // of the letter's state; zero for a draft
}

// SaveSnippets keeps snippets of which each can be read as a text with fields.
func (d *Desk) SaveSnippets(ctx context.Context, snippets ...app.Snippet) ([]app.SnippetID, app.Changes, error) {
	for _, one := range snippets {
		if _, err := letters.Parse(one.Text, one.Lang); err != nil {
			return nil, app.Changes{}, err
		}
	}
	return d.Store.SaveSnippets(ctx, snippets...)
}

// SnippetUses are what letters and drafts to the person have of snippets, or those
// to everybody for 0; the newest letters first. A letter that was stopped was never
// sent and does not count.
//
// The texts themselves are read, so that a snippet counts however it came into a
// letter, and no longer does where it was taken out again.
func (d *Desk) SnippetUses(ctx context.Context, person app.PersonID) ([]SnippetUse, error) {
	snippets, err := d.Snippets(ctx)
	if err != nil || len(snippets) == 0 {
		return nil, err
	}
	in := newFinder(snippets)
	var uses []SnippetUse
	sent, err := d.Letters(ctx, app.LetterFilter{Person: person})
	if err != nil {
		return nil, err
	}
	for i := range sent {
		l := &sent[i]
		if l.State != app.Stopped {
			uses = in.find(uses, l.Text, SnippetUse{Person: l.Person, On: l.On})
		}
	}
	drafts, err := d.Drafts(ctx, app.DraftFilter{Person: person})
	for i := range drafts {
		uses = in.find(uses, drafts[i].Printed().Text, SnippetUse{Person: drafts[i].Person, Draft: drafts[i].ID})
	}
	return uses, err
}

// Offer is the text with snippets to draw from, and which of them each of the people
// already got; the text itself, and nothing, where it asks for none.
func (d *Desk) Offer(ctx context.Context, text *letters.Template, people []app.PersonID) (*letters.Template, map[app.PersonID]map[app.SnippetID]bool, error) {
	if !text.Uses(letters.Snippet) {
		return text, nil, nil
	}
	all, err := d.Snippets(ctx)
	if err != nil {
		return nil, nil, err
	}
	only := app.PersonID(0)
	if len(people) == 1 {
		only = people[0]
	}
	uses, err := d.SnippetUses(ctx, only)
	if err != nil {
		return nil, nil, err
	}
	had := map[app.PersonID]map[app.SnippetID]bool{}
	for _, u := range uses {
		if u.Draft != 0 { // nobody got it yet
			continue
		}
		if had[u.Person] == nil {
			had[u.Person] = map[app.SnippetID]bool{}
		}
		had[u.Person][u.Snippet] = true
	}
	return text.With(letters.Pieces(all, text.Lang())), had, nil
}

// enough of a snippet is in a text that has so much of its words in their order: the
// writer may shorten it, or change a word.
const enough = 0.5

// finder finds snippets in texts.
type finder struct {
	ids    []app.SnippetID
	pieces []letters.Shingles
}

func newFinder(snippets []app.Snippet) *finder {
	f := &finder{}
	for _, one := range snippets {
		f.ids, f.pieces = append(f.ids, one.ID), append(f.pieces, letters.NewShingles(plain(one), app.Names{}))
	}
	return f
}

// plain is the text of a snippet as somebody would read it.
func plain(one app.Snippet) string {
	t, err := letters.Parse(one.Text, one.Lang)
	if err != nil { // kept by another version of the program
		return one.Text
	}
	text, _ := t.Merge(letters.Sample(one.Lang))
	return text
}

// find adds a use for each snippet that the text has.
func (f *finder) find(uses []SnippetUse, text string, use SnippetUse) []SnippetUse {
	words := letters.NewShingles(text, app.Names{})
	for i, piece := range f.pieces {
		if words.Holds(piece) >= enough {
			use.Snippet = f.ids[i]
			uses = append(uses, use)
		}
	}
	return uses
}
