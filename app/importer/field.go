package importer

import (
	"fmt"
	"slices"

	"vestka/app"
)

// Field is what a column of a list holds.
type Field uint8

// What a column may hold. Keep is for what the program does not act on: the
// cell is kept as found, and nothing is lost.
const (
	Keep Field = iota
	ID
	Name // the whole name, in whatever order and script
	Family
	Given
	Patronymic
	Initials
	NameBE
	FamilyBE
	GivenBE
	PatronymicBE
	NameRU
	FamilyRU
	GivenRU
	PatronymicRU
	NameLatin
	FamilyLatin
	GivenLatin
	PatronymicLatin
	Status
	Sex
	Born
	BornDay
	BornMonth
	BornYear
	Detained
	Verdict
	Appeal
	Release
	Freed // whether somebody is free, or since when
	Died
	Prison
	Address // of the place where somebody is held
	Articles
	Penalty
	Town
	Work
	Interests
	Note
	Photo
	URL
	RowNumber // of the row in the file: no fact of anybody, and not kept
	fieldCount
)

// fieldNames are the names by which a plan and a script know the fields.
var fieldNames = [fieldCount]string{
	"keep", "id",
	"name", "family", "given", "patronymic", "initials",
	"name-be", "family-be", "given-be", "patronymic-be",
	"name-ru", "family-ru", "given-ru", "patronymic-ru",
	"name-latin", "family-latin", "given-latin", "patronymic-latin",
	"status", "sex", "born", "born-day", "born-month", "born-year",
	"detained", "verdict", "appeal", "release", "freed", "died",
	"prison", "address", "articles", "penalty", "town", "work", "interests", "note", "photo", "url", "row-number",
}

// Fields are all of them, in the order in which people are offered them.
func Fields() []Field {
	all := make([]Field, fieldCount)
	for i := range all {
		all[i] = Field(i)
	}
	return all
}

// FieldNamed is the field of the name.
func FieldNamed(name string) (Field, bool) {
	i := slices.Index(fieldNames[:], name)
	return Field(max(i, 0)), i >= 0
}

// String is the name of the field.
func (f Field) String() string { return fieldNames[f] }

// MarshalText and UnmarshalText use the name.
func (f Field) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (f *Field) UnmarshalText(b []byte) error {
	var ok bool
	if *f, ok = FieldNamed(string(b)); !ok {
		return fmt.Errorf("a column cannot hold %q", b)
	}
	return nil
}

// IsDate reports a field of whole dates.
func (f Field) IsDate() bool {
	switch f {
	case Born, Detained, Verdict, Appeal, Release, Freed, Died:
		return true
	}
	return false
}

// isName reports a name or a part of one.
func (f Field) isName() bool { return Name <= f && f <= PatronymicLatin }

// plain is the part of a name that the field holds, in whatever language.
func (f Field) plain() Field {
	if NameBE <= f && f <= PatronymicLatin {
		return Name + (f-NameBE)%4
	}
	return f
}

// in is the same part of a name in the language; only names have one, and of
// initials nobody says the language.
func (f Field) in(lang app.Lang) Field {
	if !f.isName() || f == Initials {
		return f
	}
	part := f.plain() - Name
	switch lang {
	case app.Belarusian:
		return NameBE + part
	case app.Russian:
		return NameRU + part
	case app.English:
		return NameLatin + part
	}
	return Name + part
}

// Single reports that one column at most may hold the field: a second one is
// kept as found. What was written about somebody may stand in several, and an address
// in short in one and whole in another; that somebody is free in one, and since when in
// another.
func (f Field) Single() bool {
	switch f {
	case Keep, Note, Penalty, Photo, Interests, Address, Freed:
		return false
	}
	return true
}
