package archive

import (
	"encoding/json"
	"io"

	"vestka/app"
)

// The names of what lies in a packet beside its scans.
const (
	dataName  = "archive.json"
	pagesName = "letters.pdf"
	sumsName  = "SHA256SUMS.txt"
)

// formatName and formatVersion tell programs what the data is.
const (
	formatName    = "vestka archive"
	formatVersion = 1
)

// fileJSON is a file of the packet, and by what it is known to be unchanged.
type fileJSON struct {
	Name     string `json:"name"`
	Bytes    int64  `json:"bytes"`
	SHA256   string `json:"sha256"`
	Original string `json:"original_name"` // as the user's file was called
}

type packetJSON struct {
	Format  string       `json:"format"`
	Version int          `json:"version"`
	Made    app.Date     `json:"made"`
	Person  personJSON   `json:"person"`
	Letters []letterJSON `json:"letters"`
	Replies []replyJSON  `json:"replies"`
	Drafts  []draftJSON  `json:"drafts"` // written and never sent
	Files   []fileJSON   `json:"files"`  // all but this one
}

type personJSON struct {
	Belarusian string         `json:"be"`
	Russian    string         `json:"ru"`
	Latin      string         `json:"latin"`
	Born       app.Date       `json:"born"`
	Sources    []app.SourceID `json:"sources"`
}

type letterJSON struct {
	Number   int             `json:"number"`
	Date     app.Date        `json:"date"` // sent, else of the present state
	Kind     app.LetterKind  `json:"kind"`
	ByHand   bool            `json:"by_hand"`
	Occasion app.Occasion    `json:"occasion"`
	Language app.Lang        `json:"language"`
	Text     string          `json:"text"`
	Picture  string          `json:"picture"` // its file in the packet
	Facility string          `json:"facility"`
	Address  string          `json:"address"`
	State    app.LetterState `json:"state"`
	Arrived  app.Date        `json:"arrived"`
	Evidence app.Evidence    `json:"evidence"`
	Steps    []stepJSON      `json:"steps"`
	Files    []string        `json:"files"`
}

type stepJSON struct {
	State    app.LetterState  `json:"state"`
	Date     app.Date         `json:"date"`
	Evidence app.Evidence     `json:"evidence"`
	Reason   app.ReturnReason `json:"reason"`
	Service  string           `json:"service"`
	Country  string           `json:"country"`
	Note     string           `json:"note"`
}

type draftJSON struct {
	Changed             app.Date     `json:"changed"`
	Occasion            app.Occasion `json:"occasion"`
	Language            app.Lang     `json:"language"`
	Text                string       `json:"text"`
	TranslationLanguage app.Lang     `json:"translation_language"`
	Translation         string       `json:"translation"`
	TranslatedBy        string       `json:"translated_by"`
}

type replyJSON struct {
	Received            app.Date `json:"received"`
	Written             app.Date `json:"written"`
	Language            app.Lang `json:"language"`
	Text                string   `json:"text"`
	TranslationLanguage app.Lang `json:"translation_language"`
	Translation         string   `json:"translation"`
	TranslatedBy        string   `json:"translated_by"`
	Letters             []int    `json:"letters"` // that it names, by their numbers
	Note                string   `json:"note"`
	Files               []string `json:"files"`
}

func names(files []File) []string {
	list := make([]string, len(files))
	for i, f := range files {
		list[i] = f.Name
	}
	return list
}

// writeData writes the packet as data, with the list of its other files.
func (p *Packet) writeData(w io.Writer, files []fileJSON) error {
	names := p.Person.Names
	j := packetJSON{
		Format: formatName, Version: formatVersion, Made: p.Today, Files: files,
		Person:  personJSON{names.BE.Formal(), names.RU.Formal(), names.Latin.Formal(), p.Person.Born, p.Person.SourceIDs},
		Letters: make([]letterJSON, len(p.Letters)), Replies: make([]replyJSON, len(p.Replies)), Drafts: make([]draftJSON, len(p.Drafts)),
	}
	numbers := map[app.LetterID]int{}
	for i := range p.Letters {
		l := &p.Letters[i]
		numbers[l.ID] = l.Number
		j.Letters[i] = p.letterData(l)
	}
	for i := range p.Replies {
		j.Replies[i] = p.replyData(&p.Replies[i], numbers)
	}
	for i := range p.Drafts {
		d := &p.Drafts[i]
		j.Drafts[i] = draftJSON{app.DateOf(d.Changed), d.Occasion, d.Original.Lang, d.Original.Text, d.Translation.Lang, d.Translation.Text, d.Translation.By}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(j)
}

func (p *Packet) letterData(l *Letter) letterJSON {
	shown := ""
	if l.card >= 0 {
		shown = p.cards[l.card].name
	}
	j := letterJSON{
		l.Number, dayOf(&l.Letter), l.Kind, l.ByHand, l.Occasion, l.Lang, l.Text, shown, l.Facility, l.Address, l.State, l.ArrivedOn, l.Evidence,
		make([]stepJSON, len(l.Steps)), names(l.Files),
	}
	for i := range l.Steps {
		s := &l.Steps[i]
		j.Steps[i] = stepJSON{s.State, s.On, s.Evidence, s.Reason, s.Service, s.Country, p.note(s.Note)}
	}
	return j
}

func (p *Packet) replyData(r *Reply, numbers map[app.LetterID]int) replyJSON {
	j := replyJSON{
		r.On, r.Written, r.Original.Lang, r.Original.Text, r.Translation.Lang, r.Translation.Text, r.Translation.By, []int{}, p.note(r.Note), names(r.Files),
	}
	for _, id := range r.Letters {
		if n := numbers[id]; n > 0 {
			j.Letters = append(j.Letters, n)
		}
	}
	return j
}

// note is a remark of the user's own, where such go along.
func (p *Packet) note(text string) string {
	if p.Notes {
		return text
	}
	return ""
}

// dayOf is the day under which a letter stands: that of sending, else of its state.
func dayOf(l *app.Letter) app.Date {
	if !l.SentOn.IsZero() {
		return l.SentOn
	}
	return l.On
}
