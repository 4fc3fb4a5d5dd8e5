package desk

import (
	"cmp"
	"context"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/desk"
	"vestka/app/letters"
	"vestka/app/printing"
	"vestka/app/proof"
	"vestka/app/sheet"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/advice"
	"vestka/ui/findings"
	"vestka/ui/kit"
)

// So long after the last key a text is kept and measured. It is kept so long after
// the first key at the latest, however fast one writes, and what could not be kept is
// tried again after a while.
const (
	rests   = 1500 * time.Millisecond
	latest  = 5 * time.Second
	retries = 10 * time.Second
	pauses  = 400 * time.Millisecond
)

// editor is a draft that is being written. A key only notes that something was
// typed: keeping, counting and measuring wait until the hands rest, and are done
// beside the window.
type editor struct {
	of    *Section
	draft app.Draft // as the store has it

	text, other *kit.Writing // the original and its translation
	written     *kit.Writing // the one of them in which was written last
	translating bool         // the translation stands beside it
	alone       bool         // nothing else is to be seen
	by          *kit.Entry
	checked     *kit.Check

	saving    int       // changes on their way into the store
	changed   bool      // since the last one of them began
	since     time.Time // when that change was made
	failed    error     // why the last one of them did not get there; nil where it did
	settling  bool      // somebody waits for them, and is told if they fail
	stopSave  func()
	stopCount func()

	room    *kit.Meter
	count   *kit.Text
	state   *kit.Text
	faults  *kit.Column
	prints  *kit.Text
	person  *kit.Column
	earlier *kit.Column
	looked  *findings.List // what may stop the side that is sent
	preview *preview       // how it will print

	fit, side               *kit.Column  // the card of the room, and all cards
	to, checks, shape, past *kit.Fold    // those of them that fold away
	before                  []app.Letter // to the same person, the newest first
}

// edit shows a draft in the editor; former is the editor that showed it before the
// language of the window changed.
func (s *Section) edit(d app.Draft, former *editor) {
	e := &editor{of: s, draft: d, stopSave: func() {}, stopCount: func() {}}
	if former != nil {
		former.rest()
		e.draft, e.changed, e.alone, e.translating = former.draft, former.changed || former.saving > 0, former.alone, former.translating
	}
	if s.editor != nil {
		s.editor.rest()
	}
	s.editor = e
	s.begin = nil
	e.translating = e.translating || !d.Translation.IsZero()
	e.build(d)
	e.about()
	e.measure()
	if e.changed {
		e.save()
	}
}

// rest lets nothing come any more that still waits.
func (e *editor) rest() {
	e.stopSave()
	e.stopCount()
}

func (e *editor) loc() *i18n.Localizer { return e.of.frame.Loc() }

// build makes the widgets around a draft as it stands.
func (e *editor) build(d app.Draft) {
	loc := e.loc()
	zoom := float32(e.of.zoom) / 100
	e.text, e.other = kit.NewWriting(zoom), kit.NewWriting(zoom)
	e.text.SetText(d.Original.Text)
	e.other.SetText(d.Translation.Text)
	e.text.PlaceHolder, e.other.PlaceHolder = loc.T("desk.placeholder"), loc.T("desk.translation.placeholder")
	for _, w := range []*kit.Writing{e.text, e.other} {
		w.OnChanged = func(string) { e.typed() }
		w.Back, w.Forth = e.back, e.forth
		w.Begun = func() { e.written = w }
	}
	e.written = e.text
	e.by = kit.NewEntry()
	e.by.PlaceHolder = loc.T("desk.translation.by")
	e.by.SetText(d.Translation.By)
	e.by.OnChanged = func(string) { e.typed() }
	e.checked = kit.NewCheck(loc.T("desk.translation.checked"), d.Translation.Checked, func(bool) { e.typed() })
	e.room, e.count, e.state = kit.NewMeter(), kit.NewText(), kit.NewText().OneLine()
	e.faults, e.person, e.earlier = kit.NewColumn(kit.Tight), kit.NewColumn(kit.Tight), kit.NewColumn(kit.Gap)
	e.prints = kit.NewText()
	e.preview = newPreview(e)
	e.looked = findings.New(e.of.frame, e.of, e.of.deps.Findings, e.sent, e.aboutSent, func() {
		e.sum()
		e.side.Refresh()
	})
	e.show()
	e.say()
}

