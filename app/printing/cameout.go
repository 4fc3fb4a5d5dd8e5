package printing

import (
	"context"
	"slices"
	"strconv"

	"vestka/app"
)

// Came is what a person says of the paper of a job.
type Came struct {
	Answer   app.JobAnswer
	Document int            // with All: of this one alone, from 1; 0 is all that was sent or made
	Sheets   map[int]string // with Some: which sheets of which documents, from 1
	People   []app.PersonID // with Some: whose cards and letters, whole
}

// Marked is what became known by that.
type Marked struct {
	Cards, Letters int  // that are printed now
	Open           bool // something was not known to have come out when it was said
	Noted          bool // of documents something came out of which the journal did not know
	OneSide        bool // of some cards one side came out, and the other is not known to have
}

// CameOut keeps what a person says of the sheets of a job of the log. A card or a letter is
// printed when each sheet that something of it is on came out, on both sides. What no
// printer got cannot have come out: to say so of certain sheets is app.Refused.
func (p *Press) CameOut(ctx context.Context, id app.JobID, c Came, today app.Date) (Marked, app.Changes, error) {
	o := outcome{p: p, id: id, came: c}
	if err := o.read(ctx, today); err != nil {
		return Marked{}, app.Changes{}, err
	}
	if c.Answer == app.NotSureOut {
		if !o.logged.Open() {
			return Marked{}, app.Changes{}, nil // it is known
		}
		_, changes, err := p.journal.CardsCameOut(ctx, id, c.Answer, nil, nil, today)
		return Marked{Open: true}, changes, err
	}
	came, err := o.printed()
	if err != nil {
		return Marked{}, app.Changes{}, err
	}
	m, changes, err := o.keep(ctx, came, today)
	if err == nil && m.Cards+m.Letters == 0 && !m.Noted && o.logged.Open() {
		for i := range o.documents {
			if held := o.logged.Held(i); len(held) > 0 && (c.Document == 0 || c.Document == i+1) {
				return m, changes, notSent(i, held[0][0], held[0][1])
			}
		}
	}
	return m, changes, err
}

// outcome is an answer on its way into the log.
type outcome struct {
	p         *Press
	id        app.JobID
	came      Came
	logged    app.PrintJob
	job       *Job // as it was made; nil of one of a version that did not keep how it looked
	documents []app.JobDocument
	letters   []app.Letter
}

func (o *outcome) read(ctx context.Context, today app.Date) (err error) {
	if o.logged, err = o.p.journal.Job(ctx, o.id); err != nil {
		return err
	}
	if o.letters, _, err = o.p.journal.Letters(ctx, app.LetterFilter{Job: o.id}); err != nil {
		return err
	}
	if o.logged.Look == nil && len(o.came.Sheets) == 0 && o.came.Document == 0 || o.whole() || o.came.Answer == app.NotSureOut {
		return nil
	}
	if o.job, err = o.p.Again(ctx, o.id, today); err != nil {
		return err
	}
	if o.documents = slices.Clone(o.logged.Documents); o.documents == nil {
		o.documents = o.p.documentsOf(o.job)
	}
	return nil
}

// whole reports that the answer is of cards as they are, whatever sheets they lie on: that
// all of a job came out of which nothing waits, or those of some people.
func (o *outcome) whole() bool {
	return o.came.Document == 0 && len(o.came.Sheets) == 0 && len(o.logged.Unsent()) == 0
}

// printed are the letters that came out, and notes it of their documents.
func (o *outcome) printed() (map[app.LetterID]bool, error) {
	came := map[app.LetterID]bool{}
	if o.job == nil {
		for i := range o.letters {
			if l := &o.letters[i]; o.came.Answer == app.CameOutAll || slices.Contains(o.came.People, l.Person) {
				came[l.ID] = true
			}
		}
		return came, nil
	}
	if len(o.came.People) > 0 {
		return came, o.ofPeople(came)
	}
	if err := o.ofSheets(); err != nil {
		return nil, err
	}
	for i := range o.job.Cards {
		came[o.job.Cards[i].Letter] = true
	}
	o.on(func(nr, sheet int, letters []app.LetterID) {
		if !o.documents[nr].Out.Has(sheet) {
			for _, id := range letters {
				delete(came, id)
			}
		}
	})
	return came, nil
}

// ofPeople are the cards of people, of which every sheet went to a printer.
func (o *outcome) ofPeople(came map[app.LetterID]bool) (err error) {
	for i := range o.letters {
		if l := &o.letters[i]; slices.Contains(o.came.People, l.Person) {
			came[l.ID] = true
		}
	}
	held := map[int]app.JobRuns{}
	for nr := range o.documents {
		held[nr] = o.logged.Held(nr)
	}
	o.on(func(nr, sheet int, letters []app.LetterID) {
		if held[nr].Has(sheet) && slices.ContainsFunc(letters, func(id app.LetterID) bool { return came[id] }) {
			err = notSent(nr, sheet, sheet)
		}
	})
	return err
}

