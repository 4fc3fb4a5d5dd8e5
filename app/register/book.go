package register

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"vestka/app"
)

// book is the facilities at one moment: the program's, and over them the user's
// own. It never changes once made.
type book struct {
	codes   []string                  // in the order in which they are listed
	program map[string][]app.Facility // by code, in the order of the files
	own     map[string][]app.Facility // by code, by first day
	places  places                    // what Match finds by kind and number
	named   map[string]string         // codes of what the user has added, by foldTitle of its names
}

func newBook(program []app.Facility, own []app.OwnFacility) *book {
	b := &book{program: map[string][]app.Facility{}, own: map[string][]app.Facility{}, named: map[string]string{}}
	var samples, added []string
	for _, f := range program {
		if b.program[f.Code] == nil && f.Sample {
			samples = append(samples, f.Code)
		} else if b.program[f.Code] == nil {
			b.codes = append(b.codes, f.Code)
		}
		b.program[f.Code] = append(b.program[f.Code], f)
	}
	all := program
	for i := range own {
		f := own[i].Facility
		f.Own = true
		b.own[f.Code] = append(b.own[f.Code], f)
		if b.program[f.Code] != nil {
			continue
		}
		all = append(all[:len(all):len(all)], f)
		if !slices.Contains(added, f.Code) {
			added = append(added, f.Code)
		}
		for _, name := range []string{f.Code, f.Name.EN, f.Name.RU, f.Name.BE} {
			b.named[foldTitle(name)] = f.Code
		}
	}
	delete(b.named, "") // a language in which it has no name
	for _, entries := range b.own {
		slices.SortStableFunc(entries, byFirstDay)
	}
	b.codes = slices.Concat(b.codes, added, samples)
	b.places = placesOf(all)
	return b
}

func byFirstDay(x, y app.Facility) int {
	return cmp.Compare(x.ValidFrom.String(), y.ValidFrom.String())
}

// facility is the entry of the code that holds on the day. Where none does it is
// the last one, without an address.
func (b *book) facility(code string, on app.Date) (f app.Facility, holds, known bool) {
	for _, entries := range [][]app.Facility{b.own[code], b.program[code]} {
		for i := len(entries) - 1; i >= 0; i-- {
			if entries[i].ValidOn(on) {
				return entries[i], true, true
			}
		}
	}
	all := slices.SortedStableFunc(slices.Values(slices.Concat(b.program[code], b.own[code])), byFirstDay)
	if len(all) == 0 {
		return app.Facility{}, false, false
	}
	f = all[len(all)-1]
	f.Closed = !f.ValidUntil.IsZero() && (on.IsZero() || !on.Before(f.ValidUntil))
	f.AddressRU, f.AddressBE = app.Address{State: app.AddressUnconfirmed}, app.Address{State: app.AddressUnconfirmed}
	return f, false, true
}

// Entry is one entry of a facility in its history.
type Entry struct {
	app.Facility
	Covered bool     // an entry of the user's own holds on all of its days
	Until   app.Date // the first day on which it does not hold any more: by itself, or because a later one does; zero while it holds
}

// History are all entries of the code, those of the program and the user's own,
// the newest first.
func (r *Register) History(code string) []Entry {
	b := r.now.Load()
	var all []Entry
	for _, f := range b.own[code] {
		all = append(all, Entry{Facility: f, Covered: !b.chosen(&f), Until: b.until(&f)})
	}
	for _, f := range b.program[code] {
		all = append(all, Entry{Facility: f, Covered: !b.chosen(&f), Until: b.until(&f)})
	}
	slices.SortStableFunc(all, func(x, y Entry) int { return byFirstDay(y.Facility, x.Facility) })
	return all
}

// chosen tells that there is a day on which the entry is the one that holds. It
// can only begin to be on its own first day, or when another one ends or begins.
func (b *book) chosen(f *app.Facility) bool {
	days := []app.Date{{}, cmp.Or(f.ValidFrom, app.Date{Year: 1, Month: 1, Day: 1})}
	for _, other := range b.own[f.Code] {
		if until := other.ValidUntil; !until.IsZero() {
			days = append(days, until)
		}
		if from := other.ValidFrom; from.Full() {
			days = append(days, from.AddDays(-1))
		}
	}
	return slices.ContainsFunc(days, func(day app.Date) bool {
		at, holds, _ := b.facility(f.Code, day)
		return holds && at.Own == f.Own && at.ValidFrom == f.ValidFrom
	})
}

// until is the first day on which another entry holds in the place of one: the first
// of a later one, if the entry does not hold again on its own last day.
func (b *book) until(f *app.Facility) app.Date {
	day := app.Date{} // the last there is
	if f.ValidUntil.Full() {
		day = f.ValidUntil.AddDays(-1)
	}
	if last, holds, _ := b.facility(f.Code, day); holds && last.Own == f.Own && last.ValidFrom == f.ValidFrom {
		return f.ValidUntil
	}
	until := f.ValidUntil
	for _, later := range slices.Concat(b.own[f.Code], b.program[f.Code]) {
		if f.ValidFrom.Before(later.ValidFrom) && (until.IsZero() || later.ValidFrom.Before(until)) && (later.Own || !f.Own) {
			until = later.ValidFrom
		}
	}
	return until
}

// Beneath is what the program itself says where the user's own entry holds: on
// its last day, or now where it still holds.
func (r *Register) Beneath(own *app.Facility) (app.Facility, bool) {
	day := app.Date{}
	if own.ValidUntil.Full() {
		day = own.ValidUntil.AddDays(-1)
	}
	for _, f := range r.now.Load().program[own.Code] {
		if f.ValidOn(day) {
			return f, true
		}
	}
	return app.Facility{}, false
}

// Digest is equal for entries of the program that say the same; it tells that a
// newer version of the program says something else beneath the user's own entry.
// Who says so, and when, does not count.
func Digest(f *app.Facility) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", []any{
		f.Code, f.Kind, f.Name, f.Place, f.AddressRU, f.AddressBE, f.Note, f.ValidFrom.String(), f.ValidUntil.String(),
	}))
	return hex.EncodeToString(sum[:8])
}

// BeneathDigest is the Digest of Beneath, empty where the program says nothing.
func (r *Register) BeneathDigest(own *app.Facility) string {
	f, ok := r.Beneath(own)
	if !ok {
		return ""
	}
	return Digest(&f)
}
