package rhythm

import "vestka/app"

// Words name a sentence of the catalogue.
type Words struct {
	Key  string
	Args app.Args
}

// MessageKey names the sentence.
func (w Words) MessageKey() string { return w.Key }

// HintKey is empty.
func (w Words) HintKey() string { return "" }

// MessageArgs are its values.
func (w Words) MessageArgs() map[string]any { return w.Args }
