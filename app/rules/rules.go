// Package rules answers what can be sent to a person today, and says how it
// knows: which rule decides, who said so, and when someone last looked. The
// rules are data, those that ship with the program and those of a user or an
// organisation, whose word goes before ours.
package rules

import (
	"cmp"
	"slices"

	"vestka/app"
	"vestka/app/datafile"
	"vestka/resources"
)

// Rules never change after Load, so they may be used from everywhere at once;
// what they hand out is shared and must not be written to.
type Rules struct {
	list    []*Rule
	byID    map[string]int
	byThing map[Thing][]*Rule
	refused []*app.Error
}

// File is a file of rules that a user or an organisation added.
type File struct {
	Name string // without folders: it is shown, and nothing else is; empty for the user's own entries
	Data []byte
}

// The names of the file of the program's own rules, and of the user's own
// entries where they have to be called something.
const (
	shipped  = "rules.toml"
	ownRules = "own.toml"
)

// OwnRefused is why the user's own entries were left out, nil where they were not.
func (r *Rules) OwnRefused() *app.Error {
	for _, e := range r.refused {
		if e.Args["File"] == ownRules {
			return e
		}
	}
	return nil
}

// Load reads the program's own rules and the files, in that order: an entry
// takes the place of an earlier one with the same id. A file with a slip is
// left out whole and stands in Refused; an error means that the program's own
// rules are broken.
func Load(files ...File) (*Rules, error) {
	data, err := resources.FS.ReadFile(shipped)
	if err != nil {
		return nil, &app.Error{Code: app.Failed, Key: "error.data_file_missing", Args: app.Args{"File": shipped}, Err: err}
	}
	r := &Rules{byID: map[string]int{}}
	if wrong := r.add(datafile.File{Name: shipped, Data: data, Table: "rule"}, Published{}); wrong != nil {
		return nil, wrong
	}
	for _, f := range files {
		from := Published{File: f.Name, Own: f.Name == ""}
		if wrong := r.add(datafile.File{Name: cmp.Or(f.Name, ownRules), Data: f.Data, Table: "rule"}, from); wrong != nil {
			r.refused = append(r.refused, wrong)
		}
	}
	r.index()
	return r, nil
}

// index sorts the rules by what they are about; so are those that they took the place
// of, as far as these still hold before a day.
func (r *Rules) index() {
	r.byThing = map[Thing][]*Rule{}
	for _, rule := range r.list {
		things := slices.Clone(rule.Things)
		for at := rule; at.Replaces != nil && !at.ValidFrom.IsZero(); at = at.Replaces {
			things = append(things, at.Replaces.Things...)
		}
		slices.Sort(things)
		for _, t := range slices.Compact(things) {
			r.byThing[t] = append(r.byThing[t], rule)
		}
	}
}

// All are the rules in the order of the files; an entry that took the place of
// another one stands there.
func (r *Rules) All() []*Rule { return r.list }

// Rule is the one with the id.
func (r *Rules) Rule(id string) (*Rule, bool) {
	at, known := r.byID[id]
	if !known {
		return nil, false
	}
	return r.list[at], true
}

// Refused says of each file that was left out where it is wrong.
func (r *Rules) Refused() []*app.Error { return r.refused }

// add reads one file, and takes all of it or nothing.
func (r *Rules) add(f datafile.File, from Published) *app.Error {
	list, wrong := read(f, from)
	if wrong != nil {
		return wrong
	}
	fresh := map[string]bool{}
	for _, rule := range list {
		fresh[rule.ID] = true
	}
	for i, rule := range list {
		if from.Own {
			break // what an entry of theirs named may have gone with its file; the entry still counts
		}
		for _, id := range rule.Against {
			if _, known := r.byID[id]; !known && !fresh[id] {
				return refuse(f, f.EntryLine(i+1), slip{"rules.error.against", "against"})
			}
		}
	}
	for _, rule := range list {
		if at, known := r.byID[rule.ID]; known {
			rule.Replaces = r.list[at]
			r.list[at] = rule
			continue
		}
		r.byID[rule.ID] = len(r.list)
		r.list = append(r.list, rule)
	}
	return nil
}
