package people

import (
	"context"
	"slices"
	"strings"

	"vestka/app"
	"vestka/i18n"
)

// DisputedPlaces are, of the people, those about whose place somebody should
// decide before anything is posted to them, each with who says what: the same that
// their cards say, see Account.Disputed.
func (d *Directory) DisputedPlaces(ctx context.Context, ids []app.PersonID) (map[app.PersonID]Account, error) {
	asked, err := d.AskedPlaces(ctx, ids)
	return asked.Disputed, err
}

// AskedPlaces is what somebody should say of where people are held.
type AskedPlaces struct {
	Disputed map[app.PersonID]Account
	Beside   []UnsettledPlace // texts of which it is not known whether they name another place than the list that counts does
}

// AskedPlaces are those of the people, as far as there may be two opinions.
func (d *Directory) AskedPlaces(ctx context.Context, ids []app.PersonID) (asked AskedPlaces, err error) {
	said, err := d.store.PlacesSaid(ctx, ids)
	if err != nil {
		return asked, err
	}
	place, err := d.matching(ctx)
	if err != nil {
		return asked, err
	}
	asked.Disputed = map[app.PersonID]Account{}
	beside := map[string]int{}
	for id, s := range said {
		a, _ := accountFor(FactPlace, &Accounting{Records: s.Records, Own: app.Own{Held: s.Held}, Place: place})
		if a.Disputed() {
			asked.Disputed[id] = a
		}
		if a.Own == nil {
			for _, text := range d.unsettledBeside(id, &a) {
				beside[text]++
			}
		}
	}
	asked.Beside = byCount(beside)
	return asked, nil
}

// unsettledBeside are the texts in an account that mean no known facility, of sources
// that do not say it otherwise too: in the words of another language, or in those by
// which the person is held, which Unsettled counts.
func (d *Directory) unsettledBeside(id app.PersonID, a *Account) (texts []string) {
	e, known := d.Person(id, app.Date{})
	if !known {
		return nil
	}
	placing := map[string]bool{}
	for _, s := range a.Said {
		if text, isText := strings.CutPrefix(s.Value, TextPlace); !isText || e.Held.Facility == "" && e.Held.Text == text {
			for _, o := range s.By {
				placing[o.Source] = true
			}
		}
	}
	for _, s := range a.Said {
		text, isText := strings.CutPrefix(s.Value, TextPlace)
		if isText && slices.ContainsFunc(s.By, func(o Origin) bool { return !placing[o.Source] }) {
			texts = append(texts, text)
		}
	}
	return texts
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
