package letters

import (
	"strconv"
	"strings"

	"vestka/app"
)

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

// years are the forms of "year" beside a number.
var years = map[app.Lang][]string{
	app.Belarusian: {"год", "гады", "гадоў"},
	app.Russian:    {"год", "года", "лет"},
	app.English:    {"year", "years"},
}

// numerals are the words of cardinal numbers beside a masculine noun: up to
// nineteen, then the tens from twenty, then a hundred.
var numerals = map[app.Lang][3][]string{
	app.Belarusian: {
		strings.Fields("нуль адзін два тры чатыры пяць шэсць сем восем дзевяць дзесяць адзінаццаць дванаццаць трынаццаць чатырнаццаць пятнаццаць шаснаццаць сямнаццаць васямнаццаць дзевятнаццаць"),
		strings.Fields("дваццаць трыццаць сорак пяцьдзясят шэсцьдзясят семдзесят восемдзесят дзевяноста"),
		{"сто"},
	},
	app.Russian: {
		strings.Fields("ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"),
		strings.Fields("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"),
		{"сто"},
	},
	app.English: {
		strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
		strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety"),
		{"a hundred and"},
	},
}

// words are a number from 1 to 199 in words, a greater one in digits.
func words(l app.Lang, n int) string {
	table := numerals[l]
	switch rest := n % 100; {
	case n > 199:
		return strconv.Itoa(n)
	case n == 100:
		return strings.TrimSuffix(table[2][0], " and")
	case n > 100:
		return table[2][0] + " " + words(l, rest)
	case n < 20:
		return table[0][n]
	case n%10 == 0:
		return table[1][n/10-2]
	case l == app.English:
		return table[1][n/10-2] + "-" + table[0][n%10]
	default:
		return table[1][n/10-2] + " " + table[0][n%10]
	}
}
