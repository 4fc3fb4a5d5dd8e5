package printing

import (
	"iter"
	"slices"
	"sync"

	"vestka/app"
	"vestka/app/sheet"
	"vestka/app/work"
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
	if second := r.second(); second != nil && second.Template == "" && len(r.Drafts) == 0 {
		return wrong("error.paper.no_text", nil)
	}
	return nil
}

// sameLeaves reports that the papers bear the same, and differ only in how it lies on
// the sheets.
func (p *Paper) sameLeaves(o *Paper) bool {
	return p.item() == o.item() && p.size() == o.size() && p.Upright == o.Upright && p.Fold == o.Fold && p.Window == o.Window && p.Opening == o.Opening && p.Duplex == o.Duplex && p.Bleed == o.Bleed
}

// document is one of the papers of a job: its leaves in the order of the cards, each
// card's as often as copies are wanted.
type document struct {
	im     sheet.Imposition
	leaves int
	leaf   func(i int) sheet.Leaf // several may be asked for at once
}

// pages of the document. Leaves are laid out on all processors while the pages of
// those before are written, and forgotten with them.
func (d *document) pages() iter.Seq[sheet.Page] {
	return func(yield func(sheet.Page) bool) {
		order := d.im.Order(d.leaves)
		next, stop := iter.Pull(work.InOrder(len(order), func(i int) sheet.Leaf { return d.leaf(order[i]) }))
		defer stop()
		d.im.Pages(func(int) sheet.Leaf {
			leaf, _ := next()
			return leaf
		}, d.leaves)(yield)
	}
}

// document plans a paper. What is one leaf for each of the people is laid out only
// when its sheet is due.
func (j *Job) document(fonts *sheet.Fonts, nr int) document {
	paper := j.Request.Papers()[nr]
	own := j.Request.paperOf(paper.item())
	d, on := document{im: paper.imposition()}, j.on(&paper)
	d.im.Front, d.im.Back = j.Request.Front, j.Request.Back
	d.im.Alone = paper.Sides == sheet.Backs && !j.Request.apart()
	copies := j.Request.copies()
	switch {
	case paper.item() == JobSheet:
		pages := jobSheetPages(fonts, j, j.Request.Reader)
		d.leaves, d.leaf = len(pages), func(i int) sheet.Leaf { return sheet.Leaf{Front: pages[i].Faces[0].Face} }
	case paper.item().bare():
		d.leaves = j.labels(&paper, len(on))
		one, _ := (&Card{Person: &app.Person{}}).layOn(fonts, &paper, &j.Request)
		d.leaf = func(int) sheet.Leaf { return one.Leaf }
	case paper.item() == Letters || paper.item() == Copysheets:
		all := sync.OnceValue(func() []sheet.Leaf { return j.sheets(fonts, &paper, on) })
		if d.leaf = func(i int) sheet.Leaf { return all()[i] }; !paper.sameLeaves(&own) {
			d.leaves = len(all())
			break
		}
		for _, i := range on {
			d.leaves += j.Cards[i].Leaves * copies
		}
	default:
		d.leaves, d.leaf = len(on)*copies, func(i int) sheet.Leaf {
			card, _ := j.Cards[on[i/copies]].layOn(fonts, &paper, &j.Request)
			return card.Leaf
		}
	}
	return d
}

// sheets are those of the cards on a paper of which each has several.
func (j *Job) sheets(fonts *sheet.Fonts, paper *Paper, on []int) []sheet.Leaf {
	var all []sheet.Leaf
	for sheets := range work.InOrder(len(on), func(i int) []sheet.Leaf {
		_, sheets := j.Cards[on[i]].layOn(fonts, paper, &j.Request)
		return sheets
	}) {
		for range j.Request.copies() {
			all = append(all, sheets...)
		}
	}
	return all
}

// owners are the cards to which the leaves of a document with words belong, by their
// places in the job.
func (j *Job) owners(nr int) []int {
	paper := j.Request.Papers()[nr]
	var all []int
	for _, i := range j.on(&paper) {
		for range j.Request.copies() * max(j.Cards[i].Leaves, 1) {
			all = append(all, i)
		}
	}
	return all
}

// labels is how many labels are printed that are the same for everybody: one for each
// of the people and copies, or where nobody is chosen as many as are asked for, else as
// many sheets full as copies.
func (j *Job) labels(paper *Paper, cards int) int {
	switch {
	case len(j.Request.People) > 0 || len(j.Request.Drafts) > 0:
		return cards * j.Request.copies()
	case j.Request.Labels > 0:
		return j.Request.Labels
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

// Pieces is how many pieces one of the documents has: cards, sheets of letters, labels.
func (p *Press) Pieces(job *Job, nr int) int {
	d := job.document(p.fonts, nr)
	return d.leaves
}

// Sheaf is the sheets of paper of one document as they come out of the printer, for
// the screen.
type Sheaf struct{ doc document }

// Sheaf gives those of one of the documents of a job. Nothing is laid out before it is
// looked at.
func (p *Press) Sheaf(job *Job, nr int) *Sheaf { return &Sheaf{job.document(p.fonts, nr)} }

// Count is how many there are.
func (s *Sheaf) Count() int { return s.doc.im.Sheets(s.doc.leaves) }

// Sides are the printed sides of a sheet, counted from 0: one or two.
func (s *Sheaf) Sides(i int) []sheet.Page {
	return slices.Collect(s.doc.im.Some(s.doc.leaf, s.doc.leaves, i, i+1, false))
}

// nothing is the refusal to print a document of nothing.
func nothing() error { return &app.Error{Code: app.Refused, Key: "error.nothing_to_print"} }
