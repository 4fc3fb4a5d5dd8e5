package viasnatest

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"vestka/app"
)

// MachineColumns is the header of the machine form.
const MachineColumns = "id,url,name,status,gender,photo,description,birthday,arrested,articles,prison,declaration,decision,penalty,judge,councel,penalty_start_date,release_date,verdict_date,appeal_date,fake_terrorist_list,died,clusters"

// HumanColumns are the headers of the human form by language.
var HumanColumns = map[app.Lang]string{
	app.English:    "Name and surname,Status,Date of birth,Gender,Date of detention,Charges indicted,Date of verdict,Sentence,Penalty,Judge,Prosecutor,Prison",
	app.Russian:    "Имя и фамилия,Статус,Дата рождения,Пол,Дата задержания,Предъявлены обвинения,Дата приговора,Решение суда,Вид наказания,Судья,Прокурор,Место заключения",
	app.Belarusian: "Імя і прозвішча,Статус,Дата нараджэння,Пол,Дата затрымання,Прад'яўлены абвінавачванні,Дата прысуду,Рашэнне суда,Від пакарання,Суддзя,Пракурор,Месца зняволення",
}

// SpreadEvery is how many rows apart the same trap is planted; a list of so
// many rows holds every trap.
const SpreadEvery = 100

// Machine writes a list of that many rows in the machine form, in UTF-8, and
// counts what it planted. It is meant for an import on a day after 2025.
func Machine(w io.Writer, rows int, seed uint64, lang app.Lang) (Planted, error) {
	f := form{
		columns: strings.Split(MachineColumns, ","),
		traps:   append(append(append([]trap(nil), odd...), broken...), machineOnly...),
		labels: labels{
			id: "id", name: "name", status: "status", sex: "gender", born: "birthday", detained: "arrested",
			text: "councel", prison: "prison", died: "died", verdict: "verdict_date", description: "description",
		},
		fill: fillMachine,
	}
	return f.write(w, rows, seed, lang)
}

// Human writes a list of that many rows in the human form, with headers in the
// language, in UTF-8, and counts what it planted. It is meant for an import on
// a day after 2025.
func Human(w io.Writer, rows int, seed uint64, lang app.Lang) (Planted, error) {
	columns := strings.Split(HumanColumns[lang], ",")
	f := form{
		columns: columns,
		traps:   append(append([]trap(nil), odd...), broken...),
		labels: labels{
			name: columns[0], status: columns[1], born: columns[2], sex: columns[3], detained: columns[4],
			text: columns[9], verdict: columns[6], prison: columns[11],
		},
		fill: fillHuman,
	}
	return f.write(w, rows, seed, lang)
}

// form is one of the forms of the list.
type form struct {
	columns []string
	traps   []trap
	labels  labels
	fill    func(r *row, p person, lang app.Lang)
}

func (f form) write(w io.Writer, rows int, seed uint64, lang app.Lang) (Planted, error) {
	out := bufio.NewWriter(w)
	planted := Planted{Rows: rows, ByKey: map[string]int{}}
	if _, err := out.WriteString(strings.Join(f.columns, ",") + "\n"); err != nil {
		return planted, err
	}
	for n := range rows {
		t := f.trap(n)
		who := n
		if t.repeats {
			who = n - 1
		}
		p := invent(seed, who)
		r := newRow(f.columns)
		f.fill(r, p, lang)
		if t.set != nil {
			t.set(r, &p, f.labels, lang)
		}
		planted.add(t)
		if _, err := out.WriteString(r.String()); err != nil {
			return planted, err
		}
	}
	return planted, out.Flush()
}

// trap of row n; the zero trap for most rows, and for the one before a trap.
func (f form) trap(n int) trap {
	n %= SpreadEvery
	if n%2 == 1 && n/2 < len(f.traps) {
		return f.traps[n/2]
	}
	return trap{}
}

func fillMachine(r *row, p person, lang app.Lang) {
	site := "https://prisoners.spring96.org/" + string(lang)
	r.values = []string{
		p.id(), site + "/person/" + p.slug(), p.name(lang), string(p.status), map[app.Sex]string{app.Male: "male", app.Female: "female"}[p.sex],
		fmt.Sprintf("https://spring96.org/files/images/sample-%d.jpg", p.n), p.story(lang), p.born.String(), p.detained.String(), p.charges(lang),
		p.prison(lang), fmt.Sprintf("https://spring96.org/%s/news/%d", lang, 900000+p.n), text{"guilty", "виновен", "вінаваты"}.in(lang), p.sentence(lang),
		fmt.Sprintf(text{"Sample judge %d", "Судья-образец %d", "Узорны суддзя %d"}.in(lang), p.n%40), "FALSE", p.detained.String(), "FALSE",
		p.verdict.String(), p.verdict.AddDays(70).String(), "FALSE", "", fmt.Sprintf("%d,%d", p.n%11, p.n%13),
	}
	if p.n%3 == 0 {
		r.set("photo", "FALSE")
	}
}

// humanStatus are the statuses as the human form writes them.
var humanStatus = map[app.Status]text{
	app.Active:        {"Political prisoner", "Политзаключенный", "Палітвязень"},
	app.Former:        {"Former political prisoner / Recognized ex post facto", "Бывший политзаключенный / Признан постфактум", "Былы палітвязень / Прызнаны постфактум"},
	app.NotRecognised: {"Not a political prisoner", "Не признан политзаключенным", "Не прызнаны палітвязнем"},
}

func fillHuman(r *row, p person, lang app.Lang) {
	sex := text{"Male", "Мужской", "Мужчынскі"}
	if p.sex == app.Female {
		sex = text{"Female", "Женский", "Жаночы"}
	}
	r.values = []string{
		p.name(lang), humanStatus[p.status].in(lang), p.born.String(), sex.in(lang), p.detained.String(), p.charges(lang), p.verdict.String(),
		text{"guilty", "виновен", "вінаваты"}.in(lang), p.sentence(lang), fmt.Sprintf(text{"Sample judge %d", "Судья-образец %d", "Узорны суддзя %d"}.in(lang), p.n%40),
		text{"Sample prosecutor", "Прокурор-образец", "Узорны пракурор"}.in(lang), p.prison(lang),
	}
}
