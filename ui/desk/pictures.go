package desk

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/ui/kit"
)

// pictures are those that the cards of a batch are drawn from.
type pictures struct {
	s      *Section
	chosen []string // ids, in the order of the register; none leaves it to the print room
	thumbs map[string]*kit.Thumbnail
}

func newPictures(s *Section) *pictures { return &pictures{s: s, thumbs: map[string]*kit.Thumbnail{}} }

// field lets any number be chosen.
func (p *pictures) field() fyne.CanvasObject {
	loc := p.s.frame.Loc()
	var tiles []fyne.CanvasObject
	for _, one := range p.s.deps.Register.Pictures() {
		data, err := p.s.deps.Register.PictureThumb(one.ID)
		if err != nil { // the register checked its files when it was loaded
			continue
		}
		p.thumbs[one.ID] = kit.NewThumbnail(data, one.Title.In(app.Lang(loc.Lang())), false, func() { p.turn(one.ID) })
		tiles = append(tiles, p.thumbs[one.ID])
	}
	return kit.NewField(loc.T("desk.batch.pictures"), kit.NewFlow(4, tiles...), loc.T("desk.batch.pictures.hint"))
}

// turn chooses a picture, or no longer.
func (p *pictures) turn(id string) {
	if i := slices.Index(p.chosen, id); i >= 0 {
		p.choose(slices.Delete(slices.Clone(p.chosen), i, i+1))
		return
	}
	p.choose(append(slices.Clone(p.chosen), id))
}

func (p *pictures) choose(ids []string) {
	p.chosen = nil
	for _, one := range p.s.deps.Register.Pictures() {
		on := slices.Contains(ids, one.ID) && p.thumbs[one.ID] != nil
		if on {
			p.chosen = append(p.chosen, one.ID)
		}
		if thumb := p.thumbs[one.ID]; thumb != nil {
			thumb.SetChosen(on)
		}
	}
}

// Value is what is chosen, kept while the window is locked.
func (p *pictures) Value() string { return strings.Join(p.chosen, " ") }

// SetValue chooses what Value gave.
func (p *pictures) SetValue(text string) { p.choose(strings.Fields(text)) }
