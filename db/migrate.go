package db

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"slices"
	"time"

	"github.com/mattn/go-sqlite3"
	"github.com/pressly/goose/v3"

	"vestka/app"
	"vestka/db/vault"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// applicationID stands in the header of every store ("Vest").
const applicationID = 1449489268

// migrations are the steps that make a store of today.
func migrations() fs.FS {
	steps, err := fs.Sub(migrationFiles, "migrations")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return steps
}

// bringUpToDate looks at a store without writing, refuses one that is damaged or
// of a newer version, and migrates an older one, of which it keeps a backup.
func bringUpToDate(ctx context.Context, path string, layer *vault.Layer, steps fs.FS, opts *Options) error {
	has, knows, err := versions(ctx, path, layer, steps)
	if e := (sqlite3.Error{}); errors.As(err, &e) && e.ExtendedCode == sqlite3.ErrReadonlyRollback {
		if err := rollBack(ctx, path, layer); err != nil {
			return err
		}
		has, knows, err = versions(ctx, path, layer, steps)
	}
	switch {
	case err != nil:
		return err
	case has > knows:
		return &app.Error{Code: app.Newer, Key: "error.store.newer", Hint: "error.store.newer.hint"}
	case has == knows:
		return nil
	}
	if err := backUpFormer(ctx, path, layer, app.BackupMigration, opts.Now()); err != nil {
		return err
	}
	return migrate(ctx, path, layer, steps, opts.Migrating)
}

// backUpFormer keeps a backup of a store that is about to be changed as a whole.
func backUpFormer(ctx context.Context, path string, layer *vault.Layer, reason app.BackupReason, now time.Time) (err error) {
	db := connect(path, layer, readWrite)
	defer func() { err = errors.Join(err, db.Close()) }()
	_, _, err = original{db, path, layer}.keep(ctx, reason, now)
	return notKept(because(err, layer))
}

// rollBack takes back what a crashed program left half written. SQLite does it
// by itself on the first reading of a file that it may write.
func rollBack(ctx context.Context, path string, layer *vault.Layer) error {
	db := connect(path, layer, readWrite)
	_, err := db.ExecContext(ctx, "SELECT count(*) FROM sqlite_schema")
	return errors.Join(err, db.Close())
}

// versions are the version that the store has and the one that the steps lead to.
func versions(ctx context.Context, path string, layer *vault.Layer, steps fs.FS) (has, knows int64, err error) {
	db := connect(path, layer, readOnly)
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := checkOurs(ctx, db, layer); err != nil {
		return 0, 0, aboutBegin(err, path, layer)
	}
	err = db.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM goose_db_version").Scan(&has)
	if e := (sqlite3.Error{}); errors.As(err, &e) && e.Code == sqlite3.ErrError { // there is no such table
		err = &app.Error{Code: app.Damaged, Key: "error.store.damaged", Hint: "error.store.damaged.hint", Err: e}
	}
	if err != nil {
		return 0, 0, err
	}
	p, err := provider(db, steps)
	if err != nil {
		return 0, 0, err
	}
	for _, step := range p.ListSources() {
		knows = max(knows, step.Version)
	}
	return has, knows, nil
}

// migrate runs the steps that the store has not seen, each in a transaction of its own.
// tell, where it is not nil, is called before each, with its number from 1.
func migrate(ctx context.Context, path string, layer *vault.Layer, steps fs.FS, tell func(step, of int)) error {
	db := connect(path, layer, readWrite)
	p, err := provider(db, steps)
	switch {
	case err != nil:
	case tell == nil:
		_, err = p.Up(ctx)
	default:
		err = oneByOne(ctx, p, tell)
	}
	return errors.Join(err, db.Close())
}

func oneByOne(ctx context.Context, p *goose.Provider, tell func(step, of int)) error {
	has, err := p.GetDBVersion(ctx)
	if err != nil {
		return err
	}
	ahead := slices.DeleteFunc(p.ListSources(), func(s *goose.Source) bool { return s.Version <= has })
	for i := range ahead {
		tell(i+1, len(ahead))
		if _, err := p.UpByOne(ctx); err != nil {
			return err
		}
	}
	return nil
}

func provider(db *sql.DB, steps fs.FS) (*goose.Provider, error) {
	return goose.NewProvider(goose.DialectSQLite3, db, steps, goose.WithDisableGlobalRegistry(true))
}
