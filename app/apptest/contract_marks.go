package apptest

import (
	"testing"

	"vestka/app"
)

// Mark is a mark of the kind with every field set.
func Mark(kind app.MarkKind) app.Mark {
	return app.Mark{
		Kind: kind, Reason: "Просіць не пісаць да вясны.", Source: "сваякі, па тэлефоне",
		On: app.Date{Year: 2026, Month: 10}, Until: app.Date{Year: 2027, Month: 3, Day: 1},
	}
}

func marks(t *testing.T, c *contract) {
	_, ids := c.save(Edits(3)...)
	before := c.all()
	set := func(m app.Mark, ids ...app.PersonID) app.Changes {
		t.Helper()
		changes, err := c.SetMark(t.Context(), m, ids...)
		c.ok(err)
		if !changes.Has(app.KindPeople) || len(changes.IDs) != len(ids) || changes.Undo == nil {
			t.Fatalf("changes %+v", changes)
		}
		return changes
	}
	consent, listed, silent := Mark(app.Consent), Mark(app.ListedOnly), Mark(app.DoNotWrite)
	consent.Reason, consent.Until = "", app.Date{}
	first := set(consent, ids[0])
	second := set(listed, ids[1], ids[0])
	third := set(silent, ids[0])
	same(t, "marks", c.person(ids[0]).Marks, []app.Mark{silent, listed, consent})
	same(t, "marks of the second", c.person(ids[1]).Marks, []app.Mark{listed})
	people, err := c.People(t.Context())
	c.ok(err)
	same(t, "marks in the list", people[0].Marks, []app.Mark{silent, listed, consent})
	same(t, "marks of the third in the list", people[2].Marks, nil)

	later := silent
	later.Reason, later.Until = "Другая прычына.", app.Date{}
	replaced := set(later, ids[0])
	same(t, "marks", c.person(ids[0]).Marks, []app.Mark{later, listed, consent})
	c.undo(replaced)
	same(t, "marks", c.person(ids[0]).Marks, []app.Mark{silent, listed, consent})

	removed, err := c.RemoveMark(t.Context(), app.ListedOnly, ids...)
	c.ok(err)
	same(t, "marks left", c.person(ids[0]).Marks, []app.Mark{silent, consent})
	same(t, "marks left", c.person(ids[1]).Marks, nil)
	c.undo(removed)
	same(t, "marks back", c.person(ids[1]).Marks, []app.Mark{listed})
	nothing, err := c.RemoveMark(t.Context(), app.Consent, ids[1])
	c.ok(err)
	same(t, "changes of nothing", nothing, app.Changes{})

	c.undo(third)
	c.undo(second)
	c.undo(first)
	same(t, "store", c.all(), before)
}

func badMarks(t *testing.T, c *contract) {
	_, ids := c.save(Edits(1)...)
	before := c.all()
	for name, spoil := range map[string]func(*app.Mark){
		"no kind":           func(m *app.Mark) { m.Kind = "" },
		"an unknown kind":   func(m *app.Mark) { m.Kind = "shout" },
		"no reason":         func(m *app.Mark) { m.Reason = "" },
		"no source":         func(m *app.Mark) { m.Source = "" },
		"no date":           func(m *app.Mark) { m.On = app.Date{} },
		"no such date":      func(m *app.Mark) { m.On = app.Date{Year: 2026, Month: 13} },
		"an end of a month": func(m *app.Mark) { m.Until.Day = 0 },
		"no such end":       func(m *app.Mark) { m.Until = app.Date{Year: 2027, Month: 2, Day: 30} },
		"an end before":     func(m *app.Mark) { m.Until = app.Date{Year: 2026, Month: 9, Day: 30} },
	} {
		m := Mark(app.DoNotWrite)
		spoil(&m)
		if _, err := c.SetMark(t.Context(), m, ids[0]); app.CodeOf(err) != app.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := c.SetMark(t.Context(), Mark(app.DoNotWrite), ids[0], ids[0]+1)
	c.fails(app.NotFound, err)
	_, err = c.RemoveMark(t.Context(), app.DoNotWrite, ids[0]+1)
	c.fails(app.NotFound, err)
	same(t, "store", c.all(), before)
}

func marksHoldPeopleBack(t *testing.T, c *contract) {
	changes, ids := c.save(Edit(Person()))
	_, err := c.SetMark(t.Context(), Mark(app.DoNotWrite), ids[0])
	c.ok(err)
	_, err = changes.Undo.Do(t.Context())
	c.fails(app.Refused, err)
	same(t, "marks", c.person(ids[0]).Marks, []app.Mark{Mark(app.DoNotWrite)})
	p := c.person(ids[0])
	p.Marks, p.Town = nil, "Прыклад"
	c.save(app.PersonEdit{Person: p}) // an import
	same(t, "marks", c.person(ids[0]).Marks, []app.Mark{Mark(app.DoNotWrite)})
}

func relations(t *testing.T, c *contract) {
	_, ids := c.save(Edits(2)...)
	first, err := c.SetRelation(t.Context(), ids[0], app.Relative)
	c.ok(err)
	second, err := c.SetRelation(t.Context(), ids[0], app.Stranger)
	c.ok(err)
	same(t, "relation", c.person(ids[0]).Relation, app.Stranger)
	same(t, "relation to the other", c.person(ids[1]).Relation, "")
	c.undo(second)
	same(t, "relation", c.person(ids[0]).Relation, app.Relative)
	reset, err := c.SetRelation(t.Context(), ids[0], "")
	c.ok(err)
	same(t, "relation", c.person(ids[0]).Relation, "")
	c.undo(reset)
	c.undo(first)
	same(t, "relation", c.person(ids[0]).Relation, "")
	_, err = c.SetRelation(t.Context(), ids[1]+1, app.Relative)
	c.fails(app.NotFound, err)
}

func ruleFiles(t *testing.T, c *contract) {
	ctx := t.Context()
	check := func(want ...app.RuleFile) {
		t.Helper()
		got, err := c.RuleFiles(ctx)
		c.ok(err)
		same(t, "rule files", got, want)
	}
	file := func(name, content string) app.RuleFile {
		return app.RuleFile{Name: name, Content: []byte(content), Loaded: Today}
	}
	save := func(f app.RuleFile) app.Changes {
		t.Helper()
		changes, err := c.SaveRuleFile(ctx, f)
		c.ok(err)
		if changes.Kinds != app.KindRules || changes.Undo == nil {
			t.Fatalf("changes %+v", changes)
		}
		return changes
	}
	check()
	own := file("", "мае правілы")
	save(own)
	save(file("one.toml", "адзін"))
	save(file("two.toml", "два"))
	check(file("one.toml", "адзін"), file("two.toml", "два"), own)
	newer := save(file("one.toml", "адзін, навейшы"))
	check(file("two.toml", "два"), file("one.toml", "адзін, навейшы"), own)
	c.undo(newer)
	check(file("one.toml", "адзін"), file("two.toml", "два"), own)
	removed, err := c.RemoveRuleFiles(ctx, "", "one.toml", "three.toml")
	c.ok(err)
	check(file("two.toml", "два"))
	c.undo(removed)
	check(file("one.toml", "адзін"), file("two.toml", "два"), own)
	nothing, err := c.RemoveRuleFiles(ctx, "three.toml")
	c.ok(err)
	same(t, "changes of nothing", nothing, app.Changes{})
}
