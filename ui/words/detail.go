package words

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/check"
	"vestka/app/words"
	"vestka/app/work"
	"vestka/ui/kit"
)

// show shows all of an entry.
func (s *Section) show(e *words.Entry) {
	loc := s.frame.Loc()
	word, tone := s.weight(e)
	s.edit = kit.NewButton(loc.T("words.edit"), s.editShown)
	turn := kit.NewButton(loc.T("words.turn_off"), func() { s.turn(e, false) })
	if e.Off {
		turn = kit.NewButton(loc.T("words.turn_on"), func() { s.turn(e, true) })
	}
	actions := []fyne.CanvasObject{s.edit, turn}
	if e.From.Own {
		actions = append(actions, kit.NewButton(loc.T("words.take_away"), func() { s.takeAway(e) }))
	}
	f := check.Finding{Entry: e}
	parts := []fyne.CanvasObject{
		kit.NewText(kit.Strong(s.name(e))),
		kit.NewFlow(8, kit.NewTag(word, tone), kit.NewText(kit.Small(s.whose(e))).OneLine()),
		kit.NewFlow(kit.Gap, actions...),
		kit.NewText(kit.Body(e.Reason.In(s.lang()))),
	}
	if text := e.Instead.In(s.lang()); text != "" {
		parts = append(parts, kit.NewText(kit.Body(text)))
	}
	parts = append(parts, kit.NewText(kit.Small(f.Source(loc))))
	add := func(title string, list []string) {
		if len(list) > 0 {
			parts = append(parts, kit.NewColumn(6, kit.NewText(kit.Label(title)), kit.NewText(kit.Body(strings.Join(list, ", ")))))
		}
	}
	add(loc.T("words.be"), e.Words[app.Belarusian])
	add(loc.T("words.except_be"), e.Except[app.Belarusian])
	add(loc.T("words.ru"), e.Words[app.Russian])
	add(loc.T("words.except_ru"), e.Except[app.Russian])
	if e.Detect != "" {
		parts = append(parts, kit.NewText(kit.Small(loc.T("words.detected"))))
	} else {
		parts = append(parts, kit.NewText(kit.Small(loc.T("words.star"))))
	}
	if e.Replaces != nil {
		parts = append(parts, kit.NewColumn(6, kit.NewText(kit.Label(loc.T("words.before"))), kit.NewText(kit.Body(e.Replaces.Reason.In(s.lang())))))
	}
	scroll := kit.NewScroll(kit.NewColumn(kit.Gap, parts...))
	s.right.Objects = []fyne.CanvasObject{scroll}
	s.right.Refresh()
}

// turn has an entry count, or not.
func (s *Section) turn(e *words.Entry, on bool) {
	day, done := s.today(), s.frame.Loc().T("words.switched_off", "Entry", s.name(e))
	if on {
		done = s.frame.Loc().T("words.switched_on", "Entry", s.name(e))
	}
	s.change(done, func(ctx context.Context) (app.Changes, error) { return s.deps.Book.Switch(ctx, e.ID, on, day) })
}

// takeAway removes the reader's own entry.
func (s *Section) takeAway(e *words.Entry) {
	day := s.today()
	s.change(s.frame.Loc().T("words.removed", "Entry", s.name(e)), func(ctx context.Context) (app.Changes, error) { return s.deps.Book.Remove(ctx, e.ID, day) })
}

// change runs an operation and tells how it ended.
func (s *Section) change(done string, op func(context.Context) (app.Changes, error)) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return op(ctx) }, nil,
		func(c app.Changes, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.frame.Did(s, done, c)
		})
}
