package apptest

import (
	"testing"

	"vestka/app"
)

func wordFiles(t *testing.T, c *contract) {
	ctx := t.Context()
	check := func(want ...app.WordFile) {
		t.Helper()
		got, err := c.WordFiles(ctx)
		c.ok(err)
		same(t, "word files", got, want)
	}
	file := func(name, content string) app.WordFile {
		return app.WordFile{Name: name, Content: []byte(content), Loaded: Today}
	}
	save := func(f app.WordFile) app.Changes {
		t.Helper()
		changes, err := c.SaveWordFile(ctx, f)
		c.ok(err)
		if changes.Kinds != app.KindWords || changes.Undo == nil {
			t.Fatalf("changes %+v", changes)
		}
		return changes
	}
	check()
	own := file("", "мае словы")
	save(own)
	save(file("one.toml", "адзін"))
	save(file("two.toml", "два"))
	check(file("one.toml", "адзін"), file("two.toml", "два"), own)
	newer := save(file("one.toml", "адзін, навейшы"))
	check(file("two.toml", "два"), file("one.toml", "адзін, навейшы"), own)
	c.undo(newer)
	check(file("one.toml", "адзін"), file("two.toml", "два"), own)
	removed, err := c.RemoveWordFiles(ctx, "", "one.toml", "three.toml")
	c.ok(err)
	check(file("two.toml", "два"))
	c.undo(removed)
	check(file("one.toml", "адзін"), file("two.toml", "два"), own)
	nothing, err := c.RemoveWordFiles(ctx, "three.toml")
	c.ok(err)
	same(t, "changes of nothing", nothing, app.Changes{})
}

func keptWords(t *testing.T, c *contract) {
	ctx := t.Context()
	check := func(want ...app.KeptWord) {
		t.Helper()
		got, err := c.KeptWords(ctx)
		c.ok(err)
		same(t, "words", got, want)
	}
	be := app.KeptWord{Use: app.InDictionary, Key: "be", Text: "вецярок"}
	ru := app.KeptWord{Use: app.InDictionary, Key: "ru", Text: "ветерок"}
	quiet := app.KeptWord{Use: app.Unsaid, Key: "war", Text: "фронт"}
	added, err := c.KeepWords(ctx, quiet, ru, be)
	c.ok(err)
	same(t, "kinds", added.Kinds, app.KindWords)
	check(be, ru, quiet)
	again, err := c.KeepWords(ctx, ru)
	c.ok(err)
	same(t, "changes of what is there", again, app.Changes{})
	dropped, err := c.DropWords(ctx, ru, quiet)
	c.ok(err)
	check(be)
	c.undo(dropped)
	check(be, ru, quiet)
	nothing, err := c.DropWords(ctx, app.KeptWord{Use: app.Unsaid, Key: "war", Text: "мір"})
	c.ok(err)
	same(t, "changes of nothing", nothing, app.Changes{})
	c.undo(added)
	check()
}
