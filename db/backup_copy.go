package db

import (
	"context"
	"database/sql"
	"errors"
	"io"

	"vestka/app"
	"vestka/db/internal/disk"
)

// A backup is copied as the store lies on the disk: nothing is unsealed and sealed
// again for it. A little is copied at a time, while nobody else can use the
// connection; between two of these steps the store is free. Where it was changed
// meanwhile the copying begins anew, and in the end it lets nobody in until it is done.

// So much is copied in a step, and so often it is begun before nobody is let in.
const (
	bytesAtOnce = 4 << 20
	mostBegun   = 3
)

// lying is a store that is copied as it lies on the disk.
type lying struct {
	ctx   context.Context
	from  *disk.File
	keys  []byte // of the key file
	to    *backupWriter
	piece []byte
	begun int    // how often
	of    moment // that the copy is of
	has   Counts // at that moment, once all is copied
}

// copyAsItLies copies the store, and gives what it holds and the moment that the copy
// is of.
func (o original) copyAsItLies(ctx context.Context, to *backupWriter, keys []byte) (has Counts, of moment, err error) {
	from, err := disk.OpenToRead(o.path)
	if err != nil {
		return has, of, storeError(err)
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	l := lying{ctx: ctx, from: from, keys: keys, to: to, piece: make([]byte, 256<<10)}
	for done := false; !done; {
		if err := ctx.Err(); err != nil {
			return has, of, err
		}
		err := oneConn(ctx, o.db, func(conn *sql.Conn) (err error) {
			done, err = l.step(tx{ctx: context.WithoutCancel(ctx), conn: conn})
			return err
		})
		if err != nil {
			return has, of, err
		}
	}
	return l.has, l.of, nil
}

// step copies the next piece, or all that is left where it was begun too often, and
// reports whether that was the last. SQLite lets nobody write meanwhile.
func (l *lying) step(t tx) (done bool, err error) {
	if err := t.exec("BEGIN"); err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, t.exec("ROLLBACK")) }()
	var size int64
	if _, err := t.find([]any{&size}, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"); err != nil {
		return false, err
	}
	if err := l.beginWhereChanged(); err != nil {
		return false, err
	}
	for l.to.size < size {
		if err := l.copy(min(size-l.to.size, bytesAtOnce)); err != nil {
			return false, err
		}
		if l.begun <= mostBegun && l.to.size < size {
			return false, nil
		}
		if err := l.ctx.Err(); err != nil {
			return false, err
		}
	}
	l.has, err = count(t.ctx, t.conn)
	return err == nil, err
}

// beginWhereChanged begins to copy, also where the store is not what it was when that
// began.
func (l *lying) beginWhereChanged() error {
	now, err := momentIn(l.from, l.keys)
	if err != nil {
		return storeError(err)
	}
	if l.begun > 0 && now.State == l.of.State {
		return nil
	}
	l.begun++
	l.of = now
	return l.to.begin()
}

// copy copies the next n bytes.
func (l *lying) copy(n int64) error {
	for n > 0 {
		piece := l.piece[:min(n, int64(len(l.piece)))]
		if _, err := l.from.ReadAt(piece, l.to.size); errors.Is(err, io.EOF) { // its first page says that it is longer
			return &app.Error{Code: app.Damaged, Key: "error.backup.store_damaged", Hint: "error.store.damaged.hint"}
		} else if err != nil {
			return storeError(err)
		}
		if _, err := l.to.Write(piece); err != nil {
			return err
		}
		n -= int64(len(piece))
	}
	return nil
}
