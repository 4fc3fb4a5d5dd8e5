package letters

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"vestka/app"
)

// varied makes 3 · 4 · 2 letters.
const varied = "{one: а | б | в}\n{given}\n{one: г | ґ | д | е | е}\n{one: ж | з}"

func parsed(t testing.TB, src string) *Template {
	t.Helper()
	tm, err := Parse(src, app.Belarusian)
	if err != nil {
		t.Fatal(err)
	}
	return tm
}

func TestCombinationsAreCounted(t *testing.T) {
	for src, want := range map[string]int{
		"a": 1, "{one: a | b}": 2, "{one: a | b}{one: c | d | e}": 6, "{one: a | {one: b | c} {one: d | e}}": 5,
		"{sex: {one: a | b} | c}": 1, "{you: {one: a | b} | {one: c | d | e}}": 2, "{sender|{one: a | b}}": 2,
		strings.Repeat("{one: a | b}", 100): most,
	} {
		if got := parsed(t, src).Combinations(); got != want {
			t.Errorf("%q: %d, want %d", src, got, want)
		}
	}
}

// hands are letters to so many people in each facility.
func hands(groups, each int) []Hand {
	var all []Hand
	for g := range groups {
		for range each {
			all = append(all, Hand{Key: int64(len(all) + 1), Sex: app.Male, Group: fmt.Sprint("IK-", 901+g)})
		}
	}
	return all
}

// texts are the letters to people who are called alike, by group.
func texts(tm *Template, dealt []Hand) map[string]map[string]int {
	all := map[string]map[string]int{}
	for _, h := range dealt {
		v := Sample(app.Belarusian)
		v.Sex, v.Draw = h.Sex, h.Draw
		text, _ := tm.Merge(v)
		if all[h.Group] == nil {
			all[h.Group] = map[string]int{}
		}
		all[h.Group][text]++
	}
	return all
}

func TestNoTwoLettersToOneFacilityAreTheSame(t *testing.T) {
	src := "{one: а | б | в}\n{given}\n{one: г | ґ | д | е}\n{one: ж | з}"
	tm := parsed(t, src)
	for _, each := range []int{0, 1, 2, 23, 24} {
		for seed := range int64(20) {
			dealt := hands(3, each)
			if short := tm.Deal(seed, dealt); short != nil {
				t.Fatalf("%d letters, seed %d: short %v", each, seed, short)
			}
			for group, found := range texts(tm, dealt) {
				if len(found) != each {
					t.Fatalf("%d letters to %s, seed %d: %d differ", each, group, seed, len(found))
				}
			}
		}
	}
}

func TestWhereTheCombinationsDoNotReachItIsToldAndTheyRepeatEvenly(t *testing.T) {
	tm := parsed(t, "{one: а | б | в} {one: г | ґ}")
	for each, add := range map[int]int{7: 1, 8: 1, 9: 1, 12: 2, 13: 3} {
		dealt := hands(2, each)
		short := tm.Deal(5, dealt)
		want := []Short{{"IK-901", each, 6, add}, {"IK-902", each, 6, add}}
		if !slices.Equal(short, want) {
			t.Errorf("%d letters: %v, want %v", each, short, want)
		}
		for _, found := range texts(tm, dealt) {
			for text, n := range found {
				if n < each/6 || n > each/6+1 {
					t.Errorf("%d letters: %q %d times", each, text, n)
				}
			}
		}
	}
	if short := parsed(t, "a").Deal(5, hands(1, 4)); !slices.Equal(short, []Short{{"IK-901", 4, 1, 3}}) {
		t.Errorf("without a choice: %v", short)
	}
	if short := parsed(t, "a").Deal(5, hands(4, 1)); short != nil {
		t.Errorf("one to each: %v", short)
	}
}

func TestAlternativesThatReadAlikeAreNoDifference(t *testing.T) {
	tm := parsed(t, "{one: а | аб}{one: бв | в}") // абв comes about twice
	dealt := hands(1, 4)
	if short := tm.Deal(1, dealt); len(short) != 1 || short[0].Differ != 3 {
		t.Fatalf("%v", short)
	}
	for seed := range int64(20) {
		if short := tm.Deal(seed, dealt[:3]); short != nil {
			t.Fatalf("seed %d deals the same words twice while there are others: %v", seed, short)
		}
	}
}

func TestTheSameSeedDrawsTheSameInAnyOrder(t *testing.T) {
	tm := parsed(t, "{one: а | б | в}{one: г | ґ | д | е}{one: ж | з}")
	draws := func(seed int64, turn *rand.Rand) map[int64]string {
		dealt := hands(2, 20)
		if turn != nil {
			turn.Shuffle(len(dealt), func(i, j int) { dealt[i], dealt[j] = dealt[j], dealt[i] })
		}
		tm.Deal(seed, dealt)
		all := map[int64]string{}
		for _, h := range dealt {
			all[h.Key] = fmt.Sprint(h.Draw)
		}
		return all
	}
	first := fmt.Sprint(draws(7, nil))
	if fmt.Sprint(draws(7, rand.New(rand.NewPCG(1, 2)))) != first {
		t.Error("another order draws otherwise")
	}
	if fmt.Sprint(draws(8, nil)) == first {
		t.Error("another seed draws the same")
	}
}

func TestWhatWasDrawnForSomeoneHardlyHangsOnTheOthers(t *testing.T) {
	tm := parsed(t, strings.Repeat("{one: а | б | в | г | д}", 6))
	all, fewer := hands(1, 50), hands(1, 50)[10:]
	tm.Deal(3, all)
	tm.Deal(3, fewer)
	for i, h := range fewer {
		if !slices.Equal(h.Draw, all[i+10].Draw) {
			t.Errorf("%d is drawn otherwise", h.Key)
		}
	}
}

func TestAlternativesThatStandTwiceCountOnce(t *testing.T) {
	if n := parsed(t, varied+"").Combinations(); n != 24 {
		t.Fatal(n)
	}
}

func BenchmarkFifteenHundredDifferentLetters(b *testing.B) {
	tm := parsed(b, strings.Repeat("Дарагі {given}! {one: Пішу Вам з {my.town}. | Добры дзень з {my.town}. | Вітаю Вас з {my.town}.}\n{one: а | б | в | г | д}\n", 4))
	for b.Loop() {
		dealt := hands(30, 50)
		if short := tm.Deal(1, dealt); short != nil {
			b.Fatal(short)
		}
		for _, h := range dealt {
			v := Sample(app.Belarusian)
			v.Draw = h.Draw
			if text, missing := tm.Merge(v); text == "" || missing != nil {
				b.Fatal(missing)
			}
		}
	}
}
