package pdf

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"io"
	"strconv"
)

// file writes the objects of a PDF one after the other and remembers where
// each begins. Objects may be written in any order; write errors show at the
// end, in finish.
type file struct {
	w       *bufio.Writer
	at      int64   // bytes written
	offsets []int64 // by object number; 0 where the number is not used
	num     []byte  // scratch

	deflated bytes.Buffer
	deflate  *zlib.Writer // made once: making it is what costs most
}

// newFile begins a file in which the object numbers below first are kept for
// the caller.
func newFile(w io.Writer, first int) (*file, error) {
	f := &file{w: bufio.NewWriterSize(w, 1<<16), offsets: make([]int64, first)}
	var err error
	if f.deflate, err = zlib.NewWriterLevel(&f.deflated, zlib.BestSpeed); err != nil {
		return nil, err
	}
	f.text("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	return f, nil
}

func (f *file) text(s string) {
	n, _ := f.w.WriteString(s) // the error stays in the writer
	f.at += int64(n)
}

func (f *file) bytes(b []byte) {
	n, _ := f.w.Write(b)
	f.at += int64(n)
}

func (f *file) int(n int) {
	f.num = strconv.AppendInt(f.num[:0], int64(n), 10)
	f.bytes(f.num)
}

func (f *file) ref(id int) {
	f.int(id)
	f.text(" 0 R")
}

// number keeps an object number for an object that is written later.
func (f *file) number() int {
	f.offsets = append(f.offsets, 0)
	return len(f.offsets) - 1
}

// object begins the object of the number, end ends it.
func (f *file) object(id int) {
	f.offsets[id] = f.at
	f.int(id)
	f.text(" 0 obj\n")
}

func (f *file) end() { f.text("\nendobj\n") }

// stream writes data as an object of its own; dict is the rest of its
// dictionary.
func (f *file) stream(id int, dict string, data []byte) {
	f.object(id)
	f.text("<<")
	f.text(dict)
	f.text("/Length ")
	f.int(len(data))
	f.text(">>stream\n")
	f.bytes(data)
	f.text("\nendstream")
	f.end()
}

// shortest is the length from which a content is deflated. Below it that saves
// little, and would take longer than everything else that is done for a page.
const shortest = 512

// content writes what a page draws.
func (f *file) content(id int, data []byte) error {
	if len(data) < shortest {
		f.stream(id, "", data)
		return nil
	}
	return f.packed(id, data)
}

// packed writes data as a deflated object.
func (f *file) packed(id int, data []byte) error {
	f.deflated.Reset()
	f.deflate.Reset(&f.deflated)
	if _, err := f.deflate.Write(data); err != nil {
		return err
	}
	if err := f.deflate.Close(); err != nil {
		return err
	}
	f.stream(id, "/Filter/FlateDecode", f.deflated.Bytes())
	return nil
}

// finish writes the table of objects; root is the number of the catalogue.
func (f *file) finish(root int) error {
	table := f.at
	f.text("xref\n0 ")
	f.int(len(f.offsets))
	f.text("\n")
	entry := []byte("0000000000 00000 n \n")
	for _, offset := range f.offsets {
		if offset == 0 {
			f.text("0000000000 65535 f \n")
			continue
		}
		for i := 9; i >= 0; i-- {
			entry[i] = byte('0' + offset%10)
			offset /= 10
		}
		f.bytes(entry)
	}
	f.text("trailer\n<</Size ")
	f.int(len(f.offsets))
	f.text("/Root ")
	f.ref(root)
	f.text(">>\nstartxref\n")
	f.int(int(table))
	f.text("\n%%EOF\n")
	return f.w.Flush()
}
