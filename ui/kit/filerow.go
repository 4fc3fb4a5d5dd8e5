package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// fileRow is a folder or a file in the browser.
type fileRow struct {
	widget.BaseWidget
	name  *Text
	entry fileEntry
	do    func()
}

func newFileRow() *fileRow {
	r := &fileRow{name: NewText(Body("")).OneLine().AtMost(1)}
	r.ExtendBaseWidget(r)
	return r
}

func (r *fileRow) set(e fileEntry, do func()) {
	r.entry, r.do = e, do
	r.name.Set(Body(e.name))
	if e.up {
		r.name.Set(Quiet(e.name))
	}
	r.Refresh()
}

// Tapped chooses a file and goes into a folder.
func (r *fileRow) Tapped(*fyne.PointEvent) {
	Used()
	r.do()
}

func (r *fileRow) CreateRenderer() fyne.WidgetRenderer {
	folder, file, up := newGlyph("folder", theme.ColorNamePrimary), newGlyph("file", theme.ColorNamePlaceHolder), newGlyph("left", theme.ColorNamePlaceHolder)
	check := newGlyph("check", theme.ColorNamePrimary)
	v := &view{objects: []fyne.CanvasObject{folder.Image, file.Image, up.Image, check.Image, r.name}}
	v.min = func() fyne.Size { return fyne.NewSize(200, LabelHeight()+14) }
	v.layout = func(size fyne.Size) {
		side := iconSize().Width
		for _, g := range []*glyph{folder, file, up, check} {
			place(g, 12, (size.Height-side)/2, side, side)
		}
		x := 12 + side + 10
		h := r.name.HeightFor(size.Width - x - 12)
		place(r.name, x, (size.Height-h)/2, size.Width-x-12, h)
	}
	v.refresh = func() {
		folder.Hidden = !r.entry.folder || r.entry.up
		file.Hidden = r.entry.folder || r.entry.marked
		check.Hidden = !r.entry.marked
		up.Hidden = !r.entry.up
		folder.ink(theme.ColorNamePrimary)
		check.ink(theme.ColorNamePrimary)
		file.ink(theme.ColorNamePlaceHolder)
		up.ink(theme.ColorNamePlaceHolder)
		v.layout(r.Size())
	}
	v.refresh()
	return v
}
