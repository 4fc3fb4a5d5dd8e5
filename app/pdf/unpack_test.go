package pdf_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"testing"
)

// unpacked is the first deflated stream of a file: what its first page draws.
func unpacked(t *testing.T, data []byte) string {
	t.Helper()
	_, rest, ok := bytes.Cut(data, []byte("/FlateDecode/Length "))
	_, stream, ok2 := bytes.Cut(rest, []byte(">>stream\n"))
	if !ok || !ok2 {
		t.Fatal("no deflated stream")
	}
	r, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
