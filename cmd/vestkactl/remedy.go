package main

import (
	"context"
	"path/filepath"
	"runtime"
	"strings"
	"unicode"

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
			lines = append(lines, c.loc.T("cli.remedy.backup", "Date", c.moment(b.Made), "Command", c.line("restore --yes", b.Path)))
		}
	}
	if len(lines) == 0 {
		lines = append(lines, c.loc.T("cli.remedy.no_backup", "Command", c.line("restore --yes")))
	}
	_, hint := c.loc.Error(err)
	switch {
	case code == app.NoKey:
		lines = append(lines, c.loc.T("cli.remedy.key", "Command", c.line("restore --key-only")))
	case hint == c.loc.T("error.store.damaged.hint"): // something may be left to be read
		lines = append(lines, c.loc.T("cli.remedy.rescue", "Command", c.line("rescue")))
	}
	return strings.Join(lines, "\n")
}

// line is a command on the same store, and on a file where one is named, to be
// pasted into a shell.
func (c *cli) line(command string, file ...string) string {
	line := "vestkactl"
	if c.store != "" {
		line += " --store " + quoted(c.store)
	}
	line += " " + command
	for _, f := range file {
		line += " " + quoted(f)
	}
	return line
}

// quoted is a path as a shell takes it for one word. It is made whole, so that it
// is not taken for a flag and means the same in any folder.
func quoted(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	return shellWord(path, runtime.GOOS == "windows")
}

// plain are the characters that mean nothing to a shell, besides letters and digits.
const plain = "/._-+:@,"

// shellWord quotes a word for the shells of Unix, or for those of Windows, where no
// path has a quotation mark in it.
func shellWord(word string, windows bool) string {
	switch {
	case windows:
		return `"` + word + `"`
	case word != "" && !strings.ContainsFunc(word, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(plain, r)
	}):
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