// show lays the widgets out.
func (e *editor) show() {
	s, loc := e.of, e.loc()
	s.page.SetTitle(s.name(e.draft.Person))
	s.page.SetSubtitle(kit.Joined(loc.T(e.draft.Occasion.MessageKey()), loc.T(e.draft.Form.WordKey())))
	translate := loc.T("desk.translate")
	if e.translating {
		translate = loc.T("desk.translate.hide")
	}
	sends := "desk.print"
	if e.draft.Occasion.About() {
		sends = "desk.about.save"
	}
	s.page.SetActions(
		kit.NewLink(loc.T("desk.back"), e.leave),
		kit.NewButton(loc.T("desk.insert"), e.askInsert),
		kit.NewButton(loc.T("desk.versions"), e.askVersion),
		kit.NewButton(translate, e.translate),
		kit.NewPrimary(loc.T(sends), e.print),
	)
	written := e.text.Dressed()
	if e.translating {
		written = kit.NewSplit(
			headed(loc.T("desk.original"), e.language(&e.draft.Original.Lang), e.text),
			headed(loc.T("desk.translation"), e.language(&e.draft.Translation.Lang), e.other),
			0.5, 200, 2000)
	}
	e.side = kit.NewColumn(kit.Gap, e.cards()...)
	if e.alone {
		s.page.SetActions(append(e.zooming(), kit.NewButton(loc.T("desk.focus.all"), e.focus))...)
		s.page.SetBody(written)
		return
	}
	s.page.SetBody(kit.NewSplit(written, kit.NewScroll(e.side), 0.3, 300, 420))
}

// headed is a side of the draft under its name and language.
func headed(name string, language fyne.CanvasObject, w *kit.Writing) fyne.CanvasObject {
	return kit.NewBorder(kit.NewInset(kit.NewField(name, language, ""), 0, 0, kit.Gap, 0), w.Dressed())
}

// forms chooses for what the text is written, and helps.
func (e *editor) forms() fyne.CanvasObject {
	form := []fyne.CanvasObject{formSelect(e.draft.Form, e.loc(), func(f app.Form) {
		e.draft.Form = f
		e.sum()
		e.typed()
		e.measure()
	})}
	if e.of.back != "" {
		form = append(form, kit.NewCheck(e.loc().T("desk.return"), e.of.roomy, func(on bool) {
			e.of.roomy = on
			e.of.keepSetting(app.SettingRoom, map[bool]string{true: app.On, false: app.Off}[on])
			e.measure()
		}))
	}
	return kit.NewColumn(kit.Gap, kit.NewColumn(kit.Tight, form...), kit.NewButton(e.loc().T("desk.guide"), func() { advice.Show(e.of.frame, e.of.deps.Register) }),
		kit.NewFlow(10, append(e.zooming(), kit.NewLink(e.loc().T("desk.focus"), e.focus))...))
}

// zooming makes the letters of the text larger and smaller.
func (e *editor) zooming() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		kit.NewLink(e.loc().T("desk.larger"), func() { e.of.step(1) }), kit.NewLink(e.loc().T("desk.smaller"), func() { e.of.step(-1) }),
	}
}

// language chooses the language of a side.
func (e *editor) language(of *app.Lang) fyne.CanvasObject {
	return kit.NewLetterLang(e.loc(), *of, func(l app.Lang) {
		*of = l
		e.typed()
		e.measure()
	})
}

// now is the draft as it stands in the window.
func (e *editor) now() app.Draft {
	d := e.draft
	d.Original.Text = e.text.Text
	d.Translation.Text, d.Translation.By, d.Translation.Checked = e.other.Text, e.by.Text, e.checked.On()
	if d.Translation.Text == "" && d.Translation.By == "" && !d.Translation.Checked {
		d.Translation = app.Side{}
	} else if d.Translation.Lang == "" {
		d.Translation.Lang = app.Belarusian
	}
	return d
}

