package printroom

import (
	"context"
	"image"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/designs"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/app/templates"
	"vestka/app/work"
	"vestka/ui/kit"
)

// designForm makes a design of the reader's own, with a card that shows it.
type designForm struct {
	s     *Section
	d     app.Design
	own   bool // it is kept already
	back  bool // the text side is looked at
	place int  // of the picture that is looked at

	title, caption *kit.Entry
	fields, card   *kit.Column
	crop           *kit.Column // what of the picture is seen; nil where all is
	cropOf         cropOf
	shown          *printing.Job
	images, screen shown
	trouble        *kit.Trouble
	body           fyne.CanvasObject
	close          func()
}

// editDesign opens the design that is chosen, or a copy of a built-in one.
func (s *Section) editDesign() {
	id := s.req.Design.ID
	if id == "" {
		id = designs.Plain
	}
	own := !designs.IsBuiltIn(id)
	work.Query(s.deps.Runner, "print/design-edit", func(ctx context.Context) (app.Design, error) {
		if own {
			return s.deps.Designs.Find(ctx, id)
		}
		return s.deps.Designs.Copy(ctx, id)
	}, func(d app.Design, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		if !own {
			d.Title = app.Text{}
			templates.Set(&d.Title, app.Lang(s.frame.Loc().Lang()), s.frame.Loc().T("printroom.design.mine"))
		}
		s.askDesign(d, own)
	})
}

// formWidth is that of the sheet, and side the most of its controls.
const (
	formWidth = 920
	formSide  = 340
)

func (s *Section) askDesign(d app.Design, own bool) {
	loc := s.frame.Loc()
	f := &designForm{s: s, d: d, own: own, screen: s.screen, trouble: kit.NewTrouble(), fields: kit.NewColumn(kit.Gap), card: kit.NewColumn(kit.Gap)}
	f.d.Front.Shots = slices.Clone(d.Front.Shots)
	f.title, f.caption = kit.NewEntry(), kit.NewLines(2)
	f.title.SetText(d.Title.Any(app.Lang(loc.Lang())))
	f.caption.SetText(d.Front.Caption)
	f.caption.OnChanged = func(text string) {
		f.d.Front.Caption = text
		f.look()
	}
	side := kit.NewChoice([]string{loc.T("printroom.design.front"), loc.T("printroom.design.back")}, 0, func(i int) {
		f.back = i == 1
		f.show()
		f.draw()
	})
	f.show()
	body := kit.NewSplit(kit.NewColumn(kit.Gap, side, f.card), kit.NewColumn(kit.Gap, kit.NewField(loc.T("printroom.design.name"), f.title, ""), f.fields), 0.4, 280, formSide)
	actions := []kit.Action{{Label: loc.T("dialog.cancel")}}
	if own {
		actions = append(actions, kit.Action{Label: loc.T("printroom.design.remove"), Do: f.remove}, kit.Action{Label: loc.T("printroom.design.share"), Stay: true, Do: f.share})
	}
	f.body = f.trouble.Above(body)
	f.close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("printroom.design.title"), Width: formWidth, Focus: f.title, Body: f.body,
		Draft: "design/" + d.ID, Fields: kit.Fields{"title": f.title, "caption": f.caption},
		Actions: append(actions, kit.Action{Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: f.save}),
	})
	f.look()
}

// show makes the controls of the side that is looked at.
func (f *designForm) show() {
	if f.back {
		f.fields.Set(f.backFields()...)
	} else {
		f.fields.Set(f.frontFields()...)
	}
	if f.body != nil {
		kit.LayOver(f.body)
	}
}

// again is what follows a choice that asks for other controls.
func (f *designForm) again() {
	f.show()
	f.look()
}

func (f *designForm) frontFields() []fyne.CanvasObject {
	loc, front := f.s.frame.Loc(), &f.d.Front
	fields := []fyne.CanvasObject{
		kit.NewField(loc.T("printroom.design.collage"), kit.NewChoice(
			[]string{loc.Number(1), loc.Number(2), loc.Number(4), loc.T("printroom.design.collage.none")},
			max(0, slices.Index(app.Collages, front.Collage)), func(i int) {
				front.Collage, f.place = app.Collages[i], 0
				f.again()
			}), ""),
	}
	fields = append(fields, f.shotFields()...)
	if front.Collage != app.NoPicture {
		fields = append(fields, f.millimetres(loc.T("printroom.design.border"), 0, app.MostBorder, &front.Border))
	}
	if front.Collage.Places() > 1 {
		fields = append(fields, f.millimetres(loc.T("printroom.design.gap"), 0, app.MostGap, &front.Gap))
	}
	fields = append(fields, f.patternFields()...)
	fields = append(fields, kit.NewField(loc.T("printroom.design.caption"), f.caption, ""))
	return append(fields, kit.NewField(loc.T("printroom.design.caption_font"), f.font(&front.Font, "PT Serif"), ""),
		kit.NewCheck(loc.T("printroom.design.upright"), front.Upright, func(on bool) {
			front.Upright = on
			f.look()
		}))
}

