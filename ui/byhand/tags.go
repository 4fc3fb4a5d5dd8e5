package byhand

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/names"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/ui/kit"
)

// tagSheet gives and takes the tags of one person or of several.
type tagSheet struct {
	*Hand
	ids    []app.PersonID
	has    map[string]int // how many of them have it
	all    map[string]int // of everybody
	typed  string
	shown  []string // the last is what is typed, where no tag is called so
	chips  *kit.Flow
	search *kit.Search
	list   *kit.List
}

// Tags asks for tags of people, who all are changed at once.
func (h *Hand) Tags(tagsOf func(app.PersonID) []string, ids ...app.PersonID) {
	loc := h.frame.Loc()
	t := &tagSheet{Hand: h, ids: ids, has: map[string]int{}, chips: kit.NewFlow(8)}
	for _, id := range ids {
		for _, tag := range tagsOf(id) {
			t.has[tag]++
		}
	}
	t.search = kit.NewSearch(loc.T("byhand.tags.type"), t.narrow, func() { t.take(max(t.list.Selected(), 0)) })
	t.list = kit.NewList(
		func() int { return len(t.shown) },
		func() fyne.CanvasObject { return kit.NewTwoLines(1) },
		func(i int, o fyne.CanvasObject) { t.fill(o.(*kit.TwoLines), i) },
		func(int) {}, t.take,
	)
	t.showChips()
	title := loc.T("duplicates.tags")
	if len(ids) > 1 {
		title = loc.T("byhand.tags.title", "Count", len(ids))
	}
	h.frame.Dialogs().Show(kit.Sheet{
		Title: title, Text: loc.T("byhand.tags.text"), Width: 560, Focus: t.search,
		Body:    kit.NewColumn(kit.Gap, container.New(high(64), t.chips), t.search, container.New(high(150), t.list)),
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
	work.Query(h.deps.Runner, "byhand-tags", func(ctx context.Context) (map[string]int, error) { return h.deps.Own.Tags(ctx) },
		func(all map[string]int, err error) {
			if err != nil {
				h.frame.Fail(err)
				return
			}
			t.all = all
			t.narrow(t.typed)
		})
}

// narrow shows the tags that begin as what is typed, in any script, the most used
// first, and what is typed itself.
func (t *tagSheet) narrow(text string) {
	t.typed = people.CleanTag(text)
	t.shown = slices.SortedFunc(maps.Keys(t.all), func(a, b string) int {
		return cmp.Or(cmp.Compare(t.all[b], t.all[a]), strings.Compare(a, b))
	})
	key := names.Fold(t.typed)
	t.shown = slices.DeleteFunc(t.shown, func(tag string) bool {
		return t.has[tag] == len(t.ids) || !strings.HasPrefix(strings.ToLower(tag), strings.ToLower(t.typed)) && (key == "" || !strings.HasPrefix(names.Fold(tag), key))
	})
	if t.typed != "" && !slices.Contains(t.shown, t.typed) && t.has[t.typed] < len(t.ids) {
		t.shown = append(t.shown, t.typed)
	}
	t.list.Clear()
	t.list.Changed()
	if len(t.shown) > 0 && t.typed != "" {
		t.list.Select(0)
	}
}

func (t *tagSheet) fill(row *kit.TwoLines, i int) {
	loc, tag := t.frame.Loc(), t.shown[i]
	says := loc.T("byhand.tags.new")
	if n := t.all[tag]; n > 0 {
		says = loc.T("byhand.tags.count", "Count", n)
	}
	row.Set(tag, says, "", kit.Neutral)
}

// take gives the tag of the row to all.
func (t *tagSheet) take(i int) {
	if i < 0 || i >= len(t.shown) {
		return
	}
	tag := t.shown[i]
	t.edit(people.Bulk{Tag: []string{tag}}, t.frame.Loc().T("byhand.tags.given", "Tag", tag), func() {
		t.has[tag] = len(t.ids)
		t.all[tag]++
	})
}

func (t *tagSheet) edit(b people.Bulk, done string, then func()) {
	today := t.today()
	t.change(done, func(ctx context.Context) (app.Changes, error) {
		return t.deps.Editor.EditAll(ctx, t.ids, b, today)
	}, func() {
		then()
		t.showChips()
		t.search.SetText("")
		t.narrow("")
		t.frame.Focus(t.search)
	}, nil)
}

// showChips shows the tags that are given, each to be taken away.
func (t *tagSheet) showChips() {
	loc := t.frame.Loc()
	var chips []fyne.CanvasObject
	for _, tag := range slices.Sorted(maps.Keys(t.has)) {
		word := tag
		if n := t.has[tag]; n < len(t.ids) {
			word = loc.T("byhand.tags.some", "Tag", tag, "Number", loc.Number(n), "All", loc.Number(len(t.ids)))
		}
		chips = append(chips, kit.NewChip(word, func() {
			t.edit(people.Bulk{Untag: []string{tag}}, loc.T("byhand.tags.taken", "Tag", tag), func() { delete(t.has, tag) })
		}))
	}
	if len(chips) == 0 {
		chips = []fyne.CanvasObject{kit.NewText(kit.Quiet(loc.T("byhand.tags.none"))).OneLine()}
	}
	t.chips.Set(chips...)
}