// typed notes a change. It is on the path of a key: nothing is asked here.
func (e *editor) typed() {
	now := e.of.deps.Now()
	if !e.changed {
		e.changed, e.since = true, now
	}
	e.stopSave()
	e.stopSave = e.of.deps.After(max(time.Millisecond, min(rests, e.since.Add(latest).Sub(now))), e.save)
	e.stopCount()
	e.stopCount = e.of.deps.After(pauses, e.measure)
}

// save brings what stands in the window into the store, beside the window.
func (e *editor) save() {
	e.stopSave()
	if !e.changed {
		return
	}
	e.changed = false
	e.saving++
	d := e.now()
	e.say()
	work.Change(e.of.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Draft, error) {
		kept, _, err := e.of.deps.Desk.WriteDraft(context.WithoutCancel(ctx), d)
		return kept, err
	}, nil, func(kept app.Draft, err error) {
		e.saving--
		if err != nil {
			e.lost(err)
		} else {
			e.failed = nil
			e.draft.Version, e.draft.Changed = kept.Version, kept.Changed
		}
		e.say()
	})
}

// lost notes that the text could not be kept, and tries again; the reason is told once.
func (e *editor) lost(err error) {
	if e.failed == nil && !e.settling {
		e.of.frame.Fail(err)
	}
	e.changed, e.since, e.failed = true, e.of.deps.Now(), err
	if e.of.editor == e {
		e.stopSave()
		e.stopSave = e.of.deps.After(retries, e.save)
	}
}

// settle goes on once what is being written is kept. What cannot be kept stays on the
// screen, unless its writer gives it up.
func (s *Section) settle(then func()) {
	e := s.editor
	if e == nil {
		then()
		return
	}
	e.settling = true
	e.save()
	work.Change(s.deps.Runner, func(context.Context, work.Progress) (struct{}, error) { return struct{}{}, nil }, nil, func(struct{}, error) {
		e.settling = false
		if e.failed == nil {
			then()
			return
		}
		loc := s.frame.Loc()
		why, _ := loc.Error(e.failed)
		s.frame.Dialogs().Confirm(kit.Question{
			Title: loc.T("desk.unkept.title"), Text: why + " " + loc.T("desk.unkept.text"), Yes: loc.T("desk.unkept.leave"), No: loc.T("desk.unkept.stay"), Danger: true,
		}, func(leave bool) {
			if leave {
				e.stopSave()
				then()
			}
		})
	})
}

// keep is what still has to be written before the window is locked or closed.
func (e *editor) keep() func(context.Context) error {
	e.rest()
	if !e.changed {
		return nil
	}
	d, store := e.now(), e.of.deps.Desk
	return func(ctx context.Context) error {
		_, _, err := store.WriteDraft(ctx, d)
		return err
	}
}

// say says whether all is kept.
func (e *editor) say() {
	switch loc := e.loc(); {
	case e.failed != nil:
		e.state.Set(kit.Small(loc.T("desk.unkept")).In(kit.Care))
	case e.changed || e.saving > 0:
		e.state.Set(kit.Small(loc.T("desk.saving")))
	default:
		e.state.Set(kit.Small(loc.T("desk.saved")))
	}
}

// measured is what is said of a text beside it.
type measured struct {
	space   desk.Space
	missing []letters.Missing
	unsure  []letters.Unsure
	err     error        // of the text: a slip in a field
	pages   []sheet.Page // as it will print, the text side first; none where it is not looked at
	why     *printing.Reason
}

// measure counts the side that will be printed and the room that it takes.
func (e *editor) measure() {
	e.stopCount()
	e.say()
	d, req, seen := e.now(), e.request(), !e.of.folded && !e.alone
	back, roomy := e.of.back, e.of.roomy
	side := d.Printed()
	work.Query(e.of.deps.Runner, "desk/measure", func(context.Context) (measured, error) {
		var wrong error
		if roomy {
			req.Return, wrong = printing.ReturnLines(back, req)
		}
		read, err := e.of.deps.Desk.Read(&d, side, letters.Occasioned{Sender: req.Sender, SenderSex: req.Writer, Day: req.Today})
		if err != nil {
			read.Text = side.Text
		}
		m := measured{space: e.of.deps.Desk.Measure(read.Text, d.Form, req.Font, req.Return), missing: read.Missing, unsure: read.Unsure, err: cmp.Or(err, wrong)}
		if seen {
			m.pages, m.why = e.lay(&d, read.Text, req)
		}
		return m, nil
	}, func(m measured, _ error) { e.tell(&d, m) })
	e.looked.Look()
}

