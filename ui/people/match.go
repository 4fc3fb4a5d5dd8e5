package people

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/importer/table"
	"vestka/ui/asking"
	"vestka/ui/kit"
)

// matching is the sheet on which a reader sees how a file would be understood,
// and corrects it.
type matching struct {
	*Section
	path    string
	choice  importer.Choice
	preview importer.Preview

	columns  []importer.Column
	choosers []*kit.Select
	orders   []*kit.Select
	tags     []*kit.Tag
	whose    *whose
	day      *asking.Day // of the list
	close    func()
}

// askMatch shows what the columns of a file were taken for.
func (s *Section) askMatch(path string, choice importer.Choice, preview importer.Preview) {
	m := &matching{Section: s, path: path, choice: choice, preview: preview, columns: slices.Clone(preview.Plan.Columns)}
	loc := s.frame.Loc()
	text := loc.T("people.match.text", "Count", preview.Rows)
	if preview.Remembered {
		text = loc.T("people.match.remembered", "Count", preview.Rows)
	}
	m.close = s.frame.Dialogs().Show(kit.Sheet{
		Title: filepath.Base(path), Text: text, Width: 920,
		Body: kit.NewColumn(kit.Between, m.whole(), kit.NewText(kit.Label(loc.T("people.match.columns"))), m.rows()),
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("people.match.go_on"), Primary: true, Stay: true, Do: m.goOn},
		},
	})
}

// whole are the choices about the file as a whole.
func (m *matching) whole() fyne.CanvasObject {
	day := m.choice.Today
	if named := m.namedDate(m.path); day.IsZero() && !named.IsZero() {
		day = named
	} else if day.IsZero() {
		day = m.today()
	}
	m.day = m.dayField(day)
	m.whose = m.newWhose()
	fields := []fyne.CanvasObject{m.whose.field, m.day.Field, m.language()}
	if !slices.ContainsFunc(m.columns, func(c importer.Column) bool { return c.Field == importer.Status }) {
		fields = append(fields, m.everyone())
	}
	fields = append(fields, m.format())
	if found := &m.preview.Found; found.Charset != "" {
		fields = append(fields, m.charset())
	}
	if m.preview.Found.Separator != "" {
		fields = append(fields, m.separator(), m.quote())
	}
	if len(m.preview.Worksheets) > 1 {
		fields = append(fields, m.worksheet())
	}
	if m.preview.Found.HeaderLine != 0 {
		fields = append(fields, m.header())
	}
	return pairs(fields)
}

// pairs stands fields two by two.
func pairs(fields []fyne.CanvasObject) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for two := range slices.Chunk(fields, 2) {
		if len(two) == 1 {
			two = append(two, kit.NewText())
		}
		rows = append(rows, pair(two[0], two[1]))
	}
	return kit.NewColumn(kit.Gap, rows...)
}

// language is that of the rows: it was found in them, or said when a file of this
// shape was taken in before.
func (m *matching) language() fyne.CanvasObject {
	loc := m.frame.Loc()
	langs := []app.Lang{app.Belarusian, app.Russian, app.English}
	words := []string{loc.T("people.match.lang.be"), loc.T("people.match.lang.ru"), loc.T("people.match.lang.en")}
	choose := kit.NewSelect(words, slices.Index(langs, m.preview.Plan.Lang), func(i int) { m.choice.Lang = langs[i] })
	return kit.NewField(loc.T("people.match.lang"), choose, loc.T("people.match.lang.hint"))
}

func (m *matching) everyone() fyne.CanvasObject {
	loc := m.frame.Loc()
	values := []app.Status{app.Active, importer.StatusOpen}
	if m.choice.Everyone == "" {
		m.choice.Everyone = app.Active
		if m.preview.Plan.Everyone == "" {
			m.choice.Everyone = importer.StatusOpen
		}
	}
	words := []string{loc.T("people.match.everyone.active"), loc.T("people.match.everyone.open")}
	choose := kit.NewSelect(words, slices.Index(values, m.choice.Everyone), func(i int) { m.choice.Everyone = values[i] })
	return kit.NewField(loc.T("people.match.everyone"), choose, loc.T("people.match.everyone.hint"))
}

// again looks at the file anew, read in another way. What columns hold has to
// be guessed again, since they may be others.
func (m *matching) again(change func(*table.Settings)) {
	choice := m.choice
	change(&choice.Settings)
	choice.Source, choice.Map = m.whose.said(), nil
	if day, err := importer.ListDate(m.day.Entry.Text, m.today()); err == nil {
		choice.Today = day
	}
	m.close()
	m.look(m.path, choice)
}

