// Package i18n holds every text that a person reads, in English, Russian and
// Belarusian, and the forms of dates and numbers that go with them. It imports
// nothing of ours, so that every package but app may use it.
package i18n

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

//go:embed fyne.*.json
var catalogues embed.FS

//go:embed active.en.json
var english string

//go:embed active.ru.json
var russian string

//go:embed active.be.json
var belarusian string

// files are the catalogues of our own texts.
var files = map[string]string{"en": english, "ru": russian, "be": belarusian}

// Languages are the languages of the window, in the order in which they are offered.
var Languages = []string{"en", "ru", "be"}

// Localizer speaks one language. It is safe for use by several goroutines.
type Localizer struct {
	lang  string
	texts texts
	loc   *goi18n.Localizer

	mu     sync.RWMutex
	bundle *goi18n.Bundle  // the messages that were said before
	said   map[string]bool // which they are
}

// localizers look through the catalogue of a language when it is first spoken: each is
// complete, and most runs of the program speak one.
var localizers = func() map[string]func() *Localizer {
	all := map[string]func() *Localizer{}
	for _, lang := range Languages {
		all[lang] = sync.OnceValue(func() *Localizer {
			bundle := goi18n.NewBundle(language.Make(lang))
			return &Localizer{lang: lang, texts: find(files[lang]), loc: goi18n.NewLocalizer(bundle, lang), bundle: bundle, said: map[string]bool{}}
		})
	}
	return all
}()

// For is the localizer of the language, the English one where it is unknown.
func For(lang string) *Localizer {
	if speak, ok := localizers[lang]; ok {
		return speak()
	}
	return localizers["en"]()
}

// letters end where a locale's name goes on with a country or an encoding:
// be_BY, be.UTF-8, be@latin.
const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// System is the language of the user's system, English where it is not one of ours.
func System() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			base := strings.ToLower(v[:len(v)-len(strings.TrimLeft(v, letters))])
			if slices.Contains(Languages, base) {
				return base
			}
			return "en"
		}
	}
	return "en"
}

// Lang is "en", "ru" or "be".
func (l *Localizer) Lang() string { return l.lang }

// T is the message of the key with its arguments, given as name and value in
// turn. An argument named Count chooses the plural form; a date of package app stands in
// the sentence as Date writes it. An unknown key comes
// back as it is; a test refuses it before a user can see it.
func (l *Localizer) T(key string, args ...any) string {
	data := make(map[string]any, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		data[fmt.Sprint(args[i])] = args[i+1]
	}
	return l.message(key, data)
}

func (l *Localizer) message(key string, data map[string]any) string {
	data = l.inWords(data)
	l.mu.RLock()
	said := l.said[key]
	if !said {
		l.mu.RUnlock()
		l.learn(key)
		l.mu.RLock()
	}
	defer l.mu.RUnlock()
	s, err := l.loc.Localize(&goi18n.LocalizeConfig{MessageID: key, TemplateData: data, PluralCount: data["Count"]})
	if err != nil && s == "" {
		return key
	}
	return s
}

// calendarDay is a date of package app.
type calendarDay interface {
	YearMonthDay() (year, month, day int)
}

// inWords are the arguments with their dates as Date writes them.
func (l *Localizer) inWords(data map[string]any) map[string]any {
	var worded map[string]any // the arguments of an error are not ours to change
	for name, value := range data {
		day, ok := value.(calendarDay)
		if !ok {
			continue
		}
		if worded == nil {
			worded = maps.Clone(data)
		}
		worded[name] = l.Date(day.YearMonthDay())
	}
	if worded == nil {
		return data
	}
	return worded
}

// learn reads the message of a key: a run of the program says few of those that there are.
func (l *Localizer) learn(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	text, known := l.texts[key]
	if !known || l.said[key] {
		return
	}
	m := goi18n.Message{ID: key}
	err := json.Unmarshal([]byte(text), &m)
	if err == nil {
		err = l.bundle.AddMessages(language.Make(l.lang), &m)
	}
	if err != nil {
		panic(err) // an embedded file: the tests read it first
	}
	l.said[key] = true
}

// Message is something that names a sentence of the catalogue: an error or a
// problem of package app.
type Message interface {
	MessageKey() string
	HintKey() string
	MessageArgs() map[string]any
}

// Message is the sentence that m names.
func (l *Localizer) Message(m Message) string {
	return l.message(m.MessageKey(), m.MessageArgs())
}

// Error is one sentence for people and, where there is one, the advice that
// goes with it. The details of an error that is not meant for people stay out.
func (l *Localizer) Error(err error) (text, hint string) {
	var m Message
	if !errors.As(err, &m) {
		return l.T("error.internal"), ""
	}
	if m.HintKey() != "" {
		hint = l.message(m.HintKey(), m.MessageArgs())
	}
	return l.Message(m), hint
}

// Collator sorts as the language's readers expect. It is not safe for use by
// several goroutines; each call gives a new one.
func (l *Localizer) Collator() *collate.Collator {
	return collate.New(language.Make(l.lang))
}

// FyneCatalogue is the complete set of the toolkit's own strings in the
// language, in the toolkit's own form.
func FyneCatalogue(lang string) []byte {
	b, err := catalogues.ReadFile("fyne." + For(lang).lang + ".json")
	if err != nil {
		panic(err) // embedded
	}
	return b
}
