package app

import (
	"crypto/sha256"
	"strconv"
)

// Cell is one value of a row as the source wrote it.
type Cell struct {
	Column string `json:"c"`
	Value  string `json:"v"`
}

// Record is one row of a source's list: what it said, and what was understood.
// It stays in the store as it was found, so that no word of a source is lost.
type Record struct {
	Source string // "viasna"
	Key    string // the source's own id; for a source without ids see people.Identity
	HasID  bool   // Key is the source's own id
	Lang   Lang   // language of the list that the row stands in
	Form   string // "machine", "human", "sample"
	Line   int    // first line of the row in the file, from 1
	SeenOn Date   // the day of the import
	Gone   Date   // the day of the first import that lacked the row; zero while the list has it
	// CheckedOn is the day of the newest list of the source and language that has
	// the row as it is: what it says was so on that day. The store works it out.
	CheckedOn Date
	Cells     []Cell // every cell that is not empty, in the order of the file

	// What was understood of the cells.
	Name     string // the whole name, tidied; empty where the row gives only an id
	Status   Status // empty where it is not said or was not understood
	Sex      Sex
	Born     Date
	Detained Date
	Died     Date // SomeDay where it is not said when
	Held     Detention

	// What few sources say.
	Names     Names // names that the row gives in parts or in further languages; see Name
	Verdict   Date
	Appeal    Date
	Release   Date
	Articles  string
	Town      string
	Work      string
	Interests string
}

// Value is the cell of the column, or empty.
func (r *Record) Value(column string) string {
	for _, c := range r.Cells {
		if c.Column == column {
			return c.Value
		}
	}
	return ""
}

// Problem is something in a file that was not understood. Where it concerns
// one cell the row was taken all the same; with Refused the row was not.
type Problem struct {
	Sheet   string // the worksheet, where several were read
	Line    int    // from 1, in the worksheet
	Object  int    // of a list in JSON, which may be all on one line: its number, from 1; else 0
	Column  string // the header of the cell, empty where it concerns the row
	Value   string // as found, shortened to 200 characters
	Key     string // a sentence of the catalogue
	Args    Args
	Refused bool
}

// MessageKey names the sentence; with MessageArgs it is all that a front end
// needs to show the reason in any language.
func (p Problem) MessageKey() string { return p.Key }

// HintKey is empty: a problem carries no advice.
func (p Problem) HintKey() string { return "" }

// MessageArgs are the values for the sentence.
func (p Problem) MessageArgs() map[string]any { return p.Args }

// BadRow is a row that was not taken, kept to be mended by a person.
type BadRow struct {
	Line    int // from 1
	Cells   []Cell
	Problem Problem // why it was not taken
	Plan    string  // how its worksheet was understood; empty: as Snapshot.Plan says
}

// Extent is how much of what its source has a list holds, as a person says it.
type Extent string

// The extents.
const (
	ExtentUnsaid Extent = ""      // how many of those who were known it lacks tells
	ExtentWhole  Extent = "whole" // whoever is not in it is gone
	ExtentPart   Extent = "part"  // it says nothing of the others
)

// Snapshot is one file of one source on one day.
type Snapshot struct {
	Source    string
	Assumed   bool // nobody said that it is the source's, only other files of its had these columns
	Form      string
	Lang      Lang
	Records   *Rows
	Problems  []Problem
	Bad       []BadRow // of the refused rows those that can be mended
	Read      int      // rows seen, the refused ones included
	Refused   int      // rows that could not be taken
	Everyone  Status   // of people who are new and of whom no row says it; empty for NotRecognised
	BreaksOff bool     // the file ended before it was over: it is not the whole list
	Extent    Extent   // of a file that was over
	Shape     string   // equal for files with the same columns; empty where they are always read alike
	Plan      string   // how the file was understood, in the importer's own form, so that a bad row can be read again
}

// Digest is equal for rows that say the same: every cell, and what was
// understood of them. Where the row stood in the file, when it was read and
// which facility its prison text was matched to do not count.
func (r *Record) Digest() [32]byte {
	return sha256.Sum256(r.appendDigested(make([]byte, 0, 2048)))
}

// appendDigested appends what the digest is made of.
func (r *Record) appendDigested(b []byte) []byte {
	text := func(s string) {
		b = strconv.AppendInt(b, int64(len(s)), 10)
		b = append(append(b, ':'), s...)
	}
	for _, c := range r.Cells {
		text(c.Column)
		text(c.Value)
	}
	date := func(d Date) {
		var s [len("2006-01-02")]byte
		figures := d.AppendTo(s[:0])
		b = strconv.AppendInt(b, int64(len(figures)), 10)
		b = append(append(b, ':'), figures...)
	}
	for _, s := range [...]string{r.Name, string(r.Status), string(r.Sex)} {
		text(s)
	}
	for _, d := range [...]Date{r.Born, r.Detained, r.Died} {
		date(d)
	}
	for _, s := range [...]string{r.Held.Text, r.Held.Address, strconv.FormatBool(r.Held.Liberty)} {
		text(s)
	}
	// What few sources say counts only where it is said, so that the rows of the
	// others stay equal to what the store has of them.
	for i, d := range [...]Date{r.Verdict, r.Appeal, r.Release} {
		if d.Year != 0 && d != SomeDay { // a penalty without a date stands in the cells
			b = strconv.AppendInt(b, int64(i), 10)
			date(d)
		}
	}
	for i, s := range [...]string{r.Articles, r.Town, r.Work, r.Interests} {
		if s != "" {
			b = strconv.AppendInt(b, int64(3+i), 10)
			text(s)
		}
	}
	for i, n := range [...]Name{r.Names.BE, r.Names.RU, r.Names.Latin} {
		if !n.IsZero() {
			b = strconv.AppendInt(b, int64(10+i), 10)
			text(n.Full)
			text(n.Family)
			text(n.Given)
			text(n.Patronymic)
			b = strconv.AppendBool(b, n.Unsure)
		}
	}
	return b
}
