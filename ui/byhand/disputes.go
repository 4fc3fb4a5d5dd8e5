package byhand

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/ui/kit"
)

// Disputes are the facts of a person that the user should look at, each with what
// every source says and a button to settle it; nil where there is none.
func (h *Hand) Disputes(k *people.Known) fyne.CanvasObject {
	loc := h.frame.Loc()
	var parts []fyne.CanvasObject
	for i := range k.Accounts {
		if a := &k.Accounts[i]; a.Disputed() {
			parts = append(parts, h.dispute(k.ID, a))
		}
	}
	if parts == nil {
		return nil
	}
	head := kit.NewFlow(8, kit.NewText(kit.Label(loc.T("byhand.disputes"))).OneLine(), kit.NewTag(loc.Number(len(parts)), kit.Care))
	return kit.NewCard(kit.NewColumn(kit.Gap, append([]fyne.CanvasObject{head}, parts...)...)).Sunk()
}

// dispute is one fact: who says what.
func (h *Hand) dispute(id app.PersonID, a *people.Account) fyne.CanvasObject {
	loc, f := h.frame.Loc(), a.Fact
	rows := []fyne.CanvasObject{kit.NewText(kit.Strong(h.words().Fact(f)))}
	if a.Own != nil {
		rows = append(rows, kit.NewRow(
			h.saying(h.words().Value(f, a.Own.Value), loc.T("byhand.own.on", "Date", h.words().Day(a.Own.ChosenOn))),
			kit.NewButton(loc.T("byhand.keep_mine"), func() { h.keep(id, f) }),
		))
	}
	for _, s := range a.Said {
		right := kit.NewButton(loc.T("byhand.is_right"), func() { h.settle(id, f, s) })
		if a.Own != nil && len(a.Said) == 1 {
			right = kit.NewButton(loc.T("byhand.take_theirs"), func() { h.take(id, f) })
		}
		rows = append(rows, kit.NewRow(h.saying(h.words().Value(f, s.Value), h.origins(s.By)), right))
	}
	return kit.NewColumn(kit.Tight, rows...)
}

func (h *Hand) saying(value, by string) fyne.CanvasObject {
	return kit.NewColumn(0, kit.NewText(kit.Body(value)), kit.NewText(kit.Small(by)))
}

// origins name the lists that say something: "Viasna, checked on 22 November 2026:
// Russian".
func (h *Hand) origins(by []people.Origin) string {
	loc, w := h.frame.Loc(), h.words()
	var lines []string
	for len(by) > 0 {
		first, langs := by[0], []string{}
		by = slices.DeleteFunc(slices.Clone(by), func(o people.Origin) bool {
			same := o.Source == first.Source && o.On == first.On
			if same {
				langs = append(langs, w.Lang(o.Lang))
			}
			return same
		})
		lines = append(lines, loc.T("byhand.origin", "Source", w.Source(first.Source), "Date", w.Day(first.On), "Language", strings.Join(langs, ", ")))
	}
	return strings.Join(lines, "\n")
}

func (h *Hand) settle(id app.PersonID, f app.Fact, s people.Said) {
	today := h.today()
	h.change(h.frame.Loc().T("byhand.settled"), func(ctx context.Context) (app.Changes, error) {
		return h.deps.Editor.Settle(ctx, id, f, s.Value, s.By[0].Source, today)
	}, nil, nil)
}

func (h *Hand) keep(id app.PersonID, f app.Fact) {
	today := h.today()
	h.change(h.frame.Loc().T("byhand.settled"), func(ctx context.Context) (app.Changes, error) {
		return h.deps.Editor.KeepMine(ctx, id, f, today)
	}, nil, nil)
}

func (h *Hand) take(id app.PersonID, f app.Fact) {
	h.change(h.frame.Loc().T("byhand.settled"), func(ctx context.Context) (app.Changes, error) {
		return h.deps.Editor.TakeTheirs(ctx, id, f)
	}, nil, nil)
}
