package apptest

import (
	"cmp"
	"context"
	"slices"

	"vestka/app"
)

// WordFiles implements app.WordStore.
func (s *Store) WordFiles(ctx context.Context) ([]app.WordFile, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	files := slices.Clone(s.wordFiles)
	if own := slices.IndexFunc(files, func(f app.WordFile) bool { return f.Name == "" }); own >= 0 {
		f := files[own]
		files = append(slices.Delete(files, own, own+1), f)
	}
	return files, nil
}

// SaveWordFile implements app.WordStore.
func (s *Store) SaveWordFile(ctx context.Context, f app.WordFile) (app.Changes, error) {
	return s.changeWords(ctx, "undo.store.words", []string{f.Name}, f)
}

// RemoveWordFiles implements app.WordStore.
func (s *Store) RemoveWordFiles(ctx context.Context, names ...string) (app.Changes, error) {
	return s.changeWords(ctx, "undo.store.words_removed", names)
}

func (s *Store) changeWords(ctx context.Context, key string, names []string, added ...app.WordFile) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	before := s.wordFiles
	s.wordFiles = slices.DeleteFunc(slices.Clone(before), func(f app.WordFile) bool { return slices.Contains(names, f.Name) })
	if s.wordFiles = append(s.wordFiles, added...); len(s.wordFiles) == len(before) && len(added) == 0 {
		return app.Changes{}, nil
	}
	rows := map[any]bool{}
	for _, n := range names {
		rows["words "+n] = true
	}
	return s.step(app.Changes{Kinds: app.KindWords}, key, rows, func() error {
		s.wordFiles = putBack(s.wordFiles, before, func(f app.WordFile) string { return f.Name }, names)
		return nil
	}), nil
}

// KeptWords implements app.WordStore.
func (s *Store) KeptWords(ctx context.Context) ([]app.KeptWord, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	words := slices.Clone(s.keptWords)
	if len(words) == 0 {
		return nil, nil
	}
	slices.SortFunc(words, func(a, b app.KeptWord) int {
		return cmp.Or(cmp.Compare(a.Use, b.Use), cmp.Compare(a.Key, b.Key), cmp.Compare(a.Text, b.Text))
	})
	return words, nil
}

// KeepWords implements app.WordStore.
func (s *Store) KeepWords(ctx context.Context, words ...app.KeptWord) (app.Changes, error) {
	return s.changeKept(ctx, "undo.store.word", words, func(kept []app.KeptWord) []app.KeptWord {
		for _, w := range words {
			if !slices.Contains(kept, w) {
				kept = append(kept, w)
			}
		}
		return kept
	})
}

// DropWords implements app.WordStore.
func (s *Store) DropWords(ctx context.Context, words ...app.KeptWord) (app.Changes, error) {
	return s.changeKept(ctx, "undo.store.word_removed", words, func(kept []app.KeptWord) []app.KeptWord {
		return slices.DeleteFunc(kept, func(w app.KeptWord) bool { return slices.Contains(words, w) })
	})
}

func (s *Store) changeKept(ctx context.Context, key string, words []app.KeptWord, change func([]app.KeptWord) []app.KeptWord) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	before := s.keptWords
	if s.keptWords = change(slices.Clone(before)); len(s.keptWords) == len(before) {
		return app.Changes{}, nil
	}
	rows := map[any]bool{}
	for _, w := range words {
		rows[w] = true
	}
	c := s.step(app.Changes{Kinds: app.KindWords}, key, rows, func() error {
		for _, w := range words {
			s.keptWords = slices.DeleteFunc(s.keptWords, func(kept app.KeptWord) bool { return kept == w })
			if slices.Contains(before, w) {
				s.keptWords = append(s.keptWords, w)
			}
		}
		return nil
	})
	c.Undo.Args = app.Args{"Count": len(words)}
	s.steps[len(s.steps)-1].Args = c.Undo.Args
	return c, nil
}
