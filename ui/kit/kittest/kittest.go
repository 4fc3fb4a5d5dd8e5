// Package kittest stands in for the shell and the reader in the tests of a section.
package kittest

import (
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/i18n"
	"vestka/ui/kit"
)

// T is the part of testing.TB that is used here.
type T interface {
	Helper()
	Fatalf(format string, args ...any)
}

// Reader answers dialogs in the reader's place, each kind from its own list,
// the first answer first. A question without an answer fails the test.
type Reader struct {
	T         T
	Yes       []bool         // to Confirm
	Files     []string       // to OpenFile and SaveFile; "" cancels
	Choices   []int          // to Choose; -1 cancels
	Texts     []string       // to Prompt; "" cancels
	Questions []kit.Question // that were to be confirmed
	Asked     []string       // the titles of all questions, and the texts of errors
	Sheets    []kit.Sheet
}

var _ kit.Dialogs = (*Reader)(nil)

func next[A any](r *Reader, from *[]A, title string) A {
	r.T.Helper()
	r.Asked = append(r.Asked, title)
	if len(*from) == 0 {
		r.T.Fatalf("nobody answers the dialog %q", title)
	}
	a := (*from)[0]
	*from = (*from)[1:]
	return a
}

// Confirm gives the next of Yes.
func (r *Reader) Confirm(q kit.Question, done func(bool)) {
	r.Questions = append(r.Questions, q)
	done(next(r, &r.Yes, q.Title))
}

// Error notes the text.
func (r *Reader) Error(text, _ string) { r.Asked = append(r.Asked, text) }

// OpenFile gives the next of Files.
func (r *Reader) OpenFile(q kit.FileRequest, done func(string)) {
	if f := next(r, &r.Files, q.Title); f != "" {
		done(f)
	}
}

// OpenFiles gives the next of Files, in which a line break parts several.
func (r *Reader) OpenFiles(q kit.FileRequest, done func([]string)) {
	r.OpenFile(q, func(files string) { done(strings.Split(files, "\n")) })
}

// SaveFile gives the next of Files.
func (r *Reader) SaveFile(q kit.FileRequest, done func(string)) { r.OpenFile(q, done) }

// Choose gives the next of Choices.
func (r *Reader) Choose(title, _ string, _ []string, done func(int)) {
	if i := next(r, &r.Choices, title); i >= 0 {
		done(i)
	}
}

// Prompt gives the next of Texts.
func (r *Reader) Prompt(p kit.PromptRequest, done func(string)) {
	if s := next(r, &r.Texts, p.Title); s != "" {
		done(s)
	}
}

// Show keeps the sheet, whose actions the test may call.
func (r *Reader) Show(s kit.Sheet) func() {
	r.Asked = append(r.Asked, s.Title)
	r.Sheets = append(r.Sheets, s)
	return func() {}
}

// Frame is a shell that notes what a section asks of it.
type Frame struct {
	Lang    string
	Reader  *Reader
	Said    []string
	Changes []app.Changes
	Errors  []error
	Went    []Route
	Ended   []string // what was said at the end of long jobs
	Focused fyne.Focusable
}

// Route is where a section asked to go.
type Route struct {
	Section string
	Arg     any
}

var _ kit.Frame = (*Frame)(nil)

// NewFrame is a frame in the language whose dialogs fail the test unless it
// gives the reader answers.
func NewFrame(t T, lang string) *Frame { return &Frame{Lang: lang, Reader: &Reader{T: t}} }

// Loc speaks the language.
func (f *Frame) Loc() *i18n.Localizer { return i18n.For(f.Lang) }

// Dialogs are answered by the reader.
func (f *Frame) Dialogs() kit.Dialogs { return f.Reader }

// SaveOutside gives the next of the reader's Files.
func (f *Frame) SaveOutside(q kit.FileRequest, done func(string)) { f.Reader.SaveFile(q, done) }

// Say notes the text.
func (f *Frame) Say(text string) { f.Said = append(f.Said, text) }

// Did notes text and changes, and has the section reload as the shell does.
func (f *Frame) Did(by kit.Section, text string, c app.Changes) {
	f.Said = append(f.Said, text)
	f.Changes = append(f.Changes, c)
	by.Reload(c)
}

// Began notes what is said at the end.
func (f *Frame) Began() func(string) {
	return func(sentence string) { f.Ended = append(f.Ended, sentence) }
}

// Fail notes the error.
func (f *Frame) Fail(err error) { f.Errors = append(f.Errors, err) }

// Go notes the route.
func (f *Frame) Go(section string, arg any) { f.Went = append(f.Went, Route{section, arg}) }

// Focus notes the widget.
func (f *Frame) Focus(w fyne.Focusable) { f.Focused = w }
