package ui

import (
	"context"
	"slices"
	"strings"

	"vestka/i18n"
	"vestka/ui/door"
	"vestka/ui/kit"
)

// Wiper destroys the open store with everything that belongs to it.
type Wiper interface {
	// Wipe does so at once. The shell is left, and the window can only be closed after.
	Wipe()
	// WipesAfter reports that ten wrong passphrases in a row do so too.
	WipesAfter() (bool, error)
	SetWipesAfter(ctx context.Context, on bool) error
}

// wipe asks twice: whether, and then for a word, so that neither a slip of the
// hand nor a habit destroys anything. It does not ask for the passphrase: who
// sits at an open window can destroy the files without it, and who fears a search
// should not have to find it first.
type wipe struct{ shell *Shell }

// AfterWrong reports that ten wrong passphrases in a row destroy everything.
func (w wipe) AfterWrong() (bool, error) { return w.shell.deps.Wipe.WipesAfter() }

// SetAfterWrong has them do so, or not.
func (w wipe) SetAfterWrong(ctx context.Context, on bool) error {
	return w.shell.deps.Wipe.SetWipesAfter(ctx, on)
}

// Ask is the first question.
func (w wipe) Ask() {
	loc := w.shell.loc
	w.shell.dialogs.Show(kit.Sheet{
		Title: loc.T("wipe.first.title"), Text: loc.T("wipe.first.text"), Body: door.Unreachable(loc),
		Actions: []kit.Action{
			{Label: loc.T("wipe.first.go_on"), Danger: true, Do: w.askForWord},
			{Label: loc.T("wipe.keep")},
		},
	})
}

// askForWord is the second one.
func (w wipe) askForWord() {
	s, loc := w.shell, w.shell.loc
	word, says := kit.NewEntry(), door.NewSays()
	word.OnChanged = func(string) { s.sayInSheet(says, "") }
	closeSheet := func() {}
	submit := func() {
		if !isTheWord(word.Text) {
			s.sayInSheet(says, loc.T("wipe.other_word"))
			door.SelectAll(threshold{s}, word)
			return
		}
		closeSheet()
		s.deps.Wipe.Wipe()
	}
	word.OnSubmitted = func(string) { submit() }
	closeSheet = s.dialogs.Show(kit.Sheet{
		Title: loc.T("wipe.second.title"), Text: loc.T("wipe.second.text", "Word", loc.T("wipe.word")),
		Body: kit.NewColumn(kit.Gap, word, says.Object()), Focus: word,
		Actions: []kit.Action{
			{Label: loc.T("wipe.do"), Danger: true, Stay: true, Do: submit},
			{Label: loc.T("wipe.keep")},
		},
	})
}

// isTheWord takes the word in each language, since the keyboard may not have the
// letters of the window's.
func isTheWord(typed string) bool {
	return slices.ContainsFunc(i18n.Languages, func(lang string) bool {
		return strings.EqualFold(strings.TrimSpace(typed), i18n.For(lang).T("wipe.word"))
	})
}
