package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The names of the colours that Fyne has no name for.
const (
	colorRail    fyne.ThemeColorName = "vestka.rail"
	colorOutline fyne.ThemeColorName = "vestka.outline"
	colorFace    fyne.ThemeColorName = "vestka.face"
	colorTrack   fyne.ThemeColorName = "vestka.track"
	colorScrim   fyne.ThemeColorName = "vestka.scrim"
	colorToast   fyne.ThemeColorName = "vestka.toast"
	colorToastOn fyne.ThemeColorName = "vestka.toast.text"
	colorToastDo fyne.ThemeColorName = "vestka.toast.action"
	colorSecond  fyne.ThemeColorName = "vestka.series.second"
	colorThird   fyne.ThemeColorName = "vestka.series.third"
)

// Tone is what a tag says beside its word. Colour never says it alone.
type Tone int

// The tones.
const (
	Neutral Tone = iota
	Good
	Care
	No
)

var tones = [...]struct{ ground, ink fyne.ThemeColorName }{
	Neutral: {"vestka.neutral", "vestka.neutral.text"},
	Good:    {"vestka.good", "vestka.good.text"},
	Care:    {"vestka.care", "vestka.care.text"},
	No:      {"vestka.no", "vestka.no.text"},
}

// Ground is the colour behind the word of a tag.
func (t Tone) Ground() color.Color { return theme.Color(tones[t].ground) }

// Ink is the colour of the word of a tag.
func (t Tone) Ink() color.Color { return theme.Color(tones[t].ink) }

// The colours are named by what they are for, and follow the theme at the moment
// of the call.

// Ground is behind everything.
func Ground() color.Color { return theme.Color(theme.ColorNameBackground) }

// Rail is behind the sections' names.
func Rail() color.Color { return theme.Color(colorRail) }

// CardFace is behind what a card holds.
func CardFace() color.Color { return theme.Color(theme.ColorNameInputBackground) }

// Line parts things.
func Line() color.Color { return theme.Color(theme.ColorNameSeparator) }

// Outline is around what can be pressed.
func Outline() color.Color { return theme.Color(colorOutline) }

// Ink is that of text.
func Ink() color.Color { return theme.Color(theme.ColorNameForeground) }

// Accent is that of what is chosen and what leads on.
func Accent() color.Color { return theme.Color(theme.ColorNamePrimary) }

// Selected is behind the chosen row.
func Selected() color.Color { return theme.Color(theme.ColorNameSelection) }

// Hovered is behind what the pointer is on.
func Hovered() color.Color { return theme.Color(theme.ColorNameHover) }

// Face is behind initials.
func Face() color.Color { return theme.Color(colorFace) }

// Track is behind a bar or a choice.
func Track() color.Color { return theme.Color(colorTrack) }

// palette is one set of colours.
type palette map[fyne.ThemeColorName]color.Color

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func alpha(hex uint32, a uint8) color.NRGBA {
	c := rgb(hex)
	c.A = a
	return c
}

// light is paper by day: the sketches' colours, the muted text a shade darker
// so that it reads on the rail too.
var light = palette{
	theme.ColorNameBackground:          rgb(0xFAF8F4),
	theme.ColorNameForeground:          rgb(0x23272C),
	theme.ColorNamePlaceHolder:         rgb(0x656A72),
	theme.ColorNameDisabled:            rgb(0xA3A7AC),
	theme.ColorNamePrimary:             rgb(0x1F5479),
	theme.ColorNameForegroundOnPrimary: rgb(0xFFFFFF),
	theme.ColorNameHyperlink:           rgb(0x1F5479),
	theme.ColorNameButton:              rgb(0xFFFFFF),
	theme.ColorNameDisabledButton:      rgb(0xF1EDE5),
	theme.ColorNameInputBackground:     rgb(0xFFFFFF),
	theme.ColorNameInputBorder:         rgb(0xCFD6DB),
	theme.ColorNameMenuBackground:      rgb(0xFFFFFF),
	theme.ColorNameOverlayBackground:   rgb(0xFFFFFF),
	theme.ColorNameHeaderBackground:    rgb(0xF6F3EC),
	theme.ColorNameSeparator:           rgb(0xE9E3D9),
	theme.ColorNameSelection:           rgb(0xE8EFF4),
	theme.ColorNameHover:               rgb(0xF4F1EA),
	theme.ColorNamePressed:             alpha(0x1F5479, 0x22),
	theme.ColorNameFocus:               alpha(0x1F5479, 0x33),
	theme.ColorNameShadow:              alpha(0x2B2A26, 0x1c),
	theme.ColorNameScrollBar:           alpha(0x23272C, 0x44),
	theme.ColorNameScrollBarBackground: alpha(0x000000, 0x00),
	theme.ColorNameSuccess:             rgb(0x2F6B43),
	theme.ColorNameForegroundOnSuccess: rgb(0xFFFFFF),
	theme.ColorNameWarning:             rgb(0x8A5A12),
	theme.ColorNameForegroundOnWarning: rgb(0xFFFFFF),
	theme.ColorNameError:               rgb(0x96362A),
	theme.ColorNameForegroundOnError:   rgb(0xFFFFFF),
	colorRail:                          rgb(0xF1EDE5),
	colorOutline:                       rgb(0xCFD6DB),
	colorFace:                          rgb(0xDCE5EC),
	colorTrack:                         rgb(0xEAE4D8),
	colorScrim:                         alpha(0x2B2A26, 0x4c),
	colorToast:                         rgb(0x2B3036),
	colorToastOn:                       rgb(0xF5F3EE),
	colorToastDo:                       rgb(0x9CCBEA),
	colorSecond:                        rgb(0xD9A44E),
	colorThird:                         rgb(0x2F6B43),
	tones[Neutral].ground:              rgb(0xEFEAE1),
	tones[Neutral].ink:                 rgb(0x5C574D),
	tones[Good].ground:                 rgb(0xE0EEE4),
	tones[Good].ink:                    rgb(0x2F6B43),
	tones[Care].ground:                 rgb(0xFBEBD3),
	tones[Care].ink:                    rgb(0x80520E),
	tones[No].ground:                   rgb(0xF7DFDB),
	tones[No].ink:                      rgb(0x96362A),
}

