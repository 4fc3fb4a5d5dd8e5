package importer

import (
	"slices"
	"strings"
)

// addressPart is a part of an address that has a column of its own.
type addressPart int

// The parts, in the order in which the post of Belarus writes them. A country is none:
// the facilities all stand in one.
const (
	noPart addressPart = iota
	boxPart
	streetPart
	housePart
	postcodePart
	cityPart
	regionPart
	addressParts
)

// partWords are the headers of the parts, as headerWords has them.
var partWords = func() map[string]addressPart {
	words := map[string]addressPart{}
	for part, list := range map[addressPart]string{
		boxPart:      "box|po box|p o box|extended|а я|абонентский ящик|паштовая скрыня|postfach",
		streetPart:   "street|street address|address line|address line 1|улица|вуліца|вулиця|ulica|gatve|strasse|straße",
		housePart:    "house|house number|house no|building|дом|номер дома|нумар дома|будинок|nr domu|hausnummer",
		postcodePart: "zip|zip code|zipcode|postcode|post code|postal code|postal|index|индекс|почтовый индекс|індэкс|паштовы індэкс|індекс|поштовий індекс|kod pocztowy|plz|postleitzahl",
		cityPart:     "city|town|locality|город|населенный пункт|горад|населены пункт|місто|miasto|miejscowosc|miestas|stadt|ort",
		regionPart:   "region|oblast|state|province|district|область|регион|район|вобласць|рэгіён|раён|wojewodztwo|obwod|bezirk",
	} {
		for phrase := range strings.SplitSeq(list, "|") {
			words[strings.Join(headerWords(phrase), " ")] = part
		}
	}
	return words
}()

// partOf is the part of an address that the header names. of is what stands before a
// stroke, "ADR/street": the address of which it is a part.
func partOf(header string) (part addressPart, of string) {
	if at := strings.LastIndexByte(header, '/'); at > 0 {
		of, header = header[:at], header[at+1:]
	}
	return partWords[strings.Join(headerWords(header), " ")], of
}

// joinAddress gives the columns that together are the address of the place where
// somebody is held to the address: parts that stand side by side, a street or a postcode
// among them, behind the place or as parts of one address. A town alone is where
// somebody comes from.
func joinAddress(columns []Column, prison bool) {
	for from := 0; from < len(columns); from++ {
		_, of := partOf(columns[from].Header)
		to, tells := from, 0
		for ; to < len(columns); to++ {
			part, its := partOf(columns[to].Header)
			if part == noPart || its != of {
				break
			}
			if part == streetPart || part == postcodePart {
				tells++
			}
		}
		if to == from {
			continue
		}
		if tells > 0 && isPlace(columns, from, of, prison) {
			for i := from; i < to; i++ {
				columns[i] = Column{Header: columns[i].Header, Field: Address, Sure: true}
			}
			if to < len(columns) {
				if _, its := partOf(columns[to].Header); its == of && of != "" && columns[to].Field == Keep {
					columns[to].Sure = true // the country
				}
			}
			return
		}
		from = to - 1
	}
}

// isPlace reports that the parts from a column on are of the place, not of a home.
func isPlace(columns []Column, from int, of string, prison bool) bool {
	if of != "" {
		r := readHeaderText(of)
		return !r.other && (r.field == Address || r.field == Prison)
	}
	before := slices.ContainsFunc(columns[:from], func(c Column) bool { return c.Field == Prison || c.Field == Address })
	return prison && before
}

// joined is the address that stands in several cells, after what the cell of the
// whole says already.
func joined(whole string, parts *[addressParts]string) string {
	for _, part := range parts {
		if part == "" || holdsAll(addressWords(whole), addressWords(part)) {
			continue
		}
		if whole != "" {
			whole += ", "
		}
		whole += part
	}
	return whole
}
