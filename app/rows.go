package app

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"iter"
	"slices"
	"strings"
)

// Rows are the rows of a list, packed: a hundred thousand of them would take several
// times as much as Records, and keep the collector busy with their millions of texts.
// nil is a list without rows.
type Rows struct {
	full  []string // pieces of packed rows
	last  []byte   // the piece that is being filled
	at    []place
	words []string // what stands in many rows: names of columns, sources
	nr    map[string]int
	next  int // the word that most likely comes next
	lang  Lang
	said  bool // lang holds for all rows

	digests [][32]byte // of the rows, where keeps
	keeps   bool
	digest  []byte // room for what a digest is made of
	ids     int    // rows with an id of their source's
}

// place is where a row begins.
type place struct{ piece, from int32 }

const rowPiece = 256 << 10 // bytes of a piece, about

// RowsOf packs records.
func RowsOf(records ...Record) *Rows {
	r := &Rows{}
	for i := range records {
		r.Add(&records[i])
	}
	return r
}

// Len is how many rows there are.
func (r *Rows) Len() int {
	if r == nil {
		return 0
	}
	return len(r.at)
}

// SetLang says in what language all rows are.
func (r *Rows) SetLang(lang Lang) { r.lang, r.said = lang, true }

// KeepDigests has every row's Digest made when it is added: who reads a list beside
// others may have a processor to spare.
func (r *Rows) KeepDigests() { r.keeps = true }

// Digest is Record.Digest of a row.
func (r *Rows) Digest(i int) [32]byte {
	if r.keeps {
		return r.digests[i]
	}
	rec := r.At(i)
	return rec.Digest()
}

// Add adds a row. Gone and CheckedOn are the store's to say, and are not kept.
func (r *Rows) Add(rec *Record) {
	if len(r.last) >= rowPiece {
		r.full, r.last = append(r.full, string(r.last)), r.last[:0]
	}
	r.at = append(r.at, place{int32(len(r.full)), int32(len(r.last))})
	p := packer{rows: r, start: len(r.last)}
	p.pack(rec)
	if r.keeps {
		r.digest = rec.appendDigested(r.digest[:0])
		r.digests = append(r.digests, sha256.Sum256(r.digest))
	}
	if rec.HasID {
		r.ids++
	}
}

// WithID is how many rows have an id of their source's.
func (r *Rows) WithID() int {
	if r == nil {
		return 0
	}
	return r.ids
}

// At is a row.
func (r *Rows) At(i int) Record { return r.unpack(i, true) }

// Facts is a row without its cells.
func (r *Rows) Facts(i int) Record { return r.unpack(i, false) }

// Cells are the cells of a row, put into a slice that may be used again.
func (r *Rows) Cells(i int, into []Cell) []Cell {
	u := r.unpacker(i)
	return u.cells(into[:0])
}

// RowHead is what is asked most often of a row, and stands first in it.
type RowHead struct {
	Source, Key, Form, Name                                string
	Lang                                                   Lang
	Status                                                 Status
	Sex                                                    Sex
	HasID                                                  bool
	Line                                                   int
	SeenOn, Born, Detained, Died, Verdict, Appeal, Release Date
}

// Head is what a row says first; it takes a tenth of the time of Facts.
func (r *Rows) Head(i int) (h RowHead) {
	u := r.unpacker(i)
	u.skipCells()
	u.head(&h)
	if r.said {
		h.Lang = r.lang
	}
	return h
}

// Columns tells in how many rows each column says something.
func (r *Rows) Columns() map[string]int {
	if r == nil {
		return nil
	}
	counts := make([]int, len(r.words))
	for i := range r.at {
		u := r.unpacker(i)
		u.at = cellsLength
		for range u.number() {
			if n := u.number(); n%3 == 1 && n/3 < len(counts) {
				counts[n/3]++
			}
			u.text()
		}
	}
	said := map[string]int{}
	for at, n := range counts {
		if n > 0 {
			said[r.words[at]] = n
		}
	}
	return said
}

