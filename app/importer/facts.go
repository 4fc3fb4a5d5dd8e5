package importer

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"vestka/app"
)

// understand fills in what the row says besides the name, and reports what it
// does not.
func (b *builder) understand(rec *app.Record) {
	if rec.Name == "" {
		rec.Names = app.Names{}
		b.snap.Problems = append(b.snap.Problems, app.Problem{Line: b.row.line, Column: b.nameColumn(), Key: "import.problem.number_only"})
	}
	said := b.status(rec)
	rec.Sex = b.sex()
	born, detained := b.born(), b.date(Detained)
	if !rec.HasID {
		rec.Key = b.twins.identity(rec.Name, born, detained)
	}
	rec.Detained = b.notAfterToday(Detained, detained)
	rec.Born = b.plausibleBirth(born, rec.Detained)
	rec.Verdict = b.notAfterToday(Verdict, b.date(Verdict))
	if rec.Verdict.IsZero() {
		rec.Verdict = verdictBehind(b.said(Penalty), b.today)
	}
	rec.Appeal = b.date(Appeal)
	rec.Release = b.date(Release)
	told := b.held(rec, b.freedom(said.freedom, rec), said.atHome)
	b.death(rec, said.dead, told)
	rec.Articles, rec.Town = tidy(b.said(Articles)), tidy(b.said(Town))
	rec.Work, rec.Interests = tidy(b.said(Work)), tidy(b.said(Interests))
}

// status also tells whether the person is held no more, or died.
func (b *builder) status(rec *app.Record) statusSaid {
	value := b.said(Status)
	if value == "" {
		return statusSaid{}
	}
	said, ok := readAnyStatus(value, b.today)
	if yes, isAnswer := yesOrNo(value); !ok && isAnswer && asksPolitical(b.plan.Columns[b.at[Status]].Header) {
		if said.status, ok = app.NotRecognised, true; yes {
			said.status = app.Active
		} else {
			b.cellProblem("import.problem.not_political", Status, nil)
		}
	}
	if !ok {
		b.cellProblem("import.problem.status_word", Status, nil)
	}
	rec.Status = said.status
	return said
}

// freedom is whether the row says that somebody is free, in the column for that or, as
// told says, in that of the status.
func (b *builder) freedom(told freedom, rec *app.Record) freedom {
	value := b.said(Freed)
	if value == "" {
		return told
	}
	now, ok := readFreed(value, b.dates[b.at[Freed]])
	if !ok {
		b.cellProblem("import.problem.freed", Freed, nil)
		return told
	}
	if now.free && rec.Status == "" {
		rec.Status = app.Former
	}
	now.free = now.free || told.free
	if now.on.IsZero() {
		now.on = told.on
	}
	return now
}

func (b *builder) sex() app.Sex {
	value := b.said(Sex)
	if value == "" {
		return app.SexUnknown
	}
	sex, ok := readAnySex(value)
	if !ok {
		b.cellProblem("import.problem.sex", Sex, nil)
	}
	return sex
}

// date reads the date of the field and reports one that is none.
func (b *builder) date(f Field) app.Date {
	value := b.said(f)
	if value == "" {
		return app.Date{}
	}
	d, fault := b.dates[b.at[f]].read(value)
	switch fault {
	case dateFine:
	case noSuchDate:
		b.cellProblem("import.problem.no_such_date", f, nil)
	default:
		switch on, yearless := withoutYear(value); {
		case yearless && f == Born:
			return on
		case yearless:
			b.cellProblem("import.problem.no_year", f, app.Args{"Day": on.Day, "Month": on.Month})
		default:
			b.cellProblem("import.problem.date", f, nil)
		}
	}
	return d
}

