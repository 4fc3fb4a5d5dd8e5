// Package byhand is what the user writes of people by hand, wherever a section
// shows a person: the forms for somebody, for where they are held, for tags and
// for several people at once, and the parts of a card that say where sources
// disagree and what the user wrote.
package byhand

import (
	"context"
	"time"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Editor writes what the user says of people.
type Editor interface {
	Known(ctx context.Context, id app.PersonID) (*people.Known, error)
	Save(ctx context.Context, f people.Form, today app.Date) (app.PersonID, app.Changes, error)
	Settle(ctx context.Context, id app.PersonID, f app.Fact, value, source string, today app.Date) (app.Changes, error)
	KeepMine(ctx context.Context, id app.PersonID, f app.Fact, today app.Date) (app.Changes, error)
	TakeTheirs(ctx context.Context, id app.PersonID, f app.Fact) (app.Changes, error)
	Hold(ctx context.Context, id app.PersonID, d app.OwnDetention, today app.Date) (app.Changes, error)
	DropHeld(ctx context.Context, id app.PersonID, detention int64) (app.Changes, error)
	SetForms(ctx context.Context, id app.PersonID, forms []app.OwnForm, today app.Date) (app.Changes, error)
	EditAll(ctx context.Context, ids []app.PersonID, b people.Bulk, today app.Date) (app.Changes, error)
}

// Own is what else is needed of the store.
type Own interface {
	Tags(ctx context.Context) (map[string]int, error)
	RemoveOwn(ctx context.Context, id app.PersonID) (app.Changes, error)
	Unmerge(ctx context.Context, id app.PersonID) (app.Changes, error)
}

// Register knows the facilities.
type Register interface {
	Facility(code string, on app.Date) (app.Facility, bool)
	Facilities(on app.Date) []app.Facility
}

// Deps are what the forms stand on.
type Deps struct {
	Editor   Editor
	Own      Own
	Register Register
	Runner   *work.Runner
	Now      func() time.Time
}

// Hand shows the forms for one section.
type Hand struct {
	deps  Deps
	by    kit.Section
	frame kit.Frame
}

// New is the hand of a section.
func New(deps Deps, by kit.Section) *Hand { return &Hand{deps: deps, by: by} }

// Build has the forms speak the frame's language.
func (h *Hand) Build(f kit.Frame) { h.frame = f }

func (h *Hand) today() app.Date { return app.DateOf(h.deps.Now()) }

func (h *Hand) words() Words { return Words{h.frame.Loc(), h.deps.Register, h.today()} }

func (h *Hand) lang() app.Lang { return app.Lang(h.frame.Loc().Lang()) }

// known reads all that is said of a person and goes on with it.
func (h *Hand) known(id app.PersonID, then func(*people.Known)) {
	work.Query(h.deps.Runner, "byhand-known", func(ctx context.Context) (*people.Known, error) {
		return h.deps.Editor.Known(ctx, id)
	}, func(k *people.Known, err error) {
		if err != nil {
			h.frame.Fail(err)
			return
		}
		then(k)
	})
}

// change runs an operation and tells how it ended; wrong (may be nil) is told
// first where it failed, and says whether that is enough.
func (h *Hand) change(done string, op func(context.Context) (app.Changes, error), after func(), wrong func(error) bool) {
	work.Change(h.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return op(ctx) }, nil,
		func(c app.Changes, err error) {
			switch {
			case err != nil && wrong != nil && wrong(err):
			case err != nil:
				h.frame.Fail(err)
			default:
				h.frame.Did(h.by, done, c)
				if after != nil {
					after()
				}
			}
		})
}