// Row is a row that stays packed.
func (r *Rows) Row(i int) Row { return Row{r, i} }

// Words are what stands in many rows, by the numbers that packed rows have for them.
// The slice is good until a row is added.
func (r *Rows) Words() []string { return r.words }

// All are the rows in their order.
func (r *Rows) All() iter.Seq2[int, Record] {
	return func(yield func(int, Record) bool) {
		for i := range r.Len() {
			if !yield(i, r.At(i)) {
				return
			}
		}
	}
}

// Drop lets go of the rows before one, which cannot be asked for any more.
func (r *Rows) Drop(before int) {
	for piece := r.at[before].piece - 1; piece >= 0 && r.full[piece] != ""; piece-- {
		r.full[piece] = ""
	}
}

// Row is one of Rows.
type Row struct {
	rows *Rows
	nr   int
}

// RowOf packs a record by itself.
func RowOf(rec Record) Row { return RowsOf(rec).Row(0) }

// Rows are those that the row is one of.
func (r Row) Rows() *Rows { return r.rows }

// Record is the row unpacked.
func (r Row) Record() Record { return r.rows.At(r.nr) }

// Digest is Record.Digest of the row.
func (r Row) Digest() [32]byte { return r.rows.Digest(r.nr) }

// Facts is the row without its cells.
func (r Row) Facts() Record { return r.rows.Facts(r.nr) }

// Head is what the row says first.
func (r Row) Head() RowHead { return r.rows.Head(r.nr) }

// Packed is the row as it can be kept elsewhere, together with Rows.Words: Unpack
// reads it.
func (r Row) Packed() string {
	u := r.rows.unpacker(r.nr)
	end := len(u.row)
	if next := r.nr + 1; next < len(r.rows.at) && r.rows.at[next].piece == r.rows.at[r.nr].piece {
		end = int(r.rows.at[next].from - r.rows.at[r.nr].from)
	}
	return u.row[:end]
}

// Unpack reads a packed row, with or without its cells. It fails where the row is
// damaged or its words are others.
func Unpack(words []string, packed string, cells bool) (rec Record, err error) {
	u := unpacker{words: words, row: packed}
	if cells {
		rec.Cells = u.cells(nil)
	}
	u.skipCells()
	u.facts(&rec)
	if u.bad {
		return Record{}, errors.New("a packed row that cannot be read")
	}
	return rec, nil
}

// Readable reports that Unpack reads a packed row with its cells, and makes none.
func Readable(words []string, packed string) bool {
	u := unpacker{words: words, row: packed}
	for range u.cellCount() {
		u.text()
		u.text()
	}
	u.skipCells()
	u.facts(&Record{})
	return !u.bad
}

// A packed row is the length of its cells, the cells, and what was understood of
// them. A text is a number n and perhaps bytes: 0 is empty; where n%3 is 0, n/3 bytes
// follow; where it is 1, it is word n/3; where it is 2, it has n/3 bytes, which stand
// in the row already as far from its beginning as the next number says: most of what
// is understood is what stands in a cell.

// cellsLength is how many bytes the length of the cells takes, little endian; it counts itself.
const cellsLength = 4

// packer packs one row.
type packer struct {
	rows  *Rows
	start int
	texts [24]span // where the texts of the row stand
	n     int
}

type span struct{ from, size int }

func (p *packer) number(n int) { p.rows.last = binary.AppendUvarint(p.rows.last, uint64(n)) }

func (p *packer) text(s string) {
	if s == "" {
		p.number(0)
		return
	}
	p.number(3 * len(s))
	if p.n < len(p.texts) {
		p.texts[p.n] = span{len(p.rows.last) - p.start, len(s)}
		p.n++
	}
	p.rows.last = append(p.rows.last, s...)
}

// again packs a text that may stand in the row already.
func (p *packer) again(s string) {
	for _, t := range p.texts[:p.n] {
		if t.size == len(s) && string(p.rows.last[p.start+t.from:p.start+t.from+t.size]) == s {
			p.number(3*t.size + 2)
			p.number(t.from)
			return
		}
	}
	p.text(s)
}

