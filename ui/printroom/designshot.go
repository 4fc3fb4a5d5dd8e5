package printroom

import (
	"context"
	"maps"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/designs"
	"vestka/app/sheet"
	"vestka/app/work"
	"vestka/ui/kit"
)

// shot is the picture that is looked at. The design has one for each place from then on.
func (f *designForm) shot() *app.Shot {
	front := &f.d.Front
	for len(front.Shots) <= f.place {
		front.Shots = append(front.Shots, app.Shot{})
	}
	return &front.Shots[f.place]
}

// shotFields choose the picture of a place and what of it is seen.
func (f *designForm) shotFields() []fyne.CanvasObject {
	f.crop = nil
	loc, places := f.s.frame.Loc(), f.d.Front.Collage.Places()
	if places == 0 {
		return nil
	}
	var fields []fyne.CanvasObject
	if places > 1 {
		numbers := make([]string, places)
		for i := range numbers {
			numbers[i] = loc.Number(i + 1)
		}
		fields = append(fields, kit.NewField(loc.T("printroom.design.place"), kit.NewChoice(numbers, f.place, func(i int) {
			f.place = i
			f.show()
		}), ""))
	}
	shot := f.shot()
	fields = append(fields, kit.NewField(loc.T("printroom.design.shot"), f.pictureChoice(shot), ""))
	if !shot.View.Whole {
		fields = append(fields, f.cropFields(shot)...)
	}
	return append(fields, kit.NewFlow(0, kit.NewLink(loc.T("printroom.own_picture"), f.chooseOwn)),
		kit.NewCheck(loc.T("printroom.design.whole"), shot.View.Whole, func(on bool) {
			shot.View.Whole = on
			f.again()
		}))
}

// cropFields choose what of a picture is seen.
func (f *designForm) cropFields(shot *app.Shot) []fyne.CanvasObject {
	loc := f.s.frame.Loc()
	f.crop, f.cropOf = kit.NewColumn(0), cropOf{}
	f.showCrop()
	percent := func(v float64) string { return loc.T("printroom.design.percent", "Share", loc.Number(int(v))) }
	return []fyne.CanvasObject{
		kit.NewField(loc.T("printroom.design.matters"), f.crop, ""),
		kit.NewAmount(loc.T("printroom.design.zoom"), percent, 100, 400, 10, max(1, shot.View.Zoom)*100, func(v float64) {
			shot.View.Zoom = v / 100
			f.look()
		}),
	}
}

// cropOf is what the frame in a picture is drawn for.
type cropOf struct {
	key    string
	aspect float64
	frame  *kit.Crop
}

// showCrop shows the whole picture of the place that is looked at, with a frame around
// what is seen of it.
func (f *designForm) showCrop() {
	if f.crop == nil || f.shown == nil || len(f.shown.Cards) == 0 {
		return
	}
	at := f.placed()
	if at == nil || f.images[at.Key] == nil {
		f.crop.Set()
		return
	}
	now := cropOf{key: at.Key, aspect: at.W / at.H, frame: f.cropOf.frame}
	if now == f.cropOf { // the keyboard may be in it
		now.frame.SetView(f.shot().View)
		return
	}
	shot := f.shot()
	now.frame = kit.NewCrop(f.images[at.Key], f.s.frame.Loc().T("printroom.design.matters"), now.aspect, shot.View, func(x, y float64) {
		f.shot().View.X, f.shot().View.Y = x, y
		f.look()
	})
	f.cropOf = now
	f.crop.Set(now.frame)
}

// placed is where the picture that is looked at lies on the card, nil where it does not.
func (f *designForm) placed() *sheet.Picture {
	front := f.shown.Cards[0].Laid().Front
	if front == nil {
		return nil
	}
	n := 0
	for i := range front.Pictures {
		if front.Pictures[i].Key == sheet.PatternKey(&f.d.Front) {
			continue
		}
		if n == f.place {
			return &front.Pictures[i]
		}
		n++
	}
	return nil
}

// pictureChoice offers the picture of the job, the built-in ones, and the reader's own
// where it is there.
func (f *designForm) pictureChoice(shot *app.Shot) *kit.Select {
	loc, window := f.s.frame.Loc(), app.Lang(f.s.frame.Loc().Lang())
	names, ids := []string{loc.T("printroom.design.shot.job")}, []string{""}
	for _, p := range f.s.deps.Register.Pictures() {
		names, ids = append(names, p.Title.In(window)), append(ids, p.ID)
	}
	if shot.Own() {
		names, ids = append(names, loc.T("printroom.own_picture_name")), append(ids, shot.Picture)
	}
	return kit.NewSelect(names, slices.Index(ids, shot.Picture), func(i int) {
		shot.Picture = ids[i]
		f.look()
	})
}

// chooseOwn takes a picture of the reader's into the design.
func (f *designForm) chooseOwn() {
	s, loc := f.s, f.s.frame.Loc()
	s.frame.Dialogs().OpenFile(kit.FileRequest{Title: loc.T("printroom.own_picture"), Extensions: pictureFiles}, func(path string) {
		type taken struct {
			name    string
			content []byte
		}
		work.Query(s.deps.Runner, "print/design-own", func(context.Context) (p taken, err error) {
			data, err := readPicture(filepath.Clean(path))
			if err != nil {
				return p, &app.Error{Code: app.Refused, Key: "error.picture_file", Err: err}
			}
			p.name, p.content, err = designs.Take(data)
			return p, err
		}, func(p taken, err error) {
			if err != nil {
				f.trouble.Say(loc.Error(err))
				return
			}
			f.d.Pictures = maps.Clone(f.d.Pictures)
			if f.d.Pictures == nil {
				f.d.Pictures = map[string][]byte{}
			}
			f.d.Pictures[p.name] = p.content
			f.shot().Picture = p.name
			f.again()
		})
	})
}
