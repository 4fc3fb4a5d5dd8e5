package journal

import (
	"context"
	"strings"
	"unicode"

	"vestka/app"
	"vestka/app/names"
)

// Search finds what the user wrote and what came back.
type Search struct{ store app.TextStore }

// NewSearch is the search in the texts of the store.
func NewSearch(store app.TextStore) *Search { return &Search{store} }

// Hit is a text that was found, with a piece of it around the first of the words.
type Hit struct {
	app.FoundText
	Piece string
}

// Find gives the texts in which all words stand, each at least by its beginning and in
// any spelling of the three languages; of each kind at most so many, the newest first.
func (s *Search) Find(ctx context.Context, words string, most int) ([]Hit, error) {
	keys := strings.Fields(names.Fold(words))
	texts, err := s.store.FindTexts(ctx, keys, most)
	hits := make([]Hit, len(texts))
	for i, t := range texts {
		piece, ok := pieceOf(t.Text, keys)
		if !ok {
			if other, found := pieceOf(t.Other, keys); found {
				piece = other
			}
		}
		hits[i] = Hit{t, piece}
	}
	return hits, err
}

// around is how many letters a piece has before and after the word.
const around = 100

// pieceOf is the piece of a text around the first word of which one of the keys is the
// beginning, in one line; else its beginning, and false.
func pieceOf(text string, keys []string) (string, bool) {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	for at := 0; at < len(runes); {
		end := at
		for end < len(runes) && !unicode.IsSpace(runes[end]) {
			end++
		}
		if begins(names.Fold(string(runes[at:end])), keys) {
			return cut(runes, at, end), true
		}
		at = end + 1
	}
	return cut(runes, 0, 0), false
}

func begins(folded string, keys []string) bool {
	for part := range strings.FieldsSeq(folded) {
		for _, k := range keys {
			if strings.HasPrefix(part, k) {
				return true
			}
		}
	}
	return false
}

func cut(runes []rune, at, end int) string {
	from, to := max(0, at-around), min(len(runes), end+around)
	piece := string(runes[from:to])
	if from > 0 {
		piece = "…" + piece
	}
	if to < len(runes) {
		piece += "…"
	}
	return piece
}
