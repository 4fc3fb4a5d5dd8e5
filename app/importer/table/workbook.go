package table

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// The bounds of a spreadsheet. A file of a few kilobytes can unpack to
// gigabytes; what lies beyond these is no list of people.
const (
	maxParts   = 10_000    // files in the archive
	maxSheet   = 1 << 30   // bytes of one worksheet, unpacked; it is never held as a whole
	maxStrings = 128 << 20 // bytes of the texts that cells share
	maxShared  = 4_000_000 // such texts
	maxPart    = 64 << 20  // bytes of any other part
	maxStyles  = 70_000    // formats; a spreadsheet program allows some 65,000
	maxNames   = 4_000     // worksheets
)

// workbook is an XLSX file.
type workbook struct {
	ctx    context.Context
	parts  map[string]*zip.File // by their names in small letters
	sheets []worksheet

	since1904 bool
	formats   []numberFormat // of cells, by their style
	shared    []string       // texts that cells point to
}

type worksheet struct {
	Worksheet
	part *zip.File
}

// openArchive opens a ZIP file, which a spreadsheet is among others.
func openArchive(s *source) (*workbook, error) {
	z, err := zip.NewReader(s.r, s.size)
	if err != nil {
		if errors.Is(err, zip.ErrFormat) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, damaged("no ZIP directory")
		}
		return nil, err
	}
	if len(z.File) > maxParts {
		return nil, errTooLarge
	}
	b := &workbook{ctx: s.ctx, parts: map[string]*zip.File{}}
	for _, f := range z.File {
		b.parts[strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))] = f
	}
	return b, nil
}

// openXLSX opens a worksheet of an XLSX file.
func openXLSX(s *source, found *Detected) (file, error) {
	b, err := openArchive(s)
	if err != nil {
		return file{}, err
	}
	if err := b.read(); err != nil {
		return file{}, err
	}
	f := file{}
	for _, sheet := range b.sheets {
		f.worksheets = append(f.worksheets, sheet.Worksheet)
	}
	chosen, err := b.choose(found)
	if err != nil {
		return file{}, err
	}
	merged, err := b.merges(chosen) // which stand behind the rows, so that they have to be looked for first
	if err != nil {
		return file{}, err
	}
	if f.rows, err = b.open(chosen, merged); err != nil {
		return file{}, err
	}
	found.Format, found.Worksheet = XLSX, chosen.Name
	return f, nil
}

// read reads all parts but the worksheets.
func (b *workbook) read() error {
	main := "xl/workbook.xml"
	if rels, err := b.relations(""); err != nil {
		return err
	} else if target := rels.ofKind("/officeDocument"); target != "" {
		main = target
	}
	if b.parts[main] == nil {
		return b.foreign(main)
	}
	rels, err := b.relations(main)
	if err != nil {
		return err
	}
	if err := b.readWorkbook(main, rels); err != nil {
		return err
	}
	if len(b.sheets) == 0 {
		return refusal("error.table.empty")
	}
	if part := b.parts[rels.ofKind("/styles")]; part != nil {
		if err := b.readStyles(part); err != nil {
			return err
		}
	}
	if part := b.parts[rels.ofKind("/sharedStrings")]; part != nil {
		return b.readShared(part)
	}
	return nil
}

// foreign refuses an archive that is no workbook in XML.
func (b *workbook) foreign(main string) error {
	spreadsheet := strings.HasSuffix(main, ".bin") || b.parts["xl/workbook.bin"] != nil
	if mime := b.parts["mimetype"]; mime != nil {
		kind, err := b.unpack(mime, 256)
		if err != nil {
			return err
		}
		text, err := io.ReadAll(kind)
		spreadsheet = spreadsheet || err == nil && strings.Contains(string(text), "spreadsheet")
	}
	if spreadsheet {
		return hinted("error.table.spreadsheet", "error.table.hint.save_as")
	}
	return hinted("error.table.archive", "error.table.hint.unpack")
}

// unpack reads a part, up to most bytes.
func (b *workbook) unpack(part *zip.File, most int64) (*counted, error) {
	if part.UncompressedSize64 > uint64(most) {
		return nil, errTooLarge
	}
	r, err := part.Open()
	if err != nil {
		return nil, damaged("a part of the archive cannot be opened")
	}
	// archive/zip holds a part to the size that the archive gives it.
	return &counted{ctx: b.ctx, r: unpacked{r}, total: int64(part.UncompressedSize64)}, nil
}

// unpacked takes every failure of unpacking for damage.
type unpacked struct{ r io.Reader }

// Read reads.
func (u unpacked) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = damaged("a part of the archive cannot be unpacked")
	}
	return n, err
}

// each calls visit for every element of a part, with the elements that it
// stands in left aside.
func (b *workbook) each(part *zip.File, most int64, visit func(x *xmlReader, kind markup) error) error {
	r, err := b.unpack(part, most)
	if err != nil {
		return err
	}
	x, err := newXMLReader(b.ctx, r)
	if err != nil {
		return err
	}
	for {
		kind, err := x.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := visit(x, kind); err != nil {
			return err
		}
	}
}

// relation is where a part of the file says that another one stands.
type relation struct{ kind, target string }

type relations map[string]relation // by id

// ofKind is the part of a kind, whose name ends so in both variants of the format.
func (r relations) ofKind(kind string) string {
	for _, rel := range r {
		if strings.HasSuffix(rel.kind, kind) {
			return rel.target
		}
	}
	return ""
}

