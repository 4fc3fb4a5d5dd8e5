package kit

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// wanted is what is to be chosen in a browser.
type wanted int

const (
	oneFile wanted = iota
	severalFiles
	oneFolder
)

// browser shows the folders of this computer in a sheet. The toolkit's own file
// dialog speaks English here and there in every language, and empties a file
// that is to be saved before anything is written.
type browser struct {
	dialogs *WindowDialogs
	request FileRequest
	wanted  wanted
	done    func([]string)
	close   func()

	folder  string
	entries []fileEntry
	path    *Entry
	said    *Text
	list    *List
}

func newBrowser(d *WindowDialogs, r FileRequest, w wanted, done func([]string)) *browser {
	b := &browser{dialogs: d, request: r, wanted: w, done: done}
	b.path = NewEntry()
	b.path.OnSubmitted = b.typed
	b.said = NewText(Small(""))
	b.list = NewList(func() int { return len(b.entries) }, func() fyne.CanvasObject { return newFileRow() }, b.fill, func(int) {}, b.enter)
	if w == severalFiles {
		b.list.Marking(b.mark, b.markAll, b.clearMarks)
	}
	return b
}

const (
	browserWidth  = 720
	browserHeight = 460
)

func (b *browser) show() {
	loc := b.dialogs.loc()
	act := Action{Label: loc.T("dialog.open"), Primary: true, Stay: true, Do: func() { b.enter(b.list.Selected()) }}
	switch b.wanted {
	case severalFiles:
		act.Do = b.takeMarked
	case oneFolder:
		act.Label = loc.T("dialog.file.this_folder")
		act.Do = func() { b.take(b.folder) }
	case oneFile:
	}
	var places []fyne.CanvasObject
	for _, p := range userFolders() {
		places = append(places, NewLink(loc.T(p.key), func() { b.goTo(p.path) }))
	}
	head := NewColumn(8, NewField(loc.T("dialog.file.path"), b.path, ""), NewFlow(4, places...), b.said)
	if b.wanted == severalFiles {
		head.Set(NewField(loc.T("dialog.file.path"), b.path, ""), NewFlow(4, places...), NewText(Small(loc.T("dialog.file.several"))), b.said)
	}
	b.goTo(startFolder(b.request.Folder))
	b.close = b.dialogs.Show(Sheet{
		Title: b.request.Title, Width: browserWidth, Height: browserHeight,
		Body:    NewBorder(NewInset(head, 0, 0, 10, 0), NewCard(b.list).Snug()),
		Focus:   b.list.Focusable(),
		Actions: []Action{{Label: loc.T("dialog.cancel")}, act},
	})
}

// goTo shows the folder, or says that it cannot be read and stays.
func (b *browser) goTo(folder string) {
	loc := b.dialogs.loc()
	entries, err := readFolder(folder, b.request.Extensions, b.wanted == oneFolder, loc.Collator().CompareString)
	if err != nil {
		b.say(loc.T("dialog.file.unreadable"))
		return
	}
	b.folder, b.entries = folder, nil
	if up := filepath.Dir(folder); up != folder {
		b.entries = append(b.entries, fileEntry{name: loc.T("dialog.file.up"), path: up, folder: true, up: true})
	}
	b.entries = append(b.entries, entries...)
	b.path.SetText(folder)
	b.say("")
	if len(entries) == 0 && b.wanted != oneFolder {
		b.say(loc.T("dialog.file.nothing"))
	}
	b.list.Clear()
	b.list.Changed()
	b.list.ScrollToTop()
}

func (b *browser) say(text string) {
	b.said.Hidden = text == ""
	b.said.Set(Small(text))
}

// typed goes where a path leads that the reader wrote.
func (b *browser) typed(path string) {
	if rest, home := strings.CutPrefix(path, "~"); home {
		path = startFolder("") + rest
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(b.folder, path)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		b.say(b.dialogs.loc().T("dialog.file.missing"))
	case info.IsDir():
		b.goTo(filepath.Clean(path))
	case b.wanted != oneFolder:
		b.take(path)
	}
}

// enter goes into a folder, or takes a file.
func (b *browser) enter(i int) {
	if i < 0 || i >= len(b.entries) {
		return
	}
	switch e := b.entries[i]; {
	case e.folder:
		b.goTo(e.path)
	case b.anyMarked():
		b.takeMarked()
	default:
		b.take(e.path)
	}
}

func (b *browser) take(paths ...string) {
	b.close()
	b.done(paths)
}

func (b *browser) anyMarked() bool {
	return slices.ContainsFunc(b.entries, func(e fileEntry) bool { return e.marked })
}

// takeMarked takes the files that are marked, else what the reader is on.
func (b *browser) takeMarked() {
	var paths []string
	for _, e := range b.entries {
		if e.marked {
			paths = append(paths, e.path)
		}
	}
	if len(paths) == 0 {
		b.enter(b.list.Selected())
		return
	}
	b.take(paths...)
}

func (b *browser) mark(i int) {
	if e := &b.entries[i]; !e.folder {
		e.marked = !e.marked
		b.list.Changed()
	}
}

func (b *browser) markAll() {
	for i := range b.entries {
		b.entries[i].marked = !b.entries[i].folder
	}
	b.list.Changed()
}

// clearMarks reports whether there were any.
func (b *browser) clearMarks() bool {
	some := b.anyMarked()
	for i := range b.entries {
		b.entries[i].marked = false
	}
	b.list.Changed()
	return some
}

func (b *browser) fill(i int, o fyne.CanvasObject) {
	o.(*fileRow).set(b.entries[i], func() {
		b.list.Select(i)
		switch {
		case b.entries[i].folder:
			b.goTo(b.entries[i].path)
		case b.wanted == severalFiles:
			b.mark(i)
		}
	})
}
