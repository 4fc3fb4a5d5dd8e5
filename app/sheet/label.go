package sheet

// Label is what is to be on a label.
type Label struct {
	Size  Size
	Lines []string // of an address
	Mark  string   // notice, such as that of a sample
}

const (
	labelLead      = 5.0  // from the edge of a large label
	labelPad       = 0.08 // of the smaller side, from the edge of a small one
	labelLeast     = 1.5  // mm that printers miss by
	labelMark      = 4.5  // points
	labelMarkUp    = 1.1  // of its baseline
	labelMarkRoom  = 1.6
	labelSmall     = 5.5 // points: nobody reads less
	labelFirst     = 12.0
	labelEager     = 7.0
	labelReadWidth = addressLongest
)

// LayLabel plans a label: the lines in one block, in the middle of its height, as
// large as they fit.
func LayLabel(fs *Fonts, l Label) Card {
	f := &Face{W: l.Size.W, H: l.Size.H}
	c := Card{Piece: Piece{Leaf: Leaf{Front: f}}}
	pad := min(labelLead, max(labelLeast, labelPad*min(f.W, f.H)))
	zone := Box{pad, pad, min(labelReadWidth, f.W-2*pad), f.H - 2*pad}
	if clean(l.Mark) != "" {
		zone.H -= labelMarkRoom
	}
	if b, ok := c.setAddress(fs, l.Lines, addressSizes{labelFirst, labelEager, labelSmall}, zone); ok {
		f.Texts = b.place(f.Texts, zone.X, zone.Y+max(0, zone.H-b.height())/2, 0)
	}
	c.layMark(fs, f, l.Mark, labelMark, zone.X, f.H-labelMarkUp)
	c.finish()
	return c
}
