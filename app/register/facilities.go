package register

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"vestka/app"
)

// facilityEntry is one [[facility]] as it stands in the file; the file's head
// says what the keys mean.
type facilityEntry struct {
	Code       string           `toml:"code"`
	Kind       app.FacilityKind `toml:"kind"`
	Name       app.Text         `toml:"name"`
	Place      app.Text         `toml:"place"`
	Postcode   string           `toml:"postcode"`
	RU         addressEntry     `toml:"ru"`
	BE         addressEntry     `toml:"be"`
	Address    app.AddressState `toml:"address"`
	Note       app.Text         `toml:"note"`
	ValidFrom  app.Date         `toml:"valid_from"`
	ValidUntil app.Date         `toml:"valid_until"`
	Sample     bool             `toml:"sample"`
	evidence
}

type addressEntry struct {
	Address app.AddressState `toml:"address"`
	Lines   []string         `toml:"lines"`
}

// loadFacilities adds the facilities of the files and makes them findable.
func (r *Register) loadFacilities(files fs.FS, names ...string) error {
	for _, name := range names {
		d, err := openData(files, name, "facility")
		if err != nil {
			return err
		}
		if err := r.addFacilities(d); err != nil {
			return err
		}
	}
	r.SetOwn(nil)
	return nil
}

func (r *Register) addFacilities(d dataFile) error {
	var file struct {
		Facility []facilityEntry `toml:"facility"`
	}
	if err := d.decode(&file); err != nil {
		return err
	}
	for i, e := range file.Facility {
		err := e.check()
		f := e.facility()
		if err == nil && slices.ContainsFunc(r.facilities, func(g app.Facility) bool { return g.Code == f.Code && overlap(&f, &g) }) {
			err = errors.New("two entries for the same days")
		}
		if err != nil {
			return d.wrong(d.EntryLine(i+1), fmt.Errorf("facility %s: %w", e.Code, err))
		}
		r.facilities = append(r.facilities, f)
	}
	return nil
}

// overlap reports that there is a day on which both entries hold.
func overlap(a, b *app.Facility) bool {
	endsFirst := func(a, b *app.Facility) bool {
		return !a.ValidUntil.IsZero() && !b.ValidFrom.Before(a.ValidUntil)
	}
	return !endsFirst(a, b) && !endsFirst(b, a)
}

func (e *facilityEntry) facility() app.Facility {
	return app.Facility{
		Code: e.Code, Kind: e.Kind, Name: e.Name, Place: e.Place, Note: e.Note,
		AddressRU: e.RU.address(app.Russian), AddressBE: e.BE.address(app.Belarusian),
		ValidFrom: e.ValidFrom, ValidUntil: e.ValidUntil,
		Source: app.Text(e.Source), SaidOn: e.SaidOn, CheckedOn: e.CheckedOn, Sample: e.Sample,
	}
}

func (a addressEntry) address(l app.Lang) app.Address {
	if len(a.Lines) == 0 {
		return app.Address{State: app.AddressUnconfirmed}
	}
	return app.Address{Lang: l, Lines: a.Lines, State: a.Address}
}

// codePrefix is how the codes of a kind begin. Most go on with the number by
// which Match knows the facility; a few places have none.
var codePrefix = map[app.FacilityKind]string{
	app.PreTrial:    "SIZO-",
	app.Prison:      "ST-",
	app.Colony:      "IK-",
	app.Juvenile:    "VK-",
	app.OpenType:    "IUOT-",
	app.HoldingCell: "IVS-",
	app.Hospital:    "MHC",
}

