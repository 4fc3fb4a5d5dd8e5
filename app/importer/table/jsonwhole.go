package table

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
)

// wholeJSON refuses a file that is no JSON, or ends in the middle of it. The rows
// are read leniently, so that only a file of which none came of it is asked.
func (s *source) wholeJSON(charset string) error {
	enc, err := charsetOf(charset)
	if err != nil {
		return err
	}
	text := bufio.NewReader(enc.reader(s.reader()))
	if mark, err := text.Peek(3); err == nil && string(mark) == "\uFEFF" {
		_, _ = text.Discard(len(mark)) // it was peeked at
	}
	d := json.NewDecoder(text)
	for depth := 0; ; {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF) && depth == 0:
			return nil
		case err != nil:
			return damaged("JSON that breaks off or is not written as such")
		case token == json.Delim('[') || token == json.Delim('{'):
			depth++
		case token == json.Delim(']') || token == json.Delim('}'):
			depth--
		}
	}
}
