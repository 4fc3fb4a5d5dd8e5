package main

import (
	"context"

	"vestka/app"
	"vestka/app/desk"
	"vestka/app/letters"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/cmd/internal/wiring"
)

// draftJSON is a draft of `draft --json`.
type draftJSON struct {
	ID          app.DraftID  `json:"id"`
	Person      app.PersonID `json:"person"` // 0: to nobody yet
	Name        string       `json:"name"`   // of the person
	Form        app.Form     `json:"form"`
	Occasion    app.Occasion `json:"occasion"`
	Template    string       `json:"template"`
	Picture     string       `json:"picture"`
	Original    sideJSON     `json:"original"`
	Translation *sideJSON    `json:"translation"` // null without one
	Prints      string       `json:"prints"`      // original or translation
	Unchecked   bool         `json:"unchecked"`   // what prints is a translation that nobody has checked
	Batch       app.DraftID  `json:"batch"`
	Version     int          `json:"version"`
	Letters     int          `json:"letters"` // made from it
	Made        string       `json:"made"`    // RFC 3339
	Changed     string       `json:"changed"`
}

type sideJSON struct {
	Lang    app.Lang `json:"lang"`
	Text    string   `json:"text"`
	By      string   `json:"by"`
	Checked bool     `json:"checked"`
}

// readJSON is a draft as it will be read, with the room that it takes.
type readJSON struct {
	draftJSON
	Read    string    `json:"read"`    // the side that prints, its fields filled in
	Missing []string  `json:"missing"` // fields that cannot be
	Unsure  []string  `json:"unsure"`  // forms of names that stand in the nominative
	Space   spaceJSON `json:"space"`
}

type spaceJSON struct {
	Words   int     `json:"words"`
	Letters int     `json:"letters"`
	Lines   int     `json:"lines"`
	Points  float64 `json:"points"`
	Pages   int     `json:"pages"`
	Share   float64 `json:"share"` // above 1 it does not fit
	Glyphs  string  `json:"glyphs_missing"`
	Long    bool    `json:"long"`
	Return  bool    `json:"return"` // room is left for the return address
}

const rfc3339 = "2006-01-02T15:04:05Z"

func (c *cli) draftJSON(s *wiring.Services, d *app.Draft, today app.Date) draftJSON {
	j := draftJSON{
		ID: d.ID, Person: d.Person, Form: d.Form, Occasion: d.Occasion, Template: d.Template, Picture: d.Picture,
		Original: sideJSON(d.Original), Prints: "original", Unchecked: d.Unchecked(), Batch: d.Batch, Version: d.Version, Letters: d.Letters,
		Made: d.Made.UTC().Format(rfc3339), Changed: d.Changed.UTC().Format(rfc3339),
	}
	if !d.Translation.IsZero() {
		j.Translation = new(sideJSON(d.Translation))
		if d.Printed() == d.Translation {
			j.Prints = "translation"
		}
	}
	if e, found := s.Directory.Person(d.Person, today); found {
		j.Name = e.Names.Best(c.userLang()).Display()
	}
	return j
}

// readDraft is the draft as it will be read. A text with a slip is an error.
func (c *cli) readDraft(ctx context.Context, s *wiring.Services, d *app.Draft, from string, today app.Date) (readJSON, error) {
	j := readJSON{draftJSON: c.draftJSON(s, d, today), Missing: []string{}, Unsure: []string{}}
	writer, err := writerSex(ctx, s)
	if err != nil {
		return j, err
	}
	read, err := s.Desk.Read(d, d.Printed(), letters.Occasioned{Sender: from, SenderSex: writer, Day: today})
	if err != nil {
		return j, err
	}
	j.Read = read.Text
	for _, m := range read.Missing {
		j.Missing = append(j.Missing, string(m.Field))
	}
	for _, u := range read.Unsure {
		j.Unsure = append(j.Unsure, u.Text)
	}
	back, err := returnBeside(ctx, s, printing.Request{Lang: d.Printed().Lang, Sender: from, Writer: writer, Today: today})
	if err != nil {
		return j, err
	}
	j.Space = spaceOf(s.Desk.Measure(read.Text, d.Form, sheet.Serif, back))
	j.Space.Return = len(back) > 0
	return j, nil
}

// returnBeside are the lines of the return address, where the settings say that room is
// to be left for it.
func returnBeside(ctx context.Context, s *wiring.Services, req printing.Request) ([]string, error) {
	beside, err := app.SettingValue(ctx, s.Store, app.SettingRoom)
	if err != nil || beside != app.On {
		return nil, err
	}
	address, err := app.SettingValue(ctx, s.Store, app.SettingReturn)
	if err != nil {
		return nil, err
	}
	return printing.ReturnLines(address, req)
}

func spaceOf(s desk.Space) spaceJSON {
	return spaceJSON{s.Words, s.Letters, s.Lines, s.Points, s.Pages, s.Share, string(s.Missing), s.Long, false}
}