// sent is the field of the side that is sent.
func (e *editor) sent() findings.Field {
	d := e.now()
	if side := d.Printed(); side == d.Translation && !d.Translation.IsZero() {
		return e.other
	}
	return e.text
}

// aboutSent is in which language and for what that side is written, and to whom.
func (e *editor) aboutSent() proof.Text {
	d := e.now()
	return proof.Text{Lang: d.Printed().Lang, Form: d.Form, Person: d.Person, Font: sheet.Serif, Draft: true, About: d.Occasion.About()}
}

// look takes the keyboard to what there is to look at in the text.
func (e *editor) look() {
	if first := e.looked.Focus(); first != nil && !e.alone {
		unfold(e.checks)
		e.of.frame.Focus(first)
	}
}

// tell shows what was measured.
func (e *editor) tell(d *app.Draft, m measured) {
	loc := e.loc()
	e.count.Set(kit.Body(kit.Joined(
		loc.T("desk.words", "Count", m.space.Words), loc.T("desk.letters", "Count", m.space.Letters), loc.T("desk.lines", "Count", m.space.Lines),
	)))
	words, tone := e.roomOf(d.Form, m.space)
	e.room.Set(float32(m.space.Share), tone, words)
	var faults []fyne.CanvasObject
	fault := func(text string) { faults = append(faults, kit.NewText(kit.Body(text).In(kit.Care))) }
	if m.err != nil {
		text, _ := loc.Error(m.err)
		fault(text)
	}
	if d.Unchecked() && d.Form != app.OnlineForm {
		fault(loc.T("print.flag.translation"))
	}
	for _, field := range m.missing {
		if field.Field == letters.Snippet {
			fault(loc.T("print.skip.snippet"))
			continue
		}
		fault(loc.T("desk.missing", "Field", string(field.Field), "Line", field.Line))
	}
	for _, u := range m.unsure {
		fault(loc.T("desk.unsure", "Name", u.Text))
	}
	if len(m.space.Missing) > 0 {
		fault(loc.T("print.flag.letters", "Letters", string(m.space.Missing)))
	}
	if m.space.Long {
		fault(loc.T("draft.long"))
	}
	e.faults.Hidden = len(faults) == 0
	e.faults.Set(faults...)
	prints := e.whatPrints(d)
	e.prints.Hidden = prints == ""
	e.prints.Set(kit.Small(prints))
	e.preview.show(d.Form, m.pages, m.why)
	e.fit.Refresh() // what is hidden takes no room
	e.side.Refresh()
}

// roomOf says how full the form is.
func (e *editor) roomOf(form app.Form, s desk.Space) (string, kit.Tone) {
	loc := e.loc()
	switch {
	case form == app.LetterA4Form || form == app.LetterA5Form:
		return loc.T("desk.sheets", "Count", s.Pages), kit.Neutral
	case s.Share > 1:
		return loc.T("desk.over", "Percent", percent(s.Share)), kit.No
	case s.Share > 0.9:
		return loc.T("desk.full", "Percent", percent(s.Share)), kit.Care
	}
	return loc.T("desk.full", "Percent", percent(s.Share)), kit.Neutral
}

func percent(share float64) int { return int(share*100 + 0.5) }

// whatPrints says which side goes on paper, and why.
func (e *editor) whatPrints(d *app.Draft) string {
	loc, side := e.loc(), d.Printed()
	switch {
	case d.Form == app.OnlineForm:
		return loc.T("desk.prints.online")
	case side.Lang == app.English:
		return loc.T("desk.prints.english")
	case d.Translation.IsZero():
		return ""
	case side == d.Translation:
		return loc.T("desk.prints.translation", "Lang", loc.T(side.Lang.MessageKey()))
	}
	return loc.T("desk.prints.original", "Lang", loc.T(side.Lang.MessageKey()))
}
