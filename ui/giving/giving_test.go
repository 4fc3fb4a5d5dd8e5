package giving

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/giving"
	"vestka/ui/attached"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// shelf is a book in memory, whose settings are those of the world.
type shelf struct {
	app.SettingStore
	donations []app.Donation
	plans     []app.Plan
	parcels   []app.Parcel
}

func (s *shelf) Parcels(context.Context, app.ParcelFilter) ([]app.Parcel, error) {
	return s.parcels, nil
}

func (s *shelf) Donations(_ context.Context, f app.DonationFilter) ([]app.Donation, error) {
	return slices.DeleteFunc(slices.Clone(s.donations), func(d app.Donation) bool { return f.IDs != nil && !slices.Contains(f.IDs, d.ID) }), nil
}

func (s *shelf) SaveDonations(_ context.Context, all ...app.Donation) ([]app.DonationID, app.Changes, error) {
	before := slices.Clone(s.donations)
	var ids []app.DonationID
	for _, d := range all {
		d, err := d.Clean()
		if err != nil {
			return nil, app.Changes{}, err
		}
		if at := slices.IndexFunc(s.donations, func(o app.Donation) bool { return o.ID == d.ID }); at >= 0 {
			s.donations[at] = d
		} else {
			d.ID = app.DonationID(len(s.donations) + 1)
			s.donations = append(s.donations, d)
		}
		ids = append(ids, d.ID)
	}
	return ids, s.changed(before), nil
}

func (s *shelf) changed(before []app.Donation) app.Changes {
	return app.Changes{Kinds: app.KindDonations, Undo: &app.Undo{Key: "undo.store.plan", Do: func(context.Context) (app.Changes, error) {
		s.donations = before
		return app.Changes{Kinds: app.KindDonations}, nil
	}}}
}

func (s *shelf) RemoveDonations(_ context.Context, ids ...app.DonationID) (app.Changes, error) {
	before := slices.Clone(s.donations)
	s.donations = slices.DeleteFunc(s.donations, func(d app.Donation) bool { return slices.Contains(ids, d.ID) })
	return s.changed(before), nil
}

func (s *shelf) Plans(context.Context) ([]app.Plan, error) { return slices.Clone(s.plans), nil }

func (s *shelf) SavePlan(_ context.Context, p app.Plan) (app.PlanID, app.Changes, error) {
	p, err := p.Clean()
	if at := slices.IndexFunc(s.plans, func(o app.Plan) bool { return o.ID == p.ID }); at >= 0 {
		s.plans[at] = p
	} else {
		p.ID = app.PlanID(len(s.plans) + 1)
		s.plans = append(s.plans, p)
	}
	return p.ID, app.Changes{Kinds: app.KindDonations}, err
}

func (s *shelf) RemovePlan(context.Context, app.PlanID) (app.Changes, error) { panic("not asked for") }

func (s *shelf) GiveByPlan(ctx context.Context, d app.Donation, next app.Date) (app.DonationID, app.Changes, error) {
	s.plans[d.Plan-1].Next = next
	ids, changes, err := s.SaveDonations(ctx, d)
	return ids[0], changes, err
}

// room is the section in a window.
type room struct {
	*uitest.World
	*Section
	*shelf
	t      *testing.T
	folder string
}

func newRoom(t *testing.T, lang string, kept ...app.Donation) *room {
	t.Helper()
	w := uitest.New(t, lang)
	book := &shelf{SettingStore: w.Store}
	r := &room{World: w, shelf: book, t: t, folder: t.TempDir()}
	r.Section = New(Deps{
		Book: giving.New(book), Directory: w.Directory, Runner: w.Runner, Now: apptest.FixedClock, ReadFile: os.ReadFile, Fonts: w.Fonts, Opener: w,
		Save:     func(path string, content []byte) error { return os.WriteFile(path, content, 0o600) },
		Attached: attached.Deps{Keeper: w.Keeper, Runner: w.Runner},
	})
	_, _, err := book.SaveDonations(t.Context(), kept...)
	w.Must(err)
	w.Show(r.Section)
	return r
}

func (r *room) sheet() kit.Sheet { return r.Reader.Sheets[len(r.Reader.Sheets)-1] }

// type writes into the fields of the last sheet, in their order, and presses its last button.
func (r *room) answer(texts ...string) {
	r.t.Helper()
	last := r.sheet()
	for i, e := range uitest.Find[*kit.Entry](last.Body) {
		if i < len(texts) && texts[i] != "" {
			e.SetText(texts[i])
		}
	}
	last.Actions[len(last.Actions)-1].Do()
}

func gift(minor int64, code, payee string) app.Donation {
	return app.Donation{On: apptest.Today, Amount: app.Money{Minor: minor, Currency: code}, PayeeKind: app.Fund, Payee: payee}
}

