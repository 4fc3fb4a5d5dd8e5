// Package register reads what ships with the program: the facilities, the
// templates, the pictures and the sample list. It checks every entry once, so
// that the rest of the program may rely on them, and tells which facility a
// text of the list means.
package register

import (
	"slices"
	"sync/atomic"

	"vestka/app"
	"vestka/resources"
)

// Register is what ships with the program, and over its facilities the user's
// own entries. It may be used from everywhere at once, also while SetOwn changes
// it; what it hands out is shared and must not be written to.
type Register struct {
	facilities   []app.Facility             // that ship with the program
	now          atomic.Pointer[book]       // with the user's own over them
	built        []Template                 // templates that ship with the program
	templates    atomic.Pointer[[]Template] // with the user's own behind them
	pictures     []Picture
	advice       []Advice
	sheets       []app.LabelSheet
	contents     []app.Content
	pictureFiles map[string]string // by id
}

// Load reads and checks everything. An error names the file and the line that
// is wrong.
func Load() (*Register, error) {
	r := &Register{}
	if err := r.loadFacilities(resources.FS, "facilities.toml", "sample-facilities.toml"); err != nil {
		return nil, err
	}
	if err := r.loadTemplates(resources.FS); err != nil {
		return nil, err
	}
	if err := r.loadPictures(resources.FS); err != nil {
		return nil, err
	}
	if err := r.loadAdvice(resources.FS); err != nil {
		return nil, err
	}
	if err := r.loadLabelSheets(resources.FS); err != nil {
		return nil, err
	}
	if err := r.loadContents(resources.FS); err != nil {
		return nil, err
	}
	return r, nil
}

// SetOwn lays the user's own entries over those that ship with the program, in
// the place of the ones before.
func (r *Register) SetOwn(own []app.OwnFacility) { r.now.Store(newBook(r.facilities, own)) }

// Facility is the facility of the code with the address that is valid on the
// day; the zero Date asks for what holds now. Where no entry holds on that day
// it comes without an address, so that its name can be shown and nothing is
// posted there. ok is false where the code is not in the register.
func (r *Register) Facility(code string, on app.Date) (f app.Facility, ok bool) {
	f, _, ok = r.now.Load().facility(code, on)
	return f, ok
}

// Facilities are all that are valid on the day (the zero Date asks for now),
// one of each code, in the order of the files; those that the user has added
// follow them, and the samples come last.
func (r *Register) Facilities(on app.Date) []app.Facility {
	b := r.now.Load()
	var all []app.Facility
	for _, code := range b.codes {
		if f, holds, _ := b.facility(code, on); holds && !f.Closed {
			all = append(all, f)
		}
	}
	return all
}

// Every facility, also those that are closed on the day, in the order of Facilities.
func (r *Register) Every(on app.Date) []app.Facility {
	b := r.now.Load()
	all := make([]app.Facility, len(b.codes))
	for i, code := range b.codes {
		all[i], _, _ = b.facility(code, on)
	}
	return all
}

// Templates are the built-in templates in the order of their files, and behind
// them the user's own.
func (r *Register) Templates() []Template { return *r.templates.Load() }

// BuiltIn are those that ship with the program.
func (r *Register) BuiltIn() []Template { return r.built }

// SetOwnTemplates puts the user's own templates behind the built-in ones, in the
// place of those before.
func (r *Register) SetOwnTemplates(own []Template) {
	all := slices.Concat(r.built, own)
	r.templates.Store(&all)
}

// Pictures are the built-in pictures in the order of their file.
func (r *Register) Pictures() []Picture { return r.pictures }
