package apptest

import (
	"slices"
	"testing"

	"vestka/app"
)

func (c *contract) job(id app.JobID) app.PrintJob {
	c.t.Helper()
	jobs, err := c.PrintJobs(c.t.Context(), app.JobFilter{ID: id})
	c.ok(err)
	if len(jobs) != 1 {
		c.t.Fatalf("%d jobs of the number %d", len(jobs), id)
	}
	return jobs[0]
}

func jobOnItsWay(t *testing.T, c *contract) {
	_, ids := c.save(Edits(2)...)
	made := app.PrintJob{
		Sheets: 2, Look: []byte(`{"layout":"a6"}`),
		Documents: []app.JobDocument{{Item: "postcards", Sides: "fronts", Sheets: 2}, {Item: "envelopes", Sheets: 2}},
		Parts:     []app.JobPart{{First: 1, Last: 1, Printer: "Office", Tray: "Tray1", State: app.PartWaiting}, {First: 2, Last: 2, Sides: "fronts", State: app.PartWaiting}},
	}
	id, changes, err := c.LogPrint(t.Context(), made, []app.Letter{Letter(ids[1]), Letter(ids[0], func(l *app.Letter) { l.Occasion = app.Spring })})
	c.ok(err)
	made.ID, made.Made, made.Occasion, made.Letters = id, FixedClock(), app.Birthday, 2
	same(t, "job", c.job(id), made)
	same(t, "state", made.State(), app.JobWaiting)

	made.Parts[0].State, made.Parts[0].Queued, made.Parts[1].State = app.PartSent, "Office-12", app.PartSent
	c.ok(c.SetJobParts(t.Context(), id, made.Parts))
	same(t, "job on its way", c.job(id), made)
	same(t, "state of one that was sent", made.State(), app.JobSent)

	unsure, err := c.AnswerJob(t.Context(), id, app.NotSureOut, nil, nil, Today)
	c.ok(err)
	job := c.job(id)
	same(t, "state of one that nobody knows of", job.State(), app.JobUnsure)
	same(t, "documents of which nothing was said", job.Documents, made.Documents)
	before := c.all()
	out := slices.Clone(made.Documents)
	out[0].Out = app.JobRuns{{1, 1}}
	some, err := c.AnswerJob(t.Context(), id, app.CameOutSome, out, []app.LetterID{app.LetterID(changes.IDs[1])}, Today)
	c.ok(err)
	job = c.job(id)
	same(t, "state of one that came out in part", job.State(), app.JobPartly)
	same(t, "letters that came out", job.Out, 1)
	same(t, "documents", job.Documents, out)
	same(t, "state of a document that came out in part", job.DocumentState(0), app.JobPartly)
	c.undo(some)
	same(t, "documents that came back", c.job(id).Documents, made.Documents)
	same(t, "store", c.all(), before)
	c.undo(unsure)
	job = c.job(id)
	same(t, "answer", job.Answer, "")

	// Another job without letters of an older version has only these.
	plain, _ := c.log(Letter(ids[0]))
	jobs, err := c.PrintJobs(t.Context(), app.JobFilter{Limit: 1})
	c.ok(err)
	same(t, "newest job", jobs, []app.PrintJob{{ID: plain, Made: FixedClock(), Occasion: app.Birthday, Letters: 1}})
	_, err = c.AnswerJob(t.Context(), 999, app.CameOutAll, nil, nil, Today)
	c.fails(app.NotFound, err)
	c.fails(app.NotFound, c.SetJobParts(t.Context(), 999, nil))
}

