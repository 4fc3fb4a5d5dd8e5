package printing

import (
	"iter"

	"vestka/app"
	"vestka/app/sheet"
)

// check says what of the documents cannot be.
func (r *Request) check() error {
	for _, paper := range r.Papers() {
		if err := paper.Check(); err != nil {
			return err
		}
		if paper.Item.toSender() && len(r.Return) == 0 {
			return wrong("error.paper.no_return", nil)
		}
	}
	return nil
}

// sameLeaves reports that the papers bear the same, and differ only in how it lies on
// the sheets.
func (p *Paper) sameLeaves(o *Paper) bool {
	return p.item() == o.item() && p.size() == o.size() && p.Upright == o.Upright && p.Fold == o.Fold && p.Window == o.Window && p.Duplex == o.Duplex && p.Bleed == o.Bleed
}

// document is one of the papers of a job: its leaves in the order of the cards, each
// card's as often as copies are wanted.
type document struct {
	im     sheet.Imposition
	leaves int
	leaf   func(i int) sheet.Leaf
}

func (d *document) pages() iter.Seq[sheet.Page] { return d.im.Pages(d.leaf, d.leaves) }

// document plans a paper. What is one leaf for each of the people is laid out only
// when its sheet is due.
func (j *Job) document(fonts *sheet.Fonts, nr int) document {
	paper, main := j.Request.Papers()[nr], j.Request.Main()
	d := document{im: paper.imposition()}
	laid := func(c *Card) (sheet.Card, []sheet.Leaf) {
		if paper.sameLeaves(&main) {
			return c.Laid, c.Sheets
		}
		return c.layOn(fonts, &paper, &j.Request)
	}
	copies := j.Request.copies()
	switch {
	case paper.item() == JobSheet:
	case paper.item().bare():
		d.leaves = j.labels(&paper)
		var one sheet.Leaf
		d.leaf = func(int) sheet.Leaf {
			if one.Front == nil {
				card, _ := (&Card{}).layOn(fonts, &paper, &j.Request)
				one = card.Leaf
			}
			return one
		}
	case paper.item() == Letters || paper.item() == Copysheets:
		var all []sheet.Leaf
		for i := range j.Cards {
			_, sheets := laid(&j.Cards[i])
			for range copies {
				all = append(all, sheets...)
			}
		}
		d.leaves, d.leaf = len(all), func(i int) sheet.Leaf { return all[i] }
	default:
		d.leaves, d.leaf = len(j.Cards)*copies, func(i int) sheet.Leaf {
			card, _ := laid(&j.Cards[i/copies])
			return card.Leaf
		}
	}
	return d
}

// labels is how many labels are printed that are the same for everybody: one for each
// of the people and copies, or where nobody is chosen as many sheets full as copies.
func (j *Job) labels(paper *Paper) int {
	if len(j.Request.People) > 0 || len(j.Request.Drafts) > 0 {
		return len(j.Cards) * j.Request.copies()
	}
	im := paper.imposition()
	used := map[int]bool{}
	for _, place := range im.Used {
		used[place] = true
	}
	return im.Stock.Places()*j.Request.copies() - len(used)
}

// Count is how many sheets of paper one of the documents takes, and how many pages its
// PDF has.
func (p *Press) Count(job *Job, nr int) (sheets, pages int) {
	d := job.document(p.fonts, nr)
	return d.im.Sheets(d.leaves), d.im.PageCount(d.leaves)
}

// UsedAfter are the places that are gone of the last sheet of a document when it was
// printed, none where that is full.
func (p *Press) UsedAfter(job *Job, nr int) []int {
	d := job.document(p.fonts, nr)
	return d.im.UsedAfter(d.leaves)
}

// nothing is the refusal to print a document of nothing.
func nothing() error { return &app.Error{Code: app.Refused, Key: "error.nothing_to_print"} }
