package printing

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/register"
	"vestka/app/sheet"
	"vestka/i18n"
)

func TestWhoIsLeftOutIsNamedWithTheReason(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*app.Person)
		want   string
	}{
		"died":                   {func(p *app.Person) { p.Died = app.Date{Year: 2026} }, "print.skip.died"},
		"at liberty":             {func(p *app.Person) { p.Held.Liberty = true }, "print.skip.liberty"},
		"former":                 {func(p *app.Person) { p.Status = app.Former }, "print.skip.not_held"},
		"not recognised":         {func(p *app.Person) { p.Status = app.NotRecognised }, "print.skip.not_held"},
		"no place at all":        {func(p *app.Person) { p.Held = app.Detention{} }, "print.skip.no_place"},
		"a place nobody knows":   {func(p *app.Person) { p.Held = app.Detention{Text: "Ферма"} }, "print.skip.unknown_place"},
		"an unconfirmed address": {held("IK-905"), "print.skip.unconfirmed"},
		"no given name":          {func(p *app.Person) { p.Names = app.Names{BE: app.Name{Full: "Купала", Family: "Купала"}} }, "print.skip.field"},
	} {
		s := newShop(t)
		id, other := s.add(0, c.change), s.add(1)
		job := s.prepare(request(id, other))
		if len(job.Skipped) != 1 || job.Skipped[0].Person != id || job.Skipped[0].Key != c.want {
			t.Errorf("%s: skipped %v", name, job.Skipped)
		}
		if len(job.Cards) != 1 || job.Cards[0].Person.ID != other {
			t.Errorf("%s: the other one gets no card: %v", name, job.Cards)
		}
	}
}

func TestAReasonNamesWhatIsUnknown(t *testing.T) {
	s := newShop(t)
	place := s.add(0, func(p *app.Person) { p.Held = app.Detention{Text: "Ферма за ракой"} })
	name := s.add(1, func(p *app.Person) { p.Names = app.Names{BE: app.Name{Full: "Цётка", Family: "Цётка"}} })
	job := s.prepare(request(place, name))
	if job.Skipped[0].Args["Place"] != "Ферма за ракой" || job.Skipped[1].Args["Field"] != "given" {
		t.Fatalf("%v", job.Skipped)
	}
}

func TestAStatusChosenWidensAndNarrowsWhoIsWrittenTo(t *testing.T) {
	s := newShop(t)
	active := s.add(0)
	former := s.add(1, func(p *app.Person) { p.Status = app.Former })
	req := request(active, former)
	req.Status = []app.Status{app.Former}
	job := s.prepare(req)
	if len(job.Cards) != 1 || job.Cards[0].Person.ID != former || !slices.Equal(keys(job.Skipped), []string{"print.skip.status"}) {
		t.Fatalf("%v %v", job.Cards, job.Skipped)
	}
	req.Status = []app.Status{app.Active, app.Former}
	if job := s.prepare(req); len(job.Cards) != 2 {
		t.Fatalf("%v", job.Skipped)
	}
}

