package kit

import (
	"fyne.io/fyne/v2"

	"vestka/i18n"
)

// WindowDialogs are the dialogs of a real window.
type WindowDialogs struct {
	window fyne.Window
	keys   *Keys
	loc    func() *i18n.Localizer
	drafts *Drafts // nil where none are kept
}

var _ Dialogs = (*WindowDialogs)(nil)

// NewWindowDialogs asks in the window, holding its keys meanwhile, in the
// language that loc gives at the time.
func NewWindowDialogs(w fyne.Window, keys *Keys, loc func() *i18n.Localizer) *WindowDialogs {
	return &WindowDialogs{window: w, keys: keys, loc: loc}
}

// SetDrafts has prompts begin with what was typed into them before.
func (d *WindowDialogs) SetDrafts(drafts *Drafts) { d.drafts = drafts }

// Show lays the sheet over the window.
func (d *WindowDialogs) Show(s Sheet) (close func()) {
	l := newLayer(s)
	var release func()
	open := true
	close = func() {
		if !open {
			return
		}
		open = false
		d.drafts.answered(s.Draft)
		release()
		d.window.Canvas().Overlays().Remove(l)
	}
	cancel := func() {
		close()
		if s.Cancel != nil {
			s.Cancel()
		}
	}
	var primary func()
	for _, a := range s.Actions {
		do := func() {
			if !a.Stay {
				close()
			}
			if a.Do != nil {
				a.Do()
			}
		}
		b := NewButton(a.Label, do)
		b.primary, b.danger = a.Primary, a.Danger
		l.buttons = append(l.buttons, b)
		if a.Primary {
			primary = do
		}
	}
	release = d.keys.Hold(func(ev *fyne.KeyEvent) {
		switch ev.Name {
		case fyne.KeyEscape:
			cancel()
		case fyne.KeyReturn, fyne.KeyEnter:
			if primary != nil {
				primary()
			}
		default:
			l.turn(ev.Name)
		}
	})
	d.window.Canvas().Overlays().Add(l)
	if s.Draft != "" {
		began := s.Fields.now()
		s.Fields.fill(d.drafts.begin(s.Draft, "", func() string { return s.Fields.changed(began) }))
	}
	focus := s.Focus
	if focus == nil && len(l.buttons) > 0 {
		focus = l.buttons[len(l.buttons)-1]
	}
	if focus != nil {
		d.window.Canvas().Focus(focus)
	}
	return close
}

// Confirm asks the question.
func (d *WindowDialogs) Confirm(q Question, done func(bool)) {
	s := Sheet{Title: q.Title, Text: q.Text, Cancel: func() { done(false) }}
	s.Actions = []Action{
		{Label: q.No, Do: func() { done(false) }},
		{Label: q.Yes, Primary: true, Danger: q.Danger, Do: func() { done(true) }},
	}
	if q.Danger { // Enter, pressed without reading, must not remove anything
		s.Actions[0], s.Actions[1] = s.Actions[1], s.Actions[0]
		s.Actions[0].Primary = false
	}
	d.Show(s)
}

// Error says what went wrong.
func (d *WindowDialogs) Error(text, hint string) {
	s := Sheet{Title: d.loc().T("dialog.error"), Text: text, Actions: []Action{{Label: d.loc().T("dialog.close"), Primary: true}}}
	if hint != "" {
		s.Body = NewText(Quiet(hint))
	}
	d.Show(s)
}

// Choose offers the options as buttons under each other.
func (d *WindowDialogs) Choose(title, text string, options []string, done func(int)) {
	var close func()
	var buttons []fyne.CanvasObject
	for i, o := range options {
		buttons = append(buttons, NewButton(o, func() {
			close()
			done(i)
		}))
	}
	s := Sheet{Title: title, Text: text, Body: NewInset(NewColumn(Gap, buttons...), 4, 4, 4, 4), Actions: []Action{{Label: d.loc().T("dialog.cancel")}}}
	if len(buttons) > 0 {
		s.Focus = buttons[0].(*Button)
	}
	close = d.Show(s)
}

// Prompt asks for a text.
func (d *WindowDialogs) Prompt(p PromptRequest, done func(string)) {
	e := NewEntry()
	if p.Lines > 1 {
		e = NewLines(p.Lines)
	}
	e.PlaceHolder = p.Placeholder
	e.SetText(d.drafts.begin(p.Draft, p.Value, func() string {
		if e.Text == p.Value {
			return ""
		}
		return e.Text
	}))
	drop := func() { d.drafts.answered(p.Draft) }
	give := func() {
		drop()
		done(e.Text)
	}
	close := func() {}
	e.OnSubmitted = func(string) {
		close()
		give()
	}
	close = d.Show(Sheet{
		Title: p.Title, Text: p.Text, Body: NewColumn(0, e), Focus: e, Cancel: drop,
		Actions: []Action{{Label: d.loc().T("dialog.cancel"), Do: drop}, {Label: p.OK, Primary: true, Do: give}},
	})
}
