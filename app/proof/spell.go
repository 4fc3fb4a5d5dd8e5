package proof

import (
	"cmp"
	"context"
	"slices"

	"vestka/app"
	"vestka/app/check"
	"vestka/app/words"
)

// mostSuggested is for how many words of a text it is said what may have been
// meant: looking for that takes tenths of a second for each.
const (
	mostSuggested   = 10
	mostSuggestions = 5
)

// placeWords are the names and addresses of the places.
func placeWords(all []app.Facility) []string {
	var list []string
	for i := range all {
		f := &all[i]
		list = append(list, f.Name.BE, f.Name.RU)
		for _, lang := range []app.Lang{app.Belarusian, app.Russian} {
			list = append(list, f.Address(lang).Lines...)
		}
	}
	return list
}

// learnt is the personal dictionary by language, in normal forms.
func (r *Reader) learnt(ctx context.Context) (map[app.Lang]map[string]bool, error) {
	all := map[app.Lang]map[string]bool{}
	for _, lang := range []app.Lang{app.Belarusian, app.Russian, app.English} {
		list, err := r.Words.Dictionary(ctx, lang)
		if err != nil {
			return nil, err
		}
		all[lang] = map[string]bool{}
		for _, word := range list {
			all[lang][words.Normal(word)] = true
		}
	}
	return all, nil
}

// Language is that of the dictionary for a text: the one that it is said to be in,
// else the one that it reads as.
func (t *Text) Language() app.Lang {
	if t.Lang == app.Belarusian || t.Lang == app.Russian || t.Lang == app.English {
		return t.Lang
	}
	switch e := words.Weigh(words.Tokens(t.Text)); {
	case e.Other > e.Cyrillic:
		return app.English
	case e.Belarusian > e.Russian:
		return app.Belarusian
	}
	return app.Russian
}

// spelt adds the words that the dictionary, the user and the list do not know.
func (r *Round) spelt(ctx context.Context, t Text, found []check.Finding) ([]check.Finding, error) {
	lang := t.Language()
	dict, err := r.reader.Spelling.Of(lang)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	text := t.Text
	if t.Draft {
		text = check.WithoutFields(text)
	}
	both := len(words.Weigh(words.Tokens(text)).Main()) > 1
	known := func(word string) bool {
		normal := words.Normal(word)
		other := words.LanguageOf(normal)
		return r.learnt[lang][normal] || r.base.Names.Know(word) ||
			both && other != lang && (other == app.Belarusian || other == app.Russian)
	}
	for n, m := range dict.Mistakes(text, known) {
		f := check.Finding{Start: m.Start, End: m.End, Kind: check.Spelling, Severity: words.Careful, Key: "check.spelling.unknown"}
		if n < mostSuggested && ctx.Err() == nil { // a newer text is being read already
			f.Replace = dict.Suggest(text[m.Start:m.End], mostSuggestions)
		}
		if !slices.ContainsFunc(found, func(o check.Finding) bool { return o.Start < m.End && m.Start < o.End }) {
			found = append(found, f)
		}
	}
	slices.SortStableFunc(found, func(a, b check.Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return found, nil
}