func TestADonationIsWrittenDownChangedRemovedAndBroughtBack(t *testing.T) {
	r := newRoom(t, "be")
	if !strings.Contains(r.Words(), r.T("giving.empty.title")) {
		t.Fatal("nobody is told what this place is for")
	}
	r.Tap(r.T("giving.new"))
	r.answer("5 €")
	if len(r.donations) != 0 {
		t.Fatal("a symbol was taken for a currency")
	}
	r.answer("1 234,567 TND", "2026-11", "Фонд «Узор»")
	if len(r.donations) != 1 || r.donations[0].Amount != (app.Money{Minor: 1234567, Currency: "TND"}) || r.donations[0].On != (app.Date{Year: 2026, Month: 11}) || r.donations[0].Payee != "Фонд «Узор»" {
		t.Fatalf("%+v", r.donations)
	}
	r.Do(r.Section, fyne.KeyE)
	r.answer("", "", "Фонд") // the amount stands as it was, although it could be read in two ways
	if r.donations[0].Amount.Minor != 1234567 || r.donations[0].Payee != "Фонд" {
		t.Fatalf("%+v", r.donations)
	}
	r.Tap(r.T("giving.remove"))
	if len(r.donations) != 0 {
		t.Fatal("it is still there")
	}
	r.Undo(r.Section)
	if len(r.donations) != 1 {
		t.Fatal("it did not come back")
	}
}

func TestWhatAFewThousandthsOfADinarAreIsNotGuessedWhenItIsChanged(t *testing.T) {
	r := newRoom(t, "en", gift(1234, "BHD", "a"))
	r.Do(r.Section, fyne.KeyE)
	r.answer("", "", "b")
	if d := r.donations[0]; d.Payee != "b" || d.Amount.Minor != 1234 {
		t.Fatalf("%+v", d)
	}
	r.Do(r.Section, fyne.KeyE)
	r.answer("1,235 BHD")
	if d := r.donations[0]; d.Amount.Minor != 1234 {
		t.Fatalf("what can be read in two ways was taken: %+v", d)
	}
}

func TestTheSumsAreOfEachCurrencyAndWithoutWhatWasCancelled(t *testing.T) {
	r := newRoom(t, "en", gift(1000, "EUR", "a"), gift(250, "EUR", "b"), gift(700, "JPY", "c"), gift(99900, "EUR", "d"))
	r.goTo(slices.IndexFunc(r.list, func(d *app.Donation) bool { return d.Payee == "d" }))
	r.Reader.Texts = []string{"the bank gave it back"}
	r.Tap(r.T("giving.cancel"))
	if got := r.sums(); !strings.Contains(got, "EUR\u00a012.50") || !strings.Contains(got, "JPY\u00a0700") || strings.Contains(got, "999") {
		t.Fatal(got)
	}
}

func TestAReminderIsGivenOrPassedOver(t *testing.T) {
	r := newRoom(t, "ru")
	_, _, err := r.SavePlan(t.Context(), app.Plan{Every: app.EveryMonth, Next: apptest.Today, Like: gift(2000, "EUR", "Фонд")})
	r.Must(err)
	r.Reload(app.Changes{Kinds: app.KindDonations})
	r.Tap(r.T("giving.given"))
	if len(r.donations) != 1 || r.donations[0].Plan != 1 || !apptest.Today.Before(r.plans[0].Next) {
		t.Fatalf("%+v %+v", r.donations, r.plans)
	}
	if strings.Contains(r.Words(), r.T("giving.skip")) {
		t.Error("it reminds still")
	}
}

func TestAnExportHasNoPeopleUnlessTheyAreAskedFor(t *testing.T) {
	family := gift(500, "EUR", "SECRET")
	family.PayeeKind = app.Family
	r := newRoom(t, "en", family)
	for i, want := range []bool{false, true} {
		path := filepath.Join(r.folder, "a.csv")
		r.Reader.Choices, r.Reader.Files = []int{2, i}, []string{path}
		r.Tap(r.T("byhand.more"))
		b, err := os.ReadFile(path)
		r.Must(err)
		if strings.Contains(string(b), "SECRET") != want || !strings.Contains(string(b), "5.00") {
			t.Errorf("answer %d: %s", i, b)
		}
	}
}

func TestAReceiptOfADonationWithNobodyIsKeptWithIt(t *testing.T) {
	r := newRoom(t, "be", gift(2500, "EUR", "Фонд"))
	path := filepath.Join(r.folder, "чэк.pdf")
	r.Must(os.WriteFile(path, []byte("%PDF-1.4\n1"), 0o600))
	r.Reader.Files = append(r.Reader.Files, path)
	r.Tap(r.T("attachments.add"))
	if kept, err := r.Store.Attachments(t.Context(), app.AttachmentFilter{Donation: 1}); err != nil || len(kept) != 1 || kept[0].Person != 0 {
		t.Fatalf("%+v %v", kept, err)
	}
	if !r.Dropped([]string{path}) || len(uitest.Find[*kit.FileTile](r.Window.Content())) != 2 {
		t.Error("a receipt that was dropped is not kept")
	}
}
