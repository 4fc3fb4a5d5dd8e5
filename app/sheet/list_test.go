package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func birthdays(rows int) List {
	l := List{
		Title: "Дні народзінаў", Subtitle: "22 лістапада – 21 студзеня", Footer: "Спіс для асабістага карыстання", Mark: "УЗОР",
		Columns: []Column{{Title: "Дзень", Weight: 2}, {Title: "Імя", Weight: 5}, {Title: "Дзе ўтрымліваюць", Weight: 6}},
	}
	for i := range rows {
		l.Rows = append(l.Rows, []string{fmt.Sprintf("%d студзеня", i+1), fmt.Sprintf("Максім Багдановіч %d", i), "Узорная папраўчая калонія агульнага рэжыму № 904, г. Узорск"})
	}
	return l
}

func TestAListIsPlannedAsDrawn(t *testing.T) {
	pages := LayList(loaded(t), birthdays(2))
	golden(t, "list.txt", plan(pages[0].Faces[0].Face))
}

func TestEveryPageOfAListHasItsHeadsNumberMarkAndWholeRows(t *testing.T) {
	fonts := loaded(t)
	for _, n := range []int{0, 1, 20, 21, 22, 200} {
		l := birthdays(n)
		pages := LayList(fonts, l)
		rows := 0
		for i, p := range pages {
			texts := p.Faces[0].Face.Texts
			within(t, fonts, texts, Sans, 17, 193, 8, 297-9)
			all := set(texts, func(Text) bool { return true })
			for _, want := range []string{"Дзе ўтрымліваюць", "УЗОР", l.Footer, fmt.Sprintf("%d / %d", i+1, len(pages))} {
				if !strings.Contains(all, want) {
					t.Errorf("%d rows: page %d lacks %q", n, i+1, want)
				}
			}
			first, last := strings.Count(all, "Максім"), strings.Count(all, "г. Узорск")
			if first != last {
				t.Errorf("%d rows: page %d begins %d rows and ends %d", n, i+1, first, last)
			}
			rows += first
		}
		if rows != n {
			t.Errorf("%d rows of %d are there", rows, n)
		}
	}
}

func TestACellTallerThanAPageGoesOnOverThePagesWithoutLoss(t *testing.T) {
	l := birthdays(1)
	l.Rows[0][2] = strings.TrimSpace(strings.Repeat("слова ", 3000))
	pages := LayList(loaded(t), l)
	words := 0
	for _, p := range pages {
		for _, x := range p.Faces[0].Face.Texts {
			words += strings.Count(x.S, "слова")
			if x.Baseline > 297-10 {
				t.Errorf("%q stands at %.1f", x.S, x.Baseline)
			}
		}
	}
	if words != 3000 || len(pages) < 2 {
		t.Errorf("%d words on %d pages", words, len(pages))
	}
}

func TestARowMayHaveFewerCellsThanTheListHasColumns(t *testing.T) {
	l := birthdays(0)
	l.Rows = [][]string{{"1 студзеня"}, {}, {"a", "b", "c", "too many"}}
	if pages := LayList(loaded(t), l); len(pages) != 1 {
		t.Errorf("%d pages", len(pages))
	}
}

func TestANoticeStandsInItsFrameAndEachRowHasItsBoxes(t *testing.T) {
	fonts := loaded(t)
	l := birthdays(40)
	l.Notice = strings.TrimSpace(strings.Repeat("Спіс стары. ", 30))
	l.Columns = append(l.Columns, Column{Weight: 0.5, Tick: true})
	boxes, frames := 0, 0
	for i, p := range LayList(fonts, l) {
		f := p.Faces[0].Face
		for _, r := range f.Rects {
			if r.W == tickSide && r.H == tickSide {
				boxes++
				continue
			}
			frames++
			if i != 0 {
				t.Errorf("a frame on page %d", i+1)
			}
			within(t, fonts, slices.DeleteFunc(slices.Clone(f.Texts), func(x Text) bool { return x.Font != SansBold || !strings.Contains(x.S, "стары") }), SansBold, r.X, r.X+r.W, r.Y, r.Y+r.H)
		}
	}
	if boxes != 40 || frames != 1 {
		t.Errorf("%d boxes, %d frames", boxes, frames)
	}
}
