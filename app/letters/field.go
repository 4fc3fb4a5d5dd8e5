package letters

import (
	"strings"

	"vestka/app"
)

// Field is a name that a template may use.
type Field string

// The fields.
const (
	Greet      Field = "greeting"
	Given      Field = "given"
	Patronymic Field = "patronymic"
	Family     Field = "family"
	FullName   Field = "name"
	Formal     Field = "fullname"
	Sex        Field = "sex" // only to choose a form
	You        Field = "you" // likewise: polite or familiar
	Age        Field = "age" // completed on the day of the occasion
	Born       Field = "born"
	Detained   Field = "detained"
	Held       Field = "held" // whole years since then
	Facility   Field = "facility"
	Place      Field = "place" // where that is
	Town       Field = "town"  // where somebody lived
	Sender     Field = "sender"
	Me         Field = "me"      // only to choose a form
	Date       Field = "date"    // the day of writing
	One        Field = "one"     // one of several, drawn
	Snippet    Field = "snippet" // one of those that the addressee did not get yet, drawn
)

// My is what the names of the fields begin with that are typed for a batch.
const My = "my."

// The forms of a field that are asked for by name.
const (
	inWords = "words" // a number: "сорак тры"
	asYears = "years" // a number with its noun: "43 гады"
	asDay   = "day"   // a date without its year
)

// kind tells what may be asked of a field.
type kind int

const (
	word   kind = iota // a text
	name               // a text that has cases
	number             // chooses among plural forms
	date
	choice // nothing but a choice among forms
	piece  // a snippet
)

// Entry is what there is to know of a field.
type Entry struct {
	Field Field
	About string   // names the sentence of the catalogue that explains it
	Write app.Text // how it is written in a template of each language

	kind  kind
	forms int // of a choice: so many at least
	third bool
}

// Table is every field in the order in which they are explained to people: the
// guide, the command line and the window show this table.
var Table = []Entry{
	{Field: Greet, About: "field.greeting", Write: same("{greeting}")},
	{Field: Given, About: "field.given", Write: same("{given}, {given:dative}"), kind: name},
	{Field: Patronymic, About: "field.patronymic", Write: same("{patronymic}"), kind: name},
	{Field: Family, About: "field.family", Write: same("{family}, {family:instrumental}"), kind: name},
	{Field: FullName, About: "field.name", Write: same("{name}, {name:genitive}"), kind: name},
	{Field: Formal, About: "field.full_name", Write: same("{fullname}, {fullname:genitive}"), kind: name},
	{Field: Sex, About: "field.sex", Write: app.Text{
		BE: "{sex: Дарагі | Дарагая | Добры дзень,}", RU: "{sex: Дорогой | Дорогая | Здравствуйте,}", EN: "{sex: his | her | their}",
	}, kind: choice, forms: 2, third: true},
	{Field: You, About: "field.you", Write: app.Text{BE: "{you: Вас | цябе}", RU: "{you: Вас | тебя}", EN: "{you: Yours faithfully | Love}"}, kind: choice, forms: 2},
	{Field: Age, About: "field.age", Write: app.Text{
		BE: "{age} {age: год | гады | гадоў}, {age:years}, {age:words}", RU: "{age} {age: год | года | лет}, {age:years}, {age:words}", EN: "{age} {age: year | years}, {age:years}, {age:words}",
	}, kind: number},
	{Field: Born, About: "field.born", Write: same("{born}, {born:day}"), kind: date},
	{Field: Detained, About: "field.detained", Write: same("{detained}"), kind: date},
	{Field: Held, About: "field.held", Write: app.Text{BE: "{held:years}", RU: "{held:years}", EN: "{held:years}"}, kind: number},
	{Field: Facility, About: "field.facility", Write: same("{facility}")},
	{Field: Place, About: "field.place", Write: same("{place}")},
	{Field: Town, About: "field.town", Write: same("{town}")},
	{Field: Sender, About: "field.sender", Write: same("{sender?}")},
	{Field: Me, About: "field.me", Write: app.Text{BE: "{me: рад | рада | рады}", RU: "{me: рад | рада | рады}", EN: "{me: I am | I am | we are}"}, kind: choice, forms: 2, third: true},
	{Field: Date, About: "field.date", Write: same("{date}, {date:day}"), kind: date},
	{Field: My + "town", About: "field.my", Write: same("{my.town}"), kind: number},
	{Field: One, About: "field.one", Write: app.Text{
		BE: "{one: За акном снег. | Зранку свяціла сонца.}", RU: "{one: За окном снег. | Утром светило солнце.}", EN: "{one: It is snowing. | The sun was out this morning.}",
	}, kind: choice, forms: 2},
	{Field: Snippet, About: "field.snippet", Write: same("{snippet}, {snippet:poem}"), kind: piece},
}

// same is written alike in every language.
func same(s string) app.Text { return app.Text{EN: s, RU: s, BE: s} }

// own reports that the field is typed for the batch.
func (f Field) own() bool { return strings.HasPrefix(string(f), My) }

// entry is what is known of a field; false for a name that is none.
func entry(f Field) (Entry, bool) {
	if f.own() {
		return Entry{Field: f, kind: number}, f.proper()
	}
	for _, e := range Table {
		if e.Field == f {
			return e, true
		}
	}
	return Entry{}, false
}

// proper reports that what follows "my." can be a name: letters, digits, - and _.
func (f Field) proper() bool {
	rest := string(f[len(My):])
	return rest != "" && !strings.ContainsFunc(rest, func(r rune) bool { return !isWord(r) && r != '-' && r != '_' })
}

// cases are the names of the cases, as they stand behind the colon.
var cases = func() []string {
	all := make([]string, len(app.Cases))
	for i, c := range app.Cases {
		all[i] = string(c)
	}
	return all
}()

// kindsOfSnippets are their names, as they stand behind the colon.
var kindsOfSnippets = func() []string {
	all := make([]string, len(app.SnippetKinds))
	for i, k := range app.SnippetKinds {
		all[i] = string(k)
	}
	return all
}()

// options are the forms of the field that may be asked for by name.
func (e Entry) options() []string {
	switch e.kind {
	case name:
		return cases
	case number:
		return []string{inWords, asYears}
	case date:
		return []string{asDay}
	case piece:
		return kindsOfSnippets
	}
	return nil
}

// Example is what the field gives in a letter of the language to somebody of whom
// all is known.
func (e Entry) Example(lang app.Lang) string {
	t, err := Parse(e.Write.In(lang), lang)
	if err != nil {
		panic("letters: " + string(e.Field) + ": " + err.Error()) // a test merges every one
	}
	text, _ := t.With(samplePieces(lang)).Merge(Sample(lang))
	return text
}
