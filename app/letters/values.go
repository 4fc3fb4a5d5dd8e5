package letters

import (
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/names"
	"vestka/i18n"
)

// Values are what one letter is written with.
type Values struct {
	Lang      app.Lang      // of the letter
	Name      app.Name      // in the letter's language
	Forms     []app.OwnForm // as the user says
	Sex       app.Sex
	Age       int // 0 where not known
	Born      app.Date
	Detained  app.Date
	Facility  string
	Place     string
	Town      string
	Sender    string
	SenderSex app.Sex // unknown also where several write together
	Familiar  bool    // not polite
	Date      app.Date
	Own       map[string]string      // what was typed for the batch, by the name after "my."
	Had       map[app.SnippetID]bool // the snippets that the addressee got
	Draw      Draw                   // of what there are several; without it the first of each
}

// Occasioned is what a letter to anybody of a batch is written with, whoever it
// is to.
type Occasioned struct {
	Lang      app.Lang
	Occasion  app.Occasion
	Sender    string
	SenderSex app.Sex
	Familiar  bool
	Day       app.Date // of writing
	Own       map[string]string
}

// ValuesOf are the values of a letter to or about the person, who is held in the
// facility; the zero facility is one that is not known.
func ValuesOf(p *app.Person, held *app.Facility, l Occasioned) Values {
	name := p.Names.In(l.Lang)
	if name.IsZero() {
		name = p.Names.Best(l.Lang)
	}
	v := Values{
		Lang: l.Lang, Name: name, Forms: p.Forms, Sex: p.Sex, Born: p.Born, Detained: p.Detained, Town: p.Town,
		Facility: held.Name.In(l.Lang), Place: held.Place.In(l.Lang),
		Sender: strings.TrimSpace(l.Sender), SenderSex: l.SenderSex, Familiar: l.Familiar, Date: l.Day, Own: l.Own,
	}
	if on, years, ok := p.Born.Next(l.Day); ok && years > 0 {
		if v.Age = years; l.Occasion != app.Birthday && on != l.Day {
			v.Age--
		}
	}
	return v
}

// Sample is an addressee of whom all is known, with a name in the language: a
// writer long dead, in a prison that does not exist.
func Sample(lang app.Lang) Values {
	v := Values{
		Lang: lang, Sex: app.Female, Age: 43, Born: app.Date{Year: 1983, Month: 9, Day: 20},
		Detained: app.Date{Year: 2023, Month: 3, Day: 8}, Date: app.Date{Year: 2026, Month: 9, Day: 20}, SenderSex: app.Female,
	}
	switch lang {
	case app.Belarusian:
		v.Name = app.Name{Full: "Арсеннева Наталля Аляксееўна", Family: "Арсеннева", Given: "Наталля", Patronymic: "Аляксееўна"}
		v.Sender, v.Facility, v.Place, v.Town = "Ганна", "Узорная калонія № 901", "Узорск", "Вільня"
	case app.Russian:
		v.Name = app.Name{Full: "Арсеньева Наталья Алексеевна", Family: "Арсеньева", Given: "Наталья", Patronymic: "Алексеевна"}
		v.Sender, v.Facility, v.Place, v.Town = "Анна", "Образцовая колония № 901", "Образцовск", "Вильнюс"
	default:
		v.Name = app.Name{Full: "Natallia Arsiennieva", Family: "Arsiennieva", Given: "Natallia", Patronymic: "Aliaksiejeŭna"}
		v.Sender, v.Facility, v.Place, v.Town = "Hanna", "Sample Colony No. 901", "Uzorsk", "Vilnius"
	}
	v.Own = map[string]string{"town": v.Town}
	return v
}

// samplePieces are snippets to show what {snippet} becomes: proverbs.
func samplePieces(lang app.Lang) []Piece {
	first, second := "April showers bring May flowers.", "A good book is a good friend."
	switch lang {
	case app.Belarusian:
		first, second = "Красавік з вадою, май з травою.", "З добрай кнігай і вечар кароткі."
	case app.Russian:
		first, second = "Апрель с водою, май с травою.", "С хорошей книгой и вечер короток."
	}
	return []Piece{{1, app.NatureNews, first}, {2, app.Poem, second}}
}

// SampleFor is the sample addressee of a letter of this kind. What is typed
// for a batch is missing where it was not given.
func SampleFor(l Occasioned) Values {
	v := Sample(l.Lang)
	if l.Sender = strings.TrimSpace(l.Sender); l.Sender != "" {
		v.Sender = l.Sender
	}
	v.SenderSex, v.Familiar, v.Date = l.SenderSex, l.Familiar, l.Day
	v.Own = l.Own
	return v
}

