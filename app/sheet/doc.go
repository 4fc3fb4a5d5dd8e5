// Package sheet plans printed sheets: what stands where on the paper, as
// numbers. Places are millimetres from the top left corner, font sizes are
// points. A plan is drawn as PDF by package pdf and on the screen by package
// ui/kit; both take the places and the glyphs from here, so preview and paper
// agree. Everything here is pure and may be used by several goroutines.
package sheet
