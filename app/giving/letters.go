package giving

import "vestka/app"

// letterObject is a letter in the file; whom it went to only where names are asked for,
// what it said and where to only where notes are.
type letterObject struct {
	ID        app.LetterID    `json:"id"`
	Date      string          `json:"date"`
	State     app.LetterState `json:"state"`
	Kind      app.LetterKind  `json:"kind"`
	ByHand    bool            `json:"by_hand"`
	Occasion  app.Occasion    `json:"occasion"`
	Lang      app.Lang        `json:"lang"`
	Facility  string          `json:"facility"`
	Sent      string          `json:"sent"`
	Country   string          `json:"country"`
	Service   string          `json:"service"`
	Arrived   string          `json:"arrived"`
	Evidence  app.Evidence    `json:"evidence"`
	Gathering app.GatheringID `json:"gathering"`
	Steps     []stepObject    `json:"steps"`
	Person    app.PersonID    `json:"person_id,omitempty"`
	Name      string          `json:"person,omitempty"`
	Text      string          `json:"text,omitempty"`
	Address   string          `json:"address,omitempty"`
}

// stepObject is a step in the life of a letter.
type stepObject struct {
	State    app.LetterState  `json:"state"`
	Date     string           `json:"date"`
	Evidence app.Evidence     `json:"evidence"`
	Reason   app.ReturnReason `json:"reason"`
	Service  string           `json:"service"`
	Country  string           `json:"country"`
	Settled  string           `json:"settled"`
	Note     string           `json:"note,omitempty"`
}

func (e *Everything) letters(with With, leave func(Left)) []letterObject {
	all := make([]letterObject, len(e.Letters))
	for i := range e.Letters {
		l := &e.Letters[i]
		all[i] = letterObject{
			ID: l.ID, Date: l.On.String(), State: l.State, Kind: l.Kind, ByHand: l.ByHand, Occasion: l.Occasion, Lang: l.Lang, Facility: l.Facility, Sent: l.SentOn.String(),
			Country: l.Country, Service: l.Service, Arrived: l.ArrivedOn.String(), Evidence: l.Evidence, Gathering: l.Gathering, Steps: stepsOf(e.Lives[l.ID], with, leave),
		}
		all[i].Person, all[i].Name = e.whose(l.Person, with, leave)
		if with.Notes {
			all[i].Text, all[i].Address = l.Text, l.Address
		} else {
			leave(LeftText)
		}
	}
	return all
}

func stepsOf(life []app.LetterStep, with With, leave func(Left)) []stepObject {
	steps := make([]stepObject, len(life))
	for i, p := range life {
		steps[i] = stepObject{p.State, p.On.String(), p.Evidence, p.Reason, p.Service, p.Country, p.Settled.String(), with.note(p.Note, leave)}
	}
	return steps
}

// whose is somebody, where names are asked for.
func (e *Everything) whose(id app.PersonID, with With, leave func(Left)) (app.PersonID, string) {
	switch {
	case id == 0:
		return 0, ""
	case !with.Names:
		leave(LeftPerson)
		return 0, ""
	}
	return id, e.name(id)
}

// note is one, where notes are asked for.
func (w With) note(text string, leave func(Left)) string {
	if text != "" && !w.Notes {
		leave(LeftNote)
		return ""
	}
	return text
}
