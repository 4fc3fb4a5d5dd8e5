package app

import (
	"context"
	"slices"
	"time"
)

// PrintJob is what was printed together, and what is known of its way to paper. No
// program knows what came out of a printer: that only a person can say.
type PrintJob struct {
	ID        JobID
	Made      time.Time
	Occasion  Occasion // of its first letter
	Sheets    int      // of paper; 0 in jobs of before it was counted
	Look      []byte   // how its letters lie on paper, in the words of who laid them; nil where that was not kept
	Documents []JobDocument
	Parts     []JobPart
	Answer    JobAnswer // the last one that a person gave
	Begun     bool      // it is in the log, but that its file is whole nobody has said yet

	Letters, Out, Off int // how many there are, came out, were stopped
}

// JobDocument is one of the documents of a job: the fronts, the envelopes. Jobs of before
// they were kept have none.
type JobDocument struct {
	Item   string  `json:"item"`            // what is printed, in the words of who laid it
	Sides  string  `json:"sides,omitempty"` // fronts or backs, where they are two documents
	Sheets int     `json:"sheets"`          // of paper
	Out    JobRuns `json:"out,omitempty"`   // the sheets of which a person said that they came out
}

// JobRuns are numbers of sheets, from 1, as runs of them in their order.
type JobRuns [][2]int

// Has reports that the sheet is among them.
func (r JobRuns) Has(sheet int) bool {
	return slices.ContainsFunc(r, func(run [2]int) bool { return run[0] <= sheet && sheet <= run[1] })
}

// Count is how many they are.
func (r JobRuns) Count() int {
	n := 0
	for _, run := range r {
		n += run[1] - run[0] + 1
	}
	return n
}

// RunsOf are the sheets from 1 to most that has is true of.
func RunsOf(most int, has func(sheet int) bool) JobRuns {
	var all JobRuns
	for sheet := 1; sheet <= most; sheet++ {
		n := len(all)
		switch {
		case !has(sheet):
		case n > 0 && all[n-1][1] == sheet-1:
			all[n-1][1] = sheet
		default:
			all = append(all, [2]int{sheet, sheet})
		}
	}
	return all
}

// JobPart is a run of sheets that goes to the printer at once.
type JobPart struct {
	Paper       int    // among the papers of the job, from 0
	First, Last int    // sheets, from 1
	Sides       string // which of them; empty is both
	Printer     string
	Tray        string // empty: the printer's own
	State       PartState
	Queued      string // what the system calls it
}

// PartState is how far a part came.
type PartState string

// The states of a part. One that is Sending when the program dies may have reached
// the printer or not.
const (
	PartWaiting PartState = "waiting"
	PartSending PartState = "sending"
	PartSent    PartState = "sent"
)

// JobAnswer is what a person said of the sheets of a job.
type JobAnswer string

// The answers to "did they come out?".
const (
	CameOutAll  JobAnswer = "yes"
	CameOutSome JobAnswer = "some"
	NotSureOut  JobAnswer = "not-sure"
)

// JobState says in a word what is known of a job.
type JobState string

// The states of a job.
const (
	JobBegun   JobState = "begun"   // its file was begun; where the program died meanwhile, it may be there or not
	JobMade    JobState = "made"    // a file was made
	JobWaiting JobState = "waiting" // none of it was sent yet
	JobBroken  JobState = "broken"  // not all of it was sent: it was interrupted, or something is printed later
	JobSent    JobState = "sent"    // the system took all of it for the printer
	JobPartly  JobState = "partly"  // some of it came out
	JobUnsure  JobState = "unsure"  // a person was asked and does not know
	JobOut     JobState = "out"     // all of it came out
	JobStopped JobState = "stopped" // none of it was or will be sent: its people are elsewhere
)

// MessageKey names the state for people.
func (s JobState) MessageKey() string {
	switch s {
	case JobBegun:
		return "job.state.begun"
	case JobWaiting:
		return "job.state.waiting"
	case JobBroken:
		return "job.state.broken"
	case JobSent:
		return "job.state.sent"
	case JobPartly:
		return "job.state.partly"
	case JobUnsure:
		return "job.state.unsure"
	case JobOut:
		return "job.state.out"
	case JobStopped:
		return "job.state.stopped"
	default:
		return "job.state.made"
	}
}

