package importer

import (
	"strings"

	"vestka/app"
)

// noVerdict are the beginnings of what a column of penalties says of somebody who has
// none yet, or of whom it is not known, in plainWords.
var noVerdict = []string{
	"no ", "none", "not ", "n/a", "unknown", "await", "pending", "pretrial", "pre-trial", "under investigation", "on trial", "trial ", "investigat", "in custody", "charged", "the trial", "the case",
	"нет", "не ", "неизвест", "ожида", "ждет", "под следств", "следств", "идет суд", "суд идет", "до суда", "ведется",
	"няма", "ня ", "невядом", "чакае", "пад следств", "следств", "ідзе суд", "суд ідзе", "да суда", "вядзецца",
	"nie ", "brak", "oczekuje", "w toku", "sledztwo", "kein ", "noch ", "ausstehend", "steht aus", "untersuchungshaft",
}

// verdictBehind is the day of the verdict that a text on the penalty tells of: the date
// that it begins with ("12.10.2026, 3 years"), SomeDay where it names a penalty alone,
// the zero Date where it does not say that there is a verdict.
func verdictBehind(penalty string, today app.Date) app.Date {
	plain := withoutAccents(plainWords(penalty))
	if strings.Trim(plain, " -–—?.0") == "" || plain == "no" || startsWithAny(plain, noVerdict) {
		return app.Date{}
	}
	reader := dateReader{order: DayFirst, today: today, past: true}
	first, _, _ := strings.Cut(plain, " ")
	for _, text := range [...]string{plain, before(plain, ",;:("), first} {
		d, fault := reader.read(strings.Trim(text, " .,;:()"))
		if fault == dateFine && d.Full() && (today.IsZero() || !today.Before(d)) {
			return d
		}
	}
	return app.SomeDay
}

// penaltyWords are parts of words by which a penalty is named, in plainWords.
var penaltyWords = []string{
	"year", "month", "colony", "prison", "imprison", "fine", "restrict", "sentenced", "freedom", "liberty",
	"лет", "год", "месяц", "колони", "тюрьм", "штраф", "ограничен", "лишен", "хими", "приговор", "осужд",
	"гад", "месяц", "калоні", "турм", "абмежаван", "пазбаўл", "асудж", "прысуд",
}

// decidedBehind is verdictBehind for a text that may tell of anything else in the case:
// it counts where it names a penalty.
func decidedBehind(text string, today app.Date) app.Date {
	d := verdictBehind(text, today)
	if d == app.SomeDay && !containsAny(plainWords(text), penaltyWords) {
		return app.Date{}
	}
	return d
}

// before is the text up to the first of the signs.
func before(s, signs string) string {
	if i := strings.IndexAny(s, signs); i >= 0 {
		return s[:i]
	}
	return s
}

// dated reports a verdict of which the day is told.
func dated(d app.Date) bool { return !d.IsZero() && d != app.SomeDay }
