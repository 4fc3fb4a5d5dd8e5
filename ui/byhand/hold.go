package byhand

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/places"
	"vestka/ui/asking"
	"vestka/ui/kit"
)

// holdForm asks where somebody is or was held.
type holdForm struct {
	*Hand
	d      app.OwnDetention
	all    []app.Facility
	shown  []app.Facility
	list   *kit.List
	search *kit.Search
	chosen *kit.Text
	own    *kit.Entry
	free   *kit.Check
	since  *asking.Day
	until  *asking.Day
	source *kit.Entry
	says   *kit.Text
	close  func()
	put    func(d app.OwnDetention, done func(), wrong func(error) bool)
}

// Hold asks where a person is held, or changes what the user said of that.
func (h *Hand) Hold(id app.PersonID, d app.OwnDetention) {
	h.askHeld(fmt.Sprintf("held/%d/%d", id, d.ID), d, func(d app.OwnDetention, done func(), wrong func(error) bool) {
		today := h.today()
		h.change(h.frame.Loc().T("byhand.hold.done"), func(ctx context.Context) (app.Changes, error) {
			return h.deps.Editor.Hold(ctx, id, d, today)
		}, done, wrong)
	})
}

func (h *Hand) askHeld(draft string, d app.OwnDetention, put func(app.OwnDetention, func(), func(error) bool)) {
	loc := h.frame.Loc()
	f := &holdForm{Hand: h, d: d, all: h.deps.Register.Facilities(h.today()), chosen: kit.NewText(), says: kit.NewText(kit.Body(loc.T("byhand.hold.text"))), put: put}
	f.shown = f.all
	f.search = kit.NewSearch(loc.T("people.place.search"), f.narrow, func() { h.frame.Focus(f.list.Focusable()) })
	f.list = kit.NewList(
		func() int { return len(f.shown) },
		func() fyne.CanvasObject { return kit.NewTwoLines(1) },
		func(i int, o fyne.CanvasObject) { f.fill(o.(*kit.TwoLines), &f.shown[i]) },
		func(i int) { f.choose(f.shown[i].Code) }, func(int) { h.frame.Focus(f.since.Entry) },
	)
	f.own, f.source = kit.NewEntry(), kit.NewEntry()
	f.own.SetText(d.Text)
	f.source.SetText(d.Source)
	f.free = kit.NewCheck(loc.T("people.held.liberty"), d.Liberty, func(bool) {})
	f.since, f.until = h.dateField(loc.T("byhand.hold.since"), d.Since), h.dateField(loc.T("byhand.hold.until"), d.Until)
	f.choose(d.Facility)
	body := kit.NewColumn(
		kit.Gap, f.says,
		kit.NewColumn(6, kit.NewText(kit.Label(loc.T("byhand.hold.facility"))), f.search, container.New(high(112), f.list), f.chosen),
		kit.NewField(loc.T("byhand.hold.words"), f.own, ""),
		f.free,
		beside(f.since.Field, f.until.Field),
		kit.NewField(loc.T("byhand.hold.source"), f.source, loc.T("byhand.hold.source.hint")),
	)
	f.close = h.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("byhand.hold.title"), Body: body, Width: 680, Focus: f.search, Draft: draft,
		Fields: kit.Fields{"facility": heldAt{f}, "words": f.own, "free": f.free, "since": f.since.Entry, "until": f.until.Entry, "source": f.source},
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: f.save},
		},
	})
}

// high gives its one object a height of its own.
type high float32

// MinSize is as high as it says.
func (h high) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, float32(h))
}

// Layout fills the room.
func (h high) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(size)
}

func (f *holdForm) fill(row *kit.TwoLines, place *app.Facility) {
	row.Set(place.Name.In(f.lang()), place.Place.In(f.lang()), "", kit.Neutral)
}

func (f *holdForm) narrow(text string) {
	f.shown = slices.DeleteFunc(slices.Clone(f.all), func(p app.Facility) bool { return !places.Mentions(&p, text) })
	f.list.Clear()
	f.list.Changed()
	if len(f.shown) > 0 && text != "" {
		f.list.Select(0)
	}
}

func (f *holdForm) choose(code string) {
	loc := f.frame.Loc()
	f.d.Facility = code
	if code == "" {
		f.chosen.Set(kit.Small(loc.T("byhand.hold.none")))
		return
	}
	f.chosen.Set(kit.Small(loc.T("byhand.hold.chosen", "Name", f.words().Facility(code))))
}

// heldAt is the facility that is chosen, as a field.
type heldAt struct{ form *holdForm }

// Value is its code.
func (h heldAt) Value() string { return h.form.d.Facility }

// SetValue chooses the facility of the code.
func (h heldAt) SetValue(code string) { h.form.choose(code) }

// save writes the stay. What is typed in words, or that somebody is free, counts
// before a facility that the list had stood on.
func (f *holdForm) save() {
	d := f.d
	d.Text, d.Liberty, d.Source = strings.TrimSpace(f.own.Text), f.free.On(), strings.TrimSpace(f.source.Text)
	if d.Liberty {
		d.Facility, d.Text = "", ""
	} else if d.Text != "" {
		d.Facility = ""
	}
	var err error
	if d.Since, err = f.since.Read(); err != nil {
		f.wrong(err, f.since.Entry)
		return
	}
	if d.Until, err = f.until.Read(); err != nil {
		f.wrong(err, f.until.Entry)
		return
	}
	f.put(d, func() { f.close() }, func(err error) bool {
		invalid := app.CodeOf(err) == app.Invalid
		if invalid {
			f.wrong(err, f.search)
		}
		return invalid
	})
}

func (f *holdForm) wrong(err error, at fyne.Focusable) {
	says, _ := f.frame.Loc().Error(err)
	f.says.Set(kit.Body(says).In(kit.No))
	f.frame.Focus(at)
}
