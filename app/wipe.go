package app

// WipeReport is what was destroyed with the store, and what could not be.
type WipeReport struct {
	Removed []string // paths
	Left    []Leftover
}

// Leftover is a file that could not be removed.
type Leftover struct {
	Path    string
	Emptied bool // its name stays, but nothing is in it any more
}

// MessageKey names the sentence that tells of it.
func (l Leftover) MessageKey() string {
	if l.Emptied {
		return "wipe.left_empty"
	}
	return "wipe.left"
}

// HintKey is empty: there is one advice for all of them.
func (l Leftover) HintKey() string { return "" }

// MessageArgs are the values for the sentence.
func (l Leftover) MessageArgs() map[string]any { return Args{"Path": l.Path} }

// Unreachable names the lines that say what no wipe can reach.
var Unreachable = []string{
	"wipe.unreachable.copies",
	"wipe.unreachable.out",
	"wipe.unreachable.viewers",
	"wipe.unreachable.disk",
	"wipe.unreachable.swap",
}

// Wiped is the cause of an error where a store was destroyed after too many wrong
// passphrases.
type Wiped struct{ Report WipeReport }

// Error is for logs.
func (*Wiped) Error() string { return "the store was destroyed" }

// WipeAfter is after how many wrong passphrases a store is destroyed that is set so.
const WipeAfter = 10
