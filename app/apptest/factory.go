// Package apptest has what tests share: factories of sample people with
// defaults, a fixed clock, a store in memory, and the contract that every store
// holds to. Its people are classic writers, long dead, in sample facilities.
package apptest

import (
	"fmt"
	"time"

	"vestka/app"
)

// Today is the day of FixedClock.
var Today = app.Date{Year: 2026, Month: 11, Day: 22}

// FixedClock is a clock that stands still: noon of Today, UTC.
func FixedClock() time.Time {
	return time.Date(Today.Year, time.Month(Today.Month), Today.Day, 12, 0, 0, 0, time.UTC)
}

// writers are the people of the factories.
var writers = [...]struct {
	be, ru, latin [3]string // given, patronymic, family
	sex           app.Sex
	born          app.Date
}{
	{[3]string{"Янка", "Дамінікавіч", "Купала"}, [3]string{"Янка", "Доминикович", "Купала"}, [3]string{"Janka", "", "Kupala"}, app.Male, app.Date{Year: 1882, Month: 7, Day: 7}},
	{[3]string{"Алаіза", "Сцяпанаўна", "Пашкевіч"}, [3]string{"Алоиза", "Степановна", "Пашкевич"}, [3]string{"Ałaiza", "", "Paškievič"}, app.Female, app.Date{Year: 1876, Month: 7, Day: 15}},
	{[3]string{"Максім", "Адамавіч", "Багдановіч"}, [3]string{"Максим", "Адамович", "Богданович"}, [3]string{"Maksim", "", "Bahdanovič"}, app.Male, app.Date{Year: 1891, Month: 12, Day: 9}},
	{[3]string{"Максім", "Іванавіч", "Гарэцкі"}, [3]string{"Максим", "Иванович", "Горецкий"}, [3]string{"Maksim", "", "Harecki"}, app.Male, app.Date{Year: 1893, Month: 2}},
	{[3]string{"Канстанцыя", "", "Буйло"}, [3]string{"Констанция", "", "Буйло"}, [3]string{"Kanstancyja", "", "Bujło"}, app.Female, app.Date{Year: 1893}},
}

func name(parts [3]string, source string) app.Name {
	n := app.Name{Given: parts[0], Patronymic: parts[1], Family: parts[2], Source: source}
	n.Full = n.Formal()
	return n
}

// Person is a new person with every fact known; the options change it.
func Person(opts ...func(*app.Person)) app.Person { return Writer(0, opts...) }

// Writer is the nth of endlessly many different people: different ids, days of
// birth and facilities; names return.
func Writer(n int, opts ...func(*app.Person)) app.Person {
	w := &writers[n%len(writers)]
	p := app.Person{
		SourceIDs: []app.SourceID{app.SourceID(fmt.Sprintf("sample:%d", n+1))},
		Names:     app.Names{BE: name(w.be, "sample"), RU: name(w.ru, "sample"), Latin: name(w.latin, "sample")},
		Status:    app.Active,
		Sex:       w.sex,
		Born:      w.born,
		Detained:  app.Date{Year: 2024, Month: 3, Day: 1 + n%28},
		Held:      Detention(901 + n%9),
	}
	for _, opt := range opts {
		opt(&p)
	}
	return p
}

// Detention is a detention in the sample colony of the number.
func Detention(number int) app.Detention {
	return app.Detention{
		Facility: fmt.Sprintf("IK-%d", number),
		Text:     fmt.Sprintf("ИК №%d", number),
		Address:  "000000, ул. Примерная, 1",
		Since:    app.Date{Year: 2025, Month: 5},
		Source:   "sample",
		SeenOn:   Today,
	}
}

// Record is the row that a list would hold of the person.
func Record(p app.Person, lang app.Lang, opts ...func(*app.Record)) app.Record {
	full := p.Names.In(lang).Full
	r := app.Record{
		Source: "sample", Key: string(p.SourceIDs[0]), HasID: true, Lang: lang, Form: "machine", Line: 2, SeenOn: Today, CheckedOn: Today,
		Cells: []app.Cell{
			{Column: "id", Value: string(p.SourceIDs[0])},
			{Column: "name", Value: full},
			{Column: "status", Value: string(p.Status)},
			{Column: "birthday", Value: p.Born.String()},
			{Column: "prison", Value: p.Held.Text + ";" + p.Held.Address},
		},
		Name: full, Status: p.Status, Sex: p.Sex, Born: p.Born, Detained: p.Detained, Died: p.Died, Held: p.Held,
	}
	for _, opt := range opts {
		opt(&r)
	}
	return r
}

// Edit is the edit that writes a person with their Belarusian row.
func Edit(p app.Person) app.PersonEdit {
	return app.PersonEdit{Person: p, Records: []app.Record{Record(p, app.Belarusian)}}
}

// Edits are those of the first n people of Writer.
func Edits(n int) []app.PersonEdit {
	edits := make([]app.PersonEdit, n)
	for i := range edits {
		edits[i] = Edit(Writer(i))
	}
	return edits
}

// Letter is a birthday card to the person.
func Letter(to app.PersonID, opts ...func(*app.Letter)) app.Letter {
	l := app.Letter{
		Person: to, Kind: app.Postcard, State: app.Ready, On: Today, Occasion: app.Birthday, Lang: app.Belarusian,
		Text:    "З днём народзінаў!\nМы пра Вас памятаем.",
		Picture: "apples", Facility: "IK-901",
		Address: "ПК № 901\nвул. Прыкладная, 1\n000000, г. Прыклад",
		Made:    FixedClock(),
	}
	for _, opt := range opts {
		opt(&l)
	}
	return l
}

// scan is the content of the factory's attachment.
const scan = "скан паштоўкі"

// Attachment is a scan that is kept with the person; its content has to be as
// long as its Size says.
func Attachment(of app.PersonID, opts ...func(*app.Attachment)) app.Attachment {
	a := app.Attachment{
		Person: of, Name: "паштоўка.jpg", Kind: app.JPEG, Size: int64(len(scan)),
		Width: 1200, Height: 800, Stripped: true, Made: FixedClock(),
	}
	for _, opt := range opts {
		opt(&a)
	}
	return a
}
