package kit

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// OpenFile shows the toolkit's file dialog. The file is closed again at once:
// whoever reads it opens it by its path.
func (d *WindowDialogs) OpenFile(r FileRequest, done func(string)) {
	f := dialog.NewFileOpen(func(rc fyne.URIReadCloser, err error) {
		if err == nil && rc == nil {
			return // cancelled
		}
		if err == nil {
			err = rc.Close()
		}
		if err != nil {
			d.Error(d.loc().T("dialog.file.failed"), "")
			return
		}
		done(rc.URI().Path())
	}, d.window)
	if len(r.Extensions) > 0 {
		f.SetFilter(storage.NewExtensionFileFilter(r.Extensions))
	}
	f.SetView(dialog.ListView)
	if r.Title != "" {
		f.SetTitleText(r.Title)
	}
	d.showToolkit(f, r.Folder)
}

// SaveFile asks for a name and a folder. Nothing is touched before whoever
// writes the file does so; the toolkit's own dialog would empty it at once.
func (d *WindowDialogs) SaveFile(r FileRequest, done func(string)) {
	loc := d.loc()
	folder := r.Folder
	if folder == "" {
		folder, _ = os.UserHomeDir() // without one the name is taken as it is
	}
	name := NewEntry()
	name.SetText(r.Name)
	name.CursorColumn = len([]rune(r.Name))
	where := NewText(Body(folder))
	another := NewButton(loc.T("dialog.file.another_folder"), func() {
		f := dialog.NewFolderOpen(func(l fyne.ListableURI, err error) {
			if err == nil && l != nil {
				folder = l.Path()
				where.Set(Body(folder))
			}
			d.window.Canvas().Focus(name)
		}, d.window)
		f.SetView(dialog.ListView)
		d.showToolkit(f, folder)
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

// showToolkit shows one of the toolkit's dialogs in the folder, large, and
// closes it on Escape.
func (d *WindowDialogs) showToolkit(f *dialog.FileDialog, folder string) {
	if folder != "" {
		if l, err := storage.ListerForURI(storage.NewFileURI(folder)); err == nil {
			f.SetLocation(l)
		}
	}
	release := d.keys.Hold(func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyEscape {
			f.Dismiss()
		}
	})
	f.SetOnClosed(release)
	size := d.window.Canvas().Size()
	f.Show()
	f.Resize(fyne.NewSize(min(size.Width-120, 960), min(size.Height-100, 640)))
}