// millimetres is a control for a length.
func (f *designForm) millimetres(name string, least, most float64, value *float64) fyne.CanvasObject {
	loc := f.s.frame.Loc()
	say := func(v float64) string { return loc.T("printroom.design.mm", "Length", loc.Number(int(v))) }
	return kit.NewAmount(name, say, least, most, 1, *value, func(v float64) {
		*value = v
		f.look()
	})
}

// font is a control for a font; the first choice is what is taken where none is named.
func (f *designForm) font(font *app.Font, other string) *kit.Select {
	fonts := append([]app.Font{app.AnyFont}, app.FontChoices...)
	return kit.NewSelect([]string{other, "PT Serif ", "PT Sans", "Caveat", "Bad Script"}, slices.Index(fonts, *font), func(i int) {
		*font = fonts[i]
		f.look()
	})
}

func (f *designForm) patternFields() []fyne.CanvasObject {
	loc, front := f.s.frame.Loc(), &f.d.Front
	patterns := append([]app.Pattern{app.NoPattern}, app.Patterns...)
	names := []string{
		loc.T("printroom.design.pattern.none"), loc.T("printroom.design.pattern.rhombs"), loc.T("printroom.design.pattern.waves"),
		loc.T("printroom.design.pattern.leaves"), loc.T("printroom.design.pattern.snow"), loc.T("printroom.design.pattern.dots"),
	}
	fields := []fyne.CanvasObject{kit.NewField(loc.T("printroom.design.pattern"), kit.NewSelect(names, slices.Index(patterns, front.Pattern), func(i int) {
		if front.Pattern = patterns[i]; front.Colour == "" {
			front.Colour = app.InkBlue
		}
		f.again()
	}), "")}
	if front.Pattern == app.NoPattern {
		return fields
	}
	colours := []string{
		loc.T("printroom.design.colour.blue"), loc.T("printroom.design.colour.green"), loc.T("printroom.design.colour.brown"),
		loc.T("printroom.design.colour.violet"), loc.T("printroom.design.colour.grey"),
	}
	return append(fields, kit.NewField(loc.T("printroom.design.colour"), kit.NewSelect(colours, slices.Index(app.Colours, front.Colour), func(i int) {
		front.Colour = app.Colours[i]
		f.look()
	}), ""))
}

func (f *designForm) backFields() []fyne.CanvasObject {
	loc, back := f.s.frame.Loc(), &f.d.Back
	check := func(sentence string, on bool, set func(bool)) fyne.CanvasObject {
		return kit.NewCheck(sentence, on, func(on bool) {
			set(on)
			f.look()
		})
	}
	points := []float64{0, 10, 11, 12, 14, 16, 18, 20, 24}
	sizes := []string{loc.T("printroom.design.points.auto")}
	for _, p := range points[1:] {
		sizes = append(sizes, loc.Number(int(p)))
	}
	margin := back.Margin
	if margin == 0 {
		margin = 6
	}
	return []fyne.CanvasObject{
		kit.NewField(loc.T("printroom.font"), f.font(&back.Font, loc.T("printroom.design.font.job")), ""),
		kit.NewField(loc.T("printroom.design.points"), kit.NewSelect(sizes, max(0, slices.Index(points, back.Points)), func(i int) {
			back.Points = points[i]
			f.look()
		}), ""),
		kit.NewAmount(loc.T("printroom.design.margin"), func(v float64) string { return loc.T("printroom.design.mm", "Length", loc.Number(int(v))) },
			app.LeastMargin, app.MostMargin, 1, margin, func(v float64) {
				back.Margin = v
				f.look()
			}),
		check(loc.T("printroom.design.line"), !back.Open, func(on bool) { back.Open = !on }),
		check(loc.T("printroom.design.stamp"), !back.Bare, func(on bool) { back.Bare = !on }),
		check(loc.T("printroom.design.ruled"), back.Ruled, func(on bool) { back.Ruled = on }),
		check(loc.T("printroom.design.wide"), back.Wide, func(on bool) { back.Wide = on }),
	}
}

