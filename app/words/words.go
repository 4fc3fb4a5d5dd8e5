// Package words holds the lists of words and signs to mind in a letter to a
// prison: those that ship with the program, and over them what its user added
// and edited. It finds the words in a text; what else may be wrong with a text
// is the affair of app/check.
package words

import (
	"cmp"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/datafile"
	"vestka/resources"
)

// Severity says how much a finding weighs.
type Severity string

// The severities.
const (
	Stops   Severity = "stops"   // may stop a letter
	Careful Severity = "careful" // is better left out
)

// Entry is one topic with its words, or one thing that the program finds by
// itself, with the reason and who says so.
type Entry struct {
	ID       string
	Kind     string // what it is about, one of Kinds
	Severity Severity
	Detect   string                // what app/check finds itself; empty where words do
	Words    map[app.Lang][]string // patterns, see pattern.go
	Except   map[app.Lang][]string // where the words do not count

	Reason    app.Text
	Instead   app.Text // what to do instead; may be empty
	Source    app.Text
	SaidOn    app.Date
	CheckedOn app.Date

	From     Published
	Replaces *Entry // the entry of the same id that this one took the place of, or nil
	Off      bool   // does not count
	OffOwn   bool   // the user said so, rather than a file
}

// Published says who gave a file of words out, and when.
type Published struct {
	By   app.Text
	On   app.Date
	File string // its name; empty for what ships with the program and for the user's own entries
	Own  bool   // the user edited the entry
}

// Kinds are what entries are about, in the order in which to show them.
var Kinds = []string{
	"politics", "war", "protest", "freedom", "case", "prison", "organisation", "money", "insult", "jargon",
	"language", "manner", "abbreviation", "cipher", "emoji", "link", "private", "person", "length", "person-state", "repeat",
}

// Languages are those in which words are.
var Languages = []app.Lang{app.Belarusian, app.Russian}

// File is a file of words that a user or an organisation added.
type File struct {
	Name string // without folders; empty for the user's own entries
	Data []byte
}

// The names of the file that ships, and of the user's own where it has to be
// called something.
const (
	shipped  = "words.toml"
	ownWords = "own.toml"
)

// Lists never change after Load, so they may be used from everywhere at once;
// what they hand out is shared and must not be written to.
type Lists struct {
	list    []*Entry
	byID    map[string]int
	refused []*app.Error
	detects map[string]*Entry
	index   map[app.Lang]*index
}

// Load reads the program's own lists and the files, in that order: an entry
// takes the place of an earlier one with the same id. A file with a slip is
// left out whole and stands in Refused; an error means that the program's own
// lists are broken.
func Load(files ...File) (*Lists, error) {
	data, err := resources.FS.ReadFile(shipped)
	if err != nil {
		return nil, &app.Error{Code: app.Failed, Key: "error.data_file_missing", Args: app.Args{"File": shipped}, Err: err}
	}
	l := &Lists{byID: map[string]int{}}
	if wrong := l.add(datafile.File{Name: shipped, Data: data, Table: "word"}, Published{}); wrong != nil {
		return nil, wrong
	}
	for _, f := range files {
		from := Published{File: f.Name, Own: f.Name == ""}
		if wrong := l.add(datafile.File{Name: cmp.Or(f.Name, ownWords), Data: f.Data, Table: "word"}, from); wrong != nil {
			l.refused = append(l.refused, wrong)
		}
	}
	l.prepare()
	return l, nil
}

// add reads one file, and takes all of it or nothing.
func (l *Lists) add(f datafile.File, from Published) *app.Error {
	list, off, wrong := read(f, from)
	if wrong != nil {
		return wrong
	}
	for _, e := range list {
		if at, known := l.byID[e.ID]; known {
			e.Replaces = l.list[at]
			l.list[at] = e
			continue
		}
		l.byID[e.ID] = len(l.list)
		l.list = append(l.list, e)
	}
	for _, id := range off {
		if at, known := l.byID[id]; known { // what is not known may have gone with its file
			silent := *l.list[at]
			silent.Off, silent.OffOwn = true, from.Own
			l.list[at] = &silent
		}
	}
	return nil
}

// prepare readies the entries that count for looking words up.
func (l *Lists) prepare() {
	l.detects = map[string]*Entry{}
	l.index = map[app.Lang]*index{app.Belarusian: newIndex(), app.Russian: newIndex()}
	for _, e := range l.list {
		if e.Off {
			continue
		}
		if e.Detect != "" {
			l.detects[e.Detect] = e
		}
		for lang, in := range l.index {
			in.add(e, e.Words[lang], false)
			in.add(e, e.Except[lang], true)
		}
	}
}

// All are the entries in the order of the files; an entry that took the place of
// another one stands there.
func (l *Lists) All() []*Entry { return l.list }

// Entry is the one with the id.
func (l *Lists) Entry(id string) (*Entry, bool) {
	at, known := l.byID[id]
	if !known {
		return nil, false
	}
	return l.list[at], true
}

// Detecting is the entry of what the program finds itself, nil where it does not count.
func (l *Lists) Detecting(what string) *Entry { return l.detects[what] }

// Refused says of each file that was left out where it is wrong.
func (l *Lists) Refused() []*app.Error { return l.refused }

// OwnRefused is why the user's own entries were left out, nil where they were not.
func (l *Lists) OwnRefused() *app.Error {
	at := slices.IndexFunc(l.refused, func(e *app.Error) bool { return e.Args["File"] == ownWords })
	if at < 0 {
		return nil
	}
	return l.refused[at]
}

// Rings reports that a word alone is one of the entry's.
func (e *Entry) Rings(word string) bool {
	tokens := Tokens(word)
	for _, list := range e.Words {
		for _, p := range list {
			if len(tokens) == 1 && parsePattern(e, p, false).fits(tokens, 0) {
				return true
			}
		}
	}
	return false
}

// Excepts reports that the entry of what the program finds itself lets the word pass.
func (e *Entry) Excepts(word string) bool {
	word = Normal(word)
	for _, list := range e.Except {
		for _, p := range list {
			if stem, open := strings.CutSuffix(p, "*"); p == word || open && strings.HasPrefix(word, stem) {
				return true
			}
		}
	}
	return false
}
