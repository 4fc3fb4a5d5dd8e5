package rules

import (
	"vestka/app"
	"vestka/app/datafile"
)

// maxFile is how long a file of rules may be, in bytes: more would be another
// file that was taken for one.
const maxFile = 4 << 20

// contents is a file of rules: who gave it out, then its rules.
type contents struct {
	Published struct {
		By datafile.Text `toml:"by"`
		On app.Date      `toml:"on"`
	} `toml:"published"`
	Rule []entry `toml:"rule"`
}

// read reads and checks a file from somewhere; the first slip refuses all of it.
func read(f datafile.File, from Published) ([]*Rule, *app.Error) {
	if len(f.Data) > maxFile {
		return nil, refuse(f, 1, slip{"rules.error.too_long", ""})
	}
	var c contents
	if s := f.Decode(&c); s != nil {
		if s.Key != "" {
			return nil, refuse(f, s.Line, slip{"rules.error.unknown_key", s.Key})
		}
		return nil, refuse(f, s.Line, slip{"rules.error.unreadable", ""})
	}
	from.By, from.On = app.Text(c.Published.By), c.Published.On
	switch {
	case !c.Published.By.Complete() || unreadable(c.Published.By) || !from.On.Full():
		return nil, refuse(f, 1, slip{"rules.error.published", "published"})
	case len(c.Rule) == 0:
		return nil, refuse(f, 1, slip{"rules.error.empty", ""})
	}
	list := make([]*Rule, len(c.Rule))
	seen := map[string]bool{}
	for i, e := range c.Rule {
		s := e.check(from)
		if s == fine && seen[e.ID] {
			s = slip{"rules.error.twice", "id"}
		}
		if s != fine {
			return nil, refuse(f, f.EntryLine(i+1), s)
		}
		seen[e.ID] = true
		list[i] = e.rule(from)
	}
	return list, nil
}

// refuse says where and why a file is left out. What the parser says may quote
// the file, which may be any file at all, so it stays out of the log.
func refuse(f datafile.File, line int, s slip) *app.Error {
	return &app.Error{
		Code: app.Refused,
		Key:  s.sentence,
		Args: app.Args{"File": f.Name, "Line": line, "Name": s.key},
	}
}
