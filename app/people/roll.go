package people

import (
	"cmp"
	"slices"

	"vestka/app"
)

// roll is everybody as the lists have them: all in short, and whole only whom an import
// looks at closely. Where that is nearly everybody, all are kept packed.
type roll struct {
	read    func(ids []app.PersonID, each func(*app.Person) error) error // nil ids for all
	heads   []app.PersonHead                                             // sorted by ID
	near    map[app.PersonID]*app.Person                                 // who was asked for last
	changed map[app.PersonID]*app.Person
	alone   int // how many were read each by themselves
	whole   bool
	rows    app.Rows // where whole: what stands for each of heads
	err     error    // of reading; after it people are empty
}

const (
	mostNear  = 4 * atOnce // people who are kept near
	mostAlone = 200        // after so many everybody is read at once
)

// add adds a person whole; they come in the order of their numbers.
func (r *roll) add(p *app.Person) error {
	r.rows.Add(asRow(p))
	return nil
}

func (r *roll) at(id app.PersonID) (int, bool) {
	return slices.BinarySearchFunc(r.heads, id, func(h app.PersonHead, id app.PersonID) int { return cmp.Compare(h.ID, id) })
}

// has reports that there is such a person.
func (r *roll) has(id app.PersonID) bool {
	_, there := r.at(id)
	return there
}

// head is one of them in short, zero where there is none.
func (r *roll) head(id app.PersonID) app.PersonHead {
	i, there := r.at(id)
	if !there {
		return app.PersonHead{}
	}
	return r.heads[i]
}

// person is one of them, as the rows taken so far left them; nil where there is none.
func (r *roll) person(id app.PersonID) *app.Person {
	if p := r.changed[id]; p != nil {
		return p
	}
	if p := r.near[id]; p != nil {
		return p
	}
	i, there := r.at(id)
	switch {
	case !there:
		return nil
	case !r.whole && r.alone < mostAlone:
		r.alone++
		r.fetch([]app.PersonID{id})
		if p := r.near[id]; p != nil {
			return p
		}
	default:
		r.all()
	}
	if r.err != nil {
		return &app.Person{ID: id}
	}
	return r.unpacked(i)
}

// fetch reads people who are about to be asked for.
func (r *roll) fetch(ids []app.PersonID) {
	if r.whole || r.err != nil || len(ids) == 0 {
		return
	}
	if r.near == nil || len(r.near)+len(ids) > mostNear {
		r.near = make(map[app.PersonID]*app.Person, len(ids))
	}
	r.err = r.read(ids, func(p *app.Person) error {
		near := *p
		r.near[p.ID] = &near
		return nil
	})
}

// all reads everybody.
func (r *roll) all() {
	if r.whole || r.err != nil {
		return
	}
	r.err = r.read(nil, r.add)
	if r.err == nil && r.rows.Len() != len(r.heads) {
		r.err = &app.Error{Code: app.Failed, Key: "error.store.failed"} // somebody came or went meanwhile
	}
	r.whole = r.err == nil
}

// keep has the person looked at as they are now.
func (r *roll) keep(p *app.Person) {
	if r.changed == nil {
		r.changed = map[app.PersonID]*app.Person{}
	}
	r.changed[p.ID] = p
}

// each calls f for everybody as they are in the store. The person is good for the call.
func (r *roll) each(f func(p *app.Person)) {
	r.all()
	if r.err != nil {
		return
	}
	for i := range r.heads {
		f(r.unpacked(i))
	}
}

const sampleSource = app.SampleSource

// asRow is a row that says of somebody what the lists say; the numbers of sources stand
// in its cells.
func asRow(p *app.Person) *app.Record {
	row := &app.Record{
		Names: p.Names, Status: p.Status, Sex: p.Sex, Born: p.Born, Detained: p.Detained, Died: p.Died,
		Verdict: p.Verdict, Appeal: p.Appeal, Release: p.Release, Articles: p.Articles, Town: p.Town, Work: p.Work, Interests: p.Interests,
		Held: p.Held,
	}
	for _, id := range p.SourceIDs {
		row.Cells = append(row.Cells, app.Cell{Value: string(id)})
	}
	if p.Sample {
		row.Source = sampleSource
	}
	return row
}

func (r *roll) unpacked(i int) *app.Person {
	row := r.rows.At(i)
	p := &app.Person{
		ID:    r.heads[i].ID,
		Names: row.Names, Status: row.Status, Sex: row.Sex, Born: row.Born, Detained: row.Detained, Died: row.Died,
		Verdict: row.Verdict, Appeal: row.Appeal, Release: row.Release, Articles: row.Articles, Town: row.Town, Work: row.Work, Interests: row.Interests,
		Held: row.Held, Sample: row.Source == sampleSource,
	}
	for _, c := range row.Cells {
		p.SourceIDs = append(p.SourceIDs, app.SourceID(c.Value))
	}
	return p
}
