package importer

import (
	"slices"
	"strconv"

	"vestka/app/importer/table"
)

// whose finds out whose list it is: as the user says, as it was said of this shape of
// file before, else by the site that its web addresses lead to; else it is nobody's
// who is known, so that no two offices are taken for one. Where lists of several had
// this shape nobody but the user knows.
func (s *sheet) whose(r *Reading, former []Plan, c *Choice) (err error) {
	taken, err := c.taken()
	if err != nil {
		return err
	}
	r.Sources = offered(taken)
	if c.Source != "" {
		r.Plan.Source, err = sourceOf(c.Source)
		return err
	}
	if len(former) == 0 {
		if former, err = s.formerElsewhere(c); err != nil {
			return err
		}
	}
	all := sources(former, taken, c.Sources == nil)
	switch {
	case len(all) == 1:
		r.Plan.Source, r.Assumed = all[0], true
	case len(all) > 1:
		r.Plan.Source, r.Whose = "", all
	case len(former) > 0:
		r.Plan.Source = former[0].Source
	default:
		if r.Plan.Source = s.site(&r.Plan); r.Plan.Source == "" {
			r.Plan.Source = freeSource(taken)
		}
	}
	return nil
}

// taken are the sources of the lists that were taken in, each once.
func (c *Choice) taken() ([]string, error) {
	if c.Sources == nil {
		return nil, nil
	}
	all, err := c.Sources()
	slices.Sort(all)
	return slices.Compact(all), err
}

// offered are the sources that a table may be another list of.
func offered(taken []string) []string {
	return slices.DeleteFunc(slices.Clone(taken), func(name string) bool { return reserved[name] || name == sourceName })
}

// former are the plans by which files of the shape were taken in, the newest first, one
// for each source.
func (c *Choice) former(shape string, headers []string) ([]Plan, error) {
	if c.Remembered == nil {
		return nil, nil
	}
	texts, err := c.Remembered(shape)
	var plans []Plan
	for _, text := range texts {
		p, err := ParsePlan(text)
		known := slices.ContainsFunc(plans, func(q Plan) bool { return q.Source == p.Source })
		if err == nil && !known && p.fits(shape, headers) {
			plans = append(plans, p)
		}
	}
	return plans, err
}

// planOf is that of the source that the user names, else the newest.
func (c *Choice) planOf(former []Plan) Plan {
	if i := slices.IndexFunc(former, func(p Plan) bool { return p.Source == Slug(c.Source) }); i >= 0 {
		return former[i]
	}
	return former[0]
}

// formerElsewhere are the plans of the same columns in files of other formats.
func (s *sheet) formerElsewhere(c *Choice) (plans []Plan, err error) {
	if s.found.HeaderLine == table.NoHeader {
		return nil, nil
	}
	for _, f := range table.Formats {
		more, err := c.former(shapeOf(string(f), s.headers), s.headers)
		if err != nil {
			return nil, err
		}
		plans = append(plans, more...)
	}
	return plans, nil
}

// sources are those of the plans of which a list stands, or all; each once.
func sources(plans []Plan, taken []string, all bool) (names []string) {
	for _, p := range plans {
		if p.Source != "" && !slices.Contains(names, p.Source) && (all || slices.Contains(taken, p.Source)) {
			names = append(names, p.Source)
		}
	}
	return names
}

// site is the one that most web addresses of the list lead to, empty where there is none.
func (s *sheet) site(p *Plan) string {
	at := p.place(URL)
	if at < 0 {
		return ""
	}
	hosts := map[string]int{}
	for i := range min(looked, s.rows.Len()) {
		hosts[Slug(hostWord(s.aligned(i)[at]))]++
	}
	for host, n := range hosts {
		if host != "" && !reserved[host] && 2*n > min(looked, s.rows.Len()) {
			return host
		}
	}
	return ""
}

// freeSource is the first of "list", "list-2", "list-3" that no list was taken in as.
func freeSource(taken []string) string {
	name := AnySource
	for n := 2; slices.Contains(taken, name); n++ {
		name = AnySource + "-" + strconv.Itoa(n)
	}
	return name
}
