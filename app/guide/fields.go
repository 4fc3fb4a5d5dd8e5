package guide

import (
	"vestka/app"
	"vestka/app/letters"
	"vestka/i18n"
)

// fieldsID is the name of the chapter that the program writes itself.
const fieldsID = "fields"

// fields is the chapter on what may stand in a text, from the table by which texts
// are read: it cannot say anything else than what is so.
func fields(lang app.Lang) Chapter {
	loc := i18n.For(string(lang))
	c := Chapter{ID: fieldsID, Title: loc.T("guide.fields.title"), Blocks: []Block{
		{Paragraph, loc.T("guide.fields.about")},
		{Paragraph, loc.T("guide.fields.missing")},
		{Heading, loc.T("guide.fields.rules")},
		{Item, loc.T("guide.fields.optional")},
		{Item, loc.T("guide.fields.default")},
		{Item, loc.T("guide.fields.nested")},
		{Item, loc.T("guide.fields.braces")},
		{Item, loc.T("guide.fields.drawn")},
		{Heading, loc.T("guide.fields.all")},
	}}
	for _, e := range letters.Table {
		c.Blocks = append(c.Blocks, Block{Item, loc.T("guide.fields.one", "Write", e.Write.In(lang), "About", loc.T(e.About), "Example", e.Example(lang))})
	}
	return c
}
