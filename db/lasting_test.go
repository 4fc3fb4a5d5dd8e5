package db_test

import (
	"bytes"
	"io"
	"reflect"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

// lasting is what the tests below do to a store with three people, of whom the
// second has a letter with a scan; the third is held where no facility is known.
type lasting struct {
	*owner
	people []app.PersonID
	letter app.LetterID
	scan   app.AttachmentID
}

const byTheRiver = "калонія каля ракі"

func newLasting(t *testing.T) *lasting {
	t.Helper()
	l := &lasting{owner: newOwner(t)}
	l.people = l.save(apptest.Writer(0), apptest.Writer(1), apptest.Writer(2, func(p *app.Person) {
		p.Held.Facility, p.Held.Text = "", byTheRiver
	}))
	_, c, err := l.LogJob(t.Context(), []app.Letter{apptest.Letter(l.people[1])})
	l.ok(err)
	l.letter = app.LetterID(c.IDs[0])
	l.scan = l.attach(func(a *app.Attachment) { a.Letter = l.letter })
	return l
}

func (l *lasting) attach(opts ...func(*app.Attachment)) app.AttachmentID {
	l.t.Helper()
	scan := []byte("скан")
	a := apptest.Attachment(l.people[1], append(opts, func(a *app.Attachment) { a.Size = int64(len(scan)) })...)
	added, _, err := l.AddAttachments(l.t.Context(), app.NewAttachment{Attachment: a, Content: bytes.NewReader(scan)})
	l.ok(err)
	return added[0].ID
}

// all is the state and what it leaves out.
func (l *lasting) all() any {
	l.t.Helper()
	places, err := l.PlaceTexts(l.t.Context())
	l.ok(err)
	sender, err := l.Setting(l.t.Context(), app.SettingSender)
	l.ok(err)
	return []any{l.state(), places, sender}
}

func (l *lasting) last() app.Step {
	l.t.Helper()
	steps, err := l.Steps(l.t.Context())
	l.ok(err)
	return steps[0]
}

func TestWhatWasDoneIsTakenBackAfterARestart(t *testing.T) {
	for name, x := range map[string]struct {
		key string
		do  func(*lasting) error
	}{
		"place settled": {"undo.store.place", func(l *lasting) error {
			_, err := l.SetPlaceText(l.t.Context(), byTheRiver, "IK-904")
			return err
		}},
		"job printed": {"undo.store.job", func(l *lasting) error {
			_, _, err := l.LogJob(l.t.Context(), []app.Letter{apptest.Letter(l.people[0]), apptest.Letter(l.people[1])})
			return err
		}},
		"letter moved": {"undo.store.letters", func(l *lasting) error {
			_, err := l.SetLetterState(l.t.Context(), []app.LetterID{l.letter, l.letter}, app.Stopped, apptest.Today)
			return err
		}},
		"file attached": {"undo.store.attachment_added", func(l *lasting) error { l.attach(); return nil }},
		"file removed": {"undo.store.attachment_removed", func(l *lasting) error {
			_, err := l.RemoveAttachments(l.t.Context(), l.scan)
			return err
		}},
		"setting changed": {"undo.store.setting", func(l *lasting) error {
			_, err := l.SetSetting(l.t.Context(), app.SettingSender, "Ядвіся")
			return err
		}},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLasting(t)
			before := l.all()
			l.ok(x.do(l))
			l.reopen()
			if reflect.DeepEqual(before, l.all()) {
				t.Fatal("nothing changed")
			}
			equal(t, "what was done last", l.last().Key, x.key)
			_, err := l.TakeBack(t.Context(), l.last().ID)
			l.ok(err)
			equal(t, "after undo", l.all(), before)
			l.ok(l.ReadAttachment(t.Context(), l.scan, io.Discard))
		})
	}
}

func TestUnfinishedWorkLeavesNoStep(t *testing.T) {
	l := newLasting(t)
	was := l.last()
	_, err := l.SetSetting(t.Context(), app.DraftPrintJob, "чарнавік")
	l.ok(err)
	equal(t, "what was done last", l.last(), was)
}

func TestASettledPlaceIsTakenBackWhateverItWasBefore(t *testing.T) {
	l := newLasting(t)
	at := func() string { return l.person(l.people[2]).Held.Facility }
	for _, code := range []string{"IK-904", "IK-905", ""} {
		_, err := l.SetPlaceText(t.Context(), byTheRiver, code)
		l.ok(err)
		equal(t, "settled", at(), code)
	}
	l.reopen()
	for _, want := range []string{"IK-905", "IK-904", ""} {
		_, err := l.TakeBack(t.Context(), l.last().ID)
		l.ok(err)
		equal(t, "taken back", at(), want)
	}
}

func TestAnImportNamesWhatWasDoneToItsPeopleSince(t *testing.T) {
	for name, own := range map[string]func(*lasting, app.PersonID) error{
		"a letter": func(l *lasting, id app.PersonID) error {
			_, _, err := l.LogJob(l.t.Context(), []app.Letter{apptest.Letter(id)})
			return err
		},
		"a note": func(l *lasting, id app.PersonID) error {
			_, err := l.SetNote(l.t.Context(), id, "нататка")
			return err
		},
		"a mark": func(l *lasting, id app.PersonID) error {
			_, err := l.SetMark(l.t.Context(), apptest.Mark(app.DoNotWrite), id)
			return err
		},
		"a file that went": func(l *lasting, id app.PersonID) error {
			l.people[1] = id
			scan := l.attach()
			_, err := l.RemoveAttachments(l.t.Context(), scan)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLasting(t)
			before := l.all()
			c, err := l.SavePeople(t.Context(), []app.PersonEdit{apptest.Edit(apptest.Writer(3))})
			l.ok(err)
			step := l.last().ID
			l.ok(own(l, idsOf(c)[0]))
			_, err = l.SetNote(t.Context(), l.people[0], "нататка пра іншага")
			l.ok(err)
			l.reopen()
			steps, err := l.Steps(t.Context())
			l.ok(err)
			on, err := l.StepsOn(t.Context(), step)
			l.ok(err)
			equal(t, "steps on the import", on, steps[1:len(steps)-len(stepsUpTo(steps, step))])
			ids := []app.StepID{step}
			for _, s := range on {
				ids = append(ids, s.ID)
			}
			_, err = l.TakeBack(t.Context(), step)
			turnedDown(t, err, "error.store.undo_late")
			_, err = l.TakeBack(t.Context(), ids...)
			l.ok(err)
			_, err = l.TakeBack(t.Context(), steps[0].ID)
			l.ok(err)
			equal(t, "after undo", l.all(), before)
		})
	}
}

// stepsUpTo are the steps from one on, which come last.
func stepsUpTo(steps []app.Step, id app.StepID) []app.Step {
	for i := range steps {
		if steps[i].ID == id {
			return steps[i:]
		}
	}
	return nil
}

func TestWhatBelongedToSomebodyWhoIsForgottenDoesNotComeBack(t *testing.T) {
	l := newLasting(t)
	c := l.edit(everyEdit(0))
	id := idsOf(c)[0]
	_, err := l.SetNote(t.Context(), id, "")
	l.ok(err)
	note := l.last().ID
	_, err = l.RemoveOwn(t.Context(), id)
	l.ok(err)
	_, err = l.TakeBack(t.Context(), note)
	turnedDown(t, err, "error.store.undo_late")
	l.ok(l.ForgetSteps(t.Context(), l.last().ID))
	before := l.all()
	_, err = l.TakeBack(t.Context(), note)
	turnedDown(t, err, "error.store.undo_base")
	equal(t, "store", l.all(), before)
}
