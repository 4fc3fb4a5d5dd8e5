package wordbook

import (
	"context"
	"fmt"
	"slices"

	"vestka/app"
	"vestka/app/words"
	"vestka/i18n"
)

// own is what the user edited: entries, and ids that do not count.
type own struct {
	list   []*words.Entry
	off    []string
	others []app.WordFile // the files below them
}

func (b *Book) own(ctx context.Context) (*own, error) {
	l, err := b.Lists(ctx)
	if err != nil {
		return nil, err
	}
	if wrong := l.OwnRefused(); wrong != nil { // to write them anew would lose them
		return nil, wrong
	}
	o := &own{}
	for _, e := range l.All() {
		if e.From.Own {
			o.list = append(o.list, e)
		}
		if e.OffOwn {
			o.off = append(o.off, e.ID)
		}
	}
	o.others, err = b.Files(ctx)
	return o, err
}

// Save keeps the entry as the user's own, in the place of what its id stood for.
// It is Invalid where it lacks something or makes no sense.
func (b *Book) Save(ctx context.Context, edited words.Entry, day app.Date) (app.Changes, error) {
	if err := edited.Check(day); err != nil {
		return app.Changes{}, err
	}
	o, err := b.own(ctx)
	if err != nil {
		return app.Changes{}, err
	}
	if at := slices.IndexFunc(o.list, func(e *words.Entry) bool { return e.ID == edited.ID }); at >= 0 {
		o.list[at] = &edited
	} else {
		o.list = append(o.list, &edited)
	}
	return b.write(ctx, o, day)
}

// Remove takes the user's own entry away, so that what it replaced counts again.
// NotFound where the entry is not the user's own.
func (b *Book) Remove(ctx context.Context, id string, day app.Date) (app.Changes, error) {
	o, err := b.own(ctx)
	if err != nil {
		return app.Changes{}, err
	}
	at := slices.IndexFunc(o.list, func(e *words.Entry) bool { return e.ID == id })
	if at < 0 {
		return app.Changes{}, &app.Error{Code: app.NotFound, Key: "error.wordbook.not_own", Args: app.Args{"Entry": id}}
	}
	if o.list[at].Replaces == nil {
		o.off = slices.DeleteFunc(o.off, func(off string) bool { return off == id })
	}
	o.list = slices.Delete(o.list, at, at+1)
	return b.write(ctx, o, day)
}

// Switch has an entry count, or not. Where it is so already nothing changes.
func (b *Book) Switch(ctx context.Context, id string, on bool, day app.Date) (app.Changes, error) {
	l, err := b.Lists(ctx)
	if err != nil {
		return app.Changes{}, err
	}
	e, known := l.Entry(id)
	switch {
	case !known:
		return app.Changes{}, &app.Error{Code: app.NotFound, Key: "error.wordbook.none", Args: app.Args{"Entry": id}}
	case e.Off != on:
		return app.Changes{}, nil
	}
	o, err := b.own(ctx)
	if err != nil {
		return app.Changes{}, err
	}
	o.off = slices.DeleteFunc(o.off, func(off string) bool { return off == id })
	switch {
	case !on:
		o.off = append(o.off, id)
	case !e.OffOwn: // a file switched it off: the user's own copy counts over that
		o.list = append(o.list, e)
	}
	return b.write(ctx, o, day)
}

// Export is what the user edited as a file that others can load. Refused where
// there is nothing of it.
func (b *Book) Export(ctx context.Context, day app.Date) ([]byte, error) {
	o, err := b.own(ctx)
	if err != nil {
		return nil, err
	}
	if len(o.list)+len(o.off) == 0 {
		return nil, &app.Error{Code: app.Refused, Key: "error.wordbook.nothing_own"}
	}
	return o.format(day)
}

func (o *own) format(day app.Date) ([]byte, error) {
	you := func(lang string) string { return i18n.For(lang).T("rulebook.you") }
	return words.Format(app.Text{EN: you("en"), RU: you("ru"), BE: you("be")}, day, o.list, o.off)
}

// write keeps what the user edited, where it can be read as a file.
func (b *Book) write(ctx context.Context, o *own, day app.Date) (app.Changes, error) {
	if len(o.list)+len(o.off) == 0 {
		return b.refreshed(b.store.RemoveWordFiles(ctx, ""))
	}
	content, err := o.format(day)
	if err != nil {
		return app.Changes{}, err
	}
	mine := app.WordFile{Content: content, Loaded: day}
	l, err := words.Load(asFiles(append(o.others, mine))...)
	if err != nil {
		return app.Changes{}, err
	}
	if wrong := l.OwnRefused(); wrong != nil {
		return app.Changes{}, &app.Error{Code: app.Invalid, Key: wrong.Key, Args: wrong.Args}
	}
	return b.refreshed(b.store.SaveWordFile(ctx, mine))
}

// Add keeps an entry that nobody had, under an id of its own.
func (b *Book) Add(ctx context.Context, e words.Entry, day app.Date) (id string, c app.Changes, err error) {
	l, err := b.Lists(ctx)
	if err != nil {
		return "", app.Changes{}, err
	}
	for n := 1; ; n++ {
		e.ID = fmt.Sprintf("own-%d", n)
		if _, taken := l.Entry(e.ID); !taken {
			break
		}
	}
	c, err = b.Save(ctx, e, day)
	return e.ID, c, err
}
