package people

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/importer/table"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/ui/kit"
)

// openList lets a list be chosen.
func (s *Section) openList() {
	s.frame.Dialogs().OpenFile(kit.FileRequest{
		Title: s.frame.Loc().T("today.open_list"), Extensions: table.Extensions,
	}, s.importList)
}

// importList reads the file, compares it with what is known, and asks before
// anything is changed.
func (s *Section) importList(path string) { s.look(path, importer.Choice{}) }

// taking is a file that is taken in, and how the reader wants it read.
type taking struct {
	path   string
	choice importer.Choice
	unread []string // worksheets that are not taken in

	extent   app.Extent // as the reader says
	accepted bool       // the list is to be taken in spite of the guards
}

// looked is a file that was looked at: a list that is known is compared at once,
// of any other the reader says what it holds.
type looked struct {
	preview  importer.Preview
	compared *people.Comparison
}

// look finds out what a file is.
func (s *Section) look(path string, choice importer.Choice) {
	runLong(s, s.frame.Loc().T("people.import.reading"), func(ctx context.Context, report work.Progress) (looked, error) {
		return withFile(path, report, func(f *counted) (looked, error) {
			whole := choice
			s.recall(ctx, &whole)
			preview, err := importer.Look(ctx, f, f.total, whole)
			if err != nil || !preview.Known {
				return looked{preview: preview}, err
			}
			c, err := s.compare(ctx, f, whole, app.ExtentUnsaid)
			return looked{preview, c}, err
		})
	}, func(l looked) string {
		rows := l.preview.Rows
		if l.compared != nil {
			rows = l.compared.Read
		}
		return s.frame.Loc().T("people.import.read", "Count", rows)
	}, func(l looked) {
		if l.compared != nil {
			s.askTakeOver(taking{path: path, choice: choice}, l.compared)
			return
		}
		s.askMatch(path, choice, l.preview)
	})
}

// readAs reads the file as the reader wants it read.
func (s *Section) readAs(of taking) {
	choice := of.choice
	runLong(s, s.frame.Loc().T("people.import.reading"), func(ctx context.Context, report work.Progress) (*people.Comparison, error) {
		return withFile(of.path, report, func(f *counted) (*people.Comparison, error) {
			s.recall(ctx, &choice)
			return s.compare(ctx, f, choice, of.extent)
		})
	}, func(c *people.Comparison) string {
		return s.frame.Loc().T("people.import.read", "Count", c.Read)
	}, func(c *people.Comparison) {
		of.choice = choice
		if of.accepted {
			c.AcceptGuards()
		}
		s.askTakeOver(of, c)
	})
}

func (s *Section) compare(ctx context.Context, f *counted, choice importer.Choice, extent app.Extent) (*people.Comparison, error) {
	list, err := importer.Read(ctx, f, f.total, choice)
	if err != nil {
		return nil, err
	}
	f.report(0, 0)
	list.Snapshot.Extent = extent
	c, err := s.deps.Intake.Compare(ctx, list.Snapshot)
	if err == nil {
		err = c.LookAtNames()
	}
	return c, err
}

// recall completes a choice by the day, where the reader says none, and by what is
// known of lists.
func (s *Section) recall(ctx context.Context, choice *importer.Choice) {
	if choice.Today.IsZero() {
		choice.Today = s.today()
	}
	s.deps.Lists.Recall(ctx, choice)
}

// withFile has the file of the path read, which reports how far that is.
func withFile[T any](path string, report work.Progress, read func(*counted) (T, error)) (got T, err error) {
	f, err := os.Open(path)
	if err != nil {
		return got, cannotOpen(err)
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	if err != nil {
		return got, cannotOpen(err)
	}
	return read(&counted{file: f, total: info.Size(), report: report})
}

// cannotOpen leaves the path out of what goes to the log: it may hold a name.
func cannotOpen(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		err = p.Err
	}
	return &app.Error{Code: app.Failed, Key: "error.import.open", Err: err}
}

// counted reports how far a file was read.
type counted struct {
	file   *os.File
	total  int64
	report work.Progress
}

// ReadAt reads and reports.
func (c *counted) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.file.ReadAt(p, at)
	c.report(int(at)+n, int(c.total))
	return n, err
}

// runLong runs a change that takes a while under a sheet that shows how far it
// is and lets it be cancelled; done is called where it succeeded, and says is
// the sentence about that for whoever does not look at the window.
func runLong[T any](s *Section, title string, op func(context.Context, work.Progress) (T, error), says func(T) string, done func(T)) {
	loc, ended := s.frame.Loc(), s.frame.Began()
	cancel := func() {}
	bar := kit.NewProgress(title, loc.T("dialog.cancel"), func() { cancel() })
	close := s.frame.Dialogs().Show(kit.Sheet{Body: bar, Cancel: func() { cancel() }})
	cancel = work.Change(s.deps.Runner, op, func(done, total int) {
		words := loc.T("people.import.comparing")
		if total > 0 {
			words = loc.T("people.import.percent", "Percent", done*100/total)
		}
		bar.Set(done, total, words)
	}, func(v T, err error) {
		close()
		if err != nil {
			ended("")
			s.frame.Fail(err)
			return
		}
		ended(says(v))
		done(v)
	})
}

