package journal

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/journal"
	"vestka/app/printing"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// job is a print job of which some cards are not yet known to have come out.
type job struct {
	id    app.JobID
	on    app.Date
	cards []row // as they were when the log was read: what is asked stays what is answered
}

// ofLetters reports that the job printed letters on sheets, not cards.
func (j *job) ofLetters() bool { return j.cards[0].letter.Kind == app.OnSheets }

// jobs are those with cards that wait for an answer, newest first.
func (s *Section) jobs() []job {
	var all []job
	for _, r := range s.rows {
		l := r.letter
		if !l.State.Waits() {
			continue
		}
		at := slices.IndexFunc(all, func(j job) bool { return j.id == l.Job })
		if at < 0 {
			all = append(all, job{id: l.Job, on: l.On})
			at = len(all) - 1
		}
		all[at].cards = append(all[at].cards, r)
	}
	return all
}

// manyJobs is how many open questions are shown at once.
const manyJobs = 3

// showPending stands the open questions above the entry.
func (s *Section) showPending() {
	loc := s.frame.Loc()
	jobs := s.jobs()
	var cards []fyne.CanvasObject
	for _, j := range jobs[:min(len(jobs), manyJobs)] {
		day := loc.DayMonth(j.on.Month, j.on.Day)
		text := loc.T("journal.pending", "Count", len(j.cards), "Date", day)
		if j.ofLetters() {
			text = loc.T("journal.pending.letters", "Count", len(j.cards), "Date", day)
		}
		answer := kit.NewButton(loc.T("journal.answer"), func() { s.question(j.id) })
		made := s.made[j.id]
		words := append([]fyne.CanvasObject{kit.NewText(kit.Body(text))}, s.documentLines(&made)...)
		if state := made.State(); state != app.JobMade {
			words = append(words, kit.NewFlow(8, kit.NewTag(loc.T(state.MessageKey()), kit.Care), kit.NewLink(loc.T("journal.rest"), func() { s.frame.Go("print", j.id) })))
		}
		cards = append(cards, kit.NewCard(kit.NewRow(kit.NewColumn(kit.Tight, words...), answer)))
	}
	s.pending.Set(cards...)
	s.pending.Hidden = len(cards) == 0
	s.body.Refresh()
}

// documentLines name the documents of a job with what is known of each, where it has
// several.
func (s *Section) documentLines(made *app.PrintJob) (lines []fyne.CanvasObject) {
	loc := s.frame.Loc()
	if len(made.Documents) < 2 {
		return nil
	}
	for nr := range made.Documents {
		d := &made.Documents[nr]
		if d.Sheets == 0 {
			continue
		}
		text := loc.T("journal.document", "Item", i18n.Capital(loc.T(printing.DocumentKey(d))), "Count", d.Sheets, "State", loc.T(made.DocumentState(nr).MessageKey()))
		lines = append(lines, kit.NewText(kit.Small(text)))
	}
	return lines
}

// showJob tells of the print job of the entry that is shown what is known of its
// documents, and leads to what of it was not sent yet.
func (s *Section) showJob(l app.Letter) {
	made := s.made[l.Job]
	lines := s.documentLines(&made)
	if len(made.Unsent()) > 0 && !made.Open() {
		lines = append(lines, kit.NewFlow(0, kit.NewLink(s.frame.Loc().T("journal.rest"), func() { s.frame.Go("print", l.Job) })))
	}
	if len(lines) > 0 {
		lines = append([]fyne.CanvasObject{kit.NewDivider(), kit.NewText(kit.Label(s.frame.Loc().T("journal.job", "Job", int64(l.Job))))}, lines...)
	}
	s.printed.Set(lines...)
}

// answerNewest asks about the newest cards that wait for an answer.
func (s *Section) answerNewest() {
	if jobs := s.jobs(); len(jobs) > 0 {
		s.question(jobs[0].id)
	}
}

// question asks whether the cards of a job came out of the printer.
func (s *Section) question(id app.JobID) {
	jobs := s.jobs()
	at := slices.IndexFunc(jobs, func(j job) bool { return j.id == id })
	if at < 0 {
		return // all of them are known to have come out
	}
	j, loc := jobs[at], s.frame.Loc()
	actions := []kit.Action{{Label: loc.T("journal.not_sure"), Do: func() { s.answer(j, printing.Came{Answer: journal.NotSure}) }}}
	yes := loc.T("journal.yes_one")
	if len(j.cards) > 1 {
		yes = loc.T("journal.yes")
		actions = append(actions, kit.Action{Label: loc.T("journal.some"), Do: func() { s.askWhich(j) }})
	}
	actions = append(actions, kit.Action{Label: yes, Primary: true, Do: func() { s.answer(j, printing.Came{Answer: journal.All}) }})
	title := loc.T("journal.question", "Count", len(j.cards))
	if j.ofLetters() {
		title = loc.T("journal.question.letters", "Count", len(j.cards))
	}
	s.frame.Dialogs().Show(kit.Sheet{
		Title: title, Text: loc.T("journal.question.text"), Actions: actions,
	})
}

