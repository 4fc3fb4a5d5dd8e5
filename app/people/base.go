package people

import (
	"context"

	"vestka/app"
	"vestka/app/work"
)

// Base is what a list is compared with. It is read while the list is.
type Base struct {
	wait  func() (*known, error)
	alarm *alarm
}

// alarm is who wants to know as early as can be that a list will be written.
type alarm struct {
	told     func() // nil once it was
	accepted bool   // guards do not stop the list
}

// Foresee has told called as soon as a comparison knows that the list says something
// new, and that no guard stops it unless guards are accepted: whoever will apply it
// whatever it says may prepare for that beside the rest of the comparison.
func (b *Base) Foresee(accepted bool, told func()) { b.alarm = &alarm{told, accepted} }

// foresee tells it, once.
func (c *comparing) foresee() {
	if a := c.alarm; a != nil && a.told != nil && (a.accepted || len(c.Guards) == 0) && len(c.Edits)+len(c.fresh) > 0 {
		a.told()
		a.told = nil
	}
}

// known is what the store knows of everybody, and of the rows of one source in one
// language.
type known struct {
	source string
	lang   app.Lang
	rows   map[string]app.RecordRef // by key
	ids    map[app.SourceID]app.PersonID
	heads  []app.PersonHead
}

// Base begins to read what CompareWith needs, the rows of the newest list among it: the
// next one is mostly of the same source. Until the list is compared nothing may be
// written, and End must be called before the store is closed.
func (in *Intake) Base(ctx context.Context) *Base {
	return &Base{wait: work.Beside(func() (*known, error) {
		imports, err := in.store.Imports(ctx)
		if err != nil {
			return nil, err
		}
		k := &known{}
		if err := in.readPeople(ctx, k); err != nil || len(imports) == 0 {
			return k, err
		}
		k.source, k.lang = imports[0].Source, imports[0].Lang
		return k, in.readRows(ctx, k)
	})}
}

// End waits until nothing is read any more.
func (b *Base) End() { _, _ = b.wait() } // who compares hears of errors

func (in *Intake) readPeople(ctx context.Context, k *known) (err error) {
	if k.ids, err = in.store.SourceIDs(ctx); err != nil {
		return err
	}
	k.heads, err = in.store.ListedHeads(ctx)
	return err
}

func (in *Intake) readRows(ctx context.Context, k *known) (err error) {
	k.rows, err = in.store.RecordRefs(ctx, k.source, k.lang)
	return err
}

// of is what is known for lists of a source in a language.
func (b *Base) of(ctx context.Context, in *Intake, source string, lang app.Lang) (*known, error) {
	k, err := b.wait()
	if err != nil || k.source == source && k.lang == lang {
		return k, err
	}
	other := &known{source: source, lang: lang, ids: k.ids, heads: k.heads}
	return other, in.readRows(ctx, other)
}
