package letters

import (
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vestka/app"
)

// maxTemplate bounds a template: a letter of some thirty pages; maxDepth how deep
// fields may stand in one another.
const (
	maxTemplate = 100_000
	maxDepth    = 8
)

// Parse reads a template written in the language. An unknown field, an open
// brace or a wrong number of forms is an error that names its line and column.
func Parse(src string, lang app.Lang) (*Template, error) {
	if len(src) > maxTemplate || !utf8.ValidString(src) {
		return nil, &app.Error{Code: app.Invalid, Key: "error.template.size"}
	}
	src = strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\r", "\n")
	p := &parser{src: src, lang: lang}
	parts, err := p.text()
	if err != nil {
		return nil, err
	}
	return &Template{lang: lang, parts: parts, choices: p.choices}, nil
}

// parser reads a template from left to right.
type parser struct {
	src     string
	at      int // bytes
	lang    app.Lang
	depth   int // of fields in fields
	choices []int
}

// spot is the place of a byte of the source.
func (p *parser) spot(at int) Spot {
	before := p.src[:at]
	return Spot{
		Line:   strings.Count(before, "\n") + 1,
		Column: utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1,
	}
}

func (p *parser) wrong(key string, at int, name string) error {
	spot := p.spot(at)
	return &app.Error{Code: app.Invalid, Key: key, Args: app.Args{"Line": spot.Line, "Column": spot.Column, "Field": name}}
}

// text reads up to the end, or within a field to the bar or brace that ends a form.
func (p *parser) text() ([]part, error) {
	var parts []part
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			parts = append(parts, part{text: text.String()})
			text.Reset()
		}
	}
	stops := "{}"
	if p.depth > 0 {
		stops = "{}|"
	}
	for {
		n := strings.IndexAny(p.src[p.at:], stops)
		if n < 0 {
			text.WriteString(p.src[p.at:])
			p.at = len(p.src)
			break
		}
		text.WriteString(p.src[p.at : p.at+n])
		p.at += n
		mark := p.src[p.at]
		if p.depth > 0 && mark != '{' {
			break
		}
		if p.depth == 0 && strings.HasPrefix(p.src[p.at+1:], string(mark)) {
			text.WriteByte(mark)
			p.at += 2
			continue
		}
		if mark == '}' {
			return nil, p.wrong("error.template.brace", p.at, "")
		}
		flush()
		field, err := p.field()
		if err != nil {
			return nil, err
		}
		parts = append(parts, field)
	}
	flush()
	return parts, nil
}

// field reads from one brace to the other.
func (p *parser) field() (part, error) {
	open := p.at
	if p.depth++; p.depth > maxDepth {
		return part{}, p.wrong("error.template.deep", open, "")
	}
	defer func() { p.depth-- }()
	p.at++
	f := part{at: p.spot(open)}
	n := strings.IndexAny(p.src[p.at:], "{}|:")
	if n < 0 || p.src[p.at+n] == '{' {
		return f, p.wrong("error.template.brace", open, "")
	}
	name := strings.TrimSpace(p.src[p.at : p.at+n])
	p.at += n
	if p.src[p.at] != ':' {
		name, f.optional = optional(name)
	}
	f.field = Field(name)
	e, known := entry(f.field)
	if !known {
		return f, p.wrong("error.template.unknown", open, name)
	}
	if e.Field == One {
		f.choice = len(p.choices)
		p.choices = append(p.choices, 0)
	}
	segments, colon, err := p.segments(open)
	if err != nil {
		return f, err
	}
	if !f.take(e, segments, colon, p.lang) {
		return f, p.wrong("error.template.forms", open, name)
	}
	if e.Field == One {
		p.choices[f.choice] = len(f.forms)
	}
	return f, nil
}

// optional parts a name from the mark that says that its line may fall away.
func optional(name string) (string, bool) {
	bare, is := strings.CutSuffix(name, "?")
	return strings.TrimSpace(bare), is
}

// segments are what bars part in a field behind its name, up to its closing brace,
// without spaces around them; colon tells that a colon led them in.
func (p *parser) segments(open int) (all [][]part, colon bool, err error) {
	colon = p.src[p.at] == ':'
	for p.at < len(p.src) && p.src[p.at] != '}' {
		p.at++ // the colon or a bar
		parts, err := p.text()
		if err != nil {
			return nil, false, err
		}
		all = append(all, trimmed(parts))
	}
	if p.at == len(p.src) {
		return nil, false, p.wrong("error.template.brace", open, "")
	}
	p.at++
	return all, colon, nil
}

// trimmed is a text without spaces at its ends.
func trimmed(parts []part) []part {
	if n := len(parts); n > 0 && parts[n-1].field == "" {
		parts[n-1].text = strings.TrimRightFunc(parts[n-1].text, unicode.IsSpace)
	}
	if len(parts) > 0 && parts[0].field == "" {
		parts[0].text = strings.TrimLeftFunc(parts[0].text, unicode.IsSpace)
	}
	return slices.DeleteFunc(parts, func(p part) bool { return p.field == "" && p.text == "" })
}

// take gives the field what stood behind its name: a form by its name, a default,
// forms to choose among. It reports whether the field can have that.
func (f *part) take(e Entry, segments [][]part, colon bool, lang app.Lang) bool {
	if option, may := optionOf(e, segments, colon); option != "" {
		f.option, f.optional = option, may
		segments, colon = segments[1:], false
	}
	if colon {
		f.forms = segments
		if e.Field == One {
			f.forms = distinct(segments)
			return len(f.forms) > 1
		}
		return f.enough(e, lang)
	}
	if len(segments) > 1 || len(segments) == 1 && f.optional || e.kind == choice {
		return false
	}
	if len(segments) == 1 {
		f.fallback = segments[0]
	}
	return true
}

// optionOf is the form that is asked for by its name, and whether the line may fall
// away without it; empty where the segments are something else.
func optionOf(e Entry, segments [][]part, colon bool) (option string, may bool) {
	if !colon || len(segments) == 0 || len(segments) > 2 || len(segments[0]) != 1 || segments[0][0].field != "" {
		return "", false
	}
	option, may = optional(segments[0][0].text)
	if !slices.Contains(e.options(), option) {
		return "", false
	}
	return option, may
}

// enough reports that a field has forms only where they can be chosen, and as
// many as the language needs.
func (f *part) enough(e Entry, lang app.Lang) bool {
	switch n := len(f.forms); e.kind {
	case choice:
		return n == e.forms || e.third && n == e.forms+1
	case number:
		return n == pluralForms(lang)
	}
	return false
}

// distinct leaves out what stands there twice: it would be drawn as another one.
func distinct(forms [][]part) [][]part {
	var all [][]part
	for _, form := range forms {
		if !slices.ContainsFunc(all, func(other []part) bool { return reflect.DeepEqual(plain(other), plain(form)) }) {
			all = append(all, form)
		}
	}
	return all
}

// plain is a text without the places where its fields stand.
func plain(parts []part) []part {
	bare := slices.Clone(parts)
	for i := range bare {
		bare[i].at, bare[i].choice = Spot{}, 0
		bare[i].fallback = plain(bare[i].fallback)
		forms := make([][]part, len(bare[i].forms))
		for n, form := range bare[i].forms {
			forms[n] = plain(form)
		}
		bare[i].forms = forms
	}
	return bare
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Escape writes a text that is no template as one, so that it merges to itself.
func Escape(text string) string { return strings.NewReplacer("{", "{{", "}", "}}").Replace(text) }
