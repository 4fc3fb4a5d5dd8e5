// Package guide reads the chapters of the guide that ships with the programs: one
// file a chapter and language in resources/guide, called by its place in the order
// and its name, such as 10-protection.md. Of Markdown it knows a title ("# "),
// headings ("## "), paragraphs of one line, and items ("- ").
package guide

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"vestka/app"
	"vestka/resources"
)

// Chapter is one page of the guide.
type Chapter struct {
	ID     string // its name on the command line: "protection"
	Title  string
	Blocks []Block
}

// Block is a piece of a chapter that stands on lines of its own.
type Block struct {
	Kind   Kind
	Text   string
	Source string // who says so, and when someone last looked; empty where the program does
}

// Kind is how a block is set.
type Kind string

// The kinds of blocks.
const (
	Heading   Kind = "heading"
	Paragraph Kind = "paragraph"
	Item      Kind = "item"
)

// folder of the guide in the resources.
const folder = "guide"

// Chapters are all chapters in the language, in their order; those on what to write and
// on fields, which the program writes itself, are the last.
func Chapters(lang app.Lang) ([]Chapter, error) {
	files, err := fs.Glob(resources.FS, path.Join(folder, string(lang), "*.md"))
	if err != nil {
		return nil, err
	}
	var all []Chapter
	for _, file := range files { // Glob sorts them
		text, err := resources.FS.ReadFile(file)
		if err != nil {
			return nil, err
		}
		all = append(all, read(id(file), string(text)))
	}
	advice, err := writing(lang)
	return append(all, advice, fields(lang)), err
}

// Find is the chapter of the name; NotFound where there is none.
func Find(lang app.Lang, id string) (Chapter, error) {
	all, err := Chapters(lang)
	if err != nil {
		return Chapter{}, err
	}
	i := slices.IndexFunc(all, func(c Chapter) bool { return c.ID == id })
	if i < 0 {
		return Chapter{}, &app.Error{Code: app.NotFound, Key: "error.no_chapter"}
	}
	return all[i], nil
}

// id is the name of a chapter without its place in the order.
func id(file string) string {
	_, name, _ := strings.Cut(strings.TrimSuffix(path.Base(file), ".md"), "-")
	return name
}

func read(id, text string) Chapter {
	c := Chapter{ID: id}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if title, ok := strings.CutPrefix(line, "# "); ok {
			c.Title = title
		} else if heading, ok := strings.CutPrefix(line, "## "); ok {
			c.Blocks = append(c.Blocks, Block{Kind: Heading, Text: heading})
		} else if item, ok := strings.CutPrefix(line, "- "); ok {
			c.Blocks = append(c.Blocks, Block{Kind: Item, Text: item})
		} else if line != "" {
			c.Blocks = append(c.Blocks, Block{Kind: Paragraph, Text: line})
		}
	}
	return c
}
