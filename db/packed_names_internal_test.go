package db

import (
	"math/rand/v2"
	"testing"

	"vestka/app"
)

func TestPackedNamesComeBackWhole(t *testing.T) {
	some := rand.New(rand.NewPCG(1, 9))
	texts := []string{"", "Янка", "Янка Купала", "Купала", "Janka", "\x00\xff", "vestka", "нехта", string(make([]byte, 300))}
	text := func() string { return texts[some.IntN(len(texts))] }
	for range 2000 {
		var names app.Names
		for _, lang := range languages {
			if some.IntN(4) > 0 {
				*nameIn(&names, lang) = app.Name{
					Full: text(), Family: text(), Given: text(), Patronymic: text(), Source: text(), Proposed: some.IntN(2) == 0, Unsure: some.IntN(2) == 0,
				}
			}
		}
		if got, err := unpackNames(string(packNames(&names))); err != nil || got != names {
			t.Fatalf("%v\n%+v\nwant\n%+v", err, got, names)
		}
	}
}

func TestNamesOfTheUsersOwnAreNotPackedWithThoseOfLists(t *testing.T) {
	names := app.Names{BE: app.Name{Full: "Ядвіся", Source: app.ByUser}, RU: app.Name{Full: "Якуб", Source: "viasna"}}
	got, err := unpackNames(string(packNames(&names)))
	if err != nil || got != (app.Names{RU: names.RU}) {
		t.Errorf("%+v, %v", got, err)
	}
}

func FuzzUnpackNames(f *testing.F) {
	f.Add(string(packNames(&app.Names{BE: app.Name{Full: "Янка Купала", Family: "Купала", Source: "vestka"}})))
	f.Fuzz(func(t *testing.T, packed string) {
		names, err := unpackNames(packed)
		if err != nil || names.BE.Source == app.ByUser || names.RU.Source == app.ByUser || names.Latin.Source == app.ByUser {
			return
		}
		if again, err := unpackNames(string(packNames(&names))); err != nil || again != names {
			t.Fatalf("%v: %+v, was %+v", err, again, names)
		}
	})
}
