package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vestka/app/words"
)

// manner is how a word speaks to whoever reads it.
type manner uint8

const (
	noManner manner = iota
	familiar
	polite // or to several
)

// addresses are the words that tell how somebody is spoken to, in both languages; no
// word of one says the other thing in the other. Of verbs there are only those that
// letters are full of.
var addresses = func() map[string]manner {
	table := map[string]manner{}
	for m, list := range map[manner]string{
		familiar: "ты цябе табе табой табою твой твая тваё твае твайго тваёй тваёю твайму тваім тваю тваіх тваімі " +
			"тебя тебе тобой тобою твоя твоё твои твоего твоей твоему твоим твоём твою твоих твоими " +
			"пішы адпішы трымайся беражы грэйся пиши напиши держись береги грейся здравствуй",
		polite: "вы вас вам вамі ваш ваша вашае вашы вашага вашай вашаму вашым вашу вашых вашымі " +
			"вами ваше ваши вашего вашей вашему вашим вашем вашу ваших вашими " +
			"пішыце адпішыце трымайцеся беражыце грэйцеся пишите напишите держитесь берегите грейтесь здравствуйте",
	} {
		for w := range strings.FieldsSeq(list) {
			table[words.Normal(w)] = m
		}
	}
	return table
}()

// together are words beside which "вы" is more than one person.
var together = set("усе ўсе ўсіх усіх усім ўсім усімі ўсімі все всех всем всеми абодва абедзве абодвух абедзвюх оба обе обоих обеих обоим " +
	"абаіх абаім абаімі двое дваіх дваім двоих двоим удвух ўдвух удваіх ўдваіх вдвоём трое траіх троих утрох ўтрох втроём разам вместе адзін аднаго аднаму адно друг")

// shared is what several have together, so that "ваша" before it is of them all.
var shared = set("сям'я сям'і сям'ю сям'ёй семья семье семью семьи семьёй дом доме дома дому хата хаце хату хаты двор двары дворе двора " +
	"горад горадзе города город городе краі краях краёў края краях вёска вёсцы вёску вёскі деревня деревне деревню деревни " +
	"лес лесе лесу лясы лясах леса лесах вуліца вуліцы вуліцу улица улице улицу кот ката кошка кошка сабака сабаку собака собаку дача дачы дачу даче " +
	"дзеці дзяцей дзецям дети детей детям сын дачка дочка мама маме бацькі бацькоў родители родителям бабуля бабушка кампанія компания")

func set(list string) map[string]bool {
	table := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		table[words.Normal(w)] = true
	}
	return table
}

// manners rings where a text that speaks to somebody in one form slips into the other:
// at the first word of the form of which there is less, or that comes later.
func (r *reader) manners() {
	polites, familiars := r.spoken(polite), r.spoken(familiar)
	if len(polites) == 0 || len(familiars) == 0 {
		return // most letters
	}
	quoted := slices.Concat(quotes(r.text), verse(r.text))
	if r.c.Draft {
		quoted = append(quoted, choices(r.source)...)
	}
	other := func(t *words.Token) bool { return within(quoted, t.Start) }
	less, more := slices.DeleteFunc(polites, other), slices.DeleteFunc(familiars, other)
	if len(less) == 0 || len(more) == 0 {
		return
	}
	if len(less) > len(more) || len(less) == len(more) && less[0].Start < more[0].Start {
		less = more
	}
	for _, t := range less {
		if r.detect("mixed_manner", t.Start, t.End) {
			return
		}
	}
}

// spoken are the words that speak to one person in the manner.
func (r *reader) spoken(m manner) (all []*words.Token) {
	for i := range r.tokens {
		if t := &r.tokens[i]; addresses[t.Normal] == m && (m != polite || !r.toSeveral(i)) {
			all = append(all, t)
		}
	}
	return all
}

// around is how many words to each side tell whether "вы" is one person.
const around = 3

// toSeveral reports that the word, which may be polite, is plainly said to more than
// one, or of the place where they live. A capital within a sentence is polite.
func (r *reader) toSeveral(i int) bool {
	t := &r.tokens[i]
	for at := max(0, i-around); at <= min(i+around, len(r.tokens)-1); at++ {
		if together[r.tokens[at].Normal] && r.oneSentence(at, i) {
			return true
		}
	}
	first, _ := utf8.DecodeRuneInString(t.Text)
	if unicode.IsUpper(first) && !t.Begins {
		return false
	}
	before, after := "", ""
	if i > 0 && !t.Apart {
		before = r.tokens[i-1].Normal
	}
	if i+1 < len(r.tokens) && !r.tokens[i+1].Apart {
		after = r.tokens[i+1].Normal
	}
	switch t.Normal {
	case "вы": // with somebody
		return slices.Contains([]string{"з", "са", "с", "со"}, after)
	case "вас": // where you are
		return slices.Contains([]string{"у", "ў", "да", "до", "ад", "от"}, before)
	case "вам":
		return before == "к"
	}
	return strings.HasPrefix(t.Normal, "ваш") && shared[after]
}

// oneSentence reports that no sentence ends between two words.
func (r *reader) oneSentence(a, b int) bool {
	return !slices.ContainsFunc(r.tokens[min(a, b)+1:max(a, b)+1], func(t words.Token) bool { return t.Begins })
}

func within(spans [][2]int, at int) bool {
	return slices.ContainsFunc(spans, func(s [2]int) bool { return s[0] <= at && at < s[1] })
}

// quotes are the places within quotation marks: a title, or what somebody else says.
func quotes(text string) (spans [][2]int) {
	from := -1
	for i, c := range text {
		switch {
		case c == '\n':
			from = -1 // it was never closed
		case from >= 0 && strings.ContainsRune("»“”\"", c):
			spans = append(spans, [2]int{from, i})
			from = -1
		case from < 0 && strings.ContainsRune("«„“\"", c):
			from = i
		}
	}
	return spans
}

// A poem is told by its lines: so many that are short and begin with a capital.
const (
	verseLines = 4
	verseWidth = 50
)

// verse are the places of poems, in which the poet speaks to whom he will.
func verse(text string) (spans [][2]int) {
	from, lines, at := 0, 0, 0
	end := func() {
		if lines >= verseLines {
			spans = append(spans, [2]int{from, at})
		}
		lines = 0
	}
	for line := range strings.Lines(text) {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, "«„\"—–- "))
		if !unicode.IsUpper(first) || utf8.RuneCountInString(line) > verseWidth {
			end()
		} else {
			if lines == 0 {
				from = at
			}
			lines++
		}
		at += len(line)
	}
	end()
	return spans
}

// choices are the places where a text in the field language has both forms.
func choices(text string) (spans [][2]int) {
	for i := 0; i < len(text); i++ {
		if text[i] != '{' {
			continue
		}
		rest, is := strings.CutPrefix(strings.TrimLeft(text[i+1:], " "), "you")
		if !is || !strings.HasPrefix(strings.TrimLeft(rest, " "), ":") {
			continue
		}
		from, depth := i, 0
		for ; i < len(text); i++ {
			if text[i] == '{' {
				depth++
			} else if text[i] == '}' {
				if depth--; depth == 0 {
					break
				}
			}
		}
		spans = append(spans, [2]int{from, i})
	}
	return spans
}
