package apptest

import (
	"slices"
	"strings"
	"testing"

	"vestka/app"
)

// names are those of the saved lists with their queries.
func (c *contract) names() string {
	c.t.Helper()
	lists, err := c.SavedLists(c.t.Context())
	c.ok(err)
	var all []string
	for _, l := range lists {
		if l.Made != FixedClock() {
			c.t.Errorf("%s was made at %v", l.Name, l.Made)
		}
		all = append(all, l.Name+"="+l.Query)
	}
	return strings.Join(all, " ")
}

func savedLists(t *testing.T, c *contract) {
	ctx := t.Context()
	did := func(changes app.Changes, err error) app.Changes {
		t.Helper()
		c.ok(err)
		if changes.Kinds != app.KindLists || changes.Undo == nil {
			t.Fatalf("changes %+v", changes)
		}
		return changes
	}
	_ = did(c.SaveList(ctx, "  Ні  ліста ", "1"))
	again := did(c.SaveList(ctx, "Ні ліста", "2"))
	_ = did(c.SaveList(ctx, "Гродна", "3"))
	same(t, "lists", c.names(), "Гродна=3 Ні ліста=2")
	c.undo(again)
	same(t, "lists", c.names(), "Гродна=3 Ні ліста=1")
	renamed := did(c.RenameList(ctx, "Гродна", "Мінск"))
	same(t, "lists", c.names(), "Мінск=3 Ні ліста=1")
	c.undo(renamed)
	removed := did(c.RemoveList(ctx, "Гродна"))
	same(t, "lists", c.names(), "Ні ліста=1")
	c.undo(removed)
	same(t, "lists", c.names(), "Гродна=3 Ні ліста=1")

	_, err := c.RenameList(ctx, "Гродна", "Ні ліста")
	c.fails(app.Refused, err)
	_, err = c.RenameList(ctx, "Брэст", "Гомель")
	c.fails(app.NotFound, err)
	_, err = c.RemoveList(ctx, "Брэст")
	c.fails(app.NotFound, err)
	_, err = c.SaveList(ctx, " \t", "4")
	c.fails(app.Invalid, err)
	_, err = c.RenameList(ctx, "Гродна", strings.Repeat("я", 81))
	c.fails(app.Invalid, err)
	same(t, "lists", c.names(), "Гродна=3 Ні ліста=1")
}

func keptDraws(t *testing.T, c *contract) {
	_, ids := c.save(Edits(2)...)
	draw := func(name string) app.KeptDraw {
		return app.KeptDraw{
			Name: name, Seed: 1<<62 + 3, Query: `{"version":1}`,
			Drawn: []app.Drawn{{Person: ids[1], Letters: 2, Writer: "Алеся"}, {Person: ids[0]}},
		}
	}
	check := func(want ...app.KeptDraw) {
		t.Helper()
		got, err := c.Draws(t.Context())
		c.ok(err)
		same(t, "draws", got, slices.Clip(want))
	}
	first, second := draw("Вечар"), draw("Другі вечар")
	first.Made, second.Made = FixedClock(), FixedClock()
	var err error
	first.ID, _, err = c.KeepDraw(t.Context(), draw(" Вечар "))
	c.ok(err)
	var kept app.Changes
	second.ID, kept, err = c.KeepDraw(t.Context(), draw("Другі вечар"))
	c.ok(err)
	check(second, first)
	removed, err := c.RemoveDraw(t.Context(), first.ID)
	c.ok(err)
	check(second)
	c.undo(removed)
	check(second, first)
	c.undo(kept)
	check(first)
	_, err = c.RemoveDraw(t.Context(), second.ID)
	c.fails(app.NotFound, err)
	_, _, err = c.KeepDraw(t.Context(), draw(""))
	c.fails(app.Invalid, err)
}
