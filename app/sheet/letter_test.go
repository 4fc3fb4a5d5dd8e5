package sheet

import (
	"strings"
	"testing"
)

func TestALetterLosesNothingOverItsPages(t *testing.T) {
	fonts := loaded(t)
	for _, paper := range []Paper{A5Paper, A4Paper} {
		for n := range 13 {
			text := strings.TrimSpace(strings.Repeat(greeting+"\n", n))
			p := LayLetter(fonts, Letter{Text: text, Font: Serif, Paper: paper})
			var got strings.Builder
			lowest := 0.0
			for _, page := range p.Pages {
				got.WriteString(set(page.Faces[0].Face.Texts, func(t Text) bool { return t.Grey == 0 }))
				for _, run := range page.Faces[0].Face.Texts {
					if run.Grey == 0 {
						lowest = max(lowest, run.Baseline)
						if right := run.X + fonts.Width(Serif, run.Size, run.S); right > page.W-papers[paper].side+0.01 {
							t.Fatalf("%s: a line ends at %.1f mm", paper, right)
						}
					}
				}
			}
			if solid(got.String()) != solid(text) {
				t.Fatalf("%s, %d times: the text is not whole", paper, n)
			}
			if lowest > papers[paper].h-papers[paper].bottom {
				t.Fatalf("%s: a line stands at %.1f mm", paper, lowest)
			}
			if len(p.Pages) == 0 || p.Used < 0 || p.Used > 1 || (n == 0) != (p.Used == 0) {
				t.Fatalf("%s, %d times: %d pages, the last %.2f full", paper, n, len(p.Pages), p.Used)
			}
		}
	}
}

func TestEveryPageOfALetterButTheFirstHasItsNumber(t *testing.T) {
	p := LayLetter(loaded(t), Letter{Text: strings.Repeat(greeting+"\n", 9), Font: Serif, Paper: A5Paper, Mark: "Узор"})
	var numbers []string
	for _, page := range p.Pages {
		numbers = append(numbers, set(page.Faces[0].Face.Texts, func(t Text) bool { return t.Grey != 0 }))
	}
	if len(numbers) < 3 || numbers[0] != "Узор" || numbers[1] != "2Узор" || numbers[2] != "3Узор" {
		t.Fatalf("%q", numbers)
	}
}

func TestACardIsMeasuredAsItIsLaid(t *testing.T) {
	fonts := loaded(t)
	card, last := sample(), 0.0
	if r := MeasureCard(fonts, Postcard{MessageFont: Serif}); r.Share != 0 || r.Lines != 0 {
		t.Fatalf("an empty card is %+v", r)
	}
	full := false
	for range 60 {
		room, laid := MeasureCard(fonts, card), LayPostcard(fonts, card)
		tooLong := len(laid.Reasons) > 0 && laid.Reasons[0] == MessageTooLong
		if (room.Share > 1) != tooLong || room.Points != laid.Points || room.Share < last {
			t.Fatalf("measured %+v, laid at %g pt, too long: %v", room, laid.Points, tooLong)
		}
		card.Message, last, full = card.Message+" яшчэ адно слова", room.Share, full || tooLong
	}
	if !full {
		t.Fatal("the card never was full: it proves nothing")
	}
}

func TestWhatIsCopiedByHandHasTheLinesOfTheCard(t *testing.T) {
	fonts := loaded(t)
	short := ByHand{
		Title: "Адна паштоўка", Lead: "Перапішыце.", AddressTitle: "Адрас", Address: sample().Address,
		TextTitle: "Тэкст", Text: greeting, Full: "Далей не змесціцца", Footer: "Вестка",
	}
	last := 0
	for _, hand := range HandSizes {
		page := short
		page.Hand = hand
		room := MeasureByHand(fonts, greeting, hand)
		if room.Lines <= last {
			t.Fatalf("a %s hand takes %d lines, a smaller one %d", hand, room.Lines, last)
		}
		last = room.Lines
		pages := LayByHand(fonts, page)
		var all []Text
		for _, p := range pages {
			all = append(all, p.Faces[0].Face.Texts...)
			for _, run := range p.Faces[0].Face.Texts {
				if right := run.X + fonts.Width(run.Font, run.Size, run.S); right > listW-byHandMargin+0.01 || run.Baseline > listFoot+0.01 {
					t.Fatalf("%q stands out of the page", run.S)
				}
			}
		}
		if got := set(all, func(t Text) bool { return t.Font == Serif }); solid(got) != solid(greeting) {
			t.Fatalf("the text of a %s hand is not whole: %s", hand, got)
		}
		said := set(all, func(t Text) bool { return t.S == short.Full }) != ""
		if said != (room.Lines > room.Room) {
			t.Fatalf("a %s hand takes %d of %d lines; that it is full is said: %v", hand, room.Lines, room.Room, said)
		}
		if got := set(all, func(t Text) bool { return t.Font == SansBold && t.Grey == 0 }); !strings.Contains(solid(got), solid("АЛАІЗА ПАШКЕВІЧ")) {
			t.Fatalf("the address is not in block letters: %s", got)
		}
	}
}

func TestOnePageHoldsACardByHand(t *testing.T) {
	fonts := loaded(t)
	for _, hand := range HandSizes {
		full := MeasureByHand(fonts, "а", hand).Room
		for _, lines := range []int{full, 22} { // as many as the longest of the built-in texts takes in a large hand
			text := ""
			for MeasureByHand(fonts, text, hand).Lines < lines {
				text += "радок "
			}
			pages := LayByHand(fonts, ByHand{
				Title: "Паштоўка", Lead: strings.Repeat("Тэкст перапісвайце радок у радок. ", 5), AddressTitle: "Адрас", Address: sample().Address, TextTitle: "Тэкст", Text: text, Hand: hand,
				Full: "Тут паштоўка заканчваецца.",
			})
			if len(pages) != 1 {
				t.Errorf("%d lines in a %s hand take %d pages", lines, hand, len(pages))
			}
		}
	}
}
