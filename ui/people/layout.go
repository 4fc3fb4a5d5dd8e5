package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"vestka/ui/kit"
)

// heightFor is the height that o needs when it is width wide.
func heightFor(o fyne.CanvasObject, width float32) float32 {
	if w, ok := o.(kit.Wrapper); ok {
		return w.HeightFor(width)
	}
	return o.MinSize().Height
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// under gives its first object the height that it needs and the second the rest.
type under struct{}

const underGap = 14

func (under) MinSize(o []fyne.CanvasObject) fyne.Size {
	head, rest := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(head.Width, rest.Width), head.Height+underGap+rest.Height)
}

func (under) Layout(o []fyne.CanvasObject, size fyne.Size) {
	h := heightFor(o[0], size.Width)
	put(o[0], 0, 0, size.Width, h)
	put(o[1], 0, h+underGap, size.Width, size.Height-h-underGap)
}

// listAndCard gives the card three fifths of the width, as far as the list keeps
// room for a name and a facility in two lines, and text does not become too wide.
type listAndCard struct{}

const (
	listLeast = 374
	cardLeast = 376
	cardMost  = 780
)

func (listAndCard) MinSize(o []fyne.CanvasObject) fyne.Size {
	list, card := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(list.Width, listLeast)+kit.Between+max(card.Width, cardLeast), max(list.Height, card.Height))
}

func (listAndCard) Layout(o []fyne.CanvasObject, size fyne.Size) {
	card := min(size.Width*0.605, size.Width-kit.Between-listLeast, cardMost)
	put(o[0], 0, 0, size.Width-kit.Between-card, size.Height)
	put(o[1], size.Width-card, 0, card, size.Height)
}

// wrapping is a widget that is laid out by one function, which for a width
// places every object and returns the height of all.
type wrapping struct {
	widget.BaseWidget
	objects []fyne.CanvasObject
	least   float32 // width
	lay     func(width float32, put placed) float32
}

func newWrapping(least float32, lay func(float32, placed) float32, objects ...fyne.CanvasObject) *wrapping {
	w := &wrapping{objects: objects, least: least, lay: lay}
	w.ExtendBaseWidget(w)
	return w
}

// HeightFor is the height of all when the widget is width wide.
func (w *wrapping) HeightFor(width float32) float32 {
	return w.lay(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// CreateRenderer lays the objects by the function.
func (w *wrapping) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(wrappingLayout{w}, w.objects...))
}

type wrappingLayout struct{ of *wrapping }

func (l wrappingLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.of.least, l.of.HeightFor(max(l.of.least, l.of.Size().Width)))
}

func (l wrappingLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) { l.of.lay(size.Width, put) }

// placed puts an object somewhere, or only hears where it would stand.
type placed func(o fyne.CanvasObject, x, y, w, h float32)

// head stands a portrait at the left, what is said in the middle and what can
// be done at the right, or in a row below where there is no room.
func head(portrait, words fyne.CanvasObject, actions ...fyne.CanvasObject) fyne.CanvasObject {
	const narrow = 230
	column, left := float32(0), portrait.MinSize().Width+kit.Inside
	for _, a := range actions {
		column = max(column, a.MinSize().Width)
	}
	return newWrapping(narrow+left, func(width float32, put placed) float32 {
		p := portrait.MinSize()
		put(portrait, 0, 0, p.Width, p.Height)
		rest := width - left - column - kit.Gap
		if rest < narrow {
			rest = width - left
			h := heightFor(words, rest)
			put(words, left, 0, rest, h)
			return inRows(actions, left, width, h+kit.Gap, put)
		}
		h, y := heightFor(words, rest), float32(0)
		for _, a := range actions {
			put(a, width-column, y, column, a.MinSize().Height)
			y += a.MinSize().Height + 10
		}
		put(words, left, max(0, (p.Height-h)/2), rest, h)
		return max(p.Height, y, h)
	}, append([]fyne.CanvasObject{portrait, words}, actions...)...)
}

// inRows puts the objects side by side from left on, in further rows where the width
// is not enough, and returns where the last one ends.
func inRows(objects []fyne.CanvasObject, left, width, y float32, put placed) float32 {
	high, x := float32(0), left
	for _, o := range objects {
		high = max(high, o.MinSize().Height)
	}
	for _, o := range objects {
		size := o.MinSize()
		if x > left && x+size.Width > width {
			x, y = left, y+high+10
		}
		put(o, x, y+(high-size.Height)/2, size.Width, size.Height)
		x += size.Width + kit.Gap
	}
	return y + high
}

// pair stands two cards side by side, equally high, or under each other where
// their texts would become columns of single words.
func pair(left, right fyne.CanvasObject) fyne.CanvasObject {
	const wide = 500
	return newWrapping(200, func(width float32, put placed) float32 {
		if width < wide {
			l, r := heightFor(left, width), heightFor(right, width)
			put(left, 0, 0, width, l)
			put(right, 0, l+kit.Gap, width, r)
			return l + kit.Gap + r
		}
		w := (width - kit.Inside) / 2
		h := max(heightFor(left, w), heightFor(right, w))
		put(left, 0, 0, w, h)
		put(right, w+kit.Inside, 0, w, h)
		return h
	}, left, right)
}
