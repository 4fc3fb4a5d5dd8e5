package importer

import (
	"bytes"
	"slices"

	"vestka/app"
	"vestka/app/importer/internal/rows"
)

// longestCut is more lines than the cells of one row have: what would be set aside beyond
// them are other rows, that a quote has swallowed.
const longestCut = 50

// tornOff reports the last row of a file that ends without a line end, and before the row
// does, where every row before it was whole.
func (l *list) tornOff(data []byte) bool {
	if !l.src.Ended() || l.rows.Size < len(data) || l.snap.Records.Len() == 0 || len(l.widths) > 0 {
		return false
	}
	last := data[len(data)-1]
	return last != '\n' && last != '\r' && len(l.rows.Cells) < len(l.header.columns)
}

// cut sets the row aside within which the file breaks off: what is whole before it enters,
// and nobody counts as gone. Where nothing is, the file is refused.
func (l *list) cut(data []byte) error {
	if l.snap.Records.Len() == 0 || bytes.Count(data, []byte{l.end}) > longestCut {
		return cutOff()
	}
	l.rows.Scan(data, true, nil, false)
	if len(l.rows.Cells) > rows.MaxCells {
		return cutOff()
	}
	since := len(l.snap.Problems)
	cells, err := l.take(data)
	if err != nil {
		return err
	}
	l.snap.Read++
	if err := l.refuse(since, cells, app.Problem{Key: "table.problem.cut"}); err != nil {
		return err
	}
	l.snap.BreaksOff = true
	l.snap.Problems = slices.Insert(l.snap.Problems, 0, app.Problem{ // before what is told of single rows
		Line: l.line, Key: "import.problem.breaks_off", Args: app.Args{"Rows": l.snap.Records.Len(), "Bytes": int64(l.above + l.taken + len(data))},
	})
	return nil
}
