package app

// ListHolds is for how many days a list is taken to be right without a word of
// warning. People are moved every week; in 2025 a hundred and more were freed in
// one day (DOMAIN.md 0.1).
const ListHolds = 60

// ListAge is how many days old a list of the day is, and whether that is too old
// to write by without a warning. Of a list that was never read nothing is said.
func ListAge(list, today Date) (days int, old bool) {
	if list.IsZero() || !today.Full() {
		return 0, false
	}
	days = max(list.DaysUntil(today), 0)
	return days, days > ListHolds
}
