package desk

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/check"
	"vestka/app/proof"
	"vestka/app/words"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Proof begins to read letters by one state of the lists, so that also those that are
// nearly the same and go to one place are told.
type Proof interface {
	Begin(ctx context.Context, day app.Date) (*proof.Round, error)
}

// looked is what there is to look at in a draft.
type looked struct {
	draft app.Draft
	text  string // of the side that is sent
	found []check.Finding
}

// checkMarked reads all marked drafts and shows the findings by letter.
func (s *Section) checkMarked() {
	ids, day := s.markedDrafts(), app.DateOf(s.deps.Now())
	if s.editor != nil || len(ids) == 0 {
		return
	}
	work.Query(s.deps.Runner, "desk/check", func(ctx context.Context) ([]looked, error) {
		return s.read(ctx, ids, day)
	}, func(all []looked, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.tellChecked(len(ids), all)
	})
}

// read gives those of the drafts in which there is something to look at.
func (s *Section) read(ctx context.Context, ids []app.DraftID, day app.Date) ([]looked, error) {
	drafts, err := s.deps.Desk.Drafts(ctx, app.DraftFilter{IDs: ids})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(drafts, func(a, b app.Draft) int { return int(a.ID - b.ID) })
	round, err := s.deps.Proof.Begin(ctx, day)
	if err != nil {
		return nil, err
	}
	var all []looked
	for _, d := range drafts {
		side := d.Printed()
		found, err := round.Read(ctx, proof.Text{Text: side.Text, Lang: side.Lang, Form: d.Form, Person: d.Person, Draft: true, Spell: true, About: d.Occasion.About()})
		if err != nil {
			return nil, err
		}
		if len(found) > 0 {
			all = append(all, looked{d, side.Text, found})
		}
	}
	return all, nil
}

// tellChecked shows the letters in which there is something to look at; Enter opens one.
func (s *Section) tellChecked(read int, all []looked) {
	loc := s.frame.Loc()
	sheet := kit.Sheet{Title: loc.T("desk.checked", "Count", read), Width: 640, Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: len(all) == 0}}}
	if len(all) == 0 {
		sheet.Text = loc.T("desk.checked.none")
		sheet.Body = kit.NewText(kit.Small(loc.T("findings.advice")))
		s.frame.Dialogs().Show(sheet)
		return
	}
	n := 0
	for i := range all {
		n += len(all[i].found)
	}
	sheet.Text = loc.T("check.count", "Count", n)
	shut := func() {}
	open := func(i int) {
		shut()
		s.open(all[i].draft.ID)
	}
	list := kit.NewList(
		func() int { return len(all) },
		func() fyne.CanvasObject { return kit.NewTwoLines(checkedLines) },
		func(i int, o fyne.CanvasObject) { s.fillChecked(&all[i], o.(*kit.TwoLines)) },
		func(int) {}, open,
	)
	list.Select(0)
	sheet.Body, sheet.Height, sheet.Focus = list, 400, list.Focusable()
	sheet.Actions = append(sheet.Actions, kit.Action{Label: loc.T("desk.checked.open"), Primary: true, Stay: true, Do: func() { open(max(list.Selected(), 0)) }})
	shut = s.frame.Dialogs().Show(sheet)
}

// checkedLines of findings stand in a row; the rest stands beside the opened letter.
const checkedLines = 4

// byWeight puts what may stop a letter first, and what stands in its words before what
// holds of every letter to that place: of a row only the first lines are seen.
func byWeight(a, b check.Finding) int {
	weight := func(f *check.Finding) int {
		switch stops := f.Severity == words.Stops; {
		case stops && !f.Whole():
			return 0
		case !f.Whole():
			return 1
		case stops:
			return 2
		}
		return 3
	}
	return weight(&a) - weight(&b)
}

// fillChecked shows to whom a letter goes and what there is to look at in it.
func (s *Section) fillChecked(l *looked, row *kit.TwoLines) {
	loc := s.frame.Loc()
	var lines []string
	tag := ""
	for _, f := range slices.SortedStableFunc(slices.Values(l.found), byWeight) {
		line := loc.T(check.KindKey(f.Kind))
		if !f.Whole() {
			line += " «" + l.text[f.Start:f.End] + "»"
		}
		lines = append(lines, line+": "+f.Why(loc))
		if f.Severity == words.Stops {
			tag = loc.T(check.SeverityKey(f.Severity))
		}
	}
	row.Set(s.name(l.draft.Person), strings.Join(lines, "\n"), tag, kit.No)
}
