package people

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/importer/viasnatest"
)

// crowd makes people whose surnames nearly all differ, each with three names.
func crowd(n int) []app.Person {
	r := rand.New(rand.NewPCG(1, 2))
	type syllable struct{ be, ru, latin string }
	syllables := []syllable{
		{"ба", "бо", "ba"},
		{"вя", "ве", "vie"},
		{"га", "го", "ha"},
		{"дра", "дра", "dra"},
		{"жу", "жу", "žu"},
		{"зі", "зи", "zi"},
		{"ка", "ко", "ka"},
		{"ля", "ле", "lia"},
		{"мі", "ми", "mi"},
		{"ну", "ну", "nu"},
		{"пра", "про", "pra"},
		{"ры", "ры", "ry"},
		{"сту", "сту", "stu"},
		{"та", "то", "ta"},
		{"фе", "фе", "fie"},
		{"ха", "хо", "cha"},
		{"цы", "цы", "cy"},
		{"чу", "чу", "ču"},
		{"шэ", "ше", "še"},
		{"юр", "юр", "jur"},
	}
	ends := []syllable{{"ка", "ко", "ka"}, {"віч", "вич", "vič"}, {"скі", "ский", "ski"}, {"нак", "нок", "nak"}, {"еня", "еня", "enia"}}
	given := []syllable{
		{"Янка", "Янка", "Janka"},
		{"Мікалай", "Николай", "Mikałaj"},
		{"Вольга", "Ольга", "Volha"},
		{"Уладзімір", "Владимир", "Uładzimir"},
		{"Алаіза", "Алоиза", "Ałaiza"},
		{"Максім", "Максим", "Maksim"},
		{"Якуб", "Якуб", "Jakub"},
		{"Кастусь", "Константин", "Kastuś"},
		{"Наталля", "Наталья", "Natalla"},
		{"Сяргей", "Сергей", "Siarhiej"},
		{"Аляксандр", "Александр", "Alaksandr"},
		{"Ганна", "Анна", "Hanna"},
	}
	name := func(family, given string) app.Name {
		head := []rune(family)
		family = strings.ToUpper(string(head[0])) + string(head[1:])
		return app.Name{Full: family + " " + given, Family: family, Given: given, Source: "viasna"}
	}
	people := make([]app.Person, n)
	for i := range people {
		var s syllable
		for range 3 + r.IntN(2) {
			x := syllables[r.IntN(len(syllables))]
			s = syllable{s.be + x.be, s.ru + x.ru, s.latin + x.latin}
		}
		e, g := ends[r.IntN(len(ends))], given[r.IntN(len(given))]
		people[i] = app.Person{
			ID:        app.PersonID(i + 1),
			SourceIDs: []app.SourceID{app.SourceID(fmt.Sprint("viasna:", i+1))},
			Names:     app.Names{BE: name(s.be+e.be, g.be), RU: name(s.ru+e.ru, g.ru), Latin: name(s.latin+e.latin, g.latin)},
			Status:    []app.Status{app.Active, app.Former, app.NotRecognised}[r.IntN(3)],
			Sex:       []app.Sex{app.Male, app.Female}[r.IntN(2)],
			Born:      app.Date{Year: 1950 + r.IntN(50), Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)},
			Held:      app.Detention{Facility: []string{"IK-901", "IK-902", ""}[r.IntN(3)], Text: "IK"},
		}
	}
	return people
}

// queries are all the kinds of thing that people type.
func queries() []string {
	qs := []string{
		"", "a", "k", "к", "і", "ka", "ба", "Янка", "Николай", "Mikałaj", "1234", "viasna:777", "qxqxqxqx", "ыыыы", "Ганна К",
		"Владимир ба ко", "a b c", "Karatkevich Uladzimir", "bavieha", "бавягавіч", "Бовегович Янка", "bavieahvič", "bvaiehavič Ганна",
		"зізізізізі", "Aleksandr Aleksandr Aleksandr", strings.Repeat("bavieha", 10), "stustustustustu pra ry", "-", "ь",
		"ба ба ба ба ба ба ба ба ба ба", "Юрфеха Нуцычу Шэдра",
	}
	return qs
}

