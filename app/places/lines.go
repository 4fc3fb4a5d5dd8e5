package places

import (
	"regexp"
	"strings"

	"vestka/app/names"
	"vestka/app/register"
)

var (
	landPart     = regexp.MustCompile(`(?i)^(рэспубліка беларусь|республика беларусь|беларусь|рб)\.?$`)
	districtPart = regexp.MustCompile(`(?i)(?:^|\s)(вобл|обл|раён|район|р-н)`)
	townPart     = regexp.MustCompile(`(?i)^((г\.\s?п|гп|гор|пос|дер|аг|г|п|в|д)(\.\s?|\s)|(горад|город|вёска|деревня|пасёлак|посёлок|поселок|аграгарадок|агрогородок)\s)[^\s\d]`)
	housePart    = regexp.MustCompile(`(?i)^((д|дом|к|корп|корпус|стр|буд|будынак|зд|здание|лит|п|пом|кв)(\.\s?|\s))?(№\s?)?\d`)
	bareTown     = regexp.MustCompile(`^\p{Lu}[\p{L}'’-]+( \p{Lu}[\p{L}'’-]+)?$`)
	prisonPart   = regexp.MustCompile(`(?i)^(тюр|турм|колон|калон|изол|ізал|учрежд|устан|следств|следч|сизо|сіза|ик|пк|иуот|пуат|ивс|іча)`)
	streetMark   = regexp.MustCompile(`(?i)(?:^|\s)(улица|вуліца|ул|вул|праспект|проспект|просп|пр-т|пр|завулак|переулок|зав|пер|бульвар|бул|б-р|шаша|шоссе|ш|набярэжная|набережная|наб|плошча|площадь|пл|тракт|праезд|проезд|тупик|тупік|мікрараён|микрорайон|мкр|квартал|сельсавет|сельсовет|с/с|а/с|а/я|п/я)(?:\.|\s|$)`)
)

// linesOf puts an address of a list into the lines of an envelope: the street, the
// postcode with the town, district and region. None where it is not certain which of its
// parts is the town: a letter with a wrong one does not arrive.
func linesOf(text string) []string {
	found := postcode.FindStringSubmatch(text)
	if found == nil || names.ScriptOf(text) == names.ScriptLatin {
		return nil
	}
	var p addressParts
	for part := range strings.FieldsFuncSeq(strings.Replace(text, found[1], ",", 1), func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		before, street := cutAtStreet(strings.Join(strings.Fields(part), " "))
		p.take(before)
		p.take(street)
	}
	town := p.town()
	if town == "" || len(p.street) == 0 {
		return nil
	}
	lines := []string{strings.Join(p.street, ", "), found[1] + ", " + town}
	if len(p.districts) > 0 {
		lines = append(lines, strings.Join(p.districts, ", "))
	}
	if register.CheckLines(lines) != nil {
		return nil
	}
	return lines
}

// addressParts are the parts of an address by what they are, each in its order.
type addressParts struct {
	street    []string // with the house
	towns     []string // that are called so: "г. Гомель"
	bare      []string // perhaps a town, perhaps a street
	districts []string
	named     bool // a street is called so
}

func (p *addressParts) take(part string) {
	switch {
	case part == "" || landPart.MatchString(part):
	case streetMark.MatchString(part):
		p.street, p.named = append(p.street, part), true
	case districtPart.MatchString(part):
		p.districts = append(p.districts, part)
	case housePart.MatchString(part):
		p.street = append(p.street, part)
	case townPart.MatchString(part):
		p.towns = append(p.towns, part)
	case bareTown.MatchString(part) && !prisonPart.MatchString(part):
		p.bare = append(p.bare, part)
		p.street = append(p.street, part)
	default:
		p.street = append(p.street, part)
	}
}

// town is the one that is called so, else the only part that may be one beside a street
// that is called so; empty where there are several, or none. It is then no part of the
// street.
func (p *addressParts) town() string {
	switch {
	case len(p.towns) == 1 && !strings.ContainsAny(p.towns[0], "0123456789"):
		return p.towns[0]
	case len(p.towns) > 0 || len(p.bare) != 1 || !p.named:
		return ""
	}
	town := p.bare[0]
	for i, part := range p.street {
		if part == town {
			p.street = append(p.street[:i:i], p.street[i+1:]...)
			break
		}
	}
	return town
}

// cutAtStreet parts what stands without a comma before the street: "Гомель ул. Новая 3".
// "1-й пер. Новый" and "Новая улица 3" are whole.
func cutAtStreet(part string) (before, street string) {
	at := streetMark.FindStringSubmatchIndex(part)
	if at == nil || at[2] == 0 || housePart.MatchString(part) {
		return "", part
	}
	if behind := strings.TrimLeft(part[at[3]:], ". "); behind == "" || housePart.MatchString(behind) {
		return "", part
	}
	return strings.TrimSpace(part[:at[2]]), part[at[2]:]
}
