package table

import (
	"bytes"
	"errors"
	"io"
	"mime/quotedprintable"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"vestka/app"
	"vestka/app/importer/internal/rows"
)

// parts are the parts of what a card gives in parts, with semicolons between
// (RFC 6350, 6.2.2, 6.3.1, 6.2.7). An empty name is the property itself.
var parts = map[string][]string{
	"N":      {"family", "given", "additional", "prefix", "suffix"},
	"ADR":    {"box", "extended", "street", "city", "region", "postcode", "country"},
	"GENDER": {"", "text"},
}

// openVCard opens a file of cards: vCard 2.1, 3.0 and 4.0. What columns there
// are is known only when all of it was read, so it is read twice.
func openVCard(s *source, head []byte, found *Detected) (file, error) {
	enc, err := findCharset(s, head, found)
	if err != nil {
		return file{}, err
	}
	found.Format = VCard
	survey := newCardRows(s, enc, found.Charset, newColumns())
	survey.survey = true
	cards := 0
	for err == nil {
		var row Row
		if row, err = survey.next(); err == nil && row.Raw == "" {
			cards++
		}
	}
	if !errors.Is(err, io.EOF) {
		return file{}, err
	}
	if cards == 0 {
		return file{}, refusal("error.table.empty")
	}
	return file{rows: newCardRows(s, enc, found.Charset, survey.columns), header: columnNames(survey.columns.names)}, nil
}

// cardRows reads cards as rows.
type cardRows struct {
	file    *counted
	window  *rows.Window
	line    int
	charset charset // of values that do not name theirs
	columns *columns
	survey  bool // only what columns there are is asked for
	names   map[string]string

	row    Row
	inCard bool
	agents int            // cards inside the card, which are left out
	count  map[string]int // addresses and the like of the card
	text   []byte         // of the present line
	agent  bool           // a card inside the card may follow
	ended  bool
}

func newCardRows(s *source, enc charset, name string, c *columns) *cardRows {
	r := &cardRows{file: s.reader(), line: 1, charset: enc, columns: c, names: map[string]string{}, count: map[string]int{}}
	text := io.Reader(r.file)
	if strings.HasPrefix(name, "utf-16") { // the others are ASCII where it matters, and a value may have one of its own
		text, r.charset = enc.reader(text), charset{}
	}
	r.window = rows.NewWindow(s.ctx, text)
	return r
}

func (r *cardRows) progress() (done, total int64) { return r.file.progress() }

// next gives the next card.
func (r *cardRows) next() (Row, error) {
	for !r.ended {
		line, number, err := r.logicalLine()
		if errors.Is(err, io.EOF) {
			r.ended = true
			if r.inCard {
				return r.torn(), nil
			}
			break
		}
		if err != nil {
			return Row{}, err
		}
		if row, ok := r.take(line, number); ok {
			return row, nil
		}
	}
	return Row{}, io.EOF
}

// take takes one line; ok says that a row is done.
func (r *cardRows) take(line []byte, number int) (row Row, ok bool) {
	p, fine := r.property(line)
	isCard := len(p.value) < 64 && bytes.EqualFold(bytes.TrimSpace(p.value), []byte("VCARD"))
	switch {
	case p.name == "BEGIN" && (isCard && r.agent || r.agents > 0):
		r.agents++
	case r.agents > 0:
		if p.name == "END" {
			r.agents--
		}
	case p.name == "BEGIN" && isCard:
		row, ok = r.row, r.inCard
		if ok {
			row = r.torn()
		}
		clear(r.count)
		r.row, r.inCard = Row{Line: number, Cells: make([]string, len(r.columns.names))}, true
	case p.name == "END" && isCard && r.inCard:
		row, ok, r.inCard = r.row, true, false
	case !r.inCard || !fine:
		raw := r.decode(bytes.TrimSpace(line), "")
		if raw != "" && !r.inCard {
			row, ok = Row{Line: number, Raw: raw}, true
			row.problem("table.problem.not_read", raw, nil)
		} else if raw != "" {
			r.row.problem("table.problem.not_read", raw, nil)
		}
	default:
		r.put(p)
	}
	r.agent = p.name == "AGENT" && len(bytes.TrimSpace(p.value)) == 0
	return row, ok
}

