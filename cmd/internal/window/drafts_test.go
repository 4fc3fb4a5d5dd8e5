package window

import (
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// entries are the fields of the sheet that lies over the window.
func (r *reader) entries() []*kit.Entry {
	r.t.Helper()
	top := r.window.Canvas().Overlays().Top()
	if top == nil {
		r.t.Fatal("no sheet is open")
	}
	return uitest.Find[*kit.Entry](top)
}

func TestAFormThatIsHalfFilledInWhenTheWindowLocksIsThereAgain(t *testing.T) {
	r, d := inside(t)
	forms := map[string]func(){
		"a person": func() {
			d.Shell().Go("people", nil)
			r.key(fyne.KeyHome)
			r.ctrl(fyne.KeyE)
		},
		"somebody new": func() { d.Shell().Go("people", nil); r.ctrl(fyne.KeyN) },
		"a facility":   func() { d.Shell().Go("places", "IK-904"); r.ctrl(fyne.KeyE) },
		"one more":     func() { d.Shell().Go("places", nil); r.ctrl(fyne.KeyN) },
		"a rule":       func() { d.Shell().Go("rules", nil); r.ctrl(fyne.KeyE) },
		"a new rule":   func() { d.Shell().Go("rules", nil); r.ctrl(fyne.KeyN) },
		"an entry":     func() { d.Shell().Go("words", nil); r.ctrl(fyne.KeyE) },
		"a new entry":  func() { d.Shell().Go("words", nil); r.ctrl(fyne.KeyN) },
		"a first letter": func() {
			d.Shell().Go("desk", app.PersonID(1))
			r.key(fyne.KeyReturn)
		},
		"letters to many": func() { d.Shell().Go("desk", []app.PersonID{1, 2}) },
		"a stay": func() {
			d.Shell().Go("people", nil)
			r.tabTo2(d.Shell().Loc().T("byhand.hold.ask"))
			r.key(fyne.KeyReturn)
		},
	}
	unlock := func() {
		t.Helper()
		d.Lock()
		r.text(sentence)
		r.key(fyne.KeyReturn)
	}
	for name, open := range forms {
		open()
		all := r.entries()
		last := all[len(all)-1]
		last.SetText("недапісанае")
		n := len(all)
		unlock()
		open()
		all = r.entries()
		if len(all) != n || all[n-1].Text != "недапісанае" {
			t.Fatalf("%s: %d of %d fields, the last holds %q", name, len(all), n, all[len(all)-1].Text)
		}
		r.key(fyne.KeyEscape) // thrown away
		open()
		if all = r.entries(); all[n-1].Text == "недапісанае" {
			t.Errorf("%s: what was thrown away is there again: %q", name, all[n-1].Text)
		}
		r.key(fyne.KeyEscape)
		unlock()
		open()
		if all = r.entries(); all[n-1].Text == "недапісанае" {
			t.Errorf("%s: what was thrown away is there again after a lock: %q", name, all[n-1].Text)
		}
		r.key(fyne.KeyEscape)
	}
}

func TestADraftOfOnePersonIsNotThatOfAnother(t *testing.T) {
	r, d := inside(t)
	d.Shell().Go("people", nil)
	r.key(fyne.KeyHome)
	r.ctrl(fyne.KeyE)
	r.entries()[0].SetText("Недапісаны")
	d.Lock()
	r.text(sentence)
	r.key(fyne.KeyReturn)
	d.Shell().Go("people", nil)
	r.key(fyne.KeyHome, fyne.KeyDown)
	r.ctrl(fyne.KeyE)
	if e := r.entries()[0]; e.Text == "Недапісаны" {
		t.Error("another person's form holds it")
	}
}
