// Package wordbook is the words to mind in letters that count for one store:
// those that ship with the program, over them what its user loaded, edited and
// switched off, and the single words of which he decided something.
package wordbook

import (
	"context"
	"slices"
	"sync"

	"vestka/app"
	"vestka/app/check"
	"vestka/app/words"
)

// Book may be used from everywhere at once.
type Book struct {
	store app.WordStore

	mu    sync.Mutex
	lists *words.Lists // nil until somebody asks
	quiet map[check.Quiet]bool
}

// New is the book of the store.
func New(store app.WordStore) *Book { return &Book{store: store} }

// Lists are read when they are first asked for.
func (b *Book) Lists(ctx context.Context) (*words.Lists, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.lists != nil {
		return b.lists, nil
	}
	files, err := b.store.WordFiles(ctx)
	if err != nil {
		return nil, err
	}
	b.lists, err = words.Load(asFiles(files)...)
	return b.lists, err
}

func asFiles(files []app.WordFile) []words.File {
	list := make([]words.File, len(files))
	for i, f := range files {
		list[i] = words.File{Name: f.Name, Data: f.Content}
	}
	return list
}

// Quiet are the findings of which the user wants to hear no more. The map is
// shared and must not be written to.
func (b *Book) Quiet(ctx context.Context) (map[check.Quiet]bool, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.quiet != nil {
		return b.quiet, nil
	}
	kept, err := b.store.KeptWords(ctx)
	if err != nil {
		return nil, err
	}
	b.quiet = map[check.Quiet]bool{}
	for _, w := range kept {
		if w.Use == app.Unsaid {
			b.quiet[check.Quiet{About: w.Key, Text: w.Text}] = true
		}
	}
	return b.quiet, nil
}

// Silence has checks say this no more; Speak again.
func (b *Book) Silence(ctx context.Context, q check.Quiet) (app.Changes, error) {
	return b.refreshed(b.store.KeepWords(ctx, app.KeptWord{Use: app.Unsaid, Key: q.About, Text: q.Text}))
}

// Speak takes a Silence back; app.NotFound where checks say this anyway.
func (b *Book) Speak(ctx context.Context, q check.Quiet) (app.Changes, error) {
	quiet, err := b.Quiet(ctx)
	if err != nil {
		return app.Changes{}, err
	}
	if !quiet[q] {
		return app.Changes{}, &app.Error{Code: app.NotFound, Key: "error.wordbook.not_silent"}
	}
	return b.refreshed(b.store.DropWords(ctx, app.KeptWord{Use: app.Unsaid, Key: q.About, Text: q.Text}))
}

// Refresh has everything read again where it changed.
func (b *Book) Refresh(c app.Changes) {
	if !c.Has(app.KindWords) {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.lists, b.quiet = nil, nil
}

// refreshed is the result of an operation, after which all is read again.
func (b *Book) refreshed(c app.Changes, err error) (app.Changes, error) {
	b.Refresh(c)
	return c, err
}

// Loaded is what came with a file of words.
type Loaded struct {
	File     string
	By       app.Text // who gave it out
	On       app.Date
	Entries  int
	Replaced int // of them: those that took the place of others
}

// Load adds a file of words, in the place of one with the same name. A file with
// a slip is Refused, with the line and what is wrong there.
func (b *Book) Load(ctx context.Context, name string, content []byte, day app.Date) (Loaded, app.Changes, error) {
	files, err := b.store.WordFiles(ctx)
	if err != nil {
		return Loaded{}, app.Changes{}, err
	}
	files = slices.DeleteFunc(files, func(f app.WordFile) bool { return f.Name == name || f.Name == "" })
	l, err := words.Load(append(asFiles(files), words.File{Name: name, Data: content})...)
	if err != nil {
		return Loaded{}, app.Changes{}, err
	}
	for _, wrong := range l.Refused() {
		if wrong.Args["File"] == name {
			return Loaded{}, app.Changes{}, wrong
		}
	}
	found := Loaded{File: name}
	for _, e := range l.All() {
		if e.From.File != name {
			continue
		}
		found.By, found.On = e.From.By, e.From.On
		found.Entries++
		if e.Replaces != nil {
			found.Replaced++
		}
	}
	changes, err := b.refreshed(b.store.SaveWordFile(ctx, app.WordFile{Name: name, Content: content, Loaded: day}))
	return found, changes, err
}

// Files are the files that were loaded, without the user's own entries.
func (b *Book) Files(ctx context.Context) ([]app.WordFile, error) {
	files, err := b.store.WordFiles(ctx)
	return slices.DeleteFunc(files, func(f app.WordFile) bool { return f.Name == "" }), err
}

// Unload removes a file that was loaded.
func (b *Book) Unload(ctx context.Context, name string) (app.Changes, error) {
	if name == "" {
		return app.Changes{}, noFile(name)
	}
	changes, err := b.refreshed(b.store.RemoveWordFiles(ctx, name))
	if err == nil && changes.Kinds == 0 {
		err = noFile(name)
	}
	return changes, err
}

func noFile(name string) error {
	return &app.Error{Code: app.NotFound, Key: "error.wordbook.no_file", Args: app.Args{"File": name}}
}

// SilentAbout are the findings of which the user wants to hear no more, sorted.
func (b *Book) SilentAbout(ctx context.Context) ([]check.Quiet, error) {
	kept, err := b.store.KeptWords(ctx)
	var list []check.Quiet
	for _, w := range kept {
		if w.Use == app.Unsaid {
			list = append(list, check.Quiet{About: w.Key, Text: w.Text})
		}
	}
	return list, err
}
