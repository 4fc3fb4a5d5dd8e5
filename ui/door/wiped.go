package door

import (
	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Wiped is the last screen: it says what was destroyed and what could not be.
type Wiped struct {
	report app.WipeReport
	why    error
	quit   *kit.Button
	end    func()
}

var _ Screen = (*Wiped)(nil)

// NewWiped tells of the report and, where nobody asked for it, why; end closes the
// window.
func NewWiped(report app.WipeReport, why error, end func()) *Wiped {
	return &Wiped{report: report, why: why, end: end}
}

// Build makes the screen.
func (w *Wiped) Build(f Frame) fyne.CanvasObject {
	loc := f.Loc()
	title := loc.T("door.wiped.title")
	if len(w.report.Left) > 0 {
		title = loc.T("door.wiped.partly")
	}
	contents := []fyne.CanvasObject{kit.NewText(kit.Strong(title))}
	if w.why != nil {
		text, _ := loc.Error(w.why)
		contents = append(contents, kit.NewText(kit.Body(text)))
	}
	contents = append(contents, kit.NewText(kit.Body(loc.T("door.wiped.count", "Count", len(w.report.Removed)))))
	for _, left := range w.report.Left {
		contents = append(contents, kit.NewText(kit.Body(loc.Message(left)).In(kit.No)))
	}
	w.quit = kit.NewPrimary(loc.T("shell.quit"), w.end)
	return stand(f, append(contents, kit.NewDivider(), Unreachable(loc), w.quit)...)
}

// Focus is the button.
func (w *Wiped) Focus() fyne.Focusable { return w.quit }

// Unreachable says what no wipe can reach.
func Unreachable(loc *i18n.Localizer) *kit.Column {
	lines := []fyne.CanvasObject{kit.NewText(kit.Strong(loc.T("wipe.unreachable")))}
	for _, line := range app.Unreachable {
		lines = append(lines, kit.NewText(kit.Quiet(loc.T(line))))
	}
	return kit.NewColumn(kit.Tight, lines...)
}
