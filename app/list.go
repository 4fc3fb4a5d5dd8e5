package app

// ListHolds is for how many days a list is taken to be right without a word of
// warning. People are moved every week; in 2025 a hundred and more were freed in
// one day (DOMAIN.md 0.1).
const ListHolds = 60

// ListAge is how old the lists are that have some people: of each person the newest one
// counts, so that a small new list does not hide that the others stand on an old one.
type ListAge struct {
	Day   Date // the oldest of them; zero where no list has any of the people
	Days  int  // how old that is
	Old   int  // of the people those whose newest list is too old to write by without a warning
	All   int  // people whom a list has
	Alike bool // all of them stand on lists of one day
}

// AgeOfLists is that of the people with these days of their newest lists.
func AgeOfLists(days map[PersonID]Date, today Date) ListAge {
	a := ListAge{Alike: true}
	for _, day := range days {
		if day.IsZero() || !today.Full() {
			continue
		}
		a.Alike = a.Alike && (a.All == 0 || day == a.Day)
		if a.All++; a.All == 1 || day.Before(a.Day) {
			a.Day = day
		}
		if day.DaysUntil(today) > ListHolds {
			a.Old++
		}
	}
	if a.All > 0 {
		a.Days = max(a.Day.DaysUntil(today), 0)
	}
	return a
}

// IsOld reports that the list of at least one person is too old.
func (a ListAge) IsOld() bool { return a.Old > 0 }

// NewestList is the day of the newest list that has a row, of one person: of rows that
// are gone from their lists only where there is no other. The sample list is of no day.
func NewestList(rows []Record) Date {
	var newest, gone Date
	for i := range rows {
		r := &rows[i]
		day := r.CheckedOn
		if day.Before(r.SeenOn) {
			day = r.SeenOn
		}
		switch {
		case r.Source == SampleSource:
		case r.Gone.IsZero() && newest.Before(day):
			newest = day
		case !r.Gone.IsZero() && gone.Before(day):
			gone = day
		}
	}
	if newest.IsZero() {
		return gone
	}
	return newest
}

// SampleSource is the source of the list of invented people.
const SampleSource = "sample"
