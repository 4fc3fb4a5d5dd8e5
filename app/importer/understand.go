package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"vestka/app"
)

// youngest is the age in years below which a date of birth is taken for a slip:
// nobody on the list was detained as a small child.
const youngest = 10

// understand fills in what the row says, and reports what it does not.
func (l *list) understand(rec *app.Record) {
	if rec.Name == "" {
		l.fieldProblem("import.problem.number_only", fieldName, nil)
	}
	rec.Status = l.status()
	rec.Sex = l.sex()
	born := l.date(fieldBorn)
	detained := l.date(fieldDetained)
	if !rec.HasID {
		rec.Key = l.twins.identity(rec.Name, born, detained)
		if l.header.form == machineForm {
			l.fieldProblem("import.problem.no_id", fieldID, nil)
		}
	}
	rec.Detained = l.notAfterToday(fieldDetained, detained)
	rec.Born = l.plausibleBirth(born, rec.Detained)
	where := readPlace(l.values[fieldPrison], l.values[fieldDescription], l.today)
	if rec.Held = where.held; where.doubt {
		l.fieldProblem("import.problem.freed_and_taken", fieldPrison, nil)
	}
	l.death(rec, where.death)
	l.trial(rec)
	if rec.Release.IsZero() {
		rec.Release = where.release
	}
}

// trial reads what the row says of the trial. A day of it may lie ahead.
func (l *list) trial(rec *app.Record) {
	rec.Verdict, rec.Appeal, rec.Release = l.date(fieldVerdict), l.date(fieldAppeal), l.date(fieldRelease)
	if rec.Verdict.IsZero() {
		rec.Verdict = verdictBehind(l.values[fieldPenalty], l.today)
	}
	if decided := decidedBehind(l.values[fieldDecision], l.today); !dated(rec.Verdict) && !decided.IsZero() {
		rec.Verdict = decided
	}
	rec.Articles = l.values[fieldArticles]
	if line := tidy(rec.Articles); line != rec.Articles { // else it is shared with other rows
		rec.Articles = line
	}
}

// status is what the row says, empty where that was not understood: a slip in
// one cell must not undo what is known of somebody.
func (l *list) status() app.Status {
	value := l.values[fieldStatus]
	if status, ok := readStatus(value); ok {
		return status
	}
	switch {
	case value != "":
		l.fieldProblem("import.problem.status", fieldStatus, nil)
	case l.header.has(fieldStatus):
		l.fieldProblem("import.problem.no_status", fieldStatus, nil)
	}
	return ""
}

func (l *list) sex() app.Sex {
	value := l.values[fieldSex]
	if value == "" {
		return app.SexUnknown
	}
	sex, ok := readSex(value)
	if !ok {
		l.fieldProblem("import.problem.sex", fieldSex, nil)
	}
	return sex
}

// date reads the date of the field and reports one that is none.
func (l *list) date(f field) app.Date {
	value := l.values[f]
	if value == "" {
		return app.Date{}
	}
	return l.day(l.header.columns[l.header.place[f]], value)
}

func (l *list) day(col column, value string) app.Date {
	d, fault := readDate(value)
	switch fault {
	case notDate:
		l.cellProblem("import.problem.date", col, value, nil)
	case noSuchDate:
		l.cellProblem("import.problem.no_such_date", col, value, nil)
	case twoDates:
		l.cellProblem("import.problem.two_dates", col, value, nil)
	case dateFine:
	}
	return d
}

// notAfterToday drops a date that lies in the future, where that cannot be.
func (l *list) notAfterToday(f field, d app.Date) app.Date {
	if !d.IsZero() && l.today.Before(d) && !l.today.IsZero() {
		l.fieldProblem("import.problem.future_date", f, nil)
		return app.Date{}
	}
	return d
}

// plausibleBirth drops a date of birth that the day of detention, or today,
// makes impossible.
func (l *list) plausibleBirth(born, detained app.Date) app.Date {
	born = l.notAfterToday(fieldBorn, born)
	if born.IsZero() {
		return born
	}
	if !detained.IsZero() && detained.Before(born) {
		l.fieldProblem("import.problem.born_after_detention", fieldBorn, nil)
		return app.Date{}
	}
	for _, on := range []app.Date{detained, l.today} {
		if !on.IsZero() && years(born, on) < youngest {
			l.fieldProblem("import.problem.born_too_young", fieldBorn, app.Args{"Age": youngest})
			return app.Date{}
		}
	}
	return born
}

// death reads the day of death. The column may also say only that somebody died.
func (l *list) death(rec *app.Record, place death) {
	value, in := l.values[fieldDied], fieldDied
	died, ok := answer(value)
	if value != "" && !ok {
		rec.Died = l.notAfterToday(fieldDied, l.date(fieldDied))
		return
	}
	if !died {
		if !place.dead || value != "" { // a no outweighs words
			return
		}
		in = fieldPrison
	}
	if rec.Died = l.notAfterToday(in, place.on); rec.Died.IsZero() {
		rec.Died = app.SomeDay
		l.fieldProblem("import.problem.death_undated", in, nil)
	}
	if rec.Status != app.NotRecognised {
		rec.Status = app.Former
	}
}

func (l *list) fieldProblem(key string, f field, args app.Args) {
	l.cellProblem(key, column{label: l.label(f)}, l.values[f], args)
}

// twins counts the rows of a file that say the same of who somebody is.
type twins map[string]int

// identity is by what a row without an id is known again: the name as written,
// the full date of birth, the date of detention, and then the order among the
// rows that agree in all three, so that no two rows of a file become one. The
// dates are those of the file, plausible or not: what is plausible changes with
// the day of the import.
func (t twins) identity(name string, born, detained app.Date) string {
	if !born.Full() {
		born = app.Date{}
	}
	who := fmt.Sprintf("%s\x00%s\x00%s", name, born, detained)
	t[who]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", who, t[who]))
	return hex.EncodeToString(sum[:16])
}
