package designs

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/datafile"
)

// entry is a design in a file.
type entry struct {
	ID       string              `toml:"id"`
	Title    app.Text            `toml:"title"`
	Front    frontEntry          `toml:"front"`
	Back     backEntry           `toml:"back"`
	Pictures map[string]pictured `toml:"pictures"`
}

type frontEntry struct {
	Upright bool        `toml:"upright"`
	Collage app.Collage `toml:"collage"`
	Border  float64     `toml:"border"`
	Gap     float64     `toml:"gap"`
	Pattern app.Pattern `toml:"pattern"`
	Colour  app.Colour  `toml:"colour"`
	Caption string      `toml:"caption"`
	Font    app.Font    `toml:"font"`
	Shots   []shotEntry `toml:"shots"`
}

type shotEntry struct {
	Picture string  `toml:"picture"` // a built-in one, or one of the pictures of the file
	Whole   bool    `toml:"whole"`
	Zoom    float64 `toml:"zoom"`
	X       float64 `toml:"x"`
	Y       float64 `toml:"y"`
}

type backEntry struct {
	Wide   bool     `toml:"wide"`
	Font   app.Font `toml:"font"`
	Points float64  `toml:"points"`
	Margin float64  `toml:"margin"`
	Open   bool     `toml:"open"`
	Bare   bool     `toml:"bare"`
	Ruled  bool     `toml:"ruled"`
}

// pictured is a picture in the file or beside it.
type pictured struct {
	Data string `toml:"data"` // base64
	File string `toml:"file"` // its name in the same folder
}

// The most that is read of a file.
const (
	most      = 100
	MostBytes = 64 << 20
)

// Beside reads a picture that lies beside a file of designs; nil where nothing does.
type Beside func(name string) ([]byte, error)

// Read reads a file of designs. One with a slip is Refused, with its line.
func (b *Book) Read(content []byte, beside Beside) ([]app.Design, error) {
	f := datafile.File{Data: bytes.TrimPrefix(content, []byte("\ufeff")), Table: "design"}
	var file struct {
		Design []entry `toml:"design"`
	}
	if len(content) > MostBytes {
		return nil, refused("error.designs.large", nil)
	}
	if slip := f.Decode(&file); slip != nil {
		if slip.Key != "" {
			return nil, refused("error.designs.key", app.Args{"Line": slip.Line, "Key": slip.Key})
		}
		return nil, refused("error.designs.toml", app.Args{"Line": slip.Line})
	}
	switch n := len(file.Design); {
	case n == 0:
		return nil, refused("error.designs.none", nil)
	case n > most:
		return nil, refused("error.designs.large", nil)
	}
	var all []app.Design
	for i := range file.Design {
		d, err := file.Design[i].design(beside)
		if err == nil {
			d, err = b.Check(d)
		}
		if err != nil {
			return nil, ofFile(err)
		}
		if slices.ContainsFunc(all, func(other app.Design) bool { return other.ID == d.ID }) {
			return nil, refused("error.designs.twice", app.Args{"Line": f.EntryLine(i + 1), "Design": d.ID})
		}
		all = append(all, d)
	}
	return all, nil
}

func refused(key string, args app.Args) error {
	return &app.Error{Code: app.Refused, Key: key, Args: args}
}

// ofFile is what is wrong with a file, not a slip of the keyboard.
func ofFile(err error) error {
	if e := (*app.Error)(nil); errors.As(err, &e) && e.Code == app.Invalid {
		e.Code = app.Refused
	}
	return err
}

// design is what the entry says. Its pictures are made anew, whatever the file says that
// they are, and called by what is in them.
func (e *entry) design(beside Beside) (app.Design, error) {
	f, b := &e.Front, &e.Back
	d := app.Design{
		ID: e.ID, Title: e.Title, Pictures: map[string][]byte{},
		Front: app.Front{
			Upright: f.Upright, Collage: f.Collage, Border: f.Border, Gap: f.Gap,
			Pattern: f.Pattern, Colour: f.Colour, Caption: f.Caption, Font: f.Font,
		},
		Back: app.Back{Wide: b.Wide, Font: b.Font, Points: b.Points, Margin: b.Margin, Open: b.Open, Bare: b.Bare, Ruled: b.Ruled},
	}
	names := map[string]string{}
	for _, s := range f.Shots {
		shot := app.Shot{Picture: s.Picture, View: app.View{Whole: s.Whole, Zoom: s.Zoom, X: s.X, Y: s.Y}}
		if p, there := e.Pictures[s.Picture]; there {
			if names[s.Picture] == "" {
				name, content, err := p.take(d.ID, s.Picture, beside)
				if err != nil {
					return d, err
				}
				names[s.Picture], d.Pictures[name] = name, content
			}
			shot.Picture = names[s.Picture]
		}
		d.Front.Shots = append(d.Front.Shots, shot)
	}
	return d, nil
}

