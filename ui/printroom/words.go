package printroom

import (
	"strings"

	"vestka/app/letters"
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

// askWords asks until the words make sense or the reader gives up; what was
// typed is never lost to a slip. No words stand for those of the template.
func (s *Section) askWords(words string) {
	loc := s.frame.Loc()
	s.frame.Dialogs().Prompt(kit.PromptRequest{
		Title: loc.T("printroom.own_words"), Text: loc.T("printroom.own_words.text"),
		Value: words, Lines: 11, OK: loc.T("printroom.own_words.use"),
		Draft: "words",
	}, func(typed string) {
		if _, err := letters.Parse(typed, s.req.Lang); err != nil {
			s.askWords(typed)
			s.frame.Fail(err)
			return
		}
		s.req.Words, s.written = strings.TrimSpace(typed), false
		s.showMerge()
		s.prepare()
	})
}
