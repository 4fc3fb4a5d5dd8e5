package people

import (
	"context"
	"testing"

	"vestka/app"
	"vestka/app/importer"
)

// TestTheReaderSaysWhetherAListIsWhole: before and after the guards, and the other way round.
func TestTheReaderSaysWhetherAListIsWhole(t *testing.T) {
	const header, few = "id,name,born\n", "1,Yanka Kupala,07.07.1882\n2,Yakub Kolas,03.11.1882\n"
	w, _ := matched(t, "en", header+few+
		"3,Maksim Haretski,18.02.1893\n4,Ales Harun,11.03.1887\n5,Zmitrok Biadulia,23.04.1886\n6,Zoska Vieras,30.09.1892\n7,Maksim Tank,17.09.1912\n8,Natallia Arsiennieva,20.09.1903\n")
	w.pressPrimary()
	w.pressPrimary()
	imports, err := w.store.Imports(context.Background())
	w.must(err)
	if len(imports) != 1 || imports[0].Counts.New != 8 {
		t.Fatalf("%+v", imports)
	}
	w.section.look(w.file("next.csv", header+few), importer.Choice{Source: imports[0].Source})
	for w.sheet().Title != w.Loc().T("people.import.guards.title") {
		w.pressPrimary()
	}
	w.says(w.sheet().Body, "6 people from the last list are not in this one. A complete list would not lose so many, so nobody counts as gone.")
	accept := func() {
		t.Helper()
		for _, a := range w.sheet().Actions {
			if a.Label == w.Loc().T("people.import.guards.accept") {
				a.Do()
			}
		}
	}
	accept()
	w.pressIn(w.Loc().T("people.import.whole")) // no guard asks again
	w.says(w.sheet().Body, "6 people from the last list are not in this one and count as gone from it.")
	w.pressIn(w.Loc().T("people.import.part"))
	w.says(w.sheet().Body, "It is only a part of the list, so nobody counts as gone.")
	w.pressIn(w.Loc().T("people.import.whole"))
	w.pressPrimary()
	news, err := w.store.News(context.Background(), app.NewsFilter{Kind: app.NewsGone})
	w.must(err)
	if len(news) != 6 {
		t.Errorf("%d are gone", len(news))
	}
}
