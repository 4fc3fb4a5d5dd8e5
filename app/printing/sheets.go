package printing

import (
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/sheet"
	"vestka/i18n"
)

// ReadSheets reads numbers and runs of numbers such as "1-40, 43" out of most sheets;
// app.Invalid where that is something else.
func ReadSheets(text string, most int) (app.JobRuns, error) {
	var all app.JobRuns
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

// documentsOf are the documents of a job as the log keeps them.
func (p *Press) documentsOf(job *Job) []app.JobDocument {
	papers := job.Request.Papers()
	all := make([]app.JobDocument, len(papers))
	for nr := range papers {
		all[nr].Item = string(papers[nr].item())
		if job.Request.apart() && nr < 2 {
			all[nr].Sides = string(papers[nr].Sides)
		}
		all[nr].Sheets, _ = p.Count(job, nr)
	}
	return all
}

// DocumentKey names one of the documents of a job: fronts and backs where they are apart.
func DocumentKey(d *app.JobDocument) string {
	switch sheet.Sides(d.Sides) {
	case sheet.Fronts:
		return "print.document.fronts"
	case sheet.Backs:
		return "print.document.backs"
	default:
		return Item(d.Item).MessageKey()
	}
}

// named are the documents of a job with their numbers, such as "1 fronts, 2 backs,
// 3 letters".
func named(documents []app.JobDocument) app.Text {
	in := func(lang app.Lang) string {
		loc := i18n.For(string(lang))
		names := make([]string, len(documents))
		for nr := range documents {
			names[nr] = strconv.Itoa(nr+1) + " " + loc.T(DocumentKey(&documents[nr]))
		}
		return strings.Join(names, ", ")
	}
	return app.Text{EN: in(app.English), RU: in(app.Russian), BE: in(app.Belarusian)}
}

// apart reports that fronts and backs are two documents, for who turns the paper by hand.
func (r *Request) apart() bool {
	papers := r.Papers()
	return len(papers) > 1 && papers[0].Sides == sheet.Fronts && papers[1].Sides == sheet.Backs
}
