package db

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// The kinds of value in a row that is kept, as SQLite has them.
const (
	rowNull = iota
	rowInteger
	rowReal
	rowText
	rowBlob
)

const longestValue = 1 << 30 // bytes; what is longer was never written

// appendRow appends a row of the store, with a value before it, in a form that tells
// every kind of value apart.
func appendRow[V any](b []byte, first any, row []V) (_ []byte, err error) {
	b, err = appendValue(binary.AppendUvarint(b, uint64(1+len(row))), first)
	for i := range row {
		if err == nil {
			b, err = appendValue(b, row[i])
		}
	}
	return b, err
}

func appendValue(b []byte, value any) ([]byte, error) {
	switch v := value.(type) {
	case nil:
		return append(b, rowNull), nil
	case int64:
		return binary.AppendVarint(append(b, rowInteger), v), nil
	case float64:
		return binary.BigEndian.AppendUint64(append(b, rowReal), math.Float64bits(v)), nil
	case string:
		return append(binary.AppendUvarint(append(b, rowText), uint64(len(v))), v...), nil
	case []byte:
		return append(binary.AppendUvarint(append(b, rowBlob), uint64(len(v))), v...), nil
	}
	return nil, fmt.Errorf("a value of type %T", value)
}

// rowReader reads what appendRow wrote.
type rowReader struct{ in *bufio.Reader }

func newRowReader(r io.Reader) rowReader { return rowReader{bufio.NewReader(r)} }

// next is the next row; io.EOF after the last.
func (r rowReader) next() ([]any, error) {
	n, err := binary.ReadUvarint(r.in)
	if err != nil {
		return nil, err
	}
	if n > 1<<10 {
		return nil, errors.New("a row of too many columns")
	}
	row := make([]any, n)
	for i := range row {
		if row[i], err = r.value(); err != nil {
			return nil, noEnd(err)
		}
	}
	return row, nil
}

// noEnd is that the rows end in the middle of one.
func noEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (r rowReader) value() (any, error) {
	kind, err := r.in.ReadByte()
	if err != nil {
		return nil, err
	}
	switch kind {
	case rowNull:
		return nil, nil
	case rowInteger:
		return binary.ReadVarint(r.in)
	case rowReal:
		var b [8]byte
		_, err := io.ReadFull(r.in, b[:])
		return math.Float64frombits(binary.BigEndian.Uint64(b[:])), err
	case rowText, rowBlob:
		n, err := binary.ReadUvarint(r.in)
		if err != nil || n > longestValue {
			return nil, errors.Join(err, errors.New("a value that is too long"))
		}
		b := make([]byte, n)
		if _, err := io.ReadFull(r.in, b); err != nil {
			return nil, err
		}
		if kind == rowText {
			return string(b), nil
		}
		return b, nil
	}
	return nil, errors.New("an unknown kind of value")
}
