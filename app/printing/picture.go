package printing

import (
	"image"
	"slices"

	"vestka/app"
	"vestka/app/designs"
	"vestka/app/pdf"
	"vestka/app/sheet"
)

// Dots of a pattern to the inch, in print and on the screen, and of the long side of a
// picture on the screen.
const (
	patternDPI = 300
	screenDPI  = 110
	screenDots = 1800
)

// isPattern reports that the place shows the pattern of the design.
func (r *Request) isPattern(place sheet.Picture) bool {
	return r.Design.Front.Pattern != app.NoPattern && place.Key == sheet.PatternKey(&r.Design.Front)
}

// file is that of a picture that the cards show: the reader's own, one of the design, or
// a built-in one.
func (p *Press) file(req *Request, key string) ([]byte, error) {
	if req.Picture.Own != nil && key == OwnPicture {
		return req.Picture.Own, nil
	}
	if own, there := req.Design.Pictures[key]; there {
		return own, nil
	}
	return p.register.PictureFile(key)
}

// pictureAt makes the picture of a place on the cards ready for print.
func (p *Press) pictureAt(req *Request, place sheet.Picture) (pdf.Picture, error) {
	if req.isPattern(place) {
		f := &req.Design.Front
		return pdf.Drawn(designs.Draw(f.Pattern, f.Colour, place.W, place.H, patternDPI), place.W)
	}
	data, err := p.file(req, place.Key)
	if err != nil {
		return pdf.Picture{}, err
	}
	return pdf.DecodePicture(data, place.W, place.H, place.View)
}

// Picture makes a picture ready for a card's picture side.
func (p *Press) Picture(choice Picture) (pdf.Picture, error) {
	return p.pictureAt(&Request{Picture: choice}, sheet.Picture{W: sheet.CardW, H: sheet.CardH, Key: choice.key()})
}

// Screen gives the picture of a place for the screen, not cropped.
func (p *Press) Screen(req *Request, place sheet.Picture) (image.Image, error) {
	if req.isPattern(place) {
		f := &req.Design.Front
		return designs.Draw(f.Pattern, f.Colour, place.W, place.H, screenDPI), nil
	}
	data, err := p.file(req, place.Key)
	if err != nil {
		return nil, err
	}
	return pdf.Look(data, screenDots)
}

// Places are the pictures on the cards of a job, each picture in each of its sizes and
// views once.
func (j *Job) Places() []sheet.Picture {
	var all []sheet.Picture
	seen := map[string]bool{} // cards of one picture differ in their words only
	for i := range j.Cards {
		c := &j.Cards[i]
		if seen[c.Picture] {
			continue
		}
		seen[c.Picture] = true
		front := c.Laid().Front
		if front == nil {
			continue
		}
		for _, place := range front.Pictures {
			if place.X, place.Y = 0, 0; !slices.Contains(all, place) {
				all = append(all, place)
			}
		}
	}
	return all
}

// coarse reports that a picture has too few dots for its place.
func (p *Press) coarse(job *Job) (bool, error) {
	for _, place := range job.Places() {
		if job.Request.isPattern(place) {
			continue
		}
		data, err := p.file(&job.Request, place.Key)
		if err != nil {
			return false, err
		}
		if dpi, err := pdf.DotsPerInch(data, place.W, place.H, place.View); err != nil || pdf.Coarse(dpi) {
			return err == nil, err
		}
	}
	return false, nil
}
