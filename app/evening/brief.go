package evening

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/names"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/app/sheet"
	"vestka/i18n"
)

// writing makes the sheets of an evening in one language.
type writing struct {
	*Host
	evening *Evening
	lang    app.Lang // of the writers
	loc     *i18n.Localizer
	sender  rulebook.Sender
	in      app.Case // of the name on the envelope
}

func (w *writing) day() app.Date { return w.evening.Request.From.Today }

// brief is the page about one person.
func (w *writing) brief(ctx context.Context, p *Place) (sheet.Brief, error) {
	t := w.loc.T
	called, _ := w.Press.Envelope(p.Person, w.lang, app.Nominative, w.day())
	envelope, flags := w.Press.Envelope(p.Person, w.lang, w.in, w.day())
	b := sheet.Brief{
		Kicker:   t("evening.kicker", "Number", p.Number),
		Name:     called[0],
		Greeting: greetings(p.Person),
		Writer:   sheet.Labelled{Label: t("evening.writer"), Text: p.Writer},
		Envelope: sheet.Labelled{Label: t("evening.envelope"), Text: strings.Join(envelope, "\n")},
		Facts:    w.facts(p),
		Footer:   t("evening.footer"),
	}
	if n := p.Names.Latin; !n.Proposed && n.Formal() != b.Name {
		b.Beneath = n.Formal()
	}
	disputed, err := w.Press.Disputed(ctx, []app.PersonID{p.ID}, w.day())
	if err != nil {
		return b, err
	}
	if why, is := disputed[p.ID]; is {
		flags = append([]printing.Reason{why}, flags...)
	}
	for _, f := range flags {
		b.Facts = append(b.Facts, sheet.Labelled{Label: t("evening.check"), Text: w.loc.Message(f)})
	}
	if p.Sample {
		b.Notice = t("print.sample_mark")
	}
	w.advise(&b)
	if err := w.rules(ctx, &b, p.Person); err != nil {
		return b, err
	}
	return b, w.about(ctx, &b, p.ID)
}

// greetings are how a letter to the person begins, in the languages in which
// somebody gave the name.
func greetings(p *app.Person) string {
	var all []string
	for _, lang := range []app.Lang{app.Belarusian, app.Russian} {
		n := p.Names.In(lang)
		if n.Given == "" || n.Proposed || n.Unsure {
			continue
		}
		loc, given := i18n.For(string(lang)), names.Of(p, lang).Part(app.GivenPart, app.Vocative).Text
		switch p.Sex {
		case app.Female:
			all = append(all, loc.T("evening.greeting.f", "Given", given))
		case app.Male:
			all = append(all, loc.T("evening.greeting.m", "Given", given))
		default:
			all = append(all, loc.T("evening.greeting", "Given", given))
		}
	}
	return strings.Join(all, "   ")
}

// facts are what the list or the user says of the person; what nobody says has no
// line.
func (w *writing) facts(p *Place) []sheet.Labelled {
	t := w.loc.T
	var all []sheet.Labelled
	add := func(label, text string) {
		if text = shortened(text); text != "" {
			all = append(all, sheet.Labelled{Label: label, Text: text})
		}
	}
	add(t("evening.born"), w.born(p.Person))
	add(t("evening.held"), w.where(p.Person))
	add(t("evening.release"), w.date(p.Release))
	add(t("evening.articles"), strings.Join(people.ArticlesIn(p.Articles), ", "))
	add(t("evening.town"), p.Town)
	add(t("evening.work"), p.Work)
	add(t("evening.interests"), p.Interests)
	letters := t("evening.letters.none")
	if p.Letters > 0 {
		letters = t("evening.letters", "Count", p.Letters, "Date", w.date(p.LastWritten))
	}
	add(t("evening.from_us"), letters)
	if p.Held.Source != "" {
		add(t("evening.source"), t("evening.said_by", "Source", w.source(p.Held.Source), "Date", w.date(p.Held.SeenOn)))
	}
	return all
}

