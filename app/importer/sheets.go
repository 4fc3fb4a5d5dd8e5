package importer

import (
	"context"
	"io"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/importer/table"
)

// AllWorksheets is the Choice.Sheets of a file of which every worksheet is read that
// has people in it.
const AllWorksheets = "all"

// several reports that more than one worksheet may be wanted: their rows are one list.
func (c *Choice) several() bool { return len(c.Sheets) > 0 }

// worksheets are those that are wanted, in the order of the file, by their names; all is
// true where any that is no list may be left out.
func (c *Choice) worksheets(s *sheet) (names []string, all bool, err error) {
	if f := s.found.Format; f == table.CSV || f == table.TSV || f == table.VCard {
		return nil, false, &app.Error{Code: app.Invalid, Key: "error.table.no_worksheets", Args: app.Args{"Format": f.Name()}}
	}
	wanted := map[string]bool{s.found.Worksheet: true}
	for _, said := range c.Sheets {
		nr, isNumber := wholeNumber(said)
		at := slices.IndexFunc(s.worksheets, func(w table.Worksheet) bool {
			return strings.EqualFold(strings.TrimSpace(w.Name), strings.TrimSpace(said))
		})
		switch {
		case at >= 0:
			wanted[s.worksheets[at].Name] = true
		case isNumber && 1 <= nr && nr <= len(s.worksheets):
			wanted[s.worksheets[nr-1].Name] = true
		case strings.EqualFold(said, AllWorksheets):
			all = true
		default:
			return nil, false, &app.Error{Code: app.Invalid, Key: "error.table.worksheet", Args: app.Args{"Value": said}}
		}
	}
	for _, w := range s.worksheets {
		if wanted[w.Name] || all && !w.Hidden {
			names = append(names, w.Name)
		}
	}
	return names, all, nil
}

// one is the choice for another worksheet of the file: what it says of the first one's
// columns holds for those that have the same names.
func (c *Choice) one(name string, first *Reading, headers []string) Choice {
	other := *c
	other.Worksheet, other.HeaderLine, other.Sheets = name, 0, nil
	other.Source, other.Lang = first.Plan.Source, first.Plan.Lang
	if other.Everyone == "" {
		other.Everyone = first.Plan.Everyone
	}
	other.Map = slices.DeleteFunc(slices.Clone(c.Map), func(a Assignment) bool {
		return !slices.ContainsFunc(headers, func(h string) bool { return plainWords(h) == plainWords(a.Column) })
	})
	return other
}

// part is one of several worksheets that are read.
type part struct {
	*sheet
	plan Plan
}

// parts opens the worksheets that are wanted. s is the first that was looked at, as
// reading understands it.
func (s *sheet) parts(ctx context.Context, r io.ReaderAt, size int64, c Choice, reading *Reading) (parts []part, err error) {
	names, all, err := c.worksheets(s)
	if err != nil {
		return nil, err
	}
	if len(s.worksheets) == 0 { // the only one of a page or of JSON has no name
		return []part{{s, reading.Plan}}, nil
	}
	for _, name := range names {
		if name == s.found.Worksheet {
			parts = append(parts, part{s, reading.Plan})
			continue
		}
		one := c.one(name, reading, nil)
		other, err := openSheet(ctx, r, size, one)
		if err == nil {
			var understood Reading
			one = c.one(name, reading, other.headers)
			if understood, err = other.understand(one); err == nil {
				if err = other.lists(&understood.Plan); err == nil {
					parts = append(parts, part{other, understood.Plan})
				}
			}
		}
		if err != nil && (!all || isFailure(err)) {
			return nil, err
		}
	}
	reading.Read = nil
	for _, p := range parts {
		reading.Read = append(reading.Read, p.found.Worksheet)
	}
	return parts, nil
}

// lists refuses a sheet that has nobody in it, or does not say who.
func (s *sheet) lists(plan *Plan) error {
	switch {
	case s.rows.Len() == 0:
		return s.noPeople(plan)
	case plan.names() || plan.has(ID):
		return nil
	case plan.understood():
		return refusal("error.import.no_name_column", "error.import.no_name_column.hint")
	}
	return unknownTable()
}

// Unread are the worksheets that are not read, but for hidden ones.
func (r *Reading) Unread() (names []string) {
	for _, w := range r.Worksheets {
		if !w.Hidden && !slices.Contains(r.Read, w.Name) {
			names = append(names, w.Name)
		}
	}
	return names
}
