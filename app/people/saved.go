package people

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/rules"
)

// queryVersion is that of the form in which a Query is written down. A field
// that older programs would have to know in order not to choose wrongly makes a
// new one; any other new field does not, for an unknown key is refused anyway.
const queryVersion = 1

// MarshalJSON writes what narrows and orders the choice.
func (q Query) MarshalJSON() ([]byte, error) {
	type plain Query
	return json.Marshal(struct {
		Version int `json:"version"`
		plain
	}{queryVersion, plain(q)})
}

// UnmarshalJSON reads what MarshalJSON wrote. A query that a newer program made,
// or that asks what this one does not know, is Refused: to leave that out would
// choose other people.
func (q *Query) UnmarshalJSON(b []byte) error {
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(b, &keys); err != nil {
		return unreadable(err)
	}
	var version int
	if err := json.Unmarshal(keys["version"], &version); err != nil || version < 1 {
		return unreadable(err)
	}
	if version > queryVersion {
		return &app.Error{Code: app.Newer, Key: "error.query.newer"}
	}
	delete(keys, "version")
	for key := range keys {
		if !slices.Contains(queryKeys, key) {
			return &app.Error{Code: app.Refused, Key: "error.query.unknown", Args: app.Args{"Key": key}}
		}
	}
	type plain Query
	var read plain
	if err := json.NewDecoder(bytes.NewReader(b)).Decode(&read); err != nil {
		return unreadable(err)
	}
	if err := Query(read).Check(); err != nil {
		return err
	}
	*q = Query(read)
	return nil
}

func unreadable(err error) error {
	return &app.Error{Code: app.Refused, Key: "error.query.unreadable", Err: err}
}

// queryKeys are the keys of a query that is written down.
var queryKeys = func() []string {
	var keys []string
	for f := range reflect.TypeFor[Query]().Fields() {
		if key, _, _ := strings.Cut(f.Tag.Get("json"), ","); key != "" && key != "-" {
			keys = append(keys, key)
		}
	}
	return keys
}()

// Check is Invalid where the query asks what nobody could answer, with the key
// of the field.
func (q Query) Check() error {
	one := func(key string, ok bool) error {
		if ok {
			return nil
		}
		return &app.Error{Code: app.Invalid, Key: "error.query.value", Args: app.Args{"Key": key}}
	}
	day := func(d app.Date) bool { return d.IsZero() || d.Full() && d.Valid() }
	_, articles := Articles(strings.Join(q.Articles, " "))
	for _, c := range []struct {
		key string
		ok  bool
	}{
		{"status", within(q.Status, app.Active, app.Former, app.NotRecognised)},
		{"sex", within([]app.Sex{q.Sex}, app.SexUnknown, app.Female, app.Male)},
		{"facility_kinds", within(q.Kinds, app.FacilityKinds...)},
		{"stage", within([]rules.Stage{q.Stage}, "", rules.BeforeForce, rules.InForce)},
		{"articles", articles},
		{"release_within", q.ReleaseWithin >= 0 && q.ReleaseWithin <= mostMonths},
		{"birth_month", q.Month >= 0 && q.Month <= 12},
		{"birthday_within", q.BirthdayWithin == nil || *q.BirthdayWithin >= 0},
		{"age_from", q.AgeFrom >= 0},
		{"age_to", q.AgeTo >= 0 && (q.AgeTo == 0 || q.AgeTo >= q.AgeFrom)},
		{"silent_months", q.SilentMonths >= 0 && q.SilentMonths <= mostMonths},
		{"silent_since", day(q.SilentSince)},
		{"written_since", day(q.WrittenSince)},
		{"letters_at_most", q.LettersAtMost == nil || *q.LettersAtMost >= 0},
		{"mark", q.Mark == "" || slices.Contains(app.MarkKinds, q.Mark)},
		{"order", within([]Order{q.Order}, Orders...)},
	} {
		if err := one(c.key, c.ok); err != nil {
			return err
		}
	}
	return nil
}

// mostMonths is how far ahead or back a query may look: a hundred years.
const mostMonths = 1200

// within reports that all values are among those.
func within[T comparable](values []T, among ...T) bool {
	return !slices.ContainsFunc(values, func(v T) bool { return !slices.Contains(among, v) })
}
