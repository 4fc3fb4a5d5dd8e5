package printing

import (
	"context"
	"io"
	"iter"

	"vestka/app"
	"vestka/app/pdf"
	"vestka/app/sheet"
	"vestka/i18n"
)

// SaveByHand writes pages to copy the cards by hand from to the path, as PDF in the
// language of who copies: for each card the address in block letters and the text
// with the lines that it will have in a hand of the size. Handwriting is believed to
// pass more often (DOMAIN.md 1.3).
func (p *Press) SaveByHand(ctx context.Context, job *Job, hand sheet.HandSize, lang app.Lang, path string) error {
	if len(job.Cards) == 0 {
		return &app.Error{Code: app.Refused, Key: "error.nothing_to_print"}
	}
	return p.guard.Save(path, func(w io.Writer) error {
		return pdf.Write(ctx, w, pdf.Document{Fonts: p.fonts, Pages: p.byHand(job, hand, i18n.For(string(lang)))})
	})
}

func (p *Press) byHand(job *Job, hand sheet.HandSize, loc *i18n.Localizer) iter.Seq[sheet.Page] {
	return func(yield func(sheet.Page) bool) {
		for i := range job.Cards {
			for _, page := range sheet.LayByHand(p.fonts, byHandPage(&job.Cards[i], hand, loc)) {
				if !yield(page) {
					return
				}
			}
		}
	}
}

func byHandPage(c *Card, hand sheet.HandSize, loc *i18n.Localizer) sheet.ByHand {
	page := sheet.ByHand{
		Title: loc.T("byhandsheet.title"), Lead: loc.T("byhandsheet.lead"),
		AddressTitle: loc.T("byhandsheet.address"), Address: c.Address,
		TextTitle: loc.T("byhandsheet.text"), Text: c.Text, Hand: hand,
		Full: loc.T("byhandsheet.full"), Footer: loc.T("byhandsheet.footer"),
	}
	if c.Person.Sample {
		page.Notice = loc.T("print.sample_mark")
	}
	return page
}

// TooLongByHand are the people whose card a hand of the size does not fit on.
func (p *Press) TooLongByHand(job *Job, hand sheet.HandSize) []app.PersonID {
	var ids []app.PersonID
	for i := range job.Cards {
		if room := sheet.MeasureByHand(p.fonts, job.Cards[i].Text, hand); room.Lines > room.Room {
			ids = append(ids, job.Cards[i].Person.ID)
		}
	}
	return ids
}