// torn is the present card, whose end is missing.
func (r *cardRows) torn() Row {
	r.inCard = false
	r.row.problem("table.problem.no_end", "", nil)
	return r.row
}

// put writes a property into its columns.
func (r *cardRows) put(p property) {
	if p.name == "VERSION" || p.name == "PRODID" || p.binary || p.name == "AGENT" {
		return
	}
	if r.survey {
		r.note(p)
		return
	}
	if p.name == "KIND" && !strings.EqualFold(string(bytes.TrimSpace(p.value)), "individual") {
		r.row.Problems = append([]app.Problem{{Line: r.row.Line, Key: "table.problem.no_person"}}, r.row.Problems...)
		r.row.Cut = true
	}
	value := r.decode(p.value, p.charset)
	if strings.Contains(value, "\uFFFD") {
		r.row.problem("import.problem.bytes", value, nil)
	}
	name := p.name
	names := parts[name]
	if names == nil {
		value, kind := plainValue(p, value)
		r.cell(name, value, kind)
		return
	}
	columns := r.partColumns(name)
	for i, part := range splitEscaped(value, ';') {
		if i >= len(names) {
			break
		}
		if part != "" {
			r.cell(columns[i], strings.Join(unescaped(splitEscaped(part, ',')), ", "), Text)
		}
	}
}

// note makes the columns of a property that says something.
func (r *cardRows) note(p property) {
	if len(bytes.TrimSpace(p.value)) == 0 {
		return
	}
	if parts[p.name] == nil {
		r.columns.place(p.name)
		return
	}
	columns := r.partColumns(p.name)
	for i, rest := 0, p.value; i < len(columns); i++ {
		part, after, more := bytes.Cut(rest, []byte(";"))
		if len(bytes.TrimSpace(part)) > 0 {
			r.columns.place(columns[i])
		}
		if rest = after; !more {
			break
		}
	}
}

// partColumns are the columns for the parts of the next property of the name: a
// second address gets columns of its own.
func (r *cardRows) partColumns(name string) []string {
	if r.count[name]++; r.count[name] == 1 {
		return partNames[name]
	}
	return namesOfParts(name, name+" ("+strconv.Itoa(r.count[name])+")")
}

// partNames are the columns of the first property of each name.
var partNames = map[string][]string{"N": namesOfParts("N", "N"), "ADR": namesOfParts("ADR", "ADR"), "GENDER": namesOfParts("GENDER", "GENDER")}

func namesOfParts(name, column string) []string {
	names := make([]string, len(parts[name]))
	for i, part := range parts[name] {
		if names[i] = column; part != "" {
			names[i] += "/" + part
		}
	}
	return names
}

func (r *cardRows) cell(column, value string, kind Kind) {
	if value = strings.TrimSpace(value); value == "" {
		return
	}
	i, ok := r.columns.place(column)
	if !ok {
		r.row.tooWide()
		return
	}
	r.row.put(i, value, kind)
}

// plainValue is the value of a property that has no parts of its own.
func plainValue(p property, value string) (string, Kind) {
	switch p.name {
	case "BDAY", "DEATHDATE", "ANNIVERSARY":
		if date, ok := cardDate(strings.TrimSpace(value), p.omitYear); ok {
			return date, Date
		}
	case "ORG":
		return strings.Join(unescaped(splitEscaped(strings.TrimRight(value, ";"), ';')), "; "), Text
	case "CATEGORIES", "NICKNAME":
		return strings.Join(unescaped(splitEscaped(value, ',')), "; "), Text
	}
	return unescapeCard(value), Text
}

