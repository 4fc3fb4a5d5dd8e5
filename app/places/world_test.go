package places_test

import (
	"context"
	"errors"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/places"
	"vestka/app/register"
)

// listed are the people of a list.
type listed []*app.Person

func (l *listed) Everybody() []*app.Person { return *l }

// world is a book over the program's register, with a list that tests fill.
type world struct {
	*places.Book
	t        *testing.T
	ctx      context.Context
	store    *apptest.Store
	register *register.Register
	list     *listed
}

func newWorld(t *testing.T) *world {
	t.Helper()
	reg, err := register.Load()
	if err != nil {
		t.Fatal(err)
	}
	w := &world{t: t, ctx: t.Context(), store: apptest.NewStore(), register: reg, list: &listed{}}
	w.Book = places.New(w.store, reg, w.list)
	return w
}

// hold puts n writers into the facility, at the address that the list gives.
func (w *world) hold(n int, code, address string, on app.Date) {
	for range n {
		p := apptest.Writer(len(*w.list))
		p.ID = app.PersonID(len(*w.list) + 1)
		p.Held = app.Detention{Facility: code, Text: code, Address: address, Source: "viasna", SeenOn: on}
		*w.list = append(*w.list, &p)
	}
}

func (w *world) must(c app.Changes, err error) app.Changes {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

func (w *world) undo(c app.Changes) {
	w.t.Helper()
	if _, err := c.Undo.Do(w.ctx); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) facility(code string, on app.Date) app.Facility {
	w.t.Helper()
	f, ok := w.register.Facility(code, on)
	if !ok {
		w.t.Fatalf("no %s", code)
	}
	return f
}

func (w *world) proposals() []places.Proposal {
	w.t.Helper()
	all, err := w.Proposals(w.ctx, apptest.Today)
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

func (w *world) sheet(code string) *places.Sheet {
	w.t.Helper()
	s, err := w.Sheet(w.ctx, code, apptest.Today)
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

// fails checks what an error is called.
func fails(t *testing.T, what, key string, code app.Code, err error) {
	t.Helper()
	var e *app.Error
	if !errors.As(err, &e) || e.Key != key || e.Code != code {
		t.Errorf("%s: %v, want %s %s", what, err, code, key)
	}
}

func day(y, m, d int) app.Date { return app.Date{Year: y, Month: m, Day: d} }