// askWhich lets the cards that came out be ticked; all are to begin with, for
// the ones that failed are few.
func (s *Section) askWhich(j job) {
	loc := s.frame.Loc()
	failed := map[app.PersonID]bool{}
	checks := make([]fyne.CanvasObject, len(j.cards))
	for i, r := range j.cards {
		checks[i] = kit.NewCheck(kit.Joined(r.name, r.facility), true, func(on bool) { failed[r.letter.Person] = !on })
	}
	sheets, fields := s.sheetFields(j)
	fields = append(fields, kit.NewColumn(kit.Tight, checks...))
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("journal.which"),
		Text:  loc.T("journal.which.text"),
		Body:  kit.NewColumn(kit.Gap, fields...),
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("dialog.save"), Primary: true, Do: func() {
				if said := said(sheets); len(said) > 0 {
					s.answer(j, printing.Came{Answer: journal.Some, Sheets: said})
					return
				}
				var came []app.PersonID
				for _, r := range j.cards {
					if !failed[r.letter.Person] {
						came = append(came, r.letter.Person)
					}
				}
				s.answer(j, printing.Came{Answer: journal.Some, People: came})
			}},
		},
	})
}

// sheetFields ask which sheets came out, of each document of a job; a single sheet is told
// by its cards.
func (s *Section) sheetFields(j job) (entries map[int]*kit.Entry, fields []fyne.CanvasObject) {
	loc, made := s.frame.Loc(), s.made[j.id]
	entries = map[int]*kit.Entry{}
	documents := made.Documents
	if len(documents) == 0 && made.Sheets > 0 { // of before they were kept
		documents = []app.JobDocument{{Sheets: made.Sheets}}
	}
	for nr, d := range documents {
		if d.Sheets == 0 || len(documents) == 1 && d.Sheets == 1 || d.Out.Count() == d.Sheets {
			continue
		}
		name := loc.T("journal.sheets", "Count", d.Sheets)
		if len(documents) > 1 {
			name = loc.T("journal.sheets.of", "Item", loc.T(printing.DocumentKey(&d)), "Count", d.Sheets)
		}
		entry := kit.NewEntry()
		if d.Sheets > 1 {
			entry.SetPlaceHolder("1-" + loc.Number(d.Sheets-1))
		}
		entries[nr+1], fields = entry, append(fields, kit.NewField(name, entry, ""))
	}
	if len(fields) > 0 {
		fields = append(fields, kit.NewText(kit.Small(loc.T("journal.sheets.hint"))))
	}
	return entries, fields
}

// said are the sheets that were typed, by their documents.
func said(entries map[int]*kit.Entry) map[int]string {
	all := map[int]string{}
	for nr, e := range entries {
		if text := strings.TrimSpace(e.Text); text != "" {
			all[nr] = text
		}
	}
	return all
}

// answer writes what the reader said.
func (s *Section) answer(j job, c printing.Came) {
	if c.Answer == journal.Some && len(c.People) == 0 && len(c.Sheets) == 0 {
		s.frame.Say(s.frame.Loc().T("journal.left_ready"))
		return
	}
	type result struct {
		printing.Marked
		changes app.Changes
	}
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (r result, err error) {
		r.Marked, r.changes, err = s.deps.Sheets.CameOut(ctx, j.id, c, app.DateOf(s.deps.Now()))
		return r, err
	}, nil, func(r result, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.frame.Did(s, s.marked(r.Marked), r.changes)
	})
}

// marked says what became known.
func (s *Section) marked(m printing.Marked) string {
	loc := s.frame.Loc()
	var all []string
	if m.Cards > 0 {
		all = append(all, loc.T("journal.marked", "Count", m.Cards))
	}
	if m.Letters > 0 {
		all = append(all, loc.T("journal.marked.letters", "Count", m.Letters))
	}
	switch {
	case m.Noted && len(all) == 0:
		all = append(all, loc.T("journal.noted"))
	case len(all) == 0:
		all = append(all, loc.T("journal.left_ready"))
	}
	if m.OneSide {
		all = append(all, loc.T("journal.one_side"))
	}
	return strings.Join(all, " ")
}