func (w *writing) born(p *app.Person) string {
	if p.Born.IsZero() {
		return ""
	}
	if on, years, ok := p.Born.Next(w.day()); ok && years > 0 {
		return w.loc.T("evening.born.turns", "Date", w.date(p.Born), "Count", years, "On", w.loc.DayMonth(on.Month, on.Day))
	}
	return w.date(p.Born)
}

// where is the facility with its town, else what the list says.
func (w *writing) where(p *app.Person) string {
	f, known := w.Register.Facility(p.Held.Facility, w.day())
	if !known {
		return p.Held.Text
	}
	name := f.Name.In(w.lang)
	if town := f.Place.In(w.lang); town != "" {
		name += ", " + town
	}
	return name
}

func (w *writing) date(d app.Date) string { return w.loc.Date(d.Year, d.Month, d.Day) }

// source is what a source is called.
func (w *writing) source(id string) string {
	switch id {
	case "viasna":
		return w.loc.T("people.source.viasna")
	case "sample":
		return w.loc.T("people.source.sample")
	case app.ByUser:
		return w.loc.T("evening.source.user")
	}
	return id
}

// mostFact is how many letters of a fact stand on a sheet.
const mostFact = 180

// shortened is the text, of a long one its beginning, up to the end of a word.
func shortened(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	letters := []rune(text)
	if len(letters) <= mostFact {
		return text
	}
	cut := string(letters[:mostFact])
	if i := strings.LastIndexByte(cut, ' '); i > mostFact/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.") + " …"
}

// about is what a list tells of the person, in the language of the writers where
// one does.
func (w *writing) about(ctx context.Context, b *sheet.Brief, id app.PersonID) error {
	records, err := w.Store.Records(ctx, id)
	if err != nil {
		return err
	}
	var best *app.Record
	for i := range records { // newest first
		r := &records[i]
		if r.Description() != "" && (best == nil || r.Lang == w.lang && best.Lang != w.lang) {
			best = r
		}
	}
	if best == nil {
		return nil
	}
	b.AboutTitle = w.loc.T("evening.about")
	b.About = sheet.Sourced{
		Text:   strings.Join(strings.Fields(best.Description()), " "),
		Source: w.loc.T("evening.said_by", "Source", w.source(best.Source), "Date", w.date(best.SeenOn)),
	}
	return nil
}

// advise says what to write to anybody and what to leave out.
func (w *writing) advise(b *sheet.Brief) {
	t := w.loc.T
	b.Write.Title, b.Omit.Title = t("evening.write"), t("evening.omit")
	var sources []string
	for _, a := range w.Register.Advice() {
		side := &b.Omit
		if a.Write {
			side = &b.Write
		}
		side.Points = append(side.Points, a.Text.In(w.lang))
		source := a.Source.In(w.lang)
		if said := strconv.Itoa(a.SaidOn.Year); !strings.Contains(source, said) {
			source += ", " + said
		}
		if !slices.Contains(sources, source) {
			sources = append(sources, source)
		}
	}
	b.AdviceSource = t("evening.advice_by", "Sources", strings.Join(sources, "; "))
}

// rules says what is known of letters to where the person is held.
func (w *writing) rules(ctx context.Context, b *sheet.Brief, p *app.Person) error {
	outlook, err := w.Rules.Of(ctx, p, w.sender, w.day())
	if err != nil {
		return err
	}
	for i := range outlook.Answers {
		a := &outlook.Answers[i]
		if a.Thing != rules.Letter {
			continue
		}
		b.NotesTitle = w.loc.T("evening.may", "Verdict", w.loc.T(a.Verdict.MessageKey()))
		b.More = w.loc.T("evening.more")
		for _, c := range slices.Concat(a.Deciding(), a.Warnings) {
			b.Notes = append(b.Notes, sheet.Sourced{
				Text:   c.Reason.In(w.lang),
				Source: w.loc.T("rules.checked", "Source", c.Source.In(w.lang), "Date", w.date(c.CheckedOn)),
			})
		}
		if len(b.Notes) == 0 {
			b.Notes = []sheet.Sourced{{Text: w.loc.T("rules.nothing_known")}}
		}
	}
	return nil
}
