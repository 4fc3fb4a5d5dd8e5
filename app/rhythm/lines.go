package rhythm

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/people"
)

func (r *reading) add(l Line) {
	if l.Count > 0 {
		r.further = append(r.further, l)
	}
}

// contacts are replies that are owed, and who is slipping out of touch.
func (r *reading) contacts(ctx context.Context) error {
	written, err := r.store.Written(ctx)
	if err != nil {
		return err
	}
	ids := make([]app.PersonID, 0, len(r.held))
	for _, e := range r.held {
		if !r.skipped(e.ID, "") {
			ids = append(ids, e.ID)
		}
	}
	owed := Line{Task: ToAnswer, Section: "replies", Do: []string{"reply"}}
	for _, p := range r.people.Everybody() {
		if n := written[p.ID].Owed; n > 0 {
			owed.Count += n
			owed.People = append(owed.People, p.ID)
		}
	}
	owed.Words = Words{"digest.to_answer", app.Args{"Count": owed.Count}}
	r.add(owed)
	paces, err := r.paces(ctx, ids, r.today)
	if err != nil {
		return err
	}
	late, wished := Line{Task: HighTimeTo, Section: "print"}, Line{Task: WishedTo, Section: "print"}
	for _, id := range ids {
		pace := paces[id]
		if pace == nil {
			continue
		}
		pace.stand(lastContact(written[id]), r.today)
		switch pace.State {
		case HighTime:
			late.People = append(late.People, id)
		case Wished:
			wished.People = append(wished.People, id)
		}
	}
	for _, l := range []*Line{&late, &wished} {
		l.Count, l.Do = len(l.People), printFor(l.People, "")
	}
	late.Late = late.Count
	late.Words = Words{"digest.high_time", app.Args{"Count": late.Count}}
	wished.Words = Words{"digest.wished", app.Args{"Count": wished.Count}}
	r.add(late)
	r.add(wished)
	return r.reminders(ctx)
}

// printFor are the words of vestkactl that print cards to people, with the text for the
// occasion; its templates are called as the occasions are. Without one it is any greeting.
func printFor(ids []app.PersonID, o app.Occasion) []string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = strconv.FormatInt(int64(id), 10)
	}
	template := strings.ReplaceAll(string(cmp.Or(o, app.Greeting)), "_", "-")
	return []string{"print", "postcards", "--people", strings.Join(words, ","), "--template", template, "--letter-lang", string(app.Belarusian), "--out", template + ".pdf"}
}

// reminders are those of which the day has come, each a line.
func (r *reading) reminders(context.Context) error {
	for _, o := range r.own {
		on := app.Date{Year: o.Year, Month: o.Month, Day: o.Day}
		if o.Occasion != "" || o.Off || r.today.Before(on) {
			continue
		}
		l := Line{
			Task: ToDo, Words: Words{"digest.reminder", app.Args{"Name": o.Name}}, Count: 1, By: on, Own: o.ID,
			Do: []string{"occasions", "done", "own:" + strconv.FormatInt(int64(o.ID), 10)},
		}
		if l.Section = "today"; o.Person != 0 {
			l.Section, l.People = "people", []app.PersonID{o.Person}
		}
		if on.Before(r.today) {
			l.Late = 1
		}
		r.add(l)
	}
	return nil
}

// returns are letters that came back and wait to be dealt with.
func (r *reading) returns(ctx context.Context) error {
	if r.life == nil {
		return nil
	}
	back, err := r.life.Returns(ctx)
	l := Line{Task: ToSettle, Count: len(back), Words: Words{"digest.to_settle", app.Args{"Count": len(back)}}, Section: "journal", Do: []string{"log", "returns"}}
	for _, step := range back {
		l.Letters = append(l.Letters, step.Letter)
	}
	r.add(l)
	return err
}

// money is what is to be given again, and which receipts are missing at the end of a
// fiscal year.
func (r *reading) money(ctx context.Context) error {
	if r.giving == nil {
		return nil
	}
	due, err := r.giving.Waiting(ctx, r.today)
	r.add(Line{Task: ToGive, Count: due.Plans, Words: Words{"digest.to_give", app.Args{"Count": due.Plans}}, Section: "giving", Do: []string{"donation", "plans"}})
	r.add(Line{Task: ToProve, Count: due.Receipts, Words: Words{"digest.receipts", app.Args{"Count": due.Receipts, "Year": due.Year}}, Section: "giving", Do: []string{"donation", "--missing"}})
	return err
}

// outdated are letters that are made, and whose address no longer holds.
func (r *reading) outdated(ctx context.Context) error {
	if r.places == nil {
		return nil
	}
	letters, err := r.places.ToReprint(ctx, r.today)
	l := Line{Task: ToReprint, Count: len(letters), Words: Words{"digest.to_reprint", app.Args{"Count": len(letters)}}, Section: "print"}
	for i := range letters {
		l.Letters = append(l.Letters, letters[i].ID)
		if !slices.Contains(l.People, letters[i].Person) {
			l.People = append(l.People, letters[i].Person)
		}
	}
	l.Do = printFor(l.People, "")
	r.add(l)
	return err
}

