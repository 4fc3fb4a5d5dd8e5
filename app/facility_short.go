package app

// Short is how a facility is called where many stand in one line: its name where
// that is short by itself, as in Russian and Belarusian, else its code.
func (f *Facility) Short(l Lang) string {
	if name := f.Name.In(l); l != English && name != "" {
		return name
	}
	return f.Code
}
