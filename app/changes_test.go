package app

import (
	"context"
	"errors"
	"slices"
	"testing"
)

func TestOperationsTakenTogetherAreTakenBackFromTheLast(t *testing.T) {
	var order []string
	part := func(name string) Changes {
		return Changes{Kinds: KindPeople, IDs: []int64{1}, Undo: &Undo{Key: name, Do: func(context.Context) (Changes, error) {
			order = append(order, name)
			return Changes{Kinds: KindPeople, IDs: []int64{1}}, nil
		}}}
	}
	whole := Together("both", part("first"), part("second"))
	back, err := whole.Undo.Do(context.Background())
	if err != nil || !slices.Equal(order, []string{"second", "first"}) || !back.Has(KindPeople) {
		t.Fatalf("%v %v %v", err, order, back)
	}
}

func TestAnyIDAmongThePartsIsAnyIDOfTheWhole(t *testing.T) {
	whole := Together("both", Changes{Kinds: KindPeople}, Changes{Kinds: KindLetters, IDs: []int64{7}})
	if whole.IDs != nil || !whole.Has(KindLetters) || !whole.Has(KindPeople) || whole.Undo != nil {
		t.Fatalf("%+v", whole)
	}
}

func TestTakingBackStopsAtTheFirstThatFails(t *testing.T) {
	broken := Changes{Undo: &Undo{Do: func(context.Context) (Changes, error) { return Changes{}, errors.New("full") }}}
	touched := false
	first := Changes{Undo: &Undo{Do: func(context.Context) (Changes, error) { touched = true; return Changes{}, nil }}}
	if _, err := Together("both", first, broken).Undo.Do(context.Background()); err == nil || touched {
		t.Fatalf("%v %v", err, touched)
	}
}
