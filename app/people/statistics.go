package people

import (
	"cmp"
	"strings"

	"vestka/app"
)

// statistics count what the guards ask of the list. Of rows that do not say whether
// somebody is a political prisoner it is taken as the import takes it: known is whom
// each row is about.
func (c *comparing) statistics(known []app.PersonID) app.Statistics {
	list := c.list
	s := app.Statistics{Rows: list.Records.Len(), Fields: map[app.Fact]int{}, Columns: list.Records.Columns()}
	for i := range list.Records.Len() {
		row := list.Records.Facts(i)
		r := &row
		if c.statusOf(r, known[i]) == app.Active && r.Died.IsZero() {
			s.Prisoners++
			if r.Held.Text == "" && !r.Held.Liberty {
				s.NoPrison++
			}
		}
		if inFuture(r) {
			s.Future++
		}
		for _, f := range fieldsOf(r) {
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

// statusOf is the status that somebody has whom the row is about, by what the row says
// and what was known.
func (c *comparing) statusOf(r *app.Record, about app.PersonID) app.Status {
	if r.Status != "" {
		return r.Status
	}
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
