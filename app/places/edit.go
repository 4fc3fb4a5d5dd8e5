package places

import (
	"context"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/register"
)

// Save writes the user's own entry. was is the entry that it was made from: one of
// the user's own goes, where the new one begins on another day. The source of the
// program's entry does not become the source of the user's.
func (b *Book) Save(ctx context.Context, was app.FacilityKey, f app.Facility, today app.Date) (app.Changes, error) {
	if _, known := b.register.Facility(f.Code, today); !known {
		return app.Changes{}, notFound(f.Code)
	}
	if err := check(&f); err != nil {
		return app.Changes{}, err
	}
	edit := app.FacilityEdit{Undo: "undo.store.facility"}
	for _, e := range b.register.History(f.Code) {
		switch {
		case e.Key() != was:
		case !e.Own && e.Source == f.Source:
			f.Source, f.SaidOn = app.Text{}, app.Date{}
		case e.Own && was != f.Key():
			edit.Remove = []app.FacilityKey{was}
		}
	}
	edit.Put = []app.OwnFacility{b.own(f, today)}
	return b.save(ctx, edit, today)
}

// Add adds a facility that the register does not know, also for those whom the
// list places there already in words that nobody knew before.
func (b *Book) Add(ctx context.Context, f app.Facility, today app.Date) (app.Changes, error) {
	f.Code = strings.ToUpper(strings.TrimSpace(f.Code))
	if _, known := b.register.Facility(f.Code, today); known {
		return app.Changes{}, &app.Error{Code: app.Refused, Key: "error.facility.exists", Args: app.Args{"Facility": f.Code}}
	}
	f.Sample = isSample(&f)
	if err := check(&f); err != nil {
		return app.Changes{}, err
	}
	own := b.own(f, today)
	settle, err := b.meant(ctx, own)
	if err != nil {
		return app.Changes{}, err
	}
	return b.save(ctx, app.FacilityEdit{Put: []app.OwnFacility{own}, Settle: settle, Undo: "undo.store.facility_added"}, today)
}

// meant are the texts of the list that mean the facility, once it is known, and
// that mean nothing yet.
func (b *Book) meant(ctx context.Context, added app.OwnFacility) (map[string]string, error) {
	own, err := b.store.OwnFacilities(ctx)
	if err != nil {
		return nil, err
	}
	match := b.register.MatchWith(append(own, added))
	meant := map[string]string{}
	for _, p := range b.people.Everybody() {
		if text := p.Held.Text; p.Held.Facility == "" && !p.Held.Liberty && text != "" {
			if code, _ := match(text); code == added.Code {
				meant[text] = code
			}
		}
	}
	return meant, nil
}

// Close says that nobody is held there any more from the day on, and, where it is
// known, the facility where its people or letters go. Whatever the user had said
// of later days goes.
func (b *Book) Close(ctx context.Context, code string, on app.Date, movedTo string, today app.Date) (app.Changes, error) {
	f, known := b.register.Facility(code, on)
	switch {
	case !known:
		return app.Changes{}, notFound(code)
	case !on.Full():
		return app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.facility.day"}
	case f.Closed:
		return app.Changes{}, &app.Error{Code: app.Refused, Key: "error.facility.closed", Args: app.Args{"Facility": code}}
	}
	if movedTo != "" {
		next, known := b.register.Facility(movedTo, on)
		if !known || next.Closed || movedTo == code {
			return app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.facility.moved_to", Args: app.Args{"Facility": movedTo}}
		}
	}
	f.AddressRU, f.AddressBE = app.Address{State: app.AddressUnconfirmed}, app.Address{State: app.AddressUnconfirmed}
	f.ValidFrom, f.ValidUntil, f.Closed, f.MovedTo = on, app.Date{}, true, movedTo
	f.Source, f.SaidOn, f.Note = app.Text{}, app.Date{}, app.Text{}
	edit := app.FacilityEdit{Put: []app.OwnFacility{b.own(f, today)}, Undo: "undo.store.facility_closed"}
	for _, e := range b.register.History(code) {
		if e.Own && on.Before(e.ValidFrom) {
			edit.Remove = append(edit.Remove, e.Key())
		}
	}
	return b.save(ctx, edit, today)
}

// Reset removes everything that the user has said of the facility, so that the
// program's entries hold again.
func (b *Book) Reset(ctx context.Context, code string, today app.Date) (app.Changes, error) {
	edit := app.FacilityEdit{Undo: "undo.store.facility_reset"}
	history := b.register.History(code)
	if len(history) == 0 {
		return app.Changes{}, notFound(code)
	}
	for _, e := range history {
		if e.Own {
			edit.Remove = append(edit.Remove, e.Key())
		}
	}
	if len(edit.Remove) == len(history) {
		edit.Leave = code // nobody knows it then
	}
	if len(edit.Remove) == 0 {
		return app.Changes{}, &app.Error{Code: app.Refused, Key: "error.facility.not_own", Args: app.Args{"Facility": code}}
	}
	return b.save(ctx, edit, today)
}