// take reads one picture of a design.
func (p *pictured) take(design, called string, beside Beside) (name string, content []byte, err error) {
	missing := func(err error) error {
		return &app.Error{Code: app.Refused, Key: "error.design.no_picture", Args: app.Args{"Design": design, "Picture": called}, Err: err}
	}
	var file []byte
	switch {
	case p.Data != "":
		file, err = base64.StdEncoding.DecodeString(strings.Join(strings.Fields(p.Data), ""))
	case p.File == "" || p.File != filepath.Base(p.File) || strings.ContainsAny(p.File, `/\:`) || p.File == ".." || beside == nil:
		err = errors.New("no name of a file in the same folder")
	default:
		file, err = beside(p.File)
	}
	if err != nil {
		return "", nil, missing(err)
	}
	return Take(file)
}

// Loaded is what came with a file.
type Loaded struct {
	IDs      []string
	Replaced int // of them: those that took the place of others
}

// LoadFile keeps the designs of a file, each in the place of the user's own with its
// name.
func (b *Book) LoadFile(ctx context.Context, content []byte, beside Beside) (Loaded, app.Changes, error) {
	all, err := b.Read(content, beside)
	if err != nil {
		return Loaded{}, app.Changes{}, err
	}
	before, err := b.store.Designs(ctx)
	if err != nil {
		return Loaded{}, app.Changes{}, err
	}
	var l Loaded
	for i := range all {
		l.IDs = append(l.IDs, all[i].ID)
		if slices.ContainsFunc(before, func(d app.Design) bool { return d.ID == all[i].ID }) {
			l.Replaced++
		}
	}
	changes, err := b.store.SaveDesigns(ctx, all...)
	return l, changes, err
}

// File is a file of designs as Read reads it. Pictures stand in it, or, where a function
// is given that names the files beside it, there. Nothing else is in it: no name of
// whoever made it, no day, no place.
func File(beside func(picture string) string, all ...app.Design) []byte {
	var b bytes.Buffer
	for i := range all {
		d := &all[i]
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "[[design]]\nid = %s\ntitle = %s\n", datafile.Quoted(d.ID), datafile.Texts(d.Title))
		writeFront(&b, &d.Front)
		writeBack(&b, &d.Back)
		for _, name := range slices.Sorted(maps.Keys(d.Pictures)) {
			fmt.Fprintf(&b, "\n[design.pictures.%s]\n", name)
			if beside != nil {
				fmt.Fprintf(&b, "file = %s\n", datafile.Quoted(beside(name)))
				continue
			}
			b.WriteString("data = \"\"\"\n")
			packed := base64.StdEncoding.EncodeToString(d.Pictures[name])
			for len(packed) > 0 {
				n := min(len(packed), 100)
				b.WriteString(packed[:n] + "\n")
				packed = packed[n:]
			}
			b.WriteString("\"\"\"\n")
		}
	}
	return b.Bytes()
}

func writeFront(b *bytes.Buffer, f *app.Front) {
	fmt.Fprintf(b, "\n[design.front]\ncollage = %s\n", datafile.Quoted(string(f.Collage)))
	writeTrue(b, "upright", f.Upright)
	writeNumber(b, "border", f.Border)
	writeNumber(b, "gap", f.Gap)
	writeText(b, "pattern", string(f.Pattern))
	writeText(b, "colour", string(f.Colour))
	writeText(b, "caption", f.Caption)
	writeText(b, "font", string(f.Font))
	for _, s := range f.Shots {
		fmt.Fprintf(b, "\n[[design.front.shots]]\npicture = %s\n", datafile.Quoted(s.Picture))
		writeTrue(b, "whole", s.View.Whole)
		writeNumber(b, "zoom", s.View.Zoom)
		writeNumber(b, "x", s.View.X)
		writeNumber(b, "y", s.View.Y)
	}
}

func writeBack(b *bytes.Buffer, back *app.Back) {
	if *back == (app.Back{}) {
		return
	}
	b.WriteString("\n[design.back]\n")
	writeTrue(b, "wide", back.Wide)
	writeText(b, "font", string(back.Font))
	writeNumber(b, "points", back.Points)
	writeNumber(b, "margin", back.Margin)
	writeTrue(b, "open", back.Open)
	writeTrue(b, "bare", back.Bare)
	writeTrue(b, "ruled", back.Ruled)
}

func writeTrue(b *bytes.Buffer, key string, value bool) {
	if value {
		b.WriteString(key + " = true\n")
	}
}

func writeText(b *bytes.Buffer, key, value string) {
	if value != "" {
		b.WriteString(key + " = " + datafile.Quoted(value) + "\n")
	}
}

func writeNumber(b *bytes.Buffer, key string, value float64) {
	if value == 0 {
		return
	}
	b.WriteString(key + " = " + strconv.FormatFloat(value, 'f', -1, 64) + "\n")
}
