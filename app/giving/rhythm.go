package giving

import "vestka/app"

// gatheringObject is an evening of letters in the file; what it was called only where
// notes are asked for, since a name may stand in it.
type gatheringObject struct {
	ID      app.GatheringID `json:"id"`
	Date    string          `json:"date"`
	Letters int             `json:"letters"`
	Writers int             `json:"writers"`
	Country string          `json:"country"`
	Title   string          `json:"title,omitempty"`
	Note    string          `json:"note,omitempty"`
}

func (e *Everything) gatherings(with With, leave func(Left)) []gatheringObject {
	all := make([]gatheringObject, len(e.Gatherings))
	for i, g := range e.Gatherings {
		all[i] = gatheringObject{g.ID, g.On.String(), g.Letters, g.Writers, g.Country, with.note(g.Title, leave), with.note(g.Note, leave)}
	}
	return all
}

// occasionObject is a day of the user's own.
type occasionObject struct {
	ID       app.OwnOccasionID `json:"id"`
	Occasion app.Occasion      `json:"occasion"`
	Year     int               `json:"year"` // 0: every year
	Month    int               `json:"month"`
	Day      int               `json:"day"`
	Off      bool              `json:"off"`
	Title    string            `json:"name,omitempty"`
	Person   app.PersonID      `json:"person_id,omitempty"`
	Name     string            `json:"person,omitempty"`
}

func (e *Everything) occasions(with With, leave func(Left)) []occasionObject {
	all := make([]occasionObject, len(e.Occasions))
	for i, o := range e.Occasions {
		all[i] = occasionObject{ID: o.ID, Occasion: o.Occasion, Year: o.Year, Month: o.Month, Day: o.Day, Off: o.Off, Title: with.note(o.Name, leave)}
		all[i].Person, all[i].Name = e.whose(o.Person, with, leave)
	}
	return all
}

// skipObject is that somebody is not to be written to.
type skipObject struct {
	ID       app.SkipID   `json:"id"`
	Occasion app.Occasion `json:"occasion"` // empty: every one
	Since    string       `json:"since"`    // when it was said; empty: not known
	Until    string       `json:"until"`
	Person   app.PersonID `json:"person_id,omitempty"`
	Name     string       `json:"person,omitempty"`
	Reason   string       `json:"reason,omitempty"`
}

func (e *Everything) skips(with With, leave func(Left)) []skipObject {
	all := make([]skipObject, len(e.Skips))
	for i, s := range e.Skips {
		all[i] = skipObject{ID: s.ID, Occasion: s.Occasion, Since: s.Since.String(), Until: s.Until.String(), Reason: with.note(s.Reason, leave)}
		all[i].Person, all[i].Name = e.whose(s.Person, with, leave)
	}
	return all
}

// intervalObject is how often to write: to one, to those on a list, to all.
type intervalObject struct {
	List   string       `json:"list"`
	Wish   int          `json:"wish"` // days
	Latest int          `json:"latest"`
	Person app.PersonID `json:"person_id,omitempty"`
	Name   string       `json:"person,omitempty"`
}

func (e *Everything) intervals(with With, leave func(Left)) []intervalObject {
	all := make([]intervalObject, len(e.Intervals))
	for i, v := range e.Intervals {
		all[i] = intervalObject{List: with.note(v.List, leave), Wish: v.Wish, Latest: v.Latest}
		all[i].Person, all[i].Name = e.whose(v.Person, with, leave)
	}
	return all
}

// own are the rows of what else is the user's own, in which anybody may be named: they
// leave with names and notes, or not at all. To the number of a person comes the name.
func (e *Everything) own(with With, leave func(Left)) map[string][]map[string]any {
	if !with.Names || !with.Notes {
		leave(LeftOwn)
		return map[string][]map[string]any{}
	}
	for _, rows := range e.Own {
		for _, row := range rows {
			if id, is := row["person"].(int64); is {
				row["person_id"], row["person"] = id, e.name(app.PersonID(id))
			}
		}
	}
	return e.Own
}
