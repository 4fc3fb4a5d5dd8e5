package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/guide"
)

// chapterJSON is a chapter of `guide --json`.
type chapterJSON struct {
	ID     string      `json:"id"`
	Title  string      `json:"title"`
	Blocks []blockJSON `json:"blocks"`
}

type blockJSON struct {
	Kind   guide.Kind `json:"kind"`
	Text   string     `json:"text"`
	Source string     `json:"source"` // who says so, and when someone last looked; empty where the program does
}

func (c *cli) guideCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "guide [CHAPTER]",
		Short: c.loc.T("cli.guide.short"),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			return nil
		},
		DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.chapters()
			}
			return c.chapter(args[0])
		},
	}
}

// chapters lists the guide.
func (c *cli) chapters() error {
	all, err := guide.Chapters(c.userLang())
	if err != nil {
		return err
	}
	list := make([]map[string]string, len(all))
	rows := make([][]string, len(all))
	for i, ch := range all {
		list[i] = map[string]string{"id": ch.ID, "title": ch.Title}
		rows[i] = []string{ch.ID, ch.Title}
	}
	return c.result(map[string]any{"chapters": list}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.guide.chapters"))
		table(w, "  ", nil, rows)
	})
}

// chapter shows one of them.
func (c *cli) chapter(id string) error {
	ch, err := guide.Find(c.userLang(), id)
	if app.CodeOf(err) == app.NotFound {
		return &wrongUse{"cli.error.chapter", []any{"Chapter", id}}
	}
	if err != nil {
		return err
	}
	object := chapterJSON{ID: ch.ID, Title: ch.Title}
	for _, b := range ch.Blocks {
		object.Blocks = append(object.Blocks, blockJSON(b))
	}
	return c.result(object, func(w io.Writer) {
		fmt.Fprintln(w, ch.Title)
		fmt.Fprintln(w, strings.Repeat("=", width(ch.Title)))
		before := guide.Paragraph
		for _, b := range ch.Blocks {
			if b.Kind != guide.Item || before != guide.Item {
				fmt.Fprintln(w)
			}
			switch b.Kind {
			case guide.Heading:
				fmt.Fprintln(w, b.Text)
				fmt.Fprintln(w, strings.Repeat("-", width(b.Text)))
			case guide.Item:
				wrapped(w, "- ", "  ", b.Text)
				if b.Source != "" {
					wrapped(w, "    ", "    ", b.Source)
				}
			case guide.Paragraph:
				wrapped(w, "", "", b.Text)
			}
			before = b.Kind
		}
	})
}

// lineWidth is that of a terminal as it was ever.
const lineWidth = 80

// wrapped writes a text in lines, the first of which begins with one indent and
// the others with another.
func wrapped(w io.Writer, first, others, text string) {
	line, empty := first, true
	for _, word := range strings.Fields(text) {
		if !empty && width(line)+1+width(word) > lineWidth {
			fmt.Fprintln(w, line)
			line, empty = others, true
		}
		if !empty {
			line += " "
		}
		line, empty = line+word, false
	}
	fmt.Fprintln(w, line)
}
