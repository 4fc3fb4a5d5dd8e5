package kit

import (
	"context"

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

// Under is a section without an entry of its own in the rail: it stands under
// another one, and a strip above them leads from one to the other.
type Under interface {
	// Under is the ID of the section in the rail.
	Under() string
}

// Counter is a section whose place in the strip shows how many things wait in it.
// It is asked after every change to the store, on the window's thread, also before
// Build: what the number hangs on has to be read by Reload.
type Counter interface {
	Count() int // 0 shows no number
}

// Keeper is a section that may hold what is not in the store yet: a field that is
// being typed in, a job that is not printed. Keep is called on the window's thread
// before the window is locked or closed. What it returns writes that into the
// store, after all work of the section has ended; nil where there is nothing.
type Keeper interface {
	Keep() func(context.Context) error
}

// Receiver is a section that takes files that are dropped on the window.
type Receiver interface {
	// Dropped reports whether the section took the files.
	Dropped(paths []string) bool
}

// Frame is what the shell does for a section.
type Frame interface {
	// Loc speaks the window's language.
	Loc() *i18n.Localizer
	// Dialogs ask questions.
	Dialogs() Dialogs
	// SaveOutside is SaveFile for what leaves the store unsealed: a PDF, a list.
	SaveOutside(r FileRequest, done func(path string))
	// Say shows that something is done, in passing.
	Say(text string)
	// Did tells that an operation of the section succeeded: the text is shown,
	// with a button that takes the operation back where the changes carry an
	// undo, and every section reloads what the changes concern. An empty text
	// shows nothing.
	Did(by Section, text string, changes app.Changes)
	// Began tells that a job begins that may take long. ended is called when it is
	// over, with a sentence about it that holds numbers but no name, or with none:
	// where nobody looks at the window by then, the system tells that it is done.
	Began() (ended func(sentence string))
	// Fail shows why an operation failed. That the user cancelled is no failure.
	Fail(err error)
	// Go shows the section of the id and, where arg is not nil, has it open arg.
	Go(section string, arg any)
	// Focus gives the keyboard to a widget.
	Focus(fyne.Focusable)
}