func (m *matching) format() fyne.CanvasObject {
	words := make([]string, len(table.Formats))
	for i, f := range table.Formats {
		words[i] = strings.ToUpper(string(f))
	}
	choose := kit.NewSelect(words, slices.Index(table.Formats, m.preview.Found.Format), func(i int) {
		m.again(func(s *table.Settings) { *s = table.Settings{Format: table.Formats[i]} })
	})
	return kit.NewField(m.frame.Loc().T("people.match.format"), choose, m.doubt(table.TraitFormat))
}

// charsets are those that lists from the region are written in.
var charsets = []string{"utf-8", "windows-1251", "windows-1250", "windows-1257", "windows-1252", "ibm866", "koi8-u", "iso-8859-5", "utf-16le"}

func (m *matching) charset() fyne.CanvasObject {
	all := charsets
	at := slices.Index(all, m.preview.Found.Charset)
	if at < 0 {
		all = append([]string{m.preview.Found.Charset}, charsets...)
		at = 0
	}
	choose := kit.NewSelect(all, at, func(i int) { m.again(func(s *table.Settings) { s.Charset = all[i] }) })
	return kit.NewField(m.frame.Loc().T("people.match.charset"), choose, m.doubt(table.TraitCharset))
}

func (m *matching) separator() fyne.CanvasObject {
	loc := m.frame.Loc()
	signs := []string{",", ";", "\t", "|"}
	words := []string{
		loc.T("people.match.separator.comma"), loc.T("people.match.separator.semicolon"),
		loc.T("people.match.separator.tab"), loc.T("people.match.separator.bar"),
	}
	at := slices.Index(signs, m.preview.Found.Separator)
	if at < 0 {
		at, signs, words = len(signs), append(signs, m.preview.Found.Separator), append(words, m.preview.Found.Separator)
	}
	choose := kit.NewSelect(words, at, func(i int) { m.again(func(s *table.Settings) { s.Separator = signs[i] }) })
	return kit.NewField(loc.T("people.match.separator"), choose, m.doubt(table.TraitSeparator))
}

func (m *matching) quote() fyne.CanvasObject {
	loc := m.frame.Loc()
	signs := []string{"\"", "'", table.NoQuote}
	words := []string{"\"", "'", loc.T("people.match.quote.none")}
	at := slices.Index(signs, m.preview.Found.Quote)
	if at < 0 {
		at, signs, words = len(signs), append(signs, m.preview.Found.Quote), append(words, m.preview.Found.Quote)
	}
	choose := kit.NewSelect(words, at, func(i int) { m.again(func(s *table.Settings) { s.Quote = signs[i] }) })
	return kit.NewField(loc.T("people.match.quote"), choose, m.doubt(table.TraitQuote))
}

func (m *matching) worksheet() fyne.CanvasObject {
	var all []string
	for _, w := range m.preview.Worksheets {
		all = append(all, w.Name)
	}
	chosen, hint := slices.Index(all, m.preview.Found.Worksheet), m.doubt(table.TraitWorksheet)
	words := append(slices.Clone(all), m.frame.Loc().T("people.match.worksheets.all"))
	if len(m.choice.Sheets) > 0 {
		chosen, hint = len(all), m.frame.Loc().T("people.match.worksheets.read", "Read", strings.Join(m.preview.Read, ", "))
		if unread := m.preview.Unread(); len(unread) > 0 {
			hint = m.frame.Loc().T("people.match.worksheets.some", "Read", strings.Join(m.preview.Read, ", "), "Others", strings.Join(unread, ", "))
		}
	}
	choose := kit.NewSelect(words, chosen, func(i int) {
		if m.choice.Sheets = nil; i == len(all) {
			m.choice.Sheets = []string{importer.AllWorksheets}
			m.again(func(s *table.Settings) { s.Worksheet = m.preview.Found.Worksheet })
			return
		}
		m.again(func(s *table.Settings) { s.Worksheet, s.HeaderLine = all[i], 0 })
	})
	return kit.NewField(m.frame.Loc().T("people.match.worksheet"), choose, hint)
}

// headerLines are so many lines of which one may be said to be the header.
const headerLines = 12

func (m *matching) header() fyne.CanvasObject {
	loc := m.frame.Loc()
	lines, words := []int{table.NoHeader}, []string{loc.T("people.match.header.none")}
	for line := 1; line <= max(headerLines, m.preview.Found.HeaderLine); line++ {
		lines, words = append(lines, line), append(words, loc.T("people.import.line", "Line", line))
	}
	choose := kit.NewSelect(words, slices.Index(lines, m.preview.Found.HeaderLine), func(i int) {
		m.again(func(s *table.Settings) { s.HeaderLine = lines[i] })
	})
	return kit.NewField(loc.T("people.match.header"), choose, m.doubt(table.TraitHeader))
}