// look lays the first card out anew after whatever was chosen.
func (f *designForm) look() {
	s, req := f.s, f.s.request()
	clean, err := f.d.Clean()
	if err != nil {
		f.trouble.Say(s.frame.Loc().Error(err))
		return
	}
	req.Design, req.Drafts, req.Hand = clean, nil, ""
	req.Paper, req.Beside = printing.Paper{Size: req.Paper.Size, Upright: req.Paper.Upright}, nil
	if req.People = s.req.People[:1]; s.cards() > 0 { // the first to whom something goes
		req.People = []app.PersonID{s.job.Cards[0].Person.ID}
	}
	known := f.screen
	type result struct {
		job            *printing.Job
		images, screen shown
	}
	work.Query(s.deps.Runner, "print/design-look", func(ctx context.Context) (r result, err error) {
		if r.job, err = s.deps.Press.Prepare(ctx, req, nil); err == nil {
			r.images, r.screen = s.readPictures(r.job, known)
		}
		return r, err
	}, func(r result, err error) {
		if err != nil {
			f.trouble.Say(s.frame.Loc().Error(err))
			return
		}
		f.trouble.Clear()
		f.shown, f.images, f.screen = r.job, r.images, r.screen
		f.draw()
	})
}

// uprightWidth is that of an upright card, so that all of it is seen.
const uprightWidth = 260

// draw shows the card.
func (f *designForm) draw() {
	if f.shown == nil || len(f.shown.Cards) == 0 {
		return
	}
	laid := f.shown.Cards[0].Laid()
	face := laid.Front
	if f.back {
		face = laid.Back
	}
	view := kit.NewSheetView(f.s.deps.Fonts, func(key string) image.Image { return f.images[key] })
	view.SetPage(sheet.Single(face))
	objects := []fyne.CanvasObject{view}
	if face.H > face.W {
		objects[0] = kit.NewMeasure(view, uprightWidth)
	}
	loc := f.s.frame.Loc()
	if f.shown.Coarse && !f.back {
		objects = append(objects, kit.NewText(kit.Body(loc.T("print.coarse")).In(kit.Care)))
	}
	if slices.Contains(laid.Reasons, sheet.CaptionTooLong) {
		objects = append(objects, kit.NewText(kit.Body(loc.T("print.flag.caption_long")).In(kit.Care)))
	}
	f.card.Set(objects...)
	f.showCrop()
	kit.LayOver(f.body)
}

// save keeps the design and lays the cards out in it.
func (f *designForm) save() {
	s, loc := f.s, f.s.frame.Loc()
	d := f.d
	if window := app.Lang(loc.Lang()); f.title.Text != d.Title.Any(window) {
		templates.Set(&d.Title, window, f.title.Text)
	}
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return s.deps.Designs.Save(ctx, d) }, nil, func(c app.Changes, err error) {
		if err != nil {
			f.trouble.Say(loc.Error(err))
			return
		}
		f.close()
		s.frame.Did(s, loc.T("designs.saved", "Design", d.Title.Any(app.Lang(loc.Lang()))), c)
		s.take(d.ID)
	})
}

// remove takes the design away; it can be brought back.
func (f *designForm) remove() {
	s, id := f.s, f.d.ID
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return s.deps.Designs.Remove(ctx, id) }, nil, func(c app.Changes, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.frame.Did(s, s.frame.Loc().T("designs.removed", "Design", f.d.Title.Any(app.Lang(s.frame.Loc().Lang()))), c)
		s.loadDesigns()
	})
}

// share saves the design, as it is here, as a file for others.
func (f *designForm) share() {
	s, loc := f.s, f.s.frame.Loc()
	s.frame.SaveOutside(kit.FileRequest{Title: loc.T("printroom.design.share"), Name: "design.toml", Extensions: []string{".toml"}}, func(path string) {
		d := f.d
		work.Change(s.deps.Runner, func(context.Context, work.Progress) (app.Changes, error) {
			clean, err := d.Kept()
			if err == nil {
				err = s.deps.Save(path, designs.File(nil, clean))
			}
			return app.Changes{}, err
		}, nil, func(_ app.Changes, err error) {
			if err != nil {
				f.trouble.Say(loc.Error(err))
				return
			}
			s.frame.Say(loc.T("designs.file_saved", "Count", 1, "File", filepath.Base(path)))
		})
	})
}
