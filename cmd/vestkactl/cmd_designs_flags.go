package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/designs"
	"vestka/app/printing"
	"vestka/app/templates"
	"vestka/cmd/internal/wiring"
)

// designFlags are what is said of a design; what is not said stays.
type designFlags struct {
	title                       string
	collage, pattern, colour    string
	caption, captionFont, font  string
	shots                       []string
	border, gap, points, margin float64
	upright                     bool
	back                        app.Back // its choices of yes and no
}

const designUse = " [--title TEXT] [--upright] [--collage one|two|four|none] [--shot FILE|NAME|job[,whole][,zoom=N][,x=N][,y=N]]… [--border MM] [--gap MM] [--pattern rhombs|waves|leaves|snow|dots|none] [--colour blue|green|brown|violet|grey] [--caption TEXT] [--caption-font FONT] [--font FONT] [--points N] [--margin MM] [--wide] [--open] [--bare] [--ruled]"

func (f *designFlags) add(c *cli, cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.StringVar(&f.title, "title", "", c.loc.T("cli.designs.title"))
	fl.BoolVar(&f.upright, "upright", false, c.loc.T("cli.designs.upright"))
	fl.StringVar(&f.collage, "collage", "", c.loc.T("cli.designs.collage"))
	fl.StringArrayVar(&f.shots, "shot", nil, c.loc.T("cli.designs.shot"))
	fl.Float64Var(&f.border, "border", 0, c.loc.T("cli.designs.border"))
	fl.Float64Var(&f.gap, "gap", 0, c.loc.T("cli.designs.gap"))
	fl.StringVar(&f.pattern, "pattern", "", c.loc.T("cli.designs.pattern"))
	fl.StringVar(&f.colour, "colour", "", c.loc.T("cli.designs.colour"))
	fl.StringVar(&f.caption, "caption", "", c.loc.T("cli.designs.caption"))
	fl.StringVar(&f.captionFont, "caption-font", "", c.loc.T("cli.designs.caption_font"))
	fl.StringVar(&f.font, "font", "", c.loc.T("cli.designs.font"))
	fl.Float64Var(&f.points, "points", 0, c.loc.T("cli.designs.points"))
	fl.Float64Var(&f.margin, "margin", 0, c.loc.T("cli.designs.margin"))
	fl.BoolVar(&f.back.Wide, "wide", false, c.loc.T("cli.designs.wide"))
	fl.BoolVar(&f.back.Open, "open", false, c.loc.T("cli.designs.open"))
	fl.BoolVar(&f.back.Bare, "bare", false, c.loc.T("cli.designs.bare"))
	fl.BoolVar(&f.back.Ruled, "ruled", false, c.loc.T("cli.designs.ruled"))
}

// change writes what was said into the design.
func (f *designFlags) change(c *cli, cmd *cobra.Command, s *wiring.Services, d *app.Design) error {
	front, back := &d.Front, &d.Back
	for name, write := range map[string]func(){
		"title": func() {
			d.Title = app.Text{}
			templates.Set(&d.Title, c.userLang(), f.title)
		},
		"upright":      func() { front.Upright = f.upright },
		"collage":      func() { front.Collage = app.Collage(f.collage) },
		"border":       func() { front.Border = f.border },
		"gap":          func() { front.Gap = f.gap },
		"pattern":      func() { front.Pattern = app.Pattern(strings.TrimSuffix(f.pattern, "none")) },
		"colour":       func() { front.Colour = app.Colour(f.colour) },
		"caption":      func() { front.Caption = f.caption },
		"caption-font": func() { front.Font = app.Font(f.captionFont) },
		"font":         func() { back.Font = app.Font(f.font) },
		"points":       func() { back.Points = f.points },
		"margin":       func() { back.Margin = f.margin },
		"wide":         func() { back.Wide = f.back.Wide },
		"open":         func() { back.Open = f.back.Open },
		"bare":         func() { back.Bare = f.back.Bare },
		"ruled":        func() { back.Ruled = f.back.Ruled },
	} {
		if cmd.Flags().Changed(name) {
			write()
		}
	}
	if len(f.shots) == 0 {
		return nil
	}
	front.Shots = nil
	pictures := map[string][]byte{}
	for _, said := range f.shots {
		shot, err := shotOf(s, said, pictures)
		if err != nil {
			return err
		}
		front.Shots = append(front.Shots, shot)
	}
	d.Pictures = pictures
	return nil
}

// shotOf reads what --shot says: a picture, and how it is to be seen. A file may have
// commas in its name.
func shotOf(s *wiring.Services, said string, pictures map[string][]byte) (app.Shot, error) {
	wrong := &wrongUse{"cli.error.flag_value", []any{"Flag", "--shot", "Value", said}}
	var shot app.Shot
	name := said
	for {
		rest, option, found := cutLast(name, ",")
		key, value, _ := strings.Cut(option, "=")
		into := map[string]*float64{"zoom": &shot.View.Zoom, "x": &shot.View.X, "y": &shot.View.Y}[key]
		switch {
		case !found, option != "whole" && into == nil:
			return shot, takeShot(s, &shot, name, pictures)
		case option == "whole":
			shot.View.Whole = true
		default:
			n, err := strconv.ParseFloat(value, 64)
			if err != nil {
				return shot, wrong
			}
			*into = n
		}
		name = rest
	}
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// takeShot finds the picture of a shot: that of the job, a built-in one, or a file.
func takeShot(s *wiring.Services, shot *app.Shot, name string, pictures map[string][]byte) error {
	if name == "job" {
		return nil
	}
	p, err := picture(s, name, "")
	if err != nil {
		return err
	}
	if shot.Picture = p.ID; p.Own == nil {
		return nil
	}
	called, content, err := designs.Take(p.Own)
	shot.Picture, pictures[called] = called, content
	return err
}

// addDesign adds the flags by which postcards are given a design.
func (f *printFlags) addDesign(c *cli, cmd *cobra.Command) {
	cmd.Use += " [--design NAME|FILE.toml] [--bleed MM]"
	cmd.Flags().StringVar(&f.design, "design", "", c.loc.T("cli.print.design"))
	cmd.Flags().Float64Var(&f.bleed, "bleed", 0, c.loc.T("cli.print.bleed"))
}

// inDesign gives the cards their design.
func (c *cli) inDesign(cmd *cobra.Command, s *wiring.Services, f *printFlags, req *printing.Request) (err error) {
	req.Paper.Bleed = f.bleed
	if f.design != "" {
		req.Design, err = c.designNamed(cmd, s, f.design)
	}
	return err
}

// designNamed is a design of the store by its name, or one of a file.
func (c *cli) designNamed(cmd *cobra.Command, s *wiring.Services, said string) (app.Design, error) {
	if !strings.HasSuffix(strings.ToLower(said), ".toml") {
		return s.Designs.Find(cmd.Context(), said)
	}
	content, err := readFile(said)
	if err != nil {
		return app.Design{}, err
	}
	all, err := s.Designs.Read(content, besideFile(said))
	if err != nil {
		return app.Design{}, err
	}
	return all[0], nil
}
