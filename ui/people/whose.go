package people

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app/people"
	"vestka/ui/kit"
)

// whose is the field that says whose list a file is: one of the sources that lists were
// taken in from, or another one by its name.
type whose struct {
	field   fyne.CanvasObject
	choose  *kit.Select // nil where there is nothing to choose from
	entry   *kit.Entry
	sources []string // in the order of choose; behind them stands that it is another's
	found   string   // what the file was taken for; empty where that is not known
	former  string   // what was said before
}

// newWhose proposes what was found out. Where several sources have lists with these
// columns nothing is proposed.
func (m *matching) newWhose() *whose {
	loc, found := m.frame.Loc(), m.preview.Plan.Source
	w := &whose{entry: kit.NewEntry(), found: found, former: m.choice.Source}
	w.entry.SetPlaceHolder(loc.T("people.match.source.example"))
	w.entry.SetText(found)
	if found != "" {
		w.sources = []string{found}
	}
	for _, one := range slices.Concat(m.preview.Whose, m.preview.Sources) {
		if !slices.Contains(w.sources, one) {
			w.sources = append(w.sources, one)
		}
	}
	name, hint := loc.T("people.match.source"), loc.T("people.match.source.hint")
	if len(w.sources) < 2 {
		w.field = kit.NewField(name, w.entry, hint)
		return w
	}
	if len(m.preview.Whose) > 0 {
		hint = loc.T("people.match.source.which")
	}
	words := make([]string, 0, len(w.sources)+1)
	for _, one := range w.sources {
		words = append(words, people.SourceName(loc, one))
	}
	words = append(words, loc.T("people.match.source.another"))
	var body *kit.Column
	w.choose = kit.NewSelect(words, slices.Index(w.sources, found), func(i int) { w.take(i, body) })
	body = kit.NewColumn(6, w.choose, w.entry)
	w.entry.Hide()
	w.field = kit.NewField(name, body, hint)
	return w
}

// take shows the field for a name where it is none of the sources.
func (w *whose) take(i int, body *kit.Column) {
	if i < len(w.sources) {
		w.entry.Hide()
		w.entry.SetText(w.sources[i])
	} else {
		w.entry.SetText("")
		w.entry.Show()
	}
	body.Refresh()
}

// open reports that the question is still to be answered.
func (w *whose) open() bool {
	return w.found == "" && strings.TrimSpace(w.entry.Text) == ""
}

// said is the source that the reader named; empty where he left what was found.
func (w *whose) said() string {
	text := strings.TrimSpace(w.entry.Text)
	if text == w.found && w.former == "" {
		return ""
	}
	return text
}
