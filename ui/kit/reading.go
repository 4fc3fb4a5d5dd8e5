package kit

import "fyne.io/fyne/v2/theme"

// Reading is a named field of which is said below how it is understood: a date
// that may be written in many ways.
type Reading struct {
	Field *Column // the whole
	Entry *Entry
	says  *Text
	hint  string
	read  func(text string) (says string, ok bool)
}

// NewReading is a field with its name above. The hint stands below while it is
// empty; read gives the words for what is typed, or why it cannot be.
func NewReading(name, value, hint string, read func(text string) (says string, ok bool)) *Reading {
	r := &Reading{Entry: NewEntry(), says: NewText(), hint: hint, read: read}
	r.Entry.SetText(value)
	r.Entry.OnChanged = func(string) { r.tell() }
	r.tell()
	r.Field = NewColumn(6, NewText(Label(name)), r.Entry, r.says)
	return r
}

// Says are the words below the field, for tests.
func (r *Reading) Says() string { return r.says.Words() }

func (r *Reading) tell() {
	if r.Entry.Text == "" {
		r.says.Set(Small(r.hint))
		return
	}
	says, ok := r.read(r.Entry.Text)
	if ok {
		r.says.Set(Small(says))
		return
	}
	r.says.Set(Span{text: says, size: theme.SizeNameCaptionText, ink: theme.ColorNameError})
}