// doubt is the hint below what was found out and may well be otherwise.
func (m *matching) doubt(t table.Trait) string {
	if m.preview.Found.Unsure&t != 0 {
		return m.frame.Loc().T("people.match.unsure")
	}
	return ""
}

// rows are the columns of the file: what is called what, what stands in it, and
// what it is taken for.
func (m *matching) rows() fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, len(m.columns))
	m.choosers, m.orders, m.tags = make([]*kit.Select, len(rows)), make([]*kit.Select, len(rows)), make([]*kit.Tag, len(rows))
	for i := range m.columns {
		rows[i] = m.row(i)
	}
	return kit.NewRows(rows...)
}

func (m *matching) row(i int) fyne.CanvasObject {
	loc, c := m.frame.Loc(), &m.columns[i]
	m.tags[i] = kit.NewTag("", kit.Care)
	fields := importer.Fields()
	m.choosers[i] = kit.NewSelect(m.fieldWords(), slices.Index(fields, c.Field), func(at int) { m.assign(i, fields[at]) }).Whole()
	orders := []importer.Order{importer.DayFirst, importer.MonthFirst, importer.YearFirst}
	words := []string{loc.T("people.match.order.dmy"), loc.T("people.match.order.mdy"), loc.T("people.match.order.ymd")}
	m.orders[i] = kit.NewSelect(words, slices.Index(orders, c.Order), func(at int) {
		c.Order, c.Sure = orders[at], true
		m.show(i)
	}).Whole()
	m.show(i)
	said := kit.NewText(kit.Small(m.samples(i))).AtMost(2)
	left := kit.NewColumn(kit.Tight, kit.NewFlow(8, kit.NewText(kit.Strong(c.Header)).OneLine(), m.tags[i]), said)
	return kit.NewRow(left, kit.NewColumn(6, m.choosers[i], m.orders[i]))
}

// samples are the first values of the column.
func (m *matching) samples(i int) string {
	var said []string
	for _, row := range m.preview.First {
		value := oneLine(row[i])
		if value == "" || slices.Contains(said, value) {
			continue
		}
		if runes := []rune(value); len(runes) > 60 {
			value = string(runes[:60]) + "…"
		}
		if said = append(said, value); len(said) == 3 {
			break
		}
	}
	if len(said) == 0 {
		return m.frame.Loc().T("people.match.nothing")
	}
	return kit.Joined(said...)
}

// assign says what a column holds. A column that held it before gives it up.
func (m *matching) assign(i int, f importer.Field) {
	for j := range m.columns {
		if c := &m.columns[j]; j != i && f.Single() && c.Field == f {
			c.Field, c.Order, c.Sure = importer.Keep, "", true
			m.choosers[j].Mark(slices.Index(importer.Fields(), importer.Keep))
			m.show(j)
		}
	}
	c := &m.columns[i]
	if c.Order == importer.AnyOrder && !c.Field.IsDate() {
		c.Order = importer.DayFirst // nobody has looked at its dates yet
	}
	c.Field, c.Sure = f, true
	m.show(i)
}

// show shows whether column i is sure, and the order of its dates.
func (m *matching) show(i int) {
	c := &m.columns[i]
	word := ""
	if !c.Sure {
		word = m.frame.Loc().T("people.match.unsure")
	}
	m.tags[i].Set(word, kit.Care)
	if c.Field.IsDate() && c.Order != importer.AnyOrder {
		m.orders[i].Show()
	} else {
		m.orders[i].Hide()
	}
}

// goOn reads the file as it stands on the sheet.
func (m *matching) goOn() {
	choice := m.choice
	var err error
	if choice.Today, err = importer.ListDate(m.day.Entry.Text, m.today()); err != nil {
		m.frame.Focus(m.day.Entry) // below it stands what is wrong
		return
	}
	if m.whose.open() {
		m.frame.Focus(m.whose.choose) // below it stands what is asked
		return
	}
	m.close()
	choice.Source = m.whose.said()
	choice.Settings = m.preview.Found.Settings
	if m.choice.Worksheet == "" {
		choice.Worksheet = "" // nobody chose one: the others are told of
	}
	choice.Map = nil
	for _, c := range m.columns {
		field := c.Field.String()
		if c.Field.IsDate() {
			field = fmt.Sprintf("%s:%s", field, c.Order)
		}
		choice.Map = append(choice.Map, importer.Assignment{Column: c.Header, Field: field})
	}
	m.readAs(taking{path: m.path, choice: choice, unread: m.preview.Unread()})
}
