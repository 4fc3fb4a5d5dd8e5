package archive

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/pdf"
	"vestka/app/sheet"
	"vestka/i18n"
)

// writePages writes the packet to be read: letters and replies in the order in which they
// were sent and came, each with its picture and its scans.
func (m *Maker) writePages(ctx context.Context, w io.Writer, p *Packet) error {
	story := m.story(p)
	kept := map[string]app.AttachmentID{}
	for _, f := range p.Files() {
		kept[f.Name] = f.ID
	}
	return pdf.Write(ctx, w, pdf.Document{Fonts: m.Fonts, Pages: slices.Values(sheet.LayStory(m.Fonts, story)), Picture: func(place sheet.Picture) (pdf.Picture, error) {
		if at := slices.IndexFunc(p.cards, func(c card) bool { return c.name == place.Key }); at >= 0 {
			return pdf.DecodePicture(p.cards[at].content, place.W, place.H, place.View)
		}
		var b bytes.Buffer
		if err := m.Store.ReadAttachment(ctx, kept[place.Key], &b); err != nil {
			return pdf.Picture{}, err
		}
		return pdf.DecodePicture(b.Bytes(), place.W, place.H, place.View)
	}})
}

// chapter is a letter or a reply with the day under which it stands.
type chapter struct {
	on    app.Date
	parts []sheet.StoryPart
}

func (m *Maker) story(p *Packet) sheet.Story {
	loc := i18n.For(string(p.Lang))
	name := p.Person.Names.Best(p.Lang)
	st := sheet.Story{
		Title: name.Display(), Footer: loc.T("archive.footer", "Date", loc.Date(p.Today.Year, p.Today.Month, p.Today.Day)),
		Subtitle: loc.T("archive.letters", "Count", len(p.Letters)) + " · " + loc.T("replies.count", "Count", len(p.Replies)),
	}
	if p.Person.Sample {
		st.Mark = loc.T("print.sample_mark")
	}
	var all []chapter
	for i := range p.Letters {
		all = append(all, m.letterPart(loc, p, &p.Letters[i]))
	}
	for i := range p.Replies {
		all = append(all, m.replyPart(loc, p, &p.Replies[i]))
	}
	for i := range p.Drafts {
		all = append(all, draftPart(loc, &p.Drafts[i]))
	}
	slices.SortStableFunc(all, func(a, b chapter) int { return cmp.Compare(a.on.String(), b.on.String()) })
	for _, c := range all {
		st.Parts = append(st.Parts, c.parts...)
	}
	return st
}

func date(loc *i18n.Localizer, d app.Date) string { return loc.Date(d.Year, d.Month, d.Day) }

// together are the parts that are there, in one line.
func together(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

func (m *Maker) letterPart(loc *i18n.Localizer, p *Packet, l *Letter) chapter {
	on := dayOf(&l.Letter)
	kind := loc.T(l.Kind.MessageKey())
	if l.ByHand {
		kind = together(kind, loc.T("archive.by_hand"))
	}
	parts := []sheet.StoryPart{
		{Kind: sheet.StoryHead, Text: strconv.Itoa(l.Number) + ". " + together(date(loc, on), kind, loc.T(l.Occasion.MessageKey()))},
		{Kind: sheet.StorySmall, Text: strings.Join(m.course(loc, p, l), "\n")},
	}
	if l.Address != "" {
		parts = append(parts, sheet.StoryPart{Kind: sheet.StorySmall, Text: strings.ReplaceAll(l.Address, "\n", ", ")})
	}
	if l.card >= 0 {
		c := &p.cards[l.card]
		parts = append(parts, sheet.StoryPart{Kind: sheet.StoryPicture, Picture: c.name, Aspect: c.aspect, Text: loc.T("archive.picture")})
	}
	parts = append(parts, sheet.StoryPart{Text: l.Text})
	return chapter{on, append(parts, scanParts(loc, l.Files)...)}
}

// course is what became of a letter, a line for each step.
func (m *Maker) course(loc *i18n.Localizer, p *Packet, l *Letter) (lines []string) {
	for i := range l.Steps {
		s := &l.Steps[i]
		line := []string{date(loc, s.On), loc.T(s.State.MessageKey())}
		if s.State == app.Arrived || s.State == app.Answered {
			line = append(line, loc.T(s.Evidence.MessageKey()))
		}
		if s.State == app.Returned {
			line = append(line, loc.T(s.Reason.MessageKey()))
		}
		lines = append(lines, together(append(line, s.Service, p.note(s.Note))...))
	}
	if f, known := m.Register.Facility(l.Facility, l.On); known {
		lines = append(lines, f.Name.In(p.Lang))
	}
	return lines
}

func (m *Maker) replyPart(loc *i18n.Localizer, p *Packet, r *Reply) chapter {
	came := loc.T("replies.came", "Date", date(loc, r.On))
	if !r.Written.IsZero() {
		came = together(came, loc.T("replies.written", "Date", date(loc, r.Written)))
	}
	parts := []sheet.StoryPart{
		{Kind: sheet.StoryHead, Text: together(date(loc, r.On), loc.T("event.kind.reply"))},
		{Kind: sheet.StorySmall, Text: came},
		{Text: r.Original.Text},
	}
	if r.Translation.Text != "" {
		parts = append(parts, sheet.StoryPart{Kind: sheet.StorySmall, Text: together(loc.T("replies.form.translation"), r.Translation.By)}, sheet.StoryPart{Text: r.Translation.Text})
	}
	if note := p.note(r.Note); note != "" {
		parts = append(parts, sheet.StoryPart{Kind: sheet.StorySmall, Text: note})
	}
	return chapter{r.On, append(parts, scanParts(loc, r.Files)...)}
}

// draftPart is what was written and never sent, on the day on which it was changed last.
func draftPart(loc *i18n.Localizer, d *app.Draft) chapter {
	on := app.DateOf(d.Changed)
	parts := []sheet.StoryPart{
		{Kind: sheet.StoryHead, Text: together(date(loc, on), loc.T("archive.draft"), loc.T(d.Occasion.MessageKey()))},
		{Text: d.Original.Text},
	}
	if d.Translation.Text != "" {
		parts = append(parts, sheet.StoryPart{Kind: sheet.StorySmall, Text: together(loc.T("replies.form.translation"), d.Translation.By)}, sheet.StoryPart{Text: d.Translation.Text})
	}
	return chapter{on, parts}
}

// scanParts are scans, each as large as the page; a PDF is named, since it lies beside.
func scanParts(loc *i18n.Localizer, files []File) (parts []sheet.StoryPart) {
	for _, f := range files {
		if f.Kind == app.PDF || f.Width <= 0 || f.Height <= 0 {
			parts = append(parts, sheet.StoryPart{Kind: sheet.StorySmall, Text: loc.T("archive.beside", "File", f.Name)})
			continue
		}
		parts = append(parts, sheet.StoryPart{Kind: sheet.StoryPicture, Picture: f.Name, Aspect: float64(f.Width) / float64(f.Height)})
	}
	return parts
}