func TestWhatAPersonShouldCheckIsFlaggedAndPrintedAllTheSame(t *testing.T) {
	latin := app.Name{Full: "Janka Kupala", Given: "Janka", Family: "Kupala"}
	for name, c := range map[string]struct {
		change func(*app.Person)
		req    func(*Request)
		want   []string
	}{
		"all is well":          {want: nil},
		"a converted address":  {change: held("IK-902"), want: []string{"print.flag.address"}},
		"a noted facility":     {change: held("IK-906"), want: []string{"print.flag.note"}},
		"a proposed name":      {change: func(p *app.Person) { p.Names.BE.Proposed, p.Names.RU = true, app.Name{} }, want: []string{"print.flag.name"}},
		"a name hard to split": {change: func(p *app.Person) { p.Names.BE.Unsure = true }, want: []string{"print.flag.unsure_name"}},
		"only a Latin name":    {change: func(p *app.Person) { p.Names = app.Names{Latin: latin} }, want: []string{"print.flag.latin_name", "print.flag.other_language"}},
		"a name of the letter that is proposed": {
			change: func(p *app.Person) { p.Names.Latin.Proposed = true }, req: func(r *Request) { r.Lang = app.English },
			want: []string{"print.flag.name"},
		},
		"a name in another language": {change: func(p *app.Person) { p.Names.BE = app.Name{} }, want: []string{"print.flag.other_language"}},
		"a text too long":            {req: func(r *Request) { r.Sender = strings.Repeat("вельмі доўгі подпіс ", 80) }, want: []string{"print.flag.overflow"}},
		"letters without a shape":    {req: func(r *Request) { r.Sender = "Ганна 漢" }, want: []string{"print.flag.letters"}},
		"a long return address":      {req: func(r *Request) { r.Template, r.Return = "short", slices.Repeat([]string{"радок"}, 9) }, want: []string{"print.flag.return_long"}},
		"a long address": {
			change: func(p *app.Person) { p.Names.BE.Given = strings.Repeat("Янка ", 60) },
			want:   []string{"print.flag.address_long"},
		},
	} {
		s := newShop(t)
		s.withText("short", app.Greeting, "Вітанне!")
		if c.change == nil {
			c.change = func(*app.Person) {}
		}
		req := request(s.add(0, c.change))
		if c.req != nil {
			c.req(&req)
		}
		job := s.prepare(req)
		if len(job.Cards) != 1 {
			t.Errorf("%s: no card: %v", name, job.Skipped)
			continue
		}
		got := keys(job.Cards[0].Flags)
		slices.Sort(got)
		slices.Sort(c.want)
		if name == "a long address" { // the name is in the letter too, and what that does is not asked here
			got = slices.DeleteFunc(got, func(k string) bool { return k == "print.flag.overflow" })
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: flagged %v, want %v", name, got, c.want)
		}
		if !slices.Equal(keys(job.Flagged()), keys(job.Cards[0].Flags)) {
			t.Errorf("%s: the job says %v", name, job.Flagged())
		}
	}
}

func TestTwoNamesThatAreProposedAreFlaggedBoth(t *testing.T) {
	s := newShop(t)
	id := s.add(0, func(p *app.Person) { p.Names.BE.Proposed, p.Names.RU, p.Names.Latin.Proposed = true, app.Name{}, true })
	req := request(id)
	req.Lang = app.English
	flags := s.prepare(req).Cards[0].Flags
	if len(flags) != 2 || flags[0].Args["Name"] == flags[1].Args["Name"] {
		t.Fatalf("%v", flags)
	}
}

func TestOnlyWhatDoesNotFitCountsAsOverflow(t *testing.T) {
	s := newShop(t)
	id := s.add(0, held("IK-902"))
	req := request(id)
	if job := s.prepare(req); len(job.Overflow()) != 0 {
		t.Fatalf("a converted address is said not to fit: %v", job.Overflow())
	}
	req.Sender = strings.Repeat("доўгі ", 300)
	job := s.prepare(req)
	if !slices.Equal(job.Overflow(), []app.PersonID{id}) || !strings.Contains(job.Cards[0].Text, strings.TrimSpace(req.Sender)) {
		t.Fatalf("%v %q", job.Overflow(), job.Cards[0].Text)
	}
}

func TestCardsComeInTheOrderAskedForAndOncePerPerson(t *testing.T) {
	s := newShop(t)
	a, b, c := s.add(0), s.add(1), s.add(2)
	var got []app.PersonID
	for _, card := range s.prepare(request(c, a, c, b, a)).Cards {
		got = append(got, card.Person.ID)
	}
	if !slices.Equal(got, []app.PersonID{c, a, b}) {
		t.Fatalf("%v", got)
	}
}

