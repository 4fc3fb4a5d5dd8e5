package exporter

import (
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"vestka/app"
)

// Widths of columns in characters: a longer text is wrapped.
const (
	narrowest = 8
	widest    = 48
)

// excelize writes these where nothing else is said, and nothing where they are blank.
const unsaid = " "

// WriteXLSX writes a table as a workbook of one sheet of the name. A cell is a text,
// which no program runs as a formula, an int, an app.Date or an app.Money; a date that is
// not known to the day is a text, and so is an amount of more figures than a number of a
// spreadsheet holds. The file says neither who wrote it nor when.
func WriteXLSX(w io.Writer, name string, header []string, rows [][]any) (err error) {
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	if err := f.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	b := book{file: f}
	if err := b.styles(); err != nil {
		return err
	}
	if err := b.write(name, header, rows); err != nil {
		return err
	}
	if err := f.SetDocProps(&excelize.DocProperties{Creator: unsaid, LastModifiedBy: unsaid, Created: unsaid, Modified: unsaid}); err != nil {
		return err
	}
	if err := f.SetAppProps(&excelize.AppProperties{Application: unsaid}); err != nil {
		return err
	}
	return f.Write(w)
}

// book is a workbook that is being written.
type book struct {
	file             *excelize.File
	title, text, day int         // styles
	amounts          map[int]int // styles, by places
}

func (b *book) styles() (err error) {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	iso := "yyyy-mm-dd"
	for _, st := range []struct {
		id    *int
		style excelize.Style
	}{
		{&b.title, excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: top}},
		{&b.text, excelize.Style{Alignment: top}},
		{&b.day, excelize.Style{Alignment: top, CustomNumFmt: &iso}},
	} {
		if *st.id, err = b.file.NewStyle(&st.style); err != nil {
			return err
		}
	}
	b.amounts = map[int]int{}
	for places := range mostPlaces + 1 {
		form := "#,##0"
		if places > 0 {
			form += "." + strings.Repeat("0", places)
		}
		if b.amounts[places], err = b.file.NewStyle(&excelize.Style{Alignment: top, CustomNumFmt: &form}); err != nil {
			return err
		}
	}
	return nil
}

// mostPlaces is how many places a currency has at most.
const mostPlaces = 4

// write streams the rows, so that a long table needs little memory.
func (b *book) write(name string, header []string, rows [][]any) error {
	s, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, width := range widths(header, rows) {
		if err := s.SetColWidth(i+1, i+1, float64(width)); err != nil {
			return err
		}
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	titles := make([]any, len(header))
	for i, h := range header {
		titles[i] = excelize.Cell{StyleID: b.title, Value: h}
	}
	if err := s.SetRow("A1", titles); err != nil {
		return err
	}
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+2)
		if err != nil {
			return err
		}
		if err := s.SetRow(at, b.cells(row)); err != nil {
			return err
		}
	}
	return s.Flush()
}

func (b *book) cells(row []any) []any {
	cells := make([]any, len(row))
	for i, v := range row {
		c := excelize.Cell{StyleID: b.text, Value: v}
		if d, is := v.(app.Date); is {
			if c.Value = d.String(); d.Full() {
				c = excelize.Cell{StyleID: b.day, Value: time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)}
			}
		}
		if m, is := v.(app.Money); is {
			c = b.amount(m)
		}
		cells[i] = c
	}
	return cells
}

// exactFigures is how many figures a number of a spreadsheet keeps as they are.
const exactFigures = 15

func (b *book) amount(m app.Money) excelize.Cell {
	plain := m.Plain()
	digits, _ := app.Digits(m.Currency)
	v, err := strconv.ParseFloat(plain, 64)
	if err != nil || len(strings.Trim(plain, "-.")) > exactFigures {
		return excelize.Cell{StyleID: b.text, Value: plain}
	}
	return excelize.Cell{StyleID: b.amounts[digits], Value: v}
}

// widths are those of the columns, for their longest cell.
func widths(header []string, rows [][]any) []int {
	all := make([]int, len(header))
	for i, h := range header {
		all[i] = max(narrowest, utf8.RuneCountInString(h)+2)
	}
	for _, row := range rows {
		for i, v := range row {
			if text, is := v.(string); is && i < len(all) {
				all[i] = max(all[i], utf8.RuneCountInString(text)+2)
			}
		}
	}
	for i := range all {
		all[i] = min(all[i], widest)
	}
	return all
}
