// Package table reads whatever file an office keeps its list in, as rows of
// cells.
package table
