package viasnatest

import (
	"fmt"

	"vestka/app"
)

// labels are the columns that the traps change, in the form at hand.
type labels struct {
	id, name, status, sex, born, detained, text, prison, died, verdict, description string
}

// trap is one thing that real files hold. key is the sentence of the problem
// that it plants, empty where it is only odd and must be understood.
type trap struct {
	key     string
	refused bool
	repeats bool // the row before, which is never a trap itself
	set     func(r *row, p *person, c labels, lang app.Lang)
}

// odd are traps in any form of which nothing may be reported.
var odd = []trap{
	{set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.born, "") }},
	{set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.born, "FALSE") }},
	{set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.born, "0000-00-00") }},
	{set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.born, "1985-03") }},
	{set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.born, "1985") }},
	{set: func(r *row, _ *person, c labels, lang app.Lang) {
		r.set(c.born, text{"april 1985", "апрель 1985", "красавік 1985"}.in(lang))
	}},
	{set: func(r *row, _ *person, c labels, lang app.Lang) {
		r.set(c.born, text{"24 February 1986", "24 февраля 1986", "24 лютага 1986"}.in(lang))
	}},
	{set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.detained, "2024-02-24 00:00:00") }},
	{set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.detained, "24.02.2024") }},
	{set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.detained, "24/02/2024") }},
	{set: func(r *row, p *person, c labels, lang app.Lang) {
		p.articles = 13
		r.set(c.text, p.charges(lang))
	}},
	{set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.prison, "Penal colony No. 4;FALSE") }},
	{set: func(r *row, _ *person, c labels, lang app.Lang) {
		r.set(c.prison, text{"released", "освобожден", "вызвалены"}.in(lang))
	}},
	{set: func(r *row, _ *person, c labels, lang app.Lang) {
		r.set(c.name, text{"Citizen K.", "Гражданин К.", "Грамадзянін К."}.in(lang))
	}},
	{set: func(r *row, p *person, c labels, lang app.Lang) { // a combining accent that drifted off its letter
		r.set(c.name, text{"Dar \u0301ja", "Да\u0301рья", "Да\u0301р'я"}.in(lang)+" "+p.family.in(lang))
	}},
	{set: func(r *row, _ *person, c labels, lang app.Lang) { // a letter of the other script inside a word
		r.set(c.name, text{"Maksim \u0421hachot", "Максим Ч\u0065чот", "Максім Ч\u0430ч\u006Fт"}.in(lang))
	}},
	{set: func(r *row, p *person, c labels, lang app.Lang) {
		r.set(c.name, "  "+p.family.in(lang)+"   "+p.given.in(lang)+" ")
	}},
	{set: func(r *row, _ *person, c labels, _ app.Lang) { r.setRaw(c.text, `Belarusnafta" employee`) }},
	{set: func(r *row, _ *person, c labels, _ app.Lang) {
		r.setRaw(c.text, `"guard of the "Lantern" library; shift 2"`)
	}},
	{set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.text, `reader of "Verses", volume 3`) }},
	{set: func(r *row, _ *person, _ labels, _ app.Lang) { r.more = []string{"", ""} }},
}

// broken are traps in any form of which one problem must be reported.
var broken = []trap{
	{key: "import.problem.no_such_date", set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.born, "1981-02-30") }},
	{key: "import.problem.born_after_detention", set: func(r *row, _ *person, c labels, _ app.Lang) {
		r.set(c.born, "2021-12-16")
		r.set(c.detained, "2021-03-04")
	}},
	{key: "import.problem.born_too_young", set: func(r *row, _ *person, c labels, _ app.Lang) {
		r.set(c.born, "2015-12-16")
		r.set(c.detained, "2021-03-04")
	}},
	{key: "import.problem.future_date", set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.born, "2185-03-04") }},
	{key: "import.problem.date", set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.detained, "04.03.21") }},
	{key: "import.problem.date", set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.verdict, "postponed twice") }},
	{key: "import.problem.two_dates", set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.born, "02/03/1980") }},
	{key: "import.problem.few_cells", set: func(r *row, _ *person, _ labels, _ app.Lang) { r.cut = 3 }},
	{key: "import.problem.many_cells", set: func(r *row, _ *person, _ labels, _ app.Lang) { r.more = []string{"left over"} }},
	{key: "import.problem.status", set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.status, "unheard of") }},
	{key: "import.problem.sex", set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.sex, "42") }},
	{key: "import.problem.bytes", set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.text, "reader of old books\xFF") }},
	{key: "import.problem.quote", set: func(r *row, _ *person, c labels, _ app.Lang) { r.setRaw(c.text, `"Belarusnafta" employee`) }},
	{key: "import.problem.quote", set: func(r *row, _ *person, c labels, _ app.Lang) {
		r.setRaw(c.text, `"reads at the "Lantern", every day"`)
	}},
	{key: "import.problem.quote", set: func(r *row, _ *person, c labels, _ app.Lang) { r.setRaw(c.text, "reader\nof old books") }},
	{key: "import.problem.no_name", refused: true, set: func(r *row, _ *person, c labels, _ app.Lang) {
		r.set(c.id, "")
		r.set(c.name, "")
	}},
}

// machineOnly are traps that only the machine form has.
var machineOnly = []trap{
	{set: func(r *row, _ *person, c labels, lang app.Lang) {
		r.set(c.description, text{"released, left Belarus", "освобожден, выехал из Беларуси", "вызвалены, выехаў з Беларусі"}.in(lang))
		r.set(c.prison, "")
	}},
	{set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.description, "\u0421hief of a reading room") }},
	{set: func(r *row, p *person, c labels, _ app.Lang) { r.set(c.died, p.detained.AddDays(200).String()) }},
	{key: "import.problem.death_undated", set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.died, "1") }},
	{key: "import.problem.no_id", set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.id, "") }},
	{key: "import.problem.number_only", set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.name, "") }},
	{key: "import.problem.repeated_row", refused: true, repeats: true},
	{key: "import.problem.repeated_id", refused: true, repeats: true, set: func(r *row, _ *person, c labels, _ app.Lang) { r.set(c.prison, "another place") }},
}

// Planted counts what a list holds.
type Planted struct {
	Rows     int            // written, the header not counted
	Refused  int            // rows that cannot be taken
	Problems int            // of cells and rows, the refused ones included
	ByKey    map[string]int // problems by the sentence that says why
}

func (p *Planted) add(t trap) {
	if t.refused {
		p.Refused++
	}
	if t.key != "" {
		p.Problems++
		p.ByKey[t.key]++
	}
}

// String is for the output of benchmarks.
func (p Planted) String() string {
	return fmt.Sprintf("%d rows, %d problems, %d refused", p.Rows, p.Problems, p.Refused)
}
