package rhythm

import (
	"cmp"
	"context"
	"slices"

	"vestka/app"
	"vestka/app/people"
)

// ahead is for how many days what has to be posted is looked for.
const ahead = 30

// greetedBefore is for how many days before a card has to be posted a letter for the
// occasion counts as one for this day, not for that of the year before.
const greetedBefore = 120

// Due is somebody to write to for a day of theirs.
type Due struct {
	*people.Entry
	Code     string // "birthday", or that of a Day
	Name     string // that the user gave the day
	Occasion app.Occasion
	On       app.Date // without a day where only the month of birth is known
	Turns    int      // years; 0 where it is no birthday, or the year is not known
	By       app.Date // the last day on which to post a card
	Way      Estimate
	Late     bool     // it is past: the card will hardly be there in time
	Written  app.Date // when a letter for it was last made or moved on; zero: not yet
}

// DayDue is a day of everybody's that people are not written to for yet.
type DayDue struct {
	Day
	By      app.Date // the next of the last days on which to post; zero where all are past
	Way     Estimate // of that one
	Late    int      // for how many that is past
	People  []app.PersonID
	Written int // to how many a letter was written
}

// Task is what a line of the digest is about.
type Task string

// The tasks, in the order in which they are told.
const (
	ToPost     Task = "to_post"        // birthdays and days of single people: post by then
	ToGreet    Task = "to_greet"       // a day of everybody's
	ToAnswer   Task = "to_answer"      // replies that wait for an answer
	ToSettle   Task = "to_settle"      // letters that came back
	HighTimeTo Task = "high_time"      // to write: the latest is past
	WishedTo   Task = "wished"         // to write
	ToDo       Task = "reminder"       // of the user's own
	ToGive     Task = "to_give"        // again: a plan reminds
	ToProve    Task = "receipts"       // missing ones, at the end of a fiscal year
	ToSay      Task = "to_say"         // whether cards came out of the printer
	ToReprint  Task = "to_reprint"     // letters that are made, with an address that no longer holds
	ToPostOut  Task = "to_send"        // letters that are made and not sent
	ToFinish   Task = "drafts"         // letters that were begun
	ToAsk      Task = "release_passed" // of whom the day of release is past: whether they are free
	ToDecide   Task = "changes"        // of the list
	ToRenew    Task = "old_list"       //
	ToAgree    Task = "disputed"       // sources disagree where somebody is held
	ToBackUp   Task = "backup"         // the last good one is too old, or there is none
	ToPlace    Task = "unknown_text"   // places of the list that nobody knows
)

// Line is one thing that is due, with where it is done.
type Line struct {
	Task    Task
	Words   Words
	Count   int
	By      app.Date // zero where no day matters
	Late    int      // of Count those that are too late
	People  []app.PersonID
	Letters []app.LetterID
	Day     *Day              // of ToGreet
	Own     app.OwnOccasionID // of ToDo
	Section string            // of the window, in which it is done
	Do      []string          // words of vestkactl that do it, or begin with it
}

// Digest is what is due on a day.
type Digest struct {
	Today app.Date
	Due   []Due // by the day to post on
	Days  []DayDue
	Lines []Line
	Lists app.ListAge // of those that have the people who are held
}

// Count is how many a task is about, 0 where it is not due.
func (d *Digest) Count(t Task) int {
	for i := range d.Lines {
		if d.Lines[i].Task == t {
			return d.Lines[i].Count
		}
	}
	return 0
}

// Digest is all that is due on the day. Names of one day are in the order of the
// language.
func (b *Book) Digest(ctx context.Context, today app.Date, lang app.Lang) (*Digest, error) {
	r := &reading{Book: b, today: today, d: &Digest{Today: today}}
	for _, read := range []func(context.Context) error{r.begin, func(ctx context.Context) error { return r.days(ctx, lang) }, r.contacts, r.returns, r.money, r.outdated, r.work, r.list} {
		if err := read(ctx); err != nil {
			return nil, err
		}
	}
	r.tell()
	return r.d, nil
}

// reading is a digest that is being made.
type reading struct {
	*Book
	today app.Date
	d     *Digest

	post    *Post
	own     []app.OwnOccasion
	leap    app.LeapDay
	skips   map[app.PersonID][]app.Skip
	held    []*people.Entry // to whom something may be sent
	further []Line
}

func (r *reading) begin(ctx context.Context) (err error) {
	if r.post, err = r.Post(ctx); err != nil {
		return err
	}
	if r.own, r.leap, err = r.Book.own(ctx); err != nil {
		return err
	}
	skips, err := r.store.Skips(ctx)
	r.skips = map[app.PersonID][]app.Skip{}
	for _, k := range skips {
		r.skips[k.Person] = append(r.skips[k.Person], k)
	}
	for _, e := range r.people.Find(people.Query{InCustody: true, Today: r.today}).People {
		if _, out := e.LeftOut(r.today); !out {
			r.held = append(r.held, e)
		}
	}
	return err
}

