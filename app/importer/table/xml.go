package table

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// markup is what stands at a place of an XML text.
type markup int

const (
	markText  markup = iota
	markStart        // of an element; an empty one has no end of its own
	markEnd
)

const maxToken = 1 << 20 // bytes of a tag, or of one piece of text

// xmlReader takes an XML text apart, piece by piece, and keeps none of it. It
// is some ten times as fast as encoding/xml, which matters where a list of
// 100,000 rows is 100 MB of XML, and knows neither namespaces nor entities of
// a document's own, which no spreadsheet has.
type xmlReader struct {
	ctx      context.Context
	r        io.Reader
	buf      []byte
	from, to int
	ended    bool

	name  []byte // of the element, without its prefix
	attrs []byte // of the start of an element, as they stand, those taken apart left out
	apart []attribute
	text  []byte // as it stands, or plain where cdata is
	empty bool   // the element is closed already
	cdata bool
}

type attribute struct{ name, value []byte }

func newXMLReader(ctx context.Context, r io.Reader) (*xmlReader, error) {
	x := &xmlReader{ctx: ctx, r: r, buf: make([]byte, 64<<10)}
	if err := x.fill(); err != nil {
		return nil, err
	}
	head := x.buf[:x.to]
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		x.from = 3
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("\xFE\xFF")):
		whole := io.MultiReader(bytes.NewReader(bytes.Clone(head)), r)
		x.r, x.to, x.ended = transform.NewReader(whole, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()), 0, false
	}
	return x, nil
}

// fill reads more behind what is not taken yet.
func (x *xmlReader) fill() error {
	if x.ended {
		return damaged("XML ends inside a tag")
	}
	if err := x.ctx.Err(); err != nil {
		return err
	}
	if x.from > 0 {
		x.to = copy(x.buf, x.buf[x.from:x.to])
		x.from = 0
	}
	if x.to == len(x.buf) {
		if len(x.buf) >= maxToken {
			return damaged("a piece of XML is too long")
		}
		x.buf = append(x.buf, make([]byte, len(x.buf))...)
	}
	for range 100 {
		n, err := x.r.Read(x.buf[x.to:])
		x.to += n
		if errors.Is(err, io.EOF) {
			x.ended = true
			return nil
		}
		if err != nil || n > 0 {
			return err
		}
	}
	return io.ErrNoProgress
}

// until takes everything up to and with the mark, and returns what stands
// before it.
func (x *xmlReader) until(mark string) ([]byte, error) {
	for seen := 0; ; {
		if i := bytes.Index(x.buf[x.from+seen:x.to], []byte(mark)); i >= 0 {
			piece := x.buf[x.from : x.from+seen+i]
			x.from += seen + i + len(mark)
			return piece, nil
		}
		seen = max(x.to-x.from-len(mark)+1, 0)
		if err := x.fill(); err != nil {
			return nil, err
		}
	}
}

// next takes the next tag or piece of text; io.EOF follows the last.
func (x *xmlReader) next() (markup, error) {
	for {
		for x.to-x.from < len("<![CDATA[") && !x.ended {
			if err := x.fill(); err != nil {
				return 0, err
			}
		}
		rest := x.buf[x.from:x.to]
		switch {
		case len(rest) == 0:
			return 0, io.EOF
		case rest[0] != '<':
			return markText, x.takeText()
		case len(rest) > 1 && rest[1] != '!' && rest[1] != '?':
			return x.takeTag()
		case bytes.HasPrefix(rest, []byte("<!--")):
			if _, err := x.until("-->"); err != nil {
				return 0, err
			}
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			x.from += len("<![CDATA[")
			var err error
			x.text, err = x.until("]]>")
			x.cdata = true
			return markText, err
		case bytes.HasPrefix(rest, []byte("<?")):
			if _, err := x.until("?>"); err != nil {
				return 0, err
			}
		case bytes.HasPrefix(rest, []byte("<!")):
			return 0, damaged("XML with a document type")
		default:
			return x.takeTag()
		}
	}
}

// takeText takes the text up to the next tag.
func (x *xmlReader) takeText() error {
	x.cdata = false
	for seen := 0; ; {
		if i := bytes.IndexByte(x.buf[x.from+seen:x.to], '<'); i >= 0 || x.ended {
			end := x.to
			if i >= 0 {
				end = x.from + seen + i
			}
			x.text = x.buf[x.from:end]
			x.from = end
			return nil
		}
		seen = x.to - x.from
		if err := x.fill(); err != nil {
			return err
		}
	}
}

