package table

import (
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"vestka/app"
)

// Format is a kind of file.
type Format string

// The formats that are read.
const (
	CSV   Format = "csv" // also with semicolons or bars
	TSV   Format = "tsv"
	XLSX  Format = "xlsx"
	JSON  Format = "json" // also one object a line
	HTML  Format = "html"
	VCard Format = "vcard"
)

// Formats are all of them.
var Formats = []Format{CSV, TSV, XLSX, JSON, HTML, VCard}

// Extensions are what the names of files end in that may hold a table.
var Extensions = []string{".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".json", ".jsonl", ".ndjson", ".html", ".htm", ".vcf"}

const (
	// NoQuote is a Quote that no cell has.
	NoQuote = "none"
	// NoHeader is the HeaderLine of a table whose first row is data. Its
	// columns are named A, B, C …
	NoHeader = -1
)

// Settings say how a file is to be read. What is empty is found out.
type Settings struct {
	Format     Format `json:"format,omitempty"`
	Charset    string `json:"charset,omitempty"`     // of a text file, as the web names it: windows-1251
	Separator  string `json:"separator,omitempty"`   // between cells of CSV: one ASCII character
	Quote      string `json:"quote,omitempty"`       // around cells of CSV: one ASCII character, or NoQuote
	Worksheet  string `json:"worksheet,omitempty"`   // name of the table in XLSX, HTML, JSON
	HeaderLine int    `json:"header_line,omitempty"` // Line of the row that names the columns, or NoHeader
}

// check refuses settings that make no sense.
func (s *Settings) check() error {
	known := s.Format == ""
	for _, f := range Formats {
		known = known || s.Format == f
	}
	if !known {
		return wrongSetting("error.table.format", string(s.Format))
	}
	if s.Charset != "" {
		enc, err := htmlindex.Get(s.Charset)
		if err != nil {
			return wrongSetting("error.table.charset", s.Charset)
		}
		if s.Charset, err = htmlindex.Name(enc); err != nil {
			return wrongSetting("error.table.charset", s.Charset)
		}
	}
	if len(s.Separator) > 1 || s.Separator >= "\x80" || s.Separator == "\n" || s.Separator == "\r" {
		return wrongSetting("error.table.separator", s.Separator)
	}
	if s.Quote != NoQuote && (len(s.Quote) > 1 || s.Quote >= "\x80" || s.Quote != "" && s.Quote == s.Separator) {
		return wrongSetting("error.table.quote", s.Quote)
	}
	if s.HeaderLine < NoHeader {
		s.HeaderLine = 0
	}
	return nil
}

// fit refuses settings that a file of the format cannot have: whoever says them takes
// it for another. namesColumns is that of a file that has no row for the headers.
func (s *Settings) fit(format Format, namesColumns bool) error {
	text := format == CSV || format == TSV
	var key string
	switch {
	case s.Worksheet != "" && (text || format == VCard):
		key = "error.table.no_worksheets"
	case (s.Separator != "" || s.Quote != "") && !text:
		key = "error.table.no_separator"
	case s.Charset != "" && format == XLSX:
		key = "error.table.no_charset"
	case s.HeaderLine != 0 && namesColumns:
		key = "error.table.no_header_line"
	default:
		return nil
	}
	return &app.Error{Code: app.Invalid, Key: key, Args: app.Args{"Format": format.Name()}}
}

// Name is the format as people write it.
func (f Format) Name() string {
	if f == VCard {
		return "vCard"
	}
	return strings.ToUpper(string(f))
}

func wrongSetting(key, value string) error {
	return &app.Error{Code: app.Invalid, Key: key, Args: app.Args{"Value": value}}
}

// Trait is a set of what is found out about a file.
type Trait uint

// What is found out.
const (
	TraitFormat Trait = 1 << iota
	TraitCharset
	TraitSeparator
	TraitQuote
	TraitWorksheet
	TraitHeader
)

// Has reports that one of the traits is in the set.
func (t Trait) Has(other Trait) bool { return t&other != 0 }

// Detected is what a file was taken for.
type Detected struct {
	Settings
	// Unsure are the traits that were guessed and may well be otherwise. A
	// person should see them, with the first rows.
	Unsure Trait
}
