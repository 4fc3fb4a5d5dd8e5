package places

import (
	"context"
	"slices"

	"vestka/app"
)

// Outdated are the letters that are made and not known to have been sent, and that carry an
// address which their facility does not have on the day, be it moved or closed by then; in
// the order of their numbers. Whoever tells of such letters, in whatever place, asks here.
func (b *Book) Outdated(ctx context.Context, day app.Date) (outdated []app.Letter, err error) {
	facilities := map[string]app.Facility{}
	for _, state := range [...]app.LetterState{app.Ready, app.Printed} {
		letters, err := b.store.Letters(ctx, app.LetterFilter{State: state, Since: app.SentSince(day)})
		if err != nil {
			return nil, err
		}
		for _, l := range letters {
			f, asked := facilities[l.Facility]
			if !asked {
				f, _ = b.register.Facility(l.Facility, day)
				facilities[l.Facility] = f
			}
			if misdirected(&l, &f) {
				outdated = append(outdated, l)
			}
		}
	}
	slices.SortFunc(outdated, func(x, y app.Letter) int { return int(x.ID - y.ID) })
	return outdated, nil
}

// ToReprint are those of the outdated letters that were not made again since: for the same
// occasion, with the address that holds.
func (b *Book) ToReprint(ctx context.Context, day app.Date) ([]app.Letter, error) {
	outdated, err := b.Outdated(ctx, day)
	if err != nil {
		return nil, err
	}
	made := map[app.PersonID][]app.Letter{}
	var all []app.Letter
	for _, l := range outdated {
		if _, asked := made[l.Person]; !asked {
			if made[l.Person], err = b.store.Letters(ctx, app.LetterFilter{Person: l.Person}); err != nil {
				return nil, err
			}
		}
		again := func(other app.Letter) bool {
			return other.ID > l.ID && other.Kind == l.Kind && other.Occasion == l.Occasion && other.State != app.Stopped && !hasLetter(outdated, other.ID)
		}
		if !slices.ContainsFunc(made[l.Person], again) {
			all = append(all, l)
		}
	}
	return all, nil
}

func hasLetter(letters []app.Letter, id app.LetterID) bool {
	return slices.ContainsFunc(letters, func(l app.Letter) bool { return l.ID == id })
}

// misdirected reports that the letter carries another address than the facility has, or one
// of a facility that is closed. Where no address is known nothing can be said.
func misdirected(l *app.Letter, f *app.Facility) bool {
	return l.Facility != "" && l.Address != "" && (f.Closed || f.HasAddress()) && l.Outdated(f)
}
