// Package kit is what every screen is built from: the theme, the widgets, the
// keys, the dialogs and the contract between a section and the shell. It knows
// how things look and behave, and not a word of the domain's rules: a widget is
// given ready texts and reports an intent through a callback.
//
// # Laying out
//
// Text wraps, so the height of most things depends on their width. A widget of
// the kit that wraps implements Wrapper, and Column, Card, Page, Split and
// Scroll ask it; the whole screen is then right in one pass. Put texts into
// those rather than into Fyne's own boxes.
//
// # Colours
//
// A canvas object keeps the colour that it was made with. Take colours in a
// widget's Refresh (Fyne calls it when the theme changes), or use Text.
//
// # Keys
//
// Fyne hands a key to the focused widget alone. Every widget of the kit passes
// what it does not use on to the window, so that F1, F6, Escape and the
// shortcuts work wherever the focus is. Use Entry, Select, Check and List of
// the kit for that reason.
package kit
