package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"vestka/ui/kit"
)

// row is a birthday in the list. A press anywhere on it marks the person: there
// is nothing else to do with one here.
type row struct {
	widget.BaseWidget
	person *kit.PersonRow
	at     int
	do     func(i int)
}

var (
	_ fyne.Tappable      = (*row)(nil)
	_ desktop.Cursorable = (*row)(nil)
)

func newRow(do func(i int)) *row {
	r := &row{person: kit.NewPersonRow(), do: do}
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) set(i int, l kit.PersonLine) {
	r.at = i
	r.person.Set(l)
}

// Tapped marks.
func (r *row) Tapped(*fyne.PointEvent) {
	kit.Used()
	r.do(r.at)
}

// Cursor is a hand.
func (r *row) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer shows the person.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.person) }
