package apptest

import (
	"strings"
	"testing"

	"vestka/app"
)

// OwnTemplate is a text of a user's own.
func OwnTemplate(id string) app.OwnTemplate {
	return app.OwnTemplate{
		ID: id, Occasion: app.Spring, Form: app.CardForm, Title: app.Text{BE: "Мая вясна"}, Tone: app.Text{RU: "Тепло", EN: "Warm"},
		Body: app.Text{BE: "Дарагі {given}!\n\nВясна.", EN: "Dear {given},"},
	}
}

func ownTemplates(t *testing.T, c *contract) {
	ctx := t.Context()
	all := func() []app.OwnTemplate {
		t.Helper()
		all, err := c.OwnTemplates(ctx)
		c.ok(err)
		return all
	}
	a, b := OwnTemplate("б-1"), OwnTemplate("а_2")
	changes, err := c.SaveTemplates(ctx, a, b)
	c.ok(err)
	if changes.Kinds != app.KindTemplates || changes.Undo == nil {
		t.Fatalf("changes %+v", changes)
	}
	same(t, "templates", all(), []app.OwnTemplate{b, a})
	edited := a
	edited.Title, edited.Body.RU, edited.Occasion, edited.Form = app.Text{RU: "Иначе"}, "Дорогой {given}!", app.Answer, app.LetterA4Form
	again, err := c.SaveTemplates(ctx, edited)
	c.ok(err)
	same(t, "edited", all(), []app.OwnTemplate{b, edited})
	c.undo(again)
	same(t, "taken back", all(), []app.OwnTemplate{b, a})
	gone, err := c.RemoveTemplate(ctx, a.ID)
	c.ok(err)
	same(t, "removed", all(), []app.OwnTemplate{b})
	c.undo(gone)
	same(t, "back again", all(), []app.OwnTemplate{b, a})
	_, err = c.RemoveTemplate(ctx, "нічога")
	c.fails(app.NotFound, err)
}

func badTemplates(t *testing.T, c *contract) {
	for name, spoil := range map[string]func(*app.OwnTemplate){
		"no id":       func(o *app.OwnTemplate) { o.ID = " " },
		"an odd id":   func(o *app.OwnTemplate) { o.ID = "a b" },
		"a long id":   func(o *app.OwnTemplate) { o.ID = strings.Repeat("a", 61) },
		"no occasion": func(o *app.OwnTemplate) { o.Occasion = "easter egg" },
		"no form":     func(o *app.OwnTemplate) { o.Form = "" },
		"no title":    func(o *app.OwnTemplate) { o.Title = app.Text{EN: " "} },
		"no body":     func(o *app.OwnTemplate) { o.Body = app.Text{BE: "\n "} },
		"a long one":  func(o *app.OwnTemplate) { o.Body.RU = strings.Repeat("a", app.MostText) },
		"no text":     func(o *app.OwnTemplate) { o.Body.RU = "\xff" },
	} {
		one := OwnTemplate("t")
		spoil(&one)
		if _, err := c.SaveTemplates(t.Context(), OwnTemplate("good"), one); app.CodeOf(err) != app.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	all, err := c.OwnTemplates(t.Context())
	c.ok(err)
	same(t, "templates", len(all), 0)
}
