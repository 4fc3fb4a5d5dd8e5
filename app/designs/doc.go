// Package designs is how postcards look: the designs that ship with the program, the
// user's own, which are kept in the store and shared as files, and the patterns that
// they draw.
package designs
