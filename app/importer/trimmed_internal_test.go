package importer

import (
	"strings"
	"testing"
)

func TestTrimmedIsTrimSpace(t *testing.T) {
	ends := []string{"", " ", "\t", "\n", "\r\n", "\u0085", "\u00A0", "\u1680", "\u2003", "\u2028", "\u3000", "\uFEFF", "\x80", "\xC2", "\xD0", "a", "я", "À", "߿", "’", "“"}
	for _, before := range ends {
		for _, text := range []string{"", "a", "я", "Янка Купала", "x\u00A0y"} {
			for _, after := range ends {
				if s := before + text + after; trimmed(s) != strings.TrimSpace(s) {
					t.Errorf("%q: %q, not %q", s, trimmed(s), strings.TrimSpace(s))
				}
			}
		}
	}
}
