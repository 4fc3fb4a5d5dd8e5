package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"vestka/resources"
)

// Mode chooses between the light and the dark colours.
type Mode string

// The modes, as they stand in the preferences.
const (
	System Mode = "system"
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// Theme is the look of the window. Fyne's own font draws the letter і without
// its dot, so every style has a font of ours.
type Theme struct {
	mode  Mode
	scale float32
}

// NewTheme is the look in the mode, all sizes of text multiplied by scale.
func NewTheme(mode Mode, scale float32) *Theme {
	return &Theme{mode: mode, scale: scale}
}

var _ fyne.Theme = (*Theme)(nil)

// Color is the colour in the mode, or in the system's variant.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	colours := light
	if t.mode == Dark || (t.mode == System && variant == theme.VariantDark) {
		colours, variant = dark, theme.VariantDark
	} else {
		variant = theme.VariantLight
	}
	if c, ok := colours[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Icon is Fyne's own: only its file dialog shows them.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// The fonts are made once: Fyne keeps its faces by the identity of a resource.
var (
	sansRegular    = font("PTSans-Regular.ttf")
	sansBold       = font("PTSans-Bold.ttf")
	sansItalic     = font("PTSans-Italic.ttf")
	sansBoldItalic = font("PTSans-BoldItalic.ttf")
	serifRegular   = font("PTSerif-Regular.ttf")
	serifBold      = font("PTSerif-Bold.ttf")
)

func font(name string) fyne.Resource {
	return fyne.NewStaticResource(name, resources.Font(name))
}

// Font is PT Sans in the style. What the toolkit calls monospace are the letters of
// a book here: it is by the style that a field measures its lines, so that only a
// style of its own lets a field be written in other letters.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace:
		return serifRegular
	case style.Bold && style.Italic:
		return sansBoldItalic
	case style.Bold:
		return sansBold
	case style.Italic:
		return sansItalic
	}
	return sansRegular
}

// The names of our own sizes of text.
const (
	sizeTitle  fyne.ThemeSizeName = "vestka.title"
	sizeName   fyne.ThemeSizeName = "vestka.name"
	sizeLetter fyne.ThemeSizeName = "vestka.letter"
)

// textSizes grow with the reader's choice, in Fyne's units (1/96 inch at scale 1).
var textSizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:           15,
	theme.SizeNameCaptionText:    13,
	theme.SizeNameHeadingText:    27,
	theme.SizeNameSubHeadingText: 18,
	theme.SizeNameInlineIcon:     18,
	sizeTitle:                    27,
	sizeName:                     24,
	sizeLetter:                   18,
}

var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNamePadding:            4,
	theme.SizeNameInnerPadding:       10,
	theme.SizeNameLineSpacing:        4,
	theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameInputBorder:        1,
	theme.SizeNameScrollBar:          10,
	theme.SizeNameScrollBarSmall:     4,
	theme.SizeNameScrollBarRadius:    4,
	theme.SizeNameInputRadius:        8,
	theme.SizeNameButtonRadius:       8,
	theme.SizeNameSelectionRadius:    8,
	theme.SizeNamePopupRadius:        8,
	theme.SizeNameMenuRadius:         8,
	theme.SizeNameCardRadius:         12,
	theme.SizeNameDialogRadius:       12,
}

// Size is the size of the name in Fyne's units.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := textSizes[name]; ok {
		return s * t.scale
	}
	if s, ok := sizes[name]; ok {
		return s
	}
	return theme.DefaultTheme().Size(name)
}

// Spacing, in Fyne's units: steps of 4 around the sketches' distances.
const (
	Around  = 34 // around a screen
	Between = 18 // between cards
	Inside  = 18 // inside a card
	Gap     = 12 // between things that belong together
	Tight   = 4  // between lines that are one
	Control = 42 // height of a button or a field, at least
)
