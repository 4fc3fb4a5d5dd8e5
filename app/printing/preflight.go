package printing

import (
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/people"
)

// Concern is one thing to look at before a job is printed.
type Concern string

// The concerns, those that spoil paper or post first.
const (
	Overflows     Concern = "overflow"       // a text or an address does not fit
	LettersGone   Concern = "letters"        // the font has no such letters
	NoAddress     Concern = "no_address"     // nothing is printed for want of one
	GoneAway      Concern = "gone"           // released, dead, moved since, or of another status
	MayBeFree     Concern = "release_passed" // the day of release is past, and the list has them as held
	DoNotWrite    Concern = "do_not_write"
	OldAddress    Concern = "address" // to be checked: converted, disputed, of a note
	BadPostcode   Concern = "postcode"
	Names         Concern = "names"       // a name that was made or is unsure
	Blanks        Concern = "blank"       // a name is missing in the text
	Translation   Concern = "translation" // nobody who knows the language has read it
	ShowsReturn   Concern = "return"
	CoarsePicture Concern = "coarse"
	OldList       Concern = "old_list"
	Repeated      Concern = "repeated"
	Otherwise     Concern = "other"
)

var concerns = []Concern{
	Overflows, LettersGone, NoAddress, GoneAway, MayBeFree, DoNotWrite, OldAddress, BadPostcode, Repeated, Blanks, Names, Translation, ShowsReturn, CoarsePicture, OldList, Otherwise,
}

// MessageKey names the concern for people.
func (c Concern) MessageKey() string {
	switch c {
	case Overflows:
		return "preflight.overflow"
	case LettersGone:
		return "preflight.letters"
	case NoAddress:
		return "preflight.no_address"
	case GoneAway:
		return "preflight.gone"
	case MayBeFree:
		return "preflight.release_passed"
	case DoNotWrite:
		return "preflight.do_not_write"
	case OldAddress:
		return "preflight.address"
	case BadPostcode:
		return "preflight.postcode"
	case Names:
		return "preflight.names"
	case Blanks:
		return "preflight.blank"
	case Translation:
		return "preflight.translation"
	case ShowsReturn:
		return "preflight.return"
	case CoarsePicture:
		return "preflight.coarse"
	case OldList:
		return "preflight.old_list"
	case Repeated:
		return "preflight.repeated"
	default:
		return "preflight.other"
	}
}

// Finding is a concern with all that it is about.
type Finding struct {
	Concern Concern
	Printed bool     // the cards are printed all the same; else the people are left out
	Reasons []Reason // of the people; none where it concerns the whole job
}

// Preflight is all that a person should look at before the job is printed, as one
// list: the most costly first.
func (j *Job) Preflight(repeats []Repeat) []Finding {
	type at struct {
		concern Concern
		printed bool
	}
	of := map[at][]Reason{}
	whole := map[Concern]bool{}
	for _, r := range j.Flagged() {
		of[at{concernOf(r.Key), true}] = append(of[at{concernOf(r.Key), true}], r)
	}
	for _, r := range j.Skipped {
		of[at{concernOf(r.Key), false}] = append(of[at{concernOf(r.Key), false}], r)
	}
	for _, r := range repeats {
		of[at{Repeated, true}] = append(of[at{Repeated, true}], r.reason())
	}
	whole[OldList] = j.List.IsOld()
	main := j.Request.Main()
	whole[ShowsReturn] = len(j.Request.Return) > 0 && !main.Item.toSender() // else it is what is wanted
	whole[CoarsePicture] = j.Coarse
	var all []Finding
	for _, c := range concerns {
		if whole[c] {
			all = append(all, Finding{Concern: c, Printed: true})
		}
		for _, printed := range []bool{true, false} {
			if reasons := of[at{c, printed}]; len(reasons) > 0 {
				all = append(all, Finding{c, printed, reasons})
			}
		}
	}
	return all
}

// reason is a repeat as a sentence.
func (r Repeat) reason() Reason {
	key := "print.flag.made_before"
	switch r.State {
	case app.Printed:
		key = "print.flag.printed_before"
	case app.Begun:
		key = "print.flag.begun_before"
	}
	return Reason{Person: r.Person, Key: key, Args: app.Args{"Date": people.DayInWords(r.On), "Job": int64(r.Job)}}
}

// concernOf sorts the sentences of flags and of who is left out.
func concernOf(key string) Concern {
	of := map[Concern][]string{
		Overflows:   {"print.flag.overflow", "print.flag.by_hand_long", "print.flag.by_hand_smaller", "print.flag.address_long", "print.flag.address_small", "print.flag.return_long"},
		LettersGone: {"print.flag.letters"},
		NoAddress: {
			"print.skip.closed_moved", "print.skip.closed", "print.skip.unconfirmed", "print.skip.no_place", "print.skip.unknown_place",
		},
		GoneAway:    {"print.skip.died", "print.skip.liberty", "print.skip.status", "print.skip.not_held", "print.flag.stopped", "print.flag.moved_since"},
		MayBeFree:   {people.ReleasePassedKey},
		DoNotWrite:  {"print.skip.do_not_write", "print.skip.listed_only"},
		OldAddress:  {"print.flag.address", disputedKey, "print.flag.note"},
		BadPostcode: {"print.flag.postcode"},
		Blanks:      {"letter.gap.greeting", "letter.gap.ending"},
		Translation: {"print.flag.translation"},
		Names:       {"print.flag.latin_name", "print.flag.dative", "print.flag.name", "print.flag.unsure_name", "print.flag.name_form", "print.flag.other_language"},
	}
	for c, keys := range of {
		if slices.Contains(keys, key) {
			return c
		}
	}
	return Otherwise
}

// hasPostcode reports that a line has six digits that stand alone, as a postcode of
// Belarus does (DOMAIN.md 7.1).
func hasPostcode(lines []string) bool {
	return slices.ContainsFunc(lines, func(line string) bool {
		for word := range strings.FieldsFuncSeq(line, func(r rune) bool { return r < '0' || r > '9' }) {
			if len(word) == 6 {
				return true
			}
		}
		return false
	})
}
