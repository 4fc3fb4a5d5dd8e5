package people

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/attachments"
	"vestka/app/people"
	"vestka/app/rhythm"
	"vestka/app/rulebook"
	"vestka/app/work"
	"vestka/ui/kit"
	"vestka/ui/pace"
)

// card is all that is known of one person.
type card struct {
	*people.Entry
	detentions []app.Detention // newest first
	records    []app.Record
	letters    []app.Letter  // newest first; nil where the timeline tells of them
	events     []app.Event   // newest first
	further    bool          // there are more events
	known      *people.Known // nil where nothing is written by hand
	outlook    *rulebook.Outlook
	post       *rhythm.Post // nil where nobody asks
	pace       *pace.Known  // likewise
}

// canWrite tells that there is somebody to write to.
func (c *card) canWrite() bool { return c.Died.IsZero() }

// loadCard asks for all that is known of the person who is to be shown.
func (s *Section) loadCard() {
	id, today := s.at, s.found.today
	work.Query(s.deps.Runner, "people-card", func(ctx context.Context) (*card, error) {
		entry, known := s.deps.Directory.Person(id, today)
		if !known {
			return nil, nil
		}
		c := &card{Entry: entry}
		var err error
		if s.writable() {
			if c.known, err = s.deps.ByHand.Editor.Known(ctx, id); err != nil {
				return nil, err
			}
		}
		if c.outlook, err = s.outlook(ctx, entry.Person, today); err != nil {
			return nil, err
		}
		if s.deps.Rhythm != nil {
			if c.post, err = s.deps.Rhythm.Post(ctx); err != nil {
				return nil, err
			}
		}
		if s.pace.Can() {
			if c.pace, err = s.pace.Of(ctx, id, today); err != nil {
				return nil, err
			}
		}
		if c.detentions, err = s.deps.Store.Detentions(ctx, id); err != nil {
			return nil, err
		}
		if c.records, err = s.deps.Store.Records(ctx, id); err != nil {
			return nil, err
		}
		if s.deps.Timeline == nil {
			c.letters, _, err = s.deps.Log.Letters(ctx, app.LetterFilter{Person: id})
			return c, err
		}
		return c, s.readTimeline(ctx, c)
	}, func(c *card, err error) {
		switch {
		case app.CodeOf(err) == app.NotFound && err != nil:
			return // taken off the list meanwhile: the list comes anew
		case err != nil:
			s.frame.Fail(err)
			return
		case c == nil:
			return
		}
		other := s.card == nil || s.card.ID != c.ID
		s.card = c
		s.showCard()
		s.shelf.Show(attachments.Owner{Person: c.ID})
		if other {
			s.right.Objects = []fyne.CanvasObject{kit.NewScroll(s.detail)} // from its beginning
		}
		s.right.Refresh()
	})
}

// showCard fills the card.
func (s *Section) showCard() {
	if s.card != nil {
		s.detail.Set(slices.DeleteFunc(s.parts(s.card), func(o fyne.CanvasObject) bool { return o == nil })...)
	}
}

// parts are those of a card from its top, what matters for writing first; nil is
// one that has nothing to say.
func (s *Section) parts(c *card) []fyne.CanvasObject {
	return []fyne.CanvasObject{
		s.cardHead(c),
		s.marksPart(c),
		s.disputesPart(c),
		pair(s.heldCard(c), s.noteCard(c)),
		s.sendingCard(c),
		s.paceCard(c),
		s.contactPart(c),
		s.kept,
		s.historyPart(c),
		s.writtenPart(c),
		s.factsOf(c),
	}
}

// paceCard says how often one writes to somebody; nil for whom nobody can write to.
func (s *Section) paceCard(c *card) fyne.CanvasObject {
	if c.pace == nil || !c.canWrite() {
		return nil
	}
	return s.pace.Card(c.ID, c.pace)
}

