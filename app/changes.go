package app

import "context"

// Kind is a set of the kinds of thing that an operation changed.
type Kind uint

// The kinds of thing in the store.
const (
	KindPeople Kind = 1 << iota
	KindLetters
	KindSettings
	KindPlaces // which facility a text of the list means
	KindAttachments
	KindBackups // of the store, not in it
	KindRules   // on what may be sent: the user's own
	KindFacilities
	KindLists // that the user saved, and draws
	KindInbox // rows of lists that wait to be mended
	KindNews  // what imports told, and what was decided about it
	KindDrafts
	KindSnippets
	KindTemplates // of the user's own
	KindWords     // files of words to mind, the personal dictionary, what checks are silent about
	KindDesigns   // of the user's own
	KindSheets    // of labels: the user's own, and what is left of those that were begun
	KindDonations // and costs, and the plans of them
	KindParcels
	KindOccasions // days of the user's own, whom not to write to, how often to write
	KindReplies
)

// Changes is what an operation did to the store. The shell hands it to the
// sections, and each reloads only what it shows.
type Changes struct {
	Kinds Kind
	IDs   []int64 // of people, letters or attachments; empty means any
	Undo  *Undo   // nil where there is nothing to take back
}

// Has reports that one of the kinds changed.
func (c Changes) Has(k Kind) bool { return c.Kinds&k != 0 }

// Undo takes an operation back. Key names it for people: "import taken back".
type Undo struct {
	Key  string
	Args Args
	Do   func(context.Context) (Changes, error)
}

// Together is several operations, done one after the other, as one: it is taken
// back from the last to the first. Key names that for people.
func Together(key string, parts ...Changes) Changes {
	var whole Changes
	var undos []*Undo
	anyID := false
	for _, c := range parts {
		whole.Kinds |= c.Kinds
		whole.IDs = append(whole.IDs, c.IDs...)
		anyID = anyID || c.Kinds != 0 && len(c.IDs) == 0
		if c.Undo != nil {
			undos = append(undos, c.Undo)
		}
	}
	if anyID {
		whole.IDs = nil
	}
	if len(undos) == 0 {
		return whole
	}
	whole.Undo = &Undo{Key: key, Do: func(ctx context.Context) (Changes, error) {
		var back []Changes
		for i := len(undos) - 1; i >= 0; i-- {
			c, err := undos[i].Do(ctx)
			if err != nil {
				return Together(key, back...), err
			}
			back = append(back, c)
		}
		return Together(key, back...), nil
	}}
	return whole
}
