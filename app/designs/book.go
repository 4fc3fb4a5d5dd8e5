package designs

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"image/jpeg"
	"slices"
	"strconv"

	"vestka/app"
	"vestka/app/pdf"
)

// Pictures tells the built-in pictures.
type Pictures interface {
	PictureFile(id string) ([]byte, error)
}

// Book is all designs of a store.
type Book struct {
	store    app.DesignStore
	pictures Pictures
}

// New is a book over the store.
func New(store app.DesignStore, pictures Pictures) *Book { return &Book{store, pictures} }

// longestMM is up to what size a picture of the user's own is kept fine enough: an A5
// card with bleed, and looked at closer.
const longestMM = 300

// Take makes a picture ready to be kept with a design, from a JPEG, PNG or WebP file,
// and names it after what is in it.
func Take(file []byte) (name string, content []byte, err error) {
	if content, err = pdf.KeepPicture(file, longestMM); err != nil {
		return "", nil, err
	}
	return NameOf(content), content, nil
}

// NameOf is the name by which shots call a picture of the user's own.
func NameOf(content []byte) string {
	sum := sha256.Sum256(content)
	return app.OwnPicturePrefix + hex.EncodeToString(sum[:8])
}

// All are the built-in designs in their order, and after them the user's own, without
// their pictures.
func (b *Book) All(ctx context.Context) ([]app.Design, error) {
	own, err := b.store.Designs(ctx)
	return append(BuiltIn(), own...), err
}

// Find is the design of the name with its pictures; NotFound where there is none.
func (b *Book) Find(ctx context.Context, id string) (app.Design, error) {
	for _, d := range builtIn {
		if d.ID == id {
			return d, nil
		}
	}
	return b.store.Design(ctx, id)
}

// Copy is a design of the user's own that begins as this one, under a name that is free.
// Nothing is kept yet.
func (b *Book) Copy(ctx context.Context, id string) (app.Design, error) {
	d, err := b.Find(ctx, id)
	if err != nil {
		return d, err
	}
	all, err := b.All(ctx)
	if err != nil {
		return d, err
	}
	taken := map[string]bool{}
	for i := range all {
		taken[all[i].ID] = true
	}
	for n := 2; taken[d.ID]; n++ {
		d.ID = id + "-" + strconv.Itoa(n)
	}
	return d, nil
}

// Save keeps designs of the user's own, each in the place of one with its name.
func (b *Book) Save(ctx context.Context, own ...app.Design) (app.Changes, error) {
	clean := make([]app.Design, len(own))
	for i := range own {
		var err error
		if clean[i], err = b.Check(own[i]); err != nil {
			return app.Changes{}, err
		}
	}
	return b.store.SaveDesigns(ctx, clean...)
}

// Check is the design as it is kept, with the pictures that it shows and no others. It is
// Invalid where something is wrong with it: it has the name of a built-in one, or shows a
// picture that is not there.
func (b *Book) Check(own app.Design) (app.Design, error) {
	own, err := own.Kept()
	if err != nil {
		return own, err
	}
	wrong := func(key string, args app.Args) (app.Design, error) {
		args["Design"] = own.ID
		return own, &app.Error{Code: app.Invalid, Key: key, Args: args}
	}
	if IsBuiltIn(own.ID) {
		return wrong("error.design.built_in", app.Args{})
	}
	for name, content := range own.Pictures {
		if _, err := jpeg.DecodeConfig(bytes.NewReader(content)); err != nil || NameOf(content) != name {
			return wrong("error.design.no_picture", app.Args{"Picture": name})
		}
	}
	for _, s := range own.Front.Shots {
		if s.Picture == "" || s.Own() {
			continue
		}
		if _, err := b.pictures.PictureFile(s.Picture); err != nil {
			return wrong("error.design.no_picture", app.Args{"Picture": s.Picture})
		}
	}
	return own, nil
}

// Chosen are the designs of these names with their pictures, all of the user's own without
// any.
func (b *Book) Chosen(ctx context.Context, ids ...string) ([]app.Design, error) {
	if len(ids) == 0 {
		own, err := b.store.Designs(ctx)
		if err != nil {
			return nil, err
		}
		for i := range own {
			ids = append(ids, own[i].ID)
		}
	}
	var all []app.Design
	for _, id := range slices.Compact(ids) {
		d, err := b.store.Design(ctx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

// Remove takes a design of the user's own away; NotFound where there is none.
func (b *Book) Remove(ctx context.Context, id string) (app.Changes, error) {
	if IsBuiltIn(id) {
		return app.Changes{}, &app.Error{Code: app.Refused, Key: "error.design.built_in", Args: app.Args{"Design": id}}
	}
	return b.store.RemoveDesign(ctx, id)
}
