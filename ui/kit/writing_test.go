package kit

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

func TestALetterIsWrittenInTheLettersByWhichItsLinesAreMeasured(t *testing.T) {
	window(t, nil, 10, 10)
	const line = "Вітаю Вас з Полацка: у нас выпаў першы снег"
	drawn := canvas.NewText(line, color.Black)
	drawn.FontSource, drawn.TextSize = serifRegular, 18
	measured := fyne.MeasureText(line, 18, NewWriting(1).TextStyle)
	if measured.Width != drawn.MinSize().Width {
		t.Errorf("a line of %.1f is measured as %.1f: its end is cut", drawn.MinSize().Width, measured.Width)
	}
	if plain := fyne.MeasureText(line, 18, fyne.TextStyle{}); plain.Width == measured.Width {
		t.Error("this test sees no difference between the letters")
	}
}

func TestTheLinesOfALetterAreNoLongerThanReadsWell(t *testing.T) {
	field := NewWriting(1)
	sheet := field.Dressed()
	w := window(t, sheet, 1500, 400)
	if got := field.Size().Width; got != longestLine+2*margin {
		t.Errorf("the sheet is %.0f wide on a large screen", got)
	}
	w.Resize(fyne.NewSize(300, 400))
	if got := field.Size().Width; got > 300 {
		t.Errorf("the sheet is %.0f wide in a place of 300", got)
	}
}
