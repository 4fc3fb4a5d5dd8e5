package kit

import "fyne.io/fyne/v2"

// Dialogs ask the reader. They are a seam: tests answer in the reader's place.
// Escape or a press beside the question is always the answer that changes nothing.
type Dialogs interface {
	// Confirm asks a question that has a yes and a no.
	Confirm(q Question, done func(yes bool))
	// Error says what went wrong and, where it is known, what to do.
	Error(text, hint string)
	// OpenFile lets a file be chosen; done is called only when one was.
	OpenFile(r FileRequest, done func(path string))
	// OpenFiles lets one file or several of one folder be chosen; done is called
	// only when one was.
	OpenFiles(r FileRequest, done func(paths []string))
	// SaveFile lets a place for a file be chosen; the reader has agreed where it
	// replaces one. done is called only when a place was chosen.
	SaveFile(r FileRequest, done func(path string))
	// Choose offers a few answers; done is called only when one was taken.
	Choose(title, text string, options []string, done func(i int))
	// Prompt asks for a text; done is called only when it was given.
	Prompt(p PromptRequest, done func(text string))
	// Show lays a sheet of the section's own over the window, until close is
	// called or the reader closes it.
	Show(s Sheet) (close func())
}

// Question is asked by Confirm. Yes and No are what the buttons say, verbs that
// can be understood without the question.
type Question struct {
	Title, Text string
	Yes, No     string
	Danger      bool // yes removes something: the keyboard begins at no
}

// FileRequest says what file is wanted.
type FileRequest struct {
	Title      string
	Extensions []string // ".csv"; any file where empty
	Name       string   // proposed for saving; nothing personal
	Folder     string   // to begin in; the home folder where empty
}

// PromptRequest asks for a text.
type PromptRequest struct {
	Title, Text string
	Value       string // to begin with
	Placeholder string
	Lines       int // more than 1 for a field of several lines
	OK          string
	Draft       string // the prompt's name, under which an unfinished text is kept when the window is locked; empty for one that is not worth it
}

// Sheet is a dialog with contents of its own.
type Sheet struct {
	Title   string
	Text    string
	Body    fyne.CanvasObject // scrolls where it wraps and is too high
	Width   float32           // 0 for the usual one
	Height  float32           // of the body, where it has none of its own: a list
	Actions []Action          // from left to right; the primary one last
	Cancel  func()            // the reader closed it without an action; may be nil
	Focus   fyne.Focusable    // where the keyboard begins; the last action where nil
	Draft   string            // the name under which what is filled in is kept when the window is locked; empty for none
	Fields  Fields            // what is kept of it
}

// Action is a button of a sheet. It closes the sheet unless Stay.
type Action struct {
	Label   string
	Primary bool
	Danger  bool
	Stay    bool
	Do      func() // nil for one that only closes
}
