// Package window puts the sections into the shell over one open store: for the
// real window, and for the pictures and tests that need no display.
package window

import (
	"context"
	"errors"
	"os"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/archive"
	"vestka/app/attachments"
	letters "vestka/app/journal"
	"vestka/app/spooler"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/ui"
	"vestka/ui/attached"
	"vestka/ui/byhand"
	"vestka/ui/changes"
	"vestka/ui/customs"
	"vestka/ui/desk"
	"vestka/ui/duplicates"
	"vestka/ui/findings"
	"vestka/ui/giving"
	"vestka/ui/inbox"
	"vestka/ui/journal"
	"vestka/ui/kit"
	"vestka/ui/pace"
	"vestka/ui/parcels"
	"vestka/ui/people"
	"vestka/ui/places"
	"vestka/ui/printroom"
	"vestka/ui/replies"
	"vestka/ui/report"
	"vestka/ui/rhythm"
	"vestka/ui/rules"
	"vestka/ui/snippets"
	"vestka/ui/templates"
	"vestka/ui/texts"
	"vestka/ui/today"
	"vestka/ui/words"
)

// Config is what a window stands on.
type Config struct {
	App      fyne.App
	Window   fyne.Window
	Services *wiring.Services
	Runner   *work.Runner
	Opener   spooler.Opener
	Printers spooler.Spooler // nil leaves them out
	Now      func() time.Time
	Path     string      // of the store, shown in the settings
	Vault    ui.Vault    // the passphrase; nil leaves it out
	Damaged  func()      // does something about a damaged store; may be nil
	Wipe     ui.Wiper    // nil leaves it out
	Backups  ui.Backups  // nil leaves them out
	Restore  ui.Restorer // must be given with Backups
	Dialogs  kit.Dialogs // the window's own where nil
	After    kit.After   // the window's own clock where nil
	Front    func() bool // see ui.Deps
	Screen   func() bool // see ui.Deps
}

