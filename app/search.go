package app

import "context"

// TextKind is where a text of the user's own stands.
type TextKind string

// The kinds of text.
const (
	TextLetter TextKind = "letter"
	TextReply  TextKind = "reply"
	TextNote   TextKind = "note" // on a person
	TextDraft  TextKind = "draft"
)

// TextKinds are all of them in the order in which they are listed.
var TextKinds = []TextKind{TextReply, TextLetter, TextDraft, TextNote}

// MessageKey names the kind for people.
func (k TextKind) MessageKey() string {
	switch k {
	case TextReply:
		return "text.kind.reply"
	case TextNote:
		return "text.kind.note"
	case TextDraft:
		return "text.kind.draft"
	default:
		return "text.kind.letter"
	}
}

// FoundText is a text in which all words of a search stand.
type FoundText struct {
	Kind   TextKind
	ID     int64    // of the letter, reply or draft, or of the person of a note
	Person PersonID // 0: a draft to nobody yet
	On     Date     // of a letter its present state's, of a reply the day on which it came; else zero
	Text   string   // all of it
	Other  string   // its translation
}

// TextStore finds texts.
type TextStore interface {
	// FindTexts gives the texts in which each of the keys (names.Fold) begins a word, of
	// each kind at most so many, the newest first.
	FindTexts(ctx context.Context, keys []string, most int) ([]FoundText, error)
}
