package app

import (
	"context"
	"slices"
	"strings"
	"time"
)

// LetterState is a step in the life of a letter (DESIGN.md 3).
type LetterState string

// The states of a letter. A card whose PDF was made is Ready: that it came out
// of the printer only its owner can say. It is Begun from when it is put into the
// log until then.
const (
	Begun    LetterState = "begun"
	Ready    LetterState = "ready"
	Printed  LetterState = "printed"
	Stopped  LetterState = "stopped" // was never sent: the person is elsewhere, free or dead
	Posted   LetterState = "posted"
	Given    LetterState = "given" // to a service, which sends it on
	Arrived  LetterState = "arrived"
	Returned LetterState = "returned"
	Lost     LetterState = "lost" // what became of it will not be known
	Answered LetterState = "answered"
)

// LetterStates are all of them in the order of a letter's life.
var LetterStates = []LetterState{Begun, Ready, Printed, Posted, Given, Arrived, Answered, Returned, Lost, Stopped}

// Stored is no state of a letter but a step of its own: a copy of it was left with a
// service, which hands it over after release.
const Stored LetterState = "stored"

// MessageKey names the state for people.
func (s LetterState) MessageKey() string {
	switch s {
	case Begun:
		return "letter.state.begun"
	case Printed:
		return "letter.state.printed"
	case Stopped:
		return "letter.state.stopped"
	case Posted:
		return "letter.state.posted"
	case Given:
		return "letter.state.given"
	case Arrived:
		return "letter.state.arrived"
	case Returned:
		return "letter.state.returned"
	case Lost:
		return "letter.state.lost"
	case Answered:
		return "letter.state.answered"
	case Stored:
		return "letter.state.stored"
	default:
		return "letter.state.ready"
	}
}

// next are the states into which a letter may come from each. That it arrived is said
// again where the evidence is better; what came back may be sent again. What is said a
// second time of a letter that did not leave the house does no harm.
var next = map[LetterState][]LetterState{
	Begun:    {Printed, Posted, Given, Stopped},
	Ready:    {Printed, Posted, Given, Stopped},
	Printed:  {Printed, Posted, Given, Stopped},
	Posted:   {Arrived, Returned, Lost, Answered},
	Given:    {Posted, Arrived, Returned, Lost, Answered},
	Arrived:  {Arrived, Returned, Answered},
	Returned: {Posted, Given, Lost},
	Lost:     {Arrived, Returned, Answered},
	Answered: {},
	Stopped:  {Stopped},
}

// Out reports that the letter is out of the printer, or was never meant for one.
func (s LetterState) Out() bool { return s != Begun && s != Ready && s != Stopped }

// Frozen reports that the letter left the house: what it says and where it went no
// longer change.
func (s LetterState) Frozen() bool { return s != Begun && s != Ready && s != Printed }

// Evidence grades what is known of a letter's arrival.
type Evidence string

// The grades, the best first.
const (
	ByReply   Evidence = "reply"   // one that names the letter
	ByReceipt Evidence = "receipt" // signed
	ByService Evidence = "service" // its notice
	ByWord    Evidence = "told"    // by the family, or after release
	NoProof   Evidence = "none"
)

// Grades are all of them, the best first.
var Grades = []Evidence{ByReply, ByReceipt, ByService, ByWord, NoProof}

// MessageKey names the evidence for people.
func (e Evidence) MessageKey() string {
	switch e {
	case ByReply:
		return "letter.evidence.reply"
	case ByReceipt:
		return "letter.evidence.receipt"
	case ByService:
		return "letter.evidence.service"
	case ByWord:
		return "letter.evidence.told"
	default:
		return "letter.evidence.none"
	}
}

// ReturnReason is why a letter came back.
type ReturnReason string

// The reasons (DOMAIN.md 1.7).
const (
	ByCensorship  ReturnReason = "censorship"
	ByMove        ReturnReason = "moved"
	ByUnknown     ReturnReason = "unknown" // nobody of the name is there, they say
	ByRefusal     ReturnReason = "refused"
	ByOtherReason ReturnReason = "other"
)

// ReturnReasons are all of them.
var ReturnReasons = []ReturnReason{ByCensorship, ByMove, ByUnknown, ByRefusal, ByOtherReason}

// MessageKey names the reason for people.
func (r ReturnReason) MessageKey() string {
	switch r {
	case ByCensorship:
		return "letter.reason.censorship"
	case ByMove:
		return "letter.reason.moved"
	case ByUnknown:
		return "letter.reason.unknown"
	case ByRefusal:
		return "letter.reason.refused"
	default:
		return "letter.reason.other"
	}
}

// AdviceKey names what may be done about a letter that came back for the reason.
func (r ReturnReason) AdviceKey() string {
	switch r {
	case ByCensorship:
		return "letter.advice.censorship"
	case ByMove, ByUnknown:
		return "letter.advice.address"
	case ByRefusal:
		return "letter.advice.refused"
	default:
		return "letter.advice.other"
	}
}

