package importer

import (
	"bytes"
	"context"
	"io"

	"vestka/app"
	"vestka/app/importer/internal/rows"
)

// sourceName is Viasna's name in records: spring96.org.
const sourceName = "viasna"

// ReadViasna reads the list of prisoners that Viasna publishes at
// prisoners.spring96.org, in either of its forms: the machine form, one row a
// person with an id, and the human form, with headers in English, Russian or
// Belarusian. UTF-8, UTF-16 with a byte order mark and windows-1251 are told
// apart, and so are comma, semicolon and tab.
//
// today is the day of the import; dates of birth and detention after it are
// reported as impossible. Everything that was not understood is in Problems.
//
// An error is an *app.Error: Refused for a file that is no such list or was
// cut off, Failed where reading failed, Cancelled where ctx was. The Snapshot
// is then empty.
func ReadViasna(ctx context.Context, r io.Reader, today app.Date) (app.Snapshot, error) {
	src, err := openSource(ctx, r)
	if err != nil {
		return app.Snapshot{}, err
	}
	l := &list{src: src, ctx: ctx, today: today, line: 1}
	if err := l.readHeader(); err != nil {
		return app.Snapshot{}, err
	}
	if err := refuseSize(r); err != nil {
		return app.Snapshot{}, err
	}
	if err := l.readRows(); err != nil {
		return app.Snapshot{}, err
	}
	return l.finish()
}

// list is a list that is being read.
type list struct {
	src    *source
	ctx    context.Context
	rows   *rows.Splitter
	end    byte // what ends a line
	header header
	today  app.Date
	line   int // where the window starts, from 1

	above   int // bytes before the rows
	taken   int // bytes of the rows so far
	guessAt int // so many must be taken before the encoding is guessed again

	snap     app.Snapshot     // with the records so far
	said     int              // cells of the rows taken so far
	bad      int              // rows refused because nothing could be made of them
	ids      map[string]int   // place in records by id
	widths   map[int]app.Args // what is said of rows of a wrong width
	twins    twins
	words    map[string]string
	scratch  []byte
	cells    []app.Cell // of the present row
	values   [fields]string
	spelling spelling
}

// readHeader finds the header on the first line that is not blank, and with it
// the separator and the line end.
func (l *list) readHeader() error {
	for {
		line, size, err := l.firstLine()
		if err != nil {
			return err
		}
		if size == 0 || l.line > maxHeader {
			return l.noHeader()
		}
		l.above += size
		l.src.Skip(size)
		l.line++
		if len(bytes.TrimSpace(line)) > 0 && !isSeparatorHint(line) {
			return l.takeHeader(line)
		}
	}
}

// firstLine is the line at the start of the window. It also settles what ends
// a line: whatever ends the first.
func (l *list) firstLine() (line []byte, size int, err error) {
	if len(l.src.Bytes()) < maxHeader {
		if err := l.src.fill(); err != nil {
			return nil, 0, err
		}
	}
	text := l.src.Bytes()
	text = text[:min(len(text), maxHeader)]
	end := bytes.IndexAny(text, "\r\n")
	if end < 0 {
		if len(text) == maxHeader {
			return nil, 0, l.noHeader()
		}
		l.end = '\n'
		return text, len(text), nil
	}
	l.end, size = text[end], end+1
	if bytes.HasPrefix(text[end:], []byte("\r\n")) {
		l.end, size = '\n', end+2
	}
	return text[:end], size, nil
}

// isSeparatorHint reports the line "sep=;" that spreadsheet programs put first.
func isSeparatorHint(line []byte) bool {
	return len(line) == len("sep=;") && bytes.EqualFold(line[:4], []byte("sep="))
}

// noHeader refuses a file that does not start as a list. Zero bytes in the
// start tell that it is no text at all.
func (l *list) noHeader() error {
	if l.src.Zeros() {
		return binaryFile()
	}
	return notList()
}

