package importer

import (
	"errors"
	"testing"

	"vestka/app"
)

func TestADateIsReadAsItIsTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"": "", "1985": "1985", "03.1985": "1985-03", "14.3.1985": "1985-03-14", "1985-03-14": "1985-03-14",
		"14 сакавіка 1985": "1985-03-14", "март 1985": "1985-03", "14/14/1985": "error.date.none", "31.02.1985": "error.date.none",
		"даўно": "error.date.not", "3/4/1985": "error.date.two", "85": "error.date.not",
	} {
		d, err := ReadDate(typed)
		var e *app.Error
		switch {
		case errors.As(err, &e) && e.Key == want && e.Code == app.Invalid && d.IsZero():
		case err == nil && d.String() == want:
		default:
			t.Errorf("%q is %s, %v", typed, d, err)
		}
	}
}
