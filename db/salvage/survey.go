package salvage

import (
	"context"
	"io"
	"slices"
)

// Survey is what a look at every page of a file found.
type Survey struct {
	Pages    int64 // in the file
	Unplaced int   // rows on pages that may be of more than one tree

	file  file
	trees map[string]*found
	owned []bool             // by page: it is of a tree
	bad   map[int64]struct{} // pages that ought to hold something and cannot be read
}

// found is what is known of one tree.
type found struct {
	Tree
	pages []int64 // with rows; first those that hang on the root
	lost  int     // pages to which the way leads and that cannot be read
	root  bool    // it is known and can be read
}

// Look reads the file once. The error is that of the context only.
func Look(ctx context.Context, r io.ReaderAt, size int64, trees []Tree) (*Survey, error) {
	s := &Survey{Pages: size / PageSize, trees: map[string]*found{}, bad: map[int64]struct{}{}}
	s.file = file{r, s.Pages}
	s.owned = make([]bool, s.Pages+1)
	all := []*found{{Tree: schemaTree}}
	for i := range trees {
		all = append(all, &found{Tree: trees[i]})
	}
	for _, t := range all {
		s.trees[t.Name] = t
	}
	s.walk(all[0])
	if s.Damaged(schema) {
		if err := s.adopt(ctx, all[:1]); err != nil {
			return nil, err
		}
	}
	s.takeRoots()
	for _, t := range all[1:] {
		s.walk(t)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	if err := s.adopt(ctx, all[1:]); err != nil {
		return nil, err
	}
	return s, nil
}

// takeRoots takes the roots from what can be read of the table of tables. Where
// it says nothing of a tree, the root is where it would be in a whole file.
func (s *Survey) takeRoots() {
	s.Rows(schema, func(r Row) bool {
		name, _ := r.Values[1].(string)
		root, _ := r.Values[3].(int64)
		if t := s.trees[name]; t != nil && root > 1 && root <= s.Pages {
			t.Root = root
		}
		return true
	})
}

// walk goes down from the root of a tree.
func (s *Survey) walk(t *found) {
	if t.Root == 0 {
		return
	}
	var b [PageSize]byte
	for next := []int64{t.Root}; len(next) > 0; {
		no := next[len(next)-1]
		next = next[:len(next)-1]
		if no >= 1 && no <= s.Pages && s.owned[no] {
			continue // two ways to one page: one of them is damage
		}
		p, ok := s.file.page(no, b[:])
		if !ok || !t.may(p) {
			t.lost++
			s.bad[no] = struct{}{}
			continue
		}
		if no == t.Root {
			t.root = true
		}
		s.take(t, no, p)
		next = append(next, children(p)...)
	}
}

// take is that the page is the tree's.
func (s *Survey) take(t *found, no int64, p page) {
	s.owned[no] = true
	delete(s.bad, no)
	if p.kind != tableInner {
		t.pages = append(t.pages, no)
	}
}

// children of a page, the first one last, as they are gone down to.
func children(p page) []int64 {
	if p.kind.leaf() {
		return nil
	}
	all := []int64{p.last()}
	for i := p.cells - 1; i >= 0; i-- {
		if c := p.cell(i); c.ok {
			all = append(all, c.child)
		}
	}
	return all
}

// may reports that a page to which the way leads may be the tree's: there is no
// row on it or one of them fits.
func (t *found) may(p page) bool {
	if t.Numbered != (p.kind == tableInner || p.kind == tableLeaf) {
		return false
	}
	if p.kind == tableInner || p.cells == 0 {
		return true
	}
	for i := range p.cells {
		if t.has(p.cell(i)) {
			return true
		}
	}
	return false
}

// has reports that a cell holds a record that may be the tree's.
func (t *found) has(c cell) bool {
	if !c.ok {
		return false
	}
	r, ok := parseRecord(c.payload)
	return ok && t.numbers(c.number) && t.fits(&r)
}

// must reports that a page found by itself can be the tree's: all rows fit.
func (s *Survey) must(t *found, p page) bool {
	if t.Numbered != (p.kind == tableLeaf) {
		return false
	}
	for i := range p.cells {
		c := p.cell(i)
		if !t.has(c) || t.Name == schema && !s.isSchema(t, c) {
			return false
		}
	}
	return true
}

// isSchema reports that a row is of the table of tables, whose types alone are
// those of many others.
func (s *Survey) isSchema(t *found, c cell) bool {
	row, ok := s.row(t, c)
	return ok && (row.Values[0] == "table" || row.Values[0] == "index")
}

// adopt finds the tree of every page with rows to which no way leads, and counts
// the pages of which nothing can be told.
func (s *Survey) adopt(ctx context.Context, trees []*found) error {
	var b [PageSize]byte
	for no := int64(1); no <= s.Pages; no++ {
		if no%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if s.owned[no] {
			continue
		}
		if !s.file.read(no, b[:]) {
			s.bad[no] = struct{}{}
			continue
		}
		p, ok := parse(no, b[:])
		switch {
		case ok && p.sound() && p.kind != tableInner && p.cells > 0:
			s.place(trees, no, p)
		case !ok && b[0] != 0 || ok && !p.sound(): // what goes on with a record and what is free begin with 0
			s.bad[no] = struct{}{}
		}
	}
	return nil
}

// Bad is how many pages ought to hold something and cannot be read.
func (s *Survey) Bad() int { return len(s.bad) }

// place gives a page to the one tree that it can be of. Of several, that is the
// one to which a way is lost.
func (s *Survey) place(trees []*found, no int64, p page) {
	var can, lacking []*found
	for _, t := range trees {
		if !s.must(t, p) {
			continue
		}
		can = append(can, t)
		if !t.root || t.lost > 0 {
			lacking = append(lacking, t)
		}
	}
	if len(can) > 1 {
		can = lacking
	}
	switch {
	case len(can) == 1:
		s.take(can[0], no, p)
	case slices.ContainsFunc(can, func(t *found) bool { return !t.Index }):
		s.Unplaced += p.cells
	}
}

// Damaged reports that pages of the tree cannot be read, or that it is not known
// where it begins.
func (s *Survey) Damaged(tree string) bool {
	t := s.trees[tree]
	return t != nil && (t.lost > 0 || !t.root)
}

// Has reports that there is a page with rows of the tree.
func (s *Survey) Has(tree string) bool {
	t := s.trees[tree]
	return t != nil && len(t.pages) > 0
}

// Rows gives every row of the tree that can be read whole, until yield returns
// false, and how many cannot. A row may come twice.
func (s *Survey) Rows(tree string, yield func(Row) bool) (unreadable int) {
	t := s.trees[tree]
	if t == nil {
		return 0
	}
	var b [PageSize]byte
	for _, no := range t.pages {
		p, ok := s.file.page(no, b[:])
		if !ok {
			continue
		}
		for i := range p.cells {
			row, ok := s.row(t, p.cell(i))
			if !ok {
				unreadable++
			} else if !yield(row) {
				return unreadable
			}
		}
	}
	return unreadable
}

func (s *Survey) row(t *found, c cell) (Row, bool) {
	if !c.ok {
		return Row{}, false
	}
	r, ok := parseRecord(c.payload)
	if !ok || !t.numbers(c.number) || !t.fits(&r) {
		return Row{}, false
	}
	b, ok := s.file.whole(c.payload)
	if !ok {
		return Row{}, false
	}
	row := Row{Number: c.number, Values: r.values(b)}
	for i, v := range row.Values {
		if n, whole := v.(int64); whole && t.Columns[i].Type == Real { // written shorter than it is
			row.Values[i] = float64(n)
		}
	}
	if t.Numbered && t.Number >= 0 && t.Number < len(row.Values) {
		row.Values[t.Number] = c.number
	}
	return row, true
}
