package rulebook

import (
	"context"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/rules"
)

// Filter chooses rules; the zero filter chooses all.
type Filter struct {
	Text     string // in the id, the reason or the source, in the language
	Lang     app.Lang
	Thing    rules.Thing
	Facility app.Facility // rules on that place, or on all places
	Verdict  rules.Verdict
	Advice   bool // with Verdict empty: warnings and notes
	Old      bool // nobody has looked for as long as a yes lasts
	Theirs   bool // loaded or edited by the user
}

// Find gives the rules that the filter chooses, with their age on the day, in
// the order of the files.
func (b *Book) Find(ctx context.Context, f Filter, day app.Date) ([]rules.Cited, error) {
	r, err := b.Rules(ctx)
	if err != nil {
		return nil, err
	}
	var found []rules.Cited
	for _, rule := range r.All() {
		if c := rules.Cite(rule, day); f.accepts(&c) {
			found = append(found, c)
		}
	}
	return found, nil
}

func (f *Filter) accepts(c *rules.Cited) bool {
	switch {
	case f.Thing != "" && !slices.Contains(c.Things, f.Thing),
		f.Verdict != "" && c.Verdict != f.Verdict,
		f.Advice && c.Verdict != "",
		f.Old && !c.Old,
		f.Theirs && !c.From.Theirs():
		return false
	}
	if code := f.Facility.Code; code != "" {
		elsewhere := len(c.Facilities) > 0 && !slices.Contains(c.Facilities, code)
		otherKind := len(c.Kinds) > 0 && !slices.Contains(c.Kinds, f.Facility.Kind)
		if elsewhere || otherKind || c.AtLiberty || len(c.Countries) > 0 {
			return false
		}
	}
	return f.hasText(c)
}

// hasText reports that every word of the text is somewhere in the rule.
func (f *Filter) hasText(c *rules.Cited) bool {
	text := strings.ToLower(c.ID + " " + c.Reason.In(f.Lang) + " " + c.Source.In(f.Lang) + " " + strings.Join(c.Facilities, " "))
	for word := range strings.FieldsSeq(strings.ToLower(f.Text)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
