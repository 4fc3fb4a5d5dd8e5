package app

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Money is an amount in the smallest unit of its currency: cents of EUR, whole yen,
// thousandths of a dinar. It is never a fraction of that, so that it is written and read
// back as it was. The zero Money is an amount that was left out, which no amount of
// nought is: that one has a currency.
type Money struct {
	Minor    int64
	Currency string // ISO 4217, in capitals
}

// IsZero reports that the amount was left out.
func (m Money) IsZero() bool { return m.Currency == "" }

// ParseMoney reads the form of Plain: a point before the places, nothing between thousands.
func ParseMoney(amount, code string) (Money, error) {
	digits, known := Digits(code)
	if !known {
		return Money{}, noCurrency(code)
	}
	whole, places, pointed := strings.Cut(strings.TrimPrefix(amount, "-"), ".")
	if !figures(whole) || pointed && !figures(places) {
		return Money{}, noAmount(amount)
	}
	return exact(strings.HasPrefix(amount, "-"), whole, places, digits, code)
}

// ReadMoney reads an amount as people write it: a comma or a point before the places,
// any space, point, comma or apostrophe between thousands, the code of the currency
// before or after it or, where there is none, the one given. A symbol alone is refused,
// since one stands for several currencies; and so is what can be read in two ways.
func ReadMoney(text, otherwise string) (Money, error) { return ReadMarked(text, otherwise, "") }

// ReadMarked reads an amount as ReadMoney does, where it is known which sign stands before
// the places: a comma or a point, or empty where it is not.
func ReadMarked(text, otherwise, mark string) (Money, error) {
	text, negative := strings.CutPrefix(strings.Replace(strings.TrimSpace(text), "−", "-", 1), "-")
	number, code, err := apart(text, otherwise)
	if err != nil {
		return Money{}, err
	}
	digits, known := Digits(code)
	if !known {
		return Money{}, noCurrency(code)
	}
	if !negative { // it may stand behind the code
		number, negative = strings.CutPrefix(number, "-")
	}
	whole, places, err := split(strings.TrimSpace(number), digits, code, mark)
	if err != nil {
		return Money{}, err
	}
	return exact(negative, whole, places, digits, code)
}

// apart parts the number from the code of the currency.
func apart(text, otherwise string) (number, code string, err error) {
	switch {
	case text == "":
		return "", "", noAmount(text)
	case strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Sc, r) }):
		return "", "", &Error{Code: Invalid, Key: "error.money.symbol", Args: Args{"Value": text}}
	}
	number = strings.TrimSpace(strings.TrimFunc(text, unicode.IsLetter))
	before, after, _ := strings.Cut(text, number)
	code = strings.ToUpper(strings.TrimSpace(before) + strings.TrimSpace(after))
	if number == "" || strings.TrimSpace(before) != "" && strings.TrimSpace(after) != "" {
		return "", "", noAmount(text)
	}
	if code == "" {
		code = otherwise
	}
	if code == "" {
		return "", "", &Error{Code: Invalid, Key: "error.money.no_currency", Args: Args{"Value": text}}
	}
	return number, code, nil
}

// between are signs that stand between thousands: they all count as a space.
var between = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "\u2007", " ", "\u2008", " ", "'", " ", "’", " ", "ʼ", " ")

// split parts the places from the whole, of which it takes what stands between thousands.
func split(number string, digits int, code, said string) (whole, places string, err error) {
	number = between.Replace(number)
	mark := said
	if said == "" {
		mark, err = decimalMark(number, digits, code)
	}
	if err != nil {
		return "", "", err
	}
	if !strings.Contains(number, mark) {
		mark = ""
	}
	whole = number
	if mark != "" {
		at := strings.LastIndex(number, mark)
		whole, places = number[:at], number[at+len(mark):]
		if !figures(places) {
			return "", "", noAmount(number)
		}
	}
	groups := []string{whole}
	for _, sign := range []string{" ", ".", ","} {
		if sign != mark && strings.Contains(whole, sign) {
			groups = strings.Split(whole, sign)
			break
		}
	}
	for i, group := range groups {
		if !figures(group) || len(groups) > 1 && (i == 0 && len(group) > 3 || i > 0 && len(group) != 3) {
			return "", "", noAmount(number)
		}
	}
	return strings.Join(groups, ""), places, nil
}

// decimalMark is the sign before the places; empty where there is none.
func decimalMark(number string, digits int, code string) (string, error) {
	points, commas := strings.Count(number, "."), strings.Count(number, ",")
	mark := "."
	if strings.LastIndex(number, ",") > strings.LastIndex(number, ".") {
		mark = ","
	}
	switch {
	case points+commas == 0, points > 1 && commas == 0, commas > 1 && points == 0:
		return "", nil
	case points > 0 && commas > 0:
		if strings.Count(number, mark) > 1 {
			return "", noAmount(number)
		}
		return mark, nil
	}
	whole, places, _ := strings.Cut(number, mark)
	if len(places) != 3 || len(whole) > 3 || strings.HasPrefix(whole, "0") || strings.Contains(whole, " ") {
		return mark, nil
	}
	switch thousand := whole + places + " " + code; {
	case digits >= 3:
		return "", &Error{Code: Invalid, Key: "error.money.two_ways", Args: Args{
			"Value": number, "One": whole + mark + places + "0 " + code, "Thousand": thousand,
		}}
	case digits > 0:
		return "", &Error{Code: Invalid, Key: "error.money.three_places", Args: Args{"Value": number, "Thousand": thousand, "Currency": code, "Most": digits}}
	}
	return "", nil
}