func (e *facilityEntry) check() error {
	if err := e.evidence.check(); err != nil {
		return err
	}
	if prefix, known := codePrefix[e.Kind]; !known || !strings.HasPrefix(e.Code, prefix) {
		return fmt.Errorf("code %q does not fit the kind %q", e.Code, e.Kind)
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(e.Code, codePrefix[e.Kind])); err == nil && (n > 900) != e.Sample {
		return errors.New("numbers from 901 are for samples, and only for them")
	}
	if err := e.checkTexts(); err != nil {
		return err
	}
	if !e.ValidUntil.IsZero() && !e.ValidFrom.Before(e.ValidUntil) {
		return errors.New("valid_until is not after valid_from")
	}
	if e.Address == app.AddressUnconfirmed {
		if e.Postcode != "" || len(e.RU.Lines)+len(e.BE.Lines) > 0 {
			return errors.New("an unconfirmed address must not stand here")
		}
		return nil
	}
	if e.Address != "" {
		return fmt.Errorf("address %q: a confirmed one is said in ru or be", e.Address)
	}
	return e.checkAddress()
}

func (e *facilityEntry) checkTexts() error {
	if !complete(e.Name) {
		return errors.New("no name in one of the languages")
	}
	if e.Place != (app.Text{}) && !complete(e.Place) {
		return errors.New("no place in one of the languages")
	}
	if e.Kind == app.HoldingCell && e.Place == (app.Text{}) {
		return errors.New("a holding facility is known by its place, and has none")
	}
	if e.Note != (app.Text{}) && !complete(e.Note) {
		return errors.New("no note in one of the languages")
	}
	return nil
}

func (e *facilityEntry) checkAddress() error {
	if len(e.Postcode) != 6 || strings.Trim(e.Postcode, "0123456789") != "" {
		return fmt.Errorf("postcode %q is not six digits", e.Postcode)
	}
	if (e.Postcode == "000000") != e.Sample {
		return errors.New("the postcode 000000 is for samples, and only for them")
	}
	if len(e.RU.Lines)+len(e.BE.Lines) == 0 {
		return errors.New("no address lines, and not marked as unconfirmed")
	}
	for _, a := range []addressEntry{e.RU, e.BE} {
		if len(a.Lines) == 0 && a.Address == "" {
			continue
		}
		if a.Address != app.AddressGiven && a.Address != app.AddressConverted {
			return fmt.Errorf("address %q", a.Address)
		}
		if err := checkLines(a.Lines, e.Postcode); err != nil {
			return err
		}
	}
	return nil
}

func checkLines(lines []string, postcode string) error {
	if err := CheckLines(lines); err != nil {
		return err
	}
	if !slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, postcode+", ") }) {
		return fmt.Errorf("no line begins with the postcode %s", postcode)
	}
	return nil
}

var postcodeLine = regexp.MustCompile(`^[0-9]{6}, .`)

// CheckLines wants two or three Cyrillic lines, one of which begins with the
// postcode: the sheet has room for six lines with the name, the facility and
// the country. The error is app.Invalid.
func CheckLines(lines []string) error {
	if len(lines) < 2 || len(lines) > 3 {
		return &app.Error{Code: app.Invalid, Key: "error.facility.lines"}
	}
	withPostcode := 0
	for _, line := range lines {
		switch {
		case line == "" || strings.TrimSpace(line) != line:
			return &app.Error{Code: app.Invalid, Key: "error.facility.lines"}
		case hasLatin(line):
			return &app.Error{Code: app.Invalid, Key: "error.facility.latin", Args: app.Args{"Line": line}}
		case postcodeLine.MatchString(line):
			withPostcode++
		}
	}
	if withPostcode != 1 {
		return &app.Error{Code: app.Invalid, Key: "error.facility.postcode"}
	}
	return nil
}

// CodePrefix is how the codes of a kind begin, "" for a kind that there is not.
func CodePrefix(kind app.FacilityKind) string { return codePrefix[kind] }

// hasLatin reports a Latin letter outside a Roman number.
func hasLatin(line string) bool {
	for word := range strings.FieldsFuncSeq(line, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) && strings.Trim(word, "IVXLC") != "" {
			return true
		}
	}
	return false
}

func complete(t app.Text) bool { return t.EN != "" && t.RU != "" && t.BE != "" }