// word packs a text that stands in many rows.
func (p *packer) word(s string) {
	r := p.rows
	if s == "" {
		p.number(0)
		return
	}
	at := r.next
	if at >= len(r.words) || r.words[at] != s {
		var known bool
		if at, known = r.nr[s]; !known {
			at = len(r.words)
			if r.nr == nil {
				r.nr = map[string]int{}
			}
			s = strings.Clone(s)
			r.nr[s] = at
			r.words = append(r.words, s)
		}
	}
	r.next = at + 1
	p.number(3*at + 1)
}

// noYear stands for the year of a birthday of which that is not known: no year is so
// late, and 0 stands for a date of which nothing is known.
const noYear = 10_000

func (p *packer) date(d Date) {
	if d.Yearless() {
		d.Year = noYear
	}
	p.number(d.Year)
	if d.Year != 0 {
		p.number(d.Month)
		p.number(d.Day)
	}
}

func (p *packer) truth(is ...bool) {
	n := 0
	for i, b := range is {
		if b {
			n |= 1 << i
		}
	}
	p.number(n)
}

func (p *packer) pack(r *Record) {
	p.rows.last = append(p.rows.last, make([]byte, cellsLength)...)
	p.number(len(r.Cells))
	for i := range r.Cells {
		p.word(r.Cells[i].Column)
		p.text(r.Cells[i].Value)
	}
	binary.LittleEndian.PutUint32(p.rows.last[p.start:], uint32(len(p.rows.last)-p.start))
	p.truth(r.HasID, r.Held != Detention{}, r.Held.Liberty)
	for _, s := range [...]string{r.Source, string(r.Lang), r.Form, string(r.Status), string(r.Sex)} {
		p.word(s)
	}
	p.number(r.Line)
	p.again(r.Key)
	for _, d := range [...]Date{r.SeenOn, r.Born, r.Detained, r.Died, r.Verdict, r.Appeal, r.Release} {
		p.date(d)
	}
	p.again(r.Name)
	for _, n := range [...]*Name{&r.Names.BE, &r.Names.RU, &r.Names.Latin} {
		p.truth(*n != Name{}, n.Proposed, n.Unsure)
		if *n != (Name{}) {
			for _, s := range [...]string{n.Full, n.Family, n.Given, n.Patronymic} {
				p.again(s)
			}
			p.word(n.Source)
		}
	}
	if r.Held != (Detention{}) {
		p.again(r.Held.Text)
		p.again(r.Held.Address)
		p.word(r.Held.Facility)
		p.word(r.Held.Source)
		for _, d := range [...]Date{r.Held.Since, r.Held.Until, r.Held.SeenOn} {
			p.date(d)
		}
	}
	for _, s := range [...]string{r.Articles, r.Town, r.Work, r.Interests} {
		p.again(s)
	}
}

// unpacker reads one row; its texts are pieces of the row.
type unpacker struct {
	words []string
	row   string // from its beginning
	at    int
	again bool // a text may be one that stands in the row already; those of cells never are
	bad   bool // the row says what cannot be
}

// fail gives up: what is read after it is empty.
func (u *unpacker) fail() { u.at, u.bad = len(u.row), true }

func (u *unpacker) number() int {
	n := 0
	for shift := 0; u.at < len(u.row) && shift < 64; shift += 7 {
		b := u.row[u.at]
		u.at++
		n |= int(b&0x7F) << shift
		if b < 0x80 {
			return n
		}
	}
	u.fail()
	return 0
}

func (u *unpacker) text() string {
	n := u.number()
	size := n / 3
	from := u.at
	switch n % 3 {
	case 1:
		if size < len(u.words) {
			return u.words[size]
		}
		size = -1
	case 2:
		if from = u.number(); !u.again {
			size = -1
		}
	default:
		u.at += size
	}
	if size < 0 || from < 0 || size > len(u.row) || from > len(u.row)-size {
		u.fail()
		return ""
	}
	return u.row[from : from+size]
}

