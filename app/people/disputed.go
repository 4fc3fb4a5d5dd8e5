package people

import (
	"context"
	"strings"

	"vestka/app"
	"vestka/i18n"
)

// DisputedPlaces are, of the people, those about whose place somebody should
// decide before anything is posted to them, each with who says what: the same that
// their cards say, see Account.Disputed.
func (d *Directory) DisputedPlaces(ctx context.Context, ids []app.PersonID) (map[app.PersonID]Account, error) {
	said, err := d.store.PlacesSaid(ctx, ids)
	if err != nil {
		return nil, err
	}
	place, err := d.matching(ctx)
	if err != nil {
		return nil, err
	}
	disputed := map[app.PersonID]Account{}
	for id, s := range said {
		if a, _ := accountFor(FactPlace, &Accounting{Records: s.Records, Own: app.Own{Held: s.Held}, Place: place}); a.Disputed() {
			disputed[id] = a
		}
	}
	return disputed, nil
}

// matching tells which facility a prison text means: as the user has settled, else
// as the register knows. Each text is looked up once.
func (d *Directory) matching(ctx context.Context) (func(string) (string, bool), error) {
	settled, err := d.store.PlaceTexts(ctx)
	if err != nil {
		return nil, err
	}
	codes := map[string]string{}
	return func(text string) (string, bool) {
		code, known := codes[text]
		if !known {
			if code = settled[text]; code == "" {
				code, _ = d.register.Match(text)
			}
			codes[text] = code
		}
		return code, code != ""
	}, nil
}

// PlaceName says a value of FactPlace in the user's language.
func PlaceName(loc *i18n.Localizer, register Register, value string, on app.Date) string {
	if value == AtLiberty {
		return loc.T("people.held.liberty")
	}
	if text, isText := strings.CutPrefix(value, TextPlace); isText {
		return text
	}
	if f, known := register.Facility(value, on); known {
		return f.Name.In(app.Lang(loc.Lang()))
	}
	return value
}

// PlacesText says where somebody is held as everybody has it who says so: the
// place, who says it, and the day on which it was last found there.
func PlacesText(loc *i18n.Localizer, register Register, a *Account, on app.Date) string {
	say := func(value, source string, d app.Date) string {
		return loc.T("people.place_said", "Place", PlaceName(loc, register, value, on), "Source", source, "Date", loc.Date(d.Year, d.Month, d.Day))
	}
	var all []string
	if a.Own != nil {
		all = append(all, say(a.Own.Value, loc.T("byhand.you"), a.Own.ChosenOn))
	}
	for _, s := range a.Said {
		all = append(all, say(s.Value, SourceName(loc, s.By[0].Source), s.By[0].On))
	}
	return strings.Join(all, "; ")
}
