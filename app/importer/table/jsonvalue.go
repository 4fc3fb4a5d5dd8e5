package table

import (
	"bytes"
	"errors"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

var (
	errMore = errors.New("the text ends inside a value")
	errJSON = errors.New("this is not JSON")
)

const maxDepth = 64 // of values inside values

// jsonSink takes the single values of one row. Its path is the names of the
// objects that it stands in, with slashes between; a list adds nothing to it, so
// that all its values have one path.
type jsonSink interface {
	value(path, text []byte, kind Kind)
}

// jsonParser takes one JSON value apart.
type jsonParser struct {
	data  []byte
	at    int
	depth int
	path  []byte
	text  []byte // room for a text with escapes
	sink  jsonSink

	lists  bool                    // the whole value is a list
	index  int                     // of its element that is being taken
	tables bool                    // somewhere in the value is a list of objects or of lists
	keyed  [mostKeyed + 1]likeness // by their depth, of the objects that are being taken
	holds  bool                    // somewhere in the value, but not as the whole of it, is a list of objects by their keys
}

// mostKeyed is how deep a list by its keys may lie: {"data":{"people":{"a17":{…}}}}.
const mostKeyed = 3

// likeness tells an object that is a list, whose members are rows by their keys,
// from one that is a row: its members are objects, most of which begin alike. A
// single one is a row where its key has a figure, as no name of a part has.
type likeness struct {
	members, objects, alike int
	lists                   int    // members that are such lists themselves
	numbered                bool   // a key has a figure
	first                   []byte // the first name in the first of the objects
}

func (l *likeness) rows() bool {
	if l.objects == 0 || l.objects != l.members || l.lists == l.objects {
		return false
	}
	return l.objects == 1 && l.numbered || l.objects > 1 && (l.alike-1)*2 >= l.objects-1
}

// clear makes it ready for another object.
func (l *likeness) clear() { *l = likeness{first: l.first[:0]} }

// member notes a member of the object.
func (l *likeness) member(name []byte, isObject bool) {
	l.members++
	l.numbered = l.numbered || bytes.ContainsAny(name, "0123456789")
	if isObject {
		l.objects++
	}
}

// begin notes the first name of an object in it.
func (l *likeness) begin(name []byte) {
	if l.alike == 0 {
		l.first = append(l.first, name...)
	}
	if bytes.Equal(l.first, name) {
		l.alike++
	}
}

// parse takes the value at the start of data apart and returns its length.
// errMore says that data ends too early, errJSON that it is no JSON; the sink
// may then have had a part of it.
func (p *jsonParser) parse(data []byte, sink jsonSink) (int, error) {
	p.data, p.at, p.depth, p.path, p.sink = data, 0, 0, p.path[:0], sink
	p.lists, p.index, p.tables, p.holds = len(data) > 0 && data[0] == '[', 0, false, false
	for i := range p.keyed {
		p.keyed[i].clear()
	}
	err := p.value()
	return p.at, err
}

// space steps over white space and shows the next byte.
func (p *jsonParser) space() (byte, error) {
	for p.at < len(p.data) {
		switch c := p.data[p.at]; c {
		case ' ', '\t', '\r', '\n':
			p.at++
		default:
			return c, nil
		}
	}
	return 0, errMore
}

func (p *jsonParser) value() error {
	c, err := p.space()
	if err != nil {
		return err
	}
	switch c {
	case '{':
		return p.nested(p.object)
	case '[':
		return p.nested(p.list)
	case '"':
		text, err := p.string()
		if err == nil {
			p.sink.value(p.path, text, Text)
		}
		return err
	default:
		return p.word()
	}
}

func (p *jsonParser) nested(read func() error) error {
	if p.depth++; p.depth > maxDepth {
		return errJSON
	}
	p.at++
	err := read()
	p.depth--
	return err
}

func (p *jsonParser) object() error {
	like := p.likeness(p.depth)
	like.clear()
	for n := 0; ; n++ {
		c, err := p.space()
		switch {
		case err != nil:
			return err
		case c == '}':
			p.at++
			if p.depth > 1 && p.depth <= mostKeyed && like.rows() {
				p.holds = true
				p.keyed[p.depth-1].lists++
			}
			return nil
		case n > 0 && c != ',':
			return errJSON
		case n > 0:
			p.at++
			if c, err = p.space(); err != nil {
				return err
			}
		}
		if c != '"' {
			return errJSON
		}
		if err := p.member(n == 0); err != nil {
			return err
		}
	}
}

// likeness is that of the object at the depth; that of one too deep to be a list counts
// for nothing.
func (p *jsonParser) likeness(depth int) *likeness {
	if depth < 1 || depth > mostKeyed {
		depth = 0
	}
	return &p.keyed[depth]
}

// member takes a name and its value.
func (p *jsonParser) member(first bool) error {
	name, err := p.string()
	if err != nil {
		return err
	}
	if first {
		p.likeness(p.depth - 1).begin(name)
	}
	if c, err := p.space(); err != nil {
		return err
	} else if c != ':' {
		return errJSON
	}
	p.at++
	before := len(p.path)
	if p.depth > 1 && before > 0 {
		p.path = append(p.path, '/')
	}
	p.path = append(p.path, name...)
	if c, err := p.space(); err == nil {
		p.likeness(p.depth).member(name, c == '{')
	}
	err = p.value()
	p.path = p.path[:before]
	return err
}

func (p *jsonParser) list() error {
	for n := 0; ; n++ {
		c, err := p.space()
		switch {
		case err != nil:
			return err
		case c == ']':
			p.at++
			if n == 0 {
				p.sink.value(p.path, nil, Text)
			}
			return nil
		case n > 0 && c != ',':
			return errJSON
		case n > 0:
			p.at++
			if c, err = p.space(); err != nil {
				return err
			}
		}
		if p.depth == 1 {
			p.index = n
		}
		p.tables = p.tables || c == '{' || c == '['
		if err := p.value(); err != nil {
			return err
		}
	}
}

// word takes a number, true, false or null.
func (p *jsonParser) word() error {
	start := p.at
	for p.at < len(p.data) && isWord(p.data[p.at]) {
		p.at++
	}
	if p.at == len(p.data) && p.depth > 0 {
		return errMore
	}
	switch word := p.data[start:p.at]; {
	case string(word) == "null":
		p.sink.value(p.path, nil, Text)
	case string(word) == "true", string(word) == "false":
		p.sink.value(p.path, word, Bool)
	case isNumber(word):
		p.sink.value(p.path, word, Number)
	default:
		return errJSON
	}
	return nil
}

func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'E'
}

