// Package importer reads the lists that other people publish, as files that
// the user downloaded. It understands what it can, keeps every cell as it was
// found, and says of everything else where it stands and why it was not
// understood: one bad cell never loses its row, one bad row never loses the file.
//
// A file that is no list at all is refused as a whole, with one sentence.
package importer
