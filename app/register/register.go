// Package register reads what ships with the program: the facilities, the
// templates, the pictures and the sample list. It checks every entry once, so
// that the rest of the program may rely on them, and tells which facility a
// text of the list means.
package register

import (
	"slices"

	"vestka/app"
	"vestka/resources"
)

// Register is what ships with the program. It never changes after Load, so it
// may be used from everywhere at once; what it hands out is shared and must
// not be written to.
type Register struct {
	facilities   []app.Facility
	byCode       map[string][]int // entries of a code, in the order of the file
	places       places           // what Match finds by kind and number
	templates    []Template
	pictures     []Picture
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
	return r, nil
}

// Facility is the facility of the code with the address that is valid on the
// day; the zero Date asks for what holds now. Where no entry holds on that day
// it comes without an address, so that its name can be shown and nothing is
// posted there. ok is false where the code is not in the register.
func (r *Register) Facility(code string, on app.Date) (f app.Facility, ok bool) {
	entries := r.byCode[code]
	if len(entries) == 0 {
		return app.Facility{}, false
	}
	for _, i := range entries {
		if r.facilities[i].ValidOn(on) {
			return r.facilities[i], true
		}
	}
	f = r.facilities[entries[len(entries)-1]]
	f.AddressRU, f.AddressBE = app.Address{State: app.AddressUnconfirmed}, app.Address{State: app.AddressUnconfirmed}
	return f, true
}

// Facilities are all that are valid on the day (the zero Date asks for now),
// one of each code, in the order of the files; the samples come last.
func (r *Register) Facilities(on app.Date) []app.Facility {
	return slices.DeleteFunc(slices.Clone(r.facilities), func(f app.Facility) bool { return !f.ValidOn(on) })
}

// Templates are the built-in templates in the order of their files.
func (r *Register) Templates() []Template { return r.templates }

// Pictures are the built-in pictures in the order of their file.
func (r *Register) Pictures() []Picture { return r.pictures }
