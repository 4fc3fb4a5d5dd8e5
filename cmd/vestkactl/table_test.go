package main

import (
	"strings"
	"testing"
)

func TestColumnsStandInLineWhateverTheScript(t *testing.T) {
	var b strings.Builder
	table(&b, "  ", []string{"№", "Імя", "Дзе"}, [][]string{
		{"1", "Гарэцкі", "ПК №4"},
		{"12", "Ёсць\u0301", ""}, // an accent takes no place of its own
		{"3", strings.Repeat("а", 60), "x\ny\tz"},
	})
	want := "  №   Імя" + strings.Repeat(" ", 39) + "Дзе\n" +
		"  1   Гарэцкі" + strings.Repeat(" ", 35) + "ПК №4\n" +
		"  12  Ёсць\u0301\n" +
		"  3   " + strings.Repeat("а", 39) + "…  x y z\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestACellCannotSteerTheTerminal(t *testing.T) {
	if got := oneLine("a\x1b[31mb\u202ec\r\nd"); got != "a [31mbc d" {
		t.Errorf("%q", got)
	}
}
