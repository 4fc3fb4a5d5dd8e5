package letters

import (
	"regexp"
	"strings"
	"unicode"
)

// Gap is a place in a letter where plainly a name is missing. Start and End are bytes
// of the text.
type Gap struct {
	Start, End int
	Key        string // of the sentence for people
}

// namelessGreeting is one with nothing where the name should be, or that nobody says
// without one.
var namelessGreeting = regexp.MustCompile(`(?im)^\s*(\pL[\pL ]{0,30}(?:\s+!|,\s*!|\s+,\s*$)|(?:уважаем(?:ый|ая|ые)|паважан(?:ы|ая|ыя)|dear)\s*[,!.]?\s*$)`)

// Gaps are a greeting that greets nobody, and an ending that goes on to a name which
// does not follow. A field in braces is a name.
func Gaps(text string) (gaps []Gap) {
	if at := namelessGreeting.FindStringSubmatchIndex(text); at != nil && strings.TrimSpace(text[:at[0]]) == "" {
		gaps = append(gaps, Gap{at[2], at[2] + len(strings.TrimSpace(text[at[2]:at[3]])), "letter.gap.greeting"})
	}
	if text = strings.TrimRightFunc(text, unicode.IsSpace); strings.HasSuffix(text, ",") {
		line := strings.LastIndexByte(text, '\n') + 1
		start := line + strings.LastIndexAny(text[line:], ".!?") + 1
		start += len(text[start:]) - len(strings.TrimLeftFunc(text[start:], unicode.IsSpace))
		gaps = append(gaps, Gap{start, len(text), "letter.gap.ending"})
	}
	return gaps
}

// closingWords is how many words "With warm wishes," and the like have at most.
const closingWords = 5

// unclosed are the lines without the one that leads up to the name of who writes, where
// there is no name: a greeting, or a text that only happens to end in a comma, stays.
func unclosed(lines []string) []string {
	last := len(lines) - 1
	for last > 0 && lines[last] == "" {
		last--
	}
	if last < 1 || !strings.HasSuffix(lines[last], ",") || len(strings.Fields(lines[last])) > closingWords {
		return lines
	}
	return lines[:last]
}
