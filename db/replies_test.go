package db_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

func (o *owner) replies(f app.ReplyFilter) []app.Reply {
	o.t.Helper()
	all, err := o.Replies(o.t.Context(), f)
	o.ok(err)
	return all
}

// reply is one to the letters.
func (o *owner) reply(from app.PersonID, on app.Date, letters ...app.LetterID) (app.ReplyID, app.Changes) {
	o.t.Helper()
	id, c, err := o.AddReply(o.t.Context(), app.Reply{
		Person: from, On: on, Written: on.AddDays(-20), Wanted: true, Letters: letters, Note: "на дзвюх старонках",
		Original: app.Side{Lang: app.Russian, Text: "Спасибо за открытку"}, Translation: app.Side{Lang: app.English, Text: "Thank you for the card", By: "Ганна"},
	})
	o.ok(err)
	return id, c
}

func TestAReplySaysOfTheLettersThatItNamesThatTheyArrived(t *testing.T) {
	o := newOwner(t)
	ids := o.logged()
	o.step(app.LetterStep{State: app.Posted, On: day1}, ids...)
	who := o.lettersOf(app.LetterFilter{IDs: ids[:1]})[0].Person
	before := o.lettersOf(app.LetterFilter{})
	id, c := o.reply(who, day1.AddDays(40), ids[0])
	got := o.replies(app.ReplyFilter{Letter: ids[0]})
	if len(got) != 1 || got[0].ID != id || !got[0].Owed() || got[0].Original.Text != "Спасибо за открытку" || got[0].Translation.By != "Ганна" || !slices.Equal(got[0].Letters, ids[:1]) {
		t.Fatalf("%+v", got)
	}
	l := o.lettersOf(app.LetterFilter{IDs: ids[:1]})[0]
	if l.State != app.Answered || l.Evidence != app.ByReply || l.ArrivedOn != day1.AddDays(40) {
		t.Errorf("%+v", l)
	}
	_, err := c.Undo.Do(t.Context())
	o.ok(err)
	if after := o.lettersOf(app.LetterFilter{}); !reflect.DeepEqual(before, after) || len(o.replies(app.ReplyFilter{})) != 0 {
		t.Errorf("%+v", after)
	}
}

func TestAnAnswerIsOwedUntilALaterLetterIsSent(t *testing.T) {
	o := newOwner(t)
	ids := o.logged()
	o.step(app.LetterStep{State: app.Posted, On: day1}, ids[0])
	who := o.lettersOf(app.LetterFilter{IDs: ids[:1]})[0].Person
	_, _ = o.reply(who, day1.AddDays(40), ids[0])
	owed := func() int {
		w, err := o.Written(t.Context())
		o.ok(err)
		if w[who].Received != 1 || w[who].ReceivedLast != day1.AddDays(40) || w[who].Owed != len(o.replies(app.ReplyFilter{Owed: true})) {
			t.Fatalf("%+v", w[who])
		}
		return w[who].Owed
	}
	if owed() != 1 {
		t.Fatal("nothing is owed")
	}
	_, c, err := o.LogJob(t.Context(), []app.Letter{apptest.Letter(who)})
	o.ok(err)
	answer := app.LetterID(c.IDs[0])
	if owed() != 1 {
		t.Error("a letter that is only made is an answer")
	}
	back := o.step(app.LetterStep{State: app.Posted, On: day1.AddDays(41)}, answer)
	if owed() != 0 || o.replies(app.ReplyFilter{})[0].AnsweredBy != answer {
		t.Error("a letter that was sent later is no answer")
	}
	_, err = back.Undo.Do(t.Context())
	o.ok(err)
	if owed() != 1 {
		t.Error("a letter that was not sent is an answer")
	}
	o.step(app.LetterStep{State: app.Posted, On: day1.AddDays(40)}, answer) // on the same day, and for another occasion
	if owed() != 1 {
		t.Error("what was sent on the day on which the reply came is an answer")
	}
	r := o.replies(app.ReplyFilter{})[0]
	r.Wanted = false
	_, err = o.WriteReply(t.Context(), r)
	o.ok(err)
	if owed() != 0 {
		t.Error("an answer that is not needed is owed")
	}
}

