package rules_test

import (
	"testing"

	"vestka/app/rules"
)

func loaded(t testing.TB, files ...rules.File) *rules.Rules {
	t.Helper()
	r, err := rules.Load(files...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestLoads(t *testing.T) {
	r := loaded(t)
	t.Log(len(r.All()))
}
