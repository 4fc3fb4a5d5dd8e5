package printroom

import (
	"context"
	"encoding/json"
	"slices"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
)

// habits are choices that stay from job to job: an office prints the same way each
// time. What is printed, how often and with whose address is chosen anew.
type habits struct {
	Paper  onPaper                   `json:"paper"`
	Font   sheet.FontID              `json:"font"`
	Design string                    `json:"design,omitempty"`
	List   bool                      `json:"list,omitempty"`
	Routes map[printing.Item]habitat `json:"routes,omitempty"`
}

// habitat is where a document goes.
type habitat struct {
	Printer string `json:"printer"`
	Tray    string `json:"tray,omitempty"`
}

// habits are those of the job that is being printed, as they are written into the store.
func (s *Section) habits() string {
	h := habits{Paper: s.on, Font: s.req.Font, Design: s.req.Design.ID, List: s.withList, Routes: map[printing.Item]habitat{}}
	for item, r := range s.routes {
		if r.printer != "" {
			h.Routes[item] = habitat{r.printer, r.tray}
		}
	}
	b, err := json.Marshal(h)
	if err != nil {
		panic("printroom: " + err.Error()) // plain values: there is nothing in it that could be wrong
	}
	return string(b)
}

// keepHabits writes them; that they cannot be written is no reason to say that a job
// was not printed.
func (s *Section) keepHabits(ctx context.Context, text string) {
	_ = app.KeepSetting(ctx, s.deps.Settings, app.PrintHabits, text)
}

// takeHabits chooses what was chosen for the last job.
func (s *Section) takeHabits(text string) {
	var h habits
	if text == "" || json.Unmarshal([]byte(text), &h) != nil {
		return
	}
	h.Paper.Item, h.Paper.Copies, h.Paper.Count = s.on.Item, s.on.Copies, s.on.Count
	h.Paper.Letters, h.Paper.LetterText = s.on.Letters, s.on.LetterText
	s.on, s.withList = h.Paper, h.List
	if slices.Contains(fonts, h.Font) {
		s.req.Font = h.Font
	}
	s.routes = map[printing.Item]*route{}
	for item, at := range h.Routes {
		s.routes[item] = &route{printer: at.Printer, tray: at.Tray}
	}
	s.rebuild()
	if h.Design != "" && h.Design != s.req.Design.ID {
		s.take(h.Design)
	}
}
