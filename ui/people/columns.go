package people

import (
	"strings"

	"vestka/i18n"
)

// columns are those of the list's machine form with what they are called, in
// the order in which a card shows them; the last one stands in the human form
// only. DOMAIN.md 4.1.
var columns = []struct{ name, key string }{
	{"name", "people.column.name"},
	{"status", "people.column.status"},
	{"gender", "people.column.gender"},
	{"birthday", "people.column.birthday"},
	{"died", "people.column.died"},
	{"description", "people.column.description"},
	{"arrested", "people.column.arrested"},
	{"articles", "people.column.articles"},
	{"prison", "people.column.prison"},
	{"decision", "people.column.decision"},
	{"penalty", "people.column.penalty"},
	{"verdict_date", "people.column.verdict_date"},
	{"appeal_date", "people.column.appeal_date"},
	{"penalty_start_date", "people.column.penalty_start_date"},
	{"release_date", "people.column.release_date"},
	{"judge", "people.column.judge"},
	{"prosecutor", "people.column.prosecutor"},
	{"councel", "people.column.counsel"},
	{"declaration", "people.column.declaration"},
	{"fake_terrorist_list", "people.column.terrorist_list"},
	{"clusters", "people.column.clusters"},
	{"photo", "people.column.photo"},
	{"url", "people.column.url"},
	{"id", "people.column.id"},
}

// headers are the columns of the human form in three languages, in plain form.
var headers = map[string]string{
	"name and surname": "name", "full name": "name", "surname and name": "name", "first name and surname": "name",
	"date of birth": "birthday", "birth date": "birthday", "sex": "gender",
	"date of detention": "arrested", "date of arrest": "arrested",
	"charges indicted": "articles", "charges": "articles",
	"date of verdict": "verdict_date", "verdict date": "verdict_date", "sentence": "decision",
	"place of detention": "prison", "place of imprisonment": "prison",

	"имя и фамилия": "name", "фамилия и имя": "name", "фамилия, имя": "name", "фамилия имя": "name", "фио": "name", "имя": "name",
	"статус": "status", "дата рождения": "birthday", "пол": "gender", "дата задержания": "arrested",
	"предъявлены обвинения": "articles", "предъявленные обвинения": "articles", "обвинения": "articles",
	"дата приговора": "verdict_date", "решение суда": "decision", "вид наказания": "penalty",
	"судья": "judge", "прокурор": "prosecutor", "место заключения": "prison", "место содержания": "prison",

	"імя і прозвішча": "name", "прозвішча і імя": "name", "прозвішча, імя": "name", "прозвішча імя": "name", "імя": "name",
	"дата нараджэння": "birthday", "дата затрымання": "arrested",
	"прад'яўлены абвінавачванні": "articles", "прад'яўлены абвінавачанні": "articles",
	"прад'яўленыя абвінавачванні": "articles", "прад'яўленыя абвінавачанні": "articles",
	"абвінавачванні": "articles", "абвінавачанні": "articles",
	"дата прысуду": "verdict_date", "рашэнне суда": "decision", "від пакарання": "penalty",
	"суддзя": "judge", "пракурор": "prosecutor", "месца зняволення": "prison", "месца ўтрымання": "prison",
}

// machineColumn is the column that a header means, or the header itself.
func machineColumn(header string) string {
	plain := strings.Map(func(r rune) rune {
		if strings.ContainsRune("’ʼ`´‘", r) {
			return '\''
		}
		return r
	}, strings.ToLower(strings.Join(strings.Fields(header), " ")))
	if column, known := headers[plain]; known {
		return column
	}
	if columnPlace(plain) < len(columns) {
		return plain
	}
	return header
}

// columnPlace is the place of the column on a card, after all others where it
// is not known.
func columnPlace(column string) int {
	for i, c := range columns {
		if c.name == column {
			return i
		}
	}
	return len(columns)
}

// columnWord is what the column is called.
func columnWord(column string, loc *i18n.Localizer) string {
	if at := columnPlace(column); at < len(columns) {
		return loc.T(columns[at].key)
	}
	return column
}
