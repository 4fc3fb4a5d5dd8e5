package desk

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
)

// back shows the version that the present one was made from: what the field itself
// cannot take back any more, since it was opened anew.
func (e *editor) back() {
	e.turn(func(all []app.DraftVersion) (app.DraftVersion, bool) {
		return version(all, before(all, e.draft.Version))
	})
}

// forth shows the newest version that was made from the present one.
func (e *editor) forth() {
	e.turn(func(all []app.DraftVersion) (app.DraftVersion, bool) {
		for _, v := range slices.Backward(all) {
			if v.Before == e.draft.Version && e.draft.Version != 0 {
				return v, true
			}
		}
		return app.DraftVersion{}, false
	})
}

func before(all []app.DraftVersion, nr int) int {
	v, _ := version(all, nr)
	return v.Before
}

func version(all []app.DraftVersion, nr int) (app.DraftVersion, bool) {
	i := slices.IndexFunc(all, func(v app.DraftVersion) bool { return v.Nr == nr })
	if i < 0 {
		return app.DraftVersion{}, false
	}
	return all[i], true
}

// turn shows another version, once what was typed is kept.
func (e *editor) turn(to func([]app.DraftVersion) (app.DraftVersion, bool)) {
	e.of.settle(func() {
		e.versions(func(all []app.DraftVersion) {
			if v, found := to(all); found {
				e.take(v)
			}
		})
	})
}

// versions reads them after what is on its way into the store.
func (e *editor) versions(done func([]app.DraftVersion)) {
	id := e.draft.ID
	work.Change(e.of.deps.Runner, func(ctx context.Context, _ work.Progress) ([]app.DraftVersion, error) {
		return e.of.deps.Desk.DraftVersions(ctx, id)
	}, nil, func(all []app.DraftVersion, err error) {
		if err != nil {
			e.of.frame.Fail(err)
			return
		}
		done(all)
	})
}

// take puts a version into the fields; what stood there is a version, too.
func (e *editor) take(v app.DraftVersion) {
	e.draft.Original.Lang, e.draft.Translation.Lang = v.Original.Lang, v.Translation.Lang
	e.text.SetText(v.Original.Text)
	e.other.SetText(v.Translation.Text)
	e.by.SetText(v.Translation.By)
	e.checked.Set(v.Translation.Checked)
	e.changed = true
	e.save()
	e.measure()
}

// askVersion lists the versions, the newest first, to be looked at, named and
// brought back.
func (e *editor) askVersion() {
	e.save()
	e.versions(func(all []app.DraftVersion) {
		loc := e.loc()
		if len(all) == 0 {
			e.of.frame.Say(loc.T("desk.versions.none"))
			return
		}
		slices.Reverse(all)
		text := kit.NewText()
		at := 0
		list := kit.NewList(func() int { return len(all) },
			func() fyne.CanvasObject { return kit.NewTwoLines(1) },
			func(i int, o fyne.CanvasObject) {
				v := &all[i]
				made := v.Made.In(e.of.deps.Now().Location())
				word, tone := "", kit.Neutral
				if v.Nr == max(e.draft.Version, 1) { // without a change it is the first
					word, tone = loc.T("desk.versions.now"), kit.Good
				}
				name := v.Name
				if name == "" {
					name = kit.Joined(loc.Date(made.Year(), int(made.Month()), made.Day()), made.Format("15:04"))
				}
				o.(*kit.TwoLines).Set(name, begins(v.Original.Text), word, tone)
			},
			func(i int) {
				at = i
				text.Set(kit.Body(all[i].Original.Text))
			}, func(int) {})
		list.Select(0)
		e.of.frame.Dialogs().Show(kit.Sheet{
			Title: loc.T("desk.versions"), Text: loc.T("desk.versions.text"), Width: 860, Height: 420, Focus: list.Focusable(),
			Body: kit.NewSplit(list, kit.NewScroll(text), 0.5, 240, 600),
			Actions: []kit.Action{
				{Label: loc.T("dialog.close")},
				{Label: loc.T("desk.versions.name"), Do: func() { e.nameVersion(all[at]) }},
				{Label: loc.T("desk.versions.take"), Primary: true, Do: func() { e.take(all[at]) }},
			},
		})
	})
}

// nameVersion asks for the name by which a version stays.
func (e *editor) nameVersion(v app.DraftVersion) {
	loc, id := e.loc(), e.draft.ID
	e.of.frame.Dialogs().Prompt(kit.PromptRequest{
		Title: loc.T("desk.versions.name"), Text: loc.T("desk.versions.name.text"), Value: v.Name, OK: loc.T("desk.versions.name"),
	}, func(name string) {
		work.Change(e.of.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
			return e.of.deps.Desk.NameVersion(ctx, id, v.Nr, name)
		}, nil, func(c app.Changes, err error) {
			if err != nil {
				e.of.frame.Fail(err)
				return
			}
			e.of.frame.Did(e.of, loc.T("desk.versions.named"), c)
			e.askVersion()
		})
	})
}