// titled stands rows under their title; nil where there are none.
func titled(title string, rows []fyne.CanvasObject) fyne.CanvasObject {
	if len(rows) == 0 {
		return nil
	}
	return kit.NewColumn(kit.Tight, kit.NewText(kit.Label(title)), kit.NewRows(rows...))
}

// focusCard takes the keyboard to the card: to its button.
func (s *Section) focusCard() {
	if s.buttons.writeOne != nil {
		s.frame.Focus(s.buttons.writeOne)
	}
}

// cardHead is who this is, and the one thing to do.
func (s *Section) cardHead(c *card) fyne.CanvasObject {
	loc := s.frame.Loc()
	best := c.Names.Best(s.lang())
	lines := []fyne.CanvasObject{kit.NewName(best.Display())}
	if tags := append(s.nameTags(best), s.settleLink(c, best)...); len(tags) > 0 {
		lines = append(lines, kit.NewFlow(8, tags...))
	}
	lines = append(lines, s.otherNames(c, best)...)
	lines = append(lines, kit.NewInset(kit.NewFlow(8, s.tags(c)...), 4, 0, 0, 0))
	lines = append(lines, s.ownTags(c)...)
	mark := kit.NewToggle(loc.T("people.mark"), s.marked[c.ID], func(bool) { s.toggle(c.ID) })
	actions := []fyne.CanvasObject{mark}
	s.buttons.writeOne = nil
	if c.canWrite() {
		s.buttons.writeOne = s.writeButton(c)
		letter := kit.NewButton(loc.T("people.letter"), func() { s.frame.Go("desk", c.ID) })
		actions = []fyne.CanvasObject{s.buttons.writeOne, letter, mark}
	}
	return head(kit.NewPortrait(best.Display()), kit.NewColumn(6, lines...), actions...)
}

// writeButton is the primary one while nobody is marked and a card can go there.
func (s *Section) writeButton(c *card) *kit.Button {
	button := kit.NewButton
	if len(s.marked) == 0 && c.InCustody() && c.HasAddress {
		button = kit.NewPrimary
	}
	return button(s.frame.Loc().T("people.write"), func() { s.frame.Go("print", []app.PersonID{c.ID}) })
}

// otherNames are all names that say more than the head, each once.
func (s *Section) otherNames(c *card, shown app.Name) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	seen := map[string]bool{"": true, shown.Display(): true}
	for _, lang := range []app.Lang{app.Belarusian, app.Russian, app.English} {
		n := c.Names.In(lang)
		if seen[n.Formal()] {
			continue
		}
		seen[n.Formal()] = true
		line := append([]fyne.CanvasObject{kit.NewText(kit.Quiet(n.Formal())).OneLine()}, append(s.nameTags(n), s.settleLink(c, n)...)...)
		if n == shown {
			line = line[:1] // its tags stand beside the head
		}
		lines = append(lines, kit.NewFlow(8, line...))
	}
	return lines
}

// nameTags say how far a name may be trusted.
func (s *Section) nameTags(n app.Name) []fyne.CanvasObject {
	loc := s.frame.Loc()
	var tags []fyne.CanvasObject
	if n.Proposed {
		tags = append(tags, kit.NewTag(loc.T("people.name.proposed"), kit.Care))
	}
	if n.Unsure {
		tags = append(tags, kit.NewTag(loc.T("people.name.unsure"), kit.Care))
	}
	if n.Source == byUser {
		tags = append(tags, kit.NewTag(loc.T("people.name.yours"), kit.Neutral))
	}
	return tags
}

