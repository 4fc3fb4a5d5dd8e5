package spelling_test

import (
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/spelling"
)

var dictionaries spelling.Dictionaries // read once for all tests

func of(t testing.TB, lang app.Lang) *spelling.Dictionary {
	t.Helper()
	d, err := dictionaries.Of(lang)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var nobody = func(string) bool { return false }

func mistakes(t *testing.T, lang app.Lang, text string, known func(string) bool) string {
	t.Helper()
	var got []string
	for _, m := range of(t, lang).Mistakes(text, known) {
		got = append(got, text[m.Start:m.End])
	}
	return strings.Join(got, " ")
}

func TestRightWordsAreRightAndWrongOnesAreFound(t *testing.T) {
	for lang, table := range map[app.Lang]struct{ right, wrong string }{
		app.Belarusian: {
			"сёння вечарам мы пілі гарбату з мёдам і глядзелі на снег у садзе, ён ляжаў на яблынях як пух " +
				"з’ела з'ела аб’ява пад’езд ўсё Ўсё ўвечары Увечары Мінск Ганна Вільня па-беларуску што-небудзь калі-нікалі " +
				"прыгажэйшы кветачкі віншую жадаю здароўя шчасця дзякуй зімою дзень нараджэння вожык амялушкі рабіна " +
				"сястра сястры сястрой сястрою пісаў пісала пісалі напішу прачытаю прачытанае хлопчык дзяўчынка бабулін",
			"сеня пачытау прывітаня здороуя дзекуй вечарым рабина зима щасце ёлкa хлопчик пад'езт",
		},
		app.Russian: {
			"сегодня вечером мы пили чай с мёдом и медом, ещё и еще смотрели на снег в саду, ёлка и елка стояли рядом " +
				"здравствуйте привет Минск Аня по-русски кто-нибудь как-то по-прежнему красивейший ромашковый бабушкин " +
				"объявление съел подъезд поздравляю желаю здоровья счастья сестра сестры сестрой прочитанное мальчишка",
			"здраствуйте превет харашо сдесь съедиль обьявление подезд поздровляю щастье сичас зделал карова малако севодня учавствовать",
		},
		app.English: {
			"the snow fell all night and the garden's apple trees are white don't don’t colour color running children grey travelled traveled Minsk well-known",
			"recieve wrold snwo teh gardne becuase wich freind untill tommorow", //nolint:misspell // on purpose
		},
	} {
		if got := mistakes(t, lang, table.right, nobody); got != "" {
			t.Errorf("%s: right words are told to be wrong: %s", lang, got)
		}
		d := of(t, lang)
		for word := range strings.FieldsSeq(table.wrong) {
			if d.Right(word) {
				t.Errorf("%s: %s is told to be right", lang, word)
			}
		}
	}
}

func TestWhatWasMeantIsAmongTheSuggestions(t *testing.T) {
	for lang, table := range map[app.Lang]map[string]string{
		app.Belarusian: {"пачытау": "пачытаў", "прывітаня": "прывітання", "здароуе": "здароўе", "хлопчик": "хлопчык", "рабина": "рабіна", "пад’езт": "пад'езд", "вясеньні": "вясенні", "щасце": "шчасце"},
		app.Russian:    {"здраствуйте": "здравствуйте", "превет": "привет", "харашо": "хорошо", "малако": "молоко", "обьявление": "объявление", "поздровляю": "поздравляю", "Менск": "Минск", "сдесь": "здесь"},
		app.English:    {"recieve": "receive", "wrold": "world", "freind": "friend", "untill": "until"}, //nolint:misspell // on purpose
	} {
		for wrong, meant := range table {
			if got := of(t, lang).Suggest(wrong, 5); !slices.Contains(got, meant) {
				t.Errorf("%s: for %s: %q", lang, wrong, got)
			}
		}
	}
}

func TestOddWordsAreNoAffairOfTheDictionary(t *testing.T) {
	if got := mistakes(t, app.Russian, "СССР и 2-й, 5-летие, х2о, Spotify, я, ПТРВ, т-т", nobody); got != "" {
		t.Errorf("told to be wrong: %s", got)
	}
	if got := mistakes(t, app.Belarusian, "вельмі-вельмі прыгожа", nobody); got != "" {
		t.Errorf("told to be wrong: %s", got)
	}
}

func TestKnownWordsAreRight(t *testing.T) {
	text := "Дарагая Паўлінка Быкоўская, вецярок вее."
	if got := mistakes(t, app.Belarusian, text, func(w string) bool { return w == "Быкоўская" || w == "Паўлінка" }); got != "вецярок" {
		t.Errorf("wrong: %s", got)
	}
}

func TestALanguageWithoutADictionaryIsToldSo(t *testing.T) {
	if _, err := dictionaries.Of("de"); app.CodeOf(err) != app.NotFound {
		t.Error(err)
	}
}

func BenchmarkLoadRussian(b *testing.B) {
	for b.Loop() {
		var d spelling.Dictionaries
		if _, err := d.Of(app.Russian); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadBelarusian(b *testing.B) {
	for b.Loop() {
		var d spelling.Dictionaries
		if _, err := d.Of(app.Belarusian); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMistakesOfALetter(b *testing.B) {
	d := of(b, app.Russian)
	text := strings.Repeat("Сегодня утром выпал первый снег, и весь двор стал белым и тихим, а кашка спит. ", 20)
	for b.Loop() {
		d.Mistakes(text, nobody)
	}
}

func BenchmarkSuggest(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		var fresh spelling.Dictionaries
		d, err := fresh.Of(app.English)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		d.Suggest("recieveing", 5)
	}
}
