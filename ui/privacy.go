package ui

// privacy is what the settings ask about locking.
type privacy struct{ shell *Shell }

// Sealed reports that there is something to lock.
func (p privacy) Sealed() bool { return p.shell.sealed() }

// Screen reports that the program hears here when the screen is locked.
func (p privacy) Screen() bool { return p.shell.deps.Screen() }
