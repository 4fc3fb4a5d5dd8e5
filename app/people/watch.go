package people

import (
	"context"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/names"
)

// Action is what a piece of news asks for.
type Action string

// The actions.
const (
	ActionNone    Action = "none"    // to know of it is enough
	ActionStop    Action = "stop"    // a card that is made and not sent is stopped
	ActionReprint Action = "reprint" // it is stopped too, and made again with the new address or name
	ActionWelcome Action = "welcome" // a first letter
	ActionAddress Action = "address" // look where to write to
	ActionClose   Action = "close"   // the correspondence ends quietly
	ActionCompare Action = "compare" // look whether somebody who is new is the same person
	ActionWhose   Action = "whose"   // look whether the list has given the number to somebody else
)

// MessageKey names the action for people.
func (a Action) MessageKey() string {
	switch a {
	case ActionStop:
		return "news.action.stop"
	case ActionReprint:
		return "news.action.reprint"
	case ActionWelcome:
		return "news.action.welcome"
	case ActionAddress:
		return "news.action.address"
	case ActionClose:
		return "news.action.close"
	case ActionCompare:
		return "news.action.compare"
	case ActionWhose:
		return "news.action.whose"
	default:
		return "news.action.none"
	}
}

// Asks reports that there is something to do.
func (a Action) Asks() bool { return a != ActionNone }

// Task is a piece of news with what it asks for.
type Task struct {
	app.News
	Action Action
	Stop   []app.LetterID // cards that the action stops
}

// WatchStore keeps the news, the log, and who is the same person.
type WatchStore interface {
	app.ImportStore
	app.LetterStore
	Merged(ctx context.Context) (map[app.PersonID]app.PersonID, error)
}

// Watch tells what imports brought, and sees to what that asks for.
type Watch struct {
	store     WatchStore
	directory *Directory
}

// NewWatch makes a Watch; the directory says who somebody is now.
func NewWatch(store WatchStore, directory *Directory) *Watch { return &Watch{store, directory} }

// Tasks are the news that the filter chooses, newest first, with what they ask for.
func (w *Watch) Tasks(ctx context.Context, f app.NewsFilter) ([]Task, error) {
	news, err := w.store.News(ctx, f)
	if err != nil || len(news) == 0 {
		return nil, err
	}
	merged, err := w.store.Merged(ctx)
	if err != nil {
		return nil, err
	}
	queued, err := w.queued(ctx, merged)
	if err != nil {
		return nil, err
	}
	written, err := w.store.Written(ctx)
	if err != nil {
		return nil, err
	}
	tasks := make([]Task, len(news))
	for i, n := range news {
		n.Person = standsFor(merged, n.Person)
		tasks[i] = Task{News: n}
		if n.State == app.NewsOpen {
			tasks[i].ask(w.about(n.Person), w.mayStop(&n, queued[n.Person]), written[n.Person].Letters > 0)
		}
	}
	return tasks, nil
}

// queued are the cards that are made and not sent, by person.
func (w *Watch) queued(ctx context.Context, merged map[app.PersonID]app.PersonID) (map[app.PersonID][]app.Letter, error) {
	queued := map[app.PersonID][]app.Letter{}
	for _, state := range [...]app.LetterState{app.Ready, app.Printed} {
		letters, err := w.store.Letters(ctx, app.LetterFilter{State: state})
		if err != nil {
			return nil, err
		}
		for _, l := range letters {
			who := standsFor(merged, l.Person)
			queued[who] = append(queued[who], l)
		}
	}
	return queued, nil
}

// mayStop are those of the cards that the news may concern: an older one has been
// posted long since.
func (w *Watch) mayStop(n *app.News, queued []app.Letter) []app.Letter {
	return slices.DeleteFunc(slices.Clone(queued), func(l app.Letter) bool {
		if n.Kind == app.NewsAddress {
			if f, known := w.directory.register.Facility(l.Facility, app.Date{}); known && !l.Outdated(&f) {
				return true
			}
		}
		return l.On.Before(app.SentSince(n.On))
	})
}

// standsFor is whoever stands for somebody who was merged.
func standsFor(merged map[app.PersonID]app.PersonID, id app.PersonID) app.PersonID {
	if other, is := merged[id]; is {
		return other
	}
	return id
}

// about is somebody as they are now.
func (w *Watch) about(id app.PersonID) *Entry {
	e, known := w.directory.Person(id, app.Date{})
	if !known {
		return &Entry{Person: new(app.Person)}
	}
	return e
}

// ask finds out what the news asks for.
func (t *Task) ask(about *Entry, queued []app.Letter, written bool) {
	t.Action = ActionNone
	switch t.Kind {
	case app.NewsNew:
		if about.InCustody() && !written {
			t.Action = ActionWelcome
		}
	case app.NewsMoved:
		t.askMoved(about, queued)
	case app.NewsAddress:
		t.askReaddressed(about, queued)
	case app.NewsReleased, app.NewsDeported, app.NewsDied:
		t.askFree(about, queued, written)
	case app.NewsSentenced, app.NewsGone:
		if about.InCustody() && (written || len(queued) > 0) {
			t.Action = ActionAddress // after a sentence people are moved
		}
	case app.NewsChanged:
		t.askChanged(about, queued, written)
	}
}

// askFree finds out about somebody who is not held any more: cards are stopped, or a
// correspondence is closed.
func (t *Task) askFree(about *Entry, queued []app.Letter, written bool) {
	switch {
	case about.InCustody(): // the list has changed again since
	case len(queued) > 0:
		t.Action, t.Stop = ActionStop, idsOf(queued)
	case written:
		t.Action = ActionClose
	}
}

