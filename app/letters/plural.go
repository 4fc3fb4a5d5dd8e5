package letters

import "vestka/app"

// pluralForms is how many forms a number asks for: one and many in English,
// one, few and many in Russian and Belarusian (CLDR plural rules).
func pluralForms(l app.Lang) int {
	if l == app.English {
		return 2
	}
	return 3
}

// plural is the index of the form that goes with the whole number n.
func plural(l app.Lang, n int) int {
	if l == app.English {
		if n == 1 {
			return 0
		}
		return 1
	}
	switch ten, hundred := n%10, n%100; {
	case ten == 1 && hundred != 11:
		return 0
	case ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14):
		return 1
	}
	return 2
}
