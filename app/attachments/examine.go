package attachments

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/webp"

	"vestka/app"
	"vestka/app/picture"
)

// MaxSize is how large the user's file may be, in bytes: 25 MB.
const MaxSize = 25 << 20

// maxMemory is how much a picture may take when it is decoded, in bytes.
const maxMemory = 400 << 20

// format is one of the kinds of file that can be attached.
type format struct {
	kind   app.AttachmentKind
	begins func([]byte) bool
	strip  func(*io.SectionReader) (plan, error)
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}

var formats = []format{
	{app.JPEG, beginsWith("\xff\xd8\xff"), stripJPEG, jpeg.DecodeConfig, jpeg.Decode},
	{app.PNG, beginsWith(pngHeader), stripPNG, png.DecodeConfig, png.Decode},
	{app.WebP, isWebP, stripWebP, webp.DecodeConfig, picture.DecodeWebP},
	{app.PDF, beginsWith("%PDF-"), nil, nil, nil},
}

func beginsWith(what string) func([]byte) bool {
	return func(b []byte) bool { return bytes.HasPrefix(b, []byte(what)) }
}

func isWebP(b []byte) bool {
	return len(b) >= riffHeader && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP"
}

// file is one of the user's that was looked at from its beginning to its end.
type file struct {
	app.Attachment // without what the store gives and whose it is
	small          []byte
	plan           plan
	source         io.ReaderAt
	sum            [sha256.Size]byte // of the content
}

// examine finds out what a file is, and that it is whole. The errors are
// app.Refused, and those of reading.
func examine(ctx context.Context, source io.ReaderAt, keepMetadata bool) (*file, error) {
	f := &file{source: stopping{ctx, source}}
	size, err := io.Copy(io.Discard, io.NewSectionReader(f.source, 0, MaxSize+1))
	if err != nil {
		return nil, err
	}
	if size > MaxSize {
		return nil, refused("error.attachment.large", nil)
	}
	section := io.NewSectionReader(f.source, 0, size)
	begin := make([]byte, min(size, riffHeader))
	if err := readAll(section, begin, 0); err != nil {
		return nil, err
	}
	form := formatOf(begin)
	if form == nil {
		return nil, refused("error.attachment.unknown", nil)
	}
	return f, f.read(form, section, keepMetadata)
}

func refused(key string, err error) *app.Error {
	e := &app.Error{Code: app.Refused, Key: key, Args: app.Args{}, Err: err}
	switch key {
	case "error.attachment.unknown":
		e.Hint = "error.attachment.unknown.hint"
	case "error.attachment.dots":
		e.Hint = "error.attachment.dots.hint"
	}
	return e
}

// read reads a file of a known kind.
func (f *file) read(form *format, section *io.SectionReader, keepMetadata bool) error {
	f.Kind = form.kind
	f.plan = whole(section.Size())
	sum := sha256.New()
	if form.decode != nil {
		if err := f.readPicture(form, section, keepMetadata, sum); err != nil {
			return err
		}
	} else if _, err := io.Copy(sum, f.plan.reader(f.source)); err != nil {
		return err
	}
	f.Size, f.sum = f.plan.size(), [sha256.Size]byte(sum.Sum(nil))
	return nil
}

// readPicture decodes a picture, which says that it is whole, and makes the small
// one.
func (f *file) readPicture(form *format, section *io.SectionReader, keepMetadata bool, sum hash.Hash) error {
	stripped, err := form.strip(section)
	if err != nil {
		return broken(err)
	}
	if keepMetadata {
		f.plan.turn = stripped.turn
	} else {
		f.plan, f.Stripped = stripped, true
	}
	config, err := form.config(f.plan.reader(f.source))
	if err != nil {
		return broken(err)
	}
	if err := bearable(config, stripped.heavy); err != nil {
		return err
	}
	content := io.TeeReader(f.plan.reader(f.source), sum)
	img, err := form.decode(content)
	if err != nil {
		return broken(err)
	}
	if _, err := io.Copy(io.Discard, content); err != nil { // what the decoder did not want
		return err
	}
	f.Width, f.Height = img.Bounds().Dx(), img.Bounds().Dy()
	if f.plan.turn.Swaps() {
		f.Width, f.Height = f.Height, f.Width
	}
	f.small, err = small(img, f.plan.turn)
	return err
}

// broken is that a picture cannot be read; what stopped the reading stays.
func broken(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return refused("error.attachment.broken", fmt.Errorf("picture: %w", err))
}

// bearable refuses a picture that would take too much memory, before it is
// decoded: a small file can hold a very large one.
func bearable(c image.Config, heavy bool) error {
	dots, perDot := int64(c.Width)*int64(c.Height), int64(4)
	if c.ColorModel == color.RGBA64Model || c.ColorModel == color.NRGBA64Model {
		perDot = 8
	}
	if heavy { // the coefficients of three colours are kept, 4 bytes each
		perDot += 12
	}
	if dots > picture.MaxDots || dots*perDot > maxMemory {
		e := refused("error.attachment.dots", nil)
		e.Args["Millions"] = int((dots + 999_999) / 1_000_000)
		return e
	}
	return nil
}

// Recognised reports that a file begins as one that can be attached. Whether it is
// whole only Add finds out.
func Recognised(path string) bool {
	f, err := openFile(path)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }() // only read
	begin := make([]byte, riffHeader)
	n, _ := io.ReadFull(f, begin) // a shorter one is none
	return formatOf(begin[:n]) != nil
}

// formatOf is the format that a file begins as, nil for none.
func formatOf(begin []byte) *format {
	for i := range formats {
		if formats[i].begins(begin) {
			return &formats[i]
		}
	}
	return nil
}
