package i18n

import "strings"

// texts are the messages of a catalogue as its file has them, by their keys: to read
// thousands of them, of which a run of the program says few, takes longer than most
// commands do.
type texts map[string]string

// find finds the messages of a file: it is one object, and each of its values is one.
// What is no such file gives what there is before the place where it is none.
func find(file string) texts {
	all := texts{}
	rest := strings.TrimLeft(file, " \n\r\t{")
	for {
		key, after := quoted(rest)
		from := strings.IndexByte(after, '{')
		if from < 0 {
			return all
		}
		size := object(after[from:])
		all[key] = after[from : from+size]
		rest = strings.TrimLeft(after[from+size:], " \n\r\t,")
	}
}

// quoted is what stands in the quotes at the beginning, and what follows them. Keys
// hold no sign that is written otherwise.
func quoted(s string) (inside, after string) {
	inside, after, _ = strings.Cut(strings.TrimPrefix(s, `"`), `"`)
	return inside, after
}

// object is how many bytes the object at the beginning has, which holds texts alone.
func object(s string) int {
	for at := 0; at < len(s); at++ {
		switch s[at] {
		case '"':
			at += textSize(s[at:]) - 1
		case '}':
			return at + 1
		}
	}
	return len(s)
}

// textSize is how many bytes the text at the beginning has with its quotes.
func textSize(s string) int {
	for at := 1; at < len(s); at++ {
		next := strings.IndexAny(s[at:], `"\\`)
		if next < 0 {
			break
		}
		if at += next; s[at] == '"' {
			return at + 1
		}
		at++ // the sign behind a backslash
	}
	return len(s)
}
