package printroom

import (
	"context"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/sending"
)

// Rulebook is what the section needs of the rules.
type Rulebook interface {
	Sender(ctx context.Context) (rulebook.Sender, error)
	Many(ctx context.Context, people []*app.Person, things []rules.Thing, s rulebook.Sender, day app.Date) ([]rulebook.Batch, error)
}

// sendable is to whom of a job a card may be sent.
type sendable struct {
	batches []rulebook.Batch // one for each item
	unknown bool             // it could not be read
}

// loadSending reads again what the rules say of the job.
func (s *Section) loadSending() {
	job := s.job
	if job == nil {
		return
	}
	work.Query(s.deps.Runner, "print/sending", func(ctx context.Context) (sendable, error) {
		return s.readSending(ctx, job), nil
	}, func(now sendable, _ error) {
		if job == s.job {
			s.sending = now
			s.check.Set(s.checks()...)
		}
	})
}

// readSending reads what the rules say of a job. Where they cannot be read the job
// goes on without, and says so.
func (s *Section) readSending(ctx context.Context, job *printing.Job) sendable {
	batches, err := s.batchesOf(ctx, job)
	return sendable{batches, err != nil}
}

func (s *Section) batchesOf(ctx context.Context, job *printing.Job) (all []rulebook.Batch, err error) {
	sender, err := s.deps.Rulebook.Sender(ctx)
	if err != nil {
		return nil, err
	}
	for _, made := range job.Made() {
		batches, err := s.deps.Rulebook.Many(ctx, made.People, []rules.Thing{thing(made.Item)}, sender, job.Request.Today)
		if err != nil {
			return nil, err
		}
		all = append(all, batches[0])
	}
	return all, nil
}

// sendingLines count those to whom a card should not go, or may not; the cards are
// printed all the same, the reader decides.
func (s *Section) sendingLines() []fyne.CanvasObject {
	loc := s.frame.Loc()
	if s.sending.unknown {
		return []fyne.CanvasObject{kit.NewText(kit.Body(loc.T("printroom.sending.unread")).In(kit.No))}
	}
	var lines []fyne.CanvasObject
	for i := range s.sending.batches {
		lines = append(lines, s.batchLines(&s.sending.batches[i])...)
	}
	return lines
}

func (s *Section) batchLines(b *rulebook.Batch) (lines []fyne.CanvasObject) {
	loc := s.frame.Loc()
	if passed := b.PassedLine(loc); passed != "" {
		lines = append(lines, kit.NewRow(kit.NewText(kit.Strong(passed).In(kit.Care)), kit.NewLink(loc.T("printroom.show"), s.showPassed)))
	}
	for _, g := range b.Groups {
		key := ""
		switch g.Verdict {
		case rules.No:
			key = "printroom.sending.no"
		case rules.AskFamily:
			key = "printroom.sending.ask_family"
		case rules.NotKnown:
			key = "printroom.sending.not_known"
		case rules.Yes:
			continue
		}
		_, tone := sending.Look(g.Verdict)
		words := kit.NewColumn(kit.Tight,
			kit.NewText(kit.Strong(loc.T(key, "Count", len(g.People), "All", b.People)).In(tone)), kit.NewText(kit.Small(g.Where(loc))))
		lines = append(lines, kit.NewRow(words, kit.NewLink(loc.T("printroom.show"), s.showSending)))
	}
	return lines
}

// showPassed lists of whom the day of release has passed.
func (s *Section) showPassed() {
	for _, f := range s.job.Preflight(nil) {
		if f.Concern == printing.MayBeFree {
			s.showReasons(s.frame.Loc().T("preflight.release_passed"), f.Reasons)
		}
	}
}

// showSending lists to whom a card should not go, or may not, and why.
func (s *Section) showSending() {
	loc, lang, today := s.frame.Loc(), app.Lang(s.frame.Loc().Lang()), app.DateOf(s.deps.Now())
	name := func(id app.PersonID) string {
		if e, ok := s.deps.Directory.Person(id, today); ok {
			return e.Names.Best(lang).Display()
		}
		return ""
	}
	var groups []fyne.CanvasObject
	for i := range s.sending.batches {
		b := &s.sending.batches[i]
		if len(s.sending.batches) > 1 {
			groups = append(groups, kit.NewText(kit.Strong(i18n.Capital(loc.T(b.Thing.MessageKey())))))
		}
		groups = append(groups, sending.Groups(s.frame, b, name))
	}
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("printroom.sending.title"), Text: loc.T("printroom.sending.text"), Body: kit.NewColumn(kit.Gap, groups...), Width: 680,
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}
