package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Span is a piece of text in one style.
type Span struct {
	text  string
	size  fyne.ThemeSizeName
	ink   fyne.ThemeColorName
	bold  bool
	serif bool
}

// Body is ordinary text.
func Body(s string) Span {
	return Span{text: s, size: theme.SizeNameText, ink: theme.ColorNameForeground}
}

// Strong is ordinary text in bold: a name, a value.
func Strong(s string) Span {
	sp := Body(s)
	sp.bold = true
	return sp
}

// Quiet is ordinary text in the muted colour.
func Quiet(s string) Span {
	return Span{text: s, size: theme.SizeNameText, ink: theme.ColorNamePlaceHolder}
}

// Small is a second line: smaller and muted.
func Small(s string) Span {
	return Span{text: s, size: theme.SizeNameCaptionText, ink: theme.ColorNamePlaceHolder}
}

// Label is the name of a card or of a group: small, bold and muted.
func Label(s string) Span {
	sp := Small(s)
	sp.bold = true
	return sp
}

// In gives the span the ink of a tone: a word about how things stand.
func (s Span) In(t Tone) Span {
	s.ink = tones[t].ink
	return s
}

// Text is a paragraph that wraps between words and never cuts one: a word that
// is wider than the line breaks inside.
type Text struct {
	widget.BaseWidget
	spans  []Span
	align  fyne.TextAlign
	lines  []line
	width  float32 // that lines were made for
	limit  int     // lines at most, the last one ending in an ellipsis; 0 for any number
	single bool    // asks for the width of its whole text rather than of its longest word
}

// NewText is a paragraph of the spans, which stand one after the other as written.
func NewText(spans ...Span) *Text {
	t := &Text{spans: spans, width: -1}
	t.ExtendBaseWidget(t)
	return t
}

// NewTitle is the title of a screen.
func NewTitle(s string) *Text {
	return NewText(Span{text: s, size: sizeTitle, ink: theme.ColorNameForeground, serif: true})
}

// NewName is the name of a person at the head of their card.
func NewName(s string) *Text {
	return NewText(Span{text: s, size: sizeName, ink: theme.ColorNameForeground, serif: true})
}

// NewLetter is the text of a letter.
func NewLetter(s string) *Text {
	return NewText(Span{text: s, size: sizeLetter, ink: theme.ColorNameForeground, serif: true})
}

// Centred sets the lines in the middle.
func (t *Text) Centred() *Text {
	t.align = fyne.TextAlignCenter
	return t
}

// OneLine asks for room for the whole text on one line, and wraps only where it
// is given less. Texts in a row that is not a paragraph want it.
func (t *Text) OneLine() *Text {
	t.single = true
	return t
}

// AtMost ends the text after n lines with an ellipsis, for lists whose rows are
// all of one height.
func (t *Text) AtMost(n int) *Text {
	t.limit = n
	return t
}

// Set replaces the text.
func (t *Text) Set(spans ...Span) {
	t.spans = spans
	t.Refresh()
}

// Words are the text without its styles, for tests.
func (t *Text) Words() string {
	var b strings.Builder
	for _, s := range t.spans {
		b.WriteString(s.text)
	}
	return b.String()
}

// HeightFor is the height of the text when it is width wide.
func (t *Text) HeightFor(width float32) float32 {
	h := float32(0)
	for _, l := range t.wrap(width) {
		h += l.height
	}
	return h
}

// CreateRenderer lays the lines as runs of one style each.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	v := &view{}
	v.min = func() fyne.Size {
		width := t.Size().Width
		if width <= 0 {
			width = t.widest(false)
		}
		return fyne.NewSize(t.widest(!t.single), t.HeightFor(width))
	}
	v.layout = func(size fyne.Size) { v.objects = t.draw(size.Width) }
	v.refresh = func() {
		t.width = -1
		v.objects = t.draw(t.Size().Width)
	}
	return v
}

// wrap is the text in lines of the width; the last answer is kept.
func (t *Text) wrap(width float32) []line {
	if t.width != width {
		t.lines, t.width = breakLines(t.spans, width, t.limit), width
	}
	return t.lines
}

// widest is the width of the longest word, or of the longest line as written.
func (t *Text) widest(word bool) float32 {
	w, line := float32(0), float32(0)
	for _, tok := range tokens(t.spans) {
		switch {
		case tok.newline || (word && tok.space):
			line = 0
		default:
			line += tok.span.measure(tok.text).Width
		}
		w = max(w, line)
	}
	return w
}

func (t *Text) draw(width float32) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	y := float32(0)
	for _, l := range t.wrap(width) {
		x := float32(0)
		if t.align == fyne.TextAlignCenter {
			x = max(0, (width-l.width)/2)
		}
		for _, r := range l.runs {
			o := r.span.draw(r.text)
			place(o, x+r.x, y+l.baseline-r.baseline, r.width, o.MinSize().Height)
			objects = append(objects, o)
		}
		y += l.height
	}
	return objects
}

func (s Span) source() fyne.Resource {
	switch {
	case s.serif && s.bold:
		return serifBold
	case s.serif:
		return serifRegular
	}
	return nil
}

func (s Span) style() fyne.TextStyle { return fyne.TextStyle{Bold: s.bold} }

func (s Span) measure(text string) fyne.Size {
	size, _ := s.metrics(text)
	return size
}

func (s Span) metrics(text string) (size fyne.Size, baseline float32) {
	return fyne.CurrentApp().Driver().RenderedTextSize(text, theme.Size(s.size), s.style(), s.source())
}

func (s Span) draw(text string) *canvas.Text {
	o := canvas.NewText(text, theme.Color(s.ink))
	o.TextSize = theme.Size(s.size)
	o.TextStyle = s.style()
	o.FontSource = s.source()
	return o
}

// token is a word, a stretch of spaces, or a line break.
type token struct {
	span    Span
	text    string
	space   bool
	newline bool
}

func tokens(spans []Span) []token {
	var out []token
	for _, s := range spans {
		start := 0
		var before rune
		kind := func(r rune) int {
			switch {
			case r == '\n':
				return 2
			case r == '\u00a0' || r == '\u202f' || before == '№':
				return 0 // these hold words together, and a number stays with its sign
			case unicode.IsSpace(r):
				return 1
			}
			return 0
		}
		last := -1
		cut := func(end int) {
			if end > start {
				out = append(out, token{span: s, text: s.text[start:end], space: last == 1, newline: last == 2})
			}
			start = end
		}
		for i, r := range s.text {
			if k := kind(r); k != last || k == 2 {
				cut(i)
				last = k
			}
			before = r
		}
		cut(len(s.text))
	}
	return out
}

// Joined stands the parts that are not empty side by side, with a dot between
// them that never begins a line.
func Joined(parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, "\u00a0· ")
}
