package app

import "errors"

// Code is the kind of an error: it decides the exit status of vestkactl and
// what the window does about it.
type Code string

// The kinds of error.
const (
	Failed          Code = "failed"           // the work failed
	Invalid         Code = "invalid"          // wrong use: a value that makes no sense
	Refused         Code = "refused"          // the input was refused and nothing was changed
	NotFound        Code = "not_found"        // there is no such thing
	WrongPassphrase Code = "wrong_passphrase" // the passphrase does not open the store
	Busy            Code = "busy"             // another program has the store open
	Newer           Code = "newer"            // the store was written by a newer version
	Damaged         Code = "damaged"          // the store is damaged: restoring a backup or rescuing may help
	NoKey           Code = "no_key"           // the key file is missing, damaged or another store's: a backup has one
	Cancelled       Code = "cancelled"        // the user stopped the work
)

// Args are the values that a message names, by the names that the catalogue uses.
type Args map[string]any

// Error is an error that a person may read. Key names a sentence of the
// catalogue, Hint (may be empty) another one that says what to do; Err is the
// cause for the log. Neither Key nor Err may hold a name, an address or a text.
type Error struct {
	Code Code
	Key  string
	Args Args
	Hint string
	Err  error
}

// Error is for logs; people get the sentence of Key in their own language.
func (e *Error) Error() string {
	s := string(e.Code) + ": " + e.Key
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// MessageKey names the sentence, HintKey the advice; with MessageArgs they are
// all that a front end needs to show the error in any language.
func (e *Error) MessageKey() string { return e.Key }

// HintKey names the sentence that says what to do, or is empty.
func (e *Error) HintKey() string { return e.Hint }

// MessageArgs are the values for both sentences.
func (e *Error) MessageArgs() map[string]any { return e.Args }

// CodeOf is the kind of err: Failed for an error that is not ours.
func CodeOf(err error) Code {
	if e := (*Error)(nil); errors.As(err, &e) {
		return e.Code
	}
	return Failed
}
