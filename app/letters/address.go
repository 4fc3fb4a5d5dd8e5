package letters

import (
	"strings"

	"vestka/app"
)

// pronouns are by which one tells that somebody is addressed politely or as a
// friend; of verbs only those that a letter is full of.
var pronouns = map[app.Lang]struct{ polite, familiar map[string]bool }{
	app.Belarusian: {
		polite:   set("вы вас вам вамі ваш ваша вашае вашы вашага вашай вашаму вашым вашу вашых вашымі"),
		familiar: set("ты цябе табе табой табою твой твая тваё твае твайго тваёй тваёю твайму тваім тваю тваіх тваімі"),
	},
	app.Russian: {
		polite:   set("вы вас вам вами ваш ваша ваше ваши вашего вашей вашему вашим вашем вашу ваших вашими"),
		familiar: set("ты тебя тебе тобой тобою твой твоя твоё твое твои твоего твоей твоему твоим твоём твоем твою твоих твоими"),
	},
}

func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
}

// Mixed are the words of a letter that address somebody politely and the words
// that address them as a friend, each once; where there are some of both the
// letter does not hold to one form.
func Mixed(text string, lang app.Lang) (polite, familiar []string) {
	of := pronouns[lang]
	seen := map[string]bool{}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !isWord(r) }) {
		switch low := strings.ToLower(w); {
		case seen[low]:
		case of.polite[low]:
			polite = append(polite, w)
			seen[low] = true
		case of.familiar[low]:
			familiar = append(familiar, w)
			seen[low] = true
		}
	}
	return polite, familiar
}