// ofSheets notes which sheets of the documents came out.
func (o *outcome) ofSheets() error {
	most := len(o.documents)
	for nr := range o.documents {
		d, held := &o.documents[nr], o.logged.Held(nr)
		now := func(sheet int) bool { return !held.Has(sheet) }
		if o.came.Answer == app.CameOutSome {
			text, said := o.came.Sheets[nr+1]
			if !said {
				continue
			}
			runs, err := ReadSheets(text, d.Sheets)
			if err != nil {
				return err
			}
			for _, run := range held {
				for sheet := run[0]; sheet <= run[1]; sheet++ {
					if runs.Has(sheet) {
						return notSent(nr, run[0], run[1])
					}
				}
			}
			now = runs.Has
		} else if o.came.Document != 0 && o.came.Document != nr+1 {
			continue
		}
		d.Out = app.RunsOf(d.Sheets, func(sheet int) bool { return d.Out.Has(sheet) || now(sheet) })
	}
	for nr := range o.came.Sheets {
		if nr < 1 || nr > most {
			return o.noDocument(nr)
		}
	}
	if o.came.Document < 0 || o.came.Document > most {
		return o.noDocument(o.came.Document)
	}
	return nil
}

func (o *outcome) noDocument(nr int) error {
	return wrong("error.job.no_paper", app.Args{"Number": nr, "Count": len(o.documents), "Documents": named(o.documents)})
}

func notSent(nr, first, last int) error {
	sheets := strconv.Itoa(first)
	if last > first {
		sheets += "–" + strconv.Itoa(last)
	}
	return &app.Error{Code: app.Refused, Key: "error.job.not_sent", Args: app.Args{"Document": nr + 1, "Sheets": sheets}}
}

// on tells of each sheet of a document with words or pictures whose letters lie on it.
func (o *outcome) on(tell func(nr, sheet int, letters []app.LetterID)) {
	for nr, paper := range o.job.Request.Papers() {
		if !paper.item().Worded() {
			continue
		}
		d, owners := o.job.document(o.p.fonts, nr), o.job.owners(nr)
		for s := range d.im.Sheets(d.leaves) {
			var letters []app.LetterID
			for _, leaf := range d.im.LeavesOn(s, d.leaves) {
				letters = append(letters, o.job.Cards[owners[leaf]].Letter)
			}
			tell(nr, s+1, letters)
		}
	}
}

// keep writes what came out into the log.
func (o *outcome) keep(ctx context.Context, came map[app.LetterID]bool, today app.Date) (m Marked, changes app.Changes, err error) {
	left := 0
	for i := range o.letters {
		switch l := &o.letters[i]; {
		case !l.State.Waits():
		case !came[l.ID]:
			left++
		case l.Kind == app.OnSheets:
			m.Letters++
		default:
			m.Cards++
		}
	}
	documents := o.known(left == 0)
	m.Open, m.Noted = o.logged.Open(), documents != nil
	m.OneSide = left > 0 && o.oneSide()
	_, changes, err = o.p.journal.CardsCameOut(ctx, o.id, o.came.Answer, documents, func(l *app.Letter) bool { return came[l.ID] }, today)
	return m, changes, err
}

// known are the documents as they are known now, nil where nothing of them is new. When
// every card came out, so did all that they are on; where all of the job did, so did what
// goes with them.
func (o *outcome) known(all bool) []app.JobDocument {
	documents := o.documents
	if documents == nil {
		documents = slices.Clone(o.logged.Documents)
	}
	isNew := false
	for nr := range documents {
		d := &documents[nr]
		if all && (Item(d.Item).Worded() || o.whole() && o.came.Answer == app.CameOutAll) && d.Sheets > 0 {
			d.Out = app.JobRuns{{1, d.Sheets}}
		}
		isNew = isNew || nr >= len(o.logged.Documents) || !slices.Equal(d.Out, o.logged.Documents[nr].Out)
	}
	if !isNew {
		return nil
	}
	return documents
}

// oneSide reports that of some sheets one side is known to have come out, and the other
// is not.
func (o *outcome) oneSide() bool {
	if o.job == nil {
		return false
	}
	if o.job.Request.apart() {
		return !slices.Equal(o.documents[0].Out, o.documents[1].Out)
	}
	return slices.ContainsFunc(o.logged.Parts, func(p app.JobPart) bool { return p.Sides != "" && p.State == app.PartWaiting })
}