func TestTheAddressIsOfOneLanguageAndEndsWithTheCountry(t *testing.T) {
	ru := []string{"Янка Доминикович Купала", "Учебная IK-901", "ул. Примерная, 1", "000000, г. Узорск", "REPUBLIC OF BELARUS"}
	be := []string{"Янка Дамінікавіч Купала", "Узорная IK-901", "вул. Прыкладная, 1", "000000, г. Узорск", "REPUBLIC OF BELARUS"}
	none := func(*app.Person) {}
	for name, c := range map[string]struct {
		lang   app.Lang
		change func(*app.Person)
		want   []string
	}{
		"a Belarusian letter": {app.Belarusian, none, be},
		"a Russian letter":    {app.Russian, none, ru},
		"an English letter":   {app.English, none, ru},
		"a Belarusian letter to somebody with a Russian name":   {app.Belarusian, func(p *app.Person) { p.Names.BE = app.Name{} }, ru},
		"a Belarusian letter where the Belarusian name is ours": {app.Belarusian, func(p *app.Person) { p.Names.BE.Proposed = true }, ru},
		"a Russian letter to somebody with a Belarusian name":   {app.Russian, func(p *app.Person) { p.Names.RU = app.Name{} }, be},
	} {
		s := newShop(t)
		req := request(s.add(0, c.change))
		req.Lang = c.lang
		if got := s.prepare(req).Cards[0].Address; !slices.Equal(got, c.want) {
			t.Errorf("%s goes to %q", name, got)
		}
	}
}

func TestALatinNameStandsOnTheEnvelopeOnlyWhereThereIsNoOther(t *testing.T) {
	s := newShop(t)
	id := s.add(0, func(p *app.Person) { p.Names.BE, p.Names.RU = app.Name{}, app.Name{} })
	if got := s.prepare(request(id)).Cards[0].Address[0]; got != "Janka Kupala" {
		t.Fatal(got)
	}
	id = s.add(1, func(p *app.Person) { p.Names.BE.Proposed, p.Names.RU = true, app.Name{} })
	if got := s.prepare(request(id)).Cards[0].Address[0]; got != "Алаіза Сцяпанаўна Пашкевіч" {
		t.Fatal(got)
	}
}

func TestTheAddressIsTheOneOfTheDay(t *testing.T) {
	s := newShop(t)
	old, moved := colony("IK-907", app.AddressGiven, ""), colony("IK-907", app.AddressGiven, "")
	old.ValidUntil = apptest.Today
	moved.ValidFrom, moved.AddressRU.Lines = apptest.Today, []string{"ул. Новая, 2", "000000, г. Узорск"}
	s.desk.places = append(s.desk.places, old, moved)
	req := request(s.add(0, held("IK-907")))
	if got := s.prepare(req).Cards[0].Address[2]; got != "ул. Новая, 2" {
		t.Fatal(got)
	}
	req.Today = req.Today.AddDays(-1)
	if got := s.prepare(req).Cards[0].Address[2]; got != "ул. Примерная, 1" {
		t.Fatal(got)
	}
}

// withText adds a text of the occasion.
func (s *shop) withText(id string, occasion app.Occasion, body string) {
	s.desk.texts = append(s.desk.texts, register.Template{ID: id, Form: app.CardForm, Occasion: occasion, Lang: app.Belarusian, Body: body})
}

func TestTheAgeIsThatOfTheBirthdayToCome(t *testing.T) {
	s := newShop(t)
	s.withText("turns", app.Birthday, "{age} {age: год | гады | гадоў}")
	for born, want := range map[app.Date]string{
		{Year: 1990, Month: 11, Day: 22}: "36 гадоў", // today
		{Year: 1990, Month: 11, Day: 21}: "37 гадоў", // yesterday: next year
		{Year: 1995, Month: 11, Day: 23}: "31 год",
		{Year: 1993, Month: 12}:          "33 гады",
	} {
		req := request(s.add(len(s.list.Birthdays(allBirthdays)), func(p *app.Person) { p.Born = born }))
		req.Template = "turns"
		if got := s.prepare(req).Cards[0].Text; got != want {
			t.Errorf("born %s: %q, want %q", born, got, want)
		}
	}
}

func TestWhereTheDayOfBirthIsUnknownNoAgeIsMadeUp(t *testing.T) {
	s := newShop(t)
	s.withText("turns", app.Birthday, "{age}")
	s.withText("greets", app.Greeting, "{age}")
	req := request(s.add(0, func(p *app.Person) { p.Born = app.Date{Year: 1990} }))
	for _, text := range []string{"turns", "greets"} {
		req.Template = text
		if job := s.prepare(req); len(job.Cards) != 0 || job.Skipped[0].Args["Field"] != "age" {
			t.Errorf("%s: %v %v", text, job.Cards, job.Skipped)
		}
	}
}

