// Package customs asks what is in a parcel to somebody and makes the customs declaration of it.
// Nothing of that is kept.
package customs

import (
	"context"
	"strings"
	"time"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Press writes the declaration, and knows the address.
type Press interface {
	WhyNot(person *app.Person, status []app.Status, day app.Date) *printing.Reason
	Envelope(person *app.Person, lang app.Lang, in app.Case, day app.Date) (lines []string, flags []printing.Reason)
	SaveCustoms(ctx context.Context, n printing.CustomsDeclaration, path string) error
}

// Opener opens a file in the reader's own program for it.
type Opener interface {
	Open(ctx context.Context, path string) error
}

// Deps are what the form stands on; without a Press there is none.
type Deps struct {
	Press    Press
	Settings app.SettingStore // has the sender's address
	Opener   Opener
	Runner   *work.Runner
	Now      func() time.Time
}

// Desk shows the form for one section.
type Desk struct{ deps Deps }

// New is the desk of a section.
func New(deps Deps) *Desk { return &Desk{deps} }

// Can reports that there is an address that a parcel to the person could bear.
func (d *Desk) Can(p *app.Person) bool {
	return d.deps.Press != nil && d.deps.Press.WhyNot(p, nil, app.DateOf(d.deps.Now())) == nil
}

// Ask asks what is in a parcel to the person.
func (d *Desk) Ask(frame kit.Frame, p *app.Person) {
	to, _ := d.deps.Press.Envelope(p, app.Belarusian, "", app.DateOf(d.deps.Now()))
	work.Query(d.deps.Runner, "customs", func(ctx context.Context) (string, error) {
		from, err := app.SettingValue(ctx, d.deps.Settings, app.SettingReturn)
		if err != nil {
			return "", err
		}
		sender, err := app.SettingValue(ctx, d.deps.Settings, app.SettingSender)
		if err != nil {
			return "", err
		}
		// One with a slip stays as it was typed, and is told when the form is saved.
		if lines, slip := printing.ReturnLines(from, printing.Request{Lang: app.Belarusian, Sender: sender, Today: app.DateOf(d.deps.Now())}); slip == nil {
			from = strings.Join(lines, "\n")
		}
		return from, nil
	}, func(from string, err error) {
		if err != nil {
			frame.Fail(err)
			return
		}
		newForm(d, frame, to, strings.TrimSpace(from), p.Sample).show()
	})
}

// save writes the declaration to the path and shows it in the reader's own program.
func (d *Desk) save(frame kit.Frame, n printing.CustomsDeclaration, path string, done func()) {
	work.Change(d.deps.Runner, func(ctx context.Context, _ work.Progress) (struct{}, error) {
		return struct{}{}, d.deps.Press.SaveCustoms(ctx, n, path)
	}, nil, func(_ struct{}, err error) {
		if err != nil {
			frame.Fail(err)
			return
		}
		done()
		frame.Say(frame.Loc().T("customs.saved"))
		work.Query(d.deps.Runner, "customs/open", func(ctx context.Context) (struct{}, error) {
			return struct{}{}, d.deps.Opener.Open(ctx, path)
		}, func(_ struct{}, err error) {
			if err != nil {
				text, hint := frame.Loc().Error(err) // in passing: the file is there
				frame.Say(text + " " + hint)
			}
		})
	})
}
