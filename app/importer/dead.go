package importer

import (
	"slices"
	"strings"

	"vestka/app"
)

// diedPhrases say within a text on a place that somebody died, in plainWords without
// accents. They are whole words: streets are named after the dead.
var diedPhrases = phrasesOf(`died|dead|deceased|killed|passed away|no longer alive|not alive
умер|умерла|умерли|умерший|умершая|погиб|погибла|скончался|скончалась|ушел из жизни|ушла из жизни|нет в живых|смерть
памер|памерла|памерлы|загінуў|загінула|сканаў|сканала|пайшоў з жыцця|пайшла з жыцця|няма ў жывых|смерць
помер|померла|загинув|загинула|zmarl|zmarla|nie zyje|gestorben|verstorben`)

// others are the beginnings of words for those whose death is no prisoner's.
var others = strings.Fields(`отец отца мать мама жена муж брат сестра сын дочь дедушка бабушка отчим близк родствен
	бацьк маці мама жонка муж брат сястра сын дачка дзед бабуля блізк сваяк
	father mother wife husband brother sister son daughter relative his her`)

// death is what a text on a place says of whether somebody died.
type death struct {
	dead bool
	on   app.Date // zero where it is not said
}

// deathIn looks through the words of a text for those that say that somebody died, and when.
func deathIn(words []word, today app.Date) death {
	for i := range words {
		n := phraseAt(diedPhrases, words[i:])
		if n == 0 || notYet(words, i, n) || i+n < len(words) && startsWithAny(words[i+n].text, others) || i > 0 && !words[i].first && startsWithAny(words[i-1].text, others) {
			continue
		}
		return death{dead: true, on: dateBeside(words, i, n, today)}
	}
	return death{}
}

// phrasesOf are the phrases of a list, parted by lines and strokes, by their first words.
func phrasesOf(list string) map[string][][]string {
	phrases := map[string][][]string{}
	for phrase := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == '|' || r == '\n' }) {
		words := strings.Fields(phrase)
		phrases[words[0]] = append(phrases[words[0]], words)
	}
	return phrases
}

// phraseAt is how many of the words, from the first on, are one of the phrases.
func phraseAt(phrases map[string][][]string, words []word) int {
	for _, phrase := range phrases[words[0].text] {
		if len(phrase) <= len(words) && slices.EqualFunc(phrase, words[:len(phrase)], func(p string, w word) bool { return p == w.text }) {
			return len(phrase)
		}
	}
	return 0
}
