package importer

import (
	"strings"
	"unicode"

	"vestka/app"
)

// The words by which lists other than Viasna's say how somebody is, in
// plainWords: the beginnings of the first word that says it.
var (
	heldWords = []string{
		"imprisoned", "in prison", "in jail", "in custody", "jailed", "detained", "serving", "behind bars", "arrested", "pretrial", "pre-trial", "under arrest", "incarcerated", "sentenced", "in detention",
		"активн", "актыўн", "в заключении", "в тюрьме", "сидит", "под стражей", "задержан", "арестован", "отбывает", "за решеткой", "в сизо", "в колонии", "в неволе", "осужден", "под арестом", "заключен", "принудительн", "на принудительн",
		"у зняволенні", "зняволен", "у турме", "сядзіць", "пад вартай", "затрыман", "арыштаван", "адбывае", "за кратамі", "у сізе", "у калоніі", "у няволі", "асуджан", "пад арыштам",
		"у вязниці", "ув язнен", "увязнен", "за ґратами", "за гратами", "під вартою", "w wiezieniu", "uwieziony", "w areszcie", "wiezien", "wiezniark", "osadzon", "inhaftiert", "in haft", "politischer gefangen", "politische gefangen", "politischer haftling", "gefangen", "kalinys", "ikalint",
	}
	// At home or in an open institution: held all the same, and without a prison that the
	// word would name (DOMAIN.md 1.6).
	atHomeWords = []string{
		"house arrest", "under house arrest", "home arrest", "home confinement", "home khimiya", "home chemistry", "restriction of freedom without", "restricted freedom without", "khimiya without",
		"домашний арест", "под домашним", "домашняя химия", "домашней хими", "на домашней", "на домашнем", "химия без направ", "ограничение свободы без направ",
		"хатні арышт", "пад хатнім", "хатняя хімія", "хатняй хімі", "на хатняй", "на хатнім", "хімія без накір", "абмежаванне волі без накір", "абмежаванне свабоды без накір",
		"домашній арешт", "під домашнім", "areszt domowy", "hausarrest", "namu arestas",
	}
	openWords = []string{
		"khimiya", "open-type", "open type", "restriction of freedom", "restricted freedom", "химия", "на химии", "химия с направ", "ограничение свободы", "исправительное учреждение открыт",
		"хімія", "на хіміі", "абмежаванне волі", "абмежаванне свабоды", "папраўчая ўстанова адкрыт",
	}
	// wantedWords are said of somebody who is looked for, and so is free.
	wantedWords = []string{
		"wanted", "on the wanted list", "розыск", "в розыске", "объявлен в розыск", "объявлена в розыск", "вышук", "у вышуку", "абвешчаны ў вышук", "абвешчана ў вышук", "росшук", "у росшуку", "у розшуку", "розшук", "poszukiwan", "gesucht", "zur fahndung", "ieskom",
	}
	freeWords = []string{
		"released", "free", "бывш", "был полит", "была полит", "быў паліт", "была паліт", "былы", "былая", "at liberty", "at large", "deported", "pardoned", "exiled", "left belarus", "left the country", "served",
		"выслан", "выдворен", "освобожд", "на свободе", "на воле", "вышел", "вышла", "свобод", "депортир", "помилован", "выехал", "отбыл",
		"высланы", "выслана", "выдваран", "вызвал", "на волі", "на свабодзе", "выйша", "свабод", "дэпартав", "памілав", "выеха", "адбыў", "адбыла",
		"звільнен", "на волі", "zwolnion", "na wolnosci", "wolny", "entlassen", "frei", "paleist", "isejo",
	}
	deadWords = []string{
		"died", "dead", "deceased", "killed", "passed away", "no longer alive",
		"умер", "погиб", "скончал", "смерть", "ушел из жизни", "ушёл из жизни", "ушла из жизни", "нет в живых",
		"памер", "памёр", "загіну", "сканаў", "сканала", "смерць", "пайшоў з жыцця", "пайшла з жыцця", "няма ў жывых",
		"помер", "загину", "zmarl", "nie zyje", "gestorben", "verstorben",
	}
)

