package register

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"vestka/app"
	"vestka/resources"
)

// Picture is a built-in picture for the front of a postcard, landscape.
type Picture struct {
	ID        string
	Title     app.Text
	Occasions []app.Occasion // what it suits
}

type pictureEntry struct {
	ID        string         `toml:"id"`
	File      string         `toml:"file"`
	EN        string         `toml:"title_en"`
	RU        string         `toml:"title_ru"`
	BE        string         `toml:"title_be"`
	Occasions []app.Occasion `toml:"occasion"`
}

const (
	pictureFolder = "pictures"
	thumbFolder   = "pictures/thumbs"
)

func (r *Register) loadPictures(files fs.FS) error {
	d, err := openData(files, pictureFolder+"/pictures.toml", "picture")
	if err != nil {
		return err
	}
	var file struct {
		Picture []pictureEntry `toml:"picture"`
	}
	if err := d.decode(&file); err != nil {
		return err
	}
	r.pictureFiles = make(map[string]string, len(file.Picture))
	for i, e := range file.Picture {
		if err := e.check(files); err != nil {
			return d.wrong(d.EntryLine(i+1), fmt.Errorf("picture %s: %w", e.ID, err))
		}
		if r.pictureFiles[e.ID] != "" {
			return d.wrong(d.EntryLine(i+1), fmt.Errorf("picture %s stands there twice", e.ID))
		}
		r.pictureFiles[e.ID] = e.File
		r.pictures = append(r.pictures, Picture{
			ID: e.ID, Title: app.Text{EN: e.EN, RU: e.RU, BE: e.BE}, Occasions: e.Occasions,
		})
	}
	return nil
}

func (e *pictureEntry) check(files fs.FS) error {
	if e.ID == "" || !complete(app.Text{EN: e.EN, RU: e.RU, BE: e.BE}) {
		return errors.New("no id, or no title in one of the languages")
	}
	if len(e.Occasions) == 0 {
		return errors.New("no occasion")
	}
	for _, o := range e.Occasions {
		if !o.Known() {
			return fmt.Errorf("occasion %q", o)
		}
	}
	for _, folder := range []string{pictureFolder, thumbFolder} {
		if _, err := fs.Stat(files, path.Join(folder, e.File)); err != nil {
			return err
		}
	}
	return nil
}

// PictureFile is the JPEG of the picture, for print.
func (r *Register) PictureFile(id string) ([]byte, error) { return r.picture(pictureFolder, id) }

// PictureThumb is a small JPEG of the picture, for the screen.
func (r *Register) PictureThumb(id string) ([]byte, error) { return r.picture(thumbFolder, id) }

func (r *Register) picture(folder, id string) ([]byte, error) {
	file, ok := r.pictureFiles[id]
	if !ok {
		return nil, &app.Error{Code: app.NotFound, Key: "error.picture", Args: app.Args{"ID": id}}
	}
	return resources.FS.ReadFile(path.Join(folder, file))
}
