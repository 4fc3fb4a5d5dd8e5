package db_test

import (
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

func TestStoreHoldsToTheContract(t *testing.T) {
	apptest.StoreContract(t, func(t *testing.T) app.Store { return newStore(t) })
}
