// Package resources holds the data that ships inside the programs: facilities,
// templates, the guide, pictures, fonts and the sample list, each with its source and
// licence (README.md). It knows nothing of what the data mean: app/register
// reads them.
package resources

import (
	"embed"
	"path"
)

// FS holds every embedded file by its path in this folder, with forward slashes.
//
//go:embed facilities.toml rules.toml words.toml advice.toml labels.toml contents.toml sample-facilities.toml sample/*.csv
//go:embed dictionaries/*.gz dictionaries/*.txt
//go:embed templates/*.toml names/*.toml
//go:embed guide/*/*.md
//go:embed pictures/*.toml pictures/*.jpg pictures/thumbs/*.jpg
//go:embed fonts/*.ttf fonts/*.txt README.md
var FS embed.FS

// Font is the embedded font file of the name, such as "PTSans-Regular.ttf".
// It panics where there is none: a font is named in code, never by a user.
func Font(name string) []byte {
	b, err := FS.ReadFile(path.Join("fonts", name))
	if err != nil {
		panic(err)
	}
	return b
}
