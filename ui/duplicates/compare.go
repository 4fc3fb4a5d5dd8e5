package duplicates

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/people"
	"vestka/ui/byhand"
	"vestka/ui/kit"
)

// show stands the two of a pair side by side.
func (s *Section) show(pair app.Pair) {
	s.at = pair
	loc := s.frame.Loc()
	at := s.index()
	shown := s.standing()
	a, known := s.deps.Directory.Person(shown[0], s.today())
	b, also := s.deps.Directory.Person(shown[1], s.today())
	if at < 0 || !known || !also {
		return
	}
	s.same = kit.NewPrimary(loc.T("duplicates.same"), s.merge)
	parts := []fyne.CanvasObject{
		kit.NewText(kit.Body(loc.T(s.pairs[at].Reason.MessageKey()))),
		kit.NewFlow(kit.Gap, s.same, kit.NewButton(loc.T("duplicates.apart"), s.apart)),
		beside(s.head(a), s.head(b)),
	}
	s.detail.Set(append(parts, s.lines(a, b)...)...)
}

// beside stands two things side by side, equally wide.
func beside(a, b fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewSplit(a, b, 0.5, 0, 2000)
}

// head is the name of one, and a way to their card.
func (s *Section) head(e *people.Entry) fyne.CanvasObject {
	loc := s.frame.Loc()
	return kit.NewColumn(kit.Tight,
		kit.NewName(e.Names.Best(app.Lang(loc.Lang())).Display()),
		kit.NewFlow(8, kit.NewLink(loc.T("duplicates.card"), func() { s.frame.Go("people", e.ID) })),
	)
}

// lines are the facts of both under each other; one on which they differ has a
// sign that is more than a colour.
func (s *Section) lines(a, b *people.Entry) []fyne.CanvasObject {
	loc := s.frame.Loc()
	w := byhand.Words{Loc: loc, Register: s.deps.Register, Today: s.today()}
	var all []fyne.CanvasObject
	add := func(word, x, y string, differs bool) {
		if x == "" && y == "" {
			return
		}
		title := []fyne.CanvasObject{kit.NewText(kit.Label(word)).OneLine()}
		if differs && x != "" && y != "" {
			title = append(title, kit.NewTag(loc.T("duplicates.differs"), kit.Care))
		}
		all = append(all, kit.NewColumn(kit.Tight, kit.NewDivider(), kit.NewFlow(8, title...), beside(text(x), text(y))))
	}
	for _, f := range []app.Fact{people.FactNameBE, people.FactNameRU, people.FactNameLatin} {
		lang, _ := people.NameLang(f)
		x, y := a.Names.In(lang).Formal(), b.Names.In(lang).Formal()
		add(w.Fact(f), x, y, !people.Agree(f, x, y))
	}
	for _, f := range app.Facts {
		x, y := f.Of(a.Person), f.Of(b.Person)
		add(w.Fact(f), value(w, f, x), value(w, f, y), !people.Agree(f, x, y))
	}
	add(loc.T("byhand.fact.place"), s.placeWord(&a.Held), s.placeWord(&b.Held), s.placeWord(&a.Held) != s.placeWord(&b.Held))
	add(loc.T("duplicates.sources"), s.sources(a), s.sources(b), false)
	add(loc.T("people.letters"), s.letters(a), s.letters(b), false)
	add(loc.T("people.note"), a.Note, b.Note, false)
	add(loc.T("duplicates.tags"), strings.Join(a.Tags, ", "), strings.Join(b.Tags, ", "), false)
	return all
}

// value is a fact in words, empty where nothing is known.
func value(w byhand.Words, f app.Fact, v string) string {
	if v == "" {
		return ""
	}
	return w.Value(f, v)
}

func text(s string) fyne.CanvasObject {
	if s == "" {
		s = "–"
	}
	return container.NewStack(kit.NewText(kit.Body(s)))
}

func (s *Section) sources(e *people.Entry) string {
	if e.ByHand {
		return s.frame.Loc().T("byhand.by_hand")
	}
	words := make([]string, len(e.SourceIDs))
	for i, id := range e.SourceIDs {
		words[i] = string(id)
	}
	return strings.Join(words, ", ")
}

func (s *Section) letters(e *people.Entry) string {
	if e.Letters == 0 {
		return ""
	}
	return s.frame.Loc().T("duplicates.letters", "Count", e.Letters)
}

func (s *Section) placeWord(d *app.Detention) string {
	switch {
	case d.Liberty:
		return s.frame.Loc().T("people.held.liberty")
	case d.Facility == "":
		return d.Text
	}
	if f, ok := s.deps.Register.Facility(d.Facility, s.today()); ok {
		return f.Name.In(app.Lang(s.frame.Loc().Lang()))
	}
	return d.Facility
}