// decode makes UTF-8 of a value: in the charset that it names, else, where it
// is no UTF-8, in that of the file, or in the one that its letters are likely in.
func (r *cardRows) decode(value []byte, name string) string {
	enc := r.charset
	if own, err := htmlindex.Get(name); err == nil {
		enc = charset{own}
	} else if utf8.Valid(value) {
		enc = charset{}
	} else if enc.enc == nil {
		likely, _ := guessByLetters(value)
		enc, _ = charsetOf(likely)
	}
	if enc.enc != nil {
		if text, err := enc.enc.NewDecoder().Bytes(value); err == nil {
			value = text
		}
	}
	return clean(value)
}

// property is one line of a card.
type property struct {
	name     string
	value    []byte // without its encoding, but not decoded from its charset
	charset  string
	binary   bool   // a picture or a key
	omitYear string // the year that stands for none, as Apple's programs write it
}

// property takes a line apart: group.NAME;PARAMETER=VALUE;PARAMETER:value. ok is
// false where it is none.
func (r *cardRows) property(line []byte) (p property, ok bool) {
	colon := outsideQuotes(line, ':')
	if colon < 0 {
		return p, false
	}
	p.value = line[colon+1:]
	name, params, _ := bytes.Cut(line[:colon], []byte(";"))
	if p.name, ok = r.name(name); !ok {
		return p, false
	}
	if len(params) > 0 {
		p.readParameters(string(params))
	}
	if bytes.HasPrefix(bytes.TrimSpace(p.value), []byte("data:")) {
		p.binary = true
	}
	return p, true
}

// name is the name of a property in capitals, without the group before it; ok
// is false where it is none.
func (r *cardRows) name(raw []byte) (name string, ok bool) {
	if name, ok := r.names[string(raw)]; ok {
		return name, true
	}
	name = strings.ToUpper(strings.TrimSpace(string(raw[bytes.LastIndexByte(raw, '.')+1:])))
	ok = name != "" && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == ""
	if ok && len(r.names) < 2*rows.MaxCells { // the same few are met over and over
		r.names[string(raw)] = name
	}
	return name, ok
}

// readParameters reads what the parameters say of the value, and takes its
// encoding off.
func (p *property) readParameters(params string) {
	quoted := false
	for _, param := range strings.Split(params, ";") {
		key, value, named := strings.Cut(param, "=")
		key, value = strings.ToUpper(strings.TrimSpace(key)), strings.Trim(strings.TrimSpace(value), `"`)
		if !named { // vCard 2.1 leaves the name out
			value = key
		}
		switch upper := strings.ToUpper(value); {
		case key == "CHARSET":
			p.charset = value
		case key == "X-APPLE-OMIT-YEAR":
			p.omitYear = value
		case named && key != "ENCODING":
		case upper == "QUOTED-PRINTABLE", upper == "Q":
			quoted = true
		case upper == "BASE64", upper == "B":
			p.binary = true
		}
	}
	if quoted {
		if plain, err := io.ReadAll(quotedprintable.NewReader(bytes.NewReader(p.value))); err == nil { // else it is left as it stands
			p.value = plain
		}
	}
}

// outsideQuotes is the first place of the mark that is not between quotes; in a
// line with an odd quote, the first of all.
func outsideQuotes(line []byte, mark byte) int {
	inside := false
	if i := bytes.IndexByte(line, mark); i < 0 || bytes.IndexByte(line[:i], '"') < 0 {
		return i
	}
	for i, c := range line {
		switch {
		case c == '"':
			inside = !inside
		case c == mark && !inside:
			return i
		}
	}
	return bytes.IndexByte(line, mark)
}