// relations reads what the part points to; "" stands for the file itself.
func (b *workbook) relations(name string) (relations, error) {
	dir, base := path.Split(name)
	part := b.parts[dir+"_rels/"+base+".rels"]
	rels := relations{}
	if part == nil {
		return rels, nil
	}
	err := b.each(part, maxPart, func(x *xmlReader, kind markup) error {
		if kind == markStart && string(x.name) == "Relationship" && len(rels) < maxParts {
			target := strings.ToLower(string(unescape(nil, x.attr("Target"))))
			if !strings.HasPrefix(target, "/") {
				target = path.Join(dir, target)
			}
			rels[string(x.attr("Id"))] = relation{kind: string(x.attr("Type")), target: strings.TrimPrefix(target, "/")}
		}
		return nil
	})
	return rels, err
}

func (b *workbook) readWorkbook(main string, rels relations) error {
	return b.each(b.parts[main], maxPart, func(x *xmlReader, kind markup) error {
		if kind != markStart {
			return nil
		}
		switch string(x.name) {
		case "workbookPr":
			b.since1904 = isTrue(x.attr("date1904"))
		case "sheet":
			rel := rels[string(x.attr("id"))]
			if part := b.parts[rel.target]; part != nil && strings.HasSuffix(rel.kind, "/worksheet") && len(b.sheets) < maxNames {
				state := string(x.attr("state"))
				name := string(unescape(nil, x.attr("name")))
				b.sheets = append(b.sheets, worksheet{Worksheet{Name: name, Hidden: state == "hidden" || state == "veryHidden"}, part})
			}
		}
		return nil
	})
}

func isTrue(value []byte) bool { return string(value) == "1" || string(value) == "true" }

// readStyles reads what the formats of cells make of a number.
func (b *workbook) readStyles(part *zip.File) error {
	own := map[int]numberFormat{}
	inside := false
	return b.each(part, maxPart, func(x *xmlReader, kind markup) error {
		switch name := string(x.name); {
		case kind == markText:
		case name == "cellXfs":
			inside = kind == markStart && !x.empty
		case kind == markEnd:
		case name == "numFmt" && len(own) < maxStyles:
			if id, err := strconv.Atoi(string(x.attr("numFmtId"))); err == nil {
				own[id] = readFormat(string(unescape(nil, x.attr("formatCode"))))
			}
		case name == "xf" && inside && len(b.formats) < maxStyles:
			id, err := strconv.Atoi(string(x.attr("numFmtId")))
			f, defined := own[id]
			if !defined && err == nil {
				f = builtinFormat(id)
			}
			b.formats = append(b.formats, f)
		}
		return nil
	})
}

// readShared reads the texts that cells share. How a text is to be spoken, in
// rPh, is no part of it.
func (b *workbook) readShared(part *zip.File) error {
	var text []byte
	inText, spoken, bytes := false, false, 0
	return b.each(part, maxSheet, func(x *xmlReader, kind markup) error {
		switch {
		case kind == markText:
			if inText && !spoken {
				text = x.appendText(text)
			}
		case string(x.name) == "t":
			inText = kind == markStart && !x.empty
		case string(x.name) == "rPh":
			spoken = kind == markStart && !x.empty
		case string(x.name) == "si" && kind == markStart:
			text = text[:0]
			if x.empty {
				b.shared = append(b.shared, "")
			}
		case string(x.name) == "si":
			b.shared = append(b.shared, cellText(text))
			bytes += len(text)
		}
		if bytes > maxStrings || len(b.shared) > maxShared {
			return errTooLarge
		}
		return nil
	})
}

// cellText is the text of a cell, in which characters that XML cannot hold are
// written as _x000D_.
func cellText(text []byte) string {
	s := clean(text)
	if !strings.Contains(s, "_x") {
		return strings.ReplaceAll(s, "\r\n", "\n")
	}
	var out strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 {
			break
		}
		out.WriteString(s[:i])
		s = s[i:]
		if len(s) >= len("_x000D_") && s[6] == '_' {
			if n, err := strconv.ParseUint(s[2:6], 16, 16); err == nil {
				out.WriteRune(rune(n))
				s = s[len("_x000D_"):]
				continue
			}
		}
		out.WriteString("_x")
		s = s[2:]
	}
	out.WriteString(s)
	return strings.ReplaceAll(strings.ReplaceAll(out.String(), "\r\n", "\n"), "\x00", "\uFFFD")
}

// choose takes the worksheet of the settings, or the first that can be seen and
// says something.
func (b *workbook) choose(found *Detected) (worksheet, error) {
	if found.Worksheet != "" {
		for _, sheet := range b.sheets {
			if strings.EqualFold(strings.TrimSpace(sheet.Name), strings.TrimSpace(found.Worksheet)) {
				return sheet, nil
			}
		}
		return worksheet{}, noWorksheet(found.Worksheet)
	}
	var filled []worksheet
	for _, hidden := range []bool{false, true} {
		for _, sheet := range b.sheets {
			if sheet.Hidden != hidden || len(filled) > 1 {
				continue
			}
			if some, err := b.hasRows(sheet); err != nil {
				return worksheet{}, err
			} else if some {
				filled = append(filled, sheet)
			}
		}
		if len(filled) > 0 {
			break
		}
	}
	if len(filled) == 0 {
		return worksheet{}, refusal("error.table.empty")
	}
	if len(filled) > 1 {
		found.Unsure |= TraitWorksheet
	}
	return filled[0], nil
}

// hasRows reports that the worksheet has a cell with something in it.
func (b *workbook) hasRows(sheet worksheet) (bool, error) {
	r, err := b.open(sheet, nil)
	if err != nil {
		return false, err
	}
	for {
		row, err := r.next()
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if !row.blank() {
			return true, nil
		}
	}
}

func noWorksheet(name string) error {
	return wrongSetting("error.table.worksheet", name)
}
