package people

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"vestka/app"
)

// SavedQuery is a query that the user saved under a name.
type SavedQuery struct {
	Name  string
	Query Query
	Made  time.Time
	Err   error // why the query cannot be used, nil where it can
}

// Lists are the queries that the user saved.
type Lists struct{ store app.ListStore }

// NewLists are the lists in the store.
func NewLists(store app.ListStore) *Lists { return &Lists{store} }

// All are the saved lists, sorted by name; one that cannot be used is among them
// with the reason.
func (l *Lists) All(ctx context.Context) ([]SavedQuery, error) {
	saved, err := l.store.SavedLists(ctx)
	if err != nil {
		return nil, err
	}
	all := make([]SavedQuery, len(saved))
	for i, s := range saved {
		all[i] = SavedQuery{Name: s.Name, Made: s.Made}
		all[i].Query, all[i].Err = ParseQuery(s.Query)
	}
	return all, nil
}

// Named is the saved list of the name; NotFound where there is none, Refused or
// Newer where it cannot be used.
func (l *Lists) Named(ctx context.Context, name string) (SavedQuery, error) {
	all, err := l.All(ctx)
	if err != nil {
		return SavedQuery{}, err
	}
	i := slices.IndexFunc(all, func(s SavedQuery) bool { return s.Name == name })
	if i < 0 {
		return SavedQuery{}, &app.Error{Code: app.NotFound, Key: "error.list.none", Args: app.Args{"Name": name}}
	}
	return all[i], all[i].Err
}

// Save keeps what the query asks, without day, language and part, under a name,
// in the place of an earlier list of that name.
func (l *Lists) Save(ctx context.Context, name string, q Query) (app.Changes, error) {
	if err := q.Check(); err != nil {
		return app.Changes{}, err
	}
	text, err := json.Marshal(q)
	if err != nil {
		return app.Changes{}, err
	}
	return l.store.SaveList(ctx, name, string(text))
}

// Rename gives a list another name.
func (l *Lists) Rename(ctx context.Context, name, to string) (app.Changes, error) {
	return l.store.RenameList(ctx, name, to)
}

// Remove removes a list; the people on it stay.
func (l *Lists) Remove(ctx context.Context, name string) (app.Changes, error) {
	return l.store.RemoveList(ctx, name)
}

// ParseQuery reads a query as it is kept.
func ParseQuery(text string) (Query, error) {
	var q Query
	if err := q.UnmarshalJSON([]byte(text)); err != nil {
		return Query{}, err
	}
	return q, nil
}
