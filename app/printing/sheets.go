package printing

import (
	"context"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/sheet"
	"vestka/i18n"
)

// Sheets are numbers of sheets of paper, from 1.
type Sheets [][2]int

// ReadSheets reads numbers and runs of numbers such as "1-40, 43" out of most sheets;
// app.Invalid where that is something else.
func ReadSheets(text string, most int) (Sheets, error) {
	var all Sheets
	for part := range strings.SplitSeq(strings.NewReplacer("–", "-", "—", "-", ";", ",").Replace(text), ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		from, to, isRun := strings.Cut(part, "-")
		if !isRun {
			to = from
		}
		first, err1 := strconv.Atoi(strings.TrimSpace(from))
		last, err2 := strconv.Atoi(strings.TrimSpace(to))
		if err1 != nil || err2 != nil || first < 1 || last < first || last > most {
			return nil, wrong("error.sheets", app.Args{"Text": part, "Most": most})
		}
		all = append(all, [2]int{first, last})
	}
	if all == nil {
		return nil, wrong("error.sheets", app.Args{"Text": text, "Most": most})
	}
	return all, nil
}

// Has reports that the sheet is among them.
func (s Sheets) Has(sheet int) bool {
	for _, r := range s {
		if r[0] <= sheet && sheet <= r[1] {
			return true
		}
	}
	return false
}

// documents are the names of the documents of a job with their numbers, such as "1 fronts,
// 2 backs, 3 letters".
func (r *Request) documents() app.Text {
	papers := r.Papers()
	in := func(lang app.Lang) string {
		loc := i18n.For(string(lang))
		names := make([]string, len(papers))
		for nr := range papers {
			names[nr] = strconv.Itoa(nr+1) + " " + loc.T(r.documentKey(nr))
		}
		return strings.Join(names, ", ")
	}
	return app.Text{EN: in(app.English), RU: in(app.Russian), BE: in(app.Belarusian)}
}

// documentKey names one of the documents: fronts and backs where they are apart.
func (r *Request) documentKey(nr int) string {
	switch {
	case r.apart() && nr == 0:
		return "print.document.fronts"
	case r.apart() && nr == 1:
		return "print.document.backs"
	}
	return r.Papers()[nr].item().MessageKey()
}

// apart reports that fronts and backs are two documents, for who turns the paper by hand.
func (r *Request) apart() bool {
	papers := r.Papers()
	return len(papers) > 1 && papers[0].Sides == sheet.Fronts && papers[1].Sides == sheet.Backs
}

// On gives the letters of a job of the log that lie on the sheets of one of its
// documents with words, each with all of its pages.
func (p *Press) On(ctx context.Context, id app.JobID, nr int, text string, today app.Date) (map[app.LetterID]bool, error) {
	job, err := p.Again(ctx, id, today)
	if err != nil {
		return nil, err
	}
	papers := job.Request.Papers()
	if nr < 0 || nr >= len(papers) || !papers[nr].item().Worded() {
		return nil, wrong("error.job.document", app.Args{"Documents": job.Request.documents()})
	}
	d := job.document(p.fonts, nr)
	sheets := d.im.Sheets(d.leaves)
	if sheets == 0 {
		return nil, nothing()
	}
	came, err := ReadSheets(text, sheets)
	if err != nil {
		return nil, err
	}
	on := map[app.LetterID]bool{}
	owners := job.owners(nr)
	for _, i := range owners {
		on[job.Cards[i].Letter] = true
	}
	for s := range sheets {
		if came.Has(s + 1) {
			continue
		}
		for _, leaf := range d.im.LeavesOn(s, d.leaves) {
			delete(on, job.Cards[owners[leaf]].Letter)
		}
	}
	return on, nil
}
