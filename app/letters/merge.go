package letters

import "strings"

// Merge writes the letter. Where a needed field is empty it is named in
// missing, and the text must not be printed.
func (t *Template) Merge(v Values) (text string, missing []Missing) {
	w := &writer{v: &v, pieces: pieces{had: v.Had}}
	w.write(t.parts)
	w.endLine()
	return tidy(w.lines), w.missing
}

// writer writes one letter line by line.
type writer struct {
	v       *Values
	line    strings.Builder
	drop    bool      // the line falls away
	nobody  bool      // because nobody is known who writes
	lacks   []Missing // of the line
	lines   []string
	missing []Missing
	pieces  pieces
}

func (w *writer) write(parts []part) {
	for i := range parts {
		if p := &parts[i]; p.field != "" {
			w.field(p)
			continue
		}
		for n, line := range strings.Split(parts[i].text, "\n") {
			if n > 0 {
				w.endLine()
			}
			w.line.WriteString(line)
		}
	}
}

func (w *writer) endLine() {
	if !w.drop {
		w.lines = append(w.lines, strings.TrimRight(w.line.String(), " \t"))
		w.missing = append(w.missing, w.lacks...)
	} else if w.nobody {
		w.lines = unclosed(w.lines)
	}
	w.line.Reset()
	w.drop, w.nobody, w.lacks = false, false, nil
}

func (w *writer) field(p *part) {
	if p.forms != nil {
		var at int
		switch p.field {
		case One:
			at = w.v.Draw.of(p.choice, len(p.forms))
		case Snippet:
			at = w.pieces.pick(p, w.v.Draw)
		default:
			at = w.v.form(p.field, len(p.forms))
		}
		if at >= 0 {
			w.write(p.forms[at])
			return
		}
	} else if s := w.v.text(p.field, p.option); s != "" && !strings.ContainsAny(s, "{}\n") && !w.v.spares(p) {
		w.line.WriteString(s)
		return
	}
	switch {
	case p.fallback != nil:
		w.write(p.fallback)
	case p.optional:
		w.drop, w.nobody = true, w.nobody || p.field == Sender
	default:
		w.lacks = append(w.lacks, Missing{p.field, p.at})
	}
}

// tidy joins lines, and closes the gap where lines fell away: never two empty
// lines in a row, none at either end.
func tidy(lines []string) string {
	var out []string
	for _, l := range lines {
		if l == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, l)
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n")
}
