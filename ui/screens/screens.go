// Package screens draws windows into pictures without a display, in every
// language, in light and dark, at the sizes that matter.
package screens

import (
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/i18n"
	"vestka/ui/kit"
)

// Stage is an empty window in one language and one set of colours. The
// preferences of App hold both, as a user would have left them.
type Stage struct {
	App    fyne.App
	Window fyne.Window
	Lang   string
	Mode   kit.Mode
}

// Screen is one picture. Set fills the window of the stage: it makes the shell
// with what it shows, and goes where the picture is to be taken.
type Screen struct {
	Name string
	Set  func(Stage) error
}

// Choice says which pictures are wanted; an empty list stands for all.
type Choice struct {
	Langs []string
	Modes []kit.Mode
	Sizes []fyne.Size
}

// Sizes are the windows that are looked at: the smallest in which nothing may
// be cut, the usual one, and a large screen.
var Sizes = []fyne.Size{fyne.NewSize(1024, 700), fyne.NewSize(1280, 800), fyne.NewSize(1920, 1080)}

// Draw draws the screens into dir, one PNG for each language, mode and size,
// and returns the files' paths. What Faults finds in them is an error that comes
// after all are drawn.
func Draw(dir string, screens []Screen, c Choice) ([]string, error) {
	if len(c.Langs) == 0 {
		c.Langs = i18n.Languages
	}
	if len(c.Modes) == 0 {
		c.Modes = []kit.Mode{kit.Light, kit.Dark}
	}
	if len(c.Sizes) == 0 {
		c.Sizes = Sizes
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return nil, err
	}
	var files []string
	var faults []error
	for _, lang := range c.Langs {
		for _, mode := range c.Modes {
			for _, screen := range screens {
				drawn, err := drawOne(dir, screen, lang, mode, c.Sizes)
				if err != nil {
					faults = append(faults, fmt.Errorf("%s in %s, %s: %w", screen.Name, lang, mode, err))
				}
				files = append(files, drawn...)
			}
		}
	}
	return files, errors.Join(faults...)
}

// drawOne makes the window once for each size: what a section chooses when it
// is built may depend on the room that it has.
func drawOne(dir string, screen Screen, lang string, mode kit.Mode, sizes []fyne.Size) ([]string, error) {
	var files []string
	var faults []error
	for _, size := range sizes {
		a := test.NewApp()
		a.Preferences().SetString("language", lang)
		a.Preferences().SetString("colours", string(mode))
		w := a.NewWindow("")
		w.Resize(size)
		if err := screen.Set(Stage{App: a, Window: w, Lang: lang, Mode: mode}); err != nil {
			return nil, err
		}
		settle(w, size)
		for _, f := range Faults(w) {
			faults = append(faults, fmt.Errorf("%.0f by %.0f: %s", size.Width, size.Height, f))
		}
		name := fmt.Sprintf("%s-%s-%s-%dx%d.png", screen.Name, lang, mode, int(size.Width), int(size.Height))
		path := filepath.Join(dir, name)
		if err := write(path, w); err != nil {
			return nil, err
		}
		files = append(files, path)
		w.Close()
	}
	return files, errors.Join(faults...)
}

// settle lays the window out twice, as the real driver does over two frames:
// the toolkit's own wrapping widgets know their height only after the first.
func settle(w fyne.Window, size fyne.Size) {
	w.Resize(size.AddWidthHeight(1, 1))
	w.Resize(size)
}

func write(path string, w fyne.Window) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	defer outOfSight(w)()
	return png.Encode(f, w.Canvas().Capture())
}
