package places

import (
	"context"
	"slices"
	"strings"

	"vestka/app"
)

// readdress tells of everybody to whom a card is made and not known to have been sent,
// and which today has another address than the one on it by what is being written.
func (b *Book) readdress(ctx context.Context, edit *app.FacilityEdit, today app.Date) error {
	own, err := b.store.OwnFacilities(ctx)
	if err != nil {
		return err
	}
	own = slices.DeleteFunc(own, func(f app.OwnFacility) bool {
		return slices.Contains(edit.Remove, f.Key()) || slices.ContainsFunc(edit.Put, func(put app.OwnFacility) bool { return put.Key() == f.Key() })
	})
	own = append(own, edit.Put...)
	for _, code := range codesOf(edit) {
		was, _ := b.register.Facility(code, today)
		is, _ := b.register.FacilityWith(own, code, today)
		if slices.Equal(was.AddressRU.Lines, is.AddressRU.Lines) && slices.Equal(was.AddressBE.Lines, is.AddressBE.Lines) {
			continue
		}
		is.Code = code // also where nobody knows it any more
		if err := b.tellOf(ctx, edit, &was, &is, today); err != nil {
			return err
		}
	}
	return nil
}

// codesOf are the facilities of which an edit writes.
func codesOf(edit *app.FacilityEdit) []string {
	var codes []string
	for i := range edit.Put {
		codes = append(codes, edit.Put[i].Code)
	}
	for _, k := range edit.Remove {
		codes = append(codes, k.Code)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// tellOf tells each person once of the letters to the facility that have no address of it.
func (b *Book) tellOf(ctx context.Context, edit *app.FacilityEdit, was, is *app.Facility, today app.Date) error {
	for _, state := range [...]app.LetterState{app.Ready, app.Printed} {
		letters, err := b.store.Letters(ctx, app.LetterFilter{Facility: is.Code, State: state, Since: app.SentSince(today)})
		if err != nil {
			return err
		}
		for i := range letters {
			l := &letters[i]
			if l.Outdated(is) && !slices.ContainsFunc(edit.News, func(n app.News) bool { return n.Person == l.Person }) {
				edit.News = append(edit.News, app.News{
					Person: l.Person, Kind: app.NewsAddress, Field: app.FactAddress, Before: inOneLine(was, l.Lang), After: inOneLine(is, l.Lang), On: today,
				})
			}
		}
	}
	return nil
}

// inOneLine is the address for a letter of the language.
func inOneLine(f *app.Facility, letter app.Lang) string {
	return strings.Join(f.Address(letter).Lines, ", ")
}
