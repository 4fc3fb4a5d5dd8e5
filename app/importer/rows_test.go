package importer_test

import "vestka/app"

// cellOf is what a row says in a column.
func cellOf(s app.Snapshot, row int, column string) string {
	r := s.Records.At(row)
	return r.Value(column)
}