// LetterStep is something that became of a letter on a day.
type LetterStep struct {
	Letter   LetterID
	Nr       int // from 1 in their order; 0: the letter as it was logged
	State    LetterState
	On       Date
	Evidence Evidence     // of Arrived
	Reason   ReturnReason // of Returned
	Service  string       // of Given and Stored
	Country  string       // of Posted and Given: from which it was sent
	Note     string
	Settled  Date // when a return was dealt with; zero: not yet, or it is none
	Made     time.Time
}

// Check is Invalid where the step lacks something or says what it cannot say.
func (p *LetterStep) Check(today Date) error {
	p.Note, p.Service = strings.TrimSpace(p.Note), strings.Join(strings.Fields(p.Service), " ")
	switch {
	case !p.On.Full():
		return &Error{Code: Invalid, Key: "error.step.date"}
	case today.Before(p.On):
		return &Error{Code: Invalid, Key: "error.step.future"}
	case p.Country != "" && !IsCountry(p.Country):
		return &Error{Code: Invalid, Key: "error.setting.country", Args: Args{"Value": p.Country}}
	case (p.State == Given || p.State == Stored) && p.Service == "":
		return &Error{Code: Invalid, Key: "error.step.service"}
	case len(p.Note) > MostText || len(p.Service) > MostText:
		return &Error{Code: Invalid, Key: "error.draft.size", Args: Args{"Count": MostText}}
	}
	if p.State == Arrived && p.Evidence == "" {
		p.Evidence = NoProof
	}
	if p.State == Answered {
		p.Evidence = ByReply
	}
	if p.State == Returned && p.Reason == "" {
		p.Reason = ByOtherReason
	}
	return nil
}

// May is Refused where the letter cannot come to the step from where it is: a letter
// that was not sent does not arrive, and nothing happens before what came before it.
func (l *Letter) May(p LetterStep) error {
	args := Args{"ID": int64(l.ID), "Date": l.On}
	switch {
	case p.State == Stored:
		return nil
	case slices.Contains([]LetterState{Arrived, Returned, Lost, Answered}, p.State) && l.SentOn.IsZero():
		return &Error{Code: Refused, Key: "error.step.not_sent", Hint: "error.step.not_sent.hint", Args: args}
	case !slices.Contains(next[l.State], p.State):
		return &Error{Code: Refused, Key: "error.step.order", Hint: "error.step.order.hint", Args: args}
	case p.State == Answered: // a reply may be found long after it came, when more was logged of the letter
		if p.On.Before(l.SentOn) {
			args["Date"] = l.SentOn.String()
			return &Error{Code: Refused, Key: "error.step.answered_before", Args: args}
		}
	case p.On.Before(l.On):
		return &Error{Code: Refused, Key: "error.step.before", Args: args}
	}
	return nil
}

// Take brings the letter to the step.
func (l *Letter) Take(p LetterStep) {
	if p.State == Stored {
		return
	}
	l.State, l.On = p.State, p.On
	switch p.State {
	case Posted, Given:
		if l.SentOn.IsZero() || l.Service == "" { // what a service posts was sent when it was given
			l.SentOn = p.On
		}
		if p.State == Given {
			l.Service = p.Service
		}
		if p.Country != "" {
			l.Country = p.Country
		}
		l.ArrivedOn, l.Evidence = Date{}, ""
	case Arrived, Answered:
		if l.ArrivedOn.IsZero() || p.On.Before(l.ArrivedOn) {
			l.ArrivedOn = p.On
		}
		l.Evidence = better(l.Evidence, p.Evidence)
	case Returned, Lost:
		l.ArrivedOn, l.Evidence = Date{}, ""
	}
}

// better is the better of two grades of evidence: what is proven stays proven.
func better(a, b Evidence) Evidence {
	for _, grade := range Grades {
		if a == grade || b == grade {
			return grade
		}
	}
	return NoProof
}

// Further are the states into which the letter may come from where it is.
func (l *Letter) Further() []LetterState {
	return slices.DeleteFunc(slices.Clone(next[l.State]), func(s LetterState) bool { return s == l.State && s != Arrived })
}

// LifeStore keeps what became of letters.
type LifeStore interface {
	// LetterSteps are those of a letter in their order, the letter as it was logged first.
	LetterSteps(ctx context.Context, id LetterID) ([]LetterStep, error)
	// StepLetters brings letters to a step in one transaction, with one undo; see
	// Letter.May. NotFound or Refused, and nothing is changed, where one of them cannot.
	StepLetters(ctx context.Context, ids []LetterID, to LetterStep) (Changes, error)
	// UnstepLetters takes the last step of each away, as if it had not been logged;
	// Refused where there is none.
	UnstepLetters(ctx context.Context, ids []LetterID) (Changes, error)
	// LogLetters writes letters that were not printed here, with their first step where
	// they were sent; Changes.IDs are theirs.
	LogLetters(ctx context.Context, letters []Letter) (Changes, error)
	// EditLetter writes what a letter says anew; Refused where it left the house.
	EditLetter(ctx context.Context, l Letter) (Changes, error)
	// Returns are the last returns of letters that wait to be dealt with, the newest first.
	Returns(ctx context.Context) ([]LetterStep, error)
	// SettleReturns notes that returns were dealt with on the day.
	SettleReturns(ctx context.Context, ids []LetterID, on Date) (Changes, error)
}
