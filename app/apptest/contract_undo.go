package apptest

import (
	"testing"

	"vestka/app"
)

// undoImport changes somebody in every way, adds somebody, and passes a source's
// id and row from one person to another.
func undoImport(t *testing.T, c *contract) {
	_, ids := c.save(Edits(3)...)
	before := c.all()
	first, second := c.person(ids[0]), c.person(ids[1])
	firstRow := Record(first, app.Belarusian)

	first.SourceIDs = []app.SourceID{"other:5"}
	first.Names.BE, first.Names.Latin = app.Name{Full: "Янка", Source: "other"}, app.Name{}
	first.Status, first.Sex, first.Born, first.Died = app.Former, app.SexUnknown, app.Date{Year: 1883}, app.Date{Year: 1942}
	first.Sample = true
	first.Held = Detention(907)
	second.SourceIDs = append(second.SourceIDs, "sample:1")
	changes, _ := c.save(
		app.PersonEdit{Person: first, Moved: true, Records: []app.Record{Record(first, app.English)}},
		app.PersonEdit{Person: second, Records: []app.Record{firstRow}},
		Edit(Writer(7, full7)),
	)
	if _, err := c.SetNote(t.Context(), ids[2], "пасля"); err != nil {
		t.Fatal(err)
	}
	c.undo(changes)
	before.People[2].Note = "пасля"
	same(t, "store", c.all(), before)
}

func full7(p *app.Person) {
	p.Note = "brought"
	p.Names.RU.Source = "user"
}

func undoInOrder(t *testing.T, c *contract) {
	first, ids := c.save(Edit(Writer(1)))
	before := c.all()
	p := c.person(ids[0])
	p.Status = app.Former
	second, _ := c.save(Edit(p))
	_, err := first.Undo.Do(t.Context())
	c.fails(app.Refused, err)
	c.undo(second)
	same(t, "store", c.all(), before)
	_, err = second.Undo.Do(t.Context())
	c.fails(app.Refused, err)
	c.undo(first)
	same(t, "people", len(c.all().People), 0)
	// A number is never used twice.
	_, again := c.save(Edit(Writer(1)))
	if again[0] == ids[0] {
		t.Errorf("the id %d came back for somebody else", again[0])
	}
}

// steps lists what was done and takes it back without the Changes of then, as
// after a restart.
func steps(t *testing.T, c *contract) {
	_, ids := c.save(Edits(2)...)
	before := c.all()
	p := c.person(ids[1])
	p.Status = app.Former
	c.save(Edit(p))
	done, err := c.Steps(t.Context())
	c.ok(err)
	if len(done) != 2 || done[0].ID <= done[1].ID || done[0].Key != "undo.store.people" || done[0].Kinds != app.KindPeople || !done[0].Made.Equal(FixedClock()) {
		t.Fatalf("steps %+v", done)
	}
	undone, err := c.TakeBack(t.Context(), done[0].ID)
	c.ok(err)
	same(t, "changes", undone, app.Changes{Kinds: app.KindPeople, IDs: []int64{int64(ids[1])}})
	same(t, "store", c.all(), before)
	_, err = c.TakeBack(t.Context(), done[0].ID)
	c.fails(app.Refused, err)
	left, err := c.Steps(t.Context())
	c.ok(err)
	same(t, "steps left", left, done[1:])
}

// stepsOn takes a job back with what was done to its letters since, and leaves alone
// what was done to others.
func stepsOn(t *testing.T, c *contract) {
	_, ids := c.save(Edits(2)...)
	before := c.all()
	_, logged := c.log(Letter(ids[0]), Letter(ids[1]))
	letters := []app.LetterID{app.LetterID(logged.IDs[0]), app.LetterID(logged.IDs[1])}
	_, err := c.SetLetterState(t.Context(), letters[:1], app.Printed, Today)
	c.ok(err)
	_, other := c.log(Letter(ids[1]))
	_, err = c.SetLetterState(t.Context(), letters, app.Stopped, Today)
	c.ok(err)
	done, err := c.Steps(t.Context())
	c.ok(err)
	on, err := c.StepsOn(t.Context(), done[3].ID)
	c.ok(err)
	same(t, "steps on the job", on, []app.Step{done[0], done[2]})
	on, err = c.StepsOn(t.Context(), done[1].ID)
	c.ok(err)
	same(t, "steps on the other job", len(on), 0)
	held := c.all()
	_, err = c.TakeBack(t.Context(), done[3].ID, done[2].ID)
	c.fails(app.Refused, err)
	same(t, "store", c.all(), held)
	undone, err := c.TakeBack(t.Context(), done[3].ID, done[0].ID, done[2].ID)
	c.ok(err)
	same(t, "changes", undone, app.Changes{Kinds: app.KindLetters})
	same(t, "letters left", len(c.all().Letters), 1)
	c.undo(other)
	same(t, "store", c.all(), before)
	_, err = c.StepsOn(t.Context(), done[3].ID)
	c.fails(app.Refused, err)
}

// stepsOnSteps names also a step that stands only on another one that stands on the first.
func stepsOnSteps(t *testing.T, c *contract) {
	_, ids := c.save(Edits(2)...)
	_, logged := c.log(Letter(ids[0]), Letter(ids[1]))
	letters := []app.LetterID{app.LetterID(logged.IDs[0]), app.LetterID(logged.IDs[1])}
	for _, moved := range [][]app.LetterID{letters[:1], letters, letters[1:]} {
		_, err := c.SetLetterState(t.Context(), moved, app.Stopped, Today)
		c.ok(err)
	}
	done, err := c.Steps(t.Context())
	c.ok(err)
	on, err := c.StepsOn(t.Context(), done[2].ID)
	c.ok(err)
	same(t, "steps on the first", on, done[:2])
	_, err = c.TakeBack(t.Context(), done[2].ID, done[1].ID)
	c.fails(app.Refused, err)
	_, err = c.TakeBack(t.Context(), done[0].ID, done[1].ID, done[2].ID)
	c.ok(err)
}

