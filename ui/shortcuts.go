package ui

import (
	"fyne.io/fyne/v2"

	"vestka/ui/kit"
)

// digits are the keys of the sections.
var digits = []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9}

// shortcuts are the keys that count in every section.
func (s *Shell) shortcuts() []kit.Shortcut {
	var keys []kit.Shortcut
	entries := s.entries()
	for i, at := range entries {
		sec, key := s.sections[at], fyne.KeyComma
		if i < len(entries)-1 {
			key = digits[i]
		}
		label := s.loc.T("shell.keys.go", "Section", sec.Label(s.loc))
		keys = append(keys, kit.Shortcut{Key: key, Mod: kit.Command, Label: label, Do: func() { s.Go(sec.ID(), nil) }})
	}
	if len(s.family()) > 1 {
		keys = append(
			keys,
			kit.Shortcut{Key: fyne.KeyPageDown, Mod: kit.Command, Label: s.loc.T("shell.keys.next"), Do: func() { s.step(1) }},
			kit.Shortcut{Key: fyne.KeyPageUp, Mod: kit.Command, Label: s.loc.T("shell.keys.previous"), Do: func() { s.step(-1) }},
		)
	}
	if s.sealed() {
		keys = append(keys, s.lockKey())
	}
	return append(
		keys,
		kit.Shortcut{Key: fyne.KeyF6, Label: s.loc.T("shell.keys.switch"), Do: s.switchSide},
		kit.Shortcut{Key: fyne.KeyF, Mod: kit.Command, Label: s.loc.T("shell.keys.search"), Do: s.search},
		kit.Shortcut{Key: fyne.KeyZ, Mod: kit.Command, Label: s.loc.T("shell.keys.undo"), Do: s.undoLast},
		kit.Shortcut{Key: fyne.KeyF1, Label: s.loc.T("shell.keys.show"), Do: s.showKeys},
		kit.Shortcut{Key: fyne.KeySlash, Mod: kit.Command, Label: s.loc.T("shell.keys.show"), Do: s.showKeys},
	)
}

func (s *Shell) lockKey() kit.Shortcut {
	return kit.Shortcut{Key: fyne.KeyL, Mod: kit.Command, Label: s.loc.T("shell.lock"), Do: s.deps.Vault.Lock, Over: true}
}

// switchSide takes the keyboard from the rail to the section and back.
func (s *Shell) switchSide() {
	if s.deps.Window.Canvas().Focused() == fyne.Focusable(s.rail) {
		s.Focus(s.Current().Focus())
		return
	}
	s.Focus(s.rail)
}

// search goes to the search field of the section, or of the first that has one.
func (s *Shell) search() {
	if w, ok := s.Current().(kit.Searcher); ok {
		s.Focus(w.Search())
		return
	}
	for _, sec := range s.sections {
		if w, ok := sec.(kit.Searcher); ok {
			s.Go(sec.ID(), nil)
			s.Focus(w.Search())
			return
		}
	}
}

// showKeys lists every key that counts now, the section's own first.
func (s *Shell) showKeys() {
	all := s.keys.All()
	always := len(s.shortcuts())
	body := kit.NewColumn(kit.Between)
	var groups []fyne.CanvasObject
	if len(all) > always {
		groups = append(groups, keyGroup(s.Current().Label(s.loc), all[always:]))
	}
	groups = append(groups, keyGroup(s.loc.T("shell.keys.everywhere"), all[:always]), kit.NewText(kit.Small(s.loc.T("shell.keys.writing"))))
	body.Set(groups...)
	s.dialogs.Show(kit.Sheet{
		Title: s.loc.T("shell.keys.title"), Body: body,
		Actions: []kit.Action{{Label: s.loc.T("dialog.close"), Primary: true}},
	})
}

func keyGroup(name string, keys []kit.Shortcut) fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.NewText(kit.Label(name))}
	for i := 0; i < len(keys); i++ {
		tags := []fyne.CanvasObject{kit.NewTag(keys[i].Name(), kit.Neutral)}
		for ; i+1 < len(keys) && keys[i+1].Label == keys[i].Label; i++ { // two keys for one thing
			tags = append(tags, kit.NewTag(keys[i+1].Name(), kit.Neutral))
		}
		rows = append(rows, kit.NewRow(kit.NewText(kit.Body(keys[i].Label)), kit.NewFlow(6, tags...).OneLine()))
	}
	return kit.NewColumn(8, rows...)
}
