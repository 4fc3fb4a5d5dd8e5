package main

import (
	"context"
	"strings"

	"vestka/app"
	"vestka/db"
)

// remedy says what to do about a store that is damaged or lacks its key file,
// with the newest good backup by its name; empty for any other error.
func (c *cli) remedy(err error) string {
	code := app.CodeOf(err)
	if code != app.Damaged && code != app.NoKey {
		return ""
	}
	var lines []string
	if path, err := c.storePath(); err == nil {
		// Where the backups cannot be read there is none that could be named.
		if b, found, _ := db.NewestGood(context.Background(), path, c.now()); found {
			made := app.DateOf(b.Made)
			lines = append(lines, c.loc.T("cli.remedy.backup", "Date", c.loc.Date(made.Year, made.Month, made.Day), "Path", b.Path))
		}
	}
	if len(lines) == 0 {
		lines = append(lines, c.loc.T("cli.remedy.no_backup"))
	}
	_, hint := c.loc.Error(err)
	switch {
	case code == app.NoKey:
		lines = append(lines, c.loc.T("cli.remedy.key"))
	case hint == c.loc.T("error.store.damaged.hint"): // something may be left to be read
		lines = append(lines, c.loc.T("cli.remedy.rescue"))
	}
	return strings.Join(lines, "\n")
}
