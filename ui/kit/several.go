package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// Option is one of what can be chosen: its name for the program, and its words in
// the drop-down and once it is chosen.
type Option struct{ ID, Word, Chip string }

// Several lets any number of options be chosen, one after the other; the chosen
// ones stand below as chips, each with the way to be rid of it.
type Several struct {
	Column
	Select *Select // what gets the keyboard

	options    []Option
	none, more string // in the drop-down, before and after the first is chosen
	chosen     []string
	chips      *Flow
	changed    func(ids []string)
}

// NewSeveral offers the options; changed, which may be nil, is told the ids of all
// that are chosen.
func NewSeveral(options []Option, chosen []string, none, more string, changed func(ids []string)) *Several {
	s := &Several{options: options, none: none, more: more, chosen: slices.Clone(chosen), chips: NewFlow(8), changed: changed}
	s.Select = NewSelect(nil, 0, func(i int) {
		if i > 0 && !slices.Contains(s.chosen, s.options[i-1].ID) {
			s.set(append(slices.Clone(s.chosen), s.options[i-1].ID))
			return
		}
		s.show()
	})
	s.gap, s.objects = 8, []fyne.CanvasObject{s.Select, s.chips}
	s.ExtendBaseWidget(s)
	s.show()
	return s
}

// Chosen are the ids of what is chosen, in the order of choosing.
func (s *Several) Chosen() []string { return slices.Clone(s.chosen) }

func (s *Several) set(ids []string) {
	s.chosen = ids
	if s.changed != nil {
		s.changed(s.Chosen())
	}
	s.show()
}

// drop leaves one out; the keyboard, which stood on its chip, goes to the drop-down.
func (s *Several) drop(id string) {
	s.set(slices.DeleteFunc(s.Chosen(), func(other string) bool { return other == id }))
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(s.Select); canvas != nil {
		canvas.Focus(s.Select)
	}
}

func (s *Several) show() {
	words := []string{s.none}
	if len(s.chosen) > 0 {
		words[0] = s.more
	}
	for _, o := range s.options {
		words = append(words, o.Word)
	}
	s.Select.Options = words
	s.Select.Mark(0)
	var chips []fyne.CanvasObject
	for _, id := range s.chosen {
		chips = append(chips, NewChip(s.chipOf(id), func() { s.drop(id) }))
	}
	s.chips.Set(chips...)
	s.chips.Hidden = len(chips) == 0
	s.Refresh()
	LayOver(s)
}

// chipOf is how a chosen one is called; what is no longer offered by its id.
func (s *Several) chipOf(id string) string {
	for _, o := range s.options {
		if o.ID == id {
			return o.Chip
		}
	}
	return id
}

// Value are the ids.
func (s *Several) Value() string { return strings.Join(s.chosen, ",") }

// SetValue chooses the ids.
func (s *Several) SetValue(text string) {
	s.set(strings.FieldsFunc(text, func(r rune) bool { return r == ',' }))
}
