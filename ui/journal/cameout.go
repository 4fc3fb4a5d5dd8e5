package journal

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/journal"
	"vestka/app/work"
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
		words := []fyne.CanvasObject{kit.NewText(kit.Body(text))}
		if state := made.State(); state != app.JobMade {
			words = append(words, kit.NewFlow(8, kit.NewTag(loc.T(state.MessageKey()), kit.Care), kit.NewLink(loc.T("journal.rest"), func() { s.frame.Go("print", j.id) })))
		}
		cards = append(cards, kit.NewCard(kit.NewRow(kit.NewColumn(kit.Tight, words...), answer)))
	}
	s.pending.Set(cards...)
	s.pending.Hidden = len(cards) == 0
	s.body.Refresh()
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
	actions := []kit.Action{{Label: loc.T("journal.not_sure"), Do: func() { s.answer(j, journal.NotSure, nil) }}}
	yes := loc.T("journal.yes_one")
	if len(j.cards) > 1 {
		yes = loc.T("journal.yes")
		actions = append(actions, kit.Action{Label: loc.T("journal.some"), Do: func() { s.askWhich(j) }})
	}
	actions = append(actions, kit.Action{Label: yes, Primary: true, Do: func() { s.answer(j, journal.All, nil) }})
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
	sheets := kit.NewEntry()
	body := []fyne.CanvasObject{kit.NewColumn(kit.Tight, checks...)}
	if made := s.made[j.id]; made.Sheets > 1 {
		sheets.SetPlaceHolder("1-" + loc.Number(made.Sheets-1))
		body = append([]fyne.CanvasObject{kit.NewField(loc.T("journal.sheets", "Count", made.Sheets), sheets, loc.T("journal.sheets.hint"))}, body...)
	}
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("journal.which"),
		Text:  loc.T("journal.which.text"),
		Body:  kit.NewColumn(kit.Gap, body...),
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("dialog.save"), Primary: true, Do: func() {
				if text := strings.TrimSpace(sheets.Text); text != "" {
					s.answerSheets(j, text)
					return
				}
				var came []app.PersonID
				for _, r := range j.cards {
					if !failed[r.letter.Person] {
						came = append(came, r.letter.Person)
					}
				}
				s.answer(j, journal.Some, came)
			}},
		},
	})
}

// answerSheets writes which sheets the reader said came out.
func (s *Section) answerSheets(j job, text string) {
	today := app.DateOf(s.deps.Now())
	s.keepAnswer(j, func(ctx context.Context) (int, app.Changes, error) {
		on, err := s.deps.Sheets.On(ctx, j.id, 0, text, today)
		if err != nil {
			return 0, app.Changes{}, err
		}
		return s.deps.Log.CardsCameOut(ctx, j.id, journal.Some, func(l *app.Letter) bool { return on[l.ID] }, today)
	})
}

// answer writes what the reader said.
func (s *Section) answer(j job, a journal.Answer, came []app.PersonID) {
	loc := s.frame.Loc()
	if a == journal.Some && len(came) == 0 {
		s.frame.Say(loc.T("journal.left_ready"))
		return
	}
	s.keepAnswer(j, func(ctx context.Context) (int, app.Changes, error) {
		return s.deps.Log.CameOut(ctx, j.id, a, came, app.DateOf(s.deps.Now()))
	})
}

func (s *Section) keepAnswer(j job, keep func(context.Context) (int, app.Changes, error)) {
	type result struct {
		n       int
		changes app.Changes
	}
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (result, error) {
		n, c, err := keep(ctx)
		return result{n, c}, err
	}, nil, func(r result, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		text := s.frame.Loc().T("journal.left_ready")
		switch {
		case r.n > 0 && j.ofLetters():
			text = s.frame.Loc().T("journal.marked.letters", "Count", r.n)
		case r.n > 0:
			text = s.frame.Loc().T("journal.marked", "Count", r.n)
		}
		s.frame.Did(s, text, r.changes)
	})
}
