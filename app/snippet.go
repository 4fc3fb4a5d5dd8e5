package app

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"
)

// SnippetID is the store's number of a snippet.
type SnippetID int64

// Snippet is a piece of text that goes into letters: a poem, a recipe, news of
// nature. Who already got it is read from the letters themselves.
type Snippet struct {
	ID     SnippetID
	Title  string
	Kind   SnippetKind
	Lang   Lang
	Text   string // in the field language
	Source string // who wrote it, in the user's words
	Made   time.Time
}

// SnippetKind says what a snippet is.
type SnippetKind string

// The kinds of snippets.
const (
	Poem         SnippetKind = "poem"
	Recipe       SnippetKind = "recipe"
	NatureNews   SnippetKind = "nature"
	Riddle       SnippetKind = "riddle"
	OtherSnippet SnippetKind = "other"
)

// SnippetKinds are all of them.
var SnippetKinds = []SnippetKind{Poem, Recipe, NatureNews, Riddle, OtherSnippet}

// MessageKey names the kind for people.
func (k SnippetKind) MessageKey() string {
	switch k {
	case Poem:
		return "snippet.kind.poem"
	case Recipe:
		return "snippet.kind.recipe"
	case NatureNews:
		return "snippet.kind.nature"
	case Riddle:
		return "snippet.kind.riddle"
	default:
		return "snippet.kind.other"
	}
}

// The longest title and text of a snippet, in letters and in bytes.
const (
	mostTitle   = 120
	mostSnippet = 20_000
)

// Clean is the snippet as it is kept; Invalid where it lacks a title or a text, or
// has too much of them.
func (s Snippet) Clean() (Snippet, error) {
	s.Title, s.Source = strings.Join(strings.Fields(s.Title), " "), strings.TrimSpace(s.Source)
	s.Text = strings.Trim(strings.ReplaceAll(s.Text, "\r\n", "\n"), "\n")
	switch {
	case s.Title == "" || strings.TrimSpace(s.Text) == "":
		return s, &Error{Code: Invalid, Key: "error.snippet.empty"}
	case utf8.RuneCountInString(s.Title) > mostTitle, len(s.Text) > mostSnippet, !utf8.ValidString(s.Title + s.Text + s.Source):
		return s, &Error{Code: Invalid, Key: "error.snippet.size", Args: Args{"Title": mostTitle, "Text": mostSnippet}}
	}
	return s, nil
}

// SnippetStore keeps the user's snippets.
type SnippetStore interface {
	// Snippets are all of them, by title.
	Snippets(ctx context.Context) ([]Snippet, error)
	// SaveSnippets keeps new ones, and those with an ID in the place of what they
	// were, in one step; the ids come in their order.
	SaveSnippets(ctx context.Context, snippets ...Snippet) ([]SnippetID, Changes, error)
	// RemoveSnippet is NotFound where there is none. Drafts keep their text.
	RemoveSnippet(ctx context.Context, id SnippetID) (Changes, error)
}
