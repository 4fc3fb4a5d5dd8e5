package guide

import (
	"vestka/app"
	"vestka/app/register"
	"vestka/i18n"
)

// writingID is the name of the chapter on what to write.
const writingID = "writing"

// writing is the chapter on what to write and what to leave out, each line with who says
// so, from the list that the desk and the sheets of an evening show.
func writing(lang app.Lang) (Chapter, error) {
	all, err := register.LoadAdvice()
	if err != nil {
		return Chapter{}, err
	}
	loc := i18n.For(string(lang))
	c := Chapter{ID: writingID, Title: loc.T("desk.guide"), Blocks: []Block{{Kind: Paragraph, Text: loc.T("desk.guide.text")}}}
	for _, write := range []bool{true, false} {
		title := loc.T("desk.guide.write")
		if !write {
			title = loc.T("desk.guide.omit")
		}
		c.Blocks = append(c.Blocks, Block{Kind: Heading, Text: title})
		for _, a := range all {
			if a.Write == write {
				c.Blocks = append(c.Blocks, Block{Kind: Item, Text: a.Text.In(lang), Source: loc.T("rules.checked",
					"Source", a.Source.In(lang), "Date", loc.Date(a.CheckedOn.Year, a.CheckedOn.Month, a.CheckedOn.Day))})
			}
		}
	}
	return c, nil
}
