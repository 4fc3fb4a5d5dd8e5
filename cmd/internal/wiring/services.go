package wiring

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"vestka/app"
	"vestka/app/archive"
	"vestka/app/attachments"
	"vestka/app/designs"
	"vestka/app/desk"
	"vestka/app/evening"
	"vestka/app/exporter"
	"vestka/app/giving"
	"vestka/app/inbox"
	"vestka/app/journal"
	"vestka/app/parcels"
	"vestka/app/people"
	"vestka/app/places"
	"vestka/app/printing"
	"vestka/app/proof"
	"vestka/app/register"
	"vestka/app/report"
	"vestka/app/rhythm"
	"vestka/app/rulebook"
	"vestka/app/sheet"
	"vestka/app/spelling"
	"vestka/app/stocks"
	"vestka/app/templates"
	"vestka/app/wordbook"
	"vestka/db"
)

// Services are what a front end works with: everything stands on one open store.
type Services struct {
	Store      app.Store
	Keys       Keys
	Backups    *Backups
	Register   *register.Register
	Rulebook   *rulebook.Book
	Fonts      *sheet.Fonts
	Intake     *people.Intake
	Directory  *people.Directory
	Places     *places.Book
	Own        app.OwnStore
	Editor     *people.Editor
	Lists      *people.Lists
	Evenings   *evening.Host
	Watch      *people.Watch
	Journal    *journal.Journal
	Life       *journal.Life
	Replies    *journal.Replies
	Search     *journal.Search
	Timeline   *journal.Timeline
	Archive    *archive.Maker
	Gatherings *journal.Gatherings
	Press      *printing.Press
	Keeper     *attachments.Keeper
	Wordbook   *wordbook.Book
	Proof      *proof.Reader
	Inbox      *inbox.Inbox
	Desk       *desk.Desk
	Templates  *templates.Book
	Designs    *designs.Book
	Stocks     *stocks.Book
	Giving     *giving.Book
	Rhythm     *rhythm.Book
	Parcels    *parcels.Book
	Report     *report.Book
	Leaving    app.LeavingStore
	MayWrite   exporter.Guard // of the files of the open store
}

// Keys are the ways to unlock the store: what db.Store says of them.
type Keys interface {
	Sealed() bool
	Slots() ([]app.Slot, error)
	ChangePassphrase(old, passphrase string) error
	AddPassphrase(existing, passphrase string) error
	AddRecovery(existing, phrase string) error
	SlotOf(passphrase string) (id string, err error)
	RemoveSlot(existing, id string) error
	WipeAfter() (bool, error)
	SetWipeAfter(ctx context.Context, on bool) error
	WipeAfterMended() bool
}

// dictionaries are read once for a run of the program, whatever store is open.
var dictionaries spelling.Dictionaries

// Open opens the store at the path and builds the services over it. The store comes
// first: unlocking takes more memory than all else, which need not be there by then.
func Open(ctx context.Context, path string, opts db.Options) (*Services, error) {
	store, err := db.Open(ctx, path, opts)
	if err != nil {
		return nil, err
	}
	s, err := over(ctx, store, path, opts)
	if err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return s, nil
}