func TestAReplyThatGoesLeavesItsLettersAsTheyWereAndItsPagesWithThePerson(t *testing.T) {
	o := newOwner(t)
	ids := o.logged()
	o.step(app.LetterStep{State: app.Posted, On: day1}, ids...)
	letter := o.lettersOf(app.LetterFilter{IDs: ids[:1]})[0]
	id, _ := o.reply(letter.Person, day1.AddDays(40), ids[0])
	page := apptest.Attachment(letter.Person, func(a *app.Attachment) { a.Reply = id })
	_, _, err := o.AddAttachments(t.Context(), app.NewAttachment{Attachment: page, Content: strings.NewReader("скан паштоўкі")})
	o.ok(err)
	if got := o.replies(app.ReplyFilter{})[0]; got.Pages != 1 {
		t.Fatalf("%+v", got)
	}
	all := o.replies(app.ReplyFilter{})
	c, err := o.RemoveReplies(t.Context(), id)
	o.ok(err)
	if got := o.lettersOf(app.LetterFilter{IDs: ids[:1]})[0]; !reflect.DeepEqual(got, letter) {
		t.Errorf("%+v", got)
	}
	if kept, err := o.Attachments(t.Context(), app.AttachmentFilter{Person: letter.Person}); err != nil || len(kept) != 1 || kept[0].Reply != 0 {
		t.Errorf("%+v, %v", kept, err)
	}
	_, err = c.Undo.Do(t.Context())
	o.ok(err)
	if got := o.replies(app.ReplyFilter{}); !reflect.DeepEqual(got, all) {
		t.Errorf("\n got %+v\nwant %+v", got, all)
	}
}

func TestAReplyNamesLettersToItsOwnPersonThatWereSent(t *testing.T) {
	o := newOwner(t)
	ids := o.logged()
	o.step(app.LetterStep{State: app.Posted, On: day1}, ids[:2]...)
	letters := o.lettersOf(app.LetterFilter{IDs: ids})
	who := letters[2].Person // of the first
	for name, x := range map[string]struct {
		from   app.PersonID
		letter app.LetterID
		code   app.Code
	}{
		"to somebody else": {who, ids[1], app.Invalid},
		"not sent":         {letters[0].Person, ids[2], app.Refused},
		"not there":        {who, 4711, app.NotFound},
		"from nobody":      {4711, ids[0], app.NotFound},
	} {
		_, _, err := o.AddReply(t.Context(), app.Reply{Person: x.from, On: day1.AddDays(40), Letters: []app.LetterID{x.letter}})
		if app.CodeOf(err) != x.code || len(o.replies(app.ReplyFilter{})) != 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// pageOf is a file that says that it holds so much more than it does.
func pageOf(content string, more int64) app.NewAttachment {
	a := apptest.Attachment(4711, func(a *app.Attachment) { a.Size = int64(len(content)) + more })
	return app.NewAttachment{Attachment: a, Content: strings.NewReader(content)}
}

func TestAReplyComesWithItsPagesInOneStepOrNotAtAll(t *testing.T) {
	o := newOwner(t)
	ids := o.logged()
	o.step(app.LetterStep{State: app.Posted, On: day1}, ids...)
	letters := o.lettersOf(app.LetterFilter{})
	steps, err := o.Steps(t.Context())
	o.ok(err)
	r := app.Reply{Person: letters[0].Person, On: day1.AddDays(40), Letters: []app.LetterID{letters[0].ID}, Original: app.Side{Text: "Дзякуй"}}
	none := func(when string) {
		t.Helper()
		files, err := o.Attachments(t.Context(), app.AttachmentFilter{})
		o.ok(err)
		now, err := o.Steps(t.Context())
		o.ok(err)
		if len(files) != 0 || len(o.replies(app.ReplyFilter{})) != 0 || !reflect.DeepEqual(o.lettersOf(app.LetterFilter{}), letters) || len(now) != len(steps) {
			t.Fatalf("%s: %+v, %d steps", when, files, len(now))
		}
	}
	if _, _, err := o.AddReply(t.Context(), r, pageOf("першая", 0), pageOf("другая", 1)); app.CodeOf(err) != app.Failed {
		t.Fatal(err)
	}
	none("a page could not be kept")
	_, c, err := o.AddReply(t.Context(), r, pageOf("першая", 0), pageOf("другая", 0))
	o.ok(err)
	got := o.replies(app.ReplyFilter{})
	pages, err := o.Attachments(t.Context(), app.AttachmentFilter{Person: r.Person, Reply: got[0].ID})
	o.ok(err)
	if got[0].Pages != 2 || len(pages) != 2 || !c.Has(app.KindAttachments) {
		t.Fatalf("%+v %+v", got, pages)
	}
	if now, err := o.Steps(t.Context()); err != nil || len(now) != len(steps)+1 {
		t.Fatalf("%d steps, %v", len(now), err)
	}
	_, err = c.Undo.Do(t.Context())
	o.ok(err)
	none("taken back")
}
