package asking

import (
	"context"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Form is one that is on the screen.
type Form struct {
	Frame   kit.Frame
	By      kit.Section
	Runner  *work.Runner
	Trouble *kit.Trouble // above its fields
}

// Keep has what a form says kept by the operation. Where err says that the form says
// nothing that could be, or where it cannot be kept, the form stays and says why; else
// kept closes it, and gives the sentence that says what was done.
func Keep[ID any](f Form, err error, do func(ctx context.Context) (ID, app.Changes, error), kept func(ID) string) {
	loc := f.Frame.Loc()
	if err != nil {
		f.Trouble.Say(loc.Error(err))
		return
	}
	type done struct {
		id      ID
		changes app.Changes
	}
	work.Change(f.Runner, func(ctx context.Context, _ work.Progress) (d done, err error) {
		d.id, d.changes, err = do(ctx)
		return d, err
	}, nil, func(d done, err error) {
		if err != nil {
			f.Trouble.Say(loc.Error(err))
			return
		}
		f.Frame.Did(f.By, kept(d.id), d.changes)
		f.Frame.Focus(f.By.Focus())
	})
}
