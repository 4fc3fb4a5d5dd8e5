package giving

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/importer/table"
)

// Field is what a column of a bank's file holds.
type Field string

// The fields.
const (
	FieldDate     Field = "date"
	FieldAmount   Field = "amount"
	FieldCurrency Field = "currency"
	FieldPayee    Field = "payee"
	FieldPurpose  Field = "purpose"
	FieldReceipt  Field = "receipt" // number of the transaction
)

// MessageKey names the field for people.
func (f Field) MessageKey() string {
	switch f {
	case FieldAmount:
		return "giving.form.amount"
	case FieldCurrency:
		return "giving.page.currency"
	case FieldPayee:
		return "giving.form.payee"
	case FieldPurpose:
		return "giving.form.purpose"
	case FieldReceipt:
		return "giving.form.receipt"
	default:
		return "giving.form.date"
	}
}

// Fields are all of them, in the order in which columns are guessed.
var Fields = []Field{FieldDate, FieldAmount, FieldCurrency, FieldPayee, FieldPurpose, FieldReceipt}

// headings are how the columns of banks begin, in small letters.
var headings = map[Field][]string{
	FieldDate:     {"date", "booking date", "buchungstag", "buchungsdatum", "valuta", "дата", "data", "datum"},
	FieldAmount:   {"amount", "betrag", "umsatz", "kwota", "сумма", "сума", "montant"},
	FieldCurrency: {"currency", "währung", "waluta", "валюта", "devise"},
	FieldPayee:    {"payee", "beneficiary", "recipient", "name", "begünstigter", "empfänger", "zahlungsempfänger", "odbiorca", "nazwa", "получатель", "атрымальнік", "контрагент"},
	FieldPurpose:  {"purpose", "description", "reference", "verwendungszweck", "buchungstext", "tytuł", "opis", "назначение", "прызначэнне", "описание"},
	FieldReceipt:  {"transaction", "receipt", "number", "id", "referenz", "numer", "номер", "нумар"},
}

// Choice is what somebody says of a bank's file; what is left out is found out.
type Choice struct {
	table.Settings
	Columns  map[Field]string // headers; an empty one says that no column holds it
	Currency string           // of the amounts, where no column says it
	Order    string           // of a date in figures that may be two: dmy, mdy, ymd
	Decimal  string           // the sign before the places of amounts: a comma or a point
	Kind     app.PayeeKind    // of all payees
	Again    bool             // also what is in the book already
}

// State is what becomes of a row.
type State string

// The states.
const (
	RowNew      State = "new"
	RowKnown    State = "known"    // is in the book already
	RowIncoming State = "incoming" // money that came
	RowBad      State = "bad"
)

// MessageKey names it for people.
func (s State) MessageKey() string {
	switch s {
	case RowKnown:
		return "bank.row.known"
	case RowIncoming:
		return "bank.row.incoming"
	case RowBad:
		return "bank.row.bad"
	default:
		return "bank.row.new"
	}
}

// Row is a row of a bank's file as it was understood.
type Row struct {
	Line     int
	Donation app.Donation
	State    State
	Problem  error // why it is RowBad
}

// Statement is a bank's file as it was understood.
type Statement struct {
	Found   table.Detected
	Header  []string
	Columns map[Field]string
	Rows    []Row
	choice  Choice
}

// mostRows is how many rows a bank's file may have.
const mostRows = 20_000

// New are the donations that are not in the book yet.
func (s *Statement) New() []app.Donation {
	var all []app.Donation
	for i := range s.Rows {
		if s.Rows[i].State == RowNew || s.choice.Again && s.Rows[i].State == RowKnown {
			all = append(all, s.Rows[i].Donation)
		}
	}
	return all
}

