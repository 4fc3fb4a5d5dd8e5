package apptest_test

import (
	"errors"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

func TestStoreInMemoryHoldsToTheContract(t *testing.T) {
	apptest.StoreContract(t, func(*testing.T) app.Store { return apptest.NewStore() })
}

func TestStoreInMemoryFailsWhenTold(t *testing.T) {
	s := apptest.NewStore()
	trouble := errors.New("trouble")
	s.FailWith(trouble)
	if _, err := s.People(t.Context()); !errors.Is(err, trouble) {
		t.Errorf("error %v, want the one that was set", err)
	}
	s.FailWith(nil)
	if _, err := s.People(t.Context()); err != nil {
		t.Error(err)
	}
}
