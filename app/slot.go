package app

// Slot is one of the ways to unlock a sealed store.
type Slot struct {
	ID   string
	Kind SlotKind
	Made Date // when its passphrase was set
	Used bool // the store that is open was opened by it
}

// SlotKind is what opens a slot.
type SlotKind string

// The kinds of slots.
const (
	PassphraseSlot SlotKind = "passphrase" // a passphrase that somebody chose
	RecoverySlot   SlotKind = "recovery"   // a phrase that the program made, to be printed
)
