package people

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"vestka/app"
	"vestka/app/names"
)

// longestForm is how many letters a form may have; no name is longer.
const longestForm = 200

// SetForms writes forms of a person's names as one step. A form without a text, or
// that is the one of the rules, is the rules' again. app.Invalid is a form of
// something that the person's name does not have, or of the nominative, which is
// the name itself.
func (e *Editor) SetForms(ctx context.Context, id app.PersonID, forms []app.OwnForm, today app.Date) (app.Changes, error) {
	p, err := e.store.Person(ctx, id)
	if err != nil {
		return app.Changes{}, err
	}
	edit := app.OwnEdit{Person: p.ID}
	for _, f := range forms {
		if f.Text, err = cleanForm(f); err != nil {
			return app.Changes{}, err
		}
		name := p.Names.In(f.Lang)
		if f.Name, f.ChosenOn = name.Part(f.Part), today; f.Name == "" {
			return app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.form.no_part", Hint: "error.form.no_part.hint"}
		}
		if rule := names.Decline(name, p.Sex, f.Lang).Part(f.Part, f.Case); rule.Why == names.Sure && rule.Text == f.Text {
			f.Text = ""
		}
		if f.Text != ownForm(&p, f) {
			edit.Forms = append(edit.Forms, f)
		}
	}
	if len(edit.Forms) == 0 {
		return app.Changes{}, nil
	}
	return e.own.EditOwn(ctx, "undo.own.forms", nil, []app.OwnEdit{edit})
}

// cleanForm is the text of a form as it is kept.
func cleanForm(f app.OwnForm) (string, error) {
	text := names.Clean(f.Text)
	switch {
	case f.Lang != app.Belarusian && f.Lang != app.Russian || !slices.Contains(app.NameParts, f.Part),
		f.Case == app.Nominative || !slices.Contains(app.Cases, f.Case):
		return "", &app.Error{Code: app.Invalid, Key: "error.form.none", Hint: "error.form.none.hint"}
	case strings.ContainsAny(text, "\r\n\t") || utf8.RuneCountInString(text) > longestForm:
		return "", &app.Error{Code: app.Invalid, Key: "error.form.text"}
	}
	return text, nil
}

// ownForm is what the user says so far, of the name as it is now.
func ownForm(p *app.Person, of app.OwnForm) string {
	for _, f := range p.Forms {
		if f.Lang == of.Lang && f.Part == of.Part && f.Case == of.Case && f.Name == of.Name {
			return f.Text
		}
	}
	return ""
}
