package check

import (
	"unicode/utf8"

	"vestka/app"
	"vestka/app/letters"
	"vestka/app/rules"
	"vestka/app/words"
)

// whole looks at how long the text is and at what went there before.
func (r *reader) whole() {
	c := r.c
	switch {
	case c.Form == app.CardForm && c.TooLong:
		r.detect("too_long_for_card", 0, 0)
	case c.Form != app.CardForm && utf8.RuneCountInString(r.text) > longLetter:
		r.detect("long_letter", 0, 0)
	}
	if c.Same {
		r.detect("same_text", 0, 0)
	}
}

// blanks finds where a name is missing.
func (r *reader) blanks() {
	for _, gap := range letters.Gaps(r.source) {
		r.found = append(r.found, Finding{Start: gap.Start, End: gap.End, Kind: Blank, Severity: words.Careful, Key: gap.Key})
		r.take(gap.Start, gap.End)
	}
}

// standing looks at whom the text goes to: where they are, as far as the list and
// the rules know.
func (r *reader) standing() {
	c := r.c
	if c.Gone != nil {
		r.found = append(r.found, Finding{Kind: "person-state", Severity: words.Stops, Key: c.Gone.Key, Args: c.Gone.Args})
	}
	if c.ListOld {
		r.detect("list_old", 0, 0)
	}
	if c.Answer == nil || c.Gone != nil {
		return // to whom nothing can be posted, no rule need be told
	}
	severity := words.Careful
	switch c.Answer.Verdict {
	case rules.Yes:
		severity = ""
	case rules.No:
		severity = words.Stops
	case rules.NotKnown:
		if len(c.Answer.Deciding()) == 0 {
			severity = ""
			r.found = append(r.found, Finding{Kind: Rule, Severity: words.Careful, Key: "check.rule.not_known"})
		}
	}
	if severity != "" {
		for _, cited := range c.Answer.Deciding() {
			r.rule(severity, cited)
		}
	}
	for _, cited := range c.Answer.Warnings {
		if !cited.ForAll() { // what holds for every letter stands on the card and in the guide
			r.rule(words.Careful, cited)
		}
	}
}

func (r *reader) rule(severity words.Severity, cited rules.Cited) {
	r.found = append(r.found, Finding{Kind: Rule, Severity: severity, Rule: cited.Rule})
}
