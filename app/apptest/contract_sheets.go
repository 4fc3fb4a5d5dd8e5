package apptest

import (
	"testing"

	"vestka/app"
)

// LabelSheet is a sheet of labels of a user's own, as a store keeps it.
func LabelSheet(id string) app.LabelSheet {
	return app.LabelSheet{
		ID: id, PaperW: 210, PaperH: 297, W: 63.5, H: 38.1, Columns: 3, Rows: 7, Left: 7.25, Top: 15.15, PitchX: 66, PitchY: 38.1, Own: true,
	}
}

func ownSheets(t *testing.T, c *contract) {
	ctx := t.Context()
	all := func() []app.LabelSheet {
		t.Helper()
		all, err := c.OwnSheets(ctx)
		c.ok(err)
		return all
	}
	a, b := LabelSheet("Б"), LabelSheet("А 4")
	a.Cut = true
	made, err := c.SaveSheet(ctx, a, "")
	c.ok(err)
	if made.Kinds != app.KindSheets || made.Undo == nil {
		t.Fatalf("changes %+v", made)
	}
	_, err = c.SaveSheet(ctx, b, "")
	c.ok(err)
	same(t, "sheets", all(), []app.LabelSheet{b, a})
	_, err = c.SetUsedPlaces(ctx, "Б", []int{2})
	c.ok(err)
	renamed := a
	renamed.ID, renamed.Top = "В", 12.9
	again, err := c.SaveSheet(ctx, renamed, a.ID)
	c.ok(err)
	same(t, "renamed", all(), []app.LabelSheet{b, renamed})
	used, err := c.UsedPlaces(ctx)
	c.ok(err)
	same(t, "used under the new name", used, map[string][]int{"В": {2}})
	c.undo(again)
	same(t, "taken back", all(), []app.LabelSheet{b, a})
	gone, err := c.RemoveSheet(ctx, a.ID)
	c.ok(err)
	same(t, "removed", all(), []app.LabelSheet{b})
	c.undo(gone)
	same(t, "back again", all(), []app.LabelSheet{b, a})
	used, err = c.UsedPlaces(ctx)
	c.ok(err)
	same(t, "used again", used, map[string][]int{"Б": {2}})
	_, err = c.RemoveSheet(ctx, "нічога")
	c.fails(app.NotFound, err)
	_, err = c.SaveSheet(ctx, LabelSheet(" \n"), "")
	c.fails(app.Invalid, err)
}

func usedPlaces(t *testing.T, c *contract) {
	ctx := t.Context()
	used := func() map[string][]int {
		t.Helper()
		used, err := c.UsedPlaces(ctx)
		c.ok(err)
		return used
	}
	same(t, "at first", used(), map[string][]int{})
	_, err := c.SetUsedPlaces(ctx, "L7160", []int{4, 0, 4})
	c.ok(err)
	_, err = c.SetUsedPlaces(ctx, "3474", []int{1})
	c.ok(err)
	same(t, "begun", used(), map[string][]int{"L7160": {0, 4}, "3474": {1}})
	fresh, err := c.SetUsedPlaces(ctx, "L7160", nil)
	c.ok(err)
	same(t, "a new sheet", used(), map[string][]int{"3474": {1}})
	c.undo(fresh)
	same(t, "taken back", used(), map[string][]int{"L7160": {0, 4}, "3474": {1}})
}
