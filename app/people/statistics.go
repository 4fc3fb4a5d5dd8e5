package people

import (
	"cmp"
	"strings"

	"vestka/app"
)

// listSaid is what the guards ask of a list, as far as it says so by itself.
type listSaid struct {
	app.Statistics         // without the silent rows among the prisoners
	silent         []int32 // rows that do not say whether somebody who lives is a political prisoner
	nowhere        []int32 // those of them that do not say where they are held either
}

// statistics count what the guards ask of the list. Silent rows are taken as the import
// takes them: known is whom each row is about.
func (c *comparing) statistics(of *listSaid, known []app.PersonID) app.Statistics {
	active := func(rows []int32) (n int) {
		for _, i := range rows {
			if c.statusOf(known[i]) == app.Active {
				n++
			}
		}
		return n
	}
	s := of.Statistics
	s.Prisoners += active(of.silent)
	s.NoPrison += active(of.nowhere)
	return s
}

// saidBy goes through a list.
func saidBy(list *app.Snapshot) listSaid {
	s := listSaid{Statistics: app.Statistics{Rows: list.Records.Len(), Fields: map[app.Fact]int{}, Columns: list.Records.Columns()}}
	for i := range list.Records.Len() {
		r := list.Records.Facts(i)
		s.count(int32(i), &r)
		if inFuture(&r) {
			s.Future++
		}
		for _, f := range fieldsOf(&r) {
			if f.said {
				s.Fields[f.field]++
			}
		}
	}
	late := map[int]bool{} // lines of which the importer left a day out
	for _, p := range list.Problems {
		switch {
		case p.Refused:
		case p.Key == "import.problem.future_date" && !late[p.Line]:
			late[p.Line] = true
			s.Future++
		case p.Key == "import.problem.death_undated":
			s.UndatedDeaths++
		}
	}
	return s
}

// count counts a row among those about political prisoners, or as silent.
func (s *listSaid) count(i int32, r *app.Record) {
	nowhere := r.Held.Text == "" && !r.Held.Liberty
	switch {
	case !r.Died.IsZero():
	case r.Status == "" && nowhere:
		s.silent, s.nowhere = append(s.silent, i), append(s.nowhere, i)
	case r.Status == "":
		s.silent = append(s.silent, i)
	case r.Status == app.Active && nowhere:
		s.Prisoners++
		s.NoPrison++
	case r.Status == app.Active:
		s.Prisoners++
	}
}

// statusOf is the status of somebody about whom a silent row is.
func (c *comparing) statusOf(about app.PersonID) app.Status {
	return cmp.Or(c.people.head(about).Status, c.list.Everyone)
}

// inFuture reports a day after that of the list which should lie before it. A
// sentence may end later, a court may have been called.
func inFuture(r *app.Record) bool {
	for _, d := range [...]app.Date{r.Born, r.Detained, r.Died} {
		if !d.IsZero() && !r.SeenOn.IsZero() && r.SeenOn.Before(d) {
			return true
		}
	}
	return false
}

type fieldSaid struct {
	field app.Fact
	said  bool
}

// fieldsOf tells of each fact whether the row says it.
func fieldsOf(r *app.Record) [13]fieldSaid {
	return [...]fieldSaid{
		{app.FactName, r.Name != "" || r.Names != (app.Names{})},
		{app.FactStatus, r.Status != ""},
		{app.FactSex, r.Sex != app.SexUnknown},
		{app.FactBorn, !r.Born.IsZero()},
		{app.FactDetained, !r.Detained.IsZero()},
		{app.FactHeld, r.Held.Text != "" || r.Held.Liberty},
		{app.FactVerdict, !r.Verdict.IsZero()},
		{app.FactAppeal, !r.Appeal.IsZero()},
		{app.FactRelease, !r.Release.IsZero()},
		{app.FactArticles, r.Articles != ""},
		{app.FactTown, r.Town != ""},
		{app.FactWork, r.Work != ""},
		{app.FactInterests, r.Interests != ""},
	}
}

// newestOf is the newest import of the source that stands and is like that, nil
// where there is none: of two of one day the later one.
func newestOf(imports []app.Import, source string, like func(*app.Import) bool) (newest *app.Import) {
	for i := range imports {
		in := &imports[i]
		if in.Stands() && in.Source == source && like(in) && (newest == nil || newest.Day.Before(in.Day)) {
			newest = in
		}
	}
	return newest
}

// knowsSource reports that lists of the source were taken in before, by whatever
// version of the program.
func (c *comparing) knowsSource(imports []app.Import) bool {
	for i := range imports {
		if imports[i].Stands() && imports[i].Source == c.list.Source {
			return true
		}
	}
	if len(c.rows) > 0 {
		return true
	}
	for id := range c.ids {
		if strings.HasPrefix(string(id), c.list.Source+":") {
			return true
		}
	}
	return false
}
