package letters

import (
	"strconv"

	"vestka/app"
	"vestka/app/names"
	"vestka/i18n"
)

// Field is a name that a template may use.
type Field string

// The fields.
const (
	Given      Field = "given"
	Patronymic Field = "patronymic"
	Family     Field = "family"
	FullName   Field = "name"
	Sex        Field = "sex" // only to choose a form
	Age        Field = "age" // completed on the day of the occasion
	Sender     Field = "sender"
	Date       Field = "date" // the day of writing
)

// Fields are all of them, in the order in which they are explained to people.
var Fields = []Field{Given, Patronymic, Family, FullName, Sex, Age, Sender, Date}

func known(name string) bool {
	for _, f := range Fields {
		if string(f) == name {
			return true
		}
	}
	return false
}

// Values are what one letter is written with.
type Values struct {
	Lang   app.Lang // of the letter
	Name   app.Name // in the letter's language
	Sex    app.Sex
	Age    int // 0 where not known
	Sender string
	Date   app.Date
}

// text is the value of a field, empty where it is not known.
func (v *Values) text(f Field) string {
	switch f {
	case Given:
		if names.Initial(v.Name.Given) {
			return "" // nobody is greeted as "Dear A."
		}
		return v.Name.Given
	case Patronymic:
		return v.Name.Patronymic
	case Family:
		return v.Name.Family
	case FullName:
		return v.Name.Display()
	case Age:
		if v.Age > 0 {
			return strconv.Itoa(v.Age)
		}
	case Sender:
		return v.Sender
	case Date:
		return i18n.For(string(v.Lang)).Date(v.Date.Year, v.Date.Month, v.Date.Day)
	case Sex:
		return string(v.Sex)
	}
	return ""
}
