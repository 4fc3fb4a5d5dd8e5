package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/cmd/internal/wiring"
	"vestka/db"
)

// demoCards is how many people the demo writes to, demoDays how far ahead it
// looks for their birthdays.
const (
	demoCards = 5
	demoDays  = 60
)

func (c *cli) demoCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "demo DIR",
		Short:                 c.loc.T("cli.demo.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.demo(cmd.Context(), args[0])
		},
	}
}

// demo does the whole main job on the sample list: the store, five postcards to
// those whose birthdays come next, and the list of birthdays.
func (c *cli) demo(ctx context.Context, dir string) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return &app.Error{Code: app.Failed, Key: "error.save", Hint: "error.save.hint", Err: err}
	}
	c.store = filepath.Join(dir, "vestka.db")
	s, err := c.demoStore(ctx)
	if err != nil {
		return err
	}
	if err := s.Directory.Load(ctx); err != nil {
		return err
	}
	q := people.BirthdayQuery{Today: day, Days: demoDays, Lang: c.userLang()}
	found := s.Directory.Birthdays(q)
	req := printing.Request{Template: string(app.Birthday), Lang: app.Belarusian, Layout: sheet.OneUp, Font: sheet.Serif, Today: day}
	for _, b := range found {
		if b.HasAddress && b.On.Full() && len(req.People) < demoCards {
			req.People = append(req.People, b.ID)
		}
	}
	if req.Picture, err = picture(s, "", req.Template); err != nil {
		return err
	}
	printed, err := c.press(ctx, s, req, &printFlags{out: c.beside("postcards.pdf")})
	if err != nil {
		return err
	}
	list := c.beside("birthdays.pdf")
	if _, err := s.Press.SaveBirthdays(ctx, printing.Birthdays{Found: found, Today: q.Today, Days: q.Days, Lang: q.Lang}, list); err != nil {
		return err
	}
	_, total, err := s.Journal.Letters(ctx, app.LetterFilter{Limit: 1})
	if err != nil {
		return err
	}
	return c.result(map[string]any{"store": c.store, "postcards": printed, "birthdays": list, "log": total}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.demo.done", "Count", printed.Cards, "Store", c.store, "Cards", printed.File, "Birthdays", list))
	})
}

// demoMark is the setting by which the demo knows a store of its own.
const demoMark = "demo"

// demoStore is a fresh store with the sample list. One that an earlier demo
// left is replaced; any other store is not touched, and neither are files that
// stand where the demo would put its own.
func (c *cli) demoStore(ctx context.Context) (*wiring.Services, error) {
	if exists(c.store) {
		if err := c.discardDemo(ctx); err != nil {
			return nil, err
		}
	} else {
		for _, path := range []string{c.beside("postcards.pdf"), c.beside("birthdays.pdf")} {
			if exists(path) {
				return nil, &app.Error{Code: app.Refused, Key: "cli.error.demo_file", Args: app.Args{"Path": path}}
			}
		}
	}
	whole := context.WithoutCancel(ctx) // a store without its mark would be taken for somebody's own
	s, err := c.openAt(whole, c.store, db.Options{Create: true, Now: c.now})
	if err != nil {
		return nil, err
	}
	if _, err := s.Store.SetSetting(whole, demoMark, app.Version); err != nil {
		return nil, err
	}
	_, err = s.AddSample(ctx)
	return s, err
}

// discardDemo removes the store of an earlier demo, unless somebody has since
// brought their own list into it.
func (c *cli) discardDemo(ctx context.Context) error {
	s, err := c.openAt(ctx, c.store, db.Options{Now: c.now})
	if app.CodeOf(err) == app.WrongPassphrase { // the demo's own has none
		return c.notTheDemos()
	}
	if err != nil {
		return err
	}
	mark, err := s.Store.Setting(ctx, demoMark)
	if err != nil {
		return err
	}
	all, err := s.Store.People(ctx)
	if err != nil {
		return err
	}
	if mark == "" || slices.ContainsFunc(all, func(p app.Person) bool { return !p.Sample }) {
		return c.notTheDemos()
	}
	if err := c.close(); err != nil {
		return err
	}
	if err := os.Remove(c.store); err != nil {
		return &app.Error{Code: app.Failed, Key: "error.save", Hint: "error.save.hint", Err: err}
	}
	return nil
}

// notTheDemos is that the store may be somebody's own.
func (c *cli) notTheDemos() error {
	return &app.Error{Code: app.Refused, Key: "cli.error.demo_store", Args: app.Args{"Path": c.store}}
}

// beside is the path of a file in the folder of the store.
func (c *cli) beside(name string) string { return filepath.Join(filepath.Dir(c.store), name) }
