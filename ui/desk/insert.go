package desk

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/desk"
	"vestka/app/work"
	"vestka/ui/kit"
)

// offered is a snippet that can be put into the text, and when the person got it.
type offered struct {
	app.Snippet
	got app.Date // zero: not yet
}

// askInsert offers the snippets in the language of the side that is being written.
func (e *editor) askInsert() {
	into, lang, person := e.text, e.draft.Original.Lang, e.draft.Person
	if e.written == e.other && e.translating {
		into, lang = e.other, e.draft.Translation.Lang
	}
	work.Query(e.of.deps.Runner, "desk/snippets", func(ctx context.Context) ([]offered, error) {
		all, err := e.of.deps.Desk.Snippets(ctx)
		if err != nil || person == 0 {
			return offer(all, nil, lang), err
		}
		uses, err := e.of.deps.Desk.SnippetUses(ctx, person)
		return offer(all, uses, lang), err
	}, func(all []offered, err error) {
		switch {
		case err != nil:
			e.of.frame.Fail(err)
		case len(all) == 0:
			e.tellNoSnippets(lang)
		default:
			e.showSnippets(all, into)
		}
	})
}

// offer are the snippets in the language; those that the person already got come last,
// the one of longest ago first.
func offer(all []app.Snippet, uses []desk.SnippetUse, lang app.Lang) []offered {
	var list []offered
	for _, one := range all {
		if one.Lang != lang {
			continue
		}
		o := offered{Snippet: one}
		for _, u := range uses {
			if u.Snippet == one.ID && u.Draft == 0 && o.got.Before(u.On) {
				o.got = u.On
			}
		}
		list = append(list, o)
	}
	slices.SortStableFunc(list, func(a, b offered) int {
		switch {
		case a.got.Before(b.got):
			return -1
		case b.got.Before(a.got):
			return 1
		}
		return 0
	})
	return list
}

func (e *editor) tellNoSnippets(lang app.Lang) {
	loc := e.loc()
	e.of.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("desk.insert.title"), Text: loc.T("desk.insert.none", "Lang", loc.T(lang.MessageKey())),
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("snippets.new"), Primary: true, Do: func() { e.of.frame.Go("snippets", lang) }},
		},
	})
}

// showSnippets lets one of them be chosen by its title and its text.
func (e *editor) showSnippets(all []offered, into *kit.Writing) {
	loc := e.loc()
	found, at := all, 0
	text := kit.NewText()
	var list *kit.List
	var close func()
	insert := func() {
		if at < len(found) {
			e.insert(into, found[at].Text)
		}
	}
	list = kit.NewList(func() int { return len(found) },
		func() fyne.CanvasObject { return kit.NewTwoLines(1) },
		func(i int, o fyne.CanvasObject) { e.fillSnippet(o.(*kit.TwoLines), &found[i]) },
		func(i int) {
			at = i
			text.Set(kit.Body(found[i].Text))
		}, func(int) {
			close()
			insert()
		})
	choose := func(words string) {
		found, at = nil, 0
		for _, o := range all {
			if strings.Contains(strings.ToLower(o.Title+"\n"+o.Source+"\n"+o.Text), strings.ToLower(strings.TrimSpace(words))) {
				found = append(found, o)
			}
		}
		text.Set()
		list.Clear()
		list.Changed()
		if len(found) > 0 {
			list.Select(0)
		}
	}
	search := kit.NewSearch(loc.T("snippets.search"), choose, func() { e.of.frame.Focus(list.Focusable()) })
	list.Select(0)
	close = e.of.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("desk.insert.title"), Text: loc.T("desk.insert.text"), Width: 860, Height: 400, Focus: list.Focusable(),
		Body: kit.NewBorder(kit.NewInset(search, 0, 0, kit.Gap, 0), kit.NewSplit(list, kit.NewScroll(text), 0.5, 240, 600)),
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("desk.insert.do"), Primary: true, Do: insert},
		},
	})
}

// fillSnippet shows one in a row, with the day on which the person got it.
func (e *editor) fillSnippet(row *kit.TwoLines, o *offered) {
	loc := e.loc()
	word := ""
	if !o.got.IsZero() {
		word = loc.T("desk.insert.got", "Date", loc.Date(o.got.Year, o.got.Month, o.got.Day))
	}
	row.Set(o.Title, kit.Joined(loc.T(o.Kind.MessageKey()), begins(o.Text)), word, kit.Care)
}

// insert puts a text where the cursor stands, as a paragraph of its own.
func (e *editor) insert(into *kit.Writing, text string) {
	e.of.frame.Focus(into)
	into.Insert(func(before, after string) string {
		if strings.TrimSpace(before) != "" {
			text = strings.Repeat("\n", max(0, 2-trailing(before))) + text
		}
		if strings.TrimSpace(after) != "" {
			text += strings.Repeat("\n", max(0, 2-leading(after)))
		}
		return text
	})
}

// trailing counts the ends of lines at the end of a text.
func trailing(text string) int { return len(text) - len(strings.TrimRight(text, "\n")) }

// leading counts them at its beginning.
func leading(text string) int { return len(text) - len(strings.TrimLeft(text, "\n")) }
