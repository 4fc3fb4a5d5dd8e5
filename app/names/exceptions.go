package names

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"vestka/app"
	"vestka/app/datafile"
	"vestka/resources"
)

// exception is one entry of the table of names that do not follow the rules, or
// of which only a dictionary tells which rule they follow.
type exception struct {
	Lang     app.Lang     `toml:"lang"`
	Part     app.NamePart `toml:"part"`
	Sex      app.Sex      `toml:"sex"` // empty: both
	Class    string       `toml:"class"`
	Names    []string     `toml:"names"`
	Forms    []string     `toml:"forms"` // from the genitive to the locative
	Vocative []string     `toml:"vocative"`
	datafile.Evidence
}

// classes are the words for what the names of an entry have in common; the file
// explains them.
var classes = []string{"forms", "fixed", "first", "custom", "end", "stem", "noun", "common", "foreign", "adjective", "third"}

type exceptionKey struct {
	lang app.Lang
	part app.NamePart
	sex  app.Sex
	name string // lower case
}

// exceptions are those of the file that ships with the program; a fault in it
// fails the tests.
var exceptions = sync.OnceValue(func() map[exceptionKey]*exception {
	const name = "names/exceptions.toml"
	data, err := resources.FS.ReadFile(name)
	if err != nil {
		panic(err)
	}
	table, err := readExceptions(name, data)
	if err != nil {
		panic(err)
	}
	return table
})

func readExceptions(name string, data []byte) (map[exceptionKey]*exception, error) {
	var read struct {
		Entry []*exception `toml:"entry"`
	}
	file := datafile.File{Name: name, Data: data, Table: "entry"}
	if slip := file.Decode(&read); slip != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, slip.Line, slip.Err)
	}
	table := map[exceptionKey]*exception{}
	for i, e := range read.Entry {
		if err := e.check(); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, file.EntryLine(i+1), err)
		}
		if err := e.add(table); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, file.EntryLine(i+1), err)
		}
	}
	return table, nil
}

func (e *exception) check() error {
	switch {
	case e.Lang != app.Belarusian && e.Lang != app.Russian:
		return fmt.Errorf("no such language: %q", e.Lang)
	case !slices.Contains(app.NameParts, e.Part):
		return fmt.Errorf("no such part: %q", e.Part)
	case e.Sex != app.SexUnknown && e.Sex != app.Male && e.Sex != app.Female:
		return fmt.Errorf("no such sex: %q", e.Sex)
	case !slices.Contains(classes, e.Class):
		return fmt.Errorf("no such class: %q", e.Class)
	case len(e.Names) == 0:
		return fmt.Errorf("no names")
	case (e.Class == "forms") != (len(e.Forms) == 5):
		return fmt.Errorf("forms of %s: %d", e.Names[0], len(e.Forms))
	}
	return e.Check()
}

func (e *exception) add(table map[exceptionKey]*exception) error {
	sexes := []app.Sex{e.Sex}
	if e.Sex == app.SexUnknown {
		sexes = []app.Sex{app.Male, app.Female}
	}
	for _, name := range e.Names {
		for _, sex := range sexes {
			key := exceptionKey{e.Lang, e.Part, sex, strings.ToLower(name)}
			if table[key] != nil {
				return fmt.Errorf("%s stands here twice", name)
			}
			table[key] = e
		}
	}
	return nil
}

// exceptionOf is the entry of the name, nil where it follows the rules.
func exceptionOf(lower string, part app.NamePart, sex app.Sex, lang app.Lang) *exception {
	return exceptions()[exceptionKey{lang, part, sex, lower}]
}

// forms are those of an entry that gives them.
func (e *exception) forms(word string) Forms {
	f := unchanged(word, Sure)
	for c, cell := range e.Forms {
		ways := strings.Split(cell, "|")
		f[c+1].Text, f[c+1].Also = ways[0], ways[1:]
	}
	f[slices.Index(app.Cases, app.Vocative)].Also = e.Vocative
	return f
}