// Statement reads a bank's file. Nothing is written. A file that is no table, or of which
// it is not known where date and amount stand, is Refused.
func (b *Book) Statement(ctx context.Context, r io.ReaderAt, size int64, choice Choice) (*Statement, error) {
	in, err := table.Open(ctx, r, size, choice.Settings)
	if err != nil {
		return nil, err
	}
	s := &Statement{Found: in.Detected(), Header: in.Header(), choice: choice}
	if s.Columns, err = b.columns(ctx, s.Header, choice.Columns); err != nil {
		return nil, err
	}
	at := map[Field]int{}
	for field, header := range s.Columns {
		if header != "" {
			at[field] = slices.Index(s.Header, header)
		}
	}
	var rows []table.Row
	for {
		row, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if len(rows) == mostRows {
			return nil, &app.Error{Code: app.Refused, Key: "error.bank.many", Args: app.Args{"Count": mostRows}}
		}
		row.Cells = slices.Clone(row.Cells)
		rows = append(rows, row)
	}
	if choice.Decimal == "" {
		choice.Decimal = decimal(rows, at[FieldAmount])
	}
	for i := range rows {
		s.Rows = append(s.Rows, choice.row(&rows[i], at))
	}
	s.outgoing()
	return s, b.known(ctx, s)
}

// decimal is the sign before the places in a file whose amounts agree on it; empty where
// they do not, or none of them says.
func decimal(rows []table.Row, column int) (mark string) {
	for i := range rows {
		if column >= len(rows[i].Cells) {
			continue
		}
		one := app.DecimalMark(rows[i].Cells[column])
		if one != "" && mark != "" && one != mark {
			return ""
		}
		mark = cmp.Or(mark, one)
	}
	return mark
}

// columns are those that were named, those of a file of the same columns that was taken
// in before, and those that are guessed by their headers.
func (b *Book) columns(ctx context.Context, header []string, named map[Field]string) (map[Field]string, error) {
	found := map[Field]string{}
	kept, err := b.Setting(ctx, shapeKey(header))
	if err != nil {
		return nil, err
	}
	if kept != "" && json.Unmarshal([]byte(kept), &found) != nil {
		found = map[Field]string{} // of another version of the program
	}
	for field, name := range named {
		if name == "" {
			found[field] = ""
			continue
		}
		at := slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), strings.TrimSpace(name)) })
		if at < 0 {
			return nil, &app.Error{Code: app.Invalid, Key: "error.bank.column", Args: app.Args{"Column": name}}
		}
		found[field] = header[at]
	}
	for _, field := range Fields {
		if _, known := found[field]; !known {
			if name, guessed := guessBy(header, headings[field], found); guessed {
				found[field] = name
			}
		}
	}
	for _, needed := range []Field{FieldDate, FieldAmount} {
		if found[needed] == "" {
			return nil, &app.Error{Code: app.Refused, Key: "error.bank.needs", Hint: "error.bank.needs.hint", Args: app.Args{"Field": string(needed)}}
		}
	}
	return found, nil
}

// guessBy is the first column that no other field has whose header begins with one of the words.
func guessBy(header, words []string, taken map[Field]string) (string, bool) {
	for _, word := range words {
		for _, h := range header {
			free := true
			for _, other := range taken {
				free = free && other != h
			}
			if free && strings.HasPrefix(strings.ToLower(strings.TrimSpace(h)), word) {
				return h, true
			}
		}
	}
	return "", false
}

// shapeKey is under what the columns of a file are remembered: by their names alone.
func shapeKey(header []string) string {
	sum := sha256.Sum256([]byte(strings.Join(header, "\x00")))
	return "bank/" + hex.EncodeToString(sum[:8])
}

