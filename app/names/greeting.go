package names

import "vestka/app"

// Manner is how somebody is addressed.
type Manner string

// The manners.
const (
	Polite   Manner = "polite"   // Вы: given name and patronymic
	Familiar Manner = "familiar" // ты: the given name alone
)

// agreeing are the words that a letter begins with, as they agree with a man and
// with a woman, and what serves where the sex is not known.
var agreeing = map[app.Lang]map[Manner]struct{ male, female, neither string }{
	app.Belarusian: {Polite: {"Паважаны", "Паважаная", "Добры дзень,"}, Familiar: {"Дарагі", "Дарагая", "Вітаю,"}},
	app.Russian:    {Polite: {"Уважаемый", "Уважаемая", "Здравствуйте,"}, Familiar: {"Дорогой", "Дорогая", "Привет,"}},
}

// Greeting is what a letter to the person begins with, without the mark at its
// end: Паважаная Наталля Аляксееўна, Дарагі Янка. It is empty where there is no
// given name, or only an initial. The user's own form of address is used.
func (d Declined) Greeting(m Manner) string {
	word, ok := agreeing[d.lang][m]
	name := d.Part(app.GivenPart, app.Vocative).Text
	if !ok || name == "" || Initial(d.name.Given) {
		return ""
	}
	if patronymic := d.Part(app.PatronymicPart, app.Vocative).Text; m == Polite && patronymic != "" && !Initial(d.name.Patronymic) {
		name += " " + patronymic
	}
	switch d.sex {
	case app.Male:
		return word.male + " " + name
	case app.Female:
		return word.female + " " + name
	}
	return word.neither + " " + name
}