// Fill puts the shell with all sections into the window and begins to read the
// list.
func Fill(c Config) *ui.Shell {
	s := c.Services
	kept := attached.Deps{Keeper: s.Keeper, Opener: c.Opener, Runner: c.Runner}
	looked := findings.Deps{Reader: s.Proof, Book: s.Wordbook, Runner: c.Runner, Now: c.Now}
	var shell *ui.Shell
	shell = ui.NewShell(ui.Deps{
		App: c.App, Window: c.Window, Runner: c.Runner, Prefs: c.App.Preferences(), Store: s.Store,
		Now: c.Now, Front: c.Front, Screen: c.Screen,
		Vault: c.Vault, Damaged: c.Damaged, Wipe: c.Wipe, Backups: c.Backups, Restore: c.Restore, Path: c.Path, Version: app.Version, After: c.After, Dialogs: c.Dialogs,
		Refresh: func(ctx context.Context, changes app.Changes) error {
			if err := errors.Join(s.Places.Refresh(ctx, changes), s.Templates.Refresh(ctx, changes)); err != nil {
				return err
			}
			s.Rulebook.Refresh(changes)
			s.Wordbook.Refresh(changes)
			err := s.Directory.Refresh(ctx, changes)
			s.Directory.Warm() // before the reader types, not while
			return err
		},
		Scans: func(paths []string) bool {
			scans := !slices.ContainsFunc(paths, func(path string) bool { return !attachments.Recognised(path) })
			if scans {
				shell.Go("replies", replies.Scans{Paths: paths})
			}
			return scans
		},
		Due: func(ctx context.Context, today app.Date) (int, error) {
			d, err := s.Rhythm.Digest(ctx, today, app.English) // no name is shown
			if err != nil {
				return 0, err
			}
			return len(d.Lines), nil
		},
		Import: func(path string) { shell.Go("people", path) },
		Sections: []kit.Section{
			today.New(today.Deps{
				Directory: s.Directory, Register: s.Register, Lists: s.Press,
				Opener: c.Opener, Sample: s, Backups: c.Backups, Places: s.Places, Rhythm: s.Rhythm, Runner: c.Runner, Now: c.Now,
			}),
			people.New(people.Deps{
				Directory: s.Directory, Store: s.Store, Intake: s.Intake, Lists: s.Inbox, Register: s.Register, Log: s.Journal,
				Sample: s, Rulebook: s.Rulebook, Attached: kept, Runner: c.Runner, Now: c.Now,
				Saved: s.Lists, Evenings: s.Evenings, Rhythm: s.Rhythm, Timeline: s.Timeline, Archive: archives{s.Archive, s.Life}, Opener: c.Opener,
				Scans: func(from app.PersonID, paths []string) {
					shell.Go("replies", replies.Scans{Person: from, Paths: paths})
				},
				ByHand:  byhand.Deps{Editor: s.Editor, Own: s.Own, Register: s.Register, Runner: c.Runner, Now: c.Now},
				Pace:    pace.Deps{Book: s.Rhythm, Store: s.Store, Runner: c.Runner, Now: c.Now},
				Customs: customs.Deps{Press: s.Press, Settings: s.Store, Opener: c.Opener, Runner: c.Runner, Now: c.Now},
			}),
			places.New(places.Deps{
				Book: s.Places, Directory: s.Directory, Counted: func() { shell.Recount() }, Runner: c.Runner, Now: c.Now,
			}),
			changes.New(changes.Deps{
				Watch: s.Watch, Steps: s.Store, People: s.Directory, Register: s.Register,
				Counted: func() { shell.Recount() }, Runner: c.Runner, Now: c.Now,
			}),
			inbox.New(inbox.Deps{Box: s.Inbox, Counted: func() { shell.Recount() }, Runner: c.Runner, Now: c.Now}),
			rules.New(rules.Deps{Book: s.Rulebook, Register: s.Register, ReadFile: os.ReadFile, Runner: c.Runner, Now: c.Now}),
			duplicates.New(duplicates.Deps{Finder: s.Editor, Own: s.Own, Directory: s.Directory, Register: s.Register, Counted: func() { shell.Recount() }, Runner: c.Runner, Now: c.Now}),
			desk.New(desk.Deps{
				Desk: s.Desk, Press: s.Press, Fonts: s.Fonts, Register: s.Register, Directory: s.Directory, Log: s.Journal, Settings: s.Store,
				Findings: looked, Proof: s.Proof, Runner: c.Runner, After: c.After, Now: c.Now,
			}),
			printroom.New(printroom.Deps{
				Press: s.Press, Register: s.Register, Directory: s.Directory, Designs: s.Designs, Save: s.SaveFile, Drafts: s.Store, Stocks: s.Stocks, Settings: s.Store,
				Rulebook: s.Rulebook, Opener: c.Opener, Printers: c.Printers, Logged: s.Journal, Findings: looked, Fonts: s.Fonts, Runner: c.Runner, Now: c.Now,
			}),
			templates.New(templates.Deps{
				Book: s.Templates, Directory: s.Directory, Register: s.Register, Settings: s.Store, Snippets: s.Store, Advice: s.Register,
				ReadFile: os.ReadFile, Save: s.SaveFile, Runner: c.Runner, Now: c.Now,
			}),
			snippets.New(snippets.Deps{Desk: s.Desk, Directory: s.Directory, Advice: s.Register, Runner: c.Runner, Now: c.Now}),
			words.New(words.Deps{Book: s.Wordbook, ReadFile: os.ReadFile, SaveFile: s.SaveFile, Advice: s.Register, Runner: c.Runner, Now: c.Now}),
			journal.New(journal.Deps{Log: s.Journal, Life: s.Life, Settings: s.Store, ByHand: s.ByHand, Places: s.Places, Gatherings: s.Gatherings, Sheets: s.Press, People: s.Directory, Register: s.Register, Attached: kept, Runner: c.Runner, Now: c.Now}),
			replies.New(replies.Deps{Book: s.Replies, Directory: s.Directory, Log: s.Journal, Attached: kept, Counted: func() { shell.Recount() }, Runner: c.Runner, Now: c.Now}),
			rhythm.New(rhythm.Deps{
				Book: s.Rhythm, Store: s.Store, Directory: s.Directory, Lists: s.Lists, Sheets: s.Press, Opener: c.Opener, Runner: c.Runner, Now: c.Now,
			}),
			report.New(report.Deps{Book: s.Report, Fonts: s.Fonts, Save: s.SaveFile, Opener: c.Opener, Runner: c.Runner, Now: c.Now}),
			texts.New(texts.Deps{Finder: s.Search, Directory: s.Directory, Runner: c.Runner, Now: c.Now}),
			parcels.New(parcels.Deps{Book: s.Parcels, Directory: s.Directory, Rules: s.Rulebook, Settings: s.Store, Runner: c.Runner, Now: c.Now}),
			giving.New(giving.Deps{
				Book: s.Giving, Directory: s.Directory, Save: s.SaveFile, ReadFile: os.ReadFile, Fonts: s.Fonts, Opener: c.Opener, Attached: kept, Runner: c.Runner, Now: c.Now,
			}),
		},
	})
	// Everything is new to a window that has just begun.
	shell.Changed(app.Changes{Kinds: app.KindPeople | app.KindLetters | app.KindPlaces | app.KindSettings | app.KindAttachments | app.KindInbox | app.KindNews | app.KindDrafts | app.KindReplies})
	return shell
}

// archives make the kept archives of people, and note with whom they were left.
type archives struct {
	*archive.Maker
	*letters.Life
}
