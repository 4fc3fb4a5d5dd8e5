package letters

import (
	"fmt"
	"strings"
	"testing"

	"vestka/app"
)

const walk = "Дні ў мяне звычайныя: раніцай вару каву, увечары чытаю і слухаю музыку, у выхадныя падоўгу гуляю ў парку. Сёння на прагулцы мне падумалася пра Вас, і вось шлю Вам гэтую паштоўку."

var (
	janka = app.Names{BE: app.Name{Full: "Янка Купала", Given: "Янка", Family: "Купала"}}
	maks  = app.Names{BE: app.Name{Full: "Максім Багдановіч", Given: "Максім", Family: "Багдановіч", Patronymic: "Адамавіч"}}
)

func TestTheSameLetterToTwoPeopleIsTheSame(t *testing.T) {
	a := NewShingles("Дарагі Янка! "+walk+" Пра Янку Купалу думаю.", janka)
	b := NewShingles("дарагі Максім!\n"+walk+"\n\nПра Максіма Багдановіча думаю", maks)
	if l := a.Likeness(b); l != 1 {
		t.Errorf("likeness %v", l)
	}
	if l := NewShingles("Дарагі Янка! "+walk, app.Names{}).Likeness(NewShingles("Дарагі Максім! "+walk, app.Names{})); l == 1 || l < Alike {
		t.Errorf("with the names left in: %v", l)
	}
}

func TestAnotherLetterIsNotLikeIt(t *testing.T) {
	other := "Учора ў нас выпаў першы снег, і дзеці ляпілі ў двары снегавіка. Я спякла пірог з яблыкамі і ўспомніла бабулін сад, дзе іх было столькі, што мы не паспявалі збіраць."
	if l := NewShingles(walk, app.Names{}).Likeness(NewShingles(other, app.Names{})); l > 0.1 {
		t.Errorf("likeness %v", l)
	}
	for _, nothing := range []string{"", "...", "Янка"} {
		if l := NewShingles(nothing, janka).Likeness(NewShingles(walk, janka)); l != 0 {
			t.Errorf("%q: %v", nothing, l)
		}
	}
	if l := NewShingles("Ласкава вітаю", janka).Likeness(NewShingles("ласкава, вітаю!", janka)); l != 1 {
		t.Errorf("two words: %v", l)
	}
}

func TestOneThatWentToTheSamePlaceIsFound(t *testing.T) {
	var sent Sent
	sent.Add(1, "IK-901", NewShingles("Дарагі Янка! "+walk, janka))
	sent.Add(2, "IK-902", NewShingles("Зусім іншыя словы пра надвор’е, кнігі і ката, які спіць на акне", janka))
	text := NewShingles("Дарагі Максім! "+strings.Replace(walk, "каву", "гарбату", 1), maks)
	if id, l := sent.Like("IK-901", text); id != 1 || l < Alike || l == 1 {
		t.Errorf("%d %v", id, l)
	}
	if id, _ := sent.Like("IK-902", text); id != 0 {
		t.Errorf("found %d, which went elsewhere", id)
	}
}

// What is looked up by the first shingles is what comparing every pair finds.
func TestWhatIsFoundIsWhatComparingAllFinds(t *testing.T) {
	words := strings.Fields(walk + " " + walk + " адзін два тры чатыры пяць шэсць сем восем")
	text := func(i int) string {
		changed := append([]string{}, words...)
		for n := range i % 12 {
			changed[(i*7+n*5)%len(changed)] = fmt.Sprint("слова", i, n)
		}
		return strings.Join(changed, " ")
	}
	for i := range 36 {
		var sent Sent
		one := NewShingles(text(i), app.Names{})
		sent.Add(9, "a", one)
		for j := range 36 {
			other := NewShingles(text(j), app.Names{})
			id, _ := sent.Like("a", other)
			if l := one.Likeness(other); (l >= Alike) != (id == 9) {
				t.Fatalf("%d and %d: likeness %v, found %d", i, j, l, id)
			}
		}
	}
}

func BenchmarkFifteenHundredAmongTenThousandSent(b *testing.B) {
	var sent Sent
	text := func(i int) string {
		return fmt.Sprintf("Дарагі сябра! Сёння %d, я чытаю кнігу нумар %d. %s Бывай, %d", i%7, i, walk, i%50)
	}
	for i := range 10_000 {
		sent.Add(int64(i+1), fmt.Sprint(i%40), NewShingles(text(i), app.Names{}))
	}
	for b.Loop() {
		for i := range 1_500 {
			sent.Like(fmt.Sprint(i%40), NewShingles(text(i+3), app.Names{}))
		}
	}
}
