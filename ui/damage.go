package ui

import "vestka/ui/kit"

// damaged says that the store is damaged, and leads to what can be done about it:
// the first time with a question, then in passing, so that what is still whole
// can be used meanwhile.
func (s *Shell) damaged(err error) {
	text, _ := s.loc.Error(err)
	if s.toldDamage {
		s.toast.Say(text, s.loc.T("shell.damaged.look"), s.deps.Damaged)
		return
	}
	s.toldDamage = true
	s.dialogs.Confirm(kit.Question{
		Title: s.loc.T("shell.damaged.title"), Text: text + " " + s.loc.T("shell.damaged.text"),
		Yes: s.loc.T("shell.damaged.look"), No: s.loc.T("shell.damaged.later"),
	}, func(yes bool) {
		if yes {
			s.deps.Damaged()
		}
	})
}
