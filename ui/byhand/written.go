package byhand

import (
	"context"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/ui/kit"
)

// Written is what the user wrote of a person, with what the lists say instead, and
// who was merged into them; nil where there is nothing of it.
func (h *Hand) Written(k *people.Known) fyne.CanvasObject {
	loc := h.frame.Loc()
	var rows []fyne.CanvasObject
	for i := range k.Accounts {
		if a := &k.Accounts[i]; a.Own != nil && a.Fact != people.FactPlace && !a.Disputed() {
			rows = append(rows, h.writtenFact(k, a))
		}
	}
	for _, d := range k.Own.Held {
		rows = append(rows, h.writtenStay(k.ID, d))
	}
	for _, p := range k.Own.Merged {
		words := h.saying(loc.T("byhand.merged", "Name", p.Names.Best(h.lang()).Display()), h.numbers(p.SourceIDs))
		rows = append(rows, kit.NewRow(words, kit.NewLink(loc.T("byhand.unmerge"), func() { h.unmerge(p.ID) })))
	}
	if k.ByHand {
		rows = append(rows, kit.NewRow(kit.NewText(kit.Body(loc.T("byhand.by_hand"))), kit.NewLink(loc.T("byhand.remove"), func() { h.askRemove(k) })))
	}
	if rows == nil {
		return nil
	}
	return kit.NewColumn(kit.Tight, kit.NewText(kit.Label(loc.T("byhand.written"))), kit.NewRows(rows...))
}

func (h *Hand) writtenFact(k *people.Known, a *people.Account) fyne.CanvasObject {
	loc, f := h.frame.Loc(), a.Fact
	by := loc.T("byhand.own.on", "Date", h.words().Day(a.Own.ChosenOn))
	if a.Own.Source != "" {
		by = loc.T("byhand.own.from", "Date", h.words().Day(a.Own.ChosenOn), "Source", h.words().Source(a.Own.Source))
	}
	if a.Contradicted() {
		for _, s := range a.Said {
			by += "\n" + loc.T("byhand.own.lists", "Value", h.words().Value(f, s.Value), "Source", h.words().Source(s.By[0].Source))
		}
	}
	words := h.saying(kit.Joined(h.words().Fact(f), h.words().Value(f, a.Own.Value)), by)
	if k.ByHand && len(a.Said) == 0 {
		return words
	}
	return kit.NewRow(words, kit.NewLink(loc.T("byhand.take_back"), func() { h.take(k.ID, f) }))
}

// writtenStay is where the user said that somebody is or was.
func (h *Hand) writtenStay(id app.PersonID, d app.OwnDetention) fyne.CanvasObject {
	loc := h.frame.Loc()
	place := d.Text
	switch {
	case d.Liberty:
		place = loc.T("people.held.liberty")
	case d.Facility != "":
		place = h.words().Facility(d.Facility)
	}
	var when []string
	if !d.Since.IsZero() {
		when = append(when, loc.T("byhand.stay.since", "Date", h.words().Day(d.Since)))
	}
	if !d.Until.IsZero() {
		when = append(when, loc.T("byhand.stay.until", "Date", h.words().Day(d.Until)))
	}
	by := loc.T("byhand.own.on", "Date", h.words().Day(d.ChosenOn))
	if d.Source != "" {
		by = loc.T("byhand.own.from", "Date", h.words().Day(d.ChosenOn), "Source", h.words().Source(d.Source))
	}
	words := h.saying(kit.Joined(append([]string{place}, when...)...), by)
	return kit.NewRow(words, kit.NewFlow(8,
		kit.NewLink(loc.T("byhand.stay.edit"), func() { h.Hold(id, d) }),
		kit.NewLink(loc.T("byhand.take_back"), func() { h.dropHeld(id, d.ID) })).OneLine())
}

func (h *Hand) numbers(ids []app.SourceID) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return kit.Joined(words...)
}

func (h *Hand) dropHeld(id app.PersonID, entry int64) {
	h.change(h.frame.Loc().T("byhand.taken_back"), func(ctx context.Context) (app.Changes, error) {
		return h.deps.Editor.DropHeld(ctx, id, entry)
	}, nil, nil)
}

func (h *Hand) unmerge(id app.PersonID) {
	h.change(h.frame.Loc().T("byhand.unmerged"), func(ctx context.Context) (app.Changes, error) {
		return h.deps.Own.Unmerge(ctx, id)
	}, nil, nil)
}

// askRemove says what goes with somebody before it is removed.
func (h *Hand) askRemove(k *people.Known) {
	loc := h.frame.Loc()
	h.frame.Dialogs().Confirm(kit.Question{
		Title: loc.T("byhand.remove.title", "Name", k.Names.Best(h.lang()).Display()), Text: loc.T("byhand.remove.text"),
		Yes: loc.T("byhand.remove"), No: loc.T("dialog.cancel"), Danger: true,
	}, func(yes bool) {
		if yes {
			h.change(loc.T("byhand.removed"), func(ctx context.Context) (app.Changes, error) { return h.deps.Own.RemoveOwn(ctx, k.ID) }, nil, nil)
		}
	})
}