// takeTag takes a tag; a '>' in the value of an attribute does not end it.
func (x *xmlReader) takeTag() (markup, error) {
	end := 1
	for {
		i := bytes.IndexByte(x.buf[x.from+end:x.to], '>')
		if i < 0 {
			end = x.to - x.from
			if err := x.fill(); err != nil {
				return 0, err
			}
			continue
		}
		end += i
		if tag := x.buf[x.from : x.from+end]; !insideQuotes(tag) {
			break
		}
		end++
	}
	tag := x.buf[x.from+1 : x.from+end]
	x.from += end + 1
	kind := markStart
	if len(tag) > 0 && tag[0] == '/' {
		kind, tag = markEnd, tag[1:]
	}
	if x.empty = len(tag) > 0 && tag[len(tag)-1] == '/'; x.empty {
		tag = tag[:len(tag)-1]
	}
	x.name, x.attrs, x.apart = tag, nil, x.apart[:0]
	for i, c := range tag {
		if isXMLSpace(c) {
			x.name, x.attrs = tag[:i], tag[i:]
			break
		}
	}
	if i := bytes.IndexByte(x.name, ':'); i >= 0 {
		x.name = x.name[i+1:]
	}
	return kind, nil
}

func isXMLSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// insideQuotes reports that the tag ends inside the value of an attribute.
func insideQuotes(tag []byte) bool {
	if bytes.IndexByte(tag, '\'') < 0 {
		return bytes.Count(tag, []byte{'"'})%2 == 1
	}
	var open byte
	for _, b := range tag {
		switch {
		case open == 0 && (b == '"' || b == '\''):
			open = b
		case b == open:
			open = 0
		}
	}
	return open != 0
}

// attr is the value of the attribute, as it stands, of the tag taken last. Its
// prefix, as of r:id, is not looked at.
func (x *xmlReader) attr(name string) []byte {
	for _, a := range x.apart {
		if string(a.name) == name {
			return a.value
		}
	}
	for x.takeAttribute() {
		if a := x.apart[len(x.apart)-1]; string(a.name) == name {
			return a.value
		}
	}
	return nil
}

// takeAttribute takes the next attribute of the tag apart; none are left, or
// none that make sense, where it reports false.
func (x *xmlReader) takeAttribute() bool {
	name, rest, ok := bytes.Cut(x.attrs, []byte{'='})
	x.attrs = nil
	name, rest = trimXML(name), trimXML(rest)
	if !ok || len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
		return false
	}
	end := bytes.IndexByte(rest[1:], rest[0])
	if end < 0 {
		return false
	}
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	x.apart = append(x.apart, attribute{name, rest[1 : 1+end]})
	x.attrs = rest[end+2:]
	return true
}

// trimXML is the text without white space at its ends.
func trimXML(b []byte) []byte {
	for len(b) > 0 && isXMLSpace(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && isXMLSpace(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

// appendText appends the text taken last to dst, with its entities as letters.
func (x *xmlReader) appendText(dst []byte) []byte {
	if x.cdata {
		return append(dst, x.text...)
	}
	return unescape(dst, x.text)
}

// unescape appends text to dst with its entities as letters.
func unescape(dst, text []byte) []byte {
	for {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			return append(dst, text...)
		}
		dst, text = append(dst, text[:i]...), text[i:]
		end := bytes.IndexByte(text[:min(len(text), 12)], ';')
		r := rune(-1)
		if end > 0 {
			r = entity(string(text[1:end]))
		}
		if r < 0 {
			dst, text = append(dst, '&'), text[1:]
			continue
		}
		dst, text = utf8.AppendRune(dst, r), text[end+1:]
	}
}

// entity is the letter of the name, or -1.
func entity(name string) rune {
	switch name {
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "amp":
		return '&'
	case "quot":
		return '"'
	case "apos":
		return '\''
	}
	if len(name) < 2 || name[0] != '#' {
		return -1
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 21)
	if err != nil || n == 0 {
		return -1
	}
	return rune(n)
}

// damaged says for the log what is wrong with the file.
func damaged(what string) error { return fmt.Errorf("%w: %s", errDamaged, what) }
