package table

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"vestka/app/importer/internal/rows"
)

const (
	maxTables  = 1000   // of one page that are looked at
	maxInside  = 64     // tables inside tables
	maxRowspan = 65_534 // as browsers have it
)

// htmlTable is one table of a page, as the first reading found it.
type htmlTable struct {
	number  int // among the tables of the page, from 0
	name    string
	width   int     // cells of its widest row
	rows    int     // that say something
	header  int     // number of the row that is marked as the header, or 0
	second  bool    // it is the second row of the header
	inHead  bool    // that row stands in <thead>
	extras  []extra // what stands in attributes
	columns map[extra]int
}

// extra is a column of what stands in an attribute: of a cell, of something
// inside the cell, or of the row, where column is -1.
type extra struct {
	column int
	name   string // href, data-address
}

// openHTML opens the tables of a web page. Which columns stand in attributes is
// known only when all of it was read, so it is read twice.
func openHTML(s *source, head []byte, found *Detected) (file, error) {
	enc, err := htmlCharset(s, head, found)
	if err != nil {
		return file{}, err
	}
	found.Format = HTML
	survey := newHTMLRows(s, enc, nil)
	for err == nil {
		_, err = survey.next()
	}
	if !errors.Is(err, io.EOF) {
		return file{}, err
	}
	chosen, sheets, err := survey.choose(found)
	if err != nil {
		return file{}, err
	}
	return file{
		worksheets: sheets, rows: newHTMLRows(s, enc, chosen),
		headerLine: chosen.header, width: chosen.width, extras: chosen.extras,
	}, nil
}

// choose takes the table of the settings, or the one with the most cells.
func (r *htmlRows) choose(found *Detected) (*htmlTable, []Worksheet, error) {
	var names []string
	var filled []*htmlTable
	for _, t := range r.tables {
		if t.rows > 0 {
			filled = append(filled, t)
			if t.name == "" {
				t.name = "#" + strconv.Itoa(len(filled))
			}
			names = append(names, t.name)
		}
	}
	if len(filled) == 0 {
		return nil, nil, refusal("error.import.web_page")
	}
	var chosen *htmlTable
	sheets := make([]Worksheet, len(filled))
	for i, name := range columnNames(names) {
		t := filled[i]
		t.name, sheets[i] = name, Worksheet{Name: name}
		better := chosen == nil || t.rows*t.width > chosen.rows*chosen.width
		if found.Worksheet == "" && better || found.Worksheet != "" && strings.EqualFold(name, found.Worksheet) {
			chosen = t
		}
	}
	if chosen == nil {
		return nil, nil, noWorksheet(found.Worksheet)
	}
	if found.Worksheet == "" && len(filled) > 1 {
		found.Unsure |= TraitWorksheet
	}
	found.Worksheet = chosen.name
	return chosen, sheets, nil
}

// htmlRows reads the rows of the tables of a page: of one, or, to find out what
// tables and columns there are, of all.
type htmlRows struct {
	file   *counted
	z      *html.Tokenizer
	only   *htmlTable // as it was found the first time
	tables []*htmlTable
	seen   int // tables begun so far
	open   []*openTable
	title  *pageText // of the heading before the table
	inside string    // the heading, script or style that the reading is inside of
	ready  []Row     // rows that ended together
}

// openTable is a table whose end was not met yet.
type openTable struct {
	*htmlTable
	wanted   bool // its rows are asked for
	surveyed bool // only what columns they have
	line     int
	inHead   bool
	inRow    bool
	row      []htmlCell
	of       []extraValue // of the row
	inCell   bool         // the text goes to the last cell of the row
	names    pageText     // of its caption
	naming   bool
	spans    []span
	laid     []span // room for the row as it is laid out
}

type htmlCell struct {
	text       pageText
	head       bool // <th>
	rows, cols int
	of         []extraValue
}

type extraValue struct{ name, value string }

// span is a cell that reaches down into the rows to come.
type span struct {
	left int // rows
	text string
	of   []extraValue
}

func newHTMLRows(s *source, enc charset, only *htmlTable) *htmlRows {
	r := &htmlRows{file: s.reader(), only: only, title: &pageText{}}
	r.z = html.NewTokenizer(enc.reader(r.file))
	r.z.SetMaxBuf(rows.MaxRow)
	return r
}

