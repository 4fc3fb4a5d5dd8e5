package evening

import (
	"context"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/pdf"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/i18n"
)

// SavePDF writes the evening in the language of the writers to the path: who got
// whom, then a page for each person. progress may be nil.
func (h *Host) SavePDF(ctx context.Context, e *Evening, lang app.Lang, path string, progress func(done, total int)) error {
	if len(e.Places) == 0 {
		return &app.Error{Code: app.Refused, Key: "error.nothing_to_print"}
	}
	pages, err := h.pages(ctx, e, lang)
	if err != nil {
		return err
	}
	return h.Guard.Save(path, func(w io.Writer) error {
		return pdf.Write(ctx, w, pdf.Document{Fonts: h.Fonts, Pages: pages.all(), Progress: func(done int) {
			if progress != nil {
				progress(done, pages.count())
			}
		}})
	})
}

// planned are the pages of an evening; the sheets are planned as they are written.
type planned struct {
	first  []sheet.Page
	briefs []sheet.Brief
	fonts  *sheet.Fonts
}

func (p *planned) count() int { return len(p.first) + len(p.briefs) }

func (p *planned) all() iter.Seq[sheet.Page] {
	return func(yield func(sheet.Page) bool) {
		for _, page := range p.first {
			if !yield(page) {
				return
			}
		}
		for _, b := range p.briefs {
			if !yield(sheet.LayBrief(p.fonts, b)) {
				return
			}
		}
	}
}

func (h *Host) pages(ctx context.Context, e *Evening, lang app.Lang) (*planned, error) {
	sender, err := h.Rules.Sender(ctx)
	if err != nil {
		return nil, err
	}
	in, err := app.SettingValue(ctx, h.Store, app.SettingCase)
	if err != nil {
		return nil, err
	}
	w := &writing{Host: h, evening: e, lang: lang, loc: i18n.For(string(lang)), sender: sender, in: app.Case(in)}
	p := &planned{fonts: h.Fonts, first: w.overview()}
	for i := range e.Places {
		b, err := w.brief(ctx, &e.Places[i])
		if err != nil {
			return nil, err
		}
		p.briefs = append(p.briefs, b)
	}
	return p, nil
}

// overview is who got whom, and below who was left out at the user's own wish.
func (w *writing) overview() []sheet.Page {
	t, e := w.loc.T, w.evening
	list := sheet.List{
		Title: t("evening.title"), Subtitle: w.drawnFrom(), Footer: t("evening.footer"),
		Columns: []sheet.Column{
			{Title: t("evening.column.number"), Weight: 0.5},
			{Title: t("evening.column.name"), Weight: 3},
			{Title: t("evening.column.where"), Weight: 3},
			{Title: t("evening.column.letters"), Weight: 1},
			{Title: t("evening.column.writer"), Weight: 2.5},
		},
	}
	for i := range e.Places {
		p := &e.Places[i]
		lines, _ := w.Press.Envelope(p.Person, w.lang, app.Nominative, w.day())
		latin := ""
		if n := p.Names.Latin; !n.Proposed {
			latin = n.Formal()
		}
		list.Rows = append(list.Rows, []string{
			strconv.Itoa(p.Number), strings.TrimSpace(lines[0] + "\n" + latin), w.where(p.Person), strconv.Itoa(p.Had), p.Writer,
		})
		if p.Sample {
			list.Mark = t("print.sample_mark")
		}
	}
	pages := sheet.LayList(w.Fonts, list)
	if out := w.leftOut(); len(out.Rows) > 0 {
		out.Mark = list.Mark
		pages = slices.Concat(pages, sheet.LayList(w.Fonts, out))
	}
	return pages
}

// drawnFrom tells how the draw was made, so that it can be made again.
func (w *writing) drawnFrom() string {
	e, t := w.evening, w.loc.T
	seed := strconv.FormatInt(e.Request.Seed, 10)
	if e.Pot == 0 {
		return t("evening.kept_from", "Count", len(e.Places), "Seed", seed)
	}
	return t("evening.drawn_from", "Count", len(e.Places), "Pot", w.loc.Number(e.Pot), "Seed", seed)
}

// leftOut names those whom the user has marked; why others have no address is no
// matter of the evening.
func (w *writing) leftOut() sheet.List {
	t := w.loc.T
	list := sheet.List{
		Title: t("evening.left_out"), Footer: t("evening.footer"),
		Columns: []sheet.Column{{Title: t("evening.column.name"), Weight: 2}, {Title: t("evening.column.reason"), Weight: 4}},
	}
	for _, r := range w.evening.Skipped {
		if !Marked(r) {
			continue
		}
		if p, known := w.List.Person(r.Person, w.day()); known {
			list.Rows = append(list.Rows, []string{p.Names.Best(w.lang).Formal(), w.loc.Message(r)})
		}
	}
	return list
}

// Marked reports that somebody is left out because of a mark of the user's.
func Marked(r printing.Reason) bool {
	return r.Key == "print.skip.do_not_write" || r.Key == "print.skip.listed_only"
}
