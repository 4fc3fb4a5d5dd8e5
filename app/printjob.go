package app

import (
	"context"
	"time"
)

// PrintJob is what was printed together, and what is known of its way to paper. No
// program knows what came out of a printer: that only a person can say.
type PrintJob struct {
	ID       JobID
	Made     time.Time
	Occasion Occasion // of its first letter
	Sheets   int      // of paper; 0 in jobs of before it was counted
	Look     []byte   // how its letters lie on paper, in the words of who laid them; nil where that was not kept
	Parts    []JobPart
	Answer   JobAnswer // the last one that a person gave
	Begun    bool      // it is in the log, but that its file is whole nobody has said yet

	Letters, Out, Off int // how many there are, came out, were stopped
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
	JobBroken  JobState = "broken"  // it was interrupted on its way to the printer
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
	// job its Sheets, Look, Parts and Begun are looked at. Letters with an ID
	// are not new: they leave the job that they were in.
	LogPrint(ctx context.Context, job PrintJob, letters []Letter) (JobID, Changes, error)
	// JobMade says that the file of a job that was begun is whole. It is nothing that
	// could be taken back.
	JobMade(ctx context.Context, id JobID) error
	// SetJobParts says how far the parts of a job came, and may add to them: from then
	// on it is not Begun any more. It is nothing that could be taken back.
	SetJobParts(ctx context.Context, id JobID, parts []JobPart) error
	// AnswerJob keeps what a person said of a job: the letters are printed on the day.
	// Where some came out its file was made.
	AnswerJob(ctx context.Context, id JobID, answer JobAnswer, out []LetterID, on Date) (Changes, error)
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
