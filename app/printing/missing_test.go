package printing

import (
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/sheet"
)

// TestLettersThatTheFontLacksAreToldOfEveryItem: whatever is printed, with whom it is for, or
// once where it is the same for everybody.
func TestLettersThatTheFontLacksAreToldOfEveryItem(t *testing.T) {
	labels := func(item Item) Paper {
		return Paper{Item: item, Stock: sheet.Stock{Paper: sheet.A4, Place: sheet.Size{W: 99.1, H: 38.1}, Columns: 2, Rows: 7, Left: 4.65, Top: 15.15, PitchX: 101.6, PitchY: 38.1}}
	}
	for name, c := range map[string]struct {
		paper  Paper
		beside []Paper
		nobody bool
		words  string
	}{
		"postcards":       {paper: Paper{Item: Postcards}},
		"their words":     {paper: Paper{Item: Postcards}, words: "Вітаю 春."},
		"letters":         {paper: Paper{Item: Letters}, words: "Вітаю 春."},
		"envelopes":       {paper: Paper{Item: Envelopes}},
		"labels":          {paper: labels(Labels)},
		"reply envelopes": {paper: Paper{Item: ReplyEnvelopes}},
		"copy sheets":     {paper: Paper{Item: Copysheets}},
		"words to copy":   {paper: Paper{Item: Copysheets}, words: "Вітаю 春."},
		"a check list":    {paper: Paper{Item: JobSheet}},
		"labels beside":   {paper: Paper{Item: Letters}, beside: []Paper{labels(Labels)}},
		"return labels":   {paper: labels(ReturnLabels), nobody: true},
		"one to each":     {paper: labels(ReturnLabels)},
		"own beside":      {paper: labels(Labels), beside: []Paper{labels(ReturnLabels)}},
	} {
		s := newShop(t)
		own := c.paper.Item == ReturnLabels || len(c.beside) > 0 && c.beside[0].Item == ReturnLabels
		var people []app.PersonID
		if !c.nobody {
			people = append(people, s.add(0, func(p *app.Person) {
				if !own && c.words == "" {
					p.Names.BE = app.Name{Given: "Янка", Family: "春", Source: "user"}
				}
			}))
		}
		req := request(people...)
		req.Paper, req.Beside, req.Words = c.paper, c.beside, c.words
		if c.paper.Item == Copysheets {
			req.Hand = sheet.HandSizes[0]
		}
		if own || c.paper.Item == ReplyEnvelopes {
			req.Return = []string{"春 1"}
		}
		job := s.prepare(req)
		at := slices.IndexFunc(job.Preflight(nil), func(f Finding) bool { return f.Concern == LettersGone })
		if at < 0 {
			t.Errorf("%s: %+v", name, job.Preflight(nil))
			continue
		}
		found := job.Preflight(nil)[at].Reasons
		if len(found) != 1 || found[0].Args["Letters"] != "春" || (found[0].Person == 0) != own {
			t.Errorf("%s: %+v", name, found)
		}
	}
}
