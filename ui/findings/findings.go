// Package findings is the list of what to look at in a text, beside the field in
// which it is written: each with its reason and its source, with a way to jump to
// it, to put something else there, and to hear no more of it. It is advice only.
package findings

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/check"
	"vestka/app/proof"
	"vestka/app/words"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Reader reads texts.
type Reader interface {
	Read(ctx context.Context, t proof.Text, day app.Date) ([]check.Finding, error)
}

// Book keeps what the user decides of words.
type Book interface {
	Silence(ctx context.Context, q check.Quiet) (app.Changes, error)
	Learn(ctx context.Context, lang app.Lang, list ...string) (app.Changes, error)
}

// Deps are what the list stands on. A nil Reader is one that finds nothing, for a
// screen without checks.
type Deps struct {
	Reader Reader
	Book   Book
	Runner *work.Runner
	Now    func() time.Time
}

// Field is where the text is written: kit.Entry and kit.Writing are.
type Field interface {
	fyne.Focusable
	Value() string
	Pick(start, end int)
	Put(start, end int, text string)
}

// List is the list beside one field.
type List struct {
	deps  Deps
	frame kit.Frame
	by    kit.Section
	field func() Field
	about func() proof.Text // of the text, without the text itself

	text   string // that the findings are of
	found  []check.Finding
	passed map[check.Quiet]bool // that the reader passed over this once
	more   bool                 // all are shown, however many
	column *kit.Column
	first  fyne.Focusable
	told   func()
}

// New is the list beside the field, of the section; where a text stands in two
// languages field is the one that is sent. about says in which language
// and for what the text is written, and to whom; told (may be nil) is called when
// the list is another.
func New(frame kit.Frame, by kit.Section, deps Deps, field func() Field, about func() proof.Text, told func()) *List {
	return &List{
		deps: deps, frame: frame, by: by, field: field, about: about, told: told,
		passed: map[check.Quiet]bool{}, column: kit.NewColumn(kit.Gap),
	}
}

// Object is the list as it is shown; it wraps, so let it scroll.
func (l *List) Object() fyne.CanvasObject { return kit.NewNarrow(l.column) }

// Focus is where the keyboard begins in the list, nil where there is nothing.
func (l *List) Focus() fyne.Focusable { return l.first }

// Count is how many there are to look at.
func (l *List) Count() int { return len(l.shown()) }

// Look reads the text again: once without the dictionary, which is at once, and
// once with it. It never holds up who writes: an older answer is dropped.
func (l *List) Look() {
	if l.deps.Reader == nil {
		return
	}
	t, day := l.about(), app.DateOf(l.deps.Now())
	t.Text = l.field().Value()
	look := func(slot string, spell bool) {
		t.Spell = spell
		t := t
		work.Query(l.deps.Runner, slot, func(ctx context.Context) ([]check.Finding, error) {
			return l.deps.Reader.Read(ctx, t, day)
		}, func(found []check.Finding, err error) {
			if err != nil {
				l.frame.Fail(err)
				return
			}
			if t.Text == l.field().Value() { // else a newer one is on its way
				l.text, l.found = t.Text, found
				l.refresh()
			}
		})
	}
	look("findings", false)
	look("findings/spelling", true)
}

// shown are the findings but those that were passed over; what can be changed in
// the text comes first.
func (l *List) shown() []check.Finding {
	var places, whole []check.Finding
	for _, f := range l.found {
		switch {
		case f.Whole():
			whole = append(whole, f)
		case !l.passed[f.QuietOf(l.text)]:
			places = append(places, f)
		}
	}
	return append(places, whole...)
}

// few is how many are shown at first.
const few = 12

func (l *List) refresh() {
	loc := l.frame.Loc()
	all := l.shown()
	l.first = nil
	var rows []fyne.CanvasObject
	if len(all) == 0 {
		rows = append(rows, kit.NewText(kit.Body(loc.T("findings.none"))), kit.NewText(kit.Small(loc.T("findings.advice"))))
	} else {
		rows = append(rows, kit.NewText(kit.Strong(loc.T("check.count", "Count", len(all)))))
	}
	for i, f := range all {
		if i == few && !l.more {
			rest := kit.NewLink(loc.T("findings.more", "Count", len(all)-few), func() {
				l.more = true
				l.refresh()
			})
			rows = append(rows, rest)
			break
		}
		rows = append(rows, kit.NewDivider(), l.row(f))
	}
	l.column.Set(rows...)
	if l.told != nil {
		l.told()
	}
}

