package people

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/people"
	"vestka/ui/asking"
	"vestka/ui/kit"
)

// listDate says of which day the list is, and lets the reader say another; close
// closes the sheet on which it stands.
func (s *Section) listDate(of taking, c *people.Comparison, close func()) fyne.CanvasObject {
	loc := s.frame.Loc()
	link := kit.NewLink(loc.T("people.import.list_date.change"), func() {
		close()
		s.askListDate(of, c.Day)
	})
	row := kit.NewFlow(12, kit.NewText(kit.Body(loc.T("people.import.list_date", "Date", loc.Date(c.Day.Year, c.Day.Month, c.Day.Day)))).OneLine(), link)
	if named := s.namedDate(of.path); !named.IsZero() && named != c.Day {
		return kit.NewColumn(kit.Tight, row, kit.NewText(kit.Small(loc.T("people.import.list_date.named", "Date", loc.Date(named.Year, named.Month, named.Day)))))
	}
	return row
}

// namedDate is the day of which the name of a file speaks, zero where it speaks of none.
func (s *Section) namedDate(path string) app.Date {
	return importer.DateInName(filepath.Base(path), s.today())
}

// askListDate asks of which day the list is, and compares it again.
func (s *Section) askListDate(of taking, day app.Date) {
	loc := s.frame.Loc()
	if named := s.namedDate(of.path); !named.IsZero() {
		day = named
	}
	field, close := s.dayField(day), func() {}
	close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("people.import.list_date.title"), Text: loc.T("people.import.list_date.text"), Body: field.Field, Focus: field.Entry,
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("people.import.list_date.compare"), Primary: true, Stay: true, Do: func() {
				d, err := importer.ListDate(field.Entry.Text, s.today())
				if err != nil {
					s.frame.Focus(field.Entry) // below it stands what is wrong
					return
				}
				close()
				of.choice.Today, of.accepted = d, false // of another day the guards may say something else
				s.readAs(of)
			}},
		},
	})
}

// dayField is a field for the day of a list.
func (s *Section) dayField(day app.Date) *asking.Day {
	loc := s.frame.Loc()
	return asking.NewDayOf(loc, loc.T("people.import.list_date.title"), asking.TypedDay(day), loc.T("people.import.list_date.hint"),
		func(text string) (app.Date, error) { return importer.ListDate(text, s.today()) },
		func(d app.Date) string { return loc.Date(d.Year, d.Month, d.Day) })
}