func (u *unpacker) date() (d Date) {
	if d.Year = u.number(); d.Year != 0 {
		d.Month = u.number()
		d.Day = u.number()
		if d.Year == noYear {
			d.Year = 0
		}
	}
	return d
}

func (r *Rows) unpacker(i int) unpacker {
	at := r.at[i]
	if int(at.piece) < len(r.full) {
		return unpacker{words: r.words, row: r.full[at.piece][at.from:]}
	}
	to := len(r.last)
	if i+1 < len(r.at) {
		to = int(r.at[i+1].from)
	}
	return unpacker{words: r.words, row: string(r.last[at.from:to])}
}

func (r *Rows) unpack(i int, cells bool) (rec Record) {
	u := r.unpacker(i)
	if cells {
		rec.Cells = u.cells(nil)
	}
	u.skipCells()
	u.facts(&rec)
	if r.said {
		rec.Lang = r.lang
	}
	return rec
}

// skipCells goes to what stands behind the cells.
func (u *unpacker) skipCells() {
	if len(u.row) < cellsLength {
		u.fail()
		return
	}
	u.at = int(u.row[0]) | int(u.row[1])<<8 | int(u.row[2])<<16 | int(u.row[3])<<24
	if u.at < cellsLength || u.at > len(u.row) {
		u.fail()
	}
}

// cellCount goes to the first cell, and gives how many there are.
func (u *unpacker) cellCount() int {
	u.at = cellsLength
	n := u.number()
	if n < 0 || n > len(u.row) { // each takes a byte at least
		u.fail()
		return 0
	}
	return n
}

func (u *unpacker) cells(into []Cell) []Cell {
	n := u.cellCount()
	if u.bad {
		return nil
	}
	into = slices.Grow(into, n)
	for range n {
		into = append(into, Cell{u.text(), u.text()})
		if u.bad {
			return nil
		}
	}
	return into
}

func (u *unpacker) head(r *RowHead) (is int) {
	u.again = true
	is = u.number()
	r.HasID = is&1 != 0
	r.Source, r.Lang, r.Form = u.text(), Lang(u.text()), u.text()
	r.Status, r.Sex = Status(u.text()), Sex(u.text())
	r.Line = u.number()
	r.Key = u.text()
	for _, d := range [...]*Date{&r.SeenOn, &r.Born, &r.Detained, &r.Died, &r.Verdict, &r.Appeal, &r.Release} {
		*d = u.date()
	}
	r.Name = u.text()
	return is
}

func (u *unpacker) facts(r *Record) {
	var h RowHead
	is := u.head(&h)
	r.Source, r.Lang, r.Form, r.Status, r.Sex, r.Line, r.Key, r.HasID = h.Source, h.Lang, h.Form, h.Status, h.Sex, h.Line, h.Key, h.HasID
	r.SeenOn, r.Born, r.Detained, r.Died, r.Verdict, r.Appeal, r.Release = h.SeenOn, h.Born, h.Detained, h.Died, h.Verdict, h.Appeal, h.Release
	r.Name = h.Name
	for _, n := range [...]*Name{&r.Names.BE, &r.Names.RU, &r.Names.Latin} {
		is := u.number()
		n.Proposed, n.Unsure = is&2 != 0, is&4 != 0
		if is&1 != 0 {
			n.Full, n.Family, n.Given, n.Patronymic, n.Source = u.text(), u.text(), u.text(), u.text(), u.text()
		}
	}
	r.Held.Liberty = is&4 != 0
	if is&2 != 0 {
		r.Held.Text, r.Held.Address, r.Held.Facility, r.Held.Source = u.text(), u.text(), u.text(), u.text()
		r.Held.Since, r.Held.Until, r.Held.SeenOn = u.date(), u.date(), u.date()
	}
	r.Articles, r.Town, r.Work, r.Interests = u.text(), u.text(), u.text(), u.text()
}
