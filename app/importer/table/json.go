package table

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"vestka/app/importer/internal/rows"
)

const maxLists = 200 // lists of one file that are looked at

// jsonList is a list of a JSON file, which makes a table.
type jsonList struct {
	path    string // to it, as data/people; empty where the file itself is the list
	objects int    // elements that are objects
	others  int    // elements that are not
	columns *columns
}

// openJSON opens a file with a list of objects, with objects one after the
// other, or with lists somewhere inside an object. What columns there are is
// known only when all of it was read, so it is read twice.
func openJSON(s *source, head []byte, found *Detected) (file, error) {
	enc, err := findCharset(s, head, found)
	if err != nil {
		return file{}, err
	}
	found.Format = JSON
	survey := &jsonRows{}
	if err := survey.start(s, enc); err != nil {
		return file{}, err
	}
	for err == nil {
		_, err = survey.next()
	}
	if !errors.Is(err, io.EOF) {
		return file{}, err
	}
	f := file{}
	list, err := survey.choose(found, &f)
	if err != nil {
		return file{}, err
	}
	r := &jsonRows{only: list}
	if err := r.start(s, enc); err != nil {
		return file{}, err
	}
	f.rows = r
	if list.objects > 0 {
		f.header = columnNames(list.columns.names)
	}
	return f, nil
}

// choose takes the list of the settings, or the longest one.
func (r *jsonRows) choose(found *Detected, f *file) (*jsonList, error) {
	var chosen *jsonList
	for _, l := range r.lists {
		if l.path != "" {
			f.worksheets = append(f.worksheets, Worksheet{Name: l.path})
		}
		better := chosen == nil || l.objects > chosen.objects || l.objects == chosen.objects && l.others > chosen.others
		if found.Worksheet == "" && better || found.Worksheet != "" && strings.EqualFold(l.path, found.Worksheet) {
			chosen = l
		}
	}
	switch {
	case chosen == nil && found.Worksheet != "":
		return nil, noWorksheet(found.Worksheet)
	case chosen == nil || chosen.objects+chosen.others == 0:
		return nil, refusal("error.table.empty")
	}
	if found.Worksheet == "" && len(r.lists) > 1 {
		found.Unsure |= TraitWorksheet
	}
	found.Worksheet = chosen.path
	return chosen, nil
}

// jsonRows reads the elements of the lists of a JSON file as rows: of one list,
// or, to find out what lists and columns there are, of all.
type jsonRows struct {
	only   *jsonList
	lists  []*jsonList
	file   *counted
	window *rows.Window
	line   int
	count  int // objects of the list so far
	parser jsonParser

	names  []string // of the objects that the reading is inside of
	list   *jsonList
	inList bool // between the brackets of a list
	loose  bool // objects stand one after the other
	alone  bool // the file is one object, and that is the only row
	keyed  bool // the list is an object, the members of which are the rows
	key    string
	ended  bool
	broken bool // the file ended inside a list

	row Row // that is being put together
}

// start reads the start of the file.
func (r *jsonRows) start(s *source, enc charset) error {
	r.file = s.reader()
	r.window, r.line = rows.NewWindow(s.ctx, enc.reader(r.file)), 1
	if err := r.window.Fill(); err != nil {
		return err
	}
	if bytes.HasPrefix(r.window.Bytes(), []byte("\uFEFF")) {
		r.window.Skip(len("\uFEFF"))
	}
	c, err := r.peek()
	if err != nil || c != '{' {
		return err
	}
	return r.recogniseObject()
}

// recogniseObject tells a file of many objects from one that is an object with
// lists inside, from one that is a list by its keys, and from a single row.
func (r *jsonRows) recogniseObject() error {
	var ignored lastValue
	n, err := r.measure(&ignored)
	switch {
	case errors.Is(err, rows.ErrRowTooLong): // so long an object is no row
		r.recogniseKeys()
		return nil
	case errors.Is(err, errJSON), errors.Is(err, errMore):
		if r.loose = startsBadly(r.window.Bytes()); r.loose {
			r.enter()
		} else {
			r.recogniseKeys()
		}
		return nil
	case err != nil:
		return err
	}
	if r.loose, err = r.goesOn(n); err != nil || r.recogniseKeys() {
		return err
	}
	r.alone = !r.loose && !r.parser.tables && !r.parser.holds
	if r.loose || r.alone {
		r.enter()
	}
	return nil
}

// startsBadly reports that the first line is a bad object and good ones follow.
func startsBadly(text []byte) bool {
	line, rest, _ := bytes.Cut(text, []byte("\n"))
	rest = bytes.TrimLeft(rest, " \t\r\n\x1E")
	return len(rest) > 0 && rest[0] == '{' && bytes.HasSuffix(bytes.TrimSpace(line), []byte("}"))
}

// goesOn reports that something follows the first n bytes.
func (r *jsonRows) goesOn(n int) (bool, error) {
	for {
		if rest := bytes.TrimLeft(r.window.Bytes()[n:], " \t\r\n,\x1E"); len(rest) > 0 || r.window.Ended() {
			return len(rest) > 0, nil
		}
		if err := r.window.Fill(); err != nil {
			return false, err
		}
	}
}