func (r *htmlRows) progress() (done, total int64) { return r.file.progress() }

func (r *htmlRows) next() (Row, error) {
	for {
		if len(r.ready) > 0 {
			row := r.ready[0]
			r.ready = r.ready[1:]
			return row, nil
		}
		switch r.z.Next() {
		case html.ErrorToken:
			err := r.z.Err()
			if errors.Is(err, html.ErrBufferExceeded) {
				return Row{}, errTooLarge
			}
			if !errors.Is(err, io.EOF) || len(r.open) == 0 {
				return Row{}, err
			}
			for len(r.open) > 0 { // a page that was cut off
				r.endTable()
			}
		case html.TextToken:
			r.text(r.z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			if err := r.start(); err != nil {
				return Row{}, err
			}
		case html.EndTagToken:
			r.end(tagName(r.z.Raw()))
		case html.CommentToken, html.DoctypeToken:
		}
	}
}

// top is the innermost table, or nil.
func (r *htmlRows) top() *openTable {
	if len(r.open) == 0 {
		return nil
	}
	return r.open[len(r.open)-1]
}

func (r *htmlRows) text(text []byte) {
	t := r.top()
	switch {
	case r.inside == "script" || r.inside == "style":
	case t == nil && r.inside != "":
		r.title.add(text)
	case t == nil:
	case t.naming:
		t.names.add(text)
	case t.inCell:
		t.last().text.add(text)
	}
}

func (r *htmlRows) start() error {
	name, attrs := tagName(r.z.Raw()), r.attributes()
	t := r.top()
	switch name {
	case "table":
		return r.startTable()
	case "h1", "h2", "h3", "h4", "h5", "h6":
		if t == nil {
			r.inside, r.title = name, &pageText{}
		}
	case "script", "style":
		r.inside = name
	}
	if t == nil {
		return nil
	}
	switch name {
	case "caption":
		t.naming = true
	case "thead":
		r.endRow(t)
		t.inHead = true
	case "tbody", "tfoot":
		r.endRow(t)
		t.inHead = false
	case "tr":
		r.endRow(t)
		t.inRow, t.of = true, attrs
	case "td", "th":
		t.startCell(name == "th", attrs)
	default:
		if t.inCell {
			t.last().inside(name, attrs)
		}
	}
	return nil
}

// tagNames are the elements that mean something here.
var tagNames = func() map[string]string {
	names := map[string]string{}
	for _, name := range append(strings.Fields("table caption thead tbody tfoot tr td th br script style h1 h2 h3 h4 h5 h6"), blocks...) {
		names[name] = name
	}
	return names
}()

// tagName is the name of the element in a tag; empty for one that means nothing
// here. The tokenizer's own answer costs an allocation for each tag.
func tagName(tag []byte) string {
	var lower [16]byte
	n := 0
	for _, c := range bytes.TrimLeft(tag, "</") {
		if c == '>' || c == '/' || c <= ' ' {
			break
		}
		if n == len(lower) {
			return ""
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		lower[n] = c
		n++
	}
	return tagNames[string(lower[:n])]
}

// attributes are those of the present tag that may say something.
func (r *htmlRows) attributes() []extraValue {
	if bytes.IndexByte(r.z.Raw(), '=') < 0 {
		return nil
	}
	var attrs []extraValue
	_, more := r.z.TagName() // before which the attributes cannot be had
	for more {
		var key, value []byte
		key, value, more = r.z.TagAttr()
		if k := clean(key); isOfUse(k) && len(attrs) < rows.MaxCells {
			attrs = append(attrs, extraValue{k, strings.TrimSpace(clean(value))})
		}
	}
	return attrs
}

// isOfUse reports an attribute that may say something.
func isOfUse(name string) bool {
	switch name {
	case "href", "datetime", "colspan", "rowspan":
		return true
	}
	return strings.HasPrefix(name, "data-")
}

func (r *htmlRows) end(name string) {
	if name == r.inside {
		r.inside = ""
	}
	t := r.top()
	if t == nil {
		return
	}
	switch name {
	case "table":
		r.endTable()
	case "tr", "tbody", "tfoot":
		r.endRow(t)
	case "thead":
		r.endRow(t)
		t.inHead = false
	case "td", "th":
		t.inCell = false
	case "caption":
		t.naming = false
	default:
		if t.inCell && isBlock(name) {
			t.last().text.newLine()
		}
	}
}

func (r *htmlRows) startTable() error {
	if t := r.top(); t != nil && !t.inCell { // the one before was not closed
		r.endTable()
	}
	if len(r.open) >= maxInside {
		return damaged("tables are nested too deep")
	}
	t := &openTable{surveyed: r.only == nil}
	switch {
	case r.only != nil:
		t.htmlTable, t.wanted = &htmlTable{}, r.only.number == r.seen
		if t.wanted {
			t.htmlTable = r.only
		}
	default:
		t.htmlTable = &htmlTable{number: r.seen, columns: map[extra]int{}}
		if t.wanted = len(r.tables) < maxTables; t.wanted {
			r.tables = append(r.tables, t.htmlTable)
		}
		t.name = r.title.String()
	}
	r.title = &pageText{}
	r.seen++
	r.open = append(r.open, t)
	return nil
}

func (r *htmlRows) endTable() {
	t := r.top()
	r.endRow(t)
	if r.only == nil && t.names.String() != "" {
		t.name = t.names.String()
	}
	r.open = r.open[:len(r.open)-1]
}

// startCell begins a cell, and with it a row where none was begun.
func (t *openTable) startCell(head bool, attrs []extraValue) {
	t.naming = false
	if len(t.row) <= rows.MaxCells { // one more tells that there are too many
		t.row = slices.Grow(t.row, 1)[:len(t.row)+1]
	}
	t.inRow, t.inCell = true, true
	c := t.last() // with the room of an earlier row's
	*c = htmlCell{head: head, rows: 1, cols: 1, text: pageText{b: c.text.b[:0]}}
	for _, a := range attrs {
		n, err := strconv.Atoi(a.value)
		switch {
		case a.name == "colspan" && err == nil && n > 0:
			c.cols = n // as far as a row may reach
		case a.name == "rowspan" && err == nil && n >= 0:
			if c.rows = min(n, maxRowspan); n == 0 { // down to the end of the table
				c.rows = maxRowspan
			}
		case a.name == "href", a.name == "colspan", a.name == "rowspan":
		default:
			c.of = append(c.of, a)
		}
	}
}

// last is the cell that was begun last.
func (t *openTable) last() *htmlCell { return &t.row[len(t.row)-1] }

// inside takes the start of an element in a cell.
func (c *htmlCell) inside(name string, attrs []extraValue) {
	if name == "br" || isBlock(name) {
		c.text.newLine()
	}
	for _, a := range attrs {
		switch {
		case len(c.of) >= rows.MaxCells, a.value == "":
		case a.name == "href" && (strings.HasPrefix(a.value, "#") || strings.HasPrefix(strings.ToLower(a.value), "javascript:")):
		case a.name != "colspan" && a.name != "rowspan":
			c.of = append(c.of, a)
		}
	}
}

// blocks are the elements that begin on a line of their own.
var blocks = strings.Fields("p div li ul ol dd dt section article address pre blockquote")

func isBlock(name string) bool { return slices.Contains(blocks, name) }

// endRow gives the row that was begun, if it was.
func (r *htmlRows) endRow(t *openTable) {
	t.inCell, t.naming = false, false
	if !t.inRow {
		return
	}
	t.line++
	switch {
	case !t.wanted:
	case t.surveyed:
		t.survey(t.spread(), t.row)
	default:
		r.ready = append(r.ready, t.give(t.spread()))
	}
	t.row, t.of, t.inRow = t.row[:0], nil, false
}

// spread puts the cells of the row into their columns: those that reach into it
// from above first, each as often as it is wide.
func (t *openTable) spread() []span {
	row := t.laid[:0]
	put := func(s span) {
		column := len(row)
		if s.left > 1 {
			for len(t.spans) <= column {
				t.spans = append(t.spans, span{})
			}
			t.spans[column] = span{left: s.left - 1, text: s.text, of: s.of}
		} else if column < len(t.spans) && t.spans[column].left > 0 {
			t.spans[column] = span{}
		}
		row = append(row, s)
	}
	above := func() {
		for len(row) < len(t.spans) && t.spans[len(row)].left > 0 {
			put(t.spans[len(row)])
		}
	}
	for i := range t.row {
		c := &t.row[i]
		text := ""
		switch {
		case len(c.text.b) == 0:
		case t.surveyed:
			text = "x" // what it says is not asked for yet
		default:
			text = c.text.String()
		}
		for range c.cols {
			above()
			if len(row) > rows.MaxCells { // one more tells that there are too many
				t.laid = row
				return row
			}
			put(span{left: c.rows, text: text, of: c.of})
		}
	}
	above()
	for i := len(row); i < len(t.spans); i++ {
		if t.spans[i].left > 0 { // with a hole before it
			for len(row) < i {
				put(span{})
			}
			above()
		}
	}
	t.laid = row
	return row
}

// survey notes what columns the row has and whether it is the header.
func (t *openTable) survey(row []span, cells []htmlCell) {
	said, heads := 0, 0
	for _, s := range row {
		if s.text != "" {
			said++
		}
	}
	for _, c := range cells {
		if c.head {
			heads++
		}
	}
	if said == 0 {
		return
	}
	t.width, t.rows = max(t.width, min(len(row), rows.MaxCells)), t.rows+1
	second := t.isSecond(row, cells)
	if said > 1 && (t.inHead || (t.header == 0 || second) && heads == len(cells)) {
		t.second = second
		if t.inHead || !t.htmlTable.inHead {
			t.header, t.htmlTable.inHead = t.line, t.inHead
		}
		return
	}
	if t.inHead {
		return
	}
	t.eachExtra(row, func(e extra, _ string) {
		if _, ok := t.columns[e]; !ok && len(t.extras) < rows.MaxCells/2 {
			t.columns[e] = len(t.extras)
			t.extras = append(t.extras, e)
		}
	})
}

// isSecond reports the row below the header, into which cells of that reach down.
func (t *openTable) isSecond(row []span, cells []htmlCell) bool {
	return t.header > 0 && t.header == t.line-1 && !t.second && len(cells) < len(row)
}

func (t *openTable) eachExtra(row []span, visit func(e extra, value string)) {
	for _, v := range t.of {
		if strings.HasPrefix(v.name, "data-") && v.value != "" {
			visit(extra{-1, v.name}, v.value)
		}
	}
	for i, s := range row {
		for _, v := range s.of {
			if v.value != "" && i < rows.MaxCells {
				visit(extra{i, v.name}, v.value)
			}
		}
	}
}

// give makes a row of cells and attributes.
func (t *openTable) give(cells []span) Row {
	row := Row{Line: t.line, Cells: make([]string, len(cells), max(len(cells), t.width+len(t.extras)))}
	for i, s := range cells {
		row.Cells[i] = s.text
	}
	if len(cells) > t.width { // beyond all bounds
		row.tooWide()
		row.Cells = row.Cells[:t.width]
	}
	t.eachExtra(cells, func(e extra, value string) {
		column, ok := t.columns[e]
		if !ok {
			return
		}
		row.put(t.width+column, value, Text)
	})
	return row
}

// pageText is a text as a browser shows it: runs of white space are one space.
type pageText struct {
	b     []byte
	space bool // one is due before the next word
	line  bool // a new line is
}

func (t *pageText) add(text []byte) {
	if len(t.b) > rows.MaxCell {
		return
	}
	for i := 0; i < len(text); {
		size := spaceAt(text[i:])
		if size > 0 {
			t.space = true
			i += size
			continue
		}
		word := i
		for i < len(text) && spaceAt(text[i:]) == 0 {
			i++
		}
		switch {
		case len(t.b) == 0:
		case t.line:
			t.b = append(t.b, '\n')
		case t.space:
			t.b = append(t.b, ' ')
		}
		t.space, t.line = false, false
		t.b = append(t.b, text[word:i]...)
	}
}

// spaceAt is how many bytes of white space the text starts with: 0, or those of
// one character.
func spaceAt(text []byte) int {
	switch c := text[0]; {
	case c == ' ' || '\t' <= c && c <= '\r':
		return 1
	case c < 0xC2 || c > 0xE3 || c > 0xC2 && c < 0xE1:
		return 0
	}
	if r, size := utf8.DecodeRune(text); unicode.IsSpace(r) {
		return size
	}
	return 0
}

func (t *pageText) newLine() { t.line = true }

// String is the text so far.
func (t *pageText) String() string { return clean(t.b) }