// tags say how things stand with somebody.
func (s *Section) tags(c *card) []fyne.CanvasObject {
	loc := s.frame.Loc()
	var tags []fyne.CanvasObject
	if c.Sample {
		tags = append(tags, kit.NewTag(loc.T("people.tag.sample"), kit.Neutral))
	}
	tags = append(tags, kit.NewTag(s.standing(c.Person), kit.Neutral))
	if c.ReleasePassed(s.found.today) {
		tags = append(tags, kit.NewTag(loc.T("people.tag.release_passed"), kit.Care))
	}
	if c.Died == app.SomeDay {
		return append(tags, kit.NewTag(loc.T("people.died_some_day"), kit.Neutral))
	}
	if d := c.Died; !d.IsZero() {
		return append(tags, kit.NewTag(loc.T("people.died_on", "Date", loc.Date(d.Year, d.Month, d.Day)), kit.Neutral))
	}
	if b := c.Born; b.Month != 0 {
		words := loc.T("people.birthday_only", "Date", loc.DayMonth(b.Month, b.Day))
		if _, turns, _ := s.deps.Directory.NextBirthday(b, s.found.today); turns > 0 {
			words = loc.T("people.birthday", "Date", loc.DayMonth(b.Month, b.Day), "Turns", loc.T("people.turns", "Count", turns))
		}
		tags = append(tags, kit.NewTag(words, s.birthdayTone(b)))
		tags = append(tags, s.sendBy(c)...)
	} else if b.Year != 0 {
		tags = append(tags, kit.NewTag(loc.T("people.born_in", "Year", b.Year), kit.Neutral))
	}
	return tags
}

// sendBy says when a card for the next birthday has to be posted, where one can be.
func (s *Section) sendBy(c *card) []fyne.CanvasObject {
	on, _, _ := s.deps.Directory.NextBirthday(c.Born, s.found.today)
	if !on.Full() || !c.InCustody() || c.post == nil {
		return nil
	}
	loc := s.frame.Loc()
	by, way := c.post.By(on, c.Held.Facility)
	if by.Before(s.found.today) {
		return []fyne.CanvasObject{kit.NewTag(loc.T("people.send.late"), kit.Care)}
	}
	return []fyne.CanvasObject{kit.NewTag(loc.T("people.send.by", "Date", loc.DayMonth(by.Month, by.Day), "Way", loc.Message(way.Words())), kit.Neutral)}
}

// standing is what the list says of somebody, in words.
func (s *Section) standing(p *app.Person) string {
	loc := s.frame.Loc()
	switch {
	case p.Status == app.Former && p.Sex == app.Female:
		return loc.T("people.standing.former_f")
	case p.Status == app.Former:
		return loc.T("people.standing.former")
	case p.Status == app.NotRecognised:
		return loc.T("people.standing.not_recognised")
	case p.Held.Liberty:
		return loc.T("people.standing.at_liberty")
	case !p.Died.IsZero():
		return loc.T("people.standing.recognised")
	}
	return loc.T("people.standing.held")
}

// contactPart is what happened, or the letters alone where nobody tells the rest.
func (s *Section) contactPart(c *card) fyne.CanvasObject {
	if s.deps.Timeline != nil {
		return s.timelinePart(c)
	}
	return s.lettersPart(c)
}

// lettersPart are the letters so far, newest first.
func (s *Section) lettersPart(c *card) fyne.CanvasObject {
	loc := s.frame.Loc()
	if len(c.letters) == 0 {
		return titled(loc.T("people.letters"), []fyne.CanvasObject{kit.NewText(kit.Quiet(loc.T("people.letters.none")))})
	}
	rows := make([]fyne.CanvasObject, len(c.letters))
	for i, l := range c.letters {
		what := kit.Joined(loc.T(l.Kind.MessageKey()), loc.T(l.Occasion.MessageKey()))
		tone := kit.Neutral
		if l.State.Out() && l.State != app.Returned && l.State != app.Lost {
			tone = kit.Good
		}
		tag := kit.NewTag(loc.T(l.State.MessageKey()), tone)
		on := l.On
		rows[i] = kit.NewRow(dated(loc.ShortDate(on.Year, on.Month, on.Day), kit.NewText(kit.Body(what))), tag)
	}
	return titled(loc.T("people.letters"), rows)
}

// dated stands what happened beside its date.
func dated(date string, what fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewSplit(kit.NewText(kit.Small(date)), what, 0.72, 0, 2000)
}
