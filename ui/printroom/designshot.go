package printroom

import (
	"context"
	"maps"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/designs"
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
	fields = append(fields, kit.NewField(loc.T("printroom.design.shot"), f.pictureChoice(shot), ""),
		kit.NewFlow(0, kit.NewLink(loc.T("printroom.own_picture"), f.chooseOwn)),
		kit.NewCheck(loc.T("printroom.design.whole"), shot.View.Whole, func(on bool) {
			shot.View.Whole = on
			f.again()
		}))
	if shot.View.Whole {
		return fields
	}
	percent := func(v float64) string { return loc.T("printroom.design.percent", "Share", loc.Number(int(v))) }
	nothing := func(float64) string { return "" }
	return append(fields,
		kit.NewAmount(loc.T("printroom.design.zoom"), percent, 100, 400, 10, max(1, shot.View.Zoom)*100, func(v float64) {
			shot.View.Zoom = v / 100
			f.look()
		}),
		kit.NewAmount(loc.T("printroom.design.x"), nothing, -1, 1, 0.05, shot.View.X, func(v float64) {
			shot.View.X = v
			f.look()
		}),
		kit.NewAmount(loc.T("printroom.design.y"), nothing, -1, 1, 0.05, shot.View.Y, func(v float64) {
			shot.View.Y = v
			f.look()
		}))
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