// over builds the services over an open store.
func over(ctx context.Context, store *db.Store, path string, opts db.Options) (*Services, error) {
	reg, err := register.Load()
	if err != nil {
		return nil, fmt.Errorf("register: %w", err)
	}
	fonts, err := sheet.LoadFonts()
	if err != nil {
		return nil, fmt.Errorf("fonts: %w", err)
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	backups := &Backups{store: store, path: path, now: opts.Now}
	log := journal.New(store)
	directory := people.NewDirectory(store, store, reg)
	directory.FollowLeapDay(store)
	s := &Services{
		Store: store, Keys: store, Leaving: store, Backups: backups, Register: reg, Fonts: fonts,
		Rulebook: rulebook.New(store, reg),
		Intake:   newIntake(store, backups, reg), Directory: directory,
		Lists:   people.NewLists(store),
		Watch:   people.NewWatch(store, directory),
		Journal: log, Press: printing.New(directory, log, reg, fonts, store.MayWrite),
		MayWrite:   store.MayWrite,
		Keeper:     attachments.New(store, copiesFolder(), store.MayWrite),
		Places:     places.New(store, reg, directory),
		Own:        store,
		Life:       journal.NewLife(store),
		Replies:    journal.NewReplies(store),
		Gatherings: journal.NewGatherings(store),
		Search:     journal.NewSearch(store),
		Timeline:   journal.NewTimeline(store, journal.NewCourse(store)),
		Editor:     people.NewEditor(store, store, reg),
	}
	s.Desk = desk.New(store, directory, reg, fonts)
	s.Press.DrawFrom(s.Desk)
	s.Inbox = inbox.New(store, s.Intake, reg)
	s.Templates = templates.New(store, reg)
	s.Designs = designs.New(store, reg)
	s.Stocks = stocks.New(store, reg)
	s.Archive = &archive.Maker{Store: store, Register: reg, Pictures: s.Press, Fonts: fonts, Guard: store.MayWrite}
	s.Giving = giving.New(store)
	s.Parcels = parcels.New(store, reg, s.Rulebook)
	s.Rhythm = rhythm.New(rhythm.Deps{Store: store, People: directory, Lists: s.Lists, Log: store, Life: store, Places: s.Places, Giving: s.Giving, Backups: backups.lastDay})
	s.Report = report.New(store, s.Rhythm, s.Giving)
	if err := errors.Join(s.Places.Load(ctx), s.Templates.Load(ctx)); err != nil {
		return nil, err
	}
	s.Wordbook = wordbook.New(store)
	s.Proof = &proof.Reader{People: directory, Rules: s.Rulebook, Press: s.Press, Words: s.Wordbook, Settings: store, Places: reg, Log: store, Fonts: fonts, Spelling: &dictionaries}
	s.Evenings = &evening.Host{
		List: directory, Press: s.Press, Store: store, Rules: s.Rulebook, Register: reg, Fonts: fonts, Guard: store.MayWrite,
	}
	s.removeCopies(ctx) // that a crash has left
	return s, nil
}

// SaveFile writes a file of the user's, whole or not at all, nowhere near the store.
func (s *Services) SaveFile(path string, content []byte) error {
	return s.MayWrite.Save(path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// Close removes the unsealed copies that were made for other programs, drops what
// was read from the store, and closes it.
func (s *Services) Close() error {
	s.removeCopies(context.Background())
	s.Backups.End()
	s.Directory.Forget()
	return s.Store.Close()
}

// removeCopies must not keep anybody from opening or closing the store: a copy
// that cannot be removed now stays remembered, and the next time tries again.
func (s *Services) removeCopies(ctx context.Context) { _, _ = s.Keeper.RemoveCopies(ctx) }

// take brings a list in.
func take(ctx context.Context, in *people.Intake, snap app.Snapshot) (app.Changes, error) {
	c, err := in.Compare(ctx, snap)
	if err != nil {
		return app.Changes{}, err
	}
	return in.Apply(ctx, c)
}

// AddSample adds the sample list: its three languages one after the other, as
// a user would import the three files of a source, all of them or none.
func (s *Services) AddSample(ctx context.Context) (app.Changes, error) {
	snaps, err := register.Sample()
	if err != nil {
		return app.Changes{}, err
	}
	s.Backups.Before(ctx, app.BackupImport)
	if err := s.Backups.Ready(); err != nil {
		return app.Changes{}, err
	}
	in := people.NewIntake(s.Store, s.Register) // one backup for the three
	if changes, taken, err := in.TakeFirst(ctx, snaps); taken || err != nil {
		return app.Together("undo.sample", changes), err
	}
	var all []app.Changes
	for _, snap := range snaps {
		changes, err := take(ctx, in, snap)
		if err != nil {
			return app.Changes{}, errors.Join(err, takeBack(ctx, all))
		}
		all = append(all, changes)
	}
	return app.Together("undo.sample", all...), nil
}

// takeBack takes back what was done before something failed or was stopped.
func takeBack(ctx context.Context, done []app.Changes) error {
	if undo := app.Together("undo.sample", done...).Undo; undo != nil {
		_, err := undo.Do(context.WithoutCancel(ctx))
		return err
	}
	return nil
}

// RemoveSample removes the sample list with all that belongs to it.
func (s *Services) RemoveSample(ctx context.Context) (app.Changes, error) {
	return s.Store.RemoveSample(ctx)
}
