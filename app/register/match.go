package register

import (
	"slices"
	"strconv"
	"strings"

	"vestka/app"
)

// places is what Match finds a facility by.
type places struct {
	numbered map[place]string
	juvenile string    // the one juvenile colony, often written without its number
	kgb      string    // has no number
	mental   string    // has no number
	holding  []holding // have no number, and are many
}

type place struct {
	kind   meaning
	number int
}

// holding is a temporary holding facility; only with its town it is known.
type holding struct {
	towns []string // folded, without the last letter, which changes with the case
	code  string
}

func placesOf(list []app.Facility) places {
	p := places{numbered: make(map[place]string, len(list))}
	for _, f := range list {
		rest := strings.TrimPrefix(f.Code, codePrefix[f.Kind])
		if n, err := strconv.Atoi(rest); err == nil {
			p.numbered[place{meaningOf[f.Kind], n}] = f.Code
		}
		switch {
		case f.Sample, f.Own && f.Kind != app.HoldingCell: // known by its number, and by its name
		case f.Kind == app.Juvenile:
			p.juvenile = f.Code
		case f.Kind == app.PreTrial && rest == "KGB":
			p.kgb = f.Code
		case f.Kind == app.Hospital:
			p.mental = f.Code
		case f.Kind == app.HoldingCell:
			h := holding{code: f.Code}
			for _, town := range []string{f.Place.EN, f.Place.RU, f.Place.BE} {
				if stem := fold(town); len(stem) > 1 {
					h.towns = append(h.towns, stem[:len(stem)-1]) // "Волковыск", "Волковысский"
				}
			}
			p.holding = append(p.holding, h)
		}
	}
	return p
}

var meaningOf = map[app.FacilityKind]meaning{
	app.PreTrial: preTrial,
	app.Prison:   prison,
	app.Colony:   colony,
	app.Juvenile: juvenile,
	app.OpenType: open,
}

// Match tells which facility a list means by its text for the place: "Penal
// colony No. 4", "СИЗО-1, г. Минск", "ПК №4;Гомель, вул. Антошкіна, 3", in any
// of the three languages and their usual abbreviations. Only the title counts,
// which ends at a semicolon or a line break. ok is false where the text names
// no facility of the register, or more than one: then a person has to say.
func (r *Register) Match(text string) (code string, ok bool) { return r.now.Load().match(text) }

// MatchWith is Match as it would be with these entries of the user's own.
func (r *Register) MatchWith(own []app.OwnFacility) func(text string) (code string, ok bool) {
	return newBook(r.facilities, own).match
}

// FacilityWith is Facility as it would be with these entries of the user's own.
func (r *Register) FacilityWith(own []app.OwnFacility, code string, on app.Date) (app.Facility, bool) {
	f, _, known := newBook(r.facilities, own).facility(code, on)
	return f, known
}

func (b *book) match(text string) (code string, ok bool) {
	title, rest := strings.TrimSpace(text), ""
	if end := strings.IndexAny(title, ";\n\r"); end >= 0 {
		title, rest = title[:end], title[end+1:]
	}
	if code = b.named[foldTitle(title)]; code == "" {
		code = b.places.find(title)
	}
	if code != "" && b.namesOther(rest, code) {
		return "", false
	}
	return code, code != ""
}

// namesOther reports that what stands behind the title is no address but another
// facility, and not one of former days.
func (b *book) namesOther(rest, code string) bool {
	for part := range strings.FieldsFuncSeq(rest, func(r rune) bool { return strings.ContainsRune(";\n\r", r) }) {
		if other := b.places.find(part); other != "" && other != code && !isFormer(part) {
			return true
		}
	}
	return false
}

// isFormer reports a text that begins by saying that it is about former days.
func isFormer(text string) bool {
	first, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(text)), " ")
	switch strings.Trim(first, ".,:") {
	case "ранее", "раньше", "до", "бывш", "бывшая", "раней", "да", "былая", "formerly", "previously", "before", "earlier":
		return true
	}
	return false
}

// foldTitle is equal for titles that have the same words and numbers.
func foldTitle(title string) string {
	var b strings.Builder
	s := scanner{text: title}
	for s.next() {
		switch s.token {
		case naming:
			b.Write(s.word())
		case counting:
			b.WriteString(strconv.Itoa(s.number))
		case marking, breaking:
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// find reads the title token by token.
func (p *places) find(title string) string {
	var r reading
	s := scanner{text: title}
	for s.next() {
		switch s.token {
		case breaking:
			r.end()
		case marking:
			r.marked = true
		case naming:
			if denies(s.word()) {
				return ""
			}
			r.take(s.meaning())
		case counting:
			if !r.numbers() {
				continue
			}
			code := p.numbered[place{r.phrase.head(), s.number}]
			if code == "" || (r.found != "" && r.found != code) {
				return ""
			}
			r.found, r.phrase = code, 0
		}
	}
	r.end()
	switch {
	case r.found == "":
		return p.unnumbered(r.loose, title)
	case r.loose&(settlement|kgb) != 0:
		return ""
	}
	return r.found
}

// denies reports a word that says where somebody is not.
func denies(word []byte) bool {
	return slices.ContainsFunc([]string{"не", "ня", "not", "nie"}, func(no string) bool { return fold(no) == string(word) })
}

// reading is how far a title was understood. The words for a kind of facility
// gather in phrase until a number comes, which makes them a mention of one
// facility, or a comma or bracket, which ends the phrase.
type reading struct {
	phrase  meaning
	between int     // strange words since the last word of phrase
	marked  bool    // "No." stood there since then
	loose   meaning // the kinds of the phrases without a number
	found   string  // the facility that was mentioned
}

func (r *reading) take(m meaning) {
	switch m {
	case neutral:
	case numberOf:
		r.marked = true
	case 0:
		r.between++
	default:
		r.phrase |= m
		r.between, r.marked = 0, false
	}
}

func (r *reading) end() {
	r.loose |= r.phrase
	r.phrase = 0
}

// numbers reports that a number that stands here is that of the phrase.
func (r *reading) numbers() bool {
	return r.phrase != 0 && r.between <= maxBetween && (r.between == 0 || r.marked)
}

// maxBetween is how many strange words may stand between the kind and a number
// with its mark: "исправительная колония УДИН МВД № 4".
const maxBetween = 3

// head is the one kind that the words of a phrase name together, 0 where they
// contradict each other: a "тюрьма-СИЗО № 1" could be either of two places.
func (m meaning) head() meaning {
	switch m {
	case preTrial, prison, colony, juvenile, open:
		return m
	case colony | juvenile:
		return juvenile
	case colony | prison: // "prison colony"
		return colony
	default:
		return 0
	}
}

func (p *places) unnumbered(loose meaning, title string) string {
	switch loose {
	case juvenile, juvenile | colony:
		return p.juvenile
	case kgb | preTrial, kgb | prison, kgb | preTrial | prison:
		return p.kgb
	case mental:
		return p.mental
	case holdingCell:
		return p.holdingIn(title)
	default:
		return ""
	}
}

func (p *places) holdingIn(title string) string {
	s := scanner{text: title}
	for s.next() {
		if s.token != naming {
			continue
		}
		for _, h := range p.holding {
			for _, town := range h.towns {
				if strings.HasPrefix(string(s.word()), town) {
					return h.code
				}
			}
		}
	}
	return ""
}
