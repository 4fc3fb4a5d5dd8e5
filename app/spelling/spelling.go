// Package spelling finds words that are not written as dictionaries have them,
// in Belarusian, Russian and English. The dictionaries are data of their own,
// with licences of their own (resources/README.md); each is read when it is first
// needed, which takes a second and some tens of megabytes, so nothing here is for
// the window's thread.
package spelling

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/client9/gospell"

	"vestka/app"
	"vestka/app/words"
	"vestka/resources"
)

// Dictionaries may be used from everywhere at once.
type Dictionaries struct {
	mu   sync.Mutex
	read map[app.Lang]*Dictionary
}

// Dictionary is that of one language.
type Dictionary struct {
	lang app.Lang

	mu        sync.Mutex // the checker does not say that it may be shared
	base      *gospell.GoSpell
	suggested map[string][]string
}

// files are the dictionaries of a language: the first with its rules, others that
// go by the same ones. English is right in its British and in its American form.
var files = map[app.Lang][]string{
	app.Belarusian: {"be"}, app.Russian: {"ru"}, app.English: {"en", "en-gb"},
}

// Of is the dictionary of the language, which is read where it was not yet.
// NotFound where there is none.
func (d *Dictionaries) Of(lang app.Lang) (*Dictionary, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if dict := d.read[lang]; dict != nil {
		return dict, nil
	}
	names := files[lang]
	if names == nil {
		return nil, &app.Error{Code: app.NotFound, Key: "error.spelling.lang", Args: app.Args{"Lang": string(lang)}}
	}
	base, err := load(names)
	if err != nil {
		return nil, fmt.Errorf("dictionary %s: %w", lang, err)
	}
	if d.read == nil {
		d.read = map[app.Lang]*Dictionary{}
	}
	d.read[lang] = &Dictionary{lang: lang, base: base, suggested: map[string][]string{}}
	return d.read[lang], nil
}

// noCompounds spares trying to part each unknown word into others: none of these
// languages is written so, and it takes most of the time.
const noCompounds = "\nCOMPOUNDMIN 99\n"

func load(names []string) (*gospell.GoSpell, error) {
	rules, err := unpack(names[0] + ".aff.gz")
	if err != nil {
		return nil, err
	}
	list, err := unpack(names[0] + ".dic.gz")
	if err != nil {
		return nil, err
	}
	base, err := gospell.NewGoSpellReader(io.MultiReader(rules, strings.NewReader(noCompounds)), list)
	if err != nil {
		return nil, err
	}
	for _, name := range names[1:] {
		if list, err = unpack(name + ".dic.gz"); err != nil {
			return nil, err
		}
		if err := base.AddDictionaryReader(list); err != nil {
			return nil, err
		}
	}
	return base, nil
}

func unpack(name string) (io.Reader, error) {
	packed, err := resources.FS.ReadFile(path.Join("dictionaries", name))
	if err != nil {
		return nil, err
	}
	return gzip.NewReader(bytes.NewReader(packed))
}

// Right reports that the dictionary has the word, however its apostrophe is
// written, with or without stress marks, at the beginning of a sentence or not.
// ў at the beginning is у behind a vowel.
func (d *Dictionary) Right(word string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.right(plain(word))
}

func (d *Dictionary) right(word string) bool {
	if word == "" || d.base.Spell(word) {
		return true
	}
	if d.lang != app.Belarusian {
		return false
	}
	for _, pair := range [...][2]string{{"ў", "у"}, {"Ў", "У"}} {
		if rest, short := strings.CutPrefix(word, pair[0]); short && d.base.Spell(pair[1]+rest) {
			return true
		}
	}
	return false
}

// plain is a word in the signs that dictionaries have.
func plain(word string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '’', 'ʼ', '‘', '`', '´', '′', '＇':
			return '\''
		case '\u0301', '\u00ad', '\u200b', '\u200c', '\u200d', '\ufeff':
			return -1
		}
		return r
	}, word)
}

// Mistake is a word that neither the dictionary nor anybody else knows, by the
// bytes of the text.
type Mistake struct{ Start, End int }

// Mistakes finds the words of the text that are not right, but for those that
// known knows. Words joined by hyphens are right as a whole or one by one; words
// with digits, single letters and words in other letters are no affair of the dictionary.
func (d *Dictionary) Mistakes(text string, known func(word string) bool) []Mistake {
	tokens := words.Tokens(text)
	var list []Mistake
	for i := 0; i < len(tokens); {
		to := i + 1
		for to < len(tokens) && tokens[to].Hyphen {
			to++
		}
		whole := text[tokens[i].Start:tokens[to-1].End]
		if to-i == 1 || !d.Right(whole) && !known(whole) {
			for _, t := range tokens[i:to] {
				if d.judges(text, &t) && !d.Right(t.Text) && !known(t.Text) {
					list = append(list, Mistake{t.Start, t.End})
				}
			}
		}
		i = to
	}
	return list
}

// longest is how many letters a word may have to be looked up.
const longest = 40

// judges reports a word of the dictionary's letters, of more than one letter, with
// no digit at its side, and no abbreviation.
func (d *Dictionary) judges(text string, t *words.Token) bool {
	n := utf8.RuneCountInString(t.Text)
	switch {
	case n < 2 || n > longest, digitAt(text, t.Start-1), digitAt(text, t.End):
		return false
	case t.Text == strings.ToUpper(t.Text) && n < 7:
		return false
	}
	for _, r := range t.Text {
		if latin := r < 0x250 && r > 0x40; latin != (d.lang == app.English) && r != '\'' && r != '’' && r != '\u0301' && r != '\u00ad' {
			return false
		}
	}
	return true
}

// digitAt reports a digit at i, or beyond a hyphen there: "5-летие".
func digitAt(text string, i int) bool {
	if i > 0 && i < len(text) && text[i] == '-' {
		i--
	}
	return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9'
}
