package rules

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/rules"
	"vestka/ui/kit"
)

// limits asks for how much may be sent, a line for each limit.
type limits struct {
	column *kit.Column
	frame  kit.Frame
	rows   []*limitRow
}

// limitRow is one limit: an amount, of what, for which time, and whether it is a
// counsel only.
type limitRow struct {
	most      *kit.Entry
	unit, per *kit.Select
	advised   *kit.Check
	units     []string
}

// periods are what an amount is for, in the order in which they are offered.
var periods = []rules.Period{rules.Each, rules.PerDay, rules.PerMonth}

// usualUnits are what limits are counted in; the empty one counts things.
var usualUnits = []string{"kg", "g", "", "BYN", "EUR", "USD"}

func newLimits(f kit.Frame, list []rules.Limit) *limits {
	l := &limits{column: kit.NewColumn(kit.Tight), frame: f}
	for _, limit := range list {
		l.rows = append(l.rows, l.row(limit))
	}
	l.show()
	return l
}

func (l *limits) row(limit rules.Limit) *limitRow {
	loc := l.frame.Loc()
	r := &limitRow{most: kit.NewEntry(), units: usualUnits}
	r.most.SetPlaceHolder(loc.T("rules.form.most"))
	if limit.Most > 0 {
		r.most.SetText(strconv.FormatFloat(limit.Most, 'f', -1, 64))
	}
	if !slices.Contains(r.units, limit.Unit) {
		r.units = append(slices.Clone(r.units), limit.Unit)
	}
	words := make([]string, len(r.units))
	for i, u := range r.units {
		switch key := (rules.Limit{Unit: u}).UnitKey(); {
		case key != "":
			words[i] = loc.T(key)
		case u == "":
			words[i] = loc.T("rules.form.pieces")
		default:
			words[i] = u
		}
	}
	r.unit = kit.NewSelect(words, slices.Index(r.units, limit.Unit), func(int) {})
	times := []string{loc.T("rules.form.each"), loc.T("rules.form.per_day"), loc.T("rules.form.per_month")}
	r.per = kit.NewSelect(times, slices.Index(periods, limit.Per), func(int) {})
	r.advised = kit.NewCheck(loc.T("rules.form.advised"), limit.Advised, func(bool) {})
	return r
}

// show stands the rows under each other, with the way to a further one.
func (l *limits) show() {
	loc := l.frame.Loc()
	var lines []fyne.CanvasObject
	for i, r := range l.rows {
		lines = append(lines, kit.NewColumn(0,
			pair(pair(r.most, r.unit), r.per),
			kit.NewRow(r.advised, kit.NewLink(loc.T("rules.form.limit.drop"), func() { l.drop(i) }))))
	}
	l.column.Set(append(lines, kit.NewFlow(0, kit.NewLink(loc.T("rules.form.limit.add"), l.add)))...)
	kit.LayOver(l.column)
}

// add stands an empty row below the others, with the keyboard in it.
func (l *limits) add() {
	r := l.row(rules.Limit{What: rules.Weight, Unit: usualUnits[0]})
	l.rows = append(l.rows, r)
	l.show()
	l.frame.Focus(r.most)
}

func (l *limits) drop(i int) {
	l.rows = slices.Delete(l.rows, i, i+1)
	l.show()
}

// limit is what a row says; an empty row says nothing.
func (r *limitRow) limit() (l rules.Limit, given bool, err error) {
	text := strings.TrimSpace(r.most.Text)
	if text == "" {
		return l, false, nil
	}
	l, ok := rules.ParseLimit(text)
	if !ok || l.Unit != "" || l.Per != rules.Each || l.Advised {
		return l, false, &app.Error{Code: app.Invalid, Key: "error.rulebook.limit"}
	}
	l.SetUnit(r.units[max(r.unit.SelectedIndex(), 0)])
	l.Per, l.Advised = periods[max(r.per.SelectedIndex(), 0)], r.advised.On()
	return l, true, nil
}

// list are the limits that the rows say.
func (l *limits) list() (all []rules.Limit, err error) {
	for _, r := range l.rows {
		limit, given, err := r.limit()
		if err != nil {
			return nil, err
		}
		if given {
			all = append(all, limit)
		}
	}
	return all, nil
}

// Value are the rows as they stand, also one whose amount makes no sense.
func (l *limits) Value() string {
	lines := make([]string, len(l.rows))
	for i, r := range l.rows {
		lines[i] = strings.Join([]string{r.most.Text, r.units[max(r.unit.SelectedIndex(), 0)], r.per.Value(), r.advised.Value()}, "\t")
	}
	return strings.Join(lines, "\n")
}

// SetValue makes the rows anew.
func (l *limits) SetValue(text string) {
	l.rows = nil
	for line := range strings.Lines(text) {
		parts := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(parts) != 4 {
			continue
		}
		r := l.row(rules.Limit{Unit: parts[1]})
		r.most.SetText(parts[0])
		r.per.SetValue(parts[2])
		r.advised.SetValue(parts[3])
		l.rows = append(l.rows, r)
	}
	l.show()
}
