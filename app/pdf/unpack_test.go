package pdf_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"testing"
)

var (
	firstContents = regexp.MustCompile(`/Contents (\d+) 0 R`)
	streamLength  = regexp.MustCompile(`^<<(/Filter/FlateDecode)?/Length \d+>>stream\n`)
)

// drawn is what the first page of a file draws.
func drawn(t *testing.T, data []byte) string {
	t.Helper()
	id := firstContents.FindSubmatch(data)
	if id == nil {
		t.Fatal("no page")
	}
	_, object, ok := bytes.Cut(data, append(append([]byte("\n"), id[1]...), " 0 obj\n"...))
	head := streamLength.FindSubmatch(object)
	if !ok || head == nil {
		t.Fatal("no content")
	}
	stream, _, _ := bytes.Cut(object[len(head[0]):], []byte("\nendstream"))
	if len(head[1]) == 0 {
		return string(stream)
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
