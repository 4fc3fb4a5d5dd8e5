package rules

import (
	"strconv"
	"strings"
)

// ParseLimit reads a limit as it is written by hand: "2 kg", "30 kg/month",
// "500 BYN", a count as "5/day", a counsel as "~2 kg". What it says may still make
// no sense, see Rule.Check.
func ParseLimit(text string) (l Limit, ok bool) {
	text, advised := strings.CutPrefix(strings.TrimSpace(text), "~")
	amount, per, _ := strings.Cut(text, "/")
	parts := strings.Fields(amount)
	if len(parts) == 0 || len(parts) > 2 {
		return l, false
	}
	most, err := strconv.ParseFloat(strings.ReplaceAll(parts[0], ",", "."), 64)
	l = Limit{What: Count, Most: most, Per: Period(strings.TrimSpace(per)), Advised: advised}
	if len(parts) == 2 {
		l.SetUnit(parts[1])
	}
	return l, err == nil
}

// String is what ParseLimit reads.
func (l Limit) String() string {
	text := strconv.FormatFloat(l.Most, 'f', -1, 64)
	if l.Unit != "" {
		text += " " + l.Unit
	}
	if l.Per != Each {
		text += "/" + string(l.Per)
	}
	if l.Advised {
		text = "~" + text
	}
	return text
}

// SetUnit makes it one of a weight, of a value in a currency, or of a count where
// the unit is empty.
func (l *Limit) SetUnit(unit string) {
	switch l.Unit = unit; unit {
	case "":
		l.What = Count
	case "kg", "g":
		l.What = Weight
	default:
		l.What = Value
	}
}
