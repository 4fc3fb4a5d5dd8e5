package printing

import (
	"context"
	"strconv"
	"strings"

	"vestka/app"
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

// On gives the letters of a job of the log that lie on the sheets of one of its
// documents with words, each with all of its pages.
func (p *Press) On(ctx context.Context, id app.JobID, nr int, text string, today app.Date) (map[app.LetterID]bool, error) {
	job, err := p.Again(ctx, id, today)
	if err != nil {
		return nil, err
	}
	papers := job.Request.Papers()
	if nr < 0 || nr >= len(papers) || !papers[nr].item().Worded() {
		return nil, wrong("error.job.no_paper", app.Args{"Count": len(papers)})
	}
	d := job.document(p.fonts, nr)
	sheets := d.im.Sheets(d.leaves)
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
