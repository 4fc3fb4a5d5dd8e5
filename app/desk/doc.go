// Package desk is where letters are written: drafts that are kept as they are
// typed, one or many from a template, how much room they take, and what somebody
// who does not know how to begin is asked.
package desk