// text is the value of a field in the form that is asked for, empty where it is
// not known.
func (v *Values) text(f Field, option string) string {
	if n, is := v.number(f); is {
		return v.count(n, option)
	}
	if f.own() {
		return strings.TrimSpace(v.Own[string(f[len(My):])])
	}
	switch f {
	case Greet:
		return v.greeting()
	case Given, Patronymic, Family, FullName, Formal:
		return v.inCase(f, app.Case(option)).Text
	case Facility:
		return v.Facility
	case Place:
		return v.Place
	case Town:
		return v.Town
	case Sender:
		return v.Sender
	case Born:
		return v.day(v.Born, option)
	case Detained:
		return v.day(v.Detained, option)
	case Date:
		return v.day(v.Date, option)
	}
	return ""
}

// inCase is a name in a case; in the nominative where none is asked for, or where
// the rules are unsure.
func (v *Values) inCase(f Field, c app.Case) names.Form {
	switch {
	case f == Given && names.Initial(v.Name.Given):
		return names.Form{} // nobody is greeted as "Dear A."
	case c != "" && v.Lang != app.English:
		return v.declined(f, c)
	case f == Given:
		return names.Form{Text: v.Name.Given}
	case f == Patronymic:
		return names.Form{Text: v.Name.Patronymic}
	case f == Family:
		return names.Form{Text: v.Name.Family}
	case f == FullName:
		return names.Form{Text: v.Name.Display()}
	}
	return names.Form{Text: v.Name.Formal()}
}

func (v *Values) declined(f Field, c app.Case) names.Form {
	switch d := v.decline(); f {
	case Given:
		return d.Part(app.GivenPart, c)
	case Patronymic:
		return d.Part(app.PatronymicPart, c)
	case Family:
		return d.Part(app.FamilyPart, c)
	case FullName:
		return d.Display(c)
	default:
		return d.Formal(c)
	}
}

func (v *Values) decline() names.Declined {
	return names.Decline(v.Name, v.Sex, v.Lang).Lay(v.Forms)
}

// greeting agrees with the addressee and with how he or she is addressed.
func (v *Values) greeting() string {
	manner := names.Polite
	if v.Familiar {
		manner = names.Familiar
	}
	if given := v.inCase(Given, "").Text; v.Lang == app.English && given != "" {
		return "Dear " + given
	}
	return v.decline().Greeting(manner)
}

// day is a date, or its day and month alone; empty where it is not known so far.
func (v *Values) day(d app.Date, option string) string {
	switch loc := i18n.For(string(v.Lang)); {
	case option != asDay:
		return loc.Date(d.Year, d.Month, d.Day)
	case d.Month == 0 || d.Day == 0:
		return ""
	default:
		return loc.DayMonth(d.Month, d.Day)
	}
}

// number is the value of a field that is a whole number above 0.
func (v *Values) number(f Field) (int, bool) {
	n := 0
	switch {
	case f == Age:
		n = v.Age
	case f == Held:
		n = wholeYears(v.Detained, v.Date)
	case f.own():
		n, _ = strconv.Atoi(strings.TrimSpace(v.Own[string(f[len(My):])]))
	}
	return n, n > 0
}

// wholeYears that have passed between two days, 0 where one is not known whole.
func wholeYears(from, to app.Date) int {
	if !from.Full() || !to.Full() {
		return 0
	}
	years := to.Year - from.Year
	if to.Month < from.Month || to.Month == from.Month && to.Day < from.Day {
		years--
	}
	return years
}

// count writes a number in the form that is asked for.
func (v *Values) count(n int, option string) string {
	switch option {
	case inWords:
		return words(v.Lang, n)
	case asYears:
		return strconv.Itoa(n) + " " + years[v.Lang][plural(v.Lang, n)]
	}
	return strconv.Itoa(n)
}

// form is which of so many forms the field chooses, -1 where that is not known.
func (v *Values) form(f Field, forms int) int {
	switch f {
	case Sex:
		return bySex(v.Sex, forms)
	case Me:
		return bySex(v.SenderSex, forms)
	case You:
		if v.Familiar {
			return 1
		}
		return 0
	}
	if n, is := v.number(f); is {
		return plural(v.Lang, n)
	}
	return -1
}

func bySex(s app.Sex, forms int) int {
	switch {
	case s == app.Male:
		return 0
	case s == app.Female:
		return 1
	case forms == 3:
		return 2
	}
	return -1
}
