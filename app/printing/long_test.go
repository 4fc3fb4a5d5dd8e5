package printing

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/sheet"
)

// many puts so many people with names of their own on the list.
func (s *shop) many(n int) []app.PersonID {
	s.t.Helper()
	edits := make([]app.PersonEdit, n)
	for i := range edits {
		edits[i] = apptest.Edit(apptest.Writer(i, held("IK-901"), func(p *app.Person) {
			p.SourceIDs = []app.SourceID{app.SourceID(fmt.Sprintf("many:%d", i))}
			p.Names.BE.Family += fmt.Sprintf("-%d", i)
		}))
	}
	c, err := s.store.SavePeople(s.t.Context(), edits)
	if err == nil {
		err = s.list.Load(s.t.Context())
	}
	if err != nil {
		s.t.Fatal(err)
	}
	ids := make([]app.PersonID, len(c.IDs))
	for i, id := range c.IDs {
		ids[i] = app.PersonID(id)
	}
	return ids
}

func TestTheSameJobGivesTheSameBytesOnOneProcessorAndOnMany(t *testing.T) {
	s := newShop(t)
	ids := s.many(300)
	for _, layout := range sheet.Layouts {
		req := request(ids...)
		req.Layout = layout
		made := map[int][]byte{}
		for _, processors := range []int{1, 2, 7} {
			before := runtime.GOMAXPROCS(processors)
			job := s.prepare(req)
			var b bytes.Buffer
			err := s.WritePDF(context.Background(), job, &b, nil)
			runtime.GOMAXPROCS(before)
			if err != nil || len(job.Cards) != len(ids) {
				t.Fatalf("%d cards, %v", len(job.Cards), err)
			}
			for i := range job.Cards {
				if job.Cards[i].Person.ID != ids[i] {
					t.Fatalf("card %d is to %d, not to %d", i, job.Cards[i].Person.ID, ids[i])
				}
			}
			made[processors] = b.Bytes()
		}
		if !bytes.Equal(made[1], made[2]) || !bytes.Equal(made[1], made[7]) {
			t.Errorf("%s: the bytes depend on the processors", layout)
		}
	}
}

func TestALongJobStopsWhenToldTo(t *testing.T) {
	s := newShop(t)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	_, err := s.Prepare(ctx, request(s.many(1000)...), func(done, total int) {
		if done == 100 {
			stop()
		}
		if done > 100 {
			t.Errorf("went on to card %d of %d", done, total)
		}
	})
	if app.CodeOf(err) != app.Cancelled {
		t.Errorf("it ended with %v", err)
	}
}
