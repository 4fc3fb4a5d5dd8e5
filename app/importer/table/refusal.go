package table

import (
	"context"
	"errors"
	"io"
	"io/fs"

	"vestka/app"
	"vestka/app/importer/internal/rows"
)

// refusal refuses the whole file.
func refusal(key string) error { return &app.Error{Code: app.Refused, Key: key} }

// hinted refuses the whole file and says what to do.
func hinted(key, hint string) error { return &app.Error{Code: app.Refused, Key: key, Hint: hint} }

// failure makes of any error one that a person may read; io.EOF stays what it
// is. The path that the system's errors hold may be a name, and is left out.
func failure(err error) error {
	if e := (*app.Error)(nil); errors.As(err, &e) {
		return e
	}
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		err = p.Err
	}
	switch {
	case errors.Is(err, io.EOF):
		return io.EOF
	case errors.Is(err, rows.ErrRowTooLong), errors.Is(err, rows.ErrTooLarge), errors.Is(err, errTooLarge):
		return refusal("error.import.too_large")
	case errors.Is(err, rows.ErrBinary):
		return refusal("error.import.binary")
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return &app.Error{Code: app.Cancelled, Key: "error.cancelled", Err: err}
	case errors.Is(err, errDamaged):
		return &app.Error{Code: app.Refused, Key: "error.table.damaged", Err: err}
	}
	return &app.Error{Code: app.Failed, Key: "error.import.read", Err: err}
}

var (
	errTooLarge = errors.New("the file holds more than any list")
	errDamaged  = errors.New("the file is damaged")
)
