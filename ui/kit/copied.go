package kit

import "fyne.io/fyne/v2"

// copied is what was last copied or cut out of a field of ours.
var copied string

func noteCopied(selected string, s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutCut:
		copied = selected
	}
}

// ForgetCopied empties the clipboard where it still holds what was copied out of
// this program.
func ForgetCopied(c fyne.Clipboard) {
	if copied != "" && c.Content() == copied {
		c.SetContent("")
	}
	copied = ""
}