// born reads the date of birth, which may stand in three columns.
func (b *builder) born() app.Date {
	d := b.date(Born)
	if d.IsZero() {
		d.Year = b.figure(BornYear)
		if d.Year > 0 && d.Year < 100 {
			d.Year = dateReader{today: b.today, past: true}.century(d.Year)
		}
	}
	if d.Month == 0 {
		if d.Month = monthWords[plainWords(b.said(BornMonth))]; d.Month == 0 {
			d.Month = b.figure(BornMonth)
		}
	}
	if d.Day == 0 && d.Month != 0 {
		d.Day = b.figure(BornDay)
	}
	if !d.Valid() {
		for _, f := range [...]Field{BornDay, BornMonth, BornYear} {
			if b.said(f) != "" {
				b.cellProblem("import.problem.no_such_date", f, nil)
				break
			}
		}
		return app.Date{Year: max(d.Year, 0)}
	}
	return d
}

// figure reads a cell that holds a number, 0 where it holds none.
func (b *builder) figure(f Field) int {
	value := strings.Trim(strings.TrimSuffix(b.said(f), ".0"), " .")
	if value == "" {
		return 0
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > 9999 {
		b.cellProblem("import.problem.date", f, nil)
		return 0
	}
	return n
}

// notAfterToday drops a date that lies in the future, where that cannot be.
func (b *builder) notAfterToday(f Field, d app.Date) app.Date {
	if !d.IsZero() && !b.today.IsZero() && b.today.Before(d) {
		b.cellProblem("import.problem.future_date", f, nil)
		return app.Date{}
	}
	return d
}

// plausibleBirth drops a date of birth that the day of detention, or today,
// makes impossible.
func (b *builder) plausibleBirth(born, detained app.Date) app.Date {
	if born.IsZero() || born.Yearless() {
		return born
	}
	f := Born
	if b.said(Born) == "" {
		f = BornYear
	}
	if born = b.notAfterToday(f, born); born.IsZero() {
		return born
	}
	if !detained.IsZero() && detained.Before(born) {
		b.cellProblem("import.problem.born_after_detention", f, nil)
		return app.Date{}
	}
	for _, on := range []app.Date{detained, b.today} {
		if !on.IsZero() && years(born, on) < youngest {
			b.cellProblem("import.problem.born_too_young", f, app.Args{"Age": youngest})
			return app.Date{}
		}
	}
	return born
}

// held is where the row says that somebody is held. told is what it says besides of
// whether they are free; the words of the status are the place where nothing else is said
// of somebody at home. What the place tells of a death it hands back.
func (b *builder) held(rec *app.Record, told freedom, atHome bool) death {
	where := b.place(b.newestPlace(b.said(Prison)))
	held := where.held
	if address := said(b.said(Address)); address != "" {
		switch {
		case held.Text == "":
			where = b.place(b.said(Address))
			held = where.held
		case held.Address == "":
			held.Address = address
		default:
			held.Address = b.fullerAddress(address, held.Address)
		}
	}
	if where.doubt && !told.free {
		b.cellProblem("import.problem.freed_and_taken", Prison, nil)
	}
	for _, later := range [...]app.Date{told.later, where.release} {
		if rec.Release.IsZero() {
			rec.Release = later
		}
	}
	if told.free {
		held.Liberty = true
		if held.Text == "" {
			held.Text, held.SeenOn = b.freedWords(), b.today
		}
	}
	if atHome && held.Text == "" {
		held.Text, held.SeenOn = tidy(b.said(Status)), b.today
	}
	if held.Liberty && held.Since.IsZero() {
		held.Since = b.freedOn(told.on, rec.Release)
	}
	if held != (app.Detention{}) {
		held.Source = b.plan.Source
		rec.Held = held
	}
	return where.death
}

// freedWords are those by which the row says that somebody is free.
func (b *builder) freedWords() string {
	if text := said(b.said(Status)); text != "" && b.said(Freed) == "" {
		return text
	}
	return b.label(Freed) + ": " + tidy(b.said(Freed))
}

// freedOn is the day since which somebody is free: the one that is told, else that of
// the release where it has come; zero where it is not known.
func (b *builder) freedOn(told, release app.Date) app.Date {
	switch {
	case told.Full():
		return told
	case release.Full() && release.Came(b.today):
		return release
	}
	return app.Date{}
}

// otherAddress takes a second cell with an address into account.
func (b *builder) otherAddress(value string, at int) {
	if best := b.fullerAddress(b.values[Address], value); best == value {
		b.values[Address], b.at[Address] = value, at
	}
}

// addressPart takes a cell with a part of the address into account.
func (b *builder) addressPart(value string, at int) {
	if part := &b.parts[b.part[at]]; *part == "" {
		*part = value
	}
	if b.values[Address] == "" {
		b.at[Address] = at
	}
}

// joinAddress makes one address of the parts. A cell with the whole of one wins over
// them, or goes before them where it has no postcode.
func (b *builder) joinAddress() {
	if b.parts == [addressParts]string{} {
		return
	}
	whole := b.values[Address]
	if whole == "" || !hasPostcode(whole) && b.parts[streetPart] == "" {
		b.values[Address] = joined(whole, &b.parts)
		return
	}
	b.otherAddress(joined("", &b.parts), b.at[Address])
}

// fullerAddress is whichever of two addresses of one place says more. Where neither
// holds all that the other says, both are told.
func (b *builder) fullerAddress(one, other string) string {
	best, rest := one, other
	switch has, lacks := addressWords(one), addressWords(other); {
	case holdsAll(has, lacks):
		return one
	case holdsAll(lacks, has):
		return other
	case hasPostcode(other) && !hasPostcode(one), hasPostcode(other) == hasPostcode(one) && len(lacks) > len(has):
		best, rest = other, one
	}
	b.snap.Problems = append(b.snap.Problems, app.Problem{
		Line: b.row.line, Column: b.plan.Columns[b.at[Address]].Header, Value: short(rest), Key: "import.problem.two_addresses", Args: app.Args{"Taken": short(best)},
	})
	return best
}

// addressWords are the words and numbers of an address, whatever stands between them.
func addressWords(s string) []string {
	return strings.FieldsFunc(plainWords(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func holdsAll(words, all []string) bool {
	return !slices.ContainsFunc(all, func(w string) bool { return !slices.Contains(words, w) })
}

// hasPostcode reports the six figures of a postcode.
func hasPostcode(s string) bool {
	return slices.ContainsFunc(addressWords(s), func(w string) bool { return len(w) == 6 && strings.Trim(w, "0123456789") == "" })
}

// place understands a prison text, remembered: many are held in one place.
func (b *builder) place(text string) place {
	if known := b.places[text]; known != nil {
		return *known
	}
	text = strings.Clone(text)
	where := readPlace(text, "", b.today)
	if len(b.places) < wordCount {
		b.places[text] = &where
	}
	return where
}

// death reads the day of death, or that somebody died on a day that is not said:
// the column of deaths may have only a yes, and the one of the status the word. place is
// what the place says of it, which counts where the others do not name the day.
func (b *builder) death(rec *app.Record, dead bool, place death) {
	in := Status
	if value := b.said(Died); value != "" {
		died, isAnswer := answer(value)
		isWord := !isAnswer && startsWithAny(withoutAccents(plainWords(value)), deadWords)
		if !isAnswer && !isWord {
			rec.Died = b.notAfterToday(Died, b.date(Died))
		}
		if died || isWord {
			in, dead = Died, true
		}
	}
	if !dead && !place.dead || !rec.Died.IsZero() {
		return
	}
	on := place.on
	if !dead {
		in = b.placeField()
	} else if said := dayOfDeath(b.said(in), b.today); said != app.SomeDay || on.IsZero() {
		on = said
	}
	if rec.Died = b.notAfterToday(in, on); rec.Died.IsZero() {
		rec.Died = app.SomeDay
	}
	if rec.Died == app.SomeDay {
		b.cellProblem("import.problem.death_undated", in, nil)
	}
	if rec.Status != app.NotRecognised {
		rec.Status = app.Former
	}
}

// placeField is the field whose cell says where somebody is.
func (b *builder) placeField() Field {
	if b.said(Prison) == "" {
		return Address
	}
	return Prison
}
