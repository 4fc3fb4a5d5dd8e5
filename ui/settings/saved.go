package settings

import (
	"context"
	"strings"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/work"
	"vestka/ui/kit"
)

// saved is a field whose text is in the store as soon as it is typed. One text
// is being saved at a time; what was typed meanwhile is saved next.
type saved struct {
	section *Section
	key     string
	entry   *kit.Entry
	stored  string
	busy    bool
}

func newSaved(s *Section, key string, entry *kit.Entry) *saved {
	f := &saved{section: s, key: key, entry: entry}
	entry.OnChanged = func(string) { f.save() }
	return f
}

// show puts a text from the store into the field, unless a newer one stands there.
func (f *saved) show(value string) {
	if f.busy || f.text() != f.stored {
		return
	}
	f.stored = value
	if f.text() != value {
		f.entry.SetText(value)
	}
}

func (f *saved) text() string { return strings.TrimSpace(f.entry.Text) }

// keep writes what is typed and not known to be in the store; nil where there is nothing.
func (f *saved) keep() func(context.Context) error {
	text, store, key := f.text(), f.section.deps.Store, f.key
	if text == f.stored {
		return nil
	}
	return func(ctx context.Context) error { return app.KeepSetting(ctx, store, key, text) }
}

// tellBack says what the return address is for, or what in it cannot be filled in.
func (s *Section) tellBack() {
	says := kit.Small(s.frame.Loc().T("settings.return.hint"))
	if err := printing.CheckReturn(s.back.text()); err != nil {
		text, _ := s.frame.Loc().Error(err)
		says = kit.Small(text).In(kit.Care)
	}
	s.backSays.Set(says)
	if s.cards != nil {
		s.cards.Refresh() // it may have more lines than before
	}
}

func (f *saved) save() {
	text := f.text()
	if f.busy || text == f.stored {
		return
	}
	f.busy = true
	work.Change(f.section.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return f.section.deps.Store.SetSetting(ctx, f.key, text)
	}, nil, func(c app.Changes, err error) {
		f.busy = false
		if err != nil {
			f.section.frame.Fail(err)
			return
		}
		f.stored = text
		f.section.frame.Did(f.section, "", c)
		f.save()
	})
}