// State is what is known of the job.
func (j *PrintJob) State() JobState {
	switch {
	case j.Letters > 0 && j.Off == j.Letters:
		return JobStopped
	case j.Out+j.Off == j.Letters:
		return JobOut
	case j.Begun:
		return JobBegun
	case j.waits(func(JobPart) bool { return true }):
		return JobWaiting
	case len(j.Unsent()) > 0:
		return JobBroken
	case j.Out > 0:
		return JobPartly
	case j.Answer == NotSureOut:
		return JobUnsure
	case len(j.Parts) > 0:
		return JobSent
	}
	return JobMade
}

// waits reports that the job has such parts, and that nothing of them was sent.
func (j *PrintJob) waits(of func(JobPart) bool) bool {
	has, sent := false, false
	for _, p := range j.Parts {
		has = has || of(p)
		sent = sent || of(p) && p.State != PartWaiting
	}
	return has && !sent
}

// DocumentState is what is known of one of the documents, by its place among them.
func (j *PrintJob) DocumentState(nr int) JobState {
	d := &j.Documents[nr]
	of := func(p JobPart) bool { return p.Paper == nr }
	unsent := slices.ContainsFunc(j.Parts, func(p JobPart) bool { return of(p) && p.State != PartSent })
	switch out := d.Out.Count(); {
	case out > 0 && out == d.Sheets:
		return JobOut
	case out > 0:
		return JobPartly
	case j.Begun:
		return JobBegun
	case j.waits(of):
		return JobWaiting
	case unsent:
		return JobBroken
	case j.Answer == NotSureOut:
		return JobUnsure
	case slices.ContainsFunc(j.Parts, of):
		return JobSent
	}
	return JobMade
}

// Sent is how many sheets of one of the documents the system took for the printer; of
// what goes there side by side, those of which both sides did.
func (j *PrintJob) Sent(nr int) int {
	has, waits := map[int]bool{}, map[int]bool{}
	for _, p := range j.Parts {
		for sheet := p.First; p.Paper == nr && sheet <= p.Last; sheet++ {
			has[sheet] = true
			waits[sheet] = waits[sheet] || p.State != PartSent
		}
	}
	n := 0
	for sheet := range has {
		if !waits[sheet] {
			n++
		}
	}
	return n
}

// Held are the sheets of one of the documents that no printer got yet, or only one side
// of them.
func (j *PrintJob) Held(nr int) JobRuns {
	most := 0
	for _, p := range j.Parts {
		if p.Paper == nr {
			most = max(most, p.Last)
		}
	}
	return RunsOf(most, func(sheet int) bool {
		return slices.ContainsFunc(j.Parts, func(p JobPart) bool {
			return p.Paper == nr && p.State == PartWaiting && p.First <= sheet && sheet <= p.Last
		})
	})
}

// Open reports that something may still come of asking about the job or sending it.
func (j *PrintJob) Open() bool { return j.Out+j.Off < j.Letters }

// Unsent are the parts, by their place in Parts, that were not sent for certain.
func (j *PrintJob) Unsent() []int {
	var all []int
	for i, p := range j.Parts {
		if p.State != PartSent {
			all = append(all, i)
		}
	}
	return all
}

// JobFilter chooses jobs; the zero filter chooses all.
type JobFilter struct {
	ID    JobID
	Limit int // 0 for all; newest first
}

// JobStore keeps the jobs of the log.
type JobStore interface {
	// PrintJobs are the jobs that still have letters, newest first. Look is told where
	// a single one is asked for.
	PrintJobs(ctx context.Context, f JobFilter) ([]PrintJob, error)
	// LogPrint writes the letters as a new job in one transaction, like LogJob. Of the
	// job its Sheets, Look, Documents, Parts and Begun are looked at. Letters with an ID
	// are not new: they leave the job that they were in.
	LogPrint(ctx context.Context, job PrintJob, letters []Letter) (JobID, Changes, error)
	// JobMade says that the file of a job that was begun is whole. It is nothing that
	// could be taken back.
	JobMade(ctx context.Context, id JobID) error
	// SetJobParts says how far the parts of a job came, and may add to them: from then
	// on it is not Begun any more. It is nothing that could be taken back.
	SetJobParts(ctx context.Context, id JobID, parts []JobPart) error
	// AnswerJob keeps what a person said of a job: the letters are printed on the day, and
	// so much of its documents came out; nil is as it was. Where some came out its file
	// was made.
	AnswerJob(ctx context.Context, id JobID, answer JobAnswer, documents []JobDocument, out []LetterID, on Date) (Changes, error)
}

// NewLetters are the letters as such that are not in the log yet.
func NewLetters(letters []Letter) []Letter {
	all := make([]Letter, len(letters))
	for i, l := range letters {
		l.ID = 0
		all[i] = l
	}
	return all
}
