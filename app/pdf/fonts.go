package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"github.com/signintech/gopdf"

	"vestka/app/sheet"
	"vestka/resources"
)

// glyphSet are the glyphs of one font that a file uses, as the characters that
// they stand for.
type glyphSet struct {
	runes []rune // by glyph number, 0 where not used
	n     int
}

func (s *glyphSet) add(g sheet.Glyph) {
	if int(g.ID) >= len(s.runes) {
		s.runes = slices.Grow(s.runes, int(g.ID)+1-len(s.runes))[:int(g.ID)+1]
	}
	// Characters that share a glyph are read back as the plainest of them.
	if r := &s.runes[g.ID]; *r == 0 || g.Rune < *r {
		if *r == 0 {
			s.n++
		}
		*r = g.Rune
	}
}

// text is one character for each glyph, in the order of the characters.
func (s *glyphSet) text() string {
	runes := make([]rune, 0, s.n)
	for _, r := range s.runes {
		if r != 0 {
			runes = append(runes, r)
		}
	}
	slices.Sort(runes)
	return string(runes)
}

// gopdf numbers the objects of a document from 1: four of its own, then five for
// each font, the last of which is the one that pages refer to. These numbers are
// kept free in every file, so that its objects can be taken over unchanged.
const (
	gopdfOwn      = 4
	gopdfPerFont  = 5
	firstOwnFree  = 1 + gopdfOwn + gopdfPerFont*sheet.FontCount
	gopdfObjStart = "%d 0 obj\n"
)

// embed writes the fonts in use, each cut down to its glyphs, and gives the
// entries of the pages' font dictionary.
func (f *file) embed(used *[sheet.FontCount]glyphSet) (string, error) {
	doc := gopdf.GoPdf{}
	doc.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
	var dict strings.Builder
	id := gopdfOwn
	for font := range used {
		if used[font].n == 0 {
			continue
		}
		text := used[font].text()
		name := subsetName(sheet.FontID(font), text)
		if err := doc.AddTTFFontData(name, resources.Font(sheet.FontID(font).File())); err != nil {
			return "", err
		}
		if err := doc.SetFont(name, "", 10); err != nil {
			return "", err
		}
		if _, err := doc.MeasureTextWidth(text); err != nil { // takes the glyphs into the subset
			return "", err
		}
		id += gopdfPerFont
		fmt.Fprintf(&dict, "/F%d %d 0 R", font, id)
	}
	if dict.Len() == 0 {
		return "", nil
	}
	return dict.String(), f.takeOver(&doc, id)
}

// takeOver copies the objects of the fonts, numbers gopdfOwn+1 to last.
func (f *file) takeOver(doc *gopdf.GoPdf, last int) error {
	var buf bytes.Buffer
	if _, err := doc.WriteTo(&buf); err != nil {
		return err
	}
	offsets, err := objectOffsets(buf.Bytes())
	if err != nil {
		return err
	}
	if len(offsets) != last+2 {
		return fmt.Errorf("gopdf wrote %d objects, %d expected", len(offsets)-2, last)
	}
	for id := gopdfOwn + 1; id <= last; id++ {
		object := buf.Bytes()[offsets[id]:offsets[id+1]]
		if !bytes.HasPrefix(object, fmt.Appendf(nil, gopdfObjStart, id)) {
			return fmt.Errorf("gopdf: object %d is not where its table says", id)
		}
		f.offsets[id] = f.at
		f.bytes(object)
	}
	return nil
}

// objectOffsets reads the table at the end of a file that gopdf wrote: where
// each object begins by its number, and last where the table itself does.
func objectOffsets(b []byte) ([]int, error) {
	bad := errors.New("gopdf: the table of objects cannot be read")
	_, tail, ok := bytes.Cut(b[max(0, len(b)-64):], []byte("startxref\n"))
	line, _, ok2 := bytes.Cut(tail, []byte("\n"))
	table, err := strconv.Atoi(string(line))
	if !ok || !ok2 || err != nil || table <= 0 || table >= len(b) {
		return nil, bad
	}
	var offsets []int
	for _, l := range bytes.Split(b[table:], []byte("\n"))[2:] {
		if len(l) < 10 || !bytes.Contains(l, []byte(" 00000 n")) {
			if len(offsets) == 0 {
				offsets = append(offsets, 0) // number 0 is no object
				continue
			}
			break
		}
		offset, err := strconv.Atoi(string(l[:10]))
		if err != nil {
			return nil, bad
		}
		offsets = append(offsets, offset)
	}
	return append(offsets, table), nil
}

// subsetName is the font's own name behind six letters that tell one subset of
// it from another.
func subsetName(id sheet.FontID, text string) string {
	h := fnv.New32a()
	h.Write([]byte(text))
	sum := h.Sum32()
	tag := [6]byte{}
	for i := range tag {
		tag[i] = byte('A' + sum%26)
		sum /= 26
	}
	return string(tag[:]) + "+" + strings.TrimSuffix(id.File(), ".ttf")
}