// work is what was begun: cards of which nobody said whether they came out, letters that
// are made and not sent, drafts.
func (r *reading) work(ctx context.Context) error {
	var counts [3]int
	for i, f := range []app.LetterFilter{{State: app.Ready}, {State: app.Ready, NoJob: true}, {State: app.Printed}} {
		var err error
		if counts[i], err = r.log.CountLetters(ctx, f); err != nil {
			return err
		}
	}
	ready, byHand, printed := counts[0], counts[1], counts[2] // what was never meant for a printer waits for the post alone
	toSay, toSend := ready-byHand, printed+byHand
	r.add(Line{Task: ToSay, Count: toSay, Words: Words{"digest.to_say", app.Args{"Count": toSay}}, Section: "journal", Do: []string{"came-out", "yes"}})
	r.add(Line{Task: ToPostOut, Count: toSend, Words: Words{"digest.to_send", app.Args{"Count": toSend}}, Section: "journal", Do: []string{"post", "--all"}})
	drafts, err := r.log.Drafts(ctx, app.DraftFilter{})
	n := len(drafts)
	r.add(Line{Task: ToFinish, Count: n, Words: Words{"digest.drafts", app.Args{"Count": n}}, Section: "desk", Do: []string{"draft"}})
	return err
}

// list is what is to be done about the list of people.
func (r *reading) list(ctx context.Context) error {
	news, err := r.log.News(ctx, app.NewsFilter{State: app.NewsOpen})
	if err != nil {
		return err
	}
	r.add(Line{Task: ToDecide, Count: len(news), Words: Words{"digest.changes", app.Args{"Count": len(news)}}, Section: "changes", Do: []string{"changes"}})
	if r.d.Lists, err = r.people.HeldListAge(ctx, r.today); err != nil {
		return err
	}
	if days := r.d.Lists.Days; r.d.Lists.IsOld() {
		r.add(Line{Task: ToRenew, Count: days, Words: Words{"digest.old_list", app.Args{"Count": days}}, Section: "people", Do: []string{"import"}})
	}
	free := Line{Task: ToAsk, Section: "people", Do: []string{"people", "--held", "--release-passed"}}
	for _, e := range r.held {
		if e.ReleasePassed(r.today) {
			free.People = append(free.People, e.ID)
		}
	}
	free.Count, free.Words = len(free.People), Words{"digest.release_passed", app.Args{"Count": len(free.People)}}
	r.add(free)
	var homeless []app.Person
	for _, e := range r.held {
		if e.Held.Facility == "" {
			homeless = append(homeless, *e.Person)
		}
	}
	places := len(people.Unsettled(homeless))
	r.add(Line{Task: ToPlace, Count: places, Words: Words{"digest.unknown_text", app.Args{"Count": places}}, Section: "people", Do: []string{"places"}})
	return nil
}

// tell puts the lines together: what has to be posted first.
func (r *reading) tell() {
	post := Line{Task: ToPost, Section: "print"}
	var first []app.PersonID // those of the occasion that comes first
	var occasion app.Occasion
	for _, one := range r.d.Due {
		if !one.Written.IsZero() || !one.HasAddress {
			continue
		}
		if post.By.IsZero() && !one.Late {
			post.By = one.By // the next one that can be met
		}
		if one.Late {
			post.Late++
		}
		post.People = append(post.People, one.ID)
		if occasion == "" {
			occasion = one.Occasion
		}
		if one.Occasion == occasion { // one text does not do for two occasions
			first = append(first, one.ID)
		}
	}
	post.Count = len(post.People)
	if post.Count > 0 {
		post.Do = printFor(first, occasion)
	}
	post.Words = Words{"digest.to_post", app.Args{"Count": post.Count}}
	var lines []Line
	if post.Count > 0 {
		lines = append(lines, post)
	}
	for i := range r.d.Days {
		day := &r.d.Days[i]
		n := len(day.People)
		lines = append(lines, Line{
			Task: ToGreet, Count: n, By: day.By, Late: day.Late, People: day.People, Section: "print", Do: printFor(day.People, day.Occasion),
			Words: Words{"digest.to_greet", app.Args{"Count": n}}, Day: &day.Day,
		})
	}
	lines = append(lines, r.further...)
	r.d.Lines = lines
}

// backupOld is after how many days the last good backup is told of.
const backupOld = 7

// Checks are the lines that take longer to find out: people of whom sources disagree
// where they are held, which takes the rows of the lists, and the last good backup, which
// is tried.
func (b *Book) Checks(ctx context.Context, today app.Date) (lines []Line, err error) {
	held := b.people.Find(people.Query{InCustody: true, Today: today}).People
	ids := make([]app.PersonID, len(held))
	for i, e := range held {
		ids[i] = e.ID
	}
	accounts, err := b.people.DisputedPlaces(ctx, ids)
	if err != nil {
		return nil, err
	}
	disputed := Line{Task: ToAgree, Count: len(accounts), Words: Words{"digest.disputed", app.Args{"Count": len(accounts)}}, Section: "people", Do: []string{"places"}}
	for _, id := range ids {
		if _, is := accounts[id]; is {
			disputed.People = append(disputed.People, id)
		}
	}
	if disputed.Count > 0 {
		lines = append(lines, disputed)
	}
	counts := b.people.Counts()
	if b.backups == nil || counts.People == counts.Sample {
		return lines, nil // there is nothing to lose
	}
	made, err := b.backups(ctx)
	backup := Line{Task: ToBackUp, Section: "today", Do: []string{"backup"}, Count: 1, Words: Words{Key: "digest.backup.none"}}
	if !made.IsZero() {
		backup.Count = made.DaysUntil(today)
		backup.Words = Words{"digest.backup.old", app.Args{"Count": backup.Count}}
	}
	if made.IsZero() || backup.Count > backupOld {
		lines = append(lines, backup)
	}
	return lines, err
}
