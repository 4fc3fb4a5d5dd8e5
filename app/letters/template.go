package letters

import (
	"strings"
	"unicode/utf8"

	"vestka/app"
)

// Template is a parsed text with fields.
type Template struct {
	lang  app.Lang
	lines [][]part
}

// part is a piece of a line: text, or a field with what goes with it.
type part struct {
	text     string // literal where field is empty
	field    Field
	optional bool
	fallback string
	forms    []string // chosen by sex or by number
}

// maxTemplate bounds a template: a letter of some thirty pages.
const maxTemplate = 100_000

// Parse reads a template written in the language. An unknown field, an open
// brace or a wrong number of forms is an error that names its line (from 1).
func Parse(src string, lang app.Lang) (*Template, error) {
	if len(src) > maxTemplate || !utf8.ValidString(src) {
		return nil, &app.Error{Code: app.Invalid, Key: "error.template.size"}
	}
	src = strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\r", "\n")
	t := &Template{lang: lang}
	for i, line := range strings.Split(strings.Trim(src, "\n"), "\n") {
		parts, err := t.parseLine(strings.TrimRight(line, " \t"))
		if err != nil {
			err.Args["Line"] = i + 1
			return nil, err
		}
		t.lines = append(t.lines, parts)
	}
	return t, nil
}

func (t *Template) parseLine(line string) ([]part, *app.Error) {
	var parts []part
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			parts = append(parts, part{text: text.String()})
			text.Reset()
		}
	}
	for line != "" {
		i := strings.IndexAny(line, "{}")
		if i < 0 {
			text.WriteString(line)
			break
		}
		text.WriteString(line[:i])
		brace := line[i]
		line = line[i+1:]
		if line != "" && line[0] == brace {
			text.WriteByte(brace)
			line = line[1:]
			continue
		}
		end := strings.IndexAny(line, "{}")
		if brace == '}' || end < 0 || line[end] != '}' {
			return nil, &app.Error{Code: app.Invalid, Key: "error.template.brace", Args: app.Args{}}
		}
		p, err := t.parseField(line[:end])
		if err != nil {
			return nil, err
		}
		flush()
		parts = append(parts, p)
		line = line[end+1:]
	}
	flush()
	return parts, nil
}

// parseField reads what stands between two braces.
func (t *Template) parseField(s string) (part, *app.Error) {
	name, p := strings.TrimSpace(s), part{}
	if head, tail, ok := strings.Cut(s, ":"); ok {
		name = strings.TrimSpace(head)
		for _, form := range strings.Split(tail, "|") {
			p.forms = append(p.forms, strings.TrimSpace(form))
		}
	} else if head, tail, ok := strings.Cut(s, "|"); ok {
		name, p.fallback = strings.TrimSpace(head), strings.TrimSpace(tail)
	} else if head, ok := strings.CutSuffix(name, "?"); ok {
		name, p.optional = strings.TrimSpace(head), true
	}
	p.field = Field(name)
	if !known(name) {
		return p, &app.Error{Code: app.Invalid, Key: "error.template.unknown", Args: app.Args{"Field": name}}
	}
	if !t.formsFit(p) {
		return p, &app.Error{Code: app.Invalid, Key: "error.template.forms", Args: app.Args{"Field": name}}
	}
	return p, nil
}

// formsFit reports that a field has forms only where they can be chosen, and
// as many as the language needs.
func (t *Template) formsFit(p part) bool {
	switch p.field {
	case Sex:
		return len(p.forms) == 2 || len(p.forms) == 3
	case Age:
		return p.forms == nil || len(p.forms) == pluralForms(t.lang)
	}
	return p.forms == nil
}

// Missing is a field that a letter needs and a person does not have.
type Missing struct{ Field Field }

// Merge writes the letter. Where a needed field is empty it is named in
// missing, and the text must not be printed.
func (t *Template) Merge(v Values) (text string, missing []Missing) {
	var out []string
	for _, parts := range t.lines {
		line, keep, lacks := t.mergeLine(parts, &v)
		missing = append(missing, lacks...)
		if keep {
			out = append(out, line)
		}
	}
	return tidy(out), missing
}

func (t *Template) mergeLine(parts []part, v *Values) (line string, keep bool, missing []Missing) {
	var b strings.Builder
	for _, p := range parts {
		if p.field == "" {
			b.WriteString(p.text)
			continue
		}
		s := v.text(p.field)
		if p.forms != nil {
			s = t.form(p, v)
		}
		switch {
		case s != "":
			b.WriteString(s)
		case p.fallback != "":
			b.WriteString(p.fallback)
		case p.optional:
			return "", false, nil
		default:
			missing = append(missing, Missing{p.field})
		}
	}
	return b.String(), true, missing
}

// form chooses among the forms of a field; empty where it cannot be chosen.
func (t *Template) form(p part, v *Values) string {
	if p.field == Age {
		if v.Age <= 0 {
			return ""
		}
		return p.forms[plural(t.lang, v.Age)]
	}
	switch {
	case v.Sex == app.Male:
		return p.forms[0]
	case v.Sex == app.Female:
		return p.forms[1]
	case len(p.forms) == 3:
		return p.forms[2]
	}
	return ""
}

// tidy joins lines, and closes the gap where lines fell away: never two empty
// lines in a row, none at either end.
func tidy(lines []string) string {
	var out []string
	for _, l := range lines {
		if l == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, l)
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n")
}
