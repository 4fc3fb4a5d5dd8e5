package printroom

import (
	"strings"

	"vestka/app/letters"
	"vestka/app/proof"
	"vestka/ui/findings"
	"vestka/ui/kit"
)

// writeOwnWords lets the reader write their own text for this job, beginning
// with the one that is chosen.
func (s *Section) writeOwnWords() {
	words := s.req.Words
	if t, ok := s.text(); ok && words == "" {
		words = strings.TrimSpace(t.Body)
	}
	s.askWords(words)
}

// The sheet on which one's own words are written, with what to look at beside them.
const (
	wordsWidth  = 980
	wordsHeight = 430
)

// askWords asks until the words make sense or the reader gives up; what was
// typed is never lost to a slip. No words stand for those of the template.
func (s *Section) askWords(words string) {
	loc := s.frame.Loc()
	field := kit.NewLines(19)
	field.SetText(words)
	trouble := kit.NewTrouble()
	list := findings.New(s.frame, s, s.deps.Findings, func() findings.Field { return field }, s.aboutWords, nil)
	field.OnChanged = func(string) { list.Look() }
	var close func()
	use := func() {
		if _, err := letters.Parse(field.Text, s.req.Lang); err != nil {
			trouble.Say(loc.Error(err))
			return
		}
		close()
		s.req.Words, s.written = strings.TrimSpace(field.Text), false
		s.showMerge()
		s.prepare()
	}
	close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("printroom.own_words"), Text: loc.T("printroom.own_words.text"), Width: wordsWidth, Height: wordsHeight, Focus: field,
		Body:  kit.NewSplit(trouble.Above(field), kit.NewScroll(list.Object()), 0.5, 300, 620),
		Draft: "words", Fields: kit.Fields{"words": field},
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("printroom.own_words.use"), Primary: true, Stay: true, Do: use},
		},
	})
	list.Look()
}

// aboutWords is for what and to whom the words are: to one person only where the
// job has one.
func (s *Section) aboutWords() proof.Text {
	t := proof.Text{Lang: s.req.Lang, Form: s.form(), Font: s.req.Font, Draft: true}
	if len(s.req.People) == 1 {
		t.Person = s.req.People[0]
	}
	return t
}
