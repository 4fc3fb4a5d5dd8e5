package someone

import (
	"vestka/app"
	"vestka/app/people"
	"vestka/ui/kit"
)

// Finder finds people by their names.
type Finder interface {
	Find(q people.Query) people.Result
}

// Ask asks under the title for somebody before there is a form, and hands over who was
// chosen; where nobody is called so that is said.
func Ask(frame kit.Frame, list Finder, today app.Date, title, text string, done func(app.PersonID)) {
	loc, lang := frame.Loc(), app.Lang(frame.Loc().Lang())
	frame.Dialogs().Prompt(kit.PromptRequest{Title: title, Text: text, OK: loc.T("parcels.find")}, func(text string) {
		found := list.Find(people.Query{Text: text, Today: today, Lang: lang, Limit: mostAsked}).People
		switch len(found) {
		case 0:
			frame.Fail(&app.Error{Code: app.NotFound, Key: "error.parcel.nobody"})
		case 1:
			done(found[0].ID)
		default:
			names := make([]string, len(found))
			for i, e := range found {
				names[i] = kit.Joined(e.Names.Best(lang).Display(), e.Held.Facility)
			}
			frame.Dialogs().Choose(title, loc.T("parcels.which"), names, func(i int) { done(found[i].ID) })
		}
	})
}

// mostAsked is how many people are offered who are called so.
const mostAsked = 8
