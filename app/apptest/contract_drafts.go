package apptest

import (
	"fmt"
	"strings"
	"testing"

	"vestka/app"
)

// Draft is one to the person, in both languages.
func Draft(person app.PersonID, change ...func(*app.Draft)) app.Draft {
	d := app.Draft{
		Person: person, Form: app.CardForm, Occasion: app.Greeting, Template: "greeting", Picture: "stars",
		Original:    app.Side{Lang: app.English, Text: "Hello"},
		Translation: app.Side{Lang: app.Belarusian, Text: "Вітаю", By: "суседка", Checked: true},
	}
	for _, fn := range change {
		fn(&d)
	}
	return d
}

func (c *contract) draft(d app.Draft) app.Draft {
	c.t.Helper()
	ids, changes, err := c.AddDrafts(c.t.Context(), []app.Draft{d})
	c.ok(err)
	if changes.Kinds != app.KindDrafts || changes.Undo == nil {
		c.t.Fatalf("changes %+v", changes)
	}
	return c.drafted(ids[0])
}

func (c *contract) drafted(id app.DraftID) app.Draft {
	c.t.Helper()
	d, err := c.Draft(c.t.Context(), id)
	c.ok(err)
	return d
}

func (c *contract) write(d app.Draft, text string) app.Draft {
	c.t.Helper()
	d.Original.Text = text
	d, changes, err := c.WriteDraft(c.t.Context(), d)
	c.ok(err)
	if changes.Kinds != app.KindDrafts || changes.Undo != nil {
		c.t.Fatalf("changes %+v", changes)
	}
	same(c.t, "draft", c.drafted(d.ID), d)
	return d
}

// versions are those of a draft: number, what it was made from, name and text.
func (c *contract) versions(id app.DraftID) string {
	c.t.Helper()
	all, err := c.DraftVersions(c.t.Context(), id)
	c.ok(err)
	var b strings.Builder
	for _, v := range all {
		fmt.Fprintf(&b, "%d<%d%s:%s ", v.Nr, v.Before, v.Name, v.Original.Text)
	}
	return strings.TrimSpace(b.String())
}

func everyDraftField(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Writer(0)))
	want := Draft(ids[0])
	got := c.draft(want)
	want.ID, want.Made, want.Changed = got.ID, FixedClock(), FixedClock()
	same(t, "draft", got, want)
	want.Person, want.Form, want.Occasion, want.Template, want.Picture = 0, app.LetterA4Form, app.Birthday, "birthday", ""
	want.Translation = app.Side{}
	got, _, err := c.WriteDraft(t.Context(), want)
	c.ok(err)
	want.Version = 2
	same(t, "draft", got, want)
	same(t, "draft", c.drafted(got.ID), want)

	_, _, err = c.AddDrafts(t.Context(), []app.Draft{Draft(ids[0]), Draft(77)})
	c.fails(app.NotFound, err)
	_, _, err = c.AddDrafts(t.Context(), []app.Draft{Draft(ids[0], func(d *app.Draft) { d.Original.Text = strings.Repeat("я", app.MostText) })})
	c.fails(app.Invalid, err)
	got.Person = 77
	_, _, err = c.WriteDraft(t.Context(), got)
	c.fails(app.NotFound, err)
	_, err = c.Draft(t.Context(), 77)
	c.fails(app.NotFound, err)
	got.ID = 77
	_, _, err = c.WriteDraft(t.Context(), got)
	c.fails(app.NotFound, err)
	all, err := c.Drafts(t.Context(), app.DraftFilter{})
	c.ok(err)
	same(t, "drafts", all, []app.Draft{want})
}

func filterDrafts(t *testing.T, c *contract) {
	_, people := c.save(Edit(Writer(0)), Edit(Writer(1)))
	one := c.draft(Draft(people[0]))
	ids, added, err := c.AddDrafts(t.Context(), []app.Draft{Draft(people[0]), Draft(people[1]), Draft(0)})
	c.ok(err)
	find := func(f app.DraftFilter) (found []app.DraftID) {
		t.Helper()
		all, err := c.Drafts(t.Context(), f)
		c.ok(err)
		for _, d := range all {
			found = append(found, d.ID)
		}
		return found
	}
	same(t, "all", find(app.DraftFilter{}), []app.DraftID{ids[2], ids[1], ids[0], one.ID})
	same(t, "two", find(app.DraftFilter{Limit: 2}), []app.DraftID{ids[2], ids[1]})
	same(t, "of a person", find(app.DraftFilter{Person: people[0]}), []app.DraftID{ids[0], one.ID})
	same(t, "of the batch", find(app.DraftFilter{Batch: ids[0]}), []app.DraftID{ids[2], ids[1], ids[0]})
	same(t, "these", find(app.DraftFilter{IDs: []app.DraftID{one.ID, ids[1], 77}}), []app.DraftID{ids[1], one.ID})
	same(t, "none", find(app.DraftFilter{IDs: []app.DraftID{}}), nil)

	_, logged := c.log(Letter(people[1], func(l *app.Letter) { l.Draft = ids[1] }), Letter(people[0], func(l *app.Letter) { l.Draft = ids[0] }))
	_, err = c.SetLetterState(t.Context(), []app.LetterID{app.LetterID(logged.IDs[1])}, app.Stopped, Today)
	c.ok(err)
	same(t, "printed", find(app.DraftFilter{Printed: true}), []app.DraftID{ids[1]})
	same(t, "not printed", find(app.DraftFilter{}), []app.DraftID{ids[2], ids[0], one.ID})
	same(t, "letters", c.drafted(ids[1]).Letters, 1)
	c.undo(added)
	same(t, "left", find(app.DraftFilter{}), []app.DraftID{one.ID})
	letters, err := c.Letters(t.Context(), app.LetterFilter{Person: people[1]})
	c.ok(err)
	same(t, "the letter keeps its draft's number", letters[0].Draft, ids[1])
}

