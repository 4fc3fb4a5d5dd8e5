package app

import "context"

// WordFile is a file of words to mind in letters, added by the user.
type WordFile struct {
	Name    string // without folders; empty for the entries that the user edited himself
	Content []byte
	Loaded  Date
}

// KeptWord is a word of which the user has decided something.
type KeptWord struct {
	Use  WordUse
	Key  string // of the dictionary: the language; of what is not said again: what it is about
	Text string
}

// WordUse is what was decided of a word.
type WordUse string

// The decisions.
const (
	InDictionary WordUse = "dictionary" // it is written right
	Unsaid       WordUse = "unsaid"     // that a check found it is not said again
)

// WordStore keeps what the user says of words: files of words to mind, whatever is
// in them, the personal dictionary, and what checks should be silent about.
type WordStore interface {
	// WordFiles are all of them in the order of loading, the user's own entries last.
	WordFiles(ctx context.Context) ([]WordFile, error)
	// SaveWordFile adds the file as the last one, in the place of one of its name.
	SaveWordFile(ctx context.Context, f WordFile) (Changes, error)
	// RemoveWordFiles removes the files of these names; where there is none of them
	// nothing changes.
	RemoveWordFiles(ctx context.Context, names ...string) (Changes, error)
	// KeptWords are all of them, sorted.
	KeptWords(ctx context.Context) ([]KeptWord, error)
	// KeepWords adds words; what is there already stays.
	KeepWords(ctx context.Context, words ...KeptWord) (Changes, error)
	// DropWords removes words; where there is none of them nothing changes.
	DropWords(ctx context.Context, words ...KeptWord) (Changes, error)
}
