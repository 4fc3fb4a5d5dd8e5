// Package ui is the shell of the window: the rail of sections, the keys, the
// toast, the dialogs, the theme and the language. It knows no section but the
// settings; cmd/vestka hands it the others.
//
// # A section
//
// A section is a package under ui that imports app, app/*, i18n, ui/kit and the
// toolkit; never db, never another section, never this package. It declares the
// few methods that it needs of app/* as an interface of its own, and implements
// kit.Section:
//
//	type Section struct {
//		deps     Deps           // what New was given: stores, the work.Runner, today
//		frame    kit.Frame      // set by Build
//		query    people.Query   // the state: it outlives a change of language
//		selected app.PersonID
//		rows     []kit.PersonLine
//		list     *kit.List      // the widgets: made anew by each Build
//	}
//
//	func New(deps Deps) *Section
//
// The life of a section:
//
//   - Build(frame) makes the widgets around the state, in the frame's language,
//     and asks for what it shows: work.Query(runner, "people.rows", fetch, show).
//     fetch is plain Go without the toolkit and returns rows ready to be shown;
//     show runs on the window's thread, replaces the rows and calls list.Changed().
//     Build is called again after a change of the language or of the text's size.
//   - Reload(changes) asks again, if changes.Has what it shows.
//   - An operation is work.Change(runner, op, progress, done); done calls
//     frame.Fail(err), or frame.Did(section, text, changes): the shell shows the
//     text with "Undo" where changes.Undo is there, remembers it for Ctrl+Z, and
//     calls Reload of every section that was built, this one included.
//   - Shortcuts are the section's own keys; a key that the shell or writing needs
//     is refused by a panic at the first show, so that a test of the whole shell
//     finds it. They stand in the list of all keys (F1) by themselves.
//   - Focus, and with kit.Searcher the search field (Ctrl+F), say where the
//     keyboard goes. Tab follows the order of the objects on the page.
//   - kit.Keeper hands over, when the window is locked or closed, what is typed and
//     not in the store yet. A prompt with a name (kit.PromptRequest.Draft) is kept
//     by the shell. A long job says that it began and ended (Frame.Began).
//   - A widget of the section's own that can have the focus embeds kit.Noticed and
//     calls kit.Used when it is pressed, so that nobody who works is locked out.
//   - kit.Opener takes what other sections send by frame.Go("people", id);
//     kit.Shower hears each time that the section comes to be seen.
//
// A page is kit.NewPage(title, subtitle, actions, body) with one primary button,
// the last of the actions. Empty states are kit.NewEmpty; long work shows
// kit.NewProgress in the place of what it will bring.
//
// # Tests and pictures
//
// kittest.NewFrame stands in for this shell, work.Synchronous for the threads,
// kittest.Reader for the reader's answers. Package ui/screens draws any window
// into pictures in every language, light and dark, without a display.
package ui
