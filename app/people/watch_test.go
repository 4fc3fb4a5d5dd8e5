package people_test

import (
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
)

// samplePlaces are those of the factory: all have an address, but for IK-902.
type samplePlaces struct{}

func (samplePlaces) Facility(code string, _ app.Date) (app.Facility, bool) {
	f := app.Facility{Code: code}
	if code != "IK-902" {
		f.AddressRU = app.Address{Lines: []string{"000000, г. Пример"}, State: app.AddressGiven}
	}
	return f, code != ""
}

func (samplePlaces) Match(string) (string, bool) { return "", false }

func TestNewsAskForWhatTheStateOfTheCardsMakesOfThem(t *testing.T) {
	free := func(p *app.Person) { p.Status = app.Former }
	in := func(facility int) func(*app.Person) {
		return func(p *app.Person) { p.Held = apptest.Detention(facility) }
	}
	card := func(state app.LetterState, facility string) func(*app.Letter) {
		return func(l *app.Letter) { l.State, l.Facility = state, facility }
	}
	reads := func(address string) func(*app.Letter) {
		return func(l *app.Letter) {
			l.State, l.Facility, l.Address = app.Ready, "IK-901", "Янка Купала\n"+address+"\nБеларусь"
		}
	}
	for name, c := range map[string]struct {
		news   app.News
		person func(*app.Person)
		cards  []func(*app.Letter)
		want   people.Action
		stops  int
	}{
		"new":                     {app.News{Kind: app.NewsNew}, in(901), nil, people.ActionWelcome, 0},
		"new and free":            {app.News{Kind: app.NewsNew}, free, nil, people.ActionNone, 0},
		"new, known by name":      {app.News{Kind: app.NewsNew}, in(901), []func(*app.Letter){card(app.Printed, "IK-901")}, people.ActionNone, 0},
		"moved":                   {app.News{Kind: app.NewsMoved}, in(901), nil, people.ActionNone, 0},
		"moved to no address":     {app.News{Kind: app.NewsMoved}, in(902), nil, people.ActionAddress, 0},
		"moved, card ready":       {app.News{Kind: app.NewsMoved}, in(901), []func(*app.Letter){card(app.Ready, "IK-905")}, people.ActionStop, 1},
		"moved, card printed":     {app.News{Kind: app.NewsMoved}, in(901), []func(*app.Letter){card(app.Printed, "IK-905"), card(app.Ready, "IK-905")}, people.ActionReprint, 2},
		"moved, card to the new":  {app.News{Kind: app.NewsMoved}, in(901), []func(*app.Letter){card(app.Printed, "IK-901")}, people.ActionNone, 0},
		"moved, card stopped":     {app.News{Kind: app.NewsMoved}, in(901), []func(*app.Letter){card(app.Stopped, "IK-905")}, people.ActionNone, 0},
		"released":                {app.News{Kind: app.NewsReleased}, free, nil, people.ActionNone, 0},
		"released, card ready":    {app.News{Kind: app.NewsReleased}, free, []func(*app.Letter){card(app.Ready, "IK-901")}, people.ActionStop, 1},
		"deported, card printed":  {app.News{Kind: app.NewsDeported}, free, []func(*app.Letter){card(app.Printed, "IK-901")}, people.ActionStop, 1},
		"died, once written to":   {app.News{Kind: app.NewsDied}, free, []func(*app.Letter){card("posted", "IK-901")}, people.ActionClose, 0},
		"released and held again": {app.News{Kind: app.NewsReleased}, in(901), []func(*app.Letter){card(app.Ready, "IK-901")}, people.ActionNone, 0},
		"readdressed, card ready": {app.News{Kind: app.NewsAddress, On: apptest.Today}, in(901), []func(*app.Letter){card(app.Ready, "IK-901")}, people.ActionReprint, 1},
		"readdressed, of two":     {app.News{Kind: app.NewsAddress, On: apptest.Today}, in(901), []func(*app.Letter){card(app.Printed, "IK-901"), reads("000000, г. Пример"), card(app.Ready, "IK-901")}, people.ActionReprint, 2},
		"readdressed, made again": {app.News{Kind: app.NewsAddress, On: apptest.Today}, in(901), []func(*app.Letter){reads("000000, г. Пример")}, people.ActionNone, 0},
		"readdressed to none":     {app.News{Kind: app.NewsAddress, On: apptest.Today}, in(902), []func(*app.Letter){card(app.Ready, "IK-902")}, people.ActionStop, 1},
		"readdressed, and free":   {app.News{Kind: app.NewsAddress, On: apptest.Today}, free, []func(*app.Letter){card(app.Ready, "IK-901")}, people.ActionStop, 1},
		"readdressed, no card":    {app.News{Kind: app.NewsAddress, On: apptest.Today}, in(902), nil, people.ActionAddress, 0},
		"moved, card long posted": {app.News{Kind: app.NewsMoved}, in(901), []func(*app.Letter){func(l *app.Letter) {
			l.State, l.Facility, l.On = app.Printed, "IK-905", app.SentSince(apptest.Today).AddDays(-1)
		}}, people.ActionNone, 0},
		"sentenced":                {app.News{Kind: app.NewsSentenced}, in(901), []func(*app.Letter){card("posted", "IK-901")}, people.ActionAddress, 0},
		"sentenced, never written": {app.News{Kind: app.NewsSentenced}, in(901), nil, people.ActionNone, 0},
		"gone":                     {app.News{Kind: app.NewsGone}, in(901), []func(*app.Letter){card(app.Ready, "IK-901")}, people.ActionAddress, 0},
		"charged":                  {app.News{Kind: app.NewsCharged}, in(901), []func(*app.Letter){card(app.Ready, "IK-901")}, people.ActionNone, 0},
		"renamed, card ready":      {app.News{Kind: app.NewsChanged, Field: app.FactName}, in(901), []func(*app.Letter){card(app.Ready, "IK-901")}, people.ActionReprint, 1},
		"another's name, no card":  {app.News{Kind: app.NewsChanged, Field: app.FactName, Before: "Янка Купала", After: "Якуб Колас"}, in(901), nil, people.ActionWhose, 0},
		"another's name, a card":   {app.News{Kind: app.NewsChanged, Field: app.FactName, Before: "Янка Купала", After: "Kołas Jakub"}, in(901), []func(*app.Letter){card(app.Ready, "IK-901")}, people.ActionWhose, 0},
		"married":                  {app.News{Kind: app.NewsChanged, Field: app.FactName, Before: "Алаіза Пашкевіч", After: "Кейрис Алаіза"}, in(901), []func(*app.Letter){card(app.Ready, "IK-901")}, people.ActionReprint, 1},
		"in other letters":         {app.News{Kind: app.NewsChanged, Field: app.FactName, Before: "Янка Купала", After: "Kupala Janka"}, in(901), nil, people.ActionNone, 0},
		"named at last":            {app.News{Kind: app.NewsChanged, Field: app.FactName, Before: "Resident of Slutsk", After: "Янка Купала"}, in(901), nil, people.ActionNone, 0},
		"born otherwise":           {app.News{Kind: app.NewsChanged, Field: app.FactBorn}, in(901), []func(*app.Letter){card(app.Ready, "IK-901")}, people.ActionNone, 0},
		"born otherwise, of two":   {app.News{Kind: app.NewsChanged, Field: app.FactBorn, Before: "1882-07-07", After: "1882-08-07"}, func(p *app.Person) { p.Born = app.Date{Year: 1882, Month: 7, Day: 7} }, nil, people.ActionCompare, 0},
	} {
		s := apptest.NewStore()
		saved, err := s.SavePeople(t.Context(), []app.PersonEdit{apptest.Edit(apptest.Writer(0, c.person)), apptest.Edit(apptest.Writer(1))})
		if err != nil {
			t.Fatal(err)
		}
		who := app.PersonID(saved.IDs[0])
		letters := []app.Letter{apptest.Letter(app.PersonID(saved.IDs[1]))} // another's stays
		for _, with := range c.cards {
			letters = append(letters, apptest.Letter(who, with))
		}
		if _, _, err := s.LogJob(t.Context(), letters); err != nil {
			t.Fatal(err)
		}
		c.news.Person = who
		if _, err := s.SaveImport(t.Context(), app.ImportEdit{Import: app.Import{Source: "sample", Day: apptest.Today}, News: []app.News{c.news}}); err != nil {
			t.Fatal(err)
		}
		d := people.NewDirectory(s, s, samplePlaces{})
		if err := d.Load(t.Context()); err != nil {
			t.Fatal(err)
		}
		w := people.NewWatch(s, d)
		tasks, err := w.Tasks(t.Context(), app.NewsFilter{State: app.NewsOpen})
		if err != nil || len(tasks) != 1 || tasks[0].Action != c.want || len(tasks[0].Stop) != c.stops {
			t.Errorf("%s: %+v, %v", name, tasks, err)
			continue
		}
		if _, err := w.Apply(t.Context(), tasks, apptest.Today); err != nil {
			t.Fatal(err)
		}
		stopped, err := s.Letters(t.Context(), app.LetterFilter{State: app.Stopped, Person: who})
		before := slices.IndexFunc(c.cards, func(with func(*app.Letter)) bool { l := apptest.Letter(who, with); return l.State == app.Stopped })
		if err != nil || len(stopped)-(before+1) != c.stops {
			t.Errorf("%s: %d are stopped, %v", name, len(stopped), err)
		}
		if open, err := w.Tasks(t.Context(), app.NewsFilter{State: app.NewsOpen}); err != nil || len(open) > 0 {
			t.Errorf("%s: still open: %+v, %v", name, open, err)
		}
	}
}

