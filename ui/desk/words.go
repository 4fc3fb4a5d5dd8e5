package desk

import (
	"strconv"
	"strings"
)

// The zooms of the text in per cent, and the usual one.
var zooms = []int{80, 100, 125, 150, 200}

const usualZoom = 100

// zoomOf reads a setting.
func zoomOf(value string) int {
	n, err := strconv.Atoi(value)
	if err != nil || n < zooms[0] || n > zooms[len(zooms)-1] {
		return usualZoom
	}
	return n
}

// begins is what a text begins with, in a line.
func begins(text string) string {
	line := strings.Join(strings.Fields(text), " ")
	if r := []rune(line); len(r) > 90 {
		return strings.TrimSpace(string(r[:89])) + "…"
	}
	return line
}
