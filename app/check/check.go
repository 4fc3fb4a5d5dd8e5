// Package check looks at a text before it is sent and says what in it may stop
// it, with the reason and who says so. It is advice: nothing here forbids.
package check

import (
	"cmp"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/rules"
	"vestka/app/words"
)

// Finding is one thing to look at. Start and End are bytes of the text, both 0
// where it is about the whole of it.
type Finding struct {
	Start, End int
	Kind       string // one of words.Kinds, or Rule, Spelling or Blank
	Severity   words.Severity
	Entry      *words.Entry // that rings; nil where something else does
	Rule       *rules.Rule  // that speaks; nil where none does
	Key        string       // of the sentence for people, where it is in no entry and no rule
	Args       app.Args
	Replace    []string // what may stand there instead, the likeliest first
}

// The kinds of finding that no entry has.
const (
	Rule     = "rule"
	Spelling = "spelling"
	Blank    = "blank" // where a name is missing
)

// Whole reports that the finding is about the whole of the text, or about whom it goes to.
func (f *Finding) Whole() bool { return f.Start == 0 && f.End == 0 }

// Thing is what the rules call what is written for the form; nothing where they
// do not speak of it.
func Thing(f app.Form) rules.Thing {
	switch f {
	case app.LetterA5Form, app.LetterA4Form:
		return rules.Letter
	case app.OnlineForm:
		return rules.ElectronicLetter
	}
	return rules.Postcard
}

// longLetter is from how many characters on a letter is long: about what an A4
// sheet takes on both sides by hand. That short is better than long is Libereco's
// advice, the number is ours.
const longLetter = 3500

// Context is what the text is judged by. Everything but the lists may be missing.
type Context struct {
	Lists *words.Lists
	Lang  app.Lang // in which the text is said to be
	Draft bool     // the text is in the field language: what stands in braces is no text
	Form  app.Form

	Names  *Names       // of the people of the list
	Person app.PersonID // to whom it goes: their own name does not ring
	Called app.Names    // what they are called, in every language
	Sender string       // the user's name, as the settings have it
	Return string       // the user's return address

	TooLong bool          // it does not fit on the form
	ListOld bool          // the newest list that has the person is older than a list is taken to be right
	Gone    *Reason       // why nothing can be posted to the person
	Answer  *rules.Answer // what the rules say of the form at that place
	Same    bool          // nearly the same has gone there before
	Quiet   map[Quiet]bool
}

// Reason is a sentence for people.
type Reason struct {
	Key  string
	Args app.Args
}

// Quiet is a finding of which the user wants to hear no more: what it is about,
// and the words in their normal form.
type Quiet struct {
	About string // an entry's id, or the kind of finding
	Text  string
}

// QuietOf is how the finding in the text is remembered.
func (f *Finding) QuietOf(text string) Quiet {
	about := f.Kind
	if f.Entry != nil {
		about = f.Entry.ID
	}
	return Quiet{about, words.Normal(text[f.Start:f.End])}
}

// Text gives what there is to look at: first about the whole, then in the order
// of the text.
func Text(text string, c *Context) []Finding {
	read := text
	if c.Draft {
		read = WithoutFields(text)
	}
	r := &reader{source: text, text: read, tokens: words.Tokens(read), c: c}
	r.whole()
	r.blanks()
	r.standing()
	r.signs()
	r.numbers()
	r.oddLetters()
	r.people()
	r.manners()
	r.language()
	r.topics()
	r.found = slices.DeleteFunc(r.found, func(f Finding) bool { return !f.Whole() && c.Quiet[f.QuietOf(text)] })
	slices.SortStableFunc(r.found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return r.found
}

// WithoutFields is a text in the field language without its fields, of the same
// length: of a field stays what it may put there, a sentence each.
func WithoutFields(text string) string {
	b := []byte(text)
	name := false // what stands here is the name of a field
	for i, depth := 0, 0; i < len(b); i++ {
		c := b[i]
		doubled := i+1 < len(b) && b[i+1] == c
		switch {
		case c == '{' && doubled && depth == 0, c == '}' && doubled && depth == 0: // a brace that is meant
			i++
			continue
		case c == '{':
			depth++
			name = true
		case depth == 0:
			continue
		case c == '}':
			depth--
			name = false
		case c == '|' || c == ':' && name:
			name = c == ':' && isForm(text[i+1:]) // of a case or of a number: "family:genitive"
			b[i] = ';'
			continue
		case !name:
			continue
		}
		b[i] = ' '
	}
	return string(b)
}

// isForm reports that what follows the colon of a field is the name of a form, and
// no text.
func isForm(rest string) bool {
	end := strings.IndexAny(rest, "{|}")
	if end < 0 {
		return false
	}
	word := strings.TrimSpace(rest[:end])
	return word != "" && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz_") == ""
}

// reader reads one text.
type reader struct {
	source string // as it was written, with its fields
	text   string
	tokens []words.Token
	c      *Context
	found  []Finding
	taken  [][2]int // places of which enough is said
}

// detect adds a finding of what the program finds itself, unless that does not
// count or the place is taken.
func (r *reader) detect(what string, start, end int, replace ...string) bool {
	e := r.c.Lists.Detecting(what)
	if e == nil || r.isTaken(start, end) {
		return false
	}
	r.found = append(r.found, Finding{Start: start, End: end, Kind: e.Kind, Severity: e.Severity, Entry: e, Replace: replace})
	r.take(start, end)
	return true
}

func (r *reader) take(start, end int) {
	if end > start {
		r.taken = append(r.taken, [2]int{start, end})
	}
}

func (r *reader) isTaken(start, end int) bool {
	return slices.ContainsFunc(r.taken, func(t [2]int) bool { return start < t[1] && t[0] < end })
}

// outweighs reports that all that is said of the place so far is worth a thought,
// where the entry stops a letter: a politician is not only somebody's full name. What
// was said goes.
func (r *reader) outweighs(e *words.Entry, start, end int) bool {
	here := func(f Finding) bool { return !f.Whole() && start < f.End && f.Start < end }
	if e.Severity != words.Stops || slices.ContainsFunc(r.found, func(f Finding) bool { return here(f) && f.Severity == words.Stops }) {
		return false
	}
	r.found = slices.DeleteFunc(r.found, here)
	return true
}

// spared reports that the entry of what the program finds itself lets the word pass.
func (r *reader) spared(what, word string) bool {
	e := r.c.Lists.Detecting(what)
	return e != nil && e.Excepts(word)
}

// topics rings where the words of an entry stand. The languages are those that
// the text is in, so that a word that is harmless in one of them is not taken for
// its likeness in the other.
func (r *reader) topics() {
	for _, h := range r.c.Lists.Find(r.tokens, r.evidence().Main()...) {
		start, end := r.tokens[h.From].Start, r.tokens[h.To-1].End
		if r.isTaken(start, end) && !r.outweighs(h.Entry, start, end) {
			continue
		}
		r.found = append(r.found, Finding{Start: start, End: end, Kind: h.Entry.Kind, Severity: h.Entry.Severity, Entry: h.Entry})
	}
}
