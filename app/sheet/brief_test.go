package sheet

import (
	"fmt"
	"strings"
	"testing"
)

func brief() Brief {
	return Brief{
		Kicker: "Вечар лістоў, аркуш 3", Name: "Алаіза Сцяпанаўна Пашкевіч", Beneath: "Ałaiza Paškievič", Greeting: "Дарагая Алаіза!   Дорогая Алоиза!",
		Writer: Labelled{"Хто піша", "Зоська"},
		Facts:  []Labelled{{"Дата нараджэння", "15 ліпеня 1976"}, {"Утрымліваюць", "Узорная калонія № 904, г. Узорск"}},
		Envelope: Labelled{
			"На канверце", "Алаіза Сцяпанаўна Пашкевіч\nУзорная калонія № 904\nвул. Узорная, 3\n000000, г. Узорск\nREPUBLIC OF BELARUS",
		},
		About: Sourced{"Паэтка, медсястра, актрыса.", "«Вестка» (узор), 30 жніўня 2026"}, AboutTitle: "Што расказвае спіс",
		Write: Section{"Пра што пісаць", []string{"Пра штодзённае: пра свой дзень, фільмы, кнігі, жывёл, свой горад, прыроду, вандроўкі.", "Коратка."}},
		Omit:  Section{"Пра што не пісаць", []string{"Палітыку.", "Прозвішчы, адрасы і іншыя звесткі пра сябе і сваю сям’ю."}}, AdviceSource: "Паводле парад: хто так кажа",
		Notes:      []Sourced{{"Пасля прысуду аддаюць пераважна лісты блізкіх сваякоў.", "хто так кажа, 2023"}, {"Пішыце па-беларуску або па-руску.", "хто так кажа, 2021"}},
		NotesTitle: "Ліст: так", More: "Рэшта ў «Вестцы».", Footer: "Гэты аркуш называе чалавека.", Notice: "УЗОР: не для адпраўкі",
	}
}

func TestABriefIsPlannedAsDrawn(t *testing.T) {
	golden(t, "brief.txt", plan(LayBrief(loaded(t), brief()).Faces[0].Face))
}

// onPage checks that nothing runs off the page or into the footer, and gives all texts.
func onPage(t *testing.T, fonts *Fonts, b Brief) string {
	t.Helper()
	page := LayBrief(fonts, b)
	texts := page.Faces[0].Face.Texts
	for _, x := range texts {
		if x.S == b.Footer {
			continue
		}
		if end := x.X + fonts.Width(x.Font, x.Size, x.S); x.X < listMargin-1e-9 || end > listW-listMargin+1e-9 || x.Baseline > briefBottom {
			t.Errorf("%q stands at %.1f to %.1f across, %.1f down", x.S, x.X, end, x.Baseline)
		}
	}
	return solid(set(texts, func(Text) bool { return true }))
}

func TestALongDescriptionIsShortenedToTheRoomItHas(t *testing.T) {
	fonts := loaded(t)
	for _, words := range []int{1, 50, 100, 150, 200, 300, 1000, 5000} {
		b := brief()
		b.About.Text = strings.TrimSpace(strings.Repeat("слова, ", words))
		all := onPage(t, fonts, b)
		n := strings.Count(all, "слова")
		if cut := strings.Contains(all, "слова…"); cut != (n < words) {
			t.Errorf("%d of %d words, cut %t", n, words, cut)
		}
		if words <= 50 && n != words || words >= 1000 && n < 100 {
			t.Errorf("%d of %d words found room", n, words)
		}
		for _, want := range []string{b.About.Source, b.AdviceSource, b.Notes[1].Text, b.Footer, b.Envelope.Text, b.Writer.Text, b.Notice} {
			if !strings.Contains(all, solid(want)) {
				t.Errorf("with %d words %q is not there", words, want)
			}
		}
	}
}

func TestNotesThatFindNoRoomAreSaidToBeElsewhere(t *testing.T) {
	fonts := loaded(t)
	for n := range 30 {
		b := brief()
		b.Notes = nil
		for i := range n {
			b.Notes = append(b.Notes, Sourced{fmt.Sprintf("Заўвага%d: %s", i, strings.Repeat("і яшчэ слова ", 12)), "крыніца"})
		}
		all := onPage(t, fonts, b)
		there := strings.Count(all, "Заўвага")
		if more := strings.Contains(all, solid(b.More)); more != (there < n) {
			t.Errorf("%d of %d notes, and more elsewhere: %t", there, n, more)
		}
		if n >= 3 && there < 3 {
			t.Errorf("only %d of %d notes found room", there, n)
		}
	}
}

func TestABriefOfNothingIsAPage(t *testing.T) {
	fonts := loaded(t)
	if page := LayBrief(fonts, Brief{Name: "?"}); page.W != listW || page.H != listH {
		t.Errorf("%v by %v", page.W, page.H)
	}
}
