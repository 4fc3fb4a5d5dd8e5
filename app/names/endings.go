package names

import "strings"

// isPatronymic reports a word that may be a patronymic: one of the table, or
// one with the ending of a patronymic in any spelling.
func isPatronymic(word string) bool {
	if daughter(word) {
		return true
	}
	key := Fold(word)
	if _, known := givens().patronymics[key]; known {
		return true
	}
	compound := strings.Contains(key, " ")
	return len(key) > 5 && strings.HasSuffix(key, "aviq") && !compound || isTurkicPatronymic(key)
}

// daughter reports the ending of a woman's patronymic, which no family name has.
func daughter(word string) bool {
	key := Fold(word)
	if len(key) < 5 {
		return false
	}
	return strings.HasSuffix(key, "avna") || strings.HasSuffix(key, "iqna")
}

// isTurkicPatronymic reports the word for son or daughter that follows the
// father's name: оглы, кызы.
func isTurkicPatronymic(key string) bool {
	switch key {
	case "ahli", "ahlu", "uhli", "kizi", "hizi":
		return true
	}
	return false
}

// hasFamilyEnding reports an ending that family names have and given names do
// not.
func hasFamilyEnding(word string) bool {
	key := Fold(word)
	for _, ending := range [...]string{
		"ski", "cki", "skaa", "ckaa", "viq", "anka", "ink", "uk", "qik", "qka", "av", "iv", "ava", "ina", "ka", "ik",
	} {
		if len(key) > len(ending)+1 && strings.HasSuffix(key, ending) {
			return true
		}
	}
	return false
}
