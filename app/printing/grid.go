package printing

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vestka/app"
	"vestka/app/exporter"
	"vestka/app/pdf"
	"vestka/app/rhythm"
	"vestka/app/sheet"
	"vestka/i18n"
)

// SaveGrid writes who was written to for which occasion to the path: for a spreadsheet
// where it ends in .csv or .xlsx, with a column for each year and occasion, else for
// paper, with a column for each occasion and a line for each year.
func (p *Press) SaveGrid(ctx context.Context, g *rhythm.Grid, lang app.Lang, path string) error {
	t := gridTable{g, i18n.For(string(lang)), lang}
	return p.guard.Save(path, func(w io.Writer) error {
		switch strings.ToLower(filepath.Ext(path)) {
		case ".csv":
			return exporter.WriteCSV(w, t.header(), t.rows())
		case ".xlsx":
			return exporter.WriteXLSX(w, t.loc.T("grid.title"), t.header(), t.cells())
		}
		return pdf.Write(ctx, w, pdf.Document{Fonts: p.fonts, Pages: slices.Values(sheet.LayList(p.fonts, t.sheet()))})
	})
}

// gridTable is a grid in one language.
type gridTable struct {
	*rhythm.Grid
	loc  *i18n.Localizer
	lang app.Lang
}

func (t gridTable) header() []string {
	header := []string{t.loc.T("birthdays.column.name")}
	for _, year := range t.Years {
		for _, o := range t.Occasions {
			header = append(header, strconv.Itoa(year)+" "+t.loc.T(o.MessageKey()))
		}
	}
	return header
}

// word is what a cell says, empty for nothing.
func (t gridTable) word(m rhythm.Mark) string {
	if m == "" {
		return ""
	}
	return t.loc.T(m.MessageKey())
}

func (t gridTable) rows() [][]string {
	rows := make([][]string, len(t.Rows))
	for i, r := range t.Rows {
		rows[i] = []string{r.Names.Best(t.lang).Formal()}
		for _, year := range r.Cells {
			for _, m := range year {
				rows[i] = append(rows[i], t.word(m))
			}
		}
	}
	return rows
}

func (t gridTable) cells() [][]any {
	all := make([][]any, len(t.Rows))
	for i, row := range t.rows() {
		for _, cell := range row {
			all[i] = append(all[i], cell)
		}
	}
	return all
}

// The room of a column in letters: for names, and beside the longest word of another one.
const (
	nameWeight  = 22
	besideWords = 2
)

// weight is the room that a column takes beside the others: that of its longest word, so
// that none is broken.
func (t gridTable) weight(title string) float64 {
	words := strings.Fields(title)
	for _, m := range rhythm.Marks {
		words = append(words, strings.Fields(t.word(m))...)
	}
	longest := 0
	for _, w := range words {
		longest = max(longest, utf8.RuneCountInString(w))
	}
	return float64(longest + besideWords)
}

// sheet is the table for paper.
func (t gridTable) sheet() sheet.List {
	list := sheet.List{
		Title:    t.loc.T("grid.title"),
		Subtitle: t.loc.T("grid.subtitle", "From", strconv.Itoa(t.Years[0]), "To", strconv.Itoa(t.Years[len(t.Years)-1])),
		Columns:  []sheet.Column{{Title: t.loc.T("birthdays.column.name"), Weight: nameWeight}},
	}
	for _, o := range t.Occasions {
		title := i18n.Capital(t.loc.T(o.MessageKey()))
		list.Columns = append(list.Columns, sheet.Column{Title: title, Weight: t.weight(title)})
	}
	for _, r := range t.Rows {
		row := []string{r.Names.Best(t.lang).Formal()}
		for at := range t.Occasions {
			var said []string
			for y, year := range t.Years {
				if m := r.Cells[y][at]; m != "" {
					said = append(said, strconv.Itoa(year)+" "+t.word(m))
				}
			}
			row = append(row, strings.Join(said, "\n"))
		}
		list.Rows = append(list.Rows, row)
		if r.Sample {
			list.Mark = t.loc.T("print.sample_mark")
		}
	}
	return list
}