// skipped reports that somebody is not to be written to for the occasion, or at all
// where it is empty.
func (r *reading) skipped(id app.PersonID, o app.Occasion) bool {
	return slices.ContainsFunc(r.skips[id], func(k app.Skip) bool { return k.HoldsFor(o, r.today) })
}

// first is the first day that a date may be.
func first(on app.Date) app.Date {
	if !on.Full() {
		on.Day = 1
	}
	return on
}

// days are birthdays and the days of the calendar, and who was written to for them.
func (r *reading) days(ctx context.Context, lang app.Lang) error {
	r.birthdays(lang)
	if err := r.coming(ctx); err != nil {
		return err
	}
	return r.written(ctx)
}

func (r *reading) birthdays(lang app.Lang) {
	for _, b := range r.people.Birthdays(people.BirthdayQuery{Today: r.today, Days: ahead + r.post.Longest(), Lang: lang}) {
		if _, out := b.LeftOut(r.today); out || r.skipped(b.ID, app.Birthday) {
			continue
		}
		r.due(Due{Entry: b.Entry, Code: string(app.Birthday), Occasion: app.Birthday, On: b.On, Turns: b.Turns})
	}
}

// due takes what has to be posted within the days that are looked ahead.
func (r *reading) due(one Due) {
	one.By, one.Way = r.post.By(first(one.On), one.Held.Facility)
	one.Late = one.By.Before(r.today)
	if r.today.DaysUntil(one.By) <= ahead {
		r.d.Due = append(r.d.Due, one)
	}
}

// written says of which of those who are due there are letters, of each occasion.
func (r *reading) written(ctx context.Context) error {
	of := map[app.Occasion][]app.PersonID{}
	for _, one := range r.d.Due {
		of[one.Occasion] = append(of[one.Occasion], one.ID)
	}
	for occasion, ids := range of {
		greeted, err := r.store.Greeted(ctx, occasion, ids)
		if err != nil {
			return err
		}
		for i := range r.d.Due {
			one := &r.d.Due[i]
			if on := greeted[one.ID]; one.Occasion == occasion && !on.IsZero() && !on.Before(one.By.AddDays(-greetedBefore)) {
				one.Written = on
			}
		}
	}
	return nil
}

// coming are the days of the calendar, of single people and of everybody.
func (r *reading) coming(ctx context.Context) error {
	byID := make(map[app.PersonID]*people.Entry, len(r.held))
	for _, e := range r.held {
		byID[e.ID] = e
	}
	for _, day := range Coming(r.today, r.today.AddDays(ahead+r.post.Longest()), r.own, r.leap) {
		e := byID[day.Person]
		switch {
		case !day.ForMail() || day.Person != 0 && (e == nil || r.skipped(day.Person, day.Occasion)):
		case day.Person != 0:
			r.due(Due{Entry: e, Code: day.Code, Name: day.Name, Occasion: day.Occasion, On: day.On})
		default:
			if err := r.everybody(ctx, day); err != nil {
				return err
			}
		}
	}
	slices.SortStableFunc(r.d.Due, func(a, b Due) int { return cmp.Or(compare(a.By, b.By), compare(a.On, b.On)) })
	return nil
}

// everybody is a day of all who are held: who was not written to for it.
func (r *reading) everybody(ctx context.Context, day Day) error {
	due := DayDue{Day: day}
	ids := make([]app.PersonID, len(r.held))
	for i, e := range r.held {
		ids[i] = e.ID
	}
	greeted, err := r.store.Greeted(ctx, day.Occasion, ids)
	if err != nil {
		return err
	}
	for _, e := range r.held {
		by, way := r.post.By(day.On, e.Held.Facility)
		switch on := greeted[e.ID]; {
		case r.skipped(e.ID, day.Occasion) || !e.HasAddress:
			continue
		case !on.IsZero() && !on.Before(by.AddDays(-greetedBefore)):
			due.Written++
			continue
		}
		due.People = append(due.People, e.ID)
		switch {
		case by.Before(r.today):
			due.Late++
		case due.By.IsZero() || by.Before(due.By):
			due.By, due.Way = by, way
		}
	}
	if due.Late > 0 || !due.By.IsZero() && r.today.DaysUntil(due.By) <= ahead {
		r.d.Days = append(r.d.Days, due)
	}
	return nil
}

// Longest are the most days that a letter is counted to be on its way to any facility.
func (p *Post) Longest() int {
	longest := p.days
	for code := range p.facts {
		longest = max(longest, p.To(code).Days)
	}
	return longest
}
