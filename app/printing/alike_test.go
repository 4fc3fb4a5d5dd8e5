package printing

import (
	"context"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

// choices is a text that makes six different cards.
const choices = "Дарагі {given}! {one: Сёння ў нас ідзе снег, і дзеці ляпілі снегавіка каля дома. | Учора мы збіралі ў лесе апошнія грыбы і пяклі пірог. | Раніцай я чытаю кнігу пра мора і піла гарбату з мятай.} {one: Зычу Вам здароўя і добрага настрою на ўсю зіму. | Няхай побач будуць людзі, з якімі цёпла.}"

func TestCardsToOneFacilityHaveDifferentWords(t *testing.T) {
	s := newShop(t)
	s.withText("own", app.Greeting, choices)
	var ids []app.PersonID
	for i := range 6 {
		ids = append(ids, s.add(i, held("IK-901")))
	}
	req := request(ids...)
	req.Template, req.Seed = "own", 7
	job := s.prepare(req)
	bodies := map[string]bool{}
	texts := map[app.PersonID]string{}
	for _, c := range job.Cards {
		_, body, _ := strings.Cut(c.Text, "! ")
		bodies[body], texts[c.Person.ID] = true, c.Text
	}
	if len(job.Cards) != 6 || len(bodies) != 6 || job.Short != nil {
		t.Fatalf("%d different of %d, short %v", len(bodies), len(job.Cards), job.Short)
	}
	slices.Reverse(req.People)
	for _, c := range s.prepare(req).Cards {
		if texts[c.Person.ID] != c.Text {
			t.Error("another order gives somebody other words")
		}
	}
	req.Seed = 8
	if again := s.prepare(req); again.Cards[0].Text == texts[again.Cards[0].Person.ID] && again.Cards[1].Text == texts[again.Cards[1].Person.ID] &&
		again.Cards[2].Text == texts[again.Cards[2].Person.ID] {
		t.Error("another seed draws the same")
	}
}

func TestCardsThatMustRepeatAreTold(t *testing.T) {
	s := newShop(t)
	job := s.prepare(request(s.add(0, held("IK-901")), s.add(1, held("IK-901")), s.add(2, held("IK-903"))))
	if job.Short != nil {
		t.Fatalf("the built-in text makes enough: %v", job.Short)
	}
	s.withText("own", app.Greeting, "Дарагі {given}!")
	req := request(1, 2, 3)
	req.Template = "own"
	if job = s.prepare(req); len(job.Short) != 1 || job.Short[0].Group != "IK-901" || job.Short[0].Letters != 2 || job.Short[0].Differ != 1 {
		t.Fatalf("%v", job.Short)
	}
}

func TestACardLikeOneThatWentThereIsFound(t *testing.T) {
	s := newShop(t)
	s.withText("own", app.Greeting, choices)
	a, b, elsewhere := s.add(0, held("IK-901")), s.add(1, held("IK-901")), s.add(2, held("IK-903"))
	req := request(a)
	req.Template = "own"
	before := s.prepare(req)
	if alike, err := s.Alike(t.Context(), before); err != nil || alike != nil {
		t.Fatalf("before anything went there: %v %v", alike, err)
	}
	if _, _, err := s.Make(t.Context(), before, apptest.FixedClock(), func() error { return nil }); err != nil {
		t.Fatal(err)
	}
	req = request(b, elsewhere)
	req.Template, req.Words = "own", "Дарагі {given}!"+strings.TrimPrefix(before.Cards[0].Text, "Дарагі "+before.Cards[0].Person.Names.BE.Given+"!")
	job := s.prepare(req)
	alike, err := s.Alike(t.Context(), job)
	if err != nil || len(alike) != 1 || alike[0].Person != b || alike[0].Likeness != 1 || alike[0].On != req.Today {
		t.Fatalf("%+v %v", alike, err)
	}
	if _, err := s.store.SetLetterState(context.Background(), []app.LetterID{alike[0].Letter}, app.Stopped, req.Today); err != nil {
		t.Fatal(err)
	}
	if alike, err = s.Alike(t.Context(), job); err != nil || alike != nil {
		t.Errorf("one that was never sent counts: %v %v", alike, err)
	}
}

func TestWhatTheWordsAskForIsTypedOnceAndMissedAloud(t *testing.T) {
	s := newShop(t)
	s.withText("own", app.Greeting, "{you: Вітаю Вас | Вітаю цябе} з {my.горад}! {me: Рад | Рада}.")
	req := request(s.add(0))
	req.Template = "own"
	if job := s.prepare(req); len(job.Cards) != 0 || job.Skipped[0].Args["Field"] != "my.горад" {
		t.Fatalf("%v", job.Skipped)
	}
	req.Own, req.Familiar, req.Writer = map[string]string{"горад": "Вільні"}, true, app.Female
	if job := s.prepare(req); len(job.Cards) != 1 || job.Cards[0].Text != "Вітаю цябе з Вільні! Рада." {
		t.Fatalf("%v", job)
	}
}

func TestAFormOfANameThatTheRulesDoNotKnowIsFlagged(t *testing.T) {
	s := newShop(t)
	s.withText("own", app.Greeting, "Віншую {given:accusative}!")
	req := request(s.add(0, func(p *app.Person) {
		p.Names = app.Names{BE: app.Name{Full: "Сю Чжан", Given: "Xiu", Family: "Чжан"}}
	}))
	req.Template = "own"
	if job := s.prepare(req); len(job.Cards) != 1 || !slices.Contains(keys(job.Flagged()), "print.flag.name_form") || job.Cards[0].Text != "Віншую Xiu!" {
		t.Fatalf("%v", job)
	}
}

func TestALetterAboutSomebodyIsNoPostcardToHim(t *testing.T) {
	s := newShop(t)
	req := request(s.add(0))
	req.Template = "parliament"
	if _, err := s.Prepare(t.Context(), req, nil); app.CodeOf(err) != app.Invalid {
		t.Fatal(err)
	}
}
