package door

import (
	"slices"

	"fyne.io/fyne/v2"

	"vestka/i18n"
	"vestka/ui/kit"
)

// Repair is for a store that cannot be used as it is: it says what is wrong and
// offers what may help.
type Repair struct {
	trouble func(*i18n.Localizer) Trouble
	offers  []Offer
	typed   string
	frame   Frame
	busy    bool
	entry   *kit.Entry
	asks    fyne.CanvasObject // the entry with its name; hidden as long as no passphrase is needed
	buttons []*kit.Button
	wrong   Says
	bar     Working
	screen  fyne.CanvasObject
}

// Trouble is what is wrong: a sentence, and what more there is to say.
type Trouble struct {
	What string
	More []string
}

// Offer is a way out.
type Offer struct {
	Label  func(*i18n.Localizer) string
	Text   func(*i18n.Localizer) string // what it means; nil for nothing
	Sealed bool                         // it needs the passphrase
	Link   bool                         // it leads away without help
	// File is asked for first; nil where none is needed.
	File func(*i18n.Localizer) kit.FileRequest
	// Do ends by Refuse or by another screen.
	Do func(file, passphrase string)
}

var _ Screen = (*Repair)(nil)

// NewRepair shows the trouble and the offers, the best one first. The passphrase
// is what was typed before, if anything was.
func NewRepair(trouble func(*i18n.Localizer) Trouble, passphrase string, offers ...Offer) *Repair {
	return &Repair{trouble: trouble, typed: passphrase, offers: offers}
}

// Build makes the screen.
func (r *Repair) Build(f Frame) fyne.CanvasObject {
	r.frame = f
	r.wrong, r.bar = NewSays(), NewWorking()
	r.buttons = nil
	trouble := r.trouble(f.Loc())
	contents := []fyne.CanvasObject{kit.NewText(kit.Strong(trouble.What))}
	for _, more := range trouble.More {
		contents = append(contents, kit.NewText(kit.Body(more)))
	}
	contents = append(contents, kit.NewDivider())
	contents = append(contents, r.passphrase()...)
	contents = append(contents, r.wrong.Object(), r.bar.Object())
	for i := range r.offers {
		contents = append(contents, r.offer(i))
	}
	r.screen = stand(f, contents...)
	r.set(r.busy)
	return r.screen
}

// passphrase is the field for it; Enter takes the first offer. Whether a backup
// that the reader chooses needs one is known only when it did not open.
func (r *Repair) passphrase() []fyne.CanvasObject {
	loc := r.frame.Loc()
	caps := NewCaps(loc, func() { r.screen.Refresh() })
	r.entry = NewSecret(caps, func() { r.take(0) })
	r.entry.SetText(r.typed)
	r.entry.OnChanged = func(text string) { r.typed = text; r.say("") }
	r.asks = kit.NewField(loc.T("door.passphrase"), r.entry, loc.T("door.repair.passphrase.hint"))
	if !slices.ContainsFunc(r.offers, func(o Offer) bool { return o.Sealed }) && r.typed == "" {
		r.asks.Hide()
	}
	return []fyne.CanvasObject{r.asks, caps.Object()}
}

// offer is a button with what it means beneath.
func (r *Repair) offer(i int) fyne.CanvasObject {
	o, loc := r.offers[i], r.frame.Loc()
	take := func() { r.take(i) }
	var button *kit.Button
	switch {
	case i == 0:
		button = kit.NewPrimary(o.Label(loc), take)
	case o.Link:
		button = kit.NewLink(o.Label(loc), take)
	default:
		button = kit.NewButton(o.Label(loc), take)
	}
	r.buttons = append(r.buttons, button)
	if o.Text == nil {
		return button
	}
	return kit.NewColumn(4, button, kit.NewText(kit.Small(o.Text(loc))))
}

// Focus is the field where there is one, else the first offer.
func (r *Repair) Focus() fyne.Focusable {
	if r.asks.Visible() && r.typed == "" {
		return r.entry
	}
	return r.buttons[0]
}

// Refuse says why it did not help; what was typed stays.
func (r *Repair) Refuse(err error) {
	r.asks.Show()
	r.set(false)
	text, hint := r.frame.Loc().Error(err)
	if hint != "" {
		text += " " + hint
	}
	r.say(text)
	SelectAll(r.frame, r.entry)
}

func (r *Repair) take(i int) {
	o := r.offers[i]
	switch {
	case r.busy:
	case o.Sealed && r.typed == "":
		r.say(r.frame.Loc().T("door.empty"))
		r.frame.Focus(r.entry)
	case o.File != nil:
		r.frame.Dialogs().OpenFile(o.File(r.frame.Loc()), func(file string) { r.start(o, file) })
	default:
		r.start(o, "")
	}
}

func (r *Repair) start(o Offer, file string) {
	r.say("")
	r.set(true)
	o.Do(file, r.typed)
}

func (r *Repair) say(sentence string) {
	r.wrong.Say(sentence)
	r.screen.Refresh()
}

func (r *Repair) set(busy bool) {
	r.busy = busy
	r.bar.Set(busy)
	for _, b := range r.buttons {
		enable(!busy, b)
	}
	enable(!busy, r.entry)
	r.screen.Refresh()
}
