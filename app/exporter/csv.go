// Package exporter writes files for other programs.
package exporter

import (
	"encoding/csv"
	"io"
	"strings"
)

// WriteCSV writes a table as UTF-8 with a byte order mark, without which
// spreadsheet programs misread Cyrillic. A cell that such a program would run
// as a formula is written with an apostrophe before it: the text comes from
// files of others.
func WriteCSV(w io.Writer, header []string, rows [][]string) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, row := range append([][]string{header}, rows...) {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = harmless(cell)
		}
		if err := out.Write(safe); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
