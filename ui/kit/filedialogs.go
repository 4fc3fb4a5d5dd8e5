package kit

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
)

// OpenFile shows the folders of this computer and gives the file that is taken.
func (d *WindowDialogs) OpenFile(r FileRequest, done func(string)) {
	newBrowser(d, r, oneFile, func(paths []string) { done(paths[0]) }).show()
}

// OpenFiles shows them too, and gives the files that are marked.
func (d *WindowDialogs) OpenFiles(r FileRequest, done func([]string)) {
	newBrowser(d, r, severalFiles, done).show()
}

// SaveFile asks for a name and a folder. Nothing is touched before whoever
// writes the file does so.
func (d *WindowDialogs) SaveFile(r FileRequest, done func(string)) {
	loc := d.loc()
	folder := startFolder(r.Folder)
	name := NewEntry()
	name.SetText(r.Name)
	where := NewText(Body(folder))
	another := NewButton(loc.T("dialog.file.another_folder"), func() {
		newBrowser(d, FileRequest{Title: loc.T("dialog.file.folder"), Folder: folder}, oneFolder, func(paths []string) {
			folder = paths[0]
			where.Set(Body(folder))
			d.window.Canvas().Focus(name)
		}).show()
	})
	close := func() {}
	save := func() {
		if path := filePath(folder, name.Text, r.Extensions); path != "" {
			d.replacing(path, func() {
				close()
				done(path)
			})
		}
	}
	name.OnSubmitted = func(string) { save() }
	close = d.Show(Sheet{
		Title: r.Title,
		Body:  NewColumn(Between, NewField(loc.T("dialog.file.name"), name, ""), NewRow(NewField(loc.T("dialog.file.folder"), where, ""), another)),
		Focus: name,
		Actions: []Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: save},
		},
	})
	name.TypedShortcut(&fyne.ShortcutSelectAll{}) // typing replaces the proposed name
}

// startFolder is the folder to begin in: the wanted one, else the home folder.
func startFolder(wanted string) string {
	if path, err := filepath.Abs(wanted); wanted != "" && err == nil {
		return path
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return string(filepath.Separator)
	}
	return home
}

// filePath is the file that the reader means, with the first extension where
// they wrote none; empty where there is no name.
func filePath(folder, name string, extensions []string) string {
	if name == "" {
		return ""
	}
	if len(extensions) > 0 && filepath.Ext(name) == "" {
		name += extensions[0]
	}
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(folder, name)
}

// replacing goes on at once where there is no such file yet, else asks first.
func (d *WindowDialogs) replacing(path string, goOn func()) {
	if _, err := os.Stat(path); err != nil {
		goOn()
		return
	}
	loc := d.loc()
	d.Confirm(Question{
		Title: loc.T("dialog.file.exists"), Text: loc.T("dialog.file.exists.text", "Name", filepath.Base(path)),
		Yes: loc.T("dialog.file.replace"), No: loc.T("dialog.cancel"), Danger: true,
	}, func(yes bool) {
		if yes {
			goOn()
		}
	})
}
