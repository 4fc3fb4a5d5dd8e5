package importer

import (
	"strings"

	"vestka/app"
)

// trialColumns are the columns in which a list says when the court spoke, by
// plainWords: whether it is the appeal's day.
var trialColumns = map[string]bool{
	"verdict_date": false, "date of verdict": false, "verdict date": false, "дата приговора": false, "дата прысуду": false,
	"appeal_date": true,
}

// TrialDates are the days of the verdict and of the appeal as a row gives them;
// zero where it does not say or cannot be understood.
func TrialDates(r *app.Record) (verdict, appeal app.Date) {
	for _, cell := range r.Cells {
		isAppeal, known := trialColumns[plainWords(cell.Column)]
		if !known {
			continue
		}
		d, fault := readDate(strings.TrimSpace(cell.Value))
		switch {
		case fault != dateFine:
		case isAppeal:
			appeal = d
		default:
			verdict = d
		}
	}
	return verdict, appeal
}