func isNumber(word []byte) bool {
	if len(word) == 0 || word[0] != '-' && (word[0] < '0' || word[0] > '9') {
		return false
	}
	_, err := strconv.ParseFloat(string(word), 64)
	return err == nil || errors.Is(err, strconv.ErrRange)
}

// string takes a text in quotes. The result is good until the next.
func (p *jsonParser) string() ([]byte, error) {
	start := p.at + 1
	end := bytes.IndexByte(p.data[start:], '"')
	if end < 0 {
		p.at = len(p.data)
		return nil, errMore
	}
	if plain := p.data[start : start+end]; bytes.IndexByte(plain, '\\') < 0 {
		p.at = start + end + 1
		return plain, nil
	}
	p.text = p.text[:0]
	for p.at = start; p.at < len(p.data); {
		switch c := p.data[p.at]; c {
		case '"':
			p.at++
			return p.text, nil
		case '\\':
			if err := p.escape(); err != nil {
				return nil, err
			}
		default:
			p.text = append(p.text, c)
			p.at++
		}
	}
	return nil, errMore
}

// escape takes a character that is written with a backslash.
func (p *jsonParser) escape() error {
	if p.at+1 >= len(p.data) {
		return errMore
	}
	c := p.data[p.at+1]
	if c == 'u' {
		return p.escapedRune()
	}
	i := bytes.IndexByte([]byte(`"\/bfnrt`), c)
	if i < 0 {
		return errJSON
	}
	p.text = append(p.text, "\"\\/\b\f\n\r\t"[i])
	p.at += 2
	return nil
}

// escapedRune takes \u0456, or two of them that make one character together.
func (p *jsonParser) escapedRune() error {
	r, err := p.hex(p.at)
	if err != nil {
		return err
	}
	p.at += len(`\u0456`)
	if utf16.IsSurrogate(r) {
		second, err := p.hex(p.at)
		if errors.Is(err, errMore) {
			return err
		}
		if pair := utf16.DecodeRune(r, second); err == nil && pair != utf8.RuneError {
			r = pair
			p.at += len(`\u0456`)
		}
	}
	p.text = utf8.AppendRune(p.text, r)
	return nil
}

// hex is the number of the \u0456 at the place.
func (p *jsonParser) hex(at int) (rune, error) {
	if at+len(`\u0456`) > len(p.data) {
		if at < len(p.data) && p.data[at] != '\\' {
			return 0, errJSON
		}
		return 0, errMore
	}
	n, err := strconv.ParseUint(string(p.data[at+2:at+6]), 16, 16)
	if err != nil || p.data[at] != '\\' || p.data[at+1] != 'u' {
		return 0, errJSON
	}
	return rune(n), nil
}