func (c *Choice) row(row *table.Row, at map[Field]int) Row {
	cell := func(f Field) string {
		if i, has := at[f]; has && i >= 0 && i < len(row.Cells) {
			return strings.TrimSpace(row.Cells[i])
		}
		return ""
	}
	out := Row{Line: row.Line, State: RowNew}
	bad := func(err error) Row {
		out.State, out.Problem = RowBad, err
		return out
	}
	if row.Raw != "" && len(row.Problems) > 0 {
		p := &row.Problems[0]
		return bad(&app.Error{Code: app.Invalid, Key: p.MessageKey(), Args: p.MessageArgs()})
	}
	d := app.Donation{PayeeKind: c.Kind, Payee: cell(FieldPayee), Purpose: cell(FieldPurpose), Receipt: app.Receipt{Nr: cell(FieldReceipt)}}
	var err error
	if d.On, err = c.date(cell(FieldDate)); err != nil {
		return bad(err)
	}
	currency := strings.ToUpper(cell(FieldCurrency))
	if currency == "" {
		currency = c.Currency
	}
	if d.Amount, err = app.ReadMarked(strings.TrimPrefix(cell(FieldAmount), "+"), currency, c.Decimal); err != nil {
		if e := (*app.Error)(nil); errors.As(err, &e) && (e.Key == "error.money.two_ways" || e.Key == "error.money.three_places") {
			err = &app.Error{Code: app.Invalid, Key: "error.bank.decimal", Args: app.Args{"Value": cell(FieldAmount)}}
		}
		return bad(err)
	}
	out.Donation = d
	return out
}

// date reads a date, one that may be two by the order that was said. Between dots the
// year of two figures stands last: so banks shorten it that write dots.
func (c *Choice) date(text string) (app.Date, error) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) })
	order := c.Order
	if order == "" && strings.Count(text, ".") == 2 && len(parts) == 3 && len(parts[2]) == 2 {
		order = "dmy"
	}
	if order == "" || len(parts) != 3 {
		return importer.ReadDate(text)
	}
	var d app.Date
	for i, r := range order {
		n, err := strconv.Atoi(parts[i])
		if err != nil {
			return d, err
		}
		switch r {
		case 'd':
			d.Day = n
		case 'm':
			d.Month = n
		default:
			if d.Year = n; n < 100 {
				d.Year += 2000
			}
		}
	}
	if !d.Valid() || !d.Full() {
		return app.Date{}, &app.Error{Code: app.Invalid, Key: "error.date.none", Args: app.Args{"Value": text}}
	}
	return d, nil
}

// outgoing tells what was paid from what came: where some amounts are below nought those
// were paid, else all were.
func (s *Statement) outgoing() {
	signed := slices.ContainsFunc(s.Rows, func(r Row) bool { return r.State == RowNew && r.Donation.Amount.Minor < 0 })
	for i := range s.Rows {
		r := &s.Rows[i]
		if r.State != RowNew {
			continue
		}
		switch {
		case signed && r.Donation.Amount.Minor >= 0:
			r.State = RowIncoming
		case signed:
			r.Donation.Amount.Minor = -r.Donation.Amount.Minor
		}
		if r.State == RowNew {
			r.Donation, r.Problem = r.Donation.Clean()
			if r.Problem != nil {
				r.State = RowBad
			}
		}
	}
}

// payment is what two entries of the same payment have in common.
type payment struct {
	on     app.Date
	amount app.Money
}

// known finds the rows that are in the book already: of as many payments of one day and
// amount as it has, so that two that are alike in the file are two.
func (b *Book) known(ctx context.Context, s *Statement) error {
	all, err := b.Donations(ctx, app.DonationFilter{})
	if err != nil {
		return err
	}
	there := map[payment]int{}
	for i := range all {
		there[payment{all[i].On, all[i].Amount}]++
	}
	for i := range s.Rows {
		key := payment{s.Rows[i].Donation.On, s.Rows[i].Donation.Amount}
		if s.Rows[i].State == RowNew && there[key] > 0 {
			there[key]--
			s.Rows[i].State = RowKnown
		}
	}
	return nil
}

// Take writes what is new into the book, in one step, and remembers the columns.
func (b *Book) Take(ctx context.Context, s *Statement) ([]app.DonationID, app.Changes, error) {
	shape, err := json.Marshal(s.Columns)
	if err != nil {
		return nil, app.Changes{}, err
	}
	if err := app.KeepSetting(ctx, b, shapeKey(s.Header), string(shape)); err != nil {
		return nil, app.Changes{}, err
	}
	return b.SaveDonations(ctx, s.New()...)
}