// recogniseKeys begins to read an object that is a list of objects by their keys.
func (r *jsonRows) recogniseKeys() bool {
	r.keyed = !r.loose && !r.parser.tables && r.parser.keyed[1].rows()
	if r.keyed {
		r.skip(1)
		r.enter()
	}
	return r.keyed
}

// beginsKeyed begins to read the object that stands here inside another one where it is
// a list by its keys.
func (r *jsonRows) beginsKeyed() (bool, error) {
	if len(r.names) == 0 {
		return false, nil // that was looked at before anything was read
	}
	var ignored lastValue
	_, err := r.measure(&ignored)
	if err != nil && !errors.Is(err, rows.ErrRowTooLong) && !errors.Is(err, errJSON) && !errors.Is(err, errMore) {
		return false, err
	}
	return r.recogniseKeys(), nil
}

// takeKey takes the key of a row; ok is false where there is none.
func (r *jsonRows) takeKey() (ok bool, err error) {
	var key lastValue
	n, err := r.measure(&key)
	if errors.Is(err, errJSON) || errors.Is(err, errMore) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	r.key = key.text
	r.skip(n)
	if c, err := r.peek(); err != nil || c != ':' {
		return false, err
	}
	r.skip(1)
	_, err = r.peek()
	return err == nil, err
}

// measure is the length of the value at the start of the window.
func (r *jsonRows) measure(sink jsonSink) (int, error) {
	for {
		n, err := r.parser.parse(r.window.Bytes(), sink)
		if !errors.Is(err, errMore) || r.window.Ended() {
			return n, err
		}
		if err := r.window.Fill(); err != nil {
			return 0, err
		}
	}
}

// peek steps over white space and shows the next byte; io.EOF at the end.
func (r *jsonRows) peek() (byte, error) {
	for {
		for i, c := range r.window.Bytes() {
			switch c {
			case '\n', ' ', '\t', '\r', '\x1E': // the last stands before each object in some files
			default:
				r.skip(i)
				return c, nil
			}
		}
		r.skip(len(r.window.Bytes()))
		if r.window.Ended() {
			return 0, io.EOF
		}
		if err := r.window.Fill(); err != nil {
			return 0, err
		}
	}
}

// skip moves on and counts lines.
func (r *jsonRows) skip(n int) {
	r.line += bytes.Count(r.window.Bytes()[:n], []byte("\n"))
	r.window.Skip(n)
}

// enter begins the list that stands here.
func (r *jsonRows) enter() {
	r.inList, r.list = true, nil
	path := strings.Join(r.names, "/")
	if r.only != nil {
		if path == r.only.path {
			r.list = r.only
		}
		return
	}
	for _, l := range r.lists {
		if l.path == path {
			r.list = l
		}
	}
	if r.list == nil && len(r.lists) < maxLists {
		r.list = &jsonList{path: path, columns: newColumns()}
		r.lists = append(r.lists, r.list)
	}
}

func (r *jsonRows) breaks() bool { return r.broken }

func (r *jsonRows) progress() (done, total int64) { return r.file.progress() }

// next gives the next element of the lists.
func (r *jsonRows) next() (Row, error) {
	for !r.ended {
		c, err := r.peek()
		if err != nil {
			return Row{}, r.end(err)
		}
		switch {
		case r.inList && (c == ',' || r.closes(c)):
			r.skip(1)
			r.inList = c == ','
			r.keyed = r.keyed && r.inList
		case r.inList && r.keyed:
			line := r.line
			ok, err := r.takeKey()
			if err != nil {
				r.ended = true
				return Row{}, err
			}
			if row, ok, err := r.keyedElement(ok, line); ok || err != nil {
				return row, err
			}
		case r.inList:
			if row, ok, err := r.element(); ok || err != nil {
				return row, err
			}
		case c == '[':
			r.skip(1)
			r.enter()
		default:
			if err := r.outside(c); err != nil {
				r.ended = true
				return Row{}, err
			}
		}
	}
	return Row{}, io.EOF
}

// closes reports that the byte ends the list that the reading is inside of.
func (r *jsonRows) closes(c byte) bool {
	return c == ']' && !r.loose && !r.keyed || c == '}' && r.keyed
}

// end ends the rows. The end of the file inside a list, or an object, is not that of the list.
func (r *jsonRows) end(err error) error {
	r.ended, r.broken = true, errors.Is(err, io.EOF) && (r.inList && !r.loose || len(r.names) > 0)
	return err
}

// outside takes what stands around the lists: names, brackets and single values.
func (r *jsonRows) outside(c byte) error {
	switch c {
	case '{':
		if list, err := r.beginsKeyed(); list || err != nil {
			return err
		}
		r.skip(1)
		r.names = append(r.names, "")
		if len(r.names) > maxDepth {
			return damaged("JSON is nested too deep")
		}
	case '}':
		r.skip(1)
		r.names = r.names[:max(len(r.names)-1, 0)]
	case ',', ':':
		r.skip(1)
	default:
		return r.outsideValue(c)
	}
	return nil
}

