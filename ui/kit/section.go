package kit

import (
	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/i18n"
)

// Section is one screen of the rail. It lives as long as the window and keeps
// its state (what is chosen, what is searched for) in itself: Build may be
// called again at any time, after a change of language, and makes the widgets
// anew around that state. Every method is called on the window's thread.
type Section interface {
	// ID names the section in routes and preferences: "people".
	ID() string
	// Label is its name in the rail, in the language.
	Label(loc *i18n.Localizer) string
	// Icon is the name of its drawing (resources.Icons).
	Icon() string
	// Build makes the screen in the frame's language and starts loading what it shows.
	Build(f Frame) fyne.CanvasObject
	// Reload brings up to date what the changes concern. It is called for the
	// changes of others, and of this section itself, after Build.
	Reload(app.Changes)
	// Shortcuts are its own keys, with labels in the language of the last Build.
	// They count while the section is to be seen.
	Shortcuts() []Shortcut
	// Focus is what gets the keyboard when the reader comes here; nil for nothing.
	Focus() fyne.Focusable
}

// Searcher is a section with a search field: Ctrl+F asks for it.
type Searcher interface {
	Search() fyne.Focusable
}

// Opener is a section that can be sent somewhere: Frame.Go hands it the
// argument, whose type is the section's own affair and plain data (an
// app.PersonID, a list of them).
type Opener interface {
	Open(arg any)
}

// Shower is a section that wants to know when it comes to be seen.
type Shower interface {
	Shown()
}

// Frame is what the shell does for a section.
type Frame interface {
	// Loc speaks the window's language.
	Loc() *i18n.Localizer
	// Dialogs ask questions.
	Dialogs() Dialogs
	// Say shows that something is done, in passing.
	Say(text string)
	// Did tells that an operation of the section succeeded: the text is shown,
	// with a button that takes the operation back where the changes carry an
	// undo, and every section reloads what the changes concern. An empty text
	// shows nothing.
	Did(by Section, text string, changes app.Changes)
	// Fail shows why an operation failed. That the user cancelled is no failure.
	Fail(err error)
	// Go shows the section of the id and, where arg is not nil, has it open arg.
	Go(section string, arg any)
	// Focus gives the keyboard to a widget.
	Focus(fyne.Focusable)
}
