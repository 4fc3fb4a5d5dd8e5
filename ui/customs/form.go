package customs

import (
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/customs"
	"vestka/app/printing"
	"vestka/ui/kit"
)

// form is the sheet on which the contents of a parcel are typed.
type form struct {
	*Desk
	frame  kit.Frame
	to     []string
	sample bool

	kind, category       int
	from                 *kit.Entry
	currency, sdr, gross *kit.Entry
	rows                 []*row
	lines                []fyne.CanvasObject
	list                 *kit.Column
	says                 *kit.Text
	close                func()
}

// row is one sort of things, as it is typed.
type row struct{ text, local, count, grams, value, hs, origin *kit.Entry }

// firstRows are the empty rows that a form begins with.
const firstRows = 2

func newForm(d *Desk, frame kit.Frame, to []string, from string, sample bool) *form {
	f := &form{Desk: d, frame: frame, to: to, sample: sample, from: kit.NewLines(3), says: kit.NewText(kit.Body(frame.Loc().T("customs.ask")))}
	f.from.SetText(from)
	f.currency, f.sdr, f.gross = kit.NewEntry(), kit.NewEntry(), kit.NewEntry()
	f.currency.SetText("EUR")
	f.list = kit.NewColumn(kit.Inside)
	for range firstRows {
		f.add()
	}
	return f
}

func (f *form) show() {
	loc := f.frame.Loc()
	t := loc.T
	kinds := kit.NewChoice([]string{t("customs.kind.packet"), t("customs.kind.parcel")}, f.kind, func(i int) { f.kind = i })
	boxes := kit.NewSelect([]string{t("customs.gift"), t("customs.docs"), t("customs.sample"), t("customs.other")}, f.category, func(i int) { f.category = i })
	body := kit.NewColumn(
		kit.Inside, f.says,
		beside(kit.NewField(t("customs.from"), f.from, ""), kit.NewField(t("customs.to"), kit.NewText(kit.Body(strings.Join(f.to, "\n"))), "")),
		beside(kit.NewField(t("customs.kind"), kinds, ""), kit.NewField(t("customs.category"), boxes, "")),
		beside(kit.NewField(t("customs.currency"), f.currency, ""), kit.NewField(t("customs.gross.grams"), f.gross, ""), kit.NewField(t("customs.sdr"), f.sdr, "")),
		kit.NewText(kit.Small(t("customs.sdr.hint"))),
		kit.NewDivider(), f.list, kit.NewFlow(0, kit.NewLink(t("customs.row.add"), func() { f.frame.Focus(f.add().text) })),
	)
	f.close = f.frame.Dialogs().Show(kit.Sheet{
		Title: t("customs.declaration"), Body: body, Width: 760, Focus: f.rows[0].text, Draft: "customs", Fields: f.fields(),
		Actions: []kit.Action{
			{Label: t("dialog.cancel")},
			{Label: t("customs.save"), Primary: true, Stay: true, Do: f.save},
		},
	})
}

// fields are what is kept of the form while the window is locked.
func (f *form) fields() kit.Fields {
	all := kit.Fields{"from": f.from, "currency": f.currency, "sdr": f.sdr, "gross": f.gross}
	for i, r := range f.rows {
		nr := strconv.Itoa(i)
		all["text"+nr], all["local"+nr], all["count"+nr], all["grams"+nr] = r.text, r.local, r.count, r.grams
		all["value"+nr], all["hs"+nr], all["origin"+nr] = r.value, r.hs, r.origin
	}
	return all
}

// beside stands fields side by side, equally wide.
func beside(fields ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewGridWithColumns(len(fields), fields...)
}

// add adds an empty row, or gives the last one where there can be no more.
func (f *form) add() *row {
	if len(f.rows) == customs.MostLines {
		return f.rows[len(f.rows)-1]
	}
	t := f.frame.Loc().T
	entry := func(name string) *kit.Entry {
		e := kit.NewEntry()
		e.SetPlaceHolder(name)
		return e
	}
	r := &row{
		text: entry(t("customs.row.text")), local: entry(t("customs.row.local")), count: entry(t("customs.row.count")), grams: entry(t("customs.row.grams")),
		value: entry(t("customs.row.value")), hs: entry(t("customs.row.hs")), origin: entry(t("customs.row.origin")),
	}
	f.rows = append(f.rows, r)
	f.lines = append(f.lines, kit.NewColumn(6, beside(r.text, r.local), beside(r.count, r.grams, r.value, r.hs, r.origin)))
	f.list.Set(f.lines...)
	return r
}

// empty reports that nothing is typed in the row.
func (r *row) empty() bool {
	return strings.TrimSpace(r.text.Text+r.local.Text+r.count.Text+r.grams.Text+r.value.Text+r.hs.Text+r.origin.Text) == ""
}

// line is what the row says; a number that is none is told by Check.
func (r *row) line() customs.Line {
	count := 1
	if strings.TrimSpace(r.count.Text) != "" {
		count = whole(r.count.Text)
	}
	return customs.Line{
		Text: strings.TrimSpace(r.text.Text), Local: strings.TrimSpace(r.local.Text), Count: count, Grams: whole(r.grams.Text),
		Value: number(r.value.Text), HS: strings.NewReplacer(".", "", " ", "").Replace(r.hs.Text), Origin: strings.ToUpper(strings.TrimSpace(r.origin.Text)),
	}
}

// number is what is typed, negative for what is no number.
func number(text string) float64 {
	v, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(text), ",", ".", 1), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) || v > math.MaxInt32 {
		return -1
	}
	return v
}

// whole is a number without a fraction, negative for any other.
func whole(text string) int {
	v := number(text)
	if v != math.Trunc(v) {
		return -1
	}
	return int(v)
}

// gross is a weight that may be left out.
func gross(text string) int {
	if strings.TrimSpace(text) == "" {
		return 0
	}
	return whole(text)
}

// optional is a number that may be left out.
func optional(text string) float64 {
	if strings.TrimSpace(text) == "" {
		return 0
	}
	return number(text)
}

// declaration is what the form says.
func (f *form) declaration() printing.CustomsDeclaration {
	n := printing.CustomsDeclaration{
		From: strings.Split(strings.TrimSpace(f.from.Text), "\n"), To: f.to, Lang: app.Belarusian, Reader: app.Lang(f.frame.Loc().Lang()), Sample: f.sample,
		Declaration: customs.Declaration{
			Kind: customs.Kinds[f.kind], Category: customs.Categories[f.category], Currency: strings.ToUpper(strings.TrimSpace(f.currency.Text)),
			SDR: optional(f.sdr.Text), Gross: gross(f.gross.Text),
		},
	}
	for _, r := range f.rows {
		if !r.empty() {
			n.Lines = append(n.Lines, r.line())
		}
	}
	return n
}

// save says what is wrong, or asks where the declaration goes.
func (f *form) save() {
	n, loc := f.declaration(), f.frame.Loc()
	if err := n.Check(); err != nil {
		text, _ := loc.Error(err)
		f.says.Set(kit.Body(text).In(kit.No))
		f.frame.Focus(f.rows[0].text)
		return
	}
	f.frame.SaveOutside(kit.FileRequest{Title: loc.T("customs.declaration"), Name: "customs.pdf", Extensions: []string{".pdf"}}, func(path string) {
		f.Desk.save(f.frame, n, path, f.close)
	})
}
