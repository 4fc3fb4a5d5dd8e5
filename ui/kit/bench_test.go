package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// BenchmarkAListScrolls moves a list of people by one window's height at a
// time: every row that is seen is filled anew, the worst that scrolling asks for.
func BenchmarkAListScrolls(b *testing.B) {
	for _, n := range []int{100, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			a := test.NewTempApp(b)
			a.Settings().SetTheme(NewTheme(Light, 1))
			l := NewList(func() int { return n }, func() fyne.CanvasObject { return NewPersonRow() }, func(i int, o fyne.CanvasObject) {
				o.(*PersonRow).Set(PersonLine{
					Name: fmt.Sprintf("Максім Багдановіч %d", i), Initials: "Максім Багдановіч", Tag: "26 лістапада", Tone: Care,
					Second: fmt.Sprintf("узорная калонія № 904 · 9 снежня · споўніцца %d", i%80),
				})
			}, func(int) {}, nil)
			w := a.NewWindow("")
			w.SetContent(l)
			w.Resize(fyne.NewSize(400, 700))
			i := 0
			for b.Loop() {
				i = (i + 10) % n
				l.Select(i)
			}
		})
	}
}
