package byhand

import (
	"context"

	"vestka/app"
	"vestka/app/people"
	"vestka/ui/kit"
)

// Way is something that can be done with several people.
type Way struct {
	Words string
	Do    func()
}

// Several asks what to change of several people, who all are changed as one step:
// what stands here and what the section itself can do.
func (h *Hand) Several(tagsOf func(app.PersonID) []string, ids []app.PersonID, further ...Way) {
	loc := h.frame.Loc()
	ways := append([]Way{
		{loc.T("byhand.several.tags"), func() { h.Tags(tagsOf, ids...) }},
		{loc.T("byhand.several.status"), func() { h.askStatus(ids) }},
		{loc.T("byhand.several.place"), func() { h.askPlace(ids) }},
		{loc.T("byhand.several.line"), func() { h.askLine(ids, "") }},
	}, further...)
	words := make([]string, len(ways))
	for i, w := range ways {
		words[i] = w.Words
	}
	h.frame.Dialogs().Choose(loc.T("byhand.several.title", "Count", len(ids)), loc.T("byhand.several.text"), words, func(i int) { ways[i].Do() })
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
	h.askHeld("held/many", app.OwnDetention{}, func(d app.OwnDetention, done func(), wrong func(error) bool) {
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
