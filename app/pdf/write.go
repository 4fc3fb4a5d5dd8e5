package pdf

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strings"

	"vestka/app"
	"vestka/app/sheet"
)

// Document is what to write.
type Document struct {
	Pages iter.Seq[sheet.Page]
	Fonts *sheet.Fonts

	// Picture gives the picture of a place on the pages. It is asked once for all
	// places of the same picture, size and view.
	Picture func(place sheet.Picture) (Picture, error)

	// Turn, where set, tells the printer to print on both sides and on which edge
	// to turn the paper. In any case it is told not to scale the pages.
	Turn sheet.Turn

	// Progress, where set, is called after each page with the number of pages so
	// far.
	Progress func(pages int)
}

// Write writes the document. When ctx ends, it stops before the next page with
// an app.Error of code Cancelled; what was written so far is not a whole file.
func Write(ctx context.Context, w io.Writer, doc Document) error {
	f, err := newFile(w, firstOwnFree)
	if err != nil {
		return err
	}
	p := press{file: f, doc: doc, pictures: map[sheet.Picture]placedPicture{}, plates: map[string]int{}, repeats: newRepeats()}
	p.ink = content{fonts: doc.Fonts, used: &p.used}
	p.resources, p.letters, p.root = f.number(), f.number(), f.number()
	for page := range doc.Pages {
		if err := ctx.Err(); err != nil {
			return &app.Error{Code: app.Cancelled, Key: "error.cancelled", Err: err}
		}
		if err := p.page(page); err != nil {
			return err
		}
		if doc.Progress != nil {
			doc.Progress(p.count)
		}
	}
	return p.finish()
}

// press holds what lasts from page to page.
type press struct {
	file *file
	doc  Document
	ink  content
	used [sheet.FontCount]glyphSet

	resources, letters, root int // object numbers; letters are the fonts
	pictures                 map[sheet.Picture]placedPicture
	xobjects                 strings.Builder // the pages' dictionary of pictures and forms
	plates                   map[string]int  // short contents seen before, and their objects
	repeats                  repeats

	w, h  float64 // of the first page, mm, and of all that say nothing else
	count int     // pages so far
	nodes []node  // of the tree of pages
}

type placedPicture struct {
	name string // in the pages' dictionary
	Picture
}

// node groups pages, so that a reader finds one among thousands quickly.
type node struct {
	id    int
	pages []int
}

const pagesPerNode = 64

// Contents up to this length, such as a picture side, are kept in mind up to
// that number, and pages that show the same share them.
const (
	plateLength = 2048
	plateCount  = 256
)

func (p *press) page(page sheet.Page) error {
	if err := p.draw(page); err != nil {
		return err
	}
	contents, known := 0, false
	short := len(p.ink.buf) <= plateLength
	if short {
		contents, known = p.plates[string(p.ink.buf)]
	}
	if !known {
		contents = p.file.number()
		if err := p.file.content(contents, p.ink.buf); err != nil {
			return err
		}
		if short && len(p.plates) < plateCount {
			p.plates[string(p.ink.buf)] = contents
		}
	}
	if p.count%pagesPerNode == 0 {
		p.nodes = append(p.nodes, node{id: p.file.number()})
	}
	parent := &p.nodes[len(p.nodes)-1]
	id := p.file.number()
	parent.pages = append(parent.pages, id)
	p.count++

	f := p.file
	f.object(id)
	f.text("<</Type/Page/Parent ")
	f.ref(parent.id)
	if p.count == 1 {
		p.w, p.h = page.W, page.H
	}
	if page.W != p.w || page.H != p.h {
		f.text(mediaBox(page.W, page.H))
	}
	if page.Trim != (sheet.Box{}) {
		p.ink.begin(page.H)
		f.text("/TrimBox[")
		f.bytes(p.ink.corners(page.Trim, 0))
		f.text("]/BleedBox[")
		f.bytes(p.ink.corners(page.Trim, page.Bleed))
		f.text("]")
	}
	f.text("/Contents ")
	f.ref(contents)
	f.text(">>")
	f.end()
	return nil
}

// mediaBox is the entry for the size of a page in millimetres.
func mediaBox(w, h float64) string {
	var c content
	c.op("/MediaBox[0 0 ")
	c.x(w)
	c.x(h)
	c.op("]")
	return string(c.buf)
}

