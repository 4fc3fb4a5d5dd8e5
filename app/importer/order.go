package importer

import "strings"

// Order is in which order day, month and year stand in dates of figures alone.
type Order string

// The orders. DayFirst is that of the region, MonthFirst the American one.
const (
	AnyOrder   Order = ""
	DayFirst   Order = "dmy"
	MonthFirst Order = "mdy"
	YearFirst  Order = "ymd"
)

func (o Order) valid() bool {
	return o == AnyOrder || o == DayFirst || o == MonthFirst || o == YearFirst
}

// orders counts what the dates of one column tell of their order.
type orders struct {
	votes map[Order]int
	open  int  // dates that would be a day in either order
	slash bool // such a date is written otherwise than with dots
}

// add takes one cell into account.
func (o *orders) add(s string) {
	nums, ok := figures(s)
	month := 0
	if !ok {
		nums, month, ok = dateParts(withoutNoise(s))
	}
	if !ok || month != 0 || len(nums) != 3 || nums[0].digits == 4 {
		return
	}
	vote := AnyOrder
	a, b := nums[0].value, nums[1].value
	switch {
	case a > 31:
		vote = YearFirst
	case a > 12 && a <= 31 && b <= 12:
		vote = DayFirst
	case b > 12 && b <= 31 && a <= 12:
		vote = MonthFirst
	}
	if vote == AnyOrder {
		o.open++
		o.slash = o.slash || !strings.Contains(s, ".")
		return
	}
	if o.votes == nil {
		o.votes = map[Order]int{}
	}
	o.votes[vote]++
}

// settle is the order of the column, AnyOrder where no date in it asks for one: each
// begins with its year or names its month. sure is false where the dates contradict
// each other, or where every one of them could be read in two ways.
func (o *orders) settle() (order Order, sure bool) {
	switch {
	case len(o.votes) == 0 && o.open == 0:
		return AnyOrder, true
	case len(o.votes) == 0:
		return DayFirst, !o.slash
	}
	order = DayFirst
	for _, one := range []Order{MonthFirst, YearFirst} {
		if o.votes[one] > o.votes[order] {
			order = one
		}
	}
	return order, len(o.votes) == 1
}
