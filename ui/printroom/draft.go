package printroom

import (
	"context"
	"encoding/json"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/app/work"
)

// draft is a job that was left unfinished when the store was locked or closed. A
// picture of the reader's own is not in it: it is on their disk.
type draft struct {
	People   []app.PersonID    `json:"people"`
	Template string            `json:"template"`
	Words    string            `json:"words,omitempty"`
	Lang     app.Lang          `json:"lang"`
	Picture  string            `json:"picture,omitempty"`
	Font     sheet.FontID      `json:"font"`
	Paper    onPaper           `json:"paper"`
	Return   bool              `json:"return,omitempty"`
	Sheet    bool              `json:"sheet,omitempty"`
	Drafts   []app.DraftID     `json:"drafts,omitempty"`
	Hand     sheet.HandSize    `json:"hand,omitempty"`
	Familiar bool              `json:"familiar,omitempty"`
	Writer   app.Sex           `json:"writer,omitempty"`
	Own      map[string]string `json:"own,omitempty"`  // what the words ask for
	Seed     *int64            `json:"seed,omitempty"` // that the reader asked for
	Pictures []string          `json:"pictures,omitempty"`
	Design   string            `json:"design,omitempty"`
}

// Keep writes the job that is not printed yet, and a name that is being typed.
func (s *Section) Keep() func(context.Context) error {
	if !s.drafted {
		return nil // what was left before is still there
	}
	text := ""
	if len(s.req.People) > 0 && !s.written && s.again == nil { // what is printed again stands in the log
		b, err := json.Marshal(draft{
			s.req.People, s.req.Template, s.req.Words, s.req.Lang, s.req.Picture.ID, s.req.Font, s.on, s.withBack, s.withList,
			s.draftIDs(), s.req.Hand, s.req.Familiar, s.req.Writer, s.req.Own, s.askedSeed(), s.req.Pictures, s.req.Design.ID,
		})
		if err != nil {
			panic("printroom: " + err.Error()) // plain values: there is nothing in it that could be wrong
		}
		text = string(b)
	}
	store, sender, typing := s.deps.Settings, s.req.Sender, s.saving > 0
	return func(ctx context.Context) error {
		if err := app.KeepSetting(ctx, store, app.DraftPrintJob, text); err != nil || !typing {
			return err
		}
		return app.KeepSetting(ctx, store, app.SettingSender, sender)
	}
}

// loadDraft brings the job back that was left, unless another is here already, and
// chooses what was chosen for the last one. It waits for the list, which is being read
// when the window has just begun.
func (s *Section) loadDraft() {
	if s.settled {
		return
	}
	s.settled = true
	s.drafted = len(s.req.People) > 0
	type kept struct{ habits, job string }
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (k kept, err error) {
		if k.habits, err = s.deps.Settings.Setting(ctx, app.PrintHabits); err == nil {
			k.job, err = s.deps.Settings.Setting(ctx, app.DraftPrintJob)
		}
		return k, err
	}, nil, func(k kept, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.takeHabits(k.habits)
		was := s.drafted
		s.drafted = true
		var d draft
		if was || k.job == "" || len(s.req.People) > 0 || json.Unmarshal([]byte(k.job), &d) != nil {
			return
		}
		s.restore(d)
	})
}

// restore shows the job again, with the people who are still on the list.
func (s *Section) restore(d draft) {
	today := app.DateOf(s.deps.Now())
	for _, id := range d.People {
		if _, ok := s.deps.Directory.Person(id, today); ok {
			s.req.People = append(s.req.People, id)
		}
	}
	s.req.Template, s.req.Words, s.req.Lang = d.Template, d.Words, d.Lang
	s.req.Font, s.withBack, s.withList = d.Font, d.Return, d.Sheet
	if s.on = d.Paper; s.on.Item == "" {
		s.on.Item = printing.Postcards
	}
	s.req.Picture = printing.Picture{ID: d.Picture}
	s.req.Hand, s.req.Pictures = d.Hand, d.Pictures
	s.req.Familiar, s.req.Writer, s.req.Own = d.Familiar, d.Writer, d.Own
	s.writes = d.Writer != app.SexUnknown
	if s.seeded = d.Seed != nil; s.seeded {
		s.req.Seed = *d.Seed
	}
	if d.Design != "" {
		defer s.chooseDesign(d.Design)
	}
	if len(d.Drafts) > 0 {
		s.openDrafts(d.Drafts, s.takeDrafts)
		return
	}
	if d.Picture == "" {
		s.suit(s.occasion())
	}
	s.rebuild()
}
