package importer_test

import (
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/importer"
)

// TestWordsOfTranslatedLists is of words that lists carry over from other languages or
// write in a date's place.
func TestWordsOfTranslatedLists(t *testing.T) {
	for _, word := range []string{"активный", "активная", "актыўны"} {
		list := readList(t, "ФИО;Место;Статус;Дата рождения\nКупала Янка;ИК-917;"+word+";not known\nКолас Якуб;ИК-917;бывший;03.11.1982\n", importer.Choice{IsPrison: isPrison})
		if rec := list.Snapshot.Records.At(0); rec.Status != app.Active || !rec.Born.IsZero() || len(list.Snapshot.Problems) != 0 {
			t.Errorf("%s: %s, born %v, %v", word, rec.Status, rec.Born, list.Snapshot.Problems)
		}
	}
}

func TestWhoLeftTheCountryIsFree(t *testing.T) {
	for cell, free := range map[string]bool{
		"выехал за границу": true, "выехала за рубеж": true, "выехаў за мяжу": true, "не выехал за границу": false, "ИК-917": false,
	} {
		list := readList(t, "ФИО;Место содержания\nКупала Янка;"+cell+"\nКолас Якуб;ИК-917\nГарэцкі Максім;ИК-918\n", importer.Choice{IsPrison: isPrison})
		if rec := list.Snapshot.Records.At(0); rec.Held.Liberty != free {
			t.Errorf("%s: %+v", cell, rec.Held)
		}
	}
}

func TestACardKeepsItsPrefixAndItsPrison(t *testing.T) {
	list := readList(t, "BEGIN:VCARD\nVERSION:3.0\nN:Толстой;Лев;Николаевич;граф;\nFN:Лев Николаевич Толстой\nX-PRISON:ИК-917\nEND:VCARD\n", importer.Choice{IsPrison: isPrison})
	if got := understood(&list.Plan); !strings.Contains(got, "N/prefix=keep") || !strings.Contains(got, "X-PRISON=prison") {
		t.Error(got)
	}
}
