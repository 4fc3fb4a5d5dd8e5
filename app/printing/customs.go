package printing

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/customs"
	"vestka/app/pdf"
	"vestka/app/sheet"
	"vestka/app/spooler"
	"vestka/i18n"
)

// CustomsDeclaration is a declaration for a parcel, with who sends it to whom. Nothing of it is kept.
type CustomsDeclaration struct {
	customs.Declaration
	From, To []string // lines; those of From may have the fields of a return address
	Sender   string   // what {sender} is there
	Lang     app.Lang // of the country that it goes to, beside English and French
	Reader   app.Lang // of who copies it
	Sample   bool     // to somebody of the sample list
}

// inFrench is what stands on the forms of the Universal Postal Union beside English, by
// the key of that: French is no language of ours.
var inFrench = map[string]string{
	"customs.title":    "Déclaration en douane",
	"customs.opened":   "Peut être ouvert d’office",
	"customs.from":     "De",
	"customs.to":       "À",
	"customs.category": "Catégorie de l’envoi",
	"customs.gift":     "Cadeau",
	"customs.docs":     "Documents",
	"customs.sample":   "Échantillon commercial",
	"customs.other":    "Autre",
	"customs.what":     "Description détaillée du contenu",
	"customs.count":    "Quantité",
	"customs.weight":   "Poids net (en kg)",
	"customs.value":    "Valeur",
	"customs.hs":       "N° tarifaire du SH",
	"customs.origin":   "Pays d’origine",
	"customs.gross":    "Poids brut total (en kg)",
	"customs.total":    "Total",
	"customs.sign":     "Date et signature de l’expéditeur",
	"customs.certify": "Je certifie que les renseignements donnés dans la présente déclaration sont exacts et que cet envoi ne contient " +
		"aucun objet dangereux ou interdit par la législation ou la réglementation postale ou douanière.",
}

// Check says what of the declaration cannot be; nil where nothing is wrong.
func (d *CustomsDeclaration) Check() error {
	empty := func(lines []string) bool { return strings.TrimSpace(strings.Join(lines, "")) == "" }
	switch {
	case empty(d.From):
		return wrong("error.paper.no_return", nil)
	case empty(d.To):
		return wrong("error.customs.to", nil)
	}
	if _, err := d.from(); err != nil {
		return err
	}
	return d.Declaration.Check()
}

// from are the lines of who sends it, with their fields filled in.
func (d *CustomsDeclaration) from() ([]string, error) {
	return ReturnLines(strings.Join(d.From, "\n"), Request{Lang: d.Lang, Sender: d.Sender})
}

// sheet is the declaration as it stands on paper.
func (d *CustomsDeclaration) sheet() sheet.Customs {
	reader := i18n.For(string(d.Reader)).T
	t := d.label
	form, why := d.Form()
	from, _ := d.from() // that it can be read was checked
	page := sheet.Customs{
		Notice: reader("customs.notice"), Title: t("customs.title"), Form: string(form), Opened: t("customs.opened"),
		From: sheet.Labelled{Label: t("customs.from"), Text: strings.Join(from, "\n")}, To: sheet.Labelled{Label: t("customs.to"), Text: strings.Join(d.To, "\n")},
		Category: t("customs.category"),
		Columns: [6]string{
			t("customs.what"), t("customs.count"), t("customs.weight"), t("customs.value") + " (" + d.Currency + ")", t("customs.hs"), t("customs.origin"),
		},
		Certify: t("customs.certify"), Sign: t("customs.sign"),
		Foot: reader(why, "Currency", d.Currency, "Total", d.Amount(d.Value())),
	}
	for i, key := range []string{"customs.gift", "customs.docs", "customs.sample", "customs.other"} {
		page.Choices = append(page.Choices, sheet.Choice{Label: t(key), Ticked: d.Category == customs.Categories[i]})
	}
	for i := range d.Lines {
		l := &d.Lines[i]
		page.Rows = append(page.Rows, [6]string{
			underneath(l.Text, l.Local), strconv.Itoa(l.Count), customs.Kilograms(l.Grams), d.Amount(l.Value), l.HS, l.Origin,
		})
	}
	gross := "" // to be written in at the post office
	if d.Gross > 0 {
		gross = customs.Kilograms(d.Gross)
	}
	page.Totals = [][6]string{
		{t("customs.total"), "", customs.Kilograms(d.Grams()), d.Amount(d.Value())},
		{t("customs.gross"), "", gross},
	}
	if d.Sample {
		page.Mark = reader("print.sample_mark")
	}
	return page
}

// label is what stands on the form in English, French and the language of the country.
func (d *CustomsDeclaration) label(key string) string {
	english := i18n.For(string(app.English)).T(key)
	parts := []string{english}
	if french := inFrench[key]; french != "" && french != english {
		parts = append(parts, french)
	}
	if d.Lang != app.English && d.Lang != "" {
		parts = append(parts, i18n.For(string(d.Lang)).T(key))
	}
	return strings.Join(parts, " / ")
}

func (p *Press) writeCustoms(ctx context.Context, d *CustomsDeclaration, w io.Writer) error {
	return pdf.Write(ctx, w, pdf.Document{Fonts: p.fonts, Pages: slices.Values(sheet.LayCustoms(p.fonts, d.sheet()))})
}

// SaveCustoms writes the declaration as PDF to the path.
func (p *Press) SaveCustoms(ctx context.Context, d CustomsDeclaration, path string) error {
	if err := d.Check(); err != nil {
		return err
	}
	return p.guard.Save(path, func(w io.Writer) error { return p.writeCustoms(ctx, &d, w) })
}

// PrintCustoms hands the declaration to a printer, on one side, as often as wanted.
func (p *Press) PrintCustoms(ctx context.Context, to spooler.Spooler, d CustomsDeclaration, t Target, copies int) error {
	if err := d.Check(); err != nil {
		return err
	}
	if to.NeedsFile() {
		return &app.Error{Code: app.Refused, Key: "error.spool.file", Hint: "error.spool.file.hint"}
	}
	var b bytes.Buffer
	if err := p.writeCustoms(ctx, &d, &b); err != nil {
		return err
	}
	_, err := to.Print(ctx, spooler.Document{Queue: t.Printer, Tray: t.Tray, Title: "0", Sides: spooler.OneSided, Copies: copies, W: sheet.A4.W, H: sheet.A4.H, PDF: &b})
	return err
}