func TestWithoutASenderTheSignatureFallsAway(t *testing.T) {
	s := newShop(t)
	req := request(s.add(0))
	if got := s.prepare(req).Cards[0].Text; !strings.HasSuffix(got, "Ганна") {
		t.Fatalf("%q", got)
	}
	signed := s.prepare(req).Cards[0].Text
	for _, sender := range []string{"", "  "} {
		req.Sender = sender
		got := s.prepare(req).Cards[0].Text
		lines := strings.Split(signed, "\n")
		if want := strings.TrimSpace(strings.Join(lines[:len(lines)-1], "\n")); got != want {
			t.Errorf("sender %q: %q", sender, got)
		}
	}
}

func TestTheReturnAddressIsPrintedOnlyWhenAskedFor(t *testing.T) {
	s := newShop(t)
	req := request(s.add(0))
	on := func() bool {
		return slices.ContainsFunc(s.prepare(req).Cards[0].Laid().Back.Texts, func(x sheet.Text) bool { return strings.Contains(x.S, "Vilniaus g.") })
	}
	if on() {
		t.Fatal("a return address that nobody gave")
	}
	req.Return = []string{"Ганна", "Vilniaus g. 1"}
	if !on() {
		t.Fatal("no return address")
	}
}

func TestASampleIsMarkedOnEverySideAndARealPersonOnNone(t *testing.T) {
	s := newShop(t)
	sample, real := s.add(0, func(p *app.Person) { p.Sample = true }), s.add(1)
	for _, lang := range []app.Lang{app.Belarusian, app.Russian, app.English} {
		mark := i18n.For(string(lang)).T("print.sample_mark")
		req := request(sample, real)
		req.Lang = lang
		job := s.prepare(req)
		for i, want := range []bool{true, false} {
			for side, face := range map[string]*sheet.Face{"picture": job.Cards[i].Laid().Front, "text": job.Cards[i].Laid().Back} {
				if got := marked(face, mark); got != want {
					t.Errorf("%s, card %d, %s side: marked %v", lang, i, side, got)
				}
			}
		}
	}
}

func marked(f *sheet.Face, mark string) bool {
	return slices.ContainsFunc(f.Texts, func(x sheet.Text) bool { return strings.Contains(x.S, mark) })
}

func TestATextOrAPersonThatDoesNotExistIsRefused(t *testing.T) {
	s := newShop(t)
	id := s.add(0)
	s.withText("wrong", app.Greeting, "Вітанне, {nickname}!")
	for key, change := range map[string]func(*Request){
		"error.template.none":    func(r *Request) { r.Template = "carnival" },
		"error.template.unknown": func(r *Request) { r.Template = "wrong" },
		"error.no_person":        func(r *Request) { r.People = []app.PersonID{id, 99} },
	} {
		req := request(id)
		change(&req)
		job, err := s.Prepare(context.Background(), req, nil)
		if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != key || e.Code != app.Invalid || job != nil {
			t.Errorf("%s: %v, %v", key, err, job)
		}
	}
}

func TestPreparingReportsHowFarItIsAndStopsWhenAsked(t *testing.T) {
	s := newShop(t)
	a, b := s.add(0), s.add(1)
	ctx, cancel := context.WithCancel(context.Background())
	var told []int
	_, err := s.Prepare(ctx, request(a, b), func(done, total int) {
		told = append(told, done, total)
		cancel()
	})
	if app.CodeOf(err) != app.Cancelled || !slices.Equal(told, []int{1, 2}) {
		t.Fatalf("%v %v", err, told)
	}
}

func TestEveryBuiltInTextMakesACardThatFitsInEveryLanguageAndFont(t *testing.T) {
	s := newShop(t)
	man, woman := s.add(0), s.add(1)
	for _, text := range s.desk.Register.Templates() {
		if text.Form != app.CardForm {
			continue
		}
		for font := range sheet.FontCount {
			req := request(man, woman)
			req.Template, req.Lang, req.Font = text.ID, text.Lang, sheet.FontID(font)
			if text.Occasion.About() { // goes to an address of the user's
				d := draft(1, man, text.Lang, text.Body)
				if c, _ := s.Preview(&d, req); c.Overflow || len(c.Text) < 40 {
					t.Errorf("%s %s in font %d: %q", text.ID, text.Lang, font, c.Text)
				}
				continue
			}
			job := s.prepare(req)
			if len(job.Cards) != 2 || len(job.Flagged()) != 0 || job.Occasion != text.Occasion {
				t.Errorf("%s %s in font %d: %v %v", text.ID, text.Lang, font, job.Flagged(), job.Skipped)
			}
		}
	}
}

