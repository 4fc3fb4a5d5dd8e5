package importer_test

import (
	"fmt"
	"testing"

	"vestka/app"
	"vestka/app/importer"
)

func TestHouseArrestHomeKhimiyaAndTheWantedAreWhatTheyAre(t *testing.T) {
	for word, want := range map[string]string{
		"домашний арест": "active at домашний арест", "House arrest": "active at House arrest", "хатні арышт": "active at хатні арышт", "под домашним арестом": "active at под домашним арестом",
		"домашняя химия": "active at домашняя химия", "хімія без накіравання": "active at хімія без накіравання", "ограничение свободы без направления": "active at ограничение свободы без направления",
		"химия с направлением": "active at химия с направлением", "Khimiya": "active at Khimiya", "абмежаванне волі з накіраваннем": "active at абмежаванне волі з накіраваннем",
		"в розыске": " free: в розыске", "вышук": " free: вышук", "Wanted": " free: Wanted", "объявлена в розыск": " free: объявлена в розыск",
		"умер": "former dead", "памёр": "former dead", "died": "former dead",
		"химия, освобождён 01.02.2026": "former free: химия, освобождён 01.02.2026",
	} {
		list := readList(t, "id,name,born,status\n1,Янка Купала,07.07.1982,\""+word+"\"\n2,Якуб Колас,03.11.1982,политзаключённый\n", importer.Choice{})
		r := list.Snapshot.Records.At(0)
		got := string(r.Status)
		switch {
		case r.Died == app.SomeDay:
			got += " dead"
		case r.Held.Liberty:
			got += " free: " + r.Held.Text
		default:
			got += " at " + r.Held.Text
		}
		if got != want {
			t.Errorf("%s: %q", word, got)
		}
	}
}

func TestThePrisonStandsBeforeTheWordsOfTheStatus(t *testing.T) {
	list := readList(t, "id,name,born,status,prison\n1,Янка Купала,07.07.1982,химия с направлением,ИУОТ-948\n", importer.Choice{})
	if r := list.Snapshot.Records.At(0); r.Held.Text != "ИУОТ-948" || r.Status != app.Active {
		t.Errorf("%s, %+v", r.Status, r.Held)
	}
}

func TestAWordThatIsNoStatusIsToldAndTheListAsAWholeDecides(t *testing.T) {
	const rows = "id,name,born,status\n1,Янка Купала,07.07.1982,кукарэку\n2,Якуб Колас,03.11.1982,политзаключённый\n3,Максім Танк,17.09.1982,\n"
	list := readList(t, rows, importer.Choice{})
	if list.Snapshot.Everyone != app.Active || list.Snapshot.Records.At(0).Status != "" || list.Snapshot.Records.At(2).Status != "" {
		t.Errorf("%s, %+v", list.Snapshot.Everyone, list.Snapshot.Records.At(0))
	}
	if len(list.Snapshot.Problems) != 1 || list.Snapshot.Problems[0].Key != "import.problem.status_word" || list.Snapshot.Problems[0].Value != "кукарэку" {
		t.Errorf("%v", list.Snapshot.Problems)
	}
	if list := readList(t, rows, importer.Choice{Everyone: importer.StatusOpen}); list.Snapshot.Everyone != "" {
		t.Errorf("left open: %s", list.Snapshot.Everyone)
	}
}

func TestAnEmptyAnswerToPoliticalIsNoAnswerAndFalseIsOne(t *testing.T) {
	list := readList(t, "id,name,born,political\n1,Янка Купала,07.07.1982,\n2,Якуб Колас,03.11.1982,FALSE\n3,Максім Танк,17.09.1982,не\n4,Максім Багдановіч,09.12.1991,да\n", importer.Choice{})
	var said []string
	for i := range list.Snapshot.Records.Len() {
		said = append(said, string(list.Snapshot.Records.At(i).Status))
	}
	if got := fmt.Sprint(said); got != "[ np np active]" || list.Snapshot.Everyone != app.Active || len(list.Snapshot.Problems) != 2 {
		t.Errorf("%s, %s, %v", got, list.Snapshot.Everyone, list.Snapshot.Problems)
	}
}
