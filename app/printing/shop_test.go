package printing

import (
	"context"
	"slices"
	"sync"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/journal"
	"vestka/app/people"
	"vestka/app/register"
	"vestka/app/sheet"
)

var (
	built = sync.OnceValues(register.Load)
	faces = sync.OnceValues(sheet.LoadFonts)
)

// desk is the register with more facilities and texts than are built in.
type desk struct {
	*register.Register
	places []app.Facility
	texts  []register.Template
}

func (d *desk) Facility(code string, on app.Date) (app.Facility, bool) {
	for _, f := range d.places {
		if f.Code == code && f.ValidOn(on) {
			return f, true
		}
	}
	return d.Register.Facility(code, on)
}

func (d *desk) Templates() []register.Template { return slices.Concat(d.texts, d.Register.Templates()) }

// shop is a press over an empty store in memory.
type shop struct {
	*Press
	t     *testing.T
	store *apptest.Store
	list  *people.Directory
	desk  *desk
}

func newShop(t *testing.T) *shop {
	t.Helper()
	reg, err := built()
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := faces()
	if err != nil {
		t.Fatal(err)
	}
	store := apptest.NewStore()
	d := &desk{Register: reg, places: []app.Facility{
		colony("IK-901", app.AddressGiven, app.AddressGiven),
		colony("IK-902", app.AddressConverted, ""),
		colony("IK-903", "", app.AddressGiven),
		colony("IK-905", app.AddressUnconfirmed, app.AddressUnconfirmed),
		closed(colony("IK-909", app.AddressUnconfirmed, app.AddressUnconfirmed), ""),
		closed(colony("IK-910", app.AddressUnconfirmed, app.AddressUnconfirmed), "IK-901"),
		noted(colony("IK-906", app.AddressGiven, app.AddressGiven)),
	}}
	list := people.NewDirectory(store, store, d)
	return &shop{Press: New(list, journal.New(store), d, fonts, nil), t: t, store: store, list: list, desk: d}
}

// closed is the facility without anybody in it.
func closed(f app.Facility, movedTo string) app.Facility {
	f.Closed, f.MovedTo = true, movedTo
	return f
}

// noted is the facility with something to know before writing there.
func noted(f app.Facility) app.Facility {
	f.Note = app.Text{EN: "Look twice", RU: "Проверьте", BE: "Праверце"}
	return f
}

// colony has an address in the languages whose state is not empty.
func colony(code string, ru, be app.AddressState) app.Facility {
	f := app.Facility{Code: code, Kind: app.Colony, Name: app.Text{EN: "Sample " + code, RU: "Учебная " + code, BE: "Узорная " + code}}
	if ru == app.AddressGiven || ru == app.AddressConverted {
		f.AddressRU = app.Address{Lang: app.Russian, Lines: []string{"ул. Примерная, 1", "000000, г. Узорск"}, State: ru}
	}
	if be == app.AddressGiven || be == app.AddressConverted {
		f.AddressBE = app.Address{Lang: app.Belarusian, Lines: []string{"вул. Прыкладная, 1", "000000, г. Узорск"}, State: be}
	}
	return f
}

// add puts somebody on the list.
func (s *shop) add(n int, opts ...func(*app.Person)) app.PersonID {
	s.t.Helper()
	ctx := context.Background()
	c, err := s.store.SavePeople(ctx, []app.PersonEdit{apptest.Edit(apptest.Writer(n, append([]func(*app.Person){held("IK-901")}, opts...)...))})
	if err == nil {
		err = s.list.Load(ctx)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return app.PersonID(c.IDs[0])
}

func held(code string) func(*app.Person) {
	return func(p *app.Person) { p.Held = app.Detention{Facility: code, Text: "Калонія"} }
}

// request is a birthday card in Belarusian to the people, without any choice.
func request(ids ...app.PersonID) Request {
	return Request{
		People: ids, Template: "birthday", Lang: app.Belarusian, Sender: "Ганна", Picture: Picture{ID: "apples"},
		Font: sheet.Serif, Layout: sheet.OneUp, Today: apptest.Today,
	}
}

func (s *shop) prepare(req Request) *Job {
	s.t.Helper()
	job, err := s.Prepare(context.Background(), req, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return job
}

// keys are the sentences that the reasons name.
func keys(reasons []Reason) []string {
	var all []string
	for _, r := range reasons {
		all = append(all, r.Key)
	}
	return all
}

// mark puts a mark on people.
func (s *shop) mark(m app.Mark, ids ...app.PersonID) {
	s.t.Helper()
	c, err := s.store.SetMark(s.t.Context(), m, ids...)
	if err == nil {
		err = s.list.Refresh(s.t.Context(), c)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}