func TestTheNoteOfAFacilityIsSaidInTheReadersLanguage(t *testing.T) {
	s := newShop(t)
	job := s.prepare(request(s.add(1, held("IK-906"))))
	for lang, want := range map[string]string{"en": "IK-906: Look twice", "ru": "IK-906: Проверьте", "be": "IK-906: Праверце"} {
		if got := i18n.For(lang).Message(job.Flagged()[0]); got != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
}

func TestWhoIsMarkedIsLeftOutUntilTheMarkEnds(t *testing.T) {
	last := apptest.Today
	for name, c := range map[string]struct {
		kind  app.MarkKind
		until app.Date
		want  string
	}{
		"do not write":              {app.DoNotWrite, app.Date{}, "print.skip.do_not_write"},
		"do not write, last day":    {app.DoNotWrite, last, "print.skip.do_not_write"},
		"do not write, a day later": {app.DoNotWrite, last.AddDays(-1), ""},
		"listed surnames":           {app.ListedOnly, app.Date{}, "print.skip.listed_only"},
		"listed surnames, ended":    {app.ListedOnly, last.AddDays(-1), ""},
		"consent":                   {app.Consent, app.Date{}, ""},
	} {
		s := newShop(t)
		id, other := s.add(0), s.add(1)
		m := apptest.Mark(c.kind)
		m.On, m.Until = app.Date{Year: 2026}, c.until
		s.mark(m, id)
		job := s.prepare(request(id, other))
		if c.want == "" {
			if len(job.Cards) != 2 {
				t.Errorf("%s: skipped %v", name, job.Skipped)
			}
			continue
		}
		if len(job.Cards) != 1 || len(job.Skipped) != 1 || job.Skipped[0].Person != id || job.Skipped[0].Key != c.want ||
			job.Skipped[0].Args["Reason"] != m.Reason || job.Skipped[0].Args["Source"] != m.Source {
			t.Errorf("%s: skipped %v", name, job.Skipped)
		}
	}
}

func TestTheListThatIsHandedOnHasNobodyWhoIsMarked(t *testing.T) {
	s := newShop(t)
	silent, agreed := s.add(0), s.add(1)
	s.mark(apptest.Mark(app.DoNotWrite), silent)
	s.mark(apptest.Mark(app.Consent), agreed)
	rows := s.csvOf(app.Belarusian)
	if len(rows) != 2 || !slices.Contains(rows[1], "Алаіза Сцяпанаўна Пашкевіч") {
		t.Errorf("%q", rows)
	}
	left, err := s.SaveBirthdays(t.Context(), Birthdays{Found: s.list.Birthdays(allBirthdays), Today: apptest.Today, Days: 366, Lang: app.Belarusian}, t.TempDir()+"/list.csv")
	if err != nil || len(left) != 1 || left[0].Person != silent || left[0].Key != "print.skip.do_not_write" {
		t.Errorf("left out: %v, %v", left, err)
	}
}

func TestNothingIsPrintedToAClosedFacilityAndItIsSaidWhereItsPeopleWent(t *testing.T) {
	for code, want := range map[string]struct{ key, text string }{
		"IK-909": {"print.skip.closed", "Узорная IK-909."},
		"IK-910": {"print.skip.closed_moved", "Узорная IK-901."},
	} {
		s := newShop(t)
		job := s.prepare(request(s.add(0, held(code))))
		if len(job.Cards) != 0 || len(job.Skipped) != 1 || job.Skipped[0].Key != want.key {
			t.Errorf("%s: %+v", code, job.Skipped)
			continue
		}
		if said := i18n.For("be").Message(job.Skipped[0]); !strings.Contains(said, want.text) || !strings.Contains(said, code) {
			t.Errorf("%s: %q", code, said)
		}
	}
}
