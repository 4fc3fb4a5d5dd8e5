package app_test

import (
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

func TestSomethingIsSaidOnceForEachStore(t *testing.T) {
	first, second := apptest.NewStore(), apptest.NewStore()
	for _, c := range []struct {
		store *apptest.Store
		what  string
		want  bool
	}{{first, app.ToldUnsealed, true}, {first, app.ToldUnsealed, false}, {first, "else", true}, {second, app.ToldUnsealed, true}} {
		if tell, err := app.TellOnce(t.Context(), c.store, c.what); tell != c.want || err != nil {
			t.Errorf("%s: %v, %v", c.what, tell, err)
		}
	}
}
