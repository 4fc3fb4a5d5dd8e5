// Package templates holds all texts that letters of one store are merged from: the
// built-in ones and the user's own, which are shared as files.
package templates

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"

	"vestka/app"
	"vestka/app/letters"
	"vestka/app/register"
)

// Register has the built-in ones, and all that count for everybody who asks for a
// text.
type Register interface {
	BuiltIn() []register.Template
	Templates() []register.Template
	SetOwnTemplates(own []register.Template)
}

// Book is all templates of a store.
type Book struct {
	store app.TemplateStore
	reg   Register
}

// New is a book that knows nothing of the user's own until Load is called.
func New(store app.TemplateStore, reg Register) *Book { return &Book{store, reg} }

// Refresh brings the register up to date after changes.
func (b *Book) Refresh(ctx context.Context, c app.Changes) error {
	if !c.Has(app.KindTemplates) {
		return nil
	}
	return b.Load(ctx)
}

// Load puts the user's own templates into the register.
func (b *Book) Load(ctx context.Context) error {
	own, err := b.store.OwnTemplates(ctx)
	if err != nil {
		return err
	}
	var all []register.Template
	for i := range own {
		all = append(all, sides(&own[i])...)
	}
	b.reg.SetOwnTemplates(all)
	return nil
}

// kept brings the register up to date after something was kept.
func (b *Book) kept(ctx context.Context, changes app.Changes, err error) (app.Changes, error) {
	if err != nil {
		return app.Changes{}, err
	}
	return changes, b.Refresh(context.WithoutCancel(ctx), changes)
}

// All are the built-in texts in their order, and after them the user's own.
func (b *Book) All() []register.Template { return b.reg.Templates() }

// sides are the texts of an own template.
func sides(t *app.OwnTemplate) []register.Template {
	var all []register.Template
	for _, l := range app.LetterLangs {
		if body := t.In(l); body != "" {
			all = append(all, register.Template{
				ID: t.ID, Occasion: t.Occasion, Form: t.Form, Lang: l, Title: inAll(t.Title), Tone: inAll(t.Tone), Body: body, Own: true,
			})
		}
	}
	return all
}

// inAll is the text with that of another language where one is missing.
func inAll(t app.Text) app.Text {
	return app.Text{EN: t.Any(app.English), RU: t.Any(app.Russian), BE: t.Any(app.Belarusian)}
}

// Find is the text of the name in the language; NotFound where there is none.
func (b *Book) Find(id string, lang app.Lang) (register.Template, error) {
	for _, t := range b.All() {
		if t.ID == id && t.Lang == lang {
			return t, nil
		}
	}
	return register.Template{}, &app.Error{Code: app.NotFound, Key: "error.template.none", Args: app.Args{"Template": id, "Lang": string(lang)}}
}

// Own is the user's own template of the name, in all its languages.
func (b *Book) Own(ctx context.Context, id string) (app.OwnTemplate, error) {
	own, err := b.store.OwnTemplates(ctx)
	if err != nil {
		return app.OwnTemplate{}, err
	}
	for _, t := range own {
		if t.ID == id {
			return t, nil
		}
	}
	return app.OwnTemplate{}, &app.Error{Code: app.NotFound, Key: "error.template.not_own", Args: app.Args{"Template": id}}
}

// Copy is a template of the user's own that begins as this one, built-in or own, in
// all its languages, under a name that is free. Nothing is kept yet.
func (b *Book) Copy(id string) (app.OwnTemplate, error) {
	taken := map[string]bool{}
	var c app.OwnTemplate
	for _, t := range b.All() {
		taken[t.ID] = true
		if t.ID != id {
			continue
		}
		c.Occasion, c.Form, c.Title, c.Tone = t.Occasion, t.Form, t.Title, t.Tone
		Set(&c.Body, t.Lang, t.Body)
	}
	if c.Occasion == "" {
		return c, &app.Error{Code: app.NotFound, Key: "error.template.none", Args: app.Args{"Template": id, "Lang": "be, ru, en"}}
	}
	for n := 2; c.ID == "" || taken[c.ID]; n++ {
		c.ID = id + "-" + strconv.Itoa(n)
	}
	return c, nil
}

// Set writes a text in one of its languages.
func Set(t *app.Text, lang app.Lang, s string) {
	switch lang {
	case app.Belarusian:
		t.BE = s
	case app.Russian:
		t.RU = s
	case app.English:
		t.EN = s
	}
}

// Save keeps templates of the user's own, each in the place of one with its name.
// It is Invalid, and nothing is kept, where one lacks something, has the name of a
// built-in one, or has a text that is wrong; the error names the template.
func (b *Book) Save(ctx context.Context, own ...app.OwnTemplate) (app.Changes, error) {
	for i := range own {
		clean, err := b.check(own[i])
		if err != nil {
			return app.Changes{}, err
		}
		own[i] = clean
	}
	changes, err := b.store.SaveTemplates(ctx, own...)
	return b.kept(ctx, changes, err)
}

func (b *Book) check(own app.OwnTemplate) (app.OwnTemplate, error) {
	own, err := own.Clean()
	if err != nil {
		return own, err
	}
	for _, t := range b.reg.BuiltIn() {
		if t.ID == own.ID {
			return own, &app.Error{Code: app.Invalid, Key: "error.template.built_in", Hint: "error.template.built_in.hint", Args: app.Args{"Template": own.ID}}
		}
	}
	for _, l := range app.LetterLangs {
		if _, err := letters.Parse(own.In(l), l); err != nil {
			return own, inTemplate(err, own.ID, l)
		}
	}
	return own, nil
}

// inTemplate says in which template and language a text is wrong.
func inTemplate(err error, id string, lang app.Lang) error {
	e := (*app.Error)(nil)
	if !errors.As(err, &e) {
		return err
	}
	args := app.Args{"Template": id, "Lang": string(lang)}
	maps.Copy(args, e.Args)
	return &app.Error{Code: app.Invalid, Key: "error.template.wrong", Hint: e.Key, Args: args}
}

// Remove takes a template of the user's own away; NotFound where there is none.
func (b *Book) Remove(ctx context.Context, id string) (app.Changes, error) {
	changes, err := b.store.RemoveTemplate(ctx, id)
	return b.kept(ctx, changes, err)
}

// Chosen are the user's own templates of these names, all of them without any.
func (b *Book) Chosen(ctx context.Context, ids ...string) ([]app.OwnTemplate, error) {
	if len(ids) == 0 {
		return b.store.OwnTemplates(ctx)
	}
	var all []app.OwnTemplate
	for _, id := range slices.Compact(ids) {
		t, err := b.Own(ctx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}
