package printing

import "vestka/app"

// second is the paper of a job that makes both postcards and letters on which the words
// are that are not on the main one: letters beside postcards, or the other way round. It
// is nil where all words are on the main one.
func (r *Request) second() *Paper {
	main := r.Main()
	for i := range r.Beside {
		if p := &r.Beside[i]; main.Item == Postcards && p.item() == Letters || main.Item == Letters && p.item() == Postcards {
			return p
		}
	}
	return nil
}

// paperOf is that on which the words of an item are.
func (r *Request) paperOf(item Item) Paper {
	if second := r.second(); second != nil && second.item() == item {
		return *second
	}
	return r.Main()
}

// itemOf is what a draft is printed as: where the job makes both, what it is written for.
func (r *Request) itemOf(form app.Form) Item {
	main, second := r.Main(), r.second()
	written := Letters
	if form == "" || form == app.CardForm {
		written = Postcards
	}
	if second != nil && second.item() == written {
		return written
	}
	return main.Item
}

// enclose notes which cards go with the one before them, to the same person: they have
// one envelope and one label. Each draft is posted alone.
func (j *Job) enclose() {
	for i := 1; i < len(j.Cards); i++ {
		c, before := &j.Cards[i], &j.Cards[i-1]
		c.Enclosed = c.Draft == 0 && c.Item != before.Item && c.Person.ID == before.Person.ID
	}
}

// on are the cards of which something is on the paper, by their places in the job.
func (j *Job) on(paper *Paper) []int {
	all, mixed := make([]int, 0, len(j.Cards)), j.Request.second() != nil
	for i := range j.Cards {
		c := &j.Cards[i]
		if !mixed || paper.item().Worded() && c.Item == paper.item() || !paper.item().Worded() && !c.Enclosed {
			all = append(all, i)
		}
	}
	return all
}

// Lacks reports that a job makes nothing of one of its documents, though it makes others:
// none of the drafts is a letter.
func (p *Press) Lacks(job *Job, nr int) bool {
	paper := job.Request.Papers()[nr]
	return len(job.Cards) > 0 && !paper.item().bare() && len(job.on(&paper)) == 0
}

// Made is what of a job is made as one item, for whom.
type Made struct {
	Item   Item
	People []*app.Person
}

// Made are the cards of a job by what they are made as, the main item first; it is there
// also where nothing is made.
func (j *Job) Made() []Made {
	main := j.Request.Main()
	all := []Made{{Item: main.Item}}
	if second := j.Request.second(); second != nil {
		all = append(all, Made{Item: second.item()})
	}
	for i := range j.Cards {
		of := &all[len(all)-1]
		if j.Cards[i].Item == all[0].Item {
			of = &all[0]
		}
		of.People = append(of.People, j.Cards[i].Person)
	}
	return all
}
