package printroom

import (
	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/ui/kit"
)

// checkCard counts what is ready and what wants a person's eye.
func (s *Section) checkCard() fyne.CanvasObject {
	return kit.NewTitledCard(s.frame.Loc().T("printroom.before"), s.check)
}

// checks are its lines: a number on the ground of its tone, and what it counts.
func (s *Section) checks() []fyne.CanvasObject {
	loc := s.frame.Loc()
	flagged := 0
	for i := range s.job.Cards {
		if len(s.job.Cards[i].Flags) > 0 {
			flagged++
		}
	}
	var lines []fyne.CanvasObject
	add := func(n int, tone kit.Tone, text string, show func()) {
		if n == 0 {
			return
		}
		var line fyne.CanvasObject = kit.NewTagged(kit.NewTag(loc.Number(n), tone), kit.NewText(kit.Body(text)))
		if show != nil {
			line = kit.NewRow(line, kit.NewLink(loc.T("printroom.show"), show))
		}
		lines = append(lines, line)
	}
	if old := people.OldLists(loc, s.job.List); old != "" {
		lines = append(lines, kit.NewColumn(kit.Tight, kit.NewFlow(0, kit.NewTag(loc.T("printroom.old_list", "Count", s.job.List.Days), kit.Care)), kit.NewText(kit.Body(old))))
	}
	ready, left := len(s.job.Cards)-flagged, len(s.job.Skipped)
	add(ready, kit.Good, loc.T("printroom.ready", "Count", ready), nil)
	add(flagged, kit.Care, loc.T("printroom.to_check"), s.showFlagged)
	if s.job.Unread != nil {
		lines = append(lines, kit.NewText(kit.Body(loc.T("printroom.disputed.unread")).In(kit.No)))
	}
	disputed := len(s.job.Disputed())
	add(disputed, kit.Care, loc.T("printroom.disputed"), s.showDisputed)
	add(len(s.alike.repeats), kit.Care, loc.T("preflight.repeated"), s.showRepeats)
	add(left, kit.No, loc.T("printroom.left_out", "Count", left), s.showSkipped)
	for _, r := range s.job.Common {
		lines = append(lines, kit.NewText(kit.Body(loc.Message(r)).In(kit.Care)))
	}
	for _, f := range s.job.Preflight(s.alike.repeats) {
		if len(f.Reasons) == 0 && f.Concern != printing.OldList { // of the whole job; how old the list is stands above
			lines = append(lines, kit.NewText(kit.Body(loc.T(f.Concern.MessageKey())).In(kit.Care)))
		}
	}
	lines = append(append(lines, s.sameLines()...), s.sendingLines()...)
	return []fyne.CanvasObject{kit.NewRows(lines...)}
}

func (s *Section) showFlagged() {
	s.showReasons(s.frame.Loc().T("printroom.to_check.title"), s.job.Flagged()[len(s.job.Common):])
}

// showDisputed lists of whom sources disagree where they are held.
func (s *Section) showDisputed() {
	var all []printing.Reason
	for _, r := range s.job.Flagged() {
		if r.PlaceDisputed() {
			all = append(all, r)
		}
	}
	s.showReasons(s.frame.Loc().T("byhand.disputes"), all)
}

// showRepeats lists for whom a card for the same occasion was made before.
func (s *Section) showRepeats() {
	for _, f := range s.job.Preflight(s.alike.repeats) {
		if f.Concern == printing.Repeated {
			s.showReasons(s.frame.Loc().T("preflight.repeated"), f.Reasons)
		}
	}
}

func (s *Section) showSkipped() {
	s.showReasons(s.frame.Loc().T("printroom.left_out.title"), s.job.Skipped)
}

// showReasons lists people with what is to be known of their cards, and for a place
// that is disputed the way to settle it.
func (s *Section) showReasons(title string, reasons []printing.Reason) {
	loc, lang, today := s.frame.Loc(), app.Lang(s.frame.Loc().Lang()), app.DateOf(s.deps.Now())
	lines := make([]fyne.CanvasObject, len(reasons))
	var close func()
	for i, r := range reasons {
		name := ""
		if e, ok := s.deps.Directory.Person(r.Person, today); ok {
			name = e.Names.Best(lang).Display()
		}
		lines[i] = kit.NewColumn(kit.Tight, kit.NewText(kit.Strong(name)), kit.NewText(kit.Body(loc.Message(r))))
		if r.PlaceDisputed() {
			lines[i] = kit.NewRow(lines[i], kit.NewButton(loc.T("printroom.settle"), func() {
				close()
				s.frame.Go("people", r.Person)
			}))
		}
	}
	close = s.frame.Dialogs().Show(kit.Sheet{
		Title: title, Body: kit.NewRows(lines...), Width: 620,
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}
