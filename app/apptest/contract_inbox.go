package apptest

import (
	"strings"
	"testing"

	"vestka/app"
)

// BadRows are rows of a list that were not taken, with every field set.
func BadRows() []app.InboxRow {
	row := func(line int, name string) app.InboxRow {
		cells := []app.Cell{{Column: "Імя", Value: name}, {Column: "Дзе", Value: "ПК №904\nг. Прыклад"}}
		return app.InboxRow{
			Source: "office", Lang: app.Belarusian, Form: "csv", SeenOn: app.Date{Year: 2026, Month: 11, Day: 22}, Plan: `{"columns":[]}`,
			BadRow: app.BadRow{Line: line, Cells: cells, Problem: app.Problem{
				Line: line, Column: "Імя", Value: name, Key: "import.problem.repeated_id", Args: app.Args{"Line": 3.0}, Refused: true,
			}},
		}
	}
	return []app.InboxRow{row(9, "Янка"), row(4, "Якуб"), row(7, "—")}
}

func (c *contract) inboxLines() (lines []int) {
	c.t.Helper()
	rows, err := c.Inbox(c.t.Context())
	c.ok(err)
	for _, r := range rows {
		lines = append(lines, r.Line)
	}
	n, err := c.CountInbox(c.t.Context())
	c.ok(err)
	same(c.t, "count of the inbox", n, len(rows))
	return lines
}

func inbox(t *testing.T, c *contract) {
	rows := BadRows()
	put := c.put(rows)
	if !put.Has(app.KindInbox) || put.Undo == nil {
		t.Fatalf("changes %+v", put)
	}
	same(t, "lines", c.inboxLines(), []int{4, 7, 9})
	found, err := c.Inbox(t.Context())
	c.ok(err)
	first := rows[1]
	first.ID = found[0].ID
	same(t, "row", found[0], first)

	other := BadRows()[:1]
	other[0].Source = "other"
	unknown, err := c.NewInInbox(t.Context(), append(rows, other...))
	c.ok(err)
	same(t, "rows that were never there", unknown, other)
	again := c.put(rows)
	same(t, "rows that were there", c.inboxLines(), []int{4, 7, 9})
	c.undo(again)
	same(t, "after the second import is taken back", c.inboxLines(), []int{4, 7, 9})

	dismissed, err := c.DismissInbox(t.Context(), found[1].ID, found[2].ID)
	c.ok(err)
	same(t, "lines", c.inboxLines(), []int{4})
	c.undo(c.put(rows))
	same(t, "a dismissed row that came again", c.inboxLines(), []int{4})
	if _, err := c.DismissInbox(t.Context(), found[0].ID, found[1].ID); app.CodeOf(err) != app.NotFound {
		t.Errorf("a dismissed row is dismissed: %v", err)
	}
	same(t, "after half of it failed", c.inboxLines(), []int{4})
	c.undo(dismissed)
	same(t, "lines", c.inboxLines(), []int{4, 7, 9})
	c.undo(put)
	same(t, "lines", c.inboxLines(), []int(nil))
	nothing, err := c.DismissInbox(t.Context())
	c.ok(err)
	same(t, "changes of nothing", nothing, app.Changes{})
}

func mendInbox(t *testing.T, c *contract) {
	c.put(BadRows())
	found, err := c.Inbox(t.Context())
	c.ok(err)
	before, heads := c.all(), c.headcount()
	cells := []app.Cell{{Column: "Імя", Value: "Якуб Колас"}}
	mended, err := c.MendInbox(t.Context(), found[0].ID, cells, Edits(1))
	c.ok(err)
	if !mended.Has(app.KindInbox|app.KindPeople) || mended.Undo == nil {
		t.Fatalf("changes %+v", mended)
	}
	same(t, "lines", c.inboxLines(), []int{7, 9})
	same(t, "people", c.headcount(), heads+1)
	known, err := c.MendedRows(t.Context(), "office")
	c.ok(err)
	same(t, "mended", known[found[0].Digest()].Mended, cells)
	others, err := c.MendedRows(t.Context(), "other")
	c.ok(err)
	same(t, "mended of another source", len(others), 0)
	if _, err := c.MendInbox(t.Context(), found[0].ID, cells, Edits(1)); app.CodeOf(err) != app.NotFound {
		t.Errorf("a mended row is mended: %v", err)
	}
	same(t, "people", c.headcount(), heads+1)
	bad := Edits(1)
	bad[0].Person.Born = app.Date{Year: 1980, Month: 13, Day: 1}
	if _, err := c.MendInbox(t.Context(), found[1].ID, cells, bad); err == nil {
		t.Error("an impossible date is taken")
	}
	same(t, "after a failure", c.inboxLines(), []int{7, 9})
	c.undo(mended)
	same(t, "lines", c.inboxLines(), []int{4, 7, 9})
	same(t, "people", c.all(), before)
}

func shapes(t *testing.T, c *contract) {
	plans := func() string {
		all, err := c.Shapes(t.Context(), "s1")
		c.ok(err)
		return strings.Join(all, ", ")
	}
	same(t, "plans of an unknown shape", plans(), "")
	for i, e := range []struct{ source, shape, plan string }{
		{"office", "s1", "one"},
		{"office", "s1", "two"},
		{"another", "s1", "three"},
		{"third", "s10", "four"},
		{"office", "s1", "five"},
	} {
		_, err := c.SaveImport(t.Context(), app.ImportEdit{Import: app.Import{Source: e.source, Plan: e.plan, Day: Today.AddDays(i)}, Shape: e.shape})
		c.ok(err)
	}
	same(t, "plans", plans(), "five, three")
}

// put has an import bring rows that could not be taken.
func (c *contract) put(rows []app.InboxRow) app.Changes {
	c.t.Helper()
	changes, err := c.SaveImport(c.t.Context(), app.ImportEdit{Import: app.Import{Source: "office", Day: Today}, Inbox: rows})
	c.ok(err)
	return changes
}

func (c *contract) headcount() int {
	c.t.Helper()
	people, err := c.People(c.t.Context())
	c.ok(err)
	return len(people)
}
