package desk

import (
	"slices"

	"vestka/app"
	"vestka/app/register"
)

// Texts are the templates that a draft may begin with: those in the language that
// have room in the form, and are about the person or to the person, as asked. Those
// that are written for the very form come first.
func (d *Desk) Texts(lang app.Lang, form app.Form, about bool) []register.Template {
	var all []register.Template
	for _, t := range d.register.Templates() {
		if t.Lang == lang && t.Occasion.About() == about && form.Holds(t.Form) {
			all = append(all, t)
		}
	}
	slices.SortStableFunc(all, func(a, b register.Template) int {
		switch {
		case a.Form == b.Form:
			return 0
		case a.Form == form:
			return -1
		case b.Form == form:
			return 1
		}
		return 0
	})
	return all
}
