package exporter

import "io"

// Guard refuses the places where no file may be written, because what is there
// must not be lost. A nil one refuses none.
type Guard func(path string) error

// Save is the function Save, where the guard lets it.
func (g Guard) Save(path string, write func(io.Writer) error) error {
	if g != nil {
		if err := g(path); err != nil {
			return err
		}
	}
	return Save(path, write)
}
