package words

import (
	"strings"

	"vestka/app"
)

// Language is one in which lists are: Belarusian or Russian.
type Language = app.Lang

// Evidence is how many words of a text tell its language.
type Evidence struct {
	Belarusian int // words that only Belarusian has
	Russian    int // words that only Russian has
	Cyrillic   int // words in Cyrillic letters, those included
	Neither    int // words in Cyrillic letters that neither has
	Other      int // words in other letters
}

// Weigh counts what the words tell: the letters ў and і, an apostrophe between
// letters against и, щ and ъ, and common words that have none of them.
func Weigh(tokens []Token) (e Evidence) {
	for i := range tokens {
		switch LanguageOf(tokens[i].Normal) {
		case app.Belarusian:
			e.Belarusian++
			e.Cyrillic++
		case app.Russian:
			e.Russian++
			e.Cyrillic++
		case either:
			e.Cyrillic++
		case neither:
			e.Neither++
			e.Cyrillic++
		default:
			e.Other++
		}
	}
	return e
}

// A word may be of both languages, or have letters that neither has.
const (
	either  app.Lang = "cyrillic"
	neither app.Lang = "other cyrillic"
)

// LanguageOf is the language of a word in its normal form, as far as the word
// tells: empty for another script.
func LanguageOf(word string) app.Lang {
	if lang := byLetters(word); lang != either {
		return lang
	}
	if lang, common := commonWords[word]; common {
		return lang
	}
	return byParts(word)
}

// byLetters is the language that the letters tell.
func byLetters(word string) app.Lang {
	be, ru := false, false
	for _, r := range word {
		switch {
		case r == 'ў' || r == 'і' || r == '\'':
			be = true
		case r == 'и' || r == 'щ' || r == 'ъ':
			ru = true
		case r >= 0x400 && r <= 0x52f && (r < 'а' || r > 'я'):
			return neither
		case r < 'а' || r > 'я':
			return ""
		}
	}
	switch {
	case be && !ru:
		return app.Belarusian
	case ru && !be:
		return app.Russian
	}
	return either // none of them, or и beside і, which is a slip of the pen
}

// byParts is the language that pieces of the word tell. Belarusian has дз and ць where
// Russian has дь and ть, and its р, ч, ж, ш are always hard, which Russian spelling never
// shows: «чы» and «рэ» against «чи» and «ре».
func byParts(word string) app.Lang {
	for _, piece := range belarusianParts {
		if strings.Contains(word, piece) {
			return app.Belarusian
		}
	}
	if strings.HasSuffix(word, "ого") || strings.HasSuffix(word, "тся") {
		return app.Russian
	}
	was := rune(0)
	for _, r := range word {
		if strings.ContainsRune("рдтчжш", was) && strings.ContainsRune("еюяь", r) {
			return app.Russian
		}
		was = r
	}
	return either
}

var belarusianParts = []string{"дз", "ць", "шч", "цц", "чы", "жы", "шы", "рэ", "чэ", "жэ", "шэ", "цэ"}

// commonWords are words that only one of the two has and that its own letters do
// not tell.
var commonWords = func() map[string]app.Lang {
	table := map[string]app.Lang{}
	for lang, list := range map[app.Lang]string{
		app.Belarusian: "што як гэта гэты гэтая гэтае але табе цябе мяне сябе вельмі ён яна яны нашых вашых бо ўжо дзе тут там калі хутка " +
			"пра праз пасля цяпер зараз сёння сення учора заўтра раніцай увечары увесь уся усё усе усе ж быў была было ёсць есть няма " +
			"добра дзякуй калі ласка лепш трэба можна толькі яшчэ таксама ад да аднак каб альбо нават вось такі такая хачу маю маеш " +
			"няхай чакаю чакаем сардэчна светла цёпла цудоўна " +
			"з са па ды й ні ані дарагая дарагога дарагой добры добрага добрае моцна моцны абдымаю вакол каля кожны кожную побач будзе " +
			"жадаю зычу пішу чытаю снег вясна восень лета зіма мова дзень год гады сябра сябры мой мая маё твой твая тваё наш наша сэрца цэлы цэлую кветка яго яе мне друг",
		app.Russian: "что как это этот эта эти но тебе тебя меня себя очень он она оно они его ее потому уже где здесь там когда скоро " +
			"о об про через после теперь сейчас сегодня вчера завтра утром вечером весь вся все был была было есть нет хорошо " +
			"поздравляю жду ждем весну сердечно светло тепло здоровья чудесно " +
			"с в из со по под дорогая дорогой дорогого добрый крепко крепкого обнимаю желаю каждый каждую вокруг возле рядом солнце " +
			"только еще также от до однако чтобы даже вот такой такая хочу пожалуйста что сердце мне тоже лето осень весна год день друг моя мое твоя твое наша целую мой твой наш да снег лета",
	} {
		for w := range strings.FieldsSeq(list) {
			w = Normal(w)
			if had, known := table[w]; known && had != lang {
				table[w] = either // both have it
				continue
			}
			table[w] = lang
		}
	}
	return table
}()

// Main are the languages whose lists to read the text by: one where the text is
// clearly in it, else both.
func (e Evidence) Main() []Language {
	switch {
	case e.Belarusian > 3*e.Russian:
		return []Language{app.Belarusian}
	case e.Russian > 3*e.Belarusian:
		return []Language{app.Russian}
	}
	return []Language{app.Belarusian, app.Russian}
}
