package app

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// OwnTemplate is a text of the user's own, in the field language of package
// letters, in one language or several.
type OwnTemplate struct {
	ID       string // by which it is called
	Occasion Occasion
	Form     Form
	Title    Text
	Tone     Text // whom it suits; may be empty
	Body     Text
}

// In is the body in the language, empty where there is none; Text.In would give
// that of another.
func (t *OwnTemplate) In(l Lang) string {
	switch l {
	case Belarusian:
		return t.Body.BE
	case Russian:
		return t.Body.RU
	}
	return t.Body.EN
}

// The longest ID, title and note on tone of a template, in letters.
const (
	mostTemplateID    = 60
	mostTemplateTitle = 120
	mostTemplateTone  = 600
)

// Clean is the template as it is kept; Invalid where it lacks something or has too
// much of it. What is in the body only package letters can tell.
func (t OwnTemplate) Clean() (OwnTemplate, error) {
	t.ID = strings.TrimSpace(t.ID)
	line := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	body := func(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")) }
	t.Title, t.Tone, t.Body = t.Title.each(line), t.Tone.each(line), t.Body.each(body)
	wrong := func(key string) (OwnTemplate, error) {
		return t, &Error{Code: Invalid, Key: key, Args: Args{"Template": t.ID}}
	}
	switch {
	case t.ID == "" || utf8.RuneCountInString(t.ID) > mostTemplateID || strings.ContainsFunc(t.ID, notInID):
		return wrong("error.template.id")
	case !t.Occasion.Known():
		return wrong("error.template.occasion")
	case !slices.Contains(Forms, t.Form):
		return wrong("error.template.for")
	case t.Title == Text{}:
		return wrong("error.template.title")
	case t.Body == Text{}:
		return wrong("error.template.body")
	case t.Title.longest() > mostTemplateTitle, t.Tone.longest() > mostTemplateTone, len(t.Body.EN+t.Body.RU+t.Body.BE) > MostText,
		!utf8.ValidString(t.Title.EN + t.Title.RU + t.Title.BE + t.Tone.EN + t.Tone.RU + t.Tone.BE + t.Body.EN + t.Body.RU + t.Body.BE):
		return wrong("error.template.size")
	}
	return t, nil
}

func notInID(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' }

func (t Text) each(fn func(string) string) Text {
	return Text{EN: fn(t.EN), RU: fn(t.RU), BE: fn(t.BE)}
}

// longest is how many letters the longest of them has.
func (t Text) longest() int {
	return max(utf8.RuneCountInString(t.EN), utf8.RuneCountInString(t.RU), utf8.RuneCountInString(t.BE))
}

// Any is the text in the language, or in any other that there is.
func (t Text) Any(l Lang) string {
	for _, s := range []string{t.In(l), t.BE, t.RU} {
		if s != "" {
			return s
		}
	}
	return ""
}

// TemplateStore keeps the user's own templates.
type TemplateStore interface {
	// OwnTemplates are all of them, by ID.
	OwnTemplates(ctx context.Context) ([]OwnTemplate, error)
	// SaveTemplates keeps them in one step, each in the place of one with its ID.
	SaveTemplates(ctx context.Context, templates ...OwnTemplate) (Changes, error)
	// RemoveTemplate is NotFound where there is none.
	RemoveTemplate(ctx context.Context, id string) (Changes, error)
}
