package kit

import (
	"sort"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Pick selects a piece of the text, by its bytes, and brings it into view.
func (e *Entry) Pick(start, end int) {
	if start < 0 || end > len(e.Text) || start >= end {
		return
	}
	from := utf8.RuneCountInString(e.Text[:start])
	to := from + utf8.RuneCountInString(e.Text[start:end])
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp}) // whatever was selected is no longer
	e.goTo(from)
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	e.KeyDown(shift)
	e.goTo(to - 1)
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	e.KeyUp(shift)
	e.Refresh()
}

// goTo puts the cursor before the letter of the number. Its rows are those on the
// screen, so the row is searched for.
func (e *Entry) goTo(letter int) {
	rows := strings.Count(e.Text, "\n") + len(e.Text)/8 + 1 // surely no fewer
	offset := func(row int) int {
		e.CursorRow, e.CursorColumn = row, 0
		return e.CursorTextOffset()
	}
	after := sort.Search(rows, func(row int) bool { return row > 0 && (offset(row) > letter || offset(row) <= offset(row-1)) })
	begin := offset(max(after-1, 0))
	e.CursorColumn = letter - begin
}

// Insert puts a text where the cursor stands, in one step of undo; text is told what
// stands before and after.
func (e *Entry) Insert(text func(before, after string) string) {
	letters := []rune(e.Text)
	at := min(e.CursorTextOffset(), len(letters))
	e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: &slip{text(string(letters[:at]), string(letters[at:]))}})
}

// slip is a clipboard for one text, which the system does not see.
type slip struct{ text string }

// Content is the text.
func (s *slip) Content() string { return s.text }

// SetContent writes another one.
func (s *slip) SetContent(text string) { s.text = text }

// Put puts a text in the place of a piece of the present one, by its bytes, as if
// it had been typed: it can be taken back by the keys of writing.
func (e *Entry) Put(start, end int, text string) {
	if start < 0 || end > len(e.Text) || start >= end {
		return
	}
	e.Pick(start, end)
	for _, r := range text {
		e.TypedRune(r)
	}
	if text == "" {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
}
