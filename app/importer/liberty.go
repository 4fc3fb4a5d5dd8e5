package importer

import (
	"slices"
	"strings"
	"unicode"

	"vestka/app"
)

// freedPhrases are the words that say that somebody is held no more, in plainWords
// without accents. They are whole words: a street may be named after liberation.
var freedPhrases = phrasesOf(`released|set free|freed|at liberty|at large|deported|pardoned|amnestied|expelled|exiled|left belarus|left the country
освобожден|освобождена|освобождены|освобождено|освободился|освободилась|освободили|отпущен|отпущена|отпустили
на свободе|на воле|вышел|вышла|удо|помилован|помилована|амнистирован|амнистирована|депортирован|депортирована|депортировали|выслан|выслана|выдворен|выдворена
покинул беларусь|покинула беларусь|выехал из беларуси|выехала из беларуси|выехал за границу|выехала за границу|выехал за рубеж|выехала за рубеж|уехал за границу|уехала за границу
вызвалены|вызвалена|вызвалілі|вызваліўся|вызвалілася|выпушчаны|выпушчана|на волі|на свабодзе|выйшаў|выйшла|памілаваны|памілавана|амніставаны|амніставана
дэпартаваны|дэпартавана|дэпартавалі|высланы|выдвараны|выдварана|пакінуў беларусь|пакінула беларусь|выехаў з беларусі|выехала з беларусі|выехаў за мяжу|выехала за мяжу
звільнений|звільнена|звільнено|звільнили|вийшов|вийшла|депортований|депортована
zwolniony|zwolniona|zwolniono|uwolniony|uwolniona|wypuszczony|wypuszczona|na wolnosci|ulaskawiony|ulaskawiona|deportowany|deportowana
entlassen|freigelassen|auf freiem fus|auf freiem fuss|in freiheit|begnadigt|abgeschoben|ausgewiesen
paleistas|paleista|isleistas|isleista|laisveje|deportuotas|deportuota
propusten|propustena|na svobode|vyhosten|vyhostena`)

var (
	// notFreedWords before a phrase deny it.
	notFreedWords = strings.Fields("не ня ні not never nie nicht ne")
	// toComeWords before a phrase say that it is still to come, may be, or is past.
	toComeWords = strings.Fields(`will be may due until till expected before previously if unless when
		раньше ранее раней будет будут должен должна могут может планируется ожидается подлежит до если пока когда обещают бы
		будзе будуць павінен павінна могуць можа плануецца чакаецца да калі пакуль абяцаюць
		буде будуть має повинен повинна якщо bedzie moze ma gdy wird soll kann bis bus`)
	// willWords behind a phrase do.
	willWords = strings.Fields("will будет будут будзе будуць буде будуть bedzie wird bus")
	// heldAgainWords are the beginnings of those that say that somebody was taken again.
	heldAgainWords = strings.Fields(`rearrest re-arrest redetain re-detain arrest detain again
		задержа арест повторно снова вновь опять затрыма арышт паўторна зноў ізноў знову заарешт
		ponown aresztow zatrzyman verhaftet erneut wieder vel suimt`)
)

// freedom is what a text says of whether somebody is free.
type freedom struct {
	free  bool
	on    app.Date // since when; zero where it is not said
	later app.Date // the day, still to come, on which somebody is to be free
	doubt bool     // freed, and then taken again, perhaps
}

// longestPlace is up to how many bytes a text is looked through for words of freedom.
const longestPlace = 1000

// readFreedom looks through a text for the words that say that somebody was freed, and
// when. Words that deny it, or tell of a time to come, do not count.
func readFreedom(s string, today app.Date) freedom { return freedomIn(wordsOf(s), today) }

func freedomIn(words []word, today app.Date) freedom {
	for i := range words {
		n := freedPhrase(words[i:])
		if n == 0 || notYet(words, i, n) {
			continue
		}
		f := freedom{on: dateBeside(words, i, n, today)}
		switch {
		case !f.on.IsZero() && !today.IsZero() && today.Before(f.on):
			return freedom{later: f.on}
		case takenAgain(words[i+n:]):
			return freedom{doubt: true}
		}
		f.free = true
		return f
	}
	return freedom{}
}

// word is one of a text, in plainWords without accents.
type word struct {
	text  string
	first bool // of a clause
}

// wordsOf are the words of a text, dates and hyphened names whole.
func wordsOf(s string) []word {
	s = withoutAccents(strings.ToLower(strings.ReplaceAll(clip(s, longestPlace), "ё", "е")))
	var words []word
	begin, first := -1, true
	end := func(i int) {
		if begin >= 0 {
			if text := strings.Trim(plainWords(s[begin:i]), ".-–—"); text != "" {
				words = append(words, word{text, first})
				first = false
			}
		}
		begin = -1
	}
	for i, r := range s {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), strings.ContainsRune(".-/'’ʼ", r):
			if begin < 0 {
				begin = i
			}
			continue
		case strings.ContainsRune(",;()\n!", r):
			end(i)
			first = true
		default:
			end(i)
		}
	}
	end(len(s))
	return words
}

// clip is the beginning of a text, of whole letters.
func clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && s[most]&0xC0 == 0x80 {
		most--
	}
	return s[:most]
}

// freedPhrase is how many of the words, from the first on, say that somebody is free.
func freedPhrase(words []word) int { return phraseAt(freedPhrases, words) }

// notYet reports a phrase at i, of n words, that its clause denies or puts off: "not
// released", "to be released", "will be released in 2027".
func notYet(words []word, i, n int) bool {
	for at := i; at > 0 && i-at < 4 && !words[at].first; at-- {
		before := words[at-1].text
		if slices.Contains(notFreedWords, before) || slices.Contains(toComeWords, before) {
			return true
		}
	}
	after := i + n
	return after < len(words) && !words[after].first && slices.Contains(willWords, words[after].text)
}

// takenAgain reports words after which somebody is held again.
func takenAgain(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return startsWithAny(w.text, heldAgainWords) })
}

// dateBeside is the date that stands behind the phrase at i of n words, but not the one
// of a term, or right before it in its clause; zero where there is none.
func dateBeside(words []word, i, n int, today app.Date) app.Date {
	reader := dateReader{order: DayFirst, today: today}
	for from := i + n; from < min(len(words), i+n+6) && !slices.Contains(toComeWords, words[from].text); from++ {
		for to := min(len(words), from+3); to > from; to-- {
			if d := dateIn(reader, words[from:to]); !d.IsZero() {
				return d
			}
		}
	}
	var on app.Date
	for from := i - 1; from >= max(0, i-3) && !words[from+1].first; from-- {
		if d := dateIn(reader, words[from:i]); !d.IsZero() {
			on = d
		}
	}
	return on
}

// dateIn is the date that the words are, all of them.
func dateIn(reader dateReader, words []word) app.Date {
	var text strings.Builder
	for _, w := range words {
		text.WriteString(w.text)
		text.WriteByte(' ')
	}
	if d, fault := reader.read(strings.TrimSpace(text.String())); fault == dateFine && d.Year >= firstYearOfFreedom {
		return d
	}
	return app.Date{}
}

// firstYearOfFreedom is before anybody on a list was freed: an earlier year is the number
// of something else.
const firstYearOfFreedom = 1990
