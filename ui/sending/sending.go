// Package sending shows what may be sent to a person or to many, and how that is
// known, for the sections that say so.
package sending

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"vestka/app"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/ui/kit"
)

// Look is how a verdict is shown beside its word.
func Look(v rules.Verdict) (icon string, tone kit.Tone) {
	switch v {
	case rules.Yes:
		return "check", kit.Good
	case rules.No:
		return "close", kit.No
	case rules.AskFamily:
		return "person", kit.Care
	}
	return "question", kit.Neutral
}

// Card is what may be sent to one person today, each thing in a line that says
// more when it is pressed. relate lets the reader say what they are to the person.
func Card(f kit.Frame, o *rulebook.Outlook, relate func()) fyne.CanvasObject {
	loc := f.Loc()
	title := kit.NewText(kit.Label(loc.T("sending.title")))
	switch {
	case !o.Person.Died.IsZero():
		return kit.NewColumn(8, title, kit.NewText(kit.Body(loc.T("error.rules.died"))))
	case o.Person.Held.Liberty || o.Person.Status == app.Former:
		return kit.NewColumn(8, title, kit.NewRow(
			kit.NewText(kit.Body(why(o.Answers[0].Deciding(), app.Lang(loc.Lang())))),
			kit.NewLink(loc.T("sending.more"), func() { show(f, o, 0) })))
	}
	lines := make([]fyne.CanvasObject, len(o.Answers))
	for i, a := range o.Answers {
		icon, tone := Look(a.Verdict)
		lines[i] = kit.NewSignRow(icon, tone, Thing(f, a.Thing), loc.T(a.Verdict.MessageKey()), age(f, &a), func() { show(f, o, i) })
	}
	parts := []fyne.CanvasObject{
		kit.NewRow(title, kit.NewLink(loc.T("sending.relate"), relate)),
		kit.NewText(kit.Small(about(f, o))),
		newGrid(lines),
	}
	return kit.NewColumn(8, parts...)
}

// Thing is the word for the thing, as it begins a line.
func Thing(f kit.Frame, t rules.Thing) string { return Begin(f.Loc().T(t.MessageKey())) }

// Begin is the text with a capital letter.
func Begin(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

// about says for which case the answers are.
func about(f kit.Frame, o *rulebook.Outlook) string {
	loc := f.Loc()
	lines := []string{rulebook.SenderLine(loc, o.Case.Relation, o.Case.Country)}
	if o.Facility.Code == "" {
		lines = append(lines, loc.T("sending.place_not_known"))
	} else {
		lines = append(lines, Begin(loc.T(o.Case.Stage.MessageKey()))+". "+loc.T(o.Ground.MessageKey()))
	}
	if cautions := o.Cautions(loc); cautions != "" {
		lines = append(lines, cautions)
	}
	return strings.Join(lines, "\n")
}

// age says of an answer that stands on a rule of old how old that is.
func age(f kit.Frame, a *rulebook.Answer) string {
	for _, r := range a.Deciding() {
		if r.Old {
			return f.Loc().T("sending.checked", "Count", r.Months)
		}
	}
	return ""
}

// why are the reasons of rules in one text.
func why(list []rules.Cited, lang app.Lang) string {
	var texts []string
	for _, r := range list {
		texts = append(texts, r.Reason.In(lang))
	}
	return strings.Join(texts, "\n")
}

// grid stands lines in two columns that are read downwards, or in one where they
// would become narrow.
type grid struct {
	widget.BaseWidget
	lines []fyne.CanvasObject
}

const (
	gridColumn = 250 // the least width of a column of two
	gridGap    = 12
)

func newGrid(lines []fyne.CanvasObject) *grid {
	g := &grid{lines: lines}
	g.ExtendBaseWidget(g)
	return g
}

// HeightFor is the height of all lines.
func (g *grid) HeightFor(width float32) float32 {
	return g.lay(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// lay places every line and returns the height of all; those side by side are
// equally high.
func (g *grid) lay(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	columns := 1
	if width >= 2*gridColumn+gridGap {
		columns = 2
	}
	deep := (len(g.lines) + columns - 1) / columns
	w := (width - float32(columns-1)*gridGap) / float32(columns)
	y := float32(0)
	for row := range deep {
		h := float32(0)
		for at := row; at < len(g.lines); at += deep {
			h = max(h, heightFor(g.lines[at], w))
		}
		for at := row; at < len(g.lines); at += deep {
			put(g.lines[at], float32(at/deep)*(w+gridGap), y, w, h)
		}
		y += h
	}
	return y
}

func heightFor(o fyne.CanvasObject, width float32) float32 {
	if w, ok := o.(kit.Wrapper); ok {
		return w.HeightFor(width)
	}
	return o.MinSize().Height
}

// CreateRenderer lays the lines.
func (g *grid) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(gridLayout{g}, g.lines...))
}

type gridLayout struct{ of *grid }

func (l gridLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, o := range l.of.lines {
		w = max(w, o.MinSize().Width)
	}
	return fyne.NewSize(w, l.of.HeightFor(max(w, l.of.Size().Width)))
}

func (l gridLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.of.lay(size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}
