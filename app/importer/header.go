package importer

import (
	"strings"

	"vestka/app"
)

// field is what a column holds, as far as the program acts on it.
type field int

const (
	other field = iota // kept as found
	fieldID
	fieldURL
	fieldName
	fieldStatus
	fieldSex
	fieldDescription
	fieldBorn
	fieldDetained
	fieldPrison
	fieldDied
	fieldVerdict
	fieldAppeal
	fieldPenalty  // what the court decided; kept as found
	fieldDecision // likewise, in other words
	fieldRelease
	fieldArticles
	fieldDay  // any other date
	fieldText // known, and kept as found
	fields
)

// The two forms in which the list is published.
const (
	machineForm = "machine"
	humanForm   = "human"
)

// machineColumns are the columns of the machine form, in the source's spelling.
var machineColumns = map[string]field{
	"id": fieldID, "url": fieldURL, "name": fieldName, "status": fieldStatus, "gender": fieldSex,
	"photo": fieldText, "description": fieldDescription, "birthday": fieldBorn, "arrested": fieldDetained,
	"articles": fieldArticles, "prison": fieldPrison, "declaration": fieldText, "decision": fieldDecision,
	"penalty": fieldPenalty, "judge": fieldText, "councel": fieldText, "penalty_start_date": fieldDay,
	"release_date": fieldRelease, "verdict_date": fieldVerdict, "appeal_date": fieldAppeal,
	"fake_terrorist_list": fieldText, "died": fieldDied, "clusters": fieldText,
}

// humanColumn is a column of the human form and the languages in which it is
// written so.
type humanColumn struct {
	field field
	langs []app.Lang
}

// humanColumns gives the columns of the human form by their headers in
// plainWords, the slips of the source included.
var humanColumns = func() map[string]humanColumn {
	lists := map[app.Lang]map[field]string{
		app.English: {
			fieldName: "name and surname|name|full name|surname and name|first name and surname", fieldStatus: "status",
			fieldBorn: "date of birth|birth date|birthday", fieldSex: "gender|sex", fieldDetained: "date of detention|date of arrest",
			fieldArticles: "charges indicted|charges", fieldText: "judge|prosecutor", fieldPenalty: "penalty", fieldDecision: "sentence|decision|court decision|verdict", fieldVerdict: "date of verdict|verdict date",
			fieldPrison: "prison|place of detention|place of imprisonment",
		},
		app.Russian: {
			fieldName: "имя и фамилия|фамилия и имя|фамилия, имя|фамилия имя|фио|имя", fieldStatus: "статус",
			fieldBorn: "дата рождения", fieldSex: "пол", fieldDetained: "дата задержания",
			fieldArticles: "предъявлены обвинения|предъявленные обвинения|обвинения",
			fieldText:     "судья|прокурор", fieldPenalty: "вид наказания|наказание", fieldDecision: "решение суда|приговор",
			fieldVerdict: "дата приговора", fieldPrison: "место заключения|место содержания",
		},
		app.Belarusian: {
			fieldName: "імя і прозвішча|прозвішча і імя|прозвішча, імя|прозвішча імя|імя", fieldStatus: "статус",
			fieldBorn: "дата нараджэння", fieldSex: "пол", fieldDetained: "дата затрымання",
			fieldArticles: "прад'яўлены абвінавачванні|прад'яўлены абвінавачанні|прад'яўленыя абвінавачванні|прад'яўленыя абвінавачанні|абвінавачванні|абвінавачанні",
			fieldText:     "суддзя|пракурор", fieldPenalty: "від пакарання|пакаранне", fieldDecision: "рашэнне суда|прысуд",
			fieldVerdict: "дата прысуду", fieldPrison: "месца зняволення|месца ўтрымання",
		},
	}
	columns := map[string]humanColumn{}
	for lang, list := range lists {
		for f, words := range list {
			for _, word := range strings.Split(words, "|") {
				word = plainWords(word)
				columns[word] = humanColumn{field: f, langs: append(columns[word].langs, lang)}
			}
		}
	}
	return columns
}()

// column is one column of the file.
type column struct {
	label string // the header as in the file, for the user
	key   string // the header by which the cells are kept
	field field
}

// header is what the first line of the file says.
type header struct {
	form    string
	lang    app.Lang // of the headers; empty where they do not tell
	columns []column
	known   int // how many of the columns are known
	place   [fields]int
}

// readHeader understands the cells of the first line. ok is false where they
// are not the header of a list that is known.
func readHeader(labels []string) (header, bool) {
	h := machineHeader(labels)
	if h.has(fieldID) && h.has(fieldName) {
		h.form = machineForm
		return h, true
	}
	h = humanHeader(labels)
	return h, h.has(fieldName) && h.known >= 3
}

func machineHeader(labels []string) header {
	h := newHeader(labels)
	for i := range h.columns {
		key := plainWords(h.columns[i].label)
		if f, ok := machineColumns[key]; ok {
			h.settle(i, f, key)
		}
	}
	return h
}

func humanHeader(labels []string) header {
	h := newHeader(labels)
	h.form = humanForm
	votes := map[app.Lang]int{}
	for i := range h.columns {
		if c, ok := humanColumns[plainWords(h.columns[i].label)]; ok {
			h.settle(i, c.field, h.columns[i].key)
			for _, lang := range c.langs {
				votes[lang]++
			}
		}
	}
	for lang, n := range votes {
		if n > votes[h.lang] {
			h.lang = lang
		}
	}
	for lang, n := range votes {
		if lang != h.lang && n == votes[h.lang] {
			h.lang = ""
			break
		}
	}
	return h
}

func newHeader(labels []string) header {
	h := header{columns: make([]column, len(labels))}
	for f := range h.place {
		h.place[f] = -1
	}
	for i, label := range labels {
		label = tidy(label)
		h.columns[i] = column{label: label, key: label}
	}
	return h
}

// settle says what column i holds. Where two columns claim the same the first
// one counts; the second is kept as found.
func (h *header) settle(i int, f field, key string) {
	single := f != fieldText && f != fieldDay
	if single && h.has(f) {
		return
	}
	h.columns[i].field, h.columns[i].key = f, key
	h.place[f] = i
	h.known++
}

// has reports that there is a column for the field.
func (h *header) has(f field) bool { return h.place[f] >= 0 }