func (l *list) takeHeader(line []byte) error {
	if bytes.IndexByte(line, 0) >= 0 {
		return binaryFile()
	}
	var scanner rows.Scanner
	for _, separator := range []byte{',', ';', '\t'} {
		s := rows.Scanner{Separator: separator, Quote: '"', LineEnd: l.end}
		if s.Scan(line, true, nil, false) != rows.Complete || len(s.Cells) > rows.MaxCells {
			continue
		}
		labels := make([]string, len(s.Cells))
		for i, c := range s.Cells {
			text, _ := l.src.enc.decode(nil, line[c.From:c.To])
			labels[i] = string(text)
		}
		if h, ok := readHeader(labels); ok && h.known > l.header.known {
			l.header = h
			scanner = s
		}
	}
	if l.header.known == 0 {
		return l.noHeader()
	}
	l.rows = rows.NewSplitter(scanner, len(l.header.columns))
	l.rows.StartsRow = newRowStart(l.header, scanner, &l.src.enc).matches
	l.snap = app.Snapshot{Source: sourceName, Form: l.header.form, Lang: l.header.lang, Records: &app.Rows{}}
	l.snap.Records.KeepDigests()
	l.ids, l.twins, l.words, l.spelling = map[string]int{}, twins{}, map[string]string{}, spelling{}
	l.widths = map[int]app.Args{}
	if !l.header.has(fieldStatus) {
		l.problem(app.Problem{Line: l.line - 1, Key: "import.problem.no_status_column"})
	}
	return nil
}

// readRows reads every row, sliding the window on.
func (l *list) readRows() error {
	for n := 0; ; n++ {
		if n > maxLines {
			return tooLarge()
		}
		if n%256 == 0 {
			if err := cancelled(l.ctx); err != nil {
				return err
			}
		}
		data := l.src.Bytes()
		if len(data) == 0 && l.src.Ended() {
			return nil
		}
		out := rows.NeedMore
		if len(data) > 0 {
			out = l.rows.Read(data, l.src.Ended())
		}
		switch out {
		case rows.NeedMore:
			if err := l.src.fill(); err != nil {
				return err
			}
			continue
		case rows.Unclosed:
			return l.cut(data)
		default:
			if l.tornOff(data) {
				return l.cut(data)
			}
		}
		if err := l.row(data); err != nil {
			return err
		}
		l.line += l.rows.Lines
		l.taken += l.rows.Size
		l.src.Skip(l.rows.Size)
	}
}

// finish gives the records the language of the list, and refuses a list of
// which little could be read.
func (l *list) finish() (app.Snapshot, error) {
	good := l.snap.Records.Len()
	switch {
	case l.snap.Read == 0:
		return app.Snapshot{}, noRows()
	case good == 0, l.bad > good && l.bad >= fewRows:
		return app.Snapshot{}, mostlyBad()
	}
	if l.snap.Lang == "" {
		l.snap.Lang = l.spelling.lang()
	}
	l.snap.Plan = l.plan().String()
	l.snap.Records.SetLang(l.snap.Lang)
	return l.snap, nil
}

// plan names the columns by which the cells are kept, so that a row can be
// written down and read again.
func (l *list) plan() Plan {
	p := Plan{Form: l.header.form, Source: sourceName, Lang: l.snap.Lang, Columns: make([]Column, len(l.header.columns))}
	for i, c := range l.header.columns {
		p.Columns[i] = Column{Header: c.key, Field: viasnaFields[c.field], Sure: true}
	}
	return p
}

// viasnaFields are the fields of the forms as a user knows them.
var viasnaFields = [fields]Field{
	fieldID: ID, fieldURL: URL, fieldName: Name, fieldStatus: Status, fieldSex: Sex,
	fieldDescription: Note, fieldBorn: Born, fieldDetained: Detained, fieldPrison: Prison, fieldDied: Died,
}
