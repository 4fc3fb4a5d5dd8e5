package viasnatest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"vestka/app"
)

// text is a text in English, Russian and Belarusian.
type text [3]string

func (t text) in(lang app.Lang) string {
	switch lang {
	case app.Russian:
		return t[1]
	case app.Belarusian:
		return t[2]
	default:
		return t[0]
	}
}

// texts reads one text a line, the languages parted by bars.
func texts(lines string) []text {
	var all []text
	for line := range strings.Lines(lines) {
		if parts := strings.Split(strings.TrimSpace(line), "|"); len(parts) == 3 {
			all = append(all, text(parts))
		}
	}
	return all
}

var givenMale = texts(`
Yanka|Янка|Янка
Yakub|Якуб|Якуб
Maksim|Максим|Максім
Uladzimir|Владимир|Уладзімір
Mikalai|Николай|Мікалай
Aliaksiej|Алексей|Аляксей
Yauhen|Евгений|Яўген
Dzmitry|Дмитрий|Дзмітрый
Dzmitryi|Дмитрий|Дзмітрый
Siarhei|Сергей|Сяргей
Aliaksandr|Александр|Аляксандр
Kanstantsin|Константин|Канстанцін
Ryhor|Григорий|Рыгор
Vasil|Василий|Васіль
Zmicier|Дмитрий|Зміцер
Anton|Антон|Антон`)

var givenFemale = texts(`
Darja|Дарья|Дар'я
Volha|Ольга|Вольга
Maryia|Мария|Марыя
Natallia|Наталья|Наталля
Sviatlana|Светлана|Святлана
Hanna|Анна|Ганна
Katsiaryna|Екатерина|Кацярына
Alena|Елена|Алена
Palina|Полина|Паліна
Kanstantsyia|Констанция|Канстанцыя
Zoska|Софья|Зоська
Alaiza|Элоиза|Алаіза`)

// families are pseudonyms and family names of writers that have one form for
// both sexes.
var families = texts(`
Kupala|Купала|Купала
Kolas|Колас|Колас
Biadulia|Бядуля|Бядуля
Harun|Гарун|Гарун
Charot|Чарот|Чарот
Krapiva|Крапива|Крапіва
Kahanets|Каганец|Каганец
Dubouka|Дубовка|Дубоўка
Zhylka|Жилка|Жылка
Karatkevich|Короткевич|Караткевіч
Mielež|Мележ|Мележ
Dunin-Martsinkevich|Дунин-Марцинкевич|Дунін-Марцінкевіч
Luchyna|Лучина|Лучына
Chachot|Чечот|Чачот
Mickiewicz|Мицкевич|Міцкевіч
Shakespeare|Шекспир|Шэкспір
Goethe|Гёте|Гётэ
Cervantes|Сервантес|Сервантэс
Balzac|Бальзак|Бальзак
Dickens|Диккенс|Дыкенс
Homer|Гомер|Гамер
Andersen|Андерсен|Андэрсен
Byron|Байрон|Байран
Defoe|Дефо|Дэфо
Molière|Мольер|Мальер
Schiller|Шиллер|Шылер
Heine|Гейне|Гейнэ
Petrarca|Петрарка|Петрарка
Swift|Свифт|Свіфт
Aesop|Эзоп|Эзоп
Virgil|Вергилий|Вергілій
Ibsen|Ибсен|Ібсен
Zola|Золя|Заля
Shevchenko|Шевченко|Шаўчэнка
Franko|Франко|Франко
Basho|Басё|Басё`)

// graded are family names with a form of their own for women, who stand second.
var graded = [][2]text{
	{{"Haretski", "Горецкий", "Гарэцкі"}, {"Haretskaya", "Горецкая", "Гарэцкая"}},
	{{"Chorny", "Чёрный", "Чорны"}, {"Chornaya", "Чёрная", "Чорная"}},
	{{"Zaretski", "Зарецкий", "Зарэцкі"}, {"Zaretskaya", "Зарецкая", "Зарэцкая"}},
	{{"Chekhau", "Чехов", "Чэхаў"}, {"Chekhava", "Чехова", "Чэхава"}},
	{{"Hartny", "Гартный", "Гартны"}, {"Hartnaya", "Гартная", "Гартная"}},
	{{"Dantau", "Дантов", "Дантаў"}, {"Dantava", "Дантова", "Дантава"}},
}

// samples are the titles of sample facilities.
var samples = texts(`
Sample pre-trial detention centre No. 901|Учебный СИЗО № 901|Узорны следчы ізалятар № 901
Sample colony No. 904|Учебная колония № 904|Узорная калонія № 904
Sample colony No. 912|Учебная колония № 912|Узорная калонія № 912
Sample colony No. 917|Учебная колония № 917|Узорная калонія № 917
Sample prison No. 908|Учебная тюрьма № 908|Узорная турма № 908
Sample open facility No. 936|Учебное ИУОТ № 936|Узорная ПУАТ № 936`)

