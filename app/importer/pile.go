package importer

import (
	"slices"

	"vestka/app"
)

const armful = 1024 // records that are put down together

// pile gathers the records of a list. One slice would be copied each time it
// grows, and a file that is refused at last would take three times its memory.
type pile struct{ armfuls [][]app.Record }

func (p *pile) len() int {
	n := len(p.armfuls)
	if n == 0 {
		return 0
	}
	return (n-1)*armful + len(p.armfuls[n-1])
}

func (p *pile) add(r app.Record) {
	if p.len() == len(p.armfuls)*armful {
		p.armfuls = append(p.armfuls, make([]app.Record, 0, armful))
	}
	last := &p.armfuls[len(p.armfuls)-1]
	*last = append(*last, r)
}

func (p *pile) at(i int) *app.Record { return &p.armfuls[i/armful][i%armful] }

// all are the records in one piece.
func (p *pile) all() []app.Record { return slices.Concat(p.armfuls...) }