// BenchmarkSearch reports how long an answer among so many people takes, in
// milliseconds: in the middle, for the slowest query (the middle of its
// times), for 99 answers of 100, and the longest of all.
func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newStore(crowd(n)...)
			d := NewDirectory(s, s, register{})
			if err := d.Load(b.Context()); err != nil {
				b.Fatal(err)
			}
			d.Warm()
			today := date("2026-11-26")
			d.Find(Query{Today: today, Lang: app.Belarusian})
			everyName := s.people[1].Names
			texts := append(queries(), everyName.BE.Full+" "+everyName.RU.Full+" "+everyName.Latin.Full)
			times := make([][]time.Duration, len(texts))
			var all []time.Duration
			for b.Loop() {
				for i, text := range texts {
					start := time.Now()
					d.Find(Query{Text: text, Today: today, Lang: app.Belarusian, Limit: 50})
					took := time.Since(start)
					times[i], all = append(times[i], took), append(all, took)
				}
			}
			slowest := time.Duration(0)
			for i, text := range texts {
				m := percentile(times[i], 50)
				slowest = max(slowest, m)
				b.Logf("%6.2f ms %q", ms(m), text)
			}
			b.ReportMetric(ms(percentile(all, 50)), "ms/middle")
			b.ReportMetric(ms(slowest), "ms/slowest-query")
			b.ReportMetric(ms(percentile(all, 99)), "ms/99%")
			b.ReportMetric(ms(percentile(all, 100)), "ms/longest")
			b.ReportMetric(float64(len(d.now.Load().index().keys)), "keys")
			runtime.KeepAlive(d)
		})
	}
}

// percentile sorts the times.
func percentile(times []time.Duration, percent int) time.Duration {
	slices.Sort(times)
	return times[min(len(times)*percent/100, len(times)-1)]
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// BenchmarkLoad builds the directory of 100,000 people.
func BenchmarkLoad(b *testing.B) {
	s := newStore(crowd(100_000)...)
	for b.Loop() {
		d := NewDirectory(s, s, register{})
		if err := d.Load(b.Context()); err != nil {
			b.Fatal(err)
		}
		d.Warm()
		d.now.Load().byName(app.Belarusian)
	}
}

// TestADirectoryOfManyPeopleStaysSmall holds what the directory keeps beside
// the people themselves.
func TestADirectoryOfManyPeopleStaysSmall(t *testing.T) {
	const n = 20_000
	people := crowd(n)
	all := make([]*app.Person, n)
	for i := range people {
		all[i] = &people[i]
	}
	before := heap()
	l := newList(all, nil, emptyList())
	l.byName(app.Belarusian)
	l.on(date("2026-11-26"), register{})
	l.index()
	each := int(heap()-before) / n
	t.Logf("%d bytes a person, %d keys", each, len(l.index().keys))
	if each > 320 {
		t.Errorf("the directory keeps %d bytes a person", each)
	}
	runtime.KeepAlive(l)
	runtime.KeepAlive(all)
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkCompare compares a list of 8,700 rows, with all the traps of real
// ones, with an empty store, with what the English list left there, and with
// what the lists of all three languages left.
func BenchmarkCompare(b *testing.B) {
	today := date("2026-11-26")
	lists := map[app.Lang]app.Snapshot{}
	for _, lang := range languages {
		var file bytes.Buffer
		if _, err := viasnatest.Machine(&file, 8_700, 1, lang); err != nil {
			b.Fatal(err)
		}
		list, err := importer.ReadViasna(b.Context(), &file, today)
		if err != nil {
			b.Fatal(err)
		}
		lists[lang] = list
	}
	left := func(langs ...app.Lang) *store {
		s := newStore()
		for _, lang := range langs {
			importAll(b, NewIntake(s, places{}), lists[lang])
		}
		return s
	}
	for _, c := range []struct {
		name  string
		store *store
		lang  app.Lang
	}{
		{"new", newStore(), app.English},
		{"another language", left(app.English), app.Belarusian},
		{"unchanged", left(languages[:]...), app.English},
	} {
		b.Run(c.name, func(b *testing.B) {
			in := NewIntake(c.store, places{})
			for b.Loop() {
				if _, err := in.Compare(b.Context(), lists[c.lang]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