// titles are titles of real facilities, as texts and without an address.
var titles = texts(`
Penal colony No. 4|Исправительная колония № 4|Папраўчая калонія № 4
Penal colony No. 15|ИК-15|ПК №15
Pre-trial detention center No. 1|СИЗО-1|СІЗА-1
Prison No. 4|Тюрьма № 4|Турма № 4
Open correctional facility No. 48|ИУОТ-48|ПУАТ-48`)

var atLiberty = texts(`
released|освобожден|вызвалены
at liberty before serving the sentence|на свободе до отбытия наказания|на волі да адбыцця пакарання`)

// person is somebody invented, the same in every language.
type person struct {
	n              int // from 0
	sex            app.Sex
	given, family  text
	status         app.Status
	born, detained app.Date
	verdict        app.Date
	place          int // which facility, and how its cell is written
	articles       int
	years          int // of the sentence
}

// invent makes person n of the seed.
func invent(seed uint64, n int) person {
	r := rand.New(rand.NewPCG(seed, uint64(n))) //nolint:gosec // invented people, the same for every run
	p := person{n: n, sex: app.Male, given: givenMale[r.IntN(len(givenMale))], status: app.NotRecognised}
	if r.IntN(4) == 0 {
		p.sex, p.given = app.Female, givenFemale[r.IntN(len(givenFemale))]
	}
	if k := r.IntN(len(families) + len(graded)); k < len(families) {
		p.family = families[k]
	} else if p.family = graded[k-len(families)][0]; p.sex == app.Female {
		p.family = graded[k-len(families)][1]
	}
	switch k := r.IntN(100); {
	case k < 10:
		p.status = app.Active
	case k < 56:
		p.status = app.Former
	}
	p.born = app.Date{Year: 1950 + r.IntN(54), Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)}
	p.detained = app.Date{Year: 2020 + r.IntN(5), Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)}
	p.verdict = p.detained.AddDays(60 + r.IntN(300))
	p.place, p.articles, p.years = r.IntN(40), r.IntN(4), 1+r.IntN(11)
	return p
}

// id of the person; the ids have gaps, as the source's have.
func (p person) id() string { return fmt.Sprint(1001 + p.n + p.n/7) }

func (p person) name(lang app.Lang) string {
	if p.n%5 == 4 {
		return p.family.in(lang) + " " + p.given.in(lang)
	}
	return p.given.in(lang) + " " + p.family.in(lang)
}

// slug is the last part of the person's address on the site; every 50th shares
// it with the one before.
func (p person) slug() string {
	n := p.n
	if n%50 == 49 {
		n--
	}
	return fmt.Sprintf("%s-%d", strings.ToLower(p.family[0][:1]), n)
}

// prison is the cell in one of the shapes that the source writes.
func (p person) prison(lang app.Lang) string {
	shape, which := p.place/8, p.place%8
	if which == 7 {
		return atLiberty[shape%2].in(lang)
	}
	if which == 6 {
		return "FALSE"
	}
	title := samples[which].in(lang)
	address := fmt.Sprintf(text{
		"000000, Sample town, Sample street %d", "000000, г. Образцов, ул. Образцовая, %d", "000000, г. Узорск, вул. Узорная, %d",
	}.in(lang), which+1)
	switch shape {
	case 0:
		return title
	case 1:
		return title + ";" + address
	case 2:
		return title + "\n" + address
	}
	return titles[(which+shape)%len(titles)].in(lang)
}

// charges are the articles, one a line.
func (p person) charges(lang app.Lang) string {
	numbers := []string{"342", "368", "369", "364", "130", "293", "361", "411", "367", "370", "188", "391", "203"}
	lines := make([]string, 0, p.articles)
	for i := range p.articles {
		lines = append(lines, text{"part 1 Art. ", "ч. 1 ст. ", "ч. 1 арт. "}.in(lang)+numbers[(p.place+i)%len(numbers)])
	}
	return strings.Join(lines, "\n")
}

func (p person) sentence(lang app.Lang) string {
	return fmt.Sprintf(text{"%d years of imprisonment", "%d лет лишения свободы", "%d гадоў пазбаўлення волі"}.in(lang), p.years)
}

// story is a description of the length that real ones have.
func (p person) story(lang app.Lang) string {
	return fmt.Sprintf(text{
		"An invented reader of old books, number %d of the sample; wrote verses about rivers, orchards and the first snow, and read them aloud to neighbours on long winter evenings by the stove. Kept bees, mended clocks, taught the alphabet to anybody who asked, and never once came late to the reading room of the sample library.",
		"Вымышленный читатель старых книг, номер %d в образце; сочинял стихи о реках, садах и первом снеге и читал их соседям. Держал пчёл и чинил часы.",
		"Выдуманы чытач старых кніг, нумар %d ва ўзоры; складаў вершы пра рэкі, сады і першы снег і чытаў іх суседзям. Трымаў пчол і рамантаваў гадзіннікі.",
	}.in(lang), p.n)
}
