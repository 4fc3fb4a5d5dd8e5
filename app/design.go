package app

import (
	"context"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Design is how postcards look.
type Design struct {
	ID    string // by which it is called
	Title Text
	Front Front
	Back  Back

	// Pictures are files of the user's own, JPEG, by the names by which shots call
	// them; nil where they were not read.
	Pictures map[string][]byte
}

// Front is the picture side.
type Front struct {
	Upright bool    `json:"upright,omitempty"`
	Collage Collage `json:"collage,omitempty"`
	Shots   []Shot  `json:"shots,omitempty"`   // one for each place, row by row; where there are fewer, the picture of the job is shown
	Border  float64 `json:"border,omitempty"`  // of paper around everything, mm
	Gap     float64 `json:"gap,omitempty"`     // between pictures, mm
	Pattern Pattern `json:"pattern,omitempty"` // drawn under everything; empty: white
	Colour  Colour  `json:"colour,omitempty"`  // of the pattern
	Caption string  `json:"caption,omitempty"`
	Font    Font    `json:"font,omitempty"` // of the caption
}

// Collage is how many pictures there are.
type Collage string

// The collages.
const (
	OnePicture   Collage = "one"
	TwoPictures  Collage = "two"  // beside each other; above each other on an upright card
	FourPictures Collage = "four" // two by two
	NoPicture    Collage = "none"
)

// Collages are all of them.
var Collages = []Collage{OnePicture, TwoPictures, FourPictures, NoPicture}

// Places is how many pictures it has room for.
func (c Collage) Places() int {
	switch c {
	case TwoPictures:
		return 2
	case FourPictures:
		return 4
	case NoPicture:
		return 0
	}
	return 1
}

// Shot is a picture in its place.
type Shot struct {
	Picture string `json:"picture,omitempty"` // id of a built-in one, or OwnPicturePrefix and what follows; empty: that of the job
	View    View   `json:"view"`
}

// OwnPicturePrefix begins the names of pictures of the user's own.
const OwnPicturePrefix = "own-"

// Own reports that the picture is one of the user's own.
func (s *Shot) Own() bool { return strings.HasPrefix(s.Picture, OwnPicturePrefix) }

// View is what of a picture is shown in its place: so much of its middle that it fills
// the place, unless something else is said.
type View struct {
	Whole bool    `json:"whole,omitempty"` // all of it, with paper around it
	Zoom  float64 `json:"zoom,omitempty"`  // so many times closer; 0 is 1
	X     float64 `json:"x,omitempty"`     // what matters, and comes as near to the middle as it can: from -1, the left edge, to 1
	Y     float64 `json:"y,omitempty"`     // the same: from -1, the upper edge, to 1
}

// MostZoom is how close a picture can be looked at.
const MostZoom = 6

// Part is the part of a picture of w by h dots that fills a place of the proportions:
// its top left corner and its size.
func (v View) Part(w, h, aspect float64) (x, y, partW, partH float64) {
	partW, partH = w, w/aspect
	if partH > h {
		partW, partH = h*aspect, h
	}
	zoom := max(1, v.Zoom)
	partW, partH = partW/zoom, partH/zoom
	x = min(max((v.X+1)/2*w-partW/2, 0), w-partW)
	y = min(max((v.Y+1)/2*h-partH/2, 0), h-partH)
	return x, y, partW, partH
}

// Pattern is a drawing that fills a card.
type Pattern string

// The patterns.
const (
	NoPattern Pattern = ""
	Rhombs    Pattern = "rhombs" // as woven into belts
	Waves     Pattern = "waves"
	Leaves    Pattern = "leaves"
	Snow      Pattern = "snow"
	Dots      Pattern = "dots"
)

// Patterns are all of them.
var Patterns = []Pattern{Rhombs, Waves, Leaves, Snow, Dots}

// Colour is that of a pattern.
type Colour string

// The colours. There is no red: between white it may be taken for a flag for which
// the card is stopped.
const (
	InkBlue Colour = "blue"
	Moss    Colour = "green"
	Clay    Colour = "brown"
	Heather Colour = "violet"
	Ash     Colour = "grey"
)

// Colours are all of them.
var Colours = []Colour{InkBlue, Moss, Clay, Heather, Ash}

// Font is a family of letters.
type Font string

// The fonts.
const (
	AnyFont    Font = ""       // that of the job
	SerifFont  Font = "serif"  // PT Serif
	SansFont   Font = "sans"   // PT Sans
	HandFont   Font = "hand"   // Caveat
	ScriptFont Font = "script" // Bad Script
)

// FontChoices are all of them.
var FontChoices = []Font{SerifFont, SansFont, HandFont, ScriptFont}

// Back is the text side.
type Back struct {
	Wide   bool    `json:"wide,omitempty"`   // the text takes all that the post leaves; else half of the card
	Font   Font    `json:"font,omitempty"`   // of the text
	Points float64 `json:"points,omitempty"` // at which the text begins; 0: what suits the font. What does not fit is set smaller
	Margin float64 `json:"margin,omitempty"` // around the text, mm; 0: what suits a card
	Open   bool    `json:"open,omitempty"`   // without the line between text and address
	Bare   bool    `json:"bare,omitempty"`   // without the frame for the stamp
	Ruled  bool    `json:"ruled,omitempty"`  // with lines to go on by hand below the text
}

// Bounds of what can be asked of a design: millimetres and points.
const (
	MostBorder  = 30
	MostGap     = 15
	LeastMargin = 3
	MostMargin  = 20
	LeastPoints = 9
	MostPoints  = 24

	mostDesignID    = 60
	mostDesignTitle = 120
	mostCaption     = 120
)

// Clean is the design as it is kept; Invalid where something is wrong with it.
func (d Design) Clean() (Design, error) {
	line := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	d.ID, d.Title = strings.TrimSpace(d.ID), d.Title.each(line)
	f := &d.Front
	if f.Collage == "" {
		f.Collage = OnePicture
	}
	if f.Pattern != NoPattern && f.Colour == "" {
		f.Colour = InkBlue
	}
	lines := strings.Split(strings.TrimSpace(f.Caption), "\n")
	for i := range lines {
		lines[i] = line(lines[i])
	}
	f.Caption = strings.Join(lines, "\n")
	f.Shots = slices.Clone(f.Shots[:min(len(f.Shots), f.Collage.Places())])
	if key := d.wrong(); key != "" {
		return d, &Error{Code: Invalid, Key: key, Args: Args{"Design": d.ID}}
	}
	return d, nil
}

// wrong is what is wrong with a design, empty if nothing is.
func (d *Design) wrong() string {
	switch {
	case d.ID == "" || utf8.RuneCountInString(d.ID) > mostDesignID || strings.ContainsFunc(d.ID, notInID):
		return "error.design.id"
	case d.Title == Text{}, d.Title.longest() > mostDesignTitle, !utf8.ValidString(d.Title.EN + d.Title.RU + d.Title.BE):
		return "error.design.title"
	case !slices.Contains(Collages, d.Front.Collage):
		return "error.design.collage"
	case d.Front.Pattern != NoPattern && (!slices.Contains(Patterns, d.Front.Pattern) || !slices.Contains(Colours, d.Front.Colour)):
		return "error.design.pattern"
	case !known(d.Front.Font), !known(d.Back.Font):
		return "error.design.font"
	case utf8.RuneCountInString(d.Front.Caption) > mostCaption, !utf8.ValidString(d.Front.Caption):
		return "error.design.caption"
	case !within(d.Front.Border, 0, MostBorder), !within(d.Front.Gap, 0, MostGap):
		return "error.design.border"
	case d.Back.Points != 0 && !within(d.Back.Points, LeastPoints, MostPoints):
		return "error.design.points"
	case d.Back.Margin != 0 && !within(d.Back.Margin, LeastMargin, MostMargin):
		return "error.design.margin"
	case slices.ContainsFunc(d.Front.Shots, wrongView):
		return "error.design.view"
	}
	return ""
}

func known(f Font) bool { return f == AnyFont || slices.Contains(FontChoices, f) }

func wrongView(s Shot) bool {
	return !within(s.View.X, -1, 1) || !within(s.View.Y, -1, 1) || s.View.Zoom != 0 && !within(s.View.Zoom, 1, MostZoom)
}

// within is false for what is no number.
func within(v, least, most float64) bool { return !math.IsNaN(v) && v >= least && v <= most }

// JobPicture reports that the picture of the job is shown somewhere.
func (f *Front) JobPicture() bool {
	for i := range f.Collage.Places() {
		if i >= len(f.Shots) || f.Shots[i].Picture == "" {
			return true
		}
	}
	return f.Collage == ""
}

// MostPicture is how large a picture of a design may be, in bytes.
const MostPicture = 16 << 20

// Kept is the design as a store keeps it: clean, with the pictures of the user's own that
// it shows. It is Invalid where one is missing, empty or too large.
func (d Design) Kept() (Design, error) {
	d, err := d.Clean()
	if err != nil {
		return d, err
	}
	shown := map[string][]byte{}
	for _, s := range d.Front.Shots {
		if !s.Own() {
			continue
		}
		content := d.Pictures[s.Picture]
		if len(content) == 0 || len(content) > MostPicture {
			return d, &Error{Code: Invalid, Key: "error.design.no_picture", Args: Args{"Design": d.ID, "Picture": s.Picture}}
		}
		shown[s.Picture] = content
	}
	d.Pictures = shown
	return d, nil
}

// DesignStore keeps the user's own designs.
type DesignStore interface {
	// Designs are all of them, by ID, without their pictures.
	Designs(ctx context.Context) ([]Design, error)
	// Design is one of them with its pictures; NotFound where there is none.
	Design(ctx context.Context, id string) (Design, error)
	// SaveDesigns keeps them in one step, each in the place of one with its ID.
	SaveDesigns(ctx context.Context, designs ...Design) (Changes, error)
	// RemoveDesign is NotFound where there is none.
	RemoveDesign(ctx context.Context, id string) (Changes, error)
}
