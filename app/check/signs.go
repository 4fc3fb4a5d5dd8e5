package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	mail = regexp.MustCompile(`[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+`)
	// link is an address with or without what stands before the host, a host alone,
	// a name with @, or a word with #.
	link = regexp.MustCompile(`(?i)(?:https?://|www\.)[^\s<>«»"]+` +
		`|[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|info|by|ru|ua|pl|de|eu|lt|lv|ch|uk|me|io|tv|gg|app|online|site|news|today|life|press|media|house|page|link)(?:/[^\s<>«»"]*)?(?:[^\p{L}\d.-]|\.?$|\.?\s)` +
		`|[а-яёіў0-9][а-яёіў0-9-]*\.(?:рф|бел)(?:[^\p{L}]|$)` +
		`|@[a-z0-9_]{3,}|#[\p{L}\d_]{2,}`)
	face = regexp.MustCompile(`[:;=8]['’]?-?[)(DPPpРр*|/\\](?:\s|[)(]|$)|\){2,}|<3|[xXхХ]D+(?:\s|$)|\^_+\^`)
)

// signs finds addresses of sites and mailboxes, emoji and faces made of stops.
func (r *reader) signs() {
	if addressed(r.text) {
		for _, at := range mail.FindAllStringIndex(r.text, -1) {
			r.detect("e_mail", at[0], at[1])
		}
		for _, at := range link.FindAllStringIndex(r.text, -1) {
			r.detect("links", at[0], at[0]+len(strings.TrimRight(r.text[at[0]:at[1]], " \t\n.,!?;:)»\"")))
		}
	}
	var faces [][]int
	if strings.ContainsAny(r.text, "()*|<^D:;=") {
		faces = face.FindAllStringIndex(r.text, -1)
	}
	for _, at := range faces {
		if closes(r.text, at[0]) {
			continue
		}
		r.detect("emoji", at[0], at[0]+len(strings.TrimRight(r.text[at[0]:at[1]], " \t\n")))
	}
	for i := 0; i < len(r.text); {
		c, size := utf8.DecodeRuneInString(r.text[i:])
		if !emoji(c) {
			i += size
			continue
		}
		end := i
		for end < len(r.text) {
			c, size = utf8.DecodeRuneInString(r.text[end:])
			if !emoji(c) && c != '\ufe0f' && c != '\u200d' {
				break
			}
			end += size
		}
		r.detect("emoji", i, end)
		i = end
	}
}

// addressed reports that there may be an address in the text: the patterns are slow.
func addressed(text string) bool {
	if strings.ContainsAny(text, "@#") || strings.Contains(text, "://") {
		return true
	}
	for i := 0; i < len(text); {
		dot := strings.IndexByte(text[i:], '.')
		if dot < 0 {
			return false
		}
		i += dot + 1
		if next, _ := utf8.DecodeRuneInString(text[i:]); unicode.IsLetter(next) {
			return true
		}
	}
	return false
}

// closes reports that brackets at i end what an open one began.
func closes(text string, i int) bool {
	return text[i] == ')' && strings.Count(text[:i], "(") > strings.Count(text[:i], ")")
}

// emoji reports a pictograph. Arrows, the number sign and the like are none.
func emoji(c rune) bool {
	return c >= 0x1f000 && c <= 0x1faff || c >= 0x2600 && c <= 0x27bf || c == 0x2b50 || c == 0x2b55 || c >= 0x2b1b && c <= 0x2b1c
}
