package salvage

import (
	"encoding/binary"
	"math"
	"strings"
)

// record is the head of a row: the types of its values.
type record struct {
	types []int64
	head  int // length in bytes
}

// maxColumns is SQLite's bound.
const maxColumns = 2000

// parseRecord reads the head of a record, which must account for all of it.
func parseRecord(p payload) (record, bool) {
	var r record
	head, n := varint(p.local)
	if n == 0 || head < int64(n) || head > int64(len(p.local)) {
		return r, false
	}
	r.head = int(head)
	length := head
	for at := n; at < r.head; {
		serial, n := varint(p.local[at:r.head])
		size := sizeOf(serial)
		if n == 0 || size < 0 || len(r.types) == maxColumns {
			return r, false
		}
		r.types = append(r.types, serial)
		if length += size; length > int64(p.total) {
			return r, false
		}
		at += n
	}
	return r, length == int64(p.total)
}

// sizeOf a value of the type in bytes; -1 for types that there are not.
func sizeOf(serial int64) int64 {
	switch {
	case serial < 0 || serial == 10 || serial == 11:
		return -1
	case serial >= 12:
		return (serial - 12) / 2
	}
	return [...]int64{0, 1, 2, 3, 4, 6, 8, 8, 0, 0}[serial]
}

// values reads the values behind the head; b is the whole record.
func (r record) values(b []byte) []any {
	values := make([]any, len(r.types))
	b = b[r.head:]
	for i, serial := range r.types {
		n := sizeOf(serial)
		values[i] = value(serial, b[:n])
		b = b[n:]
	}
	return values
}

func value(serial int64, b []byte) any {
	switch {
	case serial == 0:
		return nil
	case serial == 7:
		return math.Float64frombits(binary.BigEndian.Uint64(b))
	case serial == 8:
		return int64(0)
	case serial == 9:
		return int64(1)
	case serial >= 12 && serial%2 == 0:
		return append([]byte{}, b...)
	case serial >= 13:
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	v := int64(int8(b[0]))
	for _, x := range b[1:] {
		v = v<<8 | int64(x)
	}
	return v
}
