package resources

import (
	"embed"
	"path"
	"strings"
)

// The window's icons are line drawings made for Vestka on a grid of 24 by 24,
// stroked with currentColor, so that a theme can ink them.
//
//go:embed icons/*.svg
var icons embed.FS

// Icons are the names of all icons in alphabetical order.
func Icons() []string {
	entries, err := icons.ReadDir("icons")
	if err != nil {
		panic(err) // embedded
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = strings.TrimSuffix(e.Name(), ".svg")
	}
	return names
}

// Icon is the drawing of the name, as SVG. It panics where there is none: an
// icon is named in code, never by a user.
func Icon(name string) []byte {
	b, err := icons.ReadFile(path.Join("icons", name+".svg"))
	if err != nil {
		panic(err)
	}
	return b
}

// AppIcon is the program's own icon, a PNG of 512 by 512.
//
//go:embed icon/vestka.png
var AppIcon []byte
