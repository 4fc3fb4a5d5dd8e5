package stocks_test

import (
	"math"
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/register"
	"vestka/app/sheet"
	"vestka/app/stocks"
)

func book(t *testing.T) (*stocks.Book, *register.Register) {
	t.Helper()
	reg, err := register.Load()
	if err != nil {
		t.Fatal(err)
	}
	return stocks.New(apptest.NewStore(), reg), reg
}

func TestTheLabelsOfEverySheetLieOnIt(t *testing.T) {
	_, reg := book(t)
	for _, l := range reg.LabelSheets() {
		if err := stocks.Check(&l); err != nil {
			t.Errorf("%s: %v", l.ID, err)
		}
		st := sheet.StockOf(&l)
		x, y := st.At(st.Places() - 1)
		right, bottom := st.Paper.W-x-l.W, st.Paper.H-y-l.H
		if !l.Computed && (math.Abs(right-l.Left) > 0.7 || math.Abs(bottom-l.Top) > 1.1) {
			t.Errorf("%s does not lie in the middle: %.2f and %.2f at the sides, %.2f and %.2f above and below", l.ID, l.Left, right, l.Top, bottom)
		}
	}
}

func TestASheetOfTheUsersOwnIsFoundByItsName(t *testing.T) {
	b, _ := book(t)
	ctx := t.Context()
	if _, err := b.Save(ctx, apptest.LabelSheet(" Мае  налепкі "), ""); err != nil {
		t.Fatal(err)
	}
	l, err := b.Find(ctx, "мае налепкі")
	if err != nil || !l.Own || l.ID != "Мае налепкі" {
		t.Fatalf("%+v %v", l, err)
	}
	all, err := b.Sheets(ctx)
	if err != nil || !all[0].Own || len(all) < 19 {
		t.Fatalf("%d sheets, %v", len(all), err)
	}
	if _, err := b.Find(ctx, "9999"); app.CodeOf(err) != app.NotFound {
		t.Errorf("a sheet that is not there: %v", err)
	}
	for name, former := range map[string]string{"l7160": "", "J8160": "Мае налепкі", "МАЕ НАЛЕПКІ": "", "A4": "", "70x37": "Мае налепкі"} {
		if _, err := b.Save(ctx, apptest.LabelSheet(name), former); app.CodeOf(err) != app.Refused {
			t.Errorf("%s is taken twice: %v", name, err)
		}
	}
	wide := l
	wide.Columns = 9
	if _, err := b.Save(ctx, wide, l.ID); app.CodeOf(err) != app.Invalid {
		t.Errorf("nine columns: %v", err)
	}
}

func TestABegunSheetIsRememberedUntilItIsFull(t *testing.T) {
	b, reg := book(t)
	ctx := t.Context()
	l, _ := reg.LabelSheet("L7160")
	used := func() []int {
		t.Helper()
		places, err := b.Used(ctx, &l)
		if err != nil {
			t.Fatal(err)
		}
		return places
	}
	if c, err := b.SetUsed(ctx, &l, []int{3, 0, 3}); err != nil || c.Undo == nil || !slices.Equal(used(), []int{0, 3}) {
		t.Fatalf("%v %v", used(), err)
	}
	if c, err := b.SetUsed(ctx, &l, []int{0, 3}); err != nil || c.Undo != nil {
		t.Errorf("what was so already is a step: %v", err)
	}
	if _, err := b.SetUsed(ctx, &l, []int{21}); app.CodeOf(err) != app.Invalid {
		t.Errorf("place 22 of 21: %v", err)
	}
	if _, err := b.SetUsed(ctx, &l, nil); err != nil || used() != nil {
		t.Errorf("a new sheet has %v used, %v", used(), err)
	}
	own := apptest.LabelSheet("Мае")
	if _, err := b.Save(ctx, own, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := b.SetUsed(ctx, &own, []int{1, 20}); err != nil {
		t.Fatal(err)
	}
	own.Rows = 6
	if got, err := b.Used(ctx, &own); err != nil || !slices.Equal(got, []int{1}) {
		t.Errorf("a sheet that lost a row has %v used, %v", got, err)
	}
}