// askChanged finds out about another fact.
func (t *Task) askChanged(about *Entry, queued []app.Letter, written bool) {
	switch {
	case t.Field == app.FactHeld && t.After == "" && about.InCustody() && (written || len(queued) > 0): // no list says where they are
		t.Action = ActionAddress
	case t.Field == app.FactName && noCommonWord(t.Before, t.After):
		t.Action = ActionWhose
	case t.Field == app.FactName && about.InCustody() && len(queued) > 0:
		t.Action, t.Stop = ActionReprint, idsOf(queued)
	case t.Field == app.FactBorn && t.Before != "" && t.Before == about.Born.String() && !Agree(app.FactBorn, t.Before, t.After): // the other birthday is that of another entry
		t.Action = ActionCompare
	}
}

// noCommonWord reports that no word of one name is one of the other, in whatever script
// and form: the names are of two people, unless one was not known before.
func noCommonWord(a, b string) bool {
	if a == "" || b == "" || names.Anonymous(a) || names.Anonymous(b) {
		return false
	}
	for x := range strings.FieldsSeq(a) {
		for y := range strings.FieldsSeq(b) {
			if sameWord(x, y) {
				return false
			}
		}
	}
	return true
}

// askMoved finds out about somebody who is elsewhere now: a card that is not yet
// on paper is stopped, one that is has to be made again.
func (t *Task) askMoved(about *Entry, queued []app.Letter) {
	former := slices.DeleteFunc(queued, func(l app.Letter) bool { return l.Facility == about.Held.Facility && l.Facility != "" })
	switch {
	case slices.ContainsFunc(former, func(l app.Letter) bool { return l.State == app.Printed }):
		t.Action, t.Stop = ActionReprint, idsOf(former)
	case len(former) > 0:
		t.Action, t.Stop = ActionStop, idsOf(former)
	case about.InCustody() && !about.HasAddress:
		t.Action = ActionAddress
	}
}

// askReaddressed finds out about somebody whose facility has another address now:
// cards with the former one are made again, where there is an address for them.
func (t *Task) askReaddressed(about *Entry, former []app.Letter) {
	switch {
	case len(former) > 0 && about.InCustody() && about.HasAddress:
		t.Action, t.Stop = ActionReprint, idsOf(former)
	case len(former) > 0:
		t.Action, t.Stop = ActionStop, idsOf(former)
	case about.InCustody() && !about.HasAddress:
		t.Action = ActionAddress
	}
}

func idsOf(letters []app.Letter) []app.LetterID {
	ids := make([]app.LetterID, len(letters))
	for i := range letters {
		ids[i] = letters[i].ID
	}
	return ids
}

// Applied is what became of tasks that were to be applied.
type Applied struct {
	app.Changes
	Done []Task
	Left []Left // stay open
}

// Left is a task of which a letter may not be stopped on the day, and why.
type Left struct {
	Task
	Why error
}

// Apply does what the tasks ask for, as far as the program can: cards are stopped. A task
// of which a letter may not be stopped stays open, and the others are done; where that is
// so of all of them, the reason is the error.
func (w *Watch) Apply(ctx context.Context, tasks []Task, today app.Date) (Applied, error) {
	done, left, err := w.possible(ctx, tasks, app.LetterStep{State: app.Stopped, On: today})
	if err != nil {
		return Applied{}, err
	}
	if len(done) == 0 && len(left) > 0 {
		return Applied{}, left[0].Why
	}
	d := decision(done, app.NewsApplied, today)
	for i := range done {
		for _, id := range done[i].Stop {
			if !slices.Contains(d.Stop, id) {
				d.Stop = append(d.Stop, id)
			}
		}
	}
	c, err := w.store.Decide(ctx, d)
	return Applied{c, done, left}, err
}

// possible parts the tasks by whether all their letters may come to the step.
func (w *Watch) possible(ctx context.Context, tasks []Task, to app.LetterStep) (done []Task, left []Left, err error) {
	ids := []app.LetterID{}
	for i := range tasks {
		ids = append(ids, tasks[i].Stop...)
	}
	letters, err := w.store.Letters(ctx, app.LetterFilter{IDs: ids})
	if err != nil {
		return nil, nil, err
	}
	stuck := map[app.LetterID]error{}
	for i := range letters {
		stuck[letters[i].ID] = letters[i].May(to)
	}
	for i := range tasks {
		at := slices.IndexFunc(tasks[i].Stop, func(id app.LetterID) bool { return stuck[id] != nil })
		if at < 0 {
			done = append(done, tasks[i])
		} else {
			left = append(left, Left{tasks[i], stuck[tasks[i].Stop[at]]})
		}
	}
	return done, left, nil
}

// Dismiss puts the tasks aside: nothing is done.
func (w *Watch) Dismiss(ctx context.Context, tasks []Task, today app.Date) (app.Changes, error) {
	return w.store.Decide(ctx, decision(tasks, app.NewsDismissed, today))
}

func decision(tasks []Task, state app.NewsState, today app.Date) app.Decision {
	d := app.Decision{State: state, On: today}
	for i := range tasks {
		d.IDs = append(d.IDs, tasks[i].ID)
	}
	return d
}

// Imports are all lists that were ever taken in, newest first.
func (w *Watch) Imports(ctx context.Context) ([]app.Import, error) { return w.store.Imports(ctx) }