func jobThatIsBegun(t *testing.T, c *contract) {
	_, ids := c.save(Edits(2)...)
	state := func(filter app.LetterState) (app.LetterState, int) {
		t.Helper()
		letters, err := c.Letters(t.Context(), app.LetterFilter{})
		c.ok(err)
		n, err := c.CountLetters(t.Context(), app.LetterFilter{State: filter})
		c.ok(err)
		return letters[0].State, n
	}
	begin := func() (app.JobID, app.Changes) {
		t.Helper()
		id, changes, err := c.LogPrint(t.Context(), app.PrintJob{Begun: true}, []app.Letter{Letter(ids[0]), Letter(ids[1])})
		c.ok(err)
		return id, changes
	}
	id, changes := begin()
	job := c.job(id)
	same(t, "state of a job that is begun", job.State(), app.JobBegun)
	now, n := state(app.Begun)
	same(t, "state of its letters", now, app.Begun)
	same(t, "letters that are begun", n, 2)
	_, n = state(app.Ready)
	same(t, "letters that are ready", n, 0)
	written, err := c.Written(t.Context())
	c.ok(err)
	same(t, "people who were written to", len(written), 0)
	onTheirWay, err := c.LettersTo(t.Context(), app.Date{})
	c.ok(err)
	same(t, "letters on their way", len(onTheirWay), 0)

	c.ok(c.JobMade(t.Context(), id))
	job = c.job(id)
	same(t, "state of a job that is made", job.State(), app.JobMade)
	now, n = state(app.Ready)
	same(t, "state of its letters", now, app.Ready)
	same(t, "letters that are ready", n, 2)
	c.undo(changes)
	c.fails(app.NotFound, c.JobMade(t.Context(), id))

	// On its way to a printer it is not begun any more, nor where some of it came out.
	id, _ = begin()
	c.ok(c.SetJobParts(t.Context(), id, []app.JobPart{{First: 1, Last: 1, State: app.PartSent}}))
	job = c.job(id)
	same(t, "state of a job that was sent", job.State(), app.JobSent)
	id, changes = begin()
	_, err = c.AnswerJob(t.Context(), id, app.NotSureOut, nil, nil, Today)
	c.ok(err)
	job = c.job(id)
	same(t, "a job that nobody knows of is begun", job.Begun, true)
	answered, err := c.AnswerJob(t.Context(), id, app.CameOutSome, nil, []app.LetterID{app.LetterID(changes.IDs[0])}, Today)
	c.ok(err)
	job = c.job(id)
	same(t, "a job of which some came out is begun", job.Begun, false)
	c.undo(answered)
	job = c.job(id)
	same(t, "a job of which that was taken back is begun", job.Begun, true)
}

func jobOfTheRest(t *testing.T, c *contract) {
	_, ids := c.save(Edits(3)...)
	first, changes := c.log(Letter(ids[0]), Letter(ids[1]), Letter(ids[2]))
	before := c.all()
	letters, err := c.Letters(t.Context(), app.LetterFilter{Job: first}) // the last one first
	c.ok(err)
	second, moved, err := c.LogPrint(t.Context(), app.PrintJob{Sheets: 1}, letters[:2])
	c.ok(err)
	same(t, "letters of the rest", moved.IDs, []int64{changes.IDs[2], changes.IDs[1]})
	same(t, "letters that stay", c.job(first).Letters, 1)
	same(t, "letters that left", c.job(second).Letters, 2)
	rest, err := c.Letters(t.Context(), app.LetterFilter{Job: second})
	c.ok(err)
	same(t, "place of the first one", rest[1].Nr, 1)
	same(t, "place of the last one", rest[0].Nr, 0)
	c.undo(moved)
	same(t, "store", c.all(), before)
	_, _, err = c.LogPrint(t.Context(), app.PrintJob{}, []app.Letter{Letter(ids[0], func(l *app.Letter) { l.ID = 9999 })})
	c.fails(app.NotFound, err)
	same(t, "store after one that is not in the log", c.all(), before)
}

func printerShifts(t *testing.T, c *contract) {
	set := func(p app.PrinterShift) app.Changes {
		t.Helper()
		changes, err := c.SetPrinterShift(t.Context(), p)
		c.ok(err)
		return changes
	}
	all := func() []app.PrinterShift {
		t.Helper()
		shifts, err := c.PrinterShifts(t.Context())
		c.ok(err)
		return shifts
	}
	tray := app.PrinterShift{Printer: "Office", Tray: "Tray1", FrontX: -0.5, FrontY: 1.25, BackX: 2, BackY: -15}
	any := app.PrinterShift{Printer: "Office", FrontX: 0.5}
	set(tray)
	set(any)
	same(t, "shifts", all(), []app.PrinterShift{any, tray})
	changed := set(app.PrinterShift{Printer: "Office", Tray: "Tray1"})
	same(t, "shifts without one that is zero", all(), []app.PrinterShift{any})
	c.undo(changed)
	same(t, "shifts that came back", all(), []app.PrinterShift{any, tray})
	_, err := c.SetPrinterShift(t.Context(), app.PrinterShift{Printer: "Office", BackY: 15.5})
	c.fails(app.Invalid, err)
}