// forgetSteps forgets one step, and then all.
func forgetSteps(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	_, err := c.SetNote(t.Context(), ids[0], "нататка")
	c.ok(err)
	_, logged := c.log(Letter(ids[0]))
	done, err := c.Steps(t.Context())
	c.ok(err)
	c.ok(c.ForgetSteps(t.Context(), done[1].ID))
	c.fails(app.Refused, c.ForgetSteps(t.Context(), done[1].ID))
	left, err := c.Steps(t.Context())
	c.ok(err)
	same(t, "steps left", left, []app.Step{done[0], done[2]})
	c.ok(c.ForgetSteps(t.Context()))
	left, err = c.Steps(t.Context())
	c.ok(err)
	same(t, "steps left", len(left), 0)
	_, err = logged.Undo.Do(t.Context())
	c.fails(app.Refused, err)
}

func undoOfOthers(t *testing.T, c *contract) {
	first, ids := c.save(Edit(Writer(1)))
	c.save(Edit(Writer(2)))
	c.undo(first)
	_, err := c.Person(t.Context(), ids[0])
	c.fails(app.NotFound, err)
	same(t, "people left", len(c.all().People), 1)
}

func undoProtectsOwn(t *testing.T, c *contract) {
	for what, own := range map[string]func(app.PersonID) app.Changes{
		"note": func(id app.PersonID) app.Changes {
			changes, err := c.SetNote(t.Context(), id, "Мая")
			c.ok(err)
			return changes
		},
		"name": func(id app.PersonID) app.Changes {
			changes, err := c.SetName(t.Context(), id, app.Russian, app.Name{Full: "Моё"})
			c.ok(err)
			return changes
		},
		"letter": func(id app.PersonID) app.Changes {
			_, changes := c.log(Letter(id))
			return changes
		},
		"attachment": func(id app.PersonID) app.Changes {
			_, changes := c.attach(Attachment(id), nil, "скан")
			return changes
		},
	} {
		changes, ids := c.save(Edits(2)...)
		mine := own(ids[1])
		before := c.all()
		_, err := changes.Undo.Do(t.Context())
		c.fails(app.Refused, err)
		same(t, "store with a "+what, c.all(), before)
		c.undo(mine)
		c.undo(changes)
		same(t, "people", len(c.all().People), 0)
	}
}

func undoKeepsPlaces(t *testing.T, c *contract) {
	p := Person(func(p *app.Person) { p.Held.Facility = "" })
	_, ids := c.save(Edit(p))
	p = c.person(ids[0])
	p.Status = app.Former
	changes, _ := c.save(Edit(p))
	_, err := c.SetPlaceText(t.Context(), p.Held.Text, "IK-905")
	c.ok(err)
	c.undo(changes)
	got := c.person(ids[0])
	same(t, "status", got.Status, app.Active)
	same(t, "facility", got.Held.Facility, "IK-905")
}

func removeSample(t *testing.T, c *contract) {
	isSample := func(p *app.Person) { p.Sample = true }
	_, ids := c.save(Edit(Writer(0, isSample)), Edit(Writer(1)), Edit(Writer(2, isSample)))
	for i, id := range ids {
		_, err := c.SetNote(t.Context(), id, "нататка")
		c.ok(err)
		_, err = c.SetName(t.Context(), id, app.Russian, app.Name{Full: Writer(i).Names.RU.Family})
		c.ok(err)
	}
	_, err := c.SetMark(t.Context(), Mark(app.DoNotWrite), ids...)
	c.ok(err)
	_, err = c.SetRelation(t.Context(), ids[2], app.Relative)
	c.ok(err)
	c.write(c.draft(Draft(ids[0])), "рука")
	c.draft(Draft(ids[1]))
	c.log(Letter(ids[0]), Letter(ids[2]))
	both, logged := c.log(Letter(ids[0]), Letter(ids[1]))
	for i, id := range []app.PersonID{ids[0], ids[1]} {
		letter := func(a *app.Attachment) { a.Letter = app.LetterID(logged.IDs[i]) }
		c.attach(Attachment(id, letter), []byte("мініяцюра"), "скан ліста")
		c.attach(Attachment(id), nil, "скан")
	}
	before := c.all()
	removed, err := c.RemoveSample(t.Context())
	c.ok(err)
	same(t, "kinds", removed.Kinds, app.KindPeople|app.KindLetters|app.KindReplies|app.KindAttachments|app.KindDrafts|app.KindDonations|app.KindParcels|app.KindOccasions)
	left := c.all()
	same(t, "people left", left.People, before.People[1:2])
	same(t, "source ids left", len(left.SourceIDs), 1)
	if len(left.Letters) != 1 || left.Letters[0].Person != ids[1] || left.Letters[0].Job != both {
		t.Errorf("letters left: %+v", left.Letters)
	}
	if len(left.Attachments) != 2 || left.Attachments[0].Person != ids[1] || left.Attachments[1].Person != ids[1] {
		t.Errorf("attachments left: %+v", left.Attachments)
	}
	if len(left.Drafts) != 1 || left.Drafts[0].Person != ids[1] {
		t.Errorf("drafts left: %+v", left.Drafts)
	}
	refs, err := c.RecordRefs(t.Context(), "sample", app.Belarusian)
	c.ok(err)
	same(t, "records left", len(refs), 1)
	c.undo(removed)
	same(t, "store", c.all(), before)
}
