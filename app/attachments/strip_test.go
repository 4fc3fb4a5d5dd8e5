package attachments

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"io"
	"reflect"
	"testing"

	"vestka/app"
	"vestka/app/picture"
)

// stripped is what is kept of a file.
func stripped(t *testing.T, kind app.AttachmentKind, data []byte) ([]byte, plan) {
	t.Helper()
	p, err := formFor(kind).strip(io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data))))
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	b, err := io.ReadAll(p.reader(bytes.NewReader(data)))
	if err != nil || int64(len(b)) != p.size() {
		t.Fatalf("%s: %d bytes of %d, %v", kind, len(b), p.size(), err)
	}
	return b, p
}

func decoded(t *testing.T, kind app.AttachmentKind, data []byte) image.Image {
	t.Helper()
	img, err := formFor(kind).decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return img
}

func TestAStrippedPictureHasTheSameDotsAndNoWords(t *testing.T) {
	for _, turn := range turns {
		for kind, data := range spoken(t, int(turn)) {
			if !bytes.Contains(data, []byte(secret)) {
				t.Fatalf("%s: the secret was not planted", kind)
			}
			bare, p := stripped(t, kind, data)
			if at := bytes.Index(bare, []byte(secret)); at >= 0 {
				t.Errorf("%s: the secret is at %d of %d", kind, at, len(bare))
			}
			if !reflect.DeepEqual(decoded(t, kind, bare), decoded(t, kind, data)) {
				t.Errorf("%s: the dots changed", kind)
			}
			if p.turn != turn {
				t.Errorf("%s: turned %d, want %d", kind, p.turn, turn)
			}
		}
	}
}

func TestWhatIsKeptIsByteForByteTheSame(t *testing.T) {
	plain := asJPEG(t, photo(90, 60))
	bare, _ := stripped(t, app.JPEG, spokenJPEG(t, photo(90, 60), 1))
	for seg, err := range picture.Segments(bytes.NewReader(plain)) {
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(bare, plain[seg.From:seg.To]) {
			t.Errorf("segment %x is not as it was", seg.Marker)
		}
	}
	plain = asPNG(t, photo(90, 60))
	bare, _ = stripped(t, app.PNG, spokenPNG(t, photo(90, 60), 1))
	if at := bytes.Index(plain, []byte("IDAT")); !bytes.Contains(bare, plain[at-4:]) {
		t.Error("the chunks with the dots are not as they were")
	}
	for _, chunk := range []string{"pHYs", "gAMA"} {
		if !bytes.Contains(bare, []byte(chunk)) {
			t.Errorf("%s is gone, though it tells of colours or size", chunk)
		}
	}
	if !bytes.Contains(bare, []byte("IEND")) || bytes.Contains(bare, []byte("acTL")) || bytes.Contains(bare, []byte("tIME")) {
		t.Error("the chunks are not those that are wanted")
	}
}

func TestAPictureWithoutMetadataStaysAsItIs(t *testing.T) {
	for kind, data := range map[app.AttachmentKind][]byte{
		app.JPEG: asJPEG(t, photo(33, 21)), app.PNG: asPNG(t, photo(33, 21)), app.WebP: asWebP(33, 21),
	} {
		if bare, _ := stripped(t, kind, data); !bytes.Equal(bare, data) {
			t.Errorf("%s changed: %d bytes, had %d", kind, len(bare), len(data))
		}
	}
}

func TestStrippingTwiceChangesNothingMore(t *testing.T) {
	for kind, data := range spoken(t, 6) {
		once, p := stripped(t, kind, data)
		twice, q := stripped(t, kind, once)
		if !bytes.Equal(once, twice) || p.turn != q.turn {
			t.Errorf("%s: %d bytes, then %d; turned %d, then %d", kind, len(once), len(twice), p.turn, q.turn)
		}
	}
}

func TestColoursAreKept(t *testing.T) {
	bare, _ := stripped(t, app.JPEG, spokenJPEG(t, photo(9, 9), 1))
	for _, want := range []string{"ICC_PROFILE\x00\x01\x01colours", "Adobe\x00\x64\x00\x00\x00\x00\x01", "JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x00\x00\xff"} {
		if !bytes.Contains(bare, []byte(want)) {
			t.Errorf("%q is gone", want)
		}
	}
	bare, _ = stripped(t, app.WebP, spokenWebP(9, 9, 1))
	if !bytes.Contains(bare, []byte("ICCP\x06\x00\x00\x00colour")) || bare[20] != 0x20 {
		t.Errorf("WebP: flags %x", bare[20])
	}
	if n := binary.LittleEndian.Uint32(bare[4:]); int(n)+8 != len(bare) {
		t.Errorf("WebP: %d bytes said, %d there", n+8, len(bare))
	}
}

func TestAFileThatIsCutOffIsNotWhole(t *testing.T) {
	for kind, data := range map[app.AttachmentKind][]byte{
		app.JPEG: asJPEG(t, photo(20, 20)), app.PNG: asPNG(t, photo(20, 20)), app.WebP: asWebP(33, 21),
	} {
		for n := range data {
			_, err := formFor(kind).strip(io.NewSectionReader(bytes.NewReader(data), 0, int64(n)))
			if !errors.Is(err, errNotWhole) && !errors.Is(err, picture.ErrNoJPEG) {
				t.Fatalf("%s of %d bytes out of %d: %v", kind, n, len(data), err)
			}
		}
	}
}

// fuzzed holds for any bytes: what is stripped stays readable wherever the file
// was, and has the same dots and nothing that could be stripped again.
func fuzzed(f *testing.F, kind app.AttachmentKind) {
	for _, turn := range []int{1, 6} {
		f.Add(spoken(f, turn)[kind])
	}
	f.Add(asJPEG(f, photo(17, 9)))
	f.Add(asPNG(f, photo(17, 9)))
	f.Add(asWebP(17, 9))
	f.Fuzz(func(t *testing.T, data []byte) {
		form := formFor(kind)
		p, err := form.strip(io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data))))
		if err != nil {
			return
		}
		bare, err := io.ReadAll(p.reader(bytes.NewReader(data)))
		if err != nil || int64(len(bare)) != p.size() {
			t.Fatalf("%d bytes of %d, %v", len(bare), p.size(), err)
		}
		c, err := form.config(bytes.NewReader(data))
		if err != nil || bearable(c, p.heavy) != nil || c.Width*c.Height > 1<<20 {
			return
		}
		before, err := form.decode(bytes.NewReader(data))
		if err != nil {
			return
		}
		after, err := form.decode(bytes.NewReader(bare))
		if err != nil || !reflect.DeepEqual(before, after) {
			t.Fatalf("the dots changed: %v", err)
		}
		if again, _ := stripped(t, kind, bare); !bytes.Equal(again, bare) {
			t.Fatal("stripping twice strips more")
		}
	})
}

func FuzzJPEG(f *testing.F) { fuzzed(f, app.JPEG) }

func FuzzPNG(f *testing.F) { fuzzed(f, app.PNG) }

func FuzzWebP(f *testing.F) { fuzzed(f, app.WebP) }
