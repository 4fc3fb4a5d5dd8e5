// Package someone is the field in which a person is named: one types a name, and takes
// one of those who are called so.
package someone

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/ui/kit"
)

// Directory is what the field needs of the list.
type Directory interface {
	Person(id app.PersonID, today app.Date) (*people.Entry, bool)
	Find(q people.Query) people.Result
}

// mostNames is how many people are offered who are called so.
const mostNames = 6

// Field names a person, or nobody.
type Field struct {
	Whole *kit.Column // with its name above
	Entry *kit.Entry

	frame kit.Frame
	list  Directory
	today app.Date
	id    app.PersonID
	found *kit.Flow
	says  *kit.Text
	hint  string
	quiet bool // the text is the field's own, not the reader's
}

// New is a field with its name above, in which the person stands; 0 for nobody. The hint
// stands below while it is empty.
func New(frame kit.Frame, list Directory, today app.Date, name, hint string, id app.PersonID) *Field {
	f := &Field{Entry: kit.NewEntry(), frame: frame, list: list, today: today, hint: hint, found: kit.NewFlow(kit.Gap), says: kit.NewText()}
	f.Entry.OnChanged = func(string) { f.typed() }
	f.take(id)
	f.Whole = kit.NewColumn(6, kit.NewText(kit.Label(name)), f.Entry, f.says, f.found)
	return f
}

// Person is who stands in the field, 0 for nobody. Invalid where something is typed that
// names nobody, or several.
func (f *Field) Person() (app.PersonID, error) {
	if f.id == 0 && strings.TrimSpace(f.Entry.Text) != "" {
		return 0, &app.Error{Code: app.Invalid, Key: "error.someone.which"}
	}
	return f.id, nil
}

// Value is the number of the person, else what is typed.
func (f *Field) Value() string {
	if f.id != 0 {
		return "#" + strconv.FormatInt(int64(f.id), 10)
	}
	return f.Entry.Text
}

// SetValue takes what Value gave.
func (f *Field) SetValue(text string) {
	if number, is := strings.CutPrefix(text, "#"); is {
		if id, err := strconv.ParseInt(number, 10, 64); err == nil {
			f.take(app.PersonID(id))
			return
		}
	}
	f.Entry.SetText(text)
}

func (f *Field) lang() app.Lang { return app.Lang(f.frame.Loc().Lang()) }

// take puts a person into the field.
func (f *Field) take(id app.PersonID) {
	e, found := f.list.Person(id, f.today)
	if !found || id == 0 {
		f.id = 0
		f.say(f.hint)
		return
	}
	f.id = id
	f.quiet = true
	f.Entry.SetText(e.Names.Best(f.lang()).Display())
	f.quiet = false
	f.say(f.where(e))
}

// where says enough of a person to tell two of one name apart.
func (f *Field) where(e *people.Entry) string {
	born := ""
	if e.Born.Year != 0 {
		born = strconv.Itoa(e.Born.Year)
	}
	return kit.Joined(e.Names.Best(f.lang()).Formal(), born, e.Held.Facility)
}

func (f *Field) say(text string, ways ...fyne.CanvasObject) {
	f.says.Set(kit.Small(text))
	f.found.Set(ways...)
}

// typed looks for those who are called so: one is taken at once, among several the
// reader chooses.
func (f *Field) typed() {
	if f.quiet {
		return
	}
	f.id = 0
	text, loc := strings.TrimSpace(f.Entry.Text), f.frame.Loc()
	if text == "" {
		f.say(f.hint)
		return
	}
	found := f.list.Find(people.Query{Text: text, Today: f.today, Lang: f.lang(), Limit: mostNames})
	switch {
	case len(found.People) == 0:
		f.say(loc.T("someone.nobody"))
	case found.Total == 1:
		f.id = found.People[0].ID
		f.say(f.where(found.People[0]))
	default:
		var ways []fyne.CanvasObject
		for _, e := range found.People {
			ways = append(ways, kit.NewLink(f.where(e), func() { f.take(e.ID) }))
		}
		f.say(loc.T("someone.several", "Count", found.Total), ways...)
	}
}
