package byhand

import (
	"context"

	"vestka/app"
	"vestka/app/people"
	"vestka/ui/kit"
)

// Several asks what to change of several people, who all are changed as one step.
func (h *Hand) Several(tagsOf func(app.PersonID) []string, ids ...app.PersonID) {
	loc := h.frame.Loc()
	ways := []func(){
		func() { h.Tags(tagsOf, ids...) },
		func() { h.askStatus(ids) },
		func() { h.askPlace(ids) },
		func() { h.askLine(ids, "") },
	}
	h.frame.Dialogs().Choose(loc.T("byhand.several.title", "Count", len(ids)), loc.T("byhand.several.text"), []string{
		loc.T("byhand.several.tags"), loc.T("byhand.several.status"), loc.T("byhand.several.place"), loc.T("byhand.several.line"),
	}, func(i int) { ways[i]() })
}

func (h *Hand) askStatus(ids []app.PersonID) {
	loc := h.frame.Loc()
	values := []app.Status{app.Active, app.Former, app.NotRecognised}
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = h.words().Status(v)
	}
	h.frame.Dialogs().Choose(loc.T("byhand.several.status"), loc.T("byhand.several.count", "Count", len(ids)), words, func(i int) {
		h.editAll(ids, people.Bulk{Status: values[i]}, nil, nil)
	})
}

func (h *Hand) askPlace(ids []app.PersonID) {
	h.askHeld(app.OwnDetention{}, func(d app.OwnDetention, done func(), wrong func(error) bool) {
		h.editAll(ids, people.Bulk{Held: &d}, done, wrong)
	})
}

func (h *Hand) askLine(ids []app.PersonID, line string) {
	loc := h.frame.Loc()
	h.frame.Dialogs().Prompt(kit.PromptRequest{
		Title: loc.T("byhand.several.line"), Text: loc.T("byhand.several.count", "Count", len(ids)), Value: line, OK: loc.T("dialog.save"),
	}, func(line string) {
		if line != "" {
			h.editAll(ids, people.Bulk{Line: line}, nil, func(error) bool { h.askLine(ids, line); return false })
		}
	})
}

func (h *Hand) editAll(ids []app.PersonID, b people.Bulk, after func(), wrong func(error) bool) {
	today := h.today()
	h.change(h.frame.Loc().T("byhand.several.done", "Count", len(ids)), func(ctx context.Context) (app.Changes, error) {
		return h.deps.Editor.EditAll(ctx, ids, b, today)
	}, after, wrong)
}
