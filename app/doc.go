// Package app says what things are: people, facilities, dates, letters, and
// the stores that keep them. It knows no database, no toolkit and no file
// format; everything else in Vestka is arranged around it.
package app
