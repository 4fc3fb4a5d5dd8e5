package parcels

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/parcels"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// shelf keeps parcels in memory.
type shelf struct{ all []app.Parcel }

func (s *shelf) Parcels(_ context.Context, f app.ParcelFilter) ([]app.Parcel, error) {
	return slices.DeleteFunc(slices.Clone(s.all), func(p app.Parcel) bool { return f.IDs != nil && !slices.Contains(f.IDs, p.ID) }), nil
}

func (s *shelf) SaveParcel(_ context.Context, p app.Parcel) (app.ParcelID, app.Changes, error) {
	p, err := p.Clean()
	if err != nil {
		return 0, app.Changes{}, err
	}
	if at := slices.IndexFunc(s.all, func(o app.Parcel) bool { return o.ID == p.ID }); at >= 0 {
		s.all[at] = p
	} else {
		p.ID = app.ParcelID(len(s.all) + 1)
		s.all = append(s.all, p)
	}
	return p.ID, app.Changes{Kinds: app.KindParcels}, nil
}

func (s *shelf) RemoveParcel(_ context.Context, id app.ParcelID) (app.Changes, error) {
	s.all = slices.DeleteFunc(s.all, func(p app.Parcel) bool { return p.ID == id })
	return app.Changes{Kinds: app.KindParcels}, nil
}

// room is the section in a window over the sample list.
type room struct {
	*uitest.World
	*Section
	*shelf
}

func newRoom(t *testing.T, lang string) *room {
	t.Helper()
	w := uitest.New(t, lang).Sample()
	r := &room{World: w, shelf: &shelf{}}
	r.Section = New(Deps{
		Book: parcels.New(r.shelf, w.Register, w.Rulebook), Directory: w.Directory, Rules: w.Rulebook, Settings: w.Store, Runner: w.Runner, Now: apptest.FixedClock,
	})
	w.Show(r.Section)
	return r
}

// answer writes into the fields of the last sheet and presses its last button.
func (r *room) answer(texts ...string) {
	last := r.Reader.Sheets[len(r.Reader.Sheets)-1]
	for i, e := range uitest.Find[*kit.Entry](last.Body) {
		if i < len(texts) && texts[i] != "" {
			e.SetText(texts[i])
		}
	}
	last.Actions[len(last.Actions)-1].Do()
}

func TestAParcelIsBegunFilledAndPosted(t *testing.T) {
	r := newRoom(t, "be")
	if !strings.Contains(r.Words(), r.T("parcels.empty.title")) {
		t.Fatal("nobody is told what this place is for")
	}
	r.Reader.Texts, r.Reader.Choices = []string{"Караткевіч"}, []int{0}
	r.Tap(r.T("parcels.new"))
	if len(r.all) != 1 || r.all[0].Facility == "" || r.all[0].Packed != apptest.Today {
		t.Fatalf("%+v", r.all)
	}
	r.Do(r.Section, fyne.KeyI)
	r.answer("шкарпэткі", "-1")
	r.answer("шкарпэткі", "2", "150", "5 €")
	if len(r.all[0].Lines) != 0 {
		t.Fatalf("what cannot be was put in: %+v", r.all[0].Lines)
	}
	r.answer("шкарпэткі", "2", "150", "41,50 EUR")
	if got := r.all[0].Lines; len(got) != 1 || got[0] != (app.ParcelLine{Item: "шкарпэткі", Count: 2, Grams: 150, Value: app.Money{Minor: 4150, Currency: "EUR"}}) {
		t.Fatalf("%+v", got)
	}
	if words := r.Words(); !strings.Contains(words, r.T("parcel.said.unknown")) {
		t.Errorf("it is not said that nothing is known of it: %s", words)
	}
	r.Tap(r.T("parcels.post"))
	if r.all[0].State != app.ParcelPosted {
		t.Fatalf("%+v", r.all[0])
	}
	r.Tap(r.T("parcels.details"))
	r.answer("RR 1", "7,00 EUR", "н")
	if p := r.all[0]; p.Tracking != "RR 1" || p.Cost.Minor != 700 || p.Note != "н" {
		t.Fatalf("%+v", p)
	}
	r.Tap(r.T("parcels.returned"))
	if r.all[0].State != app.ParcelReturned || r.Has(r.T("parcels.arrived")) {
		t.Fatalf("%+v", r.all[0])
	}
	r.Tap(r.T("parcels.remove"))
	if len(r.all) != 0 {
		t.Fatal("it is still there")
	}
}

func TestNobodyOfTheNameIsSaidAndNothingBegun(t *testing.T) {
	r := newRoom(t, "en")
	r.Reader.Texts = []string{"Qwertyuiop"}
	r.Tap(r.T("parcels.new"))
	if len(r.all) != 0 || len(r.Errors) != 1 || app.CodeOf(r.Errors[0]) != app.NotFound {
		t.Fatalf("%+v %q", r.all, r.Errors)
	}
}