// said of somebody in the column of the status.
type statusSaid struct {
	status app.Status
	freedom
	dead   bool
	atHome bool // or in an open institution: the words tell where, as far as anything does
}

// readAnyStatus understands the status of Viasna's lists and the words of others.
func readAnyStatus(s string, today app.Date) (statusSaid, bool) {
	if len(s) > 200 {
		return statusSaid{}, false
	}
	plain := withoutAccents(plainWords(s))
	if startsWithAny(plain, deadWords) {
		return statusSaid{status: app.Former, dead: true}, true
	}
	now := readFreedom(s, today)
	switch {
	case startsWithAny(plain, wantedWords):
		return statusSaid{freedom: freedom{free: true}}, true
	case now.free, !now.later.IsZero(): // told below
	case startsWithAny(plain, atHomeWords), startsWithAny(plain, openWords):
		return statusSaid{status: app.Active, atHome: true}, true
	}
	switch {
	case !now.later.IsZero():
		return statusSaid{status: app.Active, freedom: now}, true
	case now.free, !now.doubt && startsWithAny(plain, freeWords):
		now.free = true
		return statusSaid{status: app.Former, freedom: now}, true
	}
	if status, ok := readStatus(s); ok && (status != app.NotRecognised || !startsWithAny(plain, heldWords)) {
		return statusSaid{status: status}, true
	}
	if startsWithAny(strings.TrimPrefix(plain, "not "), heldWords) {
		return statusSaid{status: app.Active}, !strings.HasPrefix(plain, "not ")
	}
	return statusSaid{}, false
}

// asksPolitical reports the header of a column that says only whether somebody is
// recognised as a political prisoner.
func asksPolitical(header string) bool {
	return containsAny(plainWords(header), []string{"polit", "полит", "паліт", "політ", "recogni", "признан", "прызнан"})
}

// readFreed understands the column that says whether somebody is free: yes or no, since
// when, or words for it.
func readFreed(s string, dates dateReader) (freedom, bool) {
	now := freedom{}
	if yes, ok := yesOrNo(s); ok {
		return freedom{free: yes}, true
	}
	if d, fault := dates.read(s); fault == dateFine && !d.IsZero() {
		now.on = d
	} else if words := wordsOf(s); len(words) > 1 && isYes(words[0].text) {
		now.on = dateBeside(words, 0, 1, dates.today)
	} else {
		now = readFreedom(s, dates.today)
		return now, now.free || !now.later.IsZero()
	}
	if !now.on.IsZero() && !dates.today.IsZero() && dates.today.Before(now.on) {
		return freedom{later: now.on}, true
	}
	now.free = true
	return now, true
}

// dayOfDeath is the date behind words that say that somebody died, "died 12.03.2024",
// SomeDay where there is none.
func dayOfDeath(s string, today app.Date) app.Date {
	if i := strings.IndexFunc(s, unicode.IsDigit); i >= 0 {
		if d, fault := (dateReader{order: DayFirst, today: today, past: true}).read(s[i:]); fault == dateFine {
			return d
		}
	}
	return app.SomeDay
}

// foreignSexes are the words of neighbours, in plainWords without accents.
var foreignSexes = map[string]app.Sex{
	"чоловіча": app.Male, "чоловічий": app.Male, "чоловік": app.Male, "ч": app.Male,
	"жіноча": app.Female, "жіночий": app.Female, "жінка": app.Female,
	"mezczyzna": app.Male, "kobieta": app.Female, "k": app.Female,
	"vyras": app.Male, "moteris": app.Female,
	"mannlich": app.Male, "weiblich": app.Female, "mann": app.Male, "frau": app.Female,
}

// readAnySex understands the words of the three languages and of neighbours.
func readAnySex(s string) (app.Sex, bool) {
	if sex, ok := readSex(s); ok {
		return sex, true
	}
	if len(s) > 20 {
		return app.SexUnknown, false
	}
	sex, ok := foreignSexes[withoutAccents(strings.TrimSuffix(plainWords(s), "."))]
	return sex, ok
}