// DecimalMark is the sign that stands before the places of the number for certain, a comma
// or a point; empty where the number does not say.
func DecimalMark(number string) string {
	number = between.Replace(strings.TrimFunc(number, func(r rune) bool { return !unicode.IsDigit(r) }))
	points, commas := strings.Count(number, "."), strings.Count(number, ",")
	switch {
	case points > 0 && commas > 0:
		if strings.LastIndex(number, ",") > strings.LastIndex(number, ".") {
			return ","
		}
		return "."
	case points > 1:
		return ","
	case commas > 1:
		return "."
	}
	for _, mark := range []string{".", ","} {
		whole, places, is := strings.Cut(number, mark)
		if is && (len(places) != 3 || len(whole) > 3 || strings.HasPrefix(whole, "0") || strings.Contains(whole, " ")) {
			return mark
		}
	}
	return ""
}

// exact is the amount of so many figures; Invalid where the currency has not so many
// places, or where it is too large.
func exact(negative bool, whole, places string, digits int, code string) (Money, error) {
	if len(places) > digits {
		if strings.Trim(places[digits:], "0") != "" {
			return Money{}, &Error{Code: Invalid, Key: "error.money.places", Args: Args{"Currency": code, "Count": digits}}
		}
		places = places[:digits]
	}
	text := whole + places + strings.Repeat("0", digits-len(places))
	if negative {
		text = "-" + text
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return Money{}, tooLarge()
	}
	return Money{n, code}, nil
}

func figures(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

func noAmount(text string) error {
	return &Error{Code: Invalid, Key: "error.money.amount", Args: Args{"Value": text}}
}

func noCurrency(code string) error {
	return &Error{Code: Invalid, Key: "error.money.currency", Args: Args{"Value": code}}
}

func tooLarge() error { return &Error{Code: Invalid, Key: "error.money.large"} }

// Plain is the amount without its currency as programs read it: "1234.50", "-0.005";
// empty where it was left out.
func (m Money) Plain() string {
	if m.IsZero() {
		return ""
	}
	digits, _ := Digits(m.Currency)
	text, sign := strconv.FormatInt(m.Minor, 10), ""
	if m.Minor < 0 {
		text, sign = text[1:], "-"
	}
	if short := digits + 1 - len(text); short > 0 {
		text = strings.Repeat("0", short) + text
	}
	if digits == 0 {
		return sign + text
	}
	return sign + text[:len(text)-digits] + "." + text[len(text)-digits:]
}

// Add is the sum of two amounts of one currency; Invalid where it is too large, or they
// are of two. What was left out adds nothing.
func (m Money) Add(other Money) (Money, error) {
	switch {
	case other.IsZero():
		return m, nil
	case m.IsZero():
		return other, nil
	case m.Currency != other.Currency:
		return Money{}, noCurrency(other.Currency)
	}
	sum := m.Minor + other.Minor
	if (sum > m.Minor) != (other.Minor > 0) && other.Minor != 0 {
		return Money{}, tooLarge()
	}
	return Money{sum, m.Currency}, nil
}

// At is what the amount is worth in another currency at a rate: so much of that currency
// for one of this. It is rounded to the smallest unit once, half away from zero.
func (m Money) At(rate Rate, to string) (Money, error) {
	from, known := Digits(m.Currency)
	digits, also := Digits(to)
	if !known || !also {
		return Money{}, noCurrency(to)
	}
	value, err := rate.value()
	if err != nil {
		return Money{}, err
	}
	value.Mul(value, new(big.Rat).SetInt64(m.Minor))
	value.Mul(value, new(big.Rat).SetFrac(powerOfTen(digits), powerOfTen(from)))
	n := new(big.Int).Mul(value.Num(), big.NewInt(2))
	n.Add(n, new(big.Int).Mul(value.Denom(), big.NewInt(int64(value.Sign()))))
	n.Quo(n, new(big.Int).Mul(value.Denom(), big.NewInt(2)))
	if !n.IsInt64() {
		return Money{}, tooLarge()
	}
	return Money{n.Int64(), to}, nil
}

func powerOfTen(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// Rate is a rate of exchange as it was written, with a point before its places.
type Rate string

// longestRate is how many characters a rate may have.
const longestRate = 30

// ReadRate reads a rate as people write it; Invalid where it is none.
func ReadRate(text string) (Rate, error) {
	r := Rate(strings.Replace(strings.TrimSpace(text), ",", ".", 1))
	_, err := r.value()
	return r, err
}

func (r Rate) value() (*big.Rat, error) {
	whole, places, pointed := strings.Cut(string(r), ".")
	value, ok := new(big.Rat).SetString(string(r))
	if !figures(whole) || pointed && !figures(places) || len(r) > longestRate || !ok || value.Sign() <= 0 {
		return nil, &Error{Code: Invalid, Key: "error.money.rate", Args: Args{"Value": string(r)}}
	}
	return value, nil
}

// The currencies that have not two places; a test holds the table against CLDR's.
const (
	noPlaces    = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
	threePlaces = "BHD IQD JOD KWD LYD OMR TND"
	fourPlaces  = "CLF UYW"
)

// Digits is how many places the currency has; false where there is none of the code.
func Digits(code string) (int, bool) {
	switch {
	case !slices.Contains(Currencies, code):
		return 0, false
	case strings.Contains(noPlaces, code):
		return 0, true
	case strings.Contains(threePlaces, code):
		return 3, true
	case strings.Contains(fourPlaces, code):
		return 4, true
	}
	return 2, true
}
