package rows

import "unicode/utf8"

// WeighUTF8 counts whole letters of UTF-8 beyond ASCII, and bytes that are
// none. A lone bad byte is damage; only a run of them, as a Cyrillic word
// makes, is another charset.
func WeighUTF8(text []byte) (good, bad, longest int) {
	run := 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i, run = i+1, 0
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r != utf8.RuneError || size > 1:
			good++
		case utf8.FullRune(text[i:]):
			bad++
		}
		run += size
		if bad > 0 {
			longest = max(longest, run)
		}
		i += size
	}
	return good, bad, longest
}
