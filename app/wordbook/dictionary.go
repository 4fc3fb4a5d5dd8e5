package wordbook

import (
	"context"
	"strings"
	"unicode/utf8"

	"vestka/app"
)

// longestWord is how many letters a word of the dictionary may have.
const longestWord = 60

// Dictionary is the user's own dictionary of the language, sorted.
func (b *Book) Dictionary(ctx context.Context, lang app.Lang) ([]string, error) {
	kept, err := b.store.KeptWords(ctx)
	var list []string
	for _, w := range kept {
		if w.Use == app.InDictionary && w.Key == string(lang) {
			list = append(list, w.Text)
		}
	}
	return list, err
}

// Learn adds words to the dictionary of the language; Invalid where one is none.
func (b *Book) Learn(ctx context.Context, lang app.Lang, list ...string) (app.Changes, error) {
	kept, err := ofDictionary(lang, list)
	if err != nil {
		return app.Changes{}, err
	}
	return b.refreshed(b.store.KeepWords(ctx, kept...))
}

// Unlearn removes words from the dictionary; NotFound where none of them is in it.
func (b *Book) Unlearn(ctx context.Context, lang app.Lang, list ...string) (app.Changes, error) {
	kept, err := ofDictionary(lang, list)
	if err != nil {
		return app.Changes{}, err
	}
	changes, err := b.refreshed(b.store.DropWords(ctx, kept...))
	if err == nil && changes.Kinds == 0 {
		err = &app.Error{Code: app.NotFound, Key: "error.wordbook.not_learnt"}
	}
	return changes, err
}

func ofDictionary(lang app.Lang, list []string) ([]app.KeptWord, error) {
	var kept []app.KeptWord
	for _, word := range list {
		word = strings.TrimSpace(word)
		if word == "" || utf8.RuneCountInString(word) > longestWord || strings.ContainsAny(word, " \t\n\r") {
			return nil, &app.Error{Code: app.Invalid, Key: "error.wordbook.no_word", Args: app.Args{"Word": word}}
		}
		kept = append(kept, app.KeptWord{Use: app.InDictionary, Key: string(lang), Text: word})
	}
	return kept, nil
}
