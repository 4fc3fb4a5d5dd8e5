package printing

import (
	"bytes"
	"errors"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/sheet"
)

// l7160 is a sheet of 21 labels.
var l7160 = sheet.Stock{
	Paper: sheet.A4, Place: sheet.Size{W: 63.5, H: 38.1}, Columns: 3, Rows: 7, Left: 7.25, Top: 15.15, PitchX: 66, PitchY: 38.1,
}

var sender = []string{"Ганна", "Skrytka 12", "00-000 Warszawa", "POLAND"}

// firstLines are the first black lines on the leaves of a document, as they come.
func (s *shop) firstLines(job *Job, nr int) []string {
	s.t.Helper()
	d := job.document(s.fonts, nr)
	var lines []string
	for page := range d.pages() {
		for i := range page.Faces {
			f := page.Faces[i].Face
			if at := slices.IndexFunc(f.Texts, func(t sheet.Text) bool { return t.Grey == 0 }); at >= 0 {
				lines = append(lines, f.Texts[at].S)
			}
		}
	}
	return lines
}

func TestTheDocumentsOfAJobComeInOneOrder(t *testing.T) {
	s := newShop(t)
	var ids []app.PersonID
	for n := range 23 {
		ids = append(ids, s.add(n))
	}
	slices.Reverse(ids)
	req := request(ids...)
	req.Paper = Paper{Item: Letters}
	req.Return = sender
	req.Beside = []Paper{{Item: Envelopes, Size: sheet.DL}, {Item: Labels, Stock: l7160, Used: []int{0, 4}}, {Item: ReplyEnvelopes}, {Item: ReturnLabels, Stock: l7160}}
	for _, copies := range []int{1, 3} {
		req.Copies = copies
		job := s.prepare(req)
		if len(job.Cards) != 23 {
			t.Fatal("somebody was lost")
		}
		var want []string
		for i := range job.Cards {
			for range copies {
				want = append(want, job.Cards[i].Address[0])
			}
		}
		for _, nr := range []int{1, 2} {
			if got := s.firstLines(job, nr); !slices.Equal(got, want) {
				t.Errorf("document %d is for %v, want %v", nr, got, want)
			}
		}
		for _, nr := range []int{3, 4} {
			got := s.firstLines(job, nr)
			if len(got) != 23*copies || slices.ContainsFunc(got, func(line string) bool { return line != sender[0] }) {
				t.Errorf("document %d is for %v", nr, got)
			}
		}
		if sheets, pages := s.Count(job, 2); sheets != (23*copies+2+20)/21 || pages != sheets {
			t.Errorf("%d labels take %d sheets", 23*copies, sheets)
		}
		var b bytes.Buffer
		for nr := range job.Request.Papers() {
			if err := s.WritePaper(t.Context(), job, nr, &b, nil); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestEveryLetterBeginsOnPaperOfItsOwn(t *testing.T) {
	s := newShop(t)
	req := request(s.add(1), s.add(2), s.add(3))
	req.Words = strings.Repeat("Добры дзень, {given}! Піша {sender}. ", 120)
	req.Paper = Paper{Item: Letters, Size: sheet.A5}
	for _, duplex := range []bool{false, true} {
		req.Paper.Duplex = duplex
		job := s.prepare(req)
		_, total := s.Count(job, 0)
		if total != job.Pages {
			t.Errorf("%d pages are counted, the job says %d", total, job.Pages)
		}
		d, at := job.document(s.fonts, 0), 0
		for page := range d.pages() {
			if first := job.Cards[at/(total/3)].Sheets()[0].Front; at%(total/3) == 0 && !reflect.DeepEqual(page.Faces[0].Face, first) {
				t.Errorf("page %d is not the first one of a letter", at)
			}
			at++
		}
		if at != total || total%3 != 0 || total < 6 || duplex && total%2 != 0 {
			t.Errorf("%d pages of %d, both sides: %v", at, total, duplex)
		}
		for i := range job.Cards {
			if job.Cards[i].Leaves == 0 || job.Cards[i].Overflow {
				t.Error("a letter has no sheets, or is said not to fit")
			}
		}
	}
}

func TestTheAddressOfALetterStandsInItsWindowOnly(t *testing.T) {
	s := newShop(t)
	req := request(s.add(1))
	for _, p := range []Paper{{Item: Letters, Fold: sheet.DL, Window: true}, {Item: Letters, Fold: sheet.DL}} {
		req.Paper = p
		job := s.prepare(req)
		has := slices.ContainsFunc(job.Cards[0].Sheets()[0].Front.Texts, func(t sheet.Text) bool { return t.S == country })
		if has != p.Window {
			t.Errorf("the address is there: %v, asked for: %v", has, p.Window)
		}
	}
}

func TestLabelsOfTheSenderFillTheirSheets(t *testing.T) {
	s := newShop(t)
	req := Request{Paper: Paper{Item: ReturnLabels, Stock: l7160, Used: []int{0, 1, 1}}, Return: sender, Today: apptest.Today}
	for copies, want := range []int{19, 19, 40} {
		req.Copies = copies
		job := s.prepare(req)
		if got := s.firstLines(job, 0); len(got) != want {
			t.Errorf("%d copies: %d labels, want %d", copies, len(got), want)
		}
		if left := s.UsedAfter(job, 0); left != nil {
			t.Errorf("%v are used of a full sheet", left)
		}
	}
	one := request(s.add(1), s.add(2))
	one.Paper, one.Return = req.Paper, sender
	job := s.prepare(one)
	if left := s.UsedAfter(job, 0); len(s.firstLines(job, 0)) != 2 || !slices.Equal(left, []int{0, 1, 2, 3}) {
		t.Errorf("two labels beside two used places leave %v used", left)
	}
}

func TestWhatBearsOnlyAnAddressNeedsNoWordsAndIsNotLogged(t *testing.T) {
	s := newShop(t)
	id := s.add(1)
	for _, p := range []Paper{{Item: Envelopes}, {Item: Labels, Stock: l7160}, {Item: ReplyEnvelopes}, {Item: JobSheet}} {
		job := s.prepare(Request{People: []app.PersonID{id}, Lang: app.Belarusian, Paper: p, Return: sender, Today: apptest.Today})
		if len(job.Cards) != 1 || len(job.Cards[0].Flags) != 0 {
			t.Errorf("%s: %v", p.Item, job.Flagged())
		}
		if id, _, err := s.Make(t.Context(), job, apptest.FixedClock(), func() error { return nil }); err != nil || id != 0 {
			t.Errorf("%s: job %d is logged, %v", p.Item, id, err)
		}
	}
	req := request(s.add(2))
	req.Paper.Item = Letters
	job := s.prepare(req)
	made, _, err := s.Make(t.Context(), job, apptest.FixedClock(), func() error { return nil })
	logged, _ := s.store.Letters(t.Context(), app.LetterFilter{Job: made})
	if err != nil || len(logged) != 1 || logged[0].Kind != app.OnSheets || logged[0].Picture != "" {
		t.Errorf("a letter is logged as %+v, %v", logged, err)
	}
}

func TestPaperThatCannotBeIsRefused(t *testing.T) {
	s := newShop(t)
	req := request(s.add(1))
	req.Return = sender
	for key, p := range map[string]Paper{
		"error.paper.letter":       {Item: Letters, Size: sheet.A6},
		"error.paper.window_twice": {Item: Letters, Fold: sheet.C6, Window: true},
		"error.paper.window":       {Item: Letters, Size: sheet.A5, Fold: sheet.C6, Window: true},
		"error.paper.card":         {Size: sheet.Size{W: 120, H: 80}},
		"error.paper.envelope":     {Item: Envelopes, Size: sheet.Size{W: 400, H: 300}},
		"error.paper.no_sheet":     {Item: Labels},
		"error.paper.too_small":    {Stock: l7160},
		"error.stock.all_used":     {Used: []int{0}},
		"error.stock.no_place":     {Item: Labels, Stock: l7160, Used: []int{21}},
	} {
		for _, beside := range []bool{false, true} {
			bad := req
			if bad.Paper = p; beside {
				bad.Paper, bad.Beside = Paper{}, []Paper{p}
			}
			var e *app.Error
			if _, err := s.Prepare(t.Context(), bad, nil); !errors.As(err, &e) || e.Key != key {
				t.Errorf("%s, beside %v: %v", key, beside, err)
			}
		}
	}
	req.Return = nil
	for _, item := range []Item{ReturnLabels, ReplyEnvelopes} {
		req.Paper = Paper{Item: item, Stock: l7160}
		if item == ReplyEnvelopes {
			req.Paper.Stock = sheet.Stock{}
		}
		var e *app.Error
		if _, err := s.Prepare(t.Context(), req, nil); !errors.As(err, &e) || e.Key != "error.paper.no_return" {
			t.Errorf("%s without a sender's address: %v", item, err)
		}
	}
}

func TestALabelThatIsTooSmallIsFlaggedBesideItsCard(t *testing.T) {
	s := newShop(t)
	req := request(s.add(1))
	small := sheet.Stock{Paper: sheet.A4, Place: sheet.Size{W: 20, H: 8}, Columns: 2, Rows: 2, PitchX: 30, PitchY: 30}
	req.Beside = []Paper{{Item: Labels, Stock: small}}
	job := s.prepare(req)
	if got := keys(job.Flagged()); !slices.Contains(got, "print.flag.address_small") || job.Cards[0].Overflow {
		t.Errorf("flagged: %v", got)
	}
}

func TestTheBacksOfCardsAreThoseOfTheFronts(t *testing.T) {
	s := newShop(t)
	req := request(s.add(1), s.add(2), s.add(3), s.add(4), s.add(5))
	im := sheet.FourUp.Imposition()
	req.Paper = Paper{Stock: im.Stock, Cut: true, Sides: sheet.Fronts}
	backs := req.Paper
	backs.Sides = sheet.Backs
	req.Beside = []Paper{backs}
	job := s.prepare(req)
	both := req
	both.Paper.Sides, both.Beside = sheet.Both, nil
	var want []*sheet.Face
	whole := s.prepare(both)
	d := whole.document(s.fonts, 0)
	for page := range d.pages() {
		want = append(want, page.Faces[0].Face)
	}
	for nr, from := range []int{0, 1} {
		d := job.document(s.fonts, nr)
		at := from
		for page := range d.pages() {
			if f := page.Faces[0].Face; len(f.Texts) != len(want[at].Texts) || len(f.Pictures) != len(want[at].Pictures) {
				t.Errorf("page %d of document %d is another one", at, nr)
			}
			at += 2
		}
		if at != len(want)+from {
			t.Errorf("document %d ends at page %d of %d", nr, at, len(want))
		}
	}
}

func TestACardOfAnotherSizeIsLaidForThatSize(t *testing.T) {
	s := newShop(t)
	req := request(s.add(1))
	for _, size := range []sheet.Size{{W: 150, H: 100}, sheet.A5.Wide(), {W: 210, H: 105}} {
		req.Paper = Paper{Size: size, Upright: true}
		job := s.prepare(req)
		c := job.Cards[0].Laid()
		if c.Back.W != size.W || c.Front.W != size.H || c.Overflow {
			t.Errorf("%v: the sides are %g and %g mm wide", size, c.Front.W, c.Back.W)
		}
		var b bytes.Buffer
		if err := s.WritePDF(t.Context(), job, &b, nil); err != nil {
			t.Error(err)
		}
	}
}

func TestPaperThatIsCutIsRememberedByItsSizes(t *testing.T) {
	seen := map[string]Paper{}
	for _, p := range []Paper{
		{Item: Postcards}, {Item: Postcards, Bleed: 3}, {Item: Postcards, Gutter: 10}, {Item: Postcards, Bleed: 3, Gutter: 10}, {Item: Postcards, Size: sheet.Size{W: 150, H: 100}}, {Item: Letters, Size: sheet.A5},
	} {
		for _, paper := range []sheet.Size{sheet.A4, sheet.A3} {
			p.OnPaper(paper)
			begun := p.Begun()
			if begun == nil || begun.Labels() != p.Stock.Places() || sheet.StockOf(begun) != p.Stock {
				t.Fatalf("%v: %+v", p, begun)
			}
			if other, twice := seen[begun.ID]; twice {
				t.Errorf("%v and %v are both %q", p, other, begun.ID)
			}
			seen[begun.ID] = p
			own := *begun
			if own, err := own.Clean(); err == nil && own.ID == begun.ID {
				t.Errorf("a sheet of the user's own may be called %q", own.ID)
			}
		}
	}
	if whole := (&Paper{Item: Letters}); whole.Begun() != nil {
		t.Error("a letter was begun")
	}
}

func TestAsManyLabelsForNobodyAsAreAskedFor(t *testing.T) {
	s := newShop(t)
	req := Request{Return: sender, Paper: Paper{Item: ReturnLabels, Stock: l7160, Used: []int{0, 4}}, Lang: app.Belarusian}
	for _, c := range []struct{ wanted, copies, labels, sheets int }{
		{0, 1, 19, 1}, {0, 2, 40, 2}, {1, 1, 1, 1}, {19, 1, 19, 1}, {20, 5, 20, 2}, {100, 1, 100, 5},
	} {
		req.Labels, req.Copies = c.wanted, c.copies
		job := s.prepare(req)
		sheets, _ := s.Count(job, 0)
		if got := len(s.firstLines(job, 0)); got != c.labels || s.Pieces(job, 0) != c.labels || sheets != c.sheets {
			t.Errorf("%d labels, %d copies: %d of them on %d sheets", c.wanted, c.copies, got, sheets)
		}
	}
}

func TestASheafHasThePagesOfThePDF(t *testing.T) {
	s := newShop(t)
	var ids []app.PersonID
	for n := range 9 {
		ids = append(ids, s.add(n))
	}
	req := request(ids...)
	req.Paper = Paper{Item: Postcards, Stack: true, Used: []int{2}}
	req.Paper.OnPaper(sheet.A4)
	job := s.prepare(req)
	sheaf := s.Sheaf(job, 0)
	var got []sheet.Page
	for i := range sheaf.Count() {
		got = append(got, sheaf.Sides(i)...)
	}
	d := job.document(s.fonts, 0)
	if want := slices.Collect(d.pages()); sheaf.Count() != 3 || !reflect.DeepEqual(got, want) {
		t.Errorf("%d pages of %d sheets, the PDF has %d", len(got), sheaf.Count(), len(want))
	}
}

func TestWhoTurnsThePaperByHandGetsTheFrontsAndTheBacks(t *testing.T) {
	s := newShop(t)
	req := request(s.add(1), s.add(2))
	req.Beside = []Paper{{Item: Envelopes}}
	job := s.prepare(req)
	both := slices.Collect(s.pagesOf(job, 0))
	job.Request.ByHand()
	if papers := job.Request.Papers(); len(papers) != 3 || papers[2].Item != Envelopes {
		t.Fatalf("%+v", papers)
	}
	fronts, backs := slices.Collect(s.pagesOf(job, 0)), slices.Collect(s.pagesOf(job, 1))
	if len(fronts) != 2 || len(backs) != 2 {
		t.Fatalf("%d fronts, %d backs", len(fronts), len(backs))
	}
	for i := range 2 {
		if !reflect.DeepEqual(fronts[i], both[2*i]) || !reflect.DeepEqual(backs[i], both[2*i+1]) {
			t.Errorf("the sides of sheet %d are not those of the whole", i)
		}
	}
	one := Request{Paper: Paper{Item: Envelopes}}
	if one.ByHand(); len(one.Beside) != 0 {
		t.Error("an envelope has a back")
	}
}

func (s *shop) pagesOf(job *Job, nr int) iter.Seq[sheet.Page] {
	d := job.document(s.fonts, nr)
	return d.pages()
}
