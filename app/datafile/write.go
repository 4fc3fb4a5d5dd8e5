package datafile

import (
	"fmt"
	"strings"

	"vestka/app"
)

// Texts is a text as an inline table of TOML, with the languages that there are.
func Texts(t app.Text) string {
	var parts []string
	for _, l := range []struct{ name, text string }{{"en", t.EN}, {"ru", t.RU}, {"be", t.BE}} {
		if l.text != "" {
			parts = append(parts, l.name+" = "+Quoted(l.text))
		}
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// Quoted is a basic string of TOML.
func Quoted(s string) string { return `"` + escaped(s, true) + `"` }

// Lines is a basic string of TOML of several lines.
func Lines(s string) string { return "\"\"\"\n" + escaped(s, false) + "\n\"\"\"" }

// escaped is a text with what may not stand in a basic string written otherwise.
func escaped(s string, oneLine bool) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\\' || r == '"':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n' && !oneLine || r == '\t':
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