// outsideValue takes a name, which a colon follows, or a single value.
func (r *jsonRows) outsideValue(c byte) error {
	var text lastValue
	n, err := r.measure(&text)
	if errors.Is(err, errJSON) || errors.Is(err, errMore) {
		return damaged("JSON makes no sense outside its lists")
	}
	if err != nil {
		return err
	}
	r.skip(n)
	if c == '"' && len(r.names) > 0 {
		if next, err := r.peek(); err == nil && next == ':' {
			r.names[len(r.names)-1] = text.text
		}
	}
	return nil
}

type lastValue struct{ text string }

func (l *lastValue) value(_, text []byte, _ Kind) { l.text = string(text) }

// element takes one element of a list; ok is false where it is not asked for or
// says nothing.
func (r *jsonRows) element() (row Row, ok bool, err error) {
	line, c := r.line, r.window.Bytes()[0]
	for {
		r.begin(line)
		n, err := r.parser.parse(r.window.Bytes(), r)
		if errors.Is(err, errMore) && !r.window.Ended() {
			err = r.window.Fill()
			if err == nil {
				continue
			}
			if !errors.Is(err, rows.ErrRowTooLong) {
				return Row{}, false, err
			}
		}
		if err != nil {
			return r.torn(line)
		}
		return r.whole(c, n)
	}
}

// keyedElement takes the row behind a key, if there was one.
func (r *jsonRows) keyedElement(hasKey bool, line int) (Row, bool, error) {
	if !hasKey {
		return r.torn(line)
	}
	return r.element()
}

// begin makes room for a row.
func (r *jsonRows) begin(line int) {
	r.row = Row{Line: line, Object: r.count + 1}
	if r.only != nil && r.list != nil {
		r.row.Cells = make([]string, len(r.only.columns.names))
	}
	if r.keyed && r.list != nil {
		column, _ := r.list.columns.place(keyColumn)
		if r.only != nil {
			r.put(column, []byte(r.key), Text)
		}
	}
}

// keyColumn is the column of the keys of rows that have some.
const keyColumn = "#"

// whole gives the row of an element of n bytes that was understood.
func (r *jsonRows) whole(c byte, n int) (row Row, ok bool, err error) {
	raw := r.window.Bytes()[:n]
	row, ok = r.row, r.list != nil && r.only != nil
	switch {
	case ok && r.only.objects > 0 && c != '{' && string(raw) != "null":
		row.Cells, row.Kinds, row.Raw = nil, nil, clean(raw)
		row.problem("table.problem.not_read", row.Raw, nil)
	case ok || r.list == nil:
	case c == '{':
		r.list.objects++
	default:
		r.list.others++
	}
	if ok {
		r.count++
	}
	r.skip(n)
	r.ended = r.alone
	return row, ok, nil
}

// torn gives as it stands what cannot be understood, up to where the next
// element seems to start.
func (r *jsonRows) torn(line int) (Row, bool, error) {
	data := r.window.Bytes()
	n := r.nextElement(data)
	raw := clean(bytes.TrimSpace(data[:n]))
	r.skip(n)
	if r.list == nil || r.only == nil {
		if r.list != nil {
			r.list.others++
		}
		return Row{}, false, nil
	}
	r.count++
	row := Row{Line: line, Object: r.count, Raw: raw}
	row.problem("table.problem.not_read", raw, nil)
	return row, true, nil
}

// nextElement finds the end of a line, or the "},{" between two objects.
func (r *jsonRows) nextElement(data []byte) int {
	if r.loose {
		if i := bytes.IndexByte(data, '\n'); i >= 0 {
			return i + 1
		}
		return len(data)
	}
	for at := 0; ; at++ {
		i := bytes.IndexByte(data[at:], '}')
		if i < 0 {
			return len(data)
		}
		at += i
		rest := bytes.TrimLeft(data[at+1:], " \t\r\n")
		if len(rest) > 0 && rest[0] == ',' {
			if next := bytes.TrimLeft(rest[1:], " \t\r\n"); len(next) > 0 && (next[0] == '{' || r.keyed && next[0] == '"') {
				return at + 1
			}
		}
	}
}

// value takes one value of the present row: several of one path stand in one
// cell, with "; " between. In a list of lists a value's place is its column.
func (r *jsonRows) value(path, text []byte, kind Kind) {
	if r.list == nil {
		return
	}
	column, ok := r.parser.index, r.parser.index < rows.MaxCells
	if inObject := !r.parser.lists && r.parser.depth > 0; inObject {
		column, ok = r.list.columns.placeOf(path)
	}
	switch {
	case r.only == nil:
	case ok:
		r.put(column, text, kind)
	default:
		r.row.tooWide()
	}
}

// put writes a value into a cell.
func (r *jsonRows) put(column int, text []byte, kind Kind) {
	cell := clean(text)
	if len(cell) != len(text) || strings.Contains(cell, "\uFFFD") {
		r.row.problem("import.problem.bytes", cell, nil)
	}
	if kind == Number {
		cell = plainNumber(cell, 0)
	}
	r.row.put(column, cell, kind)
}
