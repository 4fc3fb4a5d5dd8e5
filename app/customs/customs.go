// Package customs is the declaration that goes with goods to another country: what is in a
// packet, how much of it there is, what it weighs and is worth, and which of the forms
// of the Universal Postal Union it is to be copied into. Nothing of it is kept.
package customs

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/currency"

	"vestka/app"
)

// Kind is how the post carries it.
type Kind string

// The kinds.
const (
	Packet Kind = "packet" // with the letters, up to 2 kg
	Parcel Kind = "parcel" // with the parcels
)

// Kinds are all of them.
var Kinds = []Kind{Packet, Parcel}

// Category says why it is sent, as one of the boxes of the forms.
type Category string

// The categories.
const (
	Gift      Category = "gift"
	Documents Category = "documents"
	Sample    Category = "sample"
	Other     Category = "other"
)

// Categories are all of them, in the order of the forms.
var Categories = []Category{Gift, Documents, Sample, Other}

// Line is one sort of things.
type Line struct {
	Text   string // what it is, in English or French
	Local  string // the same in the language of the country; may be empty
	Count  int
	Grams  int     // net, of all pieces
	Value  float64 // of all pieces
	HS     string  // number of the Harmonized System, six digits or more; may be empty
	Origin string  // country that it was made in, ISO 3166-1; may be empty
}

// Declaration is all that a form asks for.
type Declaration struct {
	Kind     Kind
	Category Category
	Currency string  // ISO 4217
	SDR      float64 // what a special drawing right is worth in the currency; 0: not known
	Gross    int     // grams with what it is packed in; 0: to be weighed at the post office
	Lines    []Line
}

// Form is one of the two.
type Form string

// The forms. Which is needed may not be known.
const (
	CN22     Form = "CN 22"
	CN23     Form = "CN 23"
	NotKnown Form = ""
)

// limit is up to what value CN 22 is enough: "If the value of the contents is over 300
// SDR, you must use a CN 23 form", says CN 22 itself (as India Post prints it:
// indiacustomercare.com/customs-declaration-cn-22). Parcels have CN 23 whatever they
// are worth (eswatinipost.co.sz/parcels.php).
const limit = 300

// MostLines and the others bound what fits on the declaration and can be sent at all.
const (
	MostLines = 20
	mostText  = 80
	mostCount = 9999
	mostGrams = 31_500 // of a parcel
	mostValue = 9_999_999
)

// Form is the form that is needed and the key of the sentence that says why.
func (d *Declaration) Form() (form Form, why string) {
	switch {
	case d.Kind == Parcel:
		return CN23, "customs.why.parcel"
	case d.SDR <= 0:
		return NotKnown, "customs.why.not_known"
	case d.Value() <= limit*d.SDR:
		return CN22, "customs.why.small"
	}
	return CN23, "customs.why.large"
}

// Value is that of everything.
func (d *Declaration) Value() float64 {
	sum := 0.0
	for i := range d.Lines {
		sum += d.Lines[i].Value
	}
	return sum
}

// Grams is the net weight of everything.
func (d *Declaration) Grams() int {
	sum := 0
	for i := range d.Lines {
		sum += d.Lines[i].Grams
	}
	return sum
}

// Digits is how many digits an amount of the currency has after the point.
func (d *Declaration) Digits() int {
	unit, err := currency.ParseISO(d.Currency)
	if err != nil {
		return 2
	}
	scale, _ := currency.Standard.Rounding(unit)
	return scale
}

// Amount is an amount of the currency as it stands on a form.
func (d *Declaration) Amount(value float64) string {
	return strconv.FormatFloat(value, 'f', d.Digits(), 64)
}

// Kilograms is a weight as it stands on a form.
func Kilograms(grams int) string { return strconv.FormatFloat(float64(grams)/1000, 'f', 3, 64) }

var hs = regexp.MustCompile(`^[0-9]{6}([0-9]{2}){0,2}$`)

// Check says what of the declaration cannot be; nil where nothing is wrong.
func (d *Declaration) Check() error {
	code, isCurrency := d.Currency, len(d.Currency) == 3 && d.Currency == strings.ToUpper(d.Currency)
	if _, err := currency.ParseISO(code); err != nil {
		isCurrency = false
	}
	switch {
	case len(d.Lines) == 0:
		return wrong("error.customs.empty", nil)
	case len(d.Lines) > MostLines:
		return wrong("error.customs.many", app.Args{"Most": MostLines})
	case !isCurrency:
		return wrong("error.customs.currency", app.Args{"Text": code})
	case !(d.SDR >= 0 && d.SDR <= mostValue):
		return wrong("error.customs.sdr", nil)
	}
	for i := range d.Lines {
		l := &d.Lines[i]
		if err := l.check(i + 1); err != nil {
			return err
		}
		if scaled := l.Value * math.Pow10(d.Digits()); math.Abs(scaled-math.Round(scaled)) > 1e-6*max(1, scaled/1e6) {
			return wrong("error.customs.decimals", app.Args{"Line": i + 1, "Digits": d.Digits(), "Currency": code})
		}
	}
	switch net := d.Grams(); {
	case max(net, d.Gross) > mostGrams:
		return wrong("error.customs.heavy", app.Args{"Most": app.Text{EN: "31.5", RU: "31,5", BE: "31,5"}})
	case d.Gross != 0 && d.Gross < net:
		return wrong("error.customs.gross", app.Args{"Net": net})
	}
	return nil
}

func (l *Line) check(nr int) error {
	args := app.Args{"Line": nr}
	switch {
	case strings.TrimSpace(l.Text) == "" || len([]rune(l.Text)) > mostText || len([]rune(l.Local)) > mostText:
		args["Most"] = mostText
		return wrong("error.customs.text", args)
	case l.Count < 1 || l.Count > mostCount:
		return wrong("error.customs.count", args)
	case l.Grams < 1:
		return wrong("error.customs.grams", args)
	case !(l.Value >= 0 && l.Value <= mostValue): // nor what is no number
		return wrong("error.customs.value", args)
	case l.HS != "" && !hs.MatchString(l.HS):
		return wrong("error.customs.hs", args)
	case l.Origin != "" && !app.IsCountry(l.Origin):
		return wrong("error.customs.origin", args)
	}
	return nil
}

// ReadLine reads "text; pieces; grams; value; HS number; country; text in the language
// of the country", of which the last three may be left out. Check says what of it is
// wrong but numbers that are none.
func ReadLine(text string) (Line, error) {
	parts := strings.Split(text, ";")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if len(parts) < 4 || len(parts) > 7 {
		return Line{}, wrong("error.customs.line", app.Args{"Text": text})
	}
	parts = append(parts, "", "", "")
	count, err1 := strconv.Atoi(parts[1])
	grams, err2 := strconv.Atoi(parts[2])
	value, err3 := strconv.ParseFloat(strings.Replace(parts[3], ",", ".", 1), 64)
	if err1 != nil || err2 != nil || err3 != nil || math.IsInf(value, 0) {
		return Line{}, wrong("error.customs.line", app.Args{"Text": text})
	}
	digits := strings.NewReplacer(".", "", " ", "").Replace(parts[4])
	return Line{Text: parts[0], Count: count, Grams: grams, Value: value, HS: digits, Origin: strings.ToUpper(parts[5]), Local: parts[6]}, nil
}

func wrong(key string, args app.Args) error {
	return &app.Error{Code: app.Invalid, Key: key, Args: args}
}
