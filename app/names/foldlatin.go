package names

// traits say what the letters of a word tell about its spelling.
type traits uint16

const (
	hasCyrillic traits = 1 << iota
	hasLatin
	hasCaron   // š, ž, ŭ, ś, ł …: Łacinka, the national systems, Polish
	hasEnglish // zh, sh, kh, ts
	hasJ       // the continental j
	hasBareC   // c for ц
	hasPolish  // sz, cz, ż, ó, ę, ą
	hasGerman  // sch, tsch
	hasOpenW   // w before a vowel: German, Polish
)

// continental are the spellings in which ch is х and not ч.
const continental = hasCaron | hasJ | hasBareC | hasPolish | hasGerman | hasOpenW

// scripts tells which of the two scripts the word's letters are of.
func scripts(w []rune) (seen traits) {
	for _, r := range w {
		switch {
		case isCyrillic(r):
			seen |= hasCyrillic
		case isLatin(r):
			seen |= hasLatin
		}
	}
	return seen
}

// traitOf says what a single lower-case Latin letter tells.
func traitOf(r rune) traits {
	switch r {
	case 'j':
		return hasJ
	case 'č', 'š', 'ž', 'ŭ', 'ś', 'ź', 'ć', 'ń', 'ĺ', 'ł':
		return hasCaron
	case 'ż', 'ó', 'ę', 'ą':
		return hasPolish
	}
	return 0
}

// spellingTraits says what the letter groups of a lower-case word tell.
func spellingTraits(w []rune) (seen traits) {
	for i := 0; i+1 < len(w); i++ {
		next := w[i+1]
		switch w[i] {
		case 's':
			switch {
			case next == 'z':
				seen |= hasPolish
			case next == 'c' && at(w, i+2) == 'h':
				seen |= hasGerman
			case next == 'h':
				seen |= hasEnglish
			}
		case 'z', 'k':
			if next == 'h' {
				seen |= hasEnglish
			}
		case 't':
			if next == 's' && at(w, i+2) != 'c' {
				seen |= hasEnglish
			}
		case 'c':
			switch {
			case next == 'z':
				seen |= hasPolish
			case next != 'h' && next != 'k':
				seen |= hasBareC
			}
		case 'w':
			if isLatinVowel(next) || next == 'j' {
				seen |= hasOpenW
			}
		}
	}
	return seen
}

// at is the rune at i, zero beyond the end.
func at(w []rune, i int) rune {
	if i < 0 || i >= len(w) {
		return 0
	}
	return w[i]
}

// latin emits the sounds of a word with Latin letters in it.
func (f *folder) latin(w []rune, seen traits) {
	for i := 0; i < len(w); {
		sound, n := latinSound(w, i, seen)
		if n == 0 {
			f.letter(w[i])
			i++
			continue
		}
		f.sound(sound)
		i += n
	}
}

// latinSound reads the letter group at i: its sound and its length, zero where
// the letter stands for itself. Groups whose letters come to the same sound
// anyway (ts, dz, kh before a vowel) are left to folder.consonant.
func latinSound(w []rune, i int, seen traits) (byte, int) {
	switch w[i] {
	case 'C':
		return 'q', 1
	case 'S', 'Z':
		return byte(w[i]), 1
	case 's', 't':
		return longest(w[i:])
	case 'c':
		switch {
		case starts(w[i:], "cz"):
			return 'q', 2
		case starts(w[i:], "ch") && chIsKh(w, i, seen):
			return 'h', 2
		case starts(w[i:], "ch"):
			return 'q', 2
		}
	case 'z':
		switch {
		case starts(w[i:], "zh"):
			return 'Z', 2
		case seen&hasGerman != 0 && seen&hasEnglish == 0, isZkaja(w[i:]):
			return 'c', 1
		}
	case 'r':
		if seen&hasPolish != 0 && starts(w[i:], "rz") {
			return 'Z', 2
		}
	}
	return 0, 0
}

// longest finds the groups that have one reading only, longer ones first.
func longest(w []rune) (byte, int) {
	switch {
	case starts(w, "tsch"):
		return 'q', 4
	case starts(w, "tch"):
		return 'q', 3
	case starts(w, "sch"):
		return 'S', 3
	case starts(w, "sh"), starts(w, "sz"):
		return 'S', 2
	}
	return 0, 0
}

// isZkaja reports the German ending of a woman's -цкая.
func isZkaja(w []rune) bool {
	return len(w) == 5 && (starts(w, "zkaj") || starts(w, "zkay"))
}

// chIsKh decides whether the ch at i is х, as in Łacinka, Polish and German,
// or ч, as in English. A surname's -ich is always ч.
func chIsKh(w []rune, i int, seen traits) bool {
	next := at(w, i+2)
	if i > 0 && w[i-1] == 'i' && (next == 0 || at(w, i-2) == 'v' || at(w, i-2) == 'w') {
		return false
	}
	if i == 0 && (next == 'l' || next == 'm' || next == 'r' || next == 'v' || starts(w, "charyt")) {
		return true // Хлебнікаў, Хмара, Хрыстафор, Хведар: чл, чм, чр, чв begin no name
	}
	for _, root := range [...]string{"micha", "miche", "michn", "ticha", "ticho", "zachar"} {
		if i == 2 && starts(w, root) {
			return true
		}
	}
	return seen&continental != 0 && seen&hasEnglish == 0
}

// starts reports that the word begins with the ASCII prefix.
func starts(w []rune, prefix string) bool {
	if len(w) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		if w[i] != rune(prefix[i]) {
			return false
		}
	}
	return true
}
