package importer_test

import (
	"fmt"
	"strings"
	"testing"

	"vestka/app/importer"
)

func TestAnAddressInAnAttributeIsUnderstoodWhateverThePlaceIsCalled(t *testing.T) {
	for _, header := range []string{"Учреждение", "Калония", "Калонія", "Установа", "Prison", "Facility", "Место содержания", "Где"} {
		file := fmt.Sprintf(`<table><tr><th>Имя<th>%s<tr><td>Янка Купала<td data-address="000000, г. Узорск, ул. Узорная, 22А">ИК-904
<tr><td>Якуб Колас<td data-address="000000, г. Пример, ул. Примерная, 1">ИК-905</table>`, header)
		list := readList(t, file, importer.Choice{})
		held := list.Snapshot.Records.At(0).Held
		if held.Text != "ИК-904" || held.Address != "000000, г. Узорск, ул. Узорная, 22А" {
			t.Errorf("%s: %+v, columns %+v", header, held, list.Plan.Columns)
		}
		if len(list.Snapshot.Problems) != 1 { // that everybody counts as active
			t.Errorf("%s: %v", header, list.Snapshot.Problems)
		}
	}
}

func TestThePartOfAThingIsReadByItsOwnName(t *testing.T) {
	for header, want := range map[string]importer.Field{
		"Prison/address":        importer.Address,
		"Учреждение/адрес":      importer.Address,
		"prison/postal address": importer.Address,
		"Prison/name":           importer.Prison,
		"Prison/data-name":      importer.Prison,
		"Имя/data-birthday":     importer.Born,
		"Lawyer/data-address":   importer.Keep,
		"адвокат/адрес":         importer.Keep,
		"Имя/Адрес":             importer.Name,
		"Дата рождения/возраст": importer.Born,
	} {
		name := "Имя"
		if want == importer.Name {
			name = "№ дела"
		}
		value := map[importer.Field]string{importer.Born: "7.07.1982", importer.Name: "Янка Купала"}[want]
		if value == "" {
			value = "ул. Узорная, 22"
		}
		file := fmt.Sprintf("%s;%s\nЯнка Купала;%s\nЯкуб Колас;%[3]s\n", name, header, value)
		list := readList(t, file, importer.Choice{})
		if got := list.Plan.Columns[1].Field; got != want {
			t.Errorf("%s is %s, not %s", header, got, want)
		}
	}
}

func TestTheFullerOfTwoAddressesIsTakenAndBothAreTold(t *testing.T) {
	const whole = "000000, г. Узорск, ул. Узорная, 22А"
	for _, c := range []struct {
		visible, attribute, taken string
		told                      bool
	}{
		{"г. Узорск", whole, whole, false},
		{whole, "Узорск, Узорная 22А", whole, false},
		{whole, "", whole, false},
		{"", whole, whole, false},
		{"г. Пример, ул. Примерная, 1", whole, whole, true},
		{whole, "г. Пример, ул. Примерная, дом 1, отряд пятый", whole, true},
		{"г. Пример, 1", "г. Пример, ул. Узорная, 2", "г. Пример, ул. Узорная, 2", true},
	} {
		for _, file := range []string{
			`<table><tr><th>Имя<th>Адрес<th>Колония<tr><td>Янка Купала<td>%s<td data-address="%s">ИК-904<tr><td>Якуб Колас<td>г. Пример<td data-address="г. Пример">ИК-905</table>`,
			`<table><tr><th>Имя<th>Колония<tr><td>Янка Купала<td data-address="%[2]s">ИК-904; %[1]s<tr><td>Якуб Колас<td data-address="г. Пример">ИК-905</table>`,
		} {
			list := readList(t, fmt.Sprintf(file, c.visible, c.attribute), importer.Choice{})
			if got := list.Snapshot.Records.At(0).Held; got.Address != c.taken || got.Text != "ИК-904" {
				t.Errorf("%q and %q: %+v", c.visible, c.attribute, got)
			}
			var told []string
			for _, p := range list.Snapshot.Problems {
				if p.Key == "import.problem.two_addresses" {
					told = append(told, p.Value, fmt.Sprint(p.Args["Taken"]))
				}
			}
			both := strings.Join(told, "|")
			if c.told != (len(told) == 2) || c.told && (!strings.Contains(both, c.visible) || !strings.Contains(both, c.attribute)) {
				t.Errorf("%q and %q: told %q", c.visible, c.attribute, told)
			}
		}
	}
}
