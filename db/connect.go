package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"

	"vestka/app/names"
	"vestka/db/vault"
)

// mode is how SQLite opens a file; none of them makes one.
type mode string

const (
	readWrite mode = "rw"
	readOnly  mode = "ro"
)

// connect prepares the one connection to the file at an absolute path; it
// touches nothing until it is used.
func connect(path string, layer *vault.Layer, m mode) *sql.DB {
	db := sql.OpenDB(connector(dsn(path, layer, m)))
	db.SetMaxOpenConns(1)
	return db
}

// dsn names the file as a URI, so that every path works, and carries the pragmas.
func dsn(path string, layer *vault.Layer, m mode) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // C:/Users/…
		path = "/" + path
	}
	params := url.Values{
		"mode":          {string(m)},
		"_txlock":       {"immediate"},
		"_foreign_keys": {"on"},
		"_mutex":        {"no"},  // package sql lets nobody else use a connection meanwhile
		"_busy_timeout": {"250"}, // ms; only a foreign program can hold the file
		// Statements stay prepared, so that the code need not hold on to them.
		"_stmt_cache_size": {"64"},
	}
	if m == readWrite {
		params.Set("_journal_mode", "DELETE")
		params.Set("_synchronous", "EXTRA") // with FULL a power cut could bring a journal back, and undo what was told as done
		params.Set("_secure_delete", "on")  // what was removed is gone from the disk
		params.Set("_cache_size", "-16384") // KiB
	}
	layer.Address(params)
	return (&url.URL{Scheme: "file", Path: path, RawQuery: params.Encode()}).String()
}

// connector opens connections for a DSN without registering a driver for the
// whole program.
type connector string

// Connect opens a connection, which knows the function fold: the keys of the words of a text. That temporary tables stay in memory is the one
// pragma that the driver's DSN does not know.
func (c connector) Connect(context.Context) (driver.Conn, error) {
	d := sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		if err := conn.RegisterFunc("fold", names.Fold, true); err != nil {
			return err
		}
		_, err := conn.Exec("PRAGMA temp_store = MEMORY", nil)
		return err
	}}
	return d.Open(string(c))
}

// Driver is needed by the interface only.
func (c connector) Driver() driver.Driver { return &sqlite3.SQLiteDriver{} }