// row is one finding: what and where, why, what to do instead, who says so, and
// what can be done about it.
func (l *List) row(f check.Finding) fyne.CanvasObject {
	loc := l.frame.Loc()
	tone, word := kit.Care, loc.T(check.KindKey(f.Kind))
	switch {
	case f.Severity == words.Stops:
		tone = kit.No
	case f.Kind == check.Spelling:
		tone = kit.Neutral
	}
	head := []fyne.CanvasObject{kit.NewTag(word, tone)}
	if f.Severity == words.Stops {
		head = append(head, kit.NewText(kit.Small(loc.T(check.SeverityKey(f.Severity)))).OneLine())
	}
	parts := []fyne.CanvasObject{kit.NewFlow(8, head...)}
	if !f.Whole() {
		parts = append(parts, kit.NewText(kit.Strong("«"+l.text[f.Start:f.End]+"»")))
	}
	parts = append(parts, kit.NewText(kit.Body(f.Why(loc))))
	if text := f.Instead(loc); text != "" && f.Kind != check.Spelling {
		parts = append(parts, kit.NewText(kit.Body(text)))
	}
	if text := f.Source(loc); text != "" {
		parts = append(parts, kit.NewText(kit.Small(text)))
	}
	if actions := l.actions(f); len(actions) > 0 {
		parts = append(parts, kit.NewFlow(10, actions...))
	}
	return kit.NewColumn(6, parts...)
}

// actions are what can be done about a finding. The first of all takes the keyboard.
func (l *List) actions(f check.Finding) []fyne.CanvasObject {
	loc := l.frame.Loc()
	var list []fyne.CanvasObject
	add := func(word string, do func()) {
		b := kit.NewLink(word, do)
		if l.first == nil {
			l.first = b
		}
		list = append(list, b)
	}
	if f.Whole() {
		return nil
	}
	add(loc.T("findings.show"), func() { l.jump(f) })
	for _, text := range f.Replace {
		add(text, func() { l.replace(f, text) })
	}
	add(loc.T("findings.pass"), func() {
		l.passed[f.QuietOf(l.text)] = true
		l.refresh()
		l.frame.Focus(l.next())
	})
	never := loc.T("findings.never")
	if f.Kind == check.Spelling {
		never = loc.T("findings.learn")
	}
	add(never, func() { l.never(f) })
	return list
}

// next is where the keyboard goes on: the list, or the field where it is empty.
func (l *List) next() fyne.Focusable {
	if l.first != nil {
		return l.first
	}
	return l.field()
}

// jump selects the words in the field, where they still stand.
func (l *List) jump(f check.Finding) {
	if l.stands(f) {
		l.frame.Focus(l.field())
		l.field().Pick(f.Start, f.End)
	}
}

// replace puts another word in their place.
func (l *List) replace(f check.Finding, text string) {
	if l.stands(f) {
		l.frame.Focus(l.field())
		l.field().Put(f.Start, f.End, text)
	}
}

// stands reports that the field still has the text that the finding is of.
func (l *List) stands(f check.Finding) bool {
	return l.field().Value() == l.text && f.End <= len(l.text)
}

// never has the finding said no more, in no text: a word that the dictionary does
// not know goes into the user's own.
func (l *List) never(f check.Finding) {
	t := l.about()
	t.Text = l.text
	word, quiet, lang := l.text[f.Start:f.End], f.QuietOf(l.text), t.Language()
	done := l.frame.Loc().T("findings.never.done")
	if f.Kind == check.Spelling {
		done = l.frame.Loc().T("words.learnt")
	}
	work.Change(l.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		if f.Kind == check.Spelling {
			return l.deps.Book.Learn(ctx, lang, word)
		}
		return l.deps.Book.Silence(ctx, quiet)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			l.frame.Fail(err)
			return
		}
		l.frame.Did(l.by, done, c)
		l.Look()
	})
}
