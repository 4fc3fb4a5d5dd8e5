package people

import (
	"slices"

	"vestka/app"
)

// roll is everybody as the lists have them, packed: an import of a large list looks
// closely at few of them.
type roll struct {
	ids     []app.PersonID // sorted
	rows    app.Rows       // what stands for each of them
	changed map[app.PersonID]*app.Person
}

// add adds a person; they come in the order of their numbers.
func (r *roll) add(p *app.Person) {
	r.ids = append(r.ids, p.ID)
	r.rows.Add(asRow(p))
}

// has reports that there is such a person.
func (r *roll) has(id app.PersonID) bool {
	_, there := slices.BinarySearch(r.ids, id)
	return there
}

// person is one of them, as the rows taken so far left them; nil where there is none.
func (r *roll) person(id app.PersonID) *app.Person {
	if p := r.changed[id]; p != nil {
		return p
	}
	i, there := slices.BinarySearch(r.ids, id)
	if !there {
		return nil
	}
	return r.unpacked(i)
}

// status is what the store says of one of them, empty where there is none.
func (r *roll) status(id app.PersonID) app.Status {
	i, there := slices.BinarySearch(r.ids, id)
	if !there {
		return ""
	}
	return r.rows.Facts(i).Status
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
	for i := range r.ids {
		f(r.unpacked(i))
	}
}

const sampleSource = "sample" // of the sample list

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
		ID:    r.ids[i],
		Names: row.Names, Status: row.Status, Sex: row.Sex, Born: row.Born, Detained: row.Detained, Died: row.Died,
		Verdict: row.Verdict, Appeal: row.Appeal, Release: row.Release, Articles: row.Articles, Town: row.Town, Work: row.Work, Interests: row.Interests,
		Held: row.Held, Sample: row.Source == sampleSource,
	}
	for _, c := range row.Cells {
		p.SourceIDs = append(p.SourceIDs, app.SourceID(c.Value))
	}
	return p
}
