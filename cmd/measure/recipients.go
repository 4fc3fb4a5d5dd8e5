package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"vestka/app/importer/viasnatest"
)

// words are about sixty, with every letter that fonts get wrong; the name and the
// signature stand before and after them.
const words = "Віншую Вас з днём народзінаў! Няхай кожны новы дзень прыносіць хоць адну добрую вестку. " +
	"У нас ужо позняя восень, але ў садзе яшчэ трымаюцца апошнія яблыкі, і вечарам уся хата пахне імі. " +
	"Мы з сям’ёй часта згадваем Вас цёплым словам за чаем, у дарозе, у цішыні. " +
	"Зычу моцнага здароўя, цярпення і добрых людзей побач. Беражыце сябе; мы Вас не забываем."

// The people of the bench: given names as they repeat in real lists, writers long dead,
// sample facilities.
var (
	givenNames = strings.Fields("Янка Якуб Максім Уладзімір Мікалай Аляксей Яўген Дзмітрый Сяргей Аляксандр Канстанцін Рыгор Васіль Зміцер Антон " +
		"Ігар Павел Іван Пётр Алег Віктар Юрась Францішак Казімір Адам Міхась Лявон Тамаш Язэп Кузьма Антось Базыль Вінцэнт Генадзь Герман Даніла Дзяніс " +
		"Еўдакім Захар Іосіф Карусь Кірыл Лукаш Макар Мацей Мікіта Нікадзім Пахом Пракоп Раман Сымон Тарас Тодар Цімох Фёдар Хведар Юзаф Ян")
	familyNames = strings.Fields("Купала Колас Бядуля Гарун Чарот Крапіва Каганец Дубоўка Жылка Караткевіч Мележ Лучына Чачот Міцкевіч Шэкспір Гётэ Сервантэс Бальзак Дыкенс Гамер")
	syllables   = strings.Fields("ба ва га да жа за ка ла ма на па ра са та фа")
	prisons     = [][2]string{{"Узорны следчы ізалятар № 901", "вул. Садовая, 5"}, {"Узорная калонія № 904", "вул. Узорная, 3"}, {"Узорная турма № 908", "вул. Узорная, 22А"}}
)

// recipient is the i-th; where names are apart, no two have the same given name.
func recipient(i int, apart bool) (given, family string) {
	given = givenNames[i%len(givenNames)]
	family = familyNames[i/len(givenNames)%len(familyNames)] + "-" + familyNames[i*7%len(familyNames)]
	if apart {
		given += "-"
		for n := i; len(given) < 40 && (n > 0 || strings.HasSuffix(given, "-")); n /= len(syllables) {
			given += syllables[n%len(syllables)]
		}
	}
	return given, family
}

// recipients writes into a folder what each program prints cards from: list.csv for
// Vestka, people.csv for the others, and the words for both.
func recipients(count, names, folder string) error {
	n, err := strconv.Atoi(count)
	if err != nil {
		return err
	}
	list, people := [][]string{strings.Split(viasnatest.MachineColumns, ",")}, [][]string{{"given", "name", "facility", "street", "town", "country"}}
	for i := range n {
		given, family := recipient(i, names == "apart")
		prison := prisons[i%len(prisons)]
		row := make([]string, len(list[0]))
		for column, value := range map[string]string{
			"id": strconv.Itoa(1001 + i), "url": fmt.Sprintf("https://prisoners.spring96.org/be/person/sample-%d", i), "name": given + " " + family,
			"status": "active", "gender": "male", "birthday": fmt.Sprintf("%d-%02d-%02d", 1950+i%50, 1+i%12, 1+i%28), "arrested": "2021-05-05",
			"prison": prison[0], "verdict_date": "2021-12-12", "description": "Выдуманы чалавек",
		} {
			for at, c := range list[0] {
				if c == column {
					row[at] = value
				}
			}
		}
		list, people = append(list, row), append(people, []string{given, given + " " + family, prison[0], prison[1], "000000, г. Узорск", "REPUBLIC OF BELARUS"})
	}
	return errors.Join(
		os.MkdirAll(folder, 0o750),
		writeCSV(filepath.Join(folder, "list.csv"), list), writeCSV(filepath.Join(folder, "people.csv"), people),
		os.WriteFile(filepath.Join(folder, "template.txt"), []byte("Дарагі {given}!\n\n"+words+"\n\nЗ павагай і цяплом,\n{sender}\n"), 0o600),
		os.WriteFile(filepath.Join(folder, "words.txt"), []byte("Дарагі {given}!\n\n"+words+"\n\nЗ павагай і цяплом,\nАлеся\n"), 0o600),
	)
}

func writeCSV(path string, rows [][]string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	w := csv.NewWriter(out)
	return errors.Join(w.WriteAll(rows), out.Flush(), f.Close())
}
