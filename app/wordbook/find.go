package wordbook

import (
	"context"
	"strings"

	"vestka/app"
	"vestka/app/words"
)

// Filter chooses entries; the zero filter chooses all.
type Filter struct {
	Text   string // in the id, the words, the reason or the source, in the language
	Lang   app.Lang
	Kind   string
	Theirs bool // loaded or edited by the user
	Off    bool // that do not count
}

// Find gives the entries that the filter chooses, in the order of the files.
func (b *Book) Find(ctx context.Context, f Filter) ([]*words.Entry, error) {
	l, err := b.Lists(ctx)
	if err != nil {
		return nil, err
	}
	var found []*words.Entry
	for _, e := range l.All() {
		if f.accepts(e) {
			found = append(found, e)
		}
	}
	return found, nil
}

func (f *Filter) accepts(e *words.Entry) bool {
	switch {
	case f.Kind != "" && f.Kind != e.Kind,
		f.Theirs && !e.From.Own && e.From.File == "",
		f.Off && !e.Off:
		return false
	}
	text := []string{e.ID, strings.ToLower(e.Reason.In(f.Lang)), strings.ToLower(e.Source.In(f.Lang))}
	for _, lang := range words.Languages {
		text = append(text, e.Words[lang]...)
	}
	all := strings.Join(text, " ")
	for word := range strings.FieldsSeq(f.Text) {
		if !strings.Contains(all, words.Normal(word)) && !e.Rings(word) {
			return false
		}
	}
	return true
}
