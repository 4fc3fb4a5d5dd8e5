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
		{Kind: Paragraph, Text: loc.T("guide.fields.about")},
		{Kind: Paragraph, Text: loc.T("guide.fields.missing")},
		{Kind: Heading, Text: loc.T("guide.fields.rules")},
		{Kind: Item, Text: loc.T("guide.fields.optional")},
		{Kind: Item, Text: loc.T("guide.fields.default")},
		{Kind: Item, Text: loc.T("guide.fields.nested")},
		{Kind: Item, Text: loc.T("guide.fields.braces")},
		{Kind: Item, Text: loc.T("guide.fields.drawn")},
		{Kind: Item, Text: loc.T("guide.fields.common")},
		{Kind: Heading, Text: loc.T("guide.fields.all")},
	}}
	for _, e := range letters.Table {
		c.Blocks = append(c.Blocks, Block{Kind: Item, Text: loc.T("guide.fields.one", "Write", e.Write.In(lang), "About", loc.T(e.About), "Example", e.Example(lang))})
	}
	return c
}
