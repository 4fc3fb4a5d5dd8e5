package printroom

import (
	"context"
	"fmt"
	"image"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/designs"
	"vestka/app/printing"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Designs is what the section needs of the book of designs.
type Designs interface {
	All(ctx context.Context) ([]app.Design, error)
	Find(ctx context.Context, id string) (app.Design, error)
	Copy(ctx context.Context, id string) (app.Design, error)
	Save(ctx context.Context, own ...app.Design) (app.Changes, error)
	Remove(ctx context.Context, id string) (app.Changes, error)
	LoadFile(ctx context.Context, content []byte, beside designs.Beside) (designs.Loaded, app.Changes, error)
}

// pictureCard chooses how the cards look, and the picture.
func (s *Section) pictureCard() fyne.CanvasObject {
	loc := s.frame.Loc()
	s.design, s.pictures = kit.NewColumn(kit.Tight), kit.NewFlow(4)
	own := kit.NewButton(loc.T("printroom.own_picture"), func() {
		s.frame.Dialogs().OpenFile(kit.FileRequest{Title: loc.T("printroom.own_picture"), Extensions: pictureFiles}, s.takeOwn)
	})
	s.ownPicture = kit.NewFlow(0, own)
	s.several = kit.NewCheck(loc.T("printroom.several"), s.req.Pictures != nil, s.drawPictures)
	s.showDesigns(designs.BuiltIn())
	s.loadDesigns()
	return kit.NewTitledCard(loc.T("printroom.picture"), s.design, s.pictures, s.several, s.ownPicture)
}

var pictureFiles = []string{".jpg", ".jpeg", ".png", ".webp"}

// loadDesigns reads which designs there are.
func (s *Section) loadDesigns() {
	work.Query(s.deps.Runner, "print/designs", s.deps.Designs.All, func(all []app.Design, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		if !slices.ContainsFunc(all, func(d app.Design) bool { return d.ID == s.req.Design.ID }) && s.req.Design.ID != "" {
			s.setDesign(app.Design{}) // it was removed
		}
		s.showDesigns(all)
	})
}

// showDesigns offers them.
func (s *Section) showDesigns(all []app.Design) {
	loc, window := s.frame.Loc(), app.Lang(s.frame.Loc().Lang())
	titles, at := make([]string, len(all)), 0
	for i, d := range all {
		if titles[i] = d.Title.Any(window); slices.Contains(titles[:i], titles[i]) {
			titles[i] += " (" + d.ID + ")"
		}
		if d.ID == s.req.Design.ID {
			at = i
		}
	}
	choice := kit.NewSelect(titles, at, func(i int) { s.chooseDesign(all[i].ID) })
	s.design.Set(kit.NewField(loc.T("printroom.design"), choice, ""),
		kit.NewFlow(10, kit.NewLink(loc.T("printroom.design.change"), s.editDesign), kit.NewLink(loc.T("printroom.design.load"), s.chooseDesignFile)))
	s.showOfJob()
}

// showOfJob offers pictures to print with. Where all pictures are the design's own, none
// is to be chosen.
func (s *Section) showOfJob() {
	s.showPictures()
	none := !s.req.Design.Front.JobPicture()
	if none {
		s.pictures.Set()
	}
	s.ownPicture.Hidden, s.several.Hidden = none, none || len(s.req.Drafts) > 0 // drafts have had theirs drawn
}

// chooseDesign lays the cards out in another design.
func (s *Section) chooseDesign(id string) {
	work.Query(s.deps.Runner, "print/design-of", func(ctx context.Context) (app.Design, error) { return s.deps.Designs.Find(ctx, id) },
		func(d app.Design, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.setDesign(d)
			s.showOfJob()
		})
}

func (s *Section) setDesign(d app.Design) {
	s.req.Design = d
	s.prepare()
}

// chooseDesignFile takes designs that somebody has shared.
func (s *Section) chooseDesignFile() {
	s.frame.Dialogs().OpenFile(kit.FileRequest{Title: s.frame.Loc().T("printroom.design.load"), Extensions: []string{".toml"}}, s.loadDesignFile)
}

func (s *Section) loadDesignFile(path string) {
	type result struct {
		designs.Loaded
		changes app.Changes
	}
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (r result, err error) {
		content, err := os.ReadFile(filepath.Clean(path))
		if err != nil {
			return r, &app.Error{Code: app.Refused, Key: "error.designs.unread", Err: err}
		}
		beside := func(name string) ([]byte, error) { return readPicture(filepath.Join(filepath.Dir(path), name)) }
		r.Loaded, r.changes, err = s.deps.Designs.LoadFile(ctx, content, beside)
		return r, err
	}, nil, func(r result, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.frame.Did(s, s.frame.Loc().T("designs.loaded", "Count", len(r.IDs), "Replaced", r.Replaced), r.changes)
		s.take(r.IDs[0])
	})
}

// take lays the cards out in a design that has just come, or was changed.
func (s *Section) take(id string) {
	s.req.Design.ID = id
	s.loadDesigns()
	s.chooseDesign(id)
}

// shown are pictures on the screen, by the keys that a plan has for them.
type shown map[string]image.Image

// readPictures gives the pictures of a job: those that are known already, and the others.
// A pattern is drawn for the size of its place.
func (s *Section) readPictures(job *printing.Job, known shown) (all, read shown) {
	all, read = shown{}, maps.Clone(known)
	if read == nil {
		read = shown{}
	}
	for _, place := range job.Places() {
		name := place.Key
		if name == printing.OwnPicture || job.Request.Design.Pictures[name] == nil && !s.builtIn(name) {
			name = fmt.Sprintf("%s %.0f %.0f", name, place.W, place.H)
		}
		if read[name] == nil {
			m, err := s.deps.Press.Screen(&job.Request, place)
			if err != nil {
				continue // its place stays grey, and the PDF is refused with the reason
			}
			read[name] = m
		}
		all[place.Key] = read[name]
	}
	return all, read
}

func (s *Section) builtIn(id string) bool {
	for _, p := range s.deps.Register.Pictures() {
		if p.ID == id {
			return true
		}
	}
	return false
}
