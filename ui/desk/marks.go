package desk

import (
	"context"
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
)

// batches are those of the drafts, each by its first draft, the newest first.
func (s *Section) batches() []app.DraftID {
	of := map[app.DraftID]bool{}
	for _, d := range s.all {
		if d.Batch != 0 {
			of[d.Batch] = true
		}
	}
	return slices.SortedFunc(maps.Keys(of), func(a, b app.DraftID) int { return int(b - a) })
}

// narrow keeps what is shown and marked to what there is.
func (s *Section) narrow() {
	if !slices.Contains(s.batches(), s.batch) {
		s.batch = 0
	}
	s.drafts = nil
	there := map[app.DraftID]bool{}
	for _, d := range s.all {
		there[d.ID] = true
		if s.batch == 0 || d.Batch == s.batch {
			s.drafts = append(s.drafts, d)
		}
	}
	maps.DeleteFunc(s.marked, func(id app.DraftID, _ bool) bool { return !there[id] })
}

// choose shows a batch alone and marks its letters; 0 shows all drafts again.
func (s *Section) choose(batch app.DraftID) {
	s.batch, s.marked = batch, map[app.DraftID]bool{}
	s.narrow()
	if s.batch != 0 {
		s.markAll()
	}
	s.showList()
}

func (s *Section) mark(i int) {
	id := s.drafts[i].ID
	if s.marked[id] {
		delete(s.marked, id)
	} else {
		s.marked[id] = true
	}
	s.marksChanged()
}

func (s *Section) markAll() {
	for _, d := range s.drafts {
		s.marked[d.ID] = true
	}
	s.marksChanged()
}

// clearMarks takes all marks away and says whether there were any.
func (s *Section) clearMarks() bool {
	some := len(s.marked) > 0
	clear(s.marked)
	s.marksChanged()
	return some
}

func (s *Section) marksChanged() {
	s.list.Changed()
	s.showMarks()
}

// batchWidth is what the name of a batch takes: how many letters, for what, since when.
const batchWidth = 460

// showMarks says above the list which batch is shown, what is marked, and what can be
// done with that.
func (s *Section) showMarks() {
	loc := s.frame.Loc()
	var lines []fyne.CanvasObject
	if batches := s.batches(); len(batches) > 0 {
		names := []string{loc.T("desk.batch.every")}
		for _, b := range batches {
			names = append(names, s.batchName(b))
		}
		series := kit.NewSelect(names, slices.Index(batches, s.batch)+1, func(i int) {
			if i == 0 {
				s.choose(0)
			} else {
				s.choose(batches[i-1])
			}
		})
		lines = append(lines, kit.NewMeasure(series, batchWidth))
	}
	links := []fyne.CanvasObject{kit.NewLink(loc.T("desk.mark"), func() {
		if at := s.list.Selected(); at >= 0 && at < len(s.drafts) {
			s.mark(at)
		}
	}), kit.NewLink(loc.T("desk.mark.all"), s.markAll)}
	var acts []fyne.CanvasObject
	if n := len(s.marked); n > 0 {
		links = append(links, kit.NewText(kit.Small(loc.T("people.marked", "Number", loc.Number(n)))).OneLine(),
			kit.NewLink(loc.T("people.marked.clear"), func() { s.clearMarks() }))
		acts = append(acts,
			kit.NewButton(loc.T("desk.marked.print"), s.printMarked), kit.NewButton(loc.T("desk.marked.check"), s.checkMarked),
			kit.NewButton(loc.T("desk.marked.remove"), s.remove),
		)
	}
	lines = append(lines, kit.NewFlow(kit.Tight, links...))
	if len(acts) > 0 {
		lines = append(lines, kit.NewFlow(kit.Tight, acts...))
	}
	s.marks.Set(lines...)
	s.page.Refresh()
}

// batchName says how many letters of the batch there are, for what, and since when.
func (s *Section) batchName(batch app.DraftID) string {
	loc, n := s.frame.Loc(), 0
	var one app.Draft
	for _, d := range s.all {
		if d.Batch == batch {
			n++
			one = d
		}
	}
	made := one.Made.In(s.deps.Now().Location())
	return kit.Joined(loc.T("desk.batch.of", "Count", n), loc.T(one.Occasion.MessageKey()), loc.Date(made.Year(), int(made.Month()), made.Day()))
}

// markedDrafts are the marked ones in the order in which they were made.
func (s *Section) markedDrafts() []app.DraftID { return slices.Sorted(maps.Keys(s.marked)) }

// printMarked hands the marked drafts to the print room.
func (s *Section) printMarked() {
	if ids := s.markedDrafts(); s.editor == nil && len(ids) > 0 {
		s.frame.Go("print", ids)
	}
}

// remove removes the marked drafts, or the one that the reader is on where none is.
func (s *Section) remove() {
	ids, at := s.markedDrafts(), s.at
	if len(ids) == 0 && slices.ContainsFunc(s.drafts, func(d app.Draft) bool { return d.ID == at }) {
		ids = []app.DraftID{at}
	}
	if s.editor != nil || len(ids) == 0 {
		return
	}
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Desk.RemoveDrafts(ctx, ids...)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.frame.Did(s, s.frame.Loc().T("desk.removed", "Count", len(ids)), c)
	})
}