// askTakeOver shows what the list would change, and what in it was not understood.
func (s *Section) askTakeOver(of taking, c *people.Comparison) {
	if len(c.Guards) > 0 {
		s.askGuards(of, c)
		return
	}
	loc, n := s.frame.Loc(), c.New+c.Changed+c.Gone
	sheet := kit.Sheet{
		Title: filepath.Base(of.path), Text: loc.T("people.import.read", "Count", c.Read), Width: 720,
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("people.import.take_over", "Count", n), Primary: true, Do: func() { s.takeOver(c) }},
		},
	}
	if n == 0 {
		sheet.Text = loc.T("people.import.nothing_new", "Count", c.Read)
		sheet.Actions = []kit.Action{{Label: loc.T("dialog.close"), Primary: true, Do: func() { s.note(c) }}}
	}
	close := func() {}
	above := kit.NewColumn(kit.Gap, s.aboveProblems(of, c, func() { close() })...)
	sheet.Body = above
	if len(c.Problems) > 0 {
		sheet.Body, sheet.Height = s.problemList(c.Problems, above), 360
	}
	close = s.frame.Dialogs().Show(sheet)
}

// aboveProblems is what a dry run says of the list as a whole.
func (s *Section) aboveProblems(of taking, c *people.Comparison, close func()) []fyne.CanvasObject {
	rows := []fyne.CanvasObject{s.countTags(c), s.listDate(of, c, close)}
	if lines := c.Guessed(); len(lines) > 0 {
		rows = append(rows, kit.NewText(kit.Body(s.frame.Loc().T("people.import.unsure_names", "Count", len(lines), "Lines", people.LinesOf(lines)))))
	}
	if lines := c.JoinedLines(); len(lines) > 0 {
		rows = append(rows, kit.NewText(kit.Body(s.frame.Loc().T("people.import.joined", "Count", len(lines), "Lines", people.LinesOf(lines)))))
	}
	if added := people.AddedLine(s.frame.Loc(), c); added != "" {
		rows = append(rows, kit.NewText(kit.Body(added)))
	}
	return append(rows, s.missing(of, c, close)...)
}

// countTags are the numbers of a comparison, without those that are nought.
func (s *Section) countTags(c *people.Comparison) *kit.Flow {
	loc := s.frame.Loc()
	var tags []fyne.CanvasObject
	add := func(n int, key string, tone kit.Tone) {
		if n > 0 {
			tags = append(tags, kit.NewTag(loc.T(key, "Number", loc.Number(n)), tone))
		}
	}
	add(c.New, "people.import.new", kit.Good)
	add(c.Changed, "people.import.changed", kit.Care)
	add(c.Unchanged, "people.import.unchanged", kit.Neutral)
	add(c.Refused, "people.import.refused", kit.No)
	return kit.NewFlow(8, append(tags, s.newsTags(c)...)...)
}

// problemList lists every cell and row that was not understood, with the reason; what
// was not understood in the same way in many rows stands there once.
func (s *Section) problemList(problems []app.Problem, above fyne.CanvasObject) fyne.CanvasObject {
	loc, slips := s.frame.Loc(), people.Slips(problems)
	list := kit.NewList(
		func() int { return len(slips) },
		func() fyne.CanvasObject { return kit.NewTwoLines(2) },
		func(i int, o fyne.CanvasObject) { s.fillProblem(o.(*kit.TwoLines), &slips[i]) },
		func(int) {}, nil,
	)
	title := kit.NewText(kit.Label(loc.T("people.import.problems", "Count", len(problems))))
	return kit.NewBorder(kit.NewInset(kit.NewColumn(kit.Gap, above, title), 0, 0, 6, 0), list)
}

func (s *Section) fillProblem(row *kit.TwoLines, p *people.Slip) {
	loc := s.frame.Loc()
	where := people.WhereText(loc, p)
	if p.Column != "" {
		where = kit.Joined(where, columnWord(machineColumn(p.Column), loc))
	}
	if p.Value != "" {
		where = loc.T("people.import.value", "Where", where, "Value", oneLine(p.Value))
	}
	where = kit.Joined(oneLine(p.Sheet), where)
	word := ""
	if p.Refused {
		word = loc.T("people.import.left_out")
	}
	row.Set(where, loc.Message(p.Problem), word, kit.No)
}

// note keeps of a list that says nothing new that it was still so on this day, and
// what could not be taken.
func (s *Section) note(c *people.Comparison) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Intake.Apply(ctx, c)
	}, nil, func(changes app.Changes, err error) {
		if changes.Kinds != 0 || err != nil {
			s.did("", changes, err)
		}
	})
}

// takeOver writes what the list changes. Whoever opens a first list sees its
// first person.
func (s *Section) takeOver(c *people.Comparison) {
	loc := s.frame.Loc()
	done := loc.T("people.import.done", "Count", c.New+c.Changed+c.Gone)
	runLong(s, loc.T("people.import.writing"), func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Intake.Apply(ctx, c)
	}, func(app.Changes) string { return done }, func(changes app.Changes) {
		s.moved = true
		s.frame.Did(s, done, changes)
	})
}