// TestWhatCannotBeStoppedStaysOpenAndTheRestIsDone is of a letter that was printed only
// after the day on which the changes are applied.
func TestWhatCannotBeStoppedStaysOpenAndTheRestIsDone(t *testing.T) {
	s := apptest.NewStore()
	free := func(p *app.Person) { p.Status = app.Former }
	saved, err := s.SavePeople(t.Context(), []app.PersonEdit{apptest.Edit(apptest.Writer(0, free)), apptest.Edit(apptest.Writer(1, free))})
	if err != nil {
		t.Fatal(err)
	}
	var letters []app.Letter
	var news []app.News
	for i, id := range saved.IDs {
		letters = append(letters, apptest.Letter(app.PersonID(id), func(l *app.Letter) { l.State, l.On = app.Printed, apptest.Today.AddDays(i) }))
		news = append(news, app.News{Person: app.PersonID(id), Kind: app.NewsReleased})
	}
	if _, _, err := s.LogJob(t.Context(), letters); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SaveImport(t.Context(), app.ImportEdit{Import: app.Import{Source: "sample", Day: apptest.Today}, News: news}); err != nil {
		t.Fatal(err)
	}
	d := people.NewDirectory(s, s, samplePlaces{})
	if err := d.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
	w := people.NewWatch(s, d)
	tasks, err := w.Tasks(t.Context(), app.NewsFilter{State: app.NewsOpen})
	if err != nil || len(tasks) != 2 {
		t.Fatalf("%+v, %v", tasks, err)
	}
	got, err := w.Apply(t.Context(), tasks, apptest.Today)
	if err != nil || len(got.Done) != 1 || len(got.Left) != 1 || got.Left[0].Person != app.PersonID(saved.IDs[1]) || app.CodeOf(got.Left[0].Why) != app.Refused {
		t.Fatalf("%+v, %v", got, err)
	}
	open, err := w.Tasks(t.Context(), app.NewsFilter{State: app.NewsOpen})
	if err != nil || len(open) != 1 || open[0].ID != got.Left[0].ID {
		t.Errorf("open: %+v, %v", open, err)
	}
	if stopped, err := s.Letters(t.Context(), app.LetterFilter{State: app.Stopped}); err != nil || len(stopped) != 1 || stopped[0].Person != app.PersonID(saved.IDs[0]) {
		t.Errorf("stopped: %+v, %v", stopped, err)
	}
	if _, err := w.Apply(t.Context(), open, apptest.Today); app.CodeOf(err) != app.Refused {
		t.Errorf("alone: %v", err)
	}
}
