package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// copiedStays is how long what was copied out of this program stays in the clipboard.
const copiedStays = 60 * time.Second

// copied is what this program last put into the clipboard, and since when it is
// known to be there: the zero time where that is yet to be looked at.
var copied struct {
	text  string
	since time.Time
}

// Copy puts a text into the clipboard. It does not stay there for long.
func Copy(c fyne.Clipboard, text string) {
	c.SetContent(text)
	noteCopied(text)
}

func noteCopied(text string) {
	if text != "" {
		copied.text, copied.since = text, time.Time{}
	}
}

// copying tells that the shortcut puts the selection into the clipboard.
func copying(s fyne.Shortcut) bool {
	switch s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutCut:
		return true
	}
	return false
}

// ForgetOldCopy is to be called every few seconds: it empties the clipboard where
// it still holds what was copied out of this program a minute ago.
func ForgetOldCopy(c fyne.Clipboard, now time.Time) {
	switch {
	case copied.text == "":
	case copied.since.IsZero():
		copied.since = now
	case now.Sub(copied.since) >= copiedStays:
		ForgetCopied(c)
	}
}

// ForgetCopied empties the clipboard where it still holds what was copied out of
// this program.
func ForgetCopied(c fyne.Clipboard) {
	if copied.text != "" && c.Content() == copied.text {
		c.SetContent("")
	}
	copied.text = ""
}