// draw fills p.ink with the operators of a page.
func (p *press) draw(page sheet.Page) error {
	p.ink.begin(page.H)
	for i := range page.Faces {
		if err := p.face(&page.Faces[i]); err != nil {
			return err
		}
	}
	return nil
}

func (p *press) face(placed *sheet.Placed) error {
	face := placed.Face
	outside, height := p.ink.pens, p.ink.height
	dx, dy := p.ink.lay(placed)
	for _, pic := range face.Pictures {
		known, err := p.picture(pic)
		if err != nil {
			return err
		}
		p.ink.picture(pic, known.name, known.Picture, dx, dy)
	}
	p.marks(face, dx, dy)
	p.texts(face.Texts, dx, dy)
	if placed.Turn != 0 || placed.Clip {
		p.ink.restore(outside, height)
	}
	return nil
}

// marks draws the rectangles and lines of a face.
func (p *press) marks(face *sheet.Face, dx, dy float64) {
	if known := p.markForm(face); known != nil {
		p.ink.name(known.name, hundredths(dx), hundredths(p.ink.height-dy-face.H))
		return
	}
	p.ink.marks(face, dx, dy)
}

// texts draws runs of text, and names the objects of those that came before.
func (p *press) texts(texts []sheet.Text, dx, dy float64) {
	for len(texts) > 0 {
		n := together(texts)
		group := texts[:n]
		texts = texts[n:]
		before, sum := p.repeats.tail(group)
		p.ink.runs(group[:before], dx, dy)
		if before == n {
			continue
		}
		if known := p.lineForm(group[before:], sum); known != nil {
			p.ink.closeText()
			p.ink.fillGrey(group[before].Grey)
			x, y := p.ink.place(&group[before], dx, dy)
			p.ink.name(known.name, x, y)
			continue
		}
		p.ink.runs(group[before:], dx, dy)
	}
	p.ink.closeText()
}

// picture writes the picture of a place when it is met for the first time.
func (p *press) picture(place sheet.Picture) (placedPicture, error) {
	place.X, place.Y = 0, 0
	if known, ok := p.pictures[place]; ok {
		return known, nil
	}
	pic, err := p.doc.Picture(place)
	if err != nil {
		return placedPicture{}, err
	}
	placed := placedPicture{name: fmt.Sprintf("/P%d", len(p.pictures)), Picture: pic}
	p.pictures[place] = placed
	id := p.file.number()
	p.file.stream(id, fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode",
		pic.W, pic.H), pic.JPEG)
	fmt.Fprintf(&p.xobjects, "%s %d 0 R", placed.name, id)
	return placed, nil
}

// finish writes what pages share: fonts, resources, the tree, the catalogue.
func (p *press) finish() error {
	f := p.file
	fonts, err := f.embed(&p.used)
	if err != nil {
		return err
	}
	f.object(p.letters)
	f.text("<</Font<<" + fonts + ">>>>")
	f.end()
	f.object(p.resources)
	f.text("<</ProcSet[/PDF/Text/ImageC]/Font<<" + fonts + ">>/XObject<<" + p.xobjects.String() + ">>>>")
	f.end()
	ids := make([]int, len(p.nodes))
	for i, n := range p.nodes {
		ids[i] = n.id
		p.node(n.id, len(n.pages), n.pages, fmt.Sprintf("/Parent %d 0 R", p.root))
	}
	p.node(p.root, p.count, ids, fmt.Sprintf("/Resources %d 0 R", p.resources)+mediaBox(p.w, p.h))
	catalogue := f.number()
	f.object(catalogue)
	f.text("<</Type/Catalog/Pages ")
	f.ref(p.root)
	f.text("/ViewerPreferences<</PrintScaling/None")
	switch p.doc.Turn {
	case sheet.LongEdge:
		f.text("/Duplex/DuplexFlipLongEdge")
	case sheet.ShortEdge:
		f.text("/Duplex/DuplexFlipShortEdge")
	}
	f.text(">>>>")
	f.end()
	return f.finish(catalogue)
}

func (p *press) node(id, count int, kids []int, more string) {
	f := p.file
	f.object(id)
	f.text("<</Type/Pages" + more + "/Count ")
	f.int(count)
	f.text("/Kids[")
	for _, kid := range kids {
		f.ref(kid)
		f.text(" ")
	}
	f.text("]>>")
	f.end()
}
