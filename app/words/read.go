package words

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"

	"github.com/BurntSushi/toml"

	"vestka/app"
	"vestka/app/datafile"
)

// maxFile is how long a file may be, in bytes: more would be another file that
// was taken for one.
const maxFile = 4 << 20

// contents is a file of words: who gave it out, what does not count, its entries.
type contents struct {
	Published struct {
		By datafile.Text `toml:"by"`
		On app.Date      `toml:"on"`
	} `toml:"published"`
	Off  []string `toml:"off,omitempty"`
	Word []entry  `toml:"word"`
}

type entry struct {
	ID       string        `toml:"id"`
	Kind     string        `toml:"kind"`
	Severity Severity      `toml:"severity"`
	Detect   string        `toml:"detect,omitempty"`
	BE       []string      `toml:"be,omitempty"`
	RU       []string      `toml:"ru,omitempty"`
	ExceptBE []string      `toml:"except_be,omitempty"`
	ExceptRU []string      `toml:"except_ru,omitempty"`
	Reason   datafile.Text `toml:"reason"`
	Instead  datafile.Text `toml:"instead,omitempty"`
	datafile.Evidence
}

// Detects are the things that app/check finds itself.
var Detects = []string{
	"not_ru_be", "latin_letters", "look_alikes", "mixed_languages", "other_language", "mixed_manner", "abbreviations", "digits", "odd_letters",
	"emoji", "links", "phone", "e_mail", "home_address", "documents", "own_name", "listed_person", "third_person",
	"too_long_for_card", "long_letter", "list_old", "same_text",
}

// read reads and checks a file from somewhere; the first slip refuses all of it.
func read(f datafile.File, from Published) (list []*Entry, off []string, wrong *app.Error) {
	if len(f.Data) > maxFile {
		return nil, nil, refuse(f, 1, "words.error.too_long", "")
	}
	var c contents
	if s := f.Decode(&c); s != nil {
		if s.Key != "" {
			return nil, nil, refuse(f, s.Line, "words.error.unknown_key", s.Key)
		}
		return nil, nil, refuse(f, s.Line, "words.error.unreadable", "")
	}
	from.By, from.On = app.Text(c.Published.By), c.Published.On
	switch {
	case !c.Published.By.Complete() || !from.On.Full():
		return nil, nil, refuse(f, 1, "words.error.published", "published")
	case len(c.Word) == 0 && len(c.Off) == 0:
		return nil, nil, refuse(f, 1, "words.error.empty", "")
	}
	seen := map[string]bool{}
	for i, e := range c.Word {
		sentence, key := e.check()
		if sentence == "" && seen[e.ID] {
			sentence, key = "words.error.twice", "id"
		}
		if sentence != "" {
			return nil, nil, refuse(f, f.EntryLine(i+1), sentence, key)
		}
		seen[e.ID] = true
		list = append(list, e.entry(from))
	}
	return list, c.Off, nil
}

// refuse says where and why a file is left out. What the parser says may quote
// the file, so it stays out of the log.
func refuse(f datafile.File, line int, sentence, key string) *app.Error {
	return &app.Error{Code: app.Refused, Key: sentence, Args: app.Args{"File": f.Name, "Line": line, "Name": key}}
}

var idShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// check finds the first slip of an entry: its sentence and the key that is wrong.
func (e *entry) check() (sentence, key string) {
	switch {
	case !idShape.MatchString(e.ID):
		return "words.error.id", "id"
	case !slices.Contains(Kinds, e.Kind):
		return "words.error.value", "kind"
	case e.Severity != Stops && e.Severity != Careful:
		return "words.error.value", "severity"
	case e.Detect != "" && !slices.Contains(Detects, e.Detect):
		return "words.error.value", "detect"
	case e.Detect == "" && len(e.BE)+len(e.RU) == 0, e.Detect != "" && len(e.BE)+len(e.RU) > 0:
		return "words.error.no_words", "be"
	case !e.Reason.Complete():
		return "words.error.value", "reason"
	case e.Instead != (datafile.Text{}) && !e.Instead.Complete():
		return "words.error.value", "instead"
	case e.Check() != nil:
		return "words.error.evidence", "source"
	}
	for name, patterns := range map[string][]string{"be": e.BE, "ru": e.RU, "except_be": e.ExceptBE, "except_ru": e.ExceptRU} {
		for _, p := range patterns {
			if !validPattern(p) {
				return "words.error.pattern", name
			}
		}
	}
	return "", ""
}

// Check is Invalid where an entry of a form lacks something or makes no sense on
// the day; the rest is checked as in any file.
func (e *Entry) Check(day app.Date) error {
	refuse := func(key string) error { return &app.Error{Code: app.Invalid, Key: key} }
	switch {
	case e.Reason.EN == "" || e.Reason.RU == "" || e.Reason.BE == "":
		return refuse("error.wordbook.reason")
	case e.Source.EN == "" || e.Source.RU == "" || e.Source.BE == "":
		return refuse("error.wordbook.source")
	case e.SaidOn.IsZero() || e.CheckedOn.IsZero() || e.CheckedOn.Before(e.SaidOn):
		return refuse("error.wordbook.checked")
	case day.Before(e.CheckedOn):
		return refuse("error.wordbook.checked_later")
	case e.Detect == "" && len(e.Words[app.Belarusian])+len(e.Words[app.Russian]) == 0:
		return refuse("error.wordbook.no_words")
	}
	for _, lists := range []map[app.Lang][]string{e.Words, e.Except} {
		for _, list := range lists {
			for _, p := range list {
				if !validPattern(p) {
					return &app.Error{Code: app.Invalid, Key: "error.wordbook.pattern", Args: app.Args{"Word": p}}
				}
			}
		}
	}
	return nil
}

func (e *entry) entry(from Published) *Entry {
	return &Entry{
		ID: e.ID, Kind: e.Kind, Severity: e.Severity, Detect: e.Detect,
		Words:  map[app.Lang][]string{app.Belarusian: e.BE, app.Russian: e.RU},
		Except: map[app.Lang][]string{app.Belarusian: e.ExceptBE, app.Russian: e.ExceptRU},
		Reason: app.Text(e.Reason), Instead: app.Text(e.Instead),
		Source: app.Text(e.Source), SaidOn: e.SaidOn, CheckedOn: e.CheckedOn, From: from,
	}
}

// Format writes entries as a file that Load reads, given out by by on the day
// on, with the ids that do not count.
func Format(by app.Text, on app.Date, list []*Entry, off []string) ([]byte, error) {
	var c contents
	c.Published.By, c.Published.On, c.Off = datafile.Text(by), on, off
	for _, e := range list {
		c.Word = append(c.Word, entry{
			ID: e.ID, Kind: e.Kind, Severity: e.Severity, Detect: e.Detect,
			BE: e.Words[app.Belarusian], RU: e.Words[app.Russian],
			ExceptBE: e.Except[app.Belarusian], ExceptRU: e.Except[app.Russian],
			Reason: datafile.Text(e.Reason), Instead: datafile.Text(e.Instead),
			Evidence: datafile.Evidence{Source: datafile.Text(e.Source), SaidOn: e.SaidOn, CheckedOn: e.CheckedOn},
		})
	}
	var out bytes.Buffer
	w := toml.NewEncoder(&out)
	w.Indent = ""
	if err := w.Encode(c); err != nil {
		return nil, fmt.Errorf("format words: %w", err)
	}
	return out.Bytes(), nil
}
