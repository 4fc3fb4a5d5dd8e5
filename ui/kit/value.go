package kit

import (
	"encoding/json"
	"strconv"
)

// Value is a field whose contents can be kept as a text, so that what was filled
// in comes back after the window was locked. The text is the same in every language.
type Value interface {
	Value() string
	// SetValue takes what Value gave, and tells as the reader's own hand would; a
	// text that means nothing to the field changes nothing.
	SetValue(text string)
}

// Value is what is typed.
func (e *Entry) Value() string { return e.Text }

// SetValue types it.
func (e *Entry) SetValue(text string) { e.SetText(text) }

// Value is the number of the chosen option.
func (s *Select) Value() string { return strconv.Itoa(s.SelectedIndex()) }

// SetValue chooses the option of the number.
func (s *Select) SetValue(text string) {
	if i, err := strconv.Atoi(text); err == nil && i >= 0 && i < len(s.Options) {
		s.SetSelectedIndex(i)
	}
}

// Value is the number of the chosen option.
func (c *Choice) Value() string { return strconv.Itoa(c.chosen) }

// SetValue chooses the option of the number.
func (c *Choice) SetValue(text string) {
	if i, err := strconv.Atoi(text); err == nil {
		c.Choose(i)
	}
}

// Value tells whether the box is ticked.
func (c *Check) Value() string { return strconv.FormatBool(c.on) }

// SetValue ticks the box or not.
func (c *Check) SetValue(text string) {
	if on, err := strconv.ParseBool(text); err == nil && on != c.on {
		c.Set(on)
		c.changed(on)
	}
}

// Fields are those of a sheet by name.
type Fields map[string]Value

// now is what stands in the fields.
func (f Fields) now() map[string]string {
	all := make(map[string]string, len(f))
	for name, v := range f {
		all[name] = v.Value()
	}
	return all
}

// changed is what stands in the fields otherwise than at the beginning, as a text;
// empty where nothing does.
func (f Fields) changed(began map[string]string) string {
	now := f.now()
	for name, value := range began {
		if now[name] == value {
			delete(now, name)
		}
	}
	if len(now) == 0 {
		return ""
	}
	text, err := json.Marshal(now)
	if err != nil {
		panic("kit: " + err.Error()) // strings: there is nothing in it that could be wrong
	}
	return string(text)
}

// fill puts back what changed gave; fields that are no longer there are left out.
func (f Fields) fill(text string) {
	var kept map[string]string
	if json.Unmarshal([]byte(text), &kept) != nil {
		return
	}
	for name, value := range kept {
		if v, known := f[name]; known {
			v.SetValue(value)
		}
	}
}