func draftVersions(t *testing.T, c *contract) {
	d := c.draft(Draft(0))
	same(t, "as it was made", c.versions(d.ID), "1<0:Hello")
	d.Occasion = app.Birthday
	d = c.write(d, "Hello")
	same(t, "as it was made", c.versions(d.ID), "1<0:Hello")
	same(t, "version", d.Version, 0)
	d = c.write(c.write(d, "a"), "b")
	same(t, "versions", c.versions(d.ID), "1<0:Hello 2<1:a 3<2:b")
	same(t, "version", d.Version, 3)
	d = c.write(d, "a") // back
	same(t, "version", d.Version, 2)
	d = c.write(d, "c") // and on from there
	same(t, "versions", c.versions(d.ID), "1<0:Hello 2<1:a 3<2:b 4<2:c")

	named, err := c.NameVersion(t.Context(), d.ID, 2, " да  праверкі ")
	c.ok(err)
	same(t, "versions", c.versions(d.ID), "1<0:Hello 2<1да праверкі:a 3<2:b 4<2:c")
	c.undo(named)
	same(t, "versions", c.versions(d.ID), "1<0:Hello 2<1:a 3<2:b 4<2:c")
	_, err = c.NameVersion(t.Context(), d.ID, 7, "a")
	c.fails(app.NotFound, err)
	_, err = c.NameVersion(t.Context(), d.ID, 2, strings.Repeat("я", 81))
	c.fails(app.Invalid, err)

	first := c.draft(Draft(0))
	_, err = c.NameVersion(t.Context(), first.ID, 2, "a")
	c.fails(app.NotFound, err)
	same(t, "version", c.drafted(first.ID).Version, 0)
	named, err = c.NameVersion(t.Context(), first.ID, 1, "як было")
	c.ok(err)
	same(t, "the first", c.versions(first.ID), "1<0як было:Hello")
	first = c.write(first, "a")
	same(t, "and on from it", c.versions(first.ID), "1<0як было:Hello 2<1:a")
	c.undo(named)
	same(t, "without its name", c.versions(first.ID), "1<0:Hello 2<1:a")
	_, err = c.RemoveDrafts(t.Context(), first.ID)
	c.ok(err)

	removed, err := c.RemoveDrafts(t.Context(), d.ID)
	c.ok(err)
	_, err = c.Draft(t.Context(), d.ID)
	c.fails(app.NotFound, err)
	same(t, "versions", c.versions(d.ID), "")
	c.undo(removed)
	same(t, "draft", c.drafted(d.ID), d)
	same(t, "versions", c.versions(d.ID), "1<0:Hello 2<1:a 3<2:b 4<2:c")
	_, err = c.RemoveDrafts(t.Context(), d.ID, 77)
	c.fails(app.NotFound, err)
	same(t, "draft", c.drafted(d.ID), d)
}

func undoWrittenDraft(t *testing.T, c *contract) {
	_, people := c.save(Edit(Writer(0)))
	ids, added, err := c.AddDrafts(t.Context(), []app.Draft{Draft(people[0]), Draft(people[0])})
	c.ok(err)
	c.write(c.drafted(ids[1]), "an hour's work")
	_, err = added.Undo.Do(t.Context())
	c.fails(app.Refused, err)
	same(t, "text", c.drafted(ids[1]).Original.Text, "an hour's work")
	_ = c.drafted(ids[0])
}

func snippets(t *testing.T, c *contract) {
	ctx := t.Context()
	poem := app.Snippet{Title: " Зорка  Венера ", Kind: app.Poem, Lang: app.Belarusian, Text: "\nЗорка Венера\nўзышла над зямлёю\n\n", Source: "Максім Багдановіч"}
	ids, added, err := c.SaveSnippets(ctx, poem, app.Snippet{Title: "Бульба", Text: "Дранікі", Kind: app.Recipe, Lang: app.Belarusian})
	c.ok(err)
	all := func() []app.Snippet {
		t.Helper()
		all, err := c.Snippets(ctx)
		c.ok(err)
		return all
	}
	want := poem
	want.ID, want.Title, want.Text, want.Made = ids[0], "Зорка Венера", "Зорка Венера\nўзышла над зямлёю", FixedClock()
	same(t, "snippets", all()[1], want)
	same(t, "kinds", added.Kinds, app.KindSnippets)
	edited := want
	edited.Text = "Разам з сабой"
	_, changed, err := c.SaveSnippets(ctx, edited)
	c.ok(err)
	same(t, "edited", all()[1], edited)

	removed, err := c.RemoveSnippet(ctx, ids[1])
	c.ok(err)
	same(t, "left", len(all()), 1)
	_, err = c.RemoveSnippet(ctx, ids[1])
	c.fails(app.NotFound, err)
	c.undo(removed)
	c.undo(changed)
	same(t, "snippets", all()[1], want)

	_, _, err = c.SaveSnippets(ctx, app.Snippet{Title: "a", Text: " \n"})
	c.fails(app.Invalid, err)
	_, _, err = c.SaveSnippets(ctx, app.Snippet{Title: "a", Text: strings.Repeat("a", 20_001)})
	c.fails(app.Invalid, err)
	edited.ID = 77
	_, _, err = c.SaveSnippets(ctx, edited)
	c.fails(app.NotFound, err)
	same(t, "snippets", len(all()), 2)
}