// logicalLine is a line with those that continue it: that begin with a space,
// or that follow a "=" at the end of a quoted-printable one.
func (r *cardRows) logicalLine() (line []byte, number int, err error) {
	number = r.line
	first, err := r.physicalLine()
	if err != nil {
		return nil, 0, err
	}
	// What follows may move the window on, so the line is kept in a place of its own.
	r.text = append(r.text[:0], first...)
	line = r.text
	for len(line) < rows.MaxRow {
		soft := endsSoft(line)
		next, err := r.peekByte()
		if errors.Is(err, io.EOF) || err == nil && !soft && next != ' ' && next != '\t' {
			return line, number, nil
		}
		if err != nil {
			return nil, 0, err
		}
		more, err := r.physicalLine()
		if err != nil {
			return nil, 0, err
		}
		switch {
		case soft:
			line = append(line[:len(line)-1], more...)
		case len(bytes.TrimSpace(more)) == 0: // the blank line after a picture
			return line, number, nil
		default:
			line = append(line, more[1:]...)
		}
		r.text = line
	}
	return nil, 0, errTooLarge
}

// endsSoft reports that the line is quoted-printable and goes on.
func endsSoft(line []byte) bool {
	if !bytes.HasSuffix(line, []byte("=")) {
		return false
	}
	colon := outsideQuotes(line, ':')
	return colon >= 0 && bytes.Contains(bytes.ToUpper(line[:colon]), []byte("QUOTED-PRINTABLE"))
}

// physicalLine is the next line as it stands; io.EOF at the end.
func (r *cardRows) physicalLine() ([]byte, error) {
	for {
		data := r.window.Bytes()
		end := bytes.IndexAny(data, "\r\n")
		switch {
		case end >= 0 && (data[end] == '\n' || end+1 < len(data) || r.window.Ended()):
			line, size := data[:end], end+1
			if data[end] == '\r' && end+1 < len(data) && data[end+1] == '\n' {
				size++
			}
			r.window.Skip(size)
			r.line++
			return bytes.TrimPrefix(line, []byte("\uFEFF")), nil
		case r.window.Ended() && len(data) == 0:
			return nil, io.EOF
		case r.window.Ended():
			r.window.Skip(len(data))
			r.line++
			return bytes.TrimPrefix(data, []byte("\uFEFF")), nil
		}
		if err := r.window.Fill(); err != nil {
			return nil, err
		}
	}
}

func (r *cardRows) peekByte() (byte, error) {
	for len(r.window.Bytes()) == 0 {
		if r.window.Ended() {
			return 0, io.EOF
		}
		if err := r.window.Fill(); err != nil {
			return 0, err
		}
	}
	return r.window.Bytes()[0], nil
}

// splitEscaped splits at the marks that no backslash stands before.
func splitEscaped(s string, mark byte) []string {
	if strings.IndexByte(s, mark) < 0 {
		return []string{s}
	}
	var out []string
	start := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case mark:
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	return append(out, s[start:])
}

var cardEscapes = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\:`, ":", "\r\n", "\n")

func unescapeCard(s string) string {
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return cardEscapes.Replace(s)
}

// unescaped is the values that say something, trimmed.
func unescaped(values []string) []string {
	var out []string
	for _, v := range values {
		if v = strings.TrimSpace(unescapeCard(v)); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// cardDate writes a date of a card as YYYY-MM-DD, as YYYY-MM or YYYY where the
// rest is not known, and as --MM-DD where the year is not (RFC 6350, 4.3.1).
func cardDate(s, omitYear string) (string, bool) {
	s, _, _ = strings.Cut(s, "T")
	if omitYear != "" && strings.HasPrefix(s, omitYear) {
		s = "--" + strings.TrimLeft(s[len(omitYear):], "-")
	}
	digits := strings.ReplaceAll(s, "-", "")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return "", false
	}
	switch {
	case strings.HasPrefix(s, "---") && len(digits) == 2:
		return "---" + digits, true
	case strings.HasPrefix(s, "--") && len(digits) == 4:
		return "--" + digits[:2] + "-" + digits[2:], true
	case strings.HasPrefix(s, "--") && len(digits) == 2:
		return "--" + digits, true
	case strings.HasPrefix(s, "-"):
		return "", false
	case len(digits) == 8:
		return digits[:4] + "-" + digits[4:6] + "-" + digits[6:], true
	case len(digits) == 6 && len(s) == len("1882-07"):
		return s, true
	case len(digits) == 4 && len(s) == 4:
		return s, true
	}
	return "", false
}
