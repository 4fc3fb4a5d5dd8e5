package names

import (
	"slices"
	"strings"

	"vestka/app"
)

// Why is the reason for which a form is not sure. A form that is not sure is the
// nominative.
type Why string

// The reasons.
const (
	Sure        Why = ""
	WhySex      Why = "sex"      // the sex is not known, and the form depends on it
	WhyScript   Why = "script"   // the name is not written in the letters of the language
	WhySplit    Why = "split"    // which word is the family name is a guess
	WhyStress   Why = "stress"   // the ending depends on the stress, which spelling does not show
	WhyFleeting Why = "fleeting" // whether a vowel falls out is the custom of the family
	WhyDisputed Why = "disputed" // the grammars disagree, or the word may be of two kinds
	WhyUnknown  Why = "unknown"  // no rule speaks of such a name
)

// MessageKey names the sentence that says why; empty where the form is sure.
func (w Why) MessageKey() string {
	switch w {
	case WhySex:
		return "grammar.why.sex"
	case WhyScript:
		return "grammar.why.script"
	case WhySplit:
		return "grammar.why.split"
	case WhyStress:
		return "grammar.why.stress"
	case WhyFleeting:
		return "grammar.why.fleeting"
	case WhyDisputed:
		return "grammar.why.disputed"
	case WhyUnknown:
		return "grammar.why.unknown"
	}
	return ""
}

// Form is one form of a name or of a part of it.
type Form struct {
	Text string   `json:"text"`
	Also []string `json:"also,omitempty"` // other forms in use
	Why  Why      `json:"why,omitempty"`  // empty where the form is sure
	Own  bool     `json:"own,omitempty"`  // as the user says
}

// Forms are the forms of one part of a name, in the order of app.Cases.
type Forms [7]Form

// In is the form of the case.
func (f *Forms) In(c app.Case) Form {
	return f[slices.Index(app.Cases, c)]
}

// Declined is a name in all its cases.
type Declined struct {
	name  app.Name
	sex   app.Sex
	lang  app.Lang
	parts map[app.NamePart]*Forms
}

// Decline gives the forms of a name that is written in the language, Belarusian
// or Russian. Where the sex is not known it is that which the name itself shows.
func Decline(n app.Name, sex app.Sex, lang app.Lang) Declined {
	if sex == app.SexUnknown {
		sex = GuessSex(n.Family, n.Given, n.Patronymic)
	}
	d := Declined{name: n, sex: sex, lang: lang, parts: map[app.NamePart]*Forms{}}
	for _, p := range app.NameParts {
		if text := n.Part(p); text != "" {
			forms := declinePart(text, p, sex, lang)
			d.parts[p] = &forms
		}
	}
	return d
}

// Lay puts the user's own forms in the language over those of the rules, so far
// as they were written for the name as it reads now.
func (d Declined) Lay(own []app.OwnForm) Declined {
	for _, o := range own {
		if forms := d.parts[o.Part]; forms != nil && o.Lang == d.lang && o.Name == d.name.Part(o.Part) {
			forms[slices.Index(app.Cases, o.Case)] = Form{Text: o.Text, Own: true}
		}
	}
	return d
}

// Name is the name that is declined.
func (d Declined) Name() app.Name { return d.name }

// Sex is what the name is declined by; unknown where nothing shows it.
func (d Declined) Sex() app.Sex { return d.sex }

// Lang is the language of the name.
func (d Declined) Lang() app.Lang { return d.lang }

// Part is the form of a part of the name; it is zero where there is none.
func (d Declined) Part(p app.NamePart, c app.Case) Form {
	if forms := d.parts[p]; forms != nil {
		return forms.In(c)
	}
	return Form{}
}

// Formal is the whole name as it stands on an envelope, as app.Name.Formal. Where
// one part is not sure the whole name stays in the nominative.
func (d Declined) Formal(c app.Case) Form {
	return d.join(c, d.name.Formal(), app.GivenPart, app.PatronymicPart, app.FamilyPart)
}

// Display is the name as people say it, as app.Name.Display.
func (d Declined) Display(c app.Case) Form {
	return d.join(c, d.name.Display(), app.GivenPart, app.FamilyPart)
}

func (d Declined) join(c app.Case, nominative string, parts ...app.NamePart) Form {
	whole := Form{Text: nominative}
	if c == app.Nominative || nominative == "" {
		return whole
	}
	if d.name.Unsure || len(d.parts) == 0 {
		whole.Why = WhySplit
		return whole
	}
	var texts []string
	for _, p := range parts {
		form := d.Part(p, c)
		if form.Why != Sure {
			return Form{Text: nominative, Why: form.Why}
		}
		if form.Text != "" {
			texts = append(texts, form.Text)
			whole.Own = whole.Own || form.Own
		}
	}
	whole.Text = strings.Join(texts, " ")
	return whole
}

// Of is the person's name in the language in all its cases, with the user's own
// forms. It is empty where there is no name in that language.
func Of(p *app.Person, lang app.Lang) Declined {
	return Decline(p.Names.In(lang), p.Sex, lang).Lay(p.Forms)
}
