// Package rulebook is the rules that count for one store: those that ship with
// the program, and over them what its user loaded and edited; and what they say
// of one person or of many.
package rulebook

import (
	"context"
	"sync"

	"vestka/app"
	"vestka/app/rules"
)

// Store is what a book needs of the store.
type Store interface {
	app.RuleStore
	app.SettingStore
}

// Register knows the facilities.
type Register interface {
	Facility(code string, on app.Date) (app.Facility, bool)
}

// Book may be used from everywhere at once.
type Book struct {
	store    Store
	register Register

	mu    sync.Mutex
	rules *rules.Rules // nil until somebody asks
}

// New is the book of the store.
func New(store Store, register Register) *Book { return &Book{store: store, register: register} }

// Rules are read when they are first asked for.
func (b *Book) Rules(ctx context.Context) (*rules.Rules, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.rules != nil {
		return b.rules, nil
	}
	files, err := b.store.RuleFiles(ctx)
	if err != nil {
		return nil, err
	}
	b.rules, err = rules.Load(asFiles(files)...)
	return b.rules, err
}

func asFiles(files []app.RuleFile) []rules.File {
	list := make([]rules.File, len(files))
	for i, f := range files {
		list[i] = rules.File{Name: f.Name, Data: f.Content}
	}
	return list
}

// Refresh has the rules read again where they changed.
func (b *Book) Refresh(c app.Changes) {
	if !c.Has(app.KindRules) {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.rules = nil
}

// refreshed is the result of an operation, after which the rules are read again.
func (b *Book) refreshed(c app.Changes, err error) (app.Changes, error) {
	b.Refresh(c)
	return c, err
}