// Keep notes that the user has seen what a newer version of the program says of
// the facility, and keeps the own entries.
func (b *Book) Keep(ctx context.Context, code string) (app.Changes, error) {
	own, err := b.store.OwnFacilities(ctx)
	if err != nil {
		return app.Changes{}, err
	}
	edit := app.FacilityEdit{Undo: "undo.store.facility"}
	for i := range own {
		if now := b.register.BeneathDigest(&own[i].Facility); own[i].Code == code && own[i].Beneath != now {
			own[i].Beneath = now
			edit.Put = append(edit.Put, own[i])
		}
	}
	if len(edit.Put) == 0 {
		return app.Changes{}, &app.Error{Code: app.Refused, Key: "error.facility.not_updated", Args: app.Args{"Facility": code}}
	}
	return b.save(ctx, edit, app.Date{}) // no address becomes another one
}

// own is the entry as the user's, checked today.
func (b *Book) own(f app.Facility, today app.Date) app.OwnFacility {
	f.Own, f.CheckedOn = true, today
	if f.SaidOn.IsZero() {
		f.SaidOn = today
	}
	return app.OwnFacility{Facility: f, Beneath: b.register.BeneathDigest(&f)}
}

// save writes the edit and brings the register up to date, now and when the edit
// is taken back.
func (b *Book) save(ctx context.Context, edit app.FacilityEdit, today app.Date) (app.Changes, error) {
	if err := b.readdress(ctx, &edit, today); err != nil {
		return app.Changes{}, err
	}
	changes, err := b.store.SaveFacilities(ctx, edit)
	if err != nil {
		return app.Changes{}, err
	}
	if undo := changes.Undo; undo != nil {
		takeBack := undo.Do
		undo.Do = func(ctx context.Context) (app.Changes, error) {
			undone, err := takeBack(ctx)
			if err == nil {
				err = b.Load(context.WithoutCancel(ctx))
			}
			return undone, err
		}
	}
	return changes, b.Load(context.WithoutCancel(ctx)) // written: too late to be stopped
}

// check wants what can be printed, and completes the texts from each other.
func check(f *app.Facility) error {
	for _, t := range []*app.Text{&f.Name, &f.Place} {
		*t = complete(*t)
	}
	prefix := register.CodePrefix(f.Kind)
	switch {
	case prefix == "":
		return &app.Error{Code: app.Invalid, Key: "error.facility.kind", Args: app.Args{"Kind": string(f.Kind)}}
	case !strings.HasPrefix(f.Code, prefix) || f.Code == prefix || strings.ContainsAny(f.Code, " \t,;"):
		return &app.Error{Code: app.Invalid, Key: "error.facility.code", Args: app.Args{"Facility": f.Code, "Prefix": prefix}}
	case f.Name == app.Text{}:
		return &app.Error{Code: app.Invalid, Key: "error.facility.name"}
	case !f.ValidFrom.IsZero() && !f.ValidFrom.Full(), !f.ValidUntil.IsZero() && !f.ValidUntil.Full():
		return &app.Error{Code: app.Invalid, Key: "error.facility.day"}
	case !f.ValidUntil.IsZero() && !f.ValidFrom.Before(f.ValidUntil):
		return &app.Error{Code: app.Invalid, Key: "error.facility.days"}
	}
	for _, a := range []*app.Address{&f.AddressRU, &f.AddressBE} {
		if len(a.Lines) == 0 {
			*a = app.Address{State: app.AddressUnconfirmed}
			continue
		}
		if err := register.CheckLines(a.Lines); err != nil {
			return err
		}
	}
	return nil
}

// complete gives a language without a text that of another one: of the Cyrillic
// ones the other, which a post office reads as well.
func complete(t app.Text) app.Text {
	first := func(texts ...string) string {
		for _, s := range texts {
			if s = strings.TrimSpace(s); s != "" {
				return s
			}
		}
		return ""
	}
	return app.Text{EN: first(t.EN, t.RU, t.BE), RU: first(t.RU, t.BE, t.EN), BE: first(t.BE, t.RU, t.EN)}
}

// isSample reports a number from 901 up: those are for samples.
func isSample(f *app.Facility) bool {
	n, err := strconv.Atoi(strings.TrimPrefix(f.Code, register.CodePrefix(f.Kind)))
	return err == nil && n > 900
}