// dark is the same paper by lamplight.
var dark = palette{
	theme.ColorNameBackground:          rgb(0x1D1F22),
	theme.ColorNameForeground:          rgb(0xE8E6E1),
	theme.ColorNamePlaceHolder:         rgb(0xA0A6AE),
	theme.ColorNameDisabled:            rgb(0x646A72),
	theme.ColorNamePrimary:             rgb(0x7FB2D6),
	theme.ColorNameForegroundOnPrimary: rgb(0x12202B),
	theme.ColorNameHyperlink:           rgb(0x7FB2D6),
	theme.ColorNameButton:              rgb(0x2B2F34),
	theme.ColorNameDisabledButton:      rgb(0x25282C),
	theme.ColorNameInputBackground:     rgb(0x26292D),
	theme.ColorNameInputBorder:         rgb(0x464C54),
	theme.ColorNameMenuBackground:      rgb(0x2B2F34),
	theme.ColorNameOverlayBackground:   rgb(0x26292D),
	theme.ColorNameHeaderBackground:    rgb(0x222529),
	theme.ColorNameSeparator:           rgb(0x34383D),
	theme.ColorNameSelection:           rgb(0x2B3A46),
	theme.ColorNameHover:               rgb(0x2D3135),
	theme.ColorNamePressed:             alpha(0x7FB2D6, 0x2A),
	theme.ColorNameFocus:               alpha(0x7FB2D6, 0x40),
	theme.ColorNameShadow:              alpha(0x000000, 0x48),
	theme.ColorNameScrollBar:           alpha(0xE8E6E1, 0x44),
	theme.ColorNameScrollBarBackground: alpha(0x000000, 0x00),
	theme.ColorNameSuccess:             rgb(0x9BD0AC),
	theme.ColorNameForegroundOnSuccess: rgb(0x12251A),
	theme.ColorNameWarning:             rgb(0xE6C07F),
	theme.ColorNameForegroundOnWarning: rgb(0x2B1F08),
	theme.ColorNameError:               rgb(0xF0A79C),
	theme.ColorNameForegroundOnError:   rgb(0x2E110D),
	colorRail:                          rgb(0x191B1D),
	colorOutline:                       rgb(0x464C54),
	colorFace:                          rgb(0x31404C),
	colorTrack:                         rgb(0x3A3F45),
	colorScrim:                         alpha(0x000000, 0x8c),
	colorToast:                         rgb(0xE8E6E1),
	colorToastOn:                       rgb(0x23272C),
	colorToastDo:                       rgb(0x1F5479),
	colorSecond:                        rgb(0x9A6A1E),
	colorThird:                         rgb(0xC4E3CE),
	tones[Neutral].ground:              rgb(0x38362F),
	tones[Neutral].ink:                 rgb(0xCFC9BB),
	tones[Good].ground:                 rgb(0x233A2B),
	tones[Good].ink:                    rgb(0x9BD0AC),
	tones[Care].ground:                 rgb(0x43351C),
	tones[Care].ink:                    rgb(0xE6C07F),
	tones[No].ground:                   rgb(0x472924),
	tones[No].ink:                      rgb(0xF0A79C),
}
