package giving

import (
	"encoding/json"
	"io"
	"slices"
	"strconv"

	"vestka/app"
	"vestka/app/exporter"
)

// Format is a form of file in which donations leave the store.
type Format string

// The forms.
const (
	CSV     Format = "csv"
	XLSX    Format = "xlsx"
	Hledger Format = "hledger"
	JSON    Format = "json"
)

// Formats are all of them.
var Formats = []Format{CSV, XLSX, Hledger, JSON}

// With is what leaves the store only when it is asked for.
type With struct {
	Names bool // of people who were helped, and of payees who are people or may be
	Notes bool // notes and reasons, in which anything may stand
}

// Left names what an export leaves out.
type Left string

// What is left out.
const (
	LeftPerson Left = "person"
	LeftPayee  Left = "payee" // of families, lawyers and those of whom it is not known
	LeftNote   Left = "note"
	LeftReason Left = "reason"
	LeftFiles  Left = "files"  // scans of receipts are never in an export
	LeftAmount Left = "amount" // a journal of accounts has no entry without one
	// LeftCancelled names what was cancelled, which moves no money in a journal of accounts.
	LeftCancelled Left = "cancelled"
)

// MessageKey names it for people.
func (l Left) MessageKey() string {
	switch l {
	case LeftPerson:
		return "export.left.person"
	case LeftPayee:
		return "export.left.payee"
	case LeftNote:
		return "export.left.note"
	case LeftReason:
		return "export.left.reason"
	case LeftAmount:
		return "export.left.amount"
	case LeftCancelled:
		return "export.left.cancelled"
	case LeftText:
		return "export.left.text"
	case LeftOwn:
		return "export.left.own"
	case LeftLists:
		return "export.left.lists"
	case LeftSettings:
		return "export.left.settings"
	default:
		return "export.left.files"
	}
}

// bodies are payees that are no people.
var bodies = []app.PayeeKind{app.Organisation, app.Fund, app.ServicePayee, app.Fine, app.Commissary, app.Postage}

// Without is a donation as it may leave the store, and what was left out of it.
func (w With) Without(d app.Donation) (app.Donation, []Left) {
	var left []Left
	if !w.Names {
		if d.Person != 0 {
			left, d.Person = append(left, LeftPerson), 0
		}
		if d.Payee != "" && !slices.Contains(bodies, d.PayeeKind) {
			left, d.Payee = append(left, LeftPayee), ""
		}
	}
	if !w.Notes {
		if d.Note != "" {
			left, d.Note = append(left, LeftNote), ""
		}
		if d.Cancelled != "" {
			left, d.Cancelled = append(left, LeftReason), cancelled
		}
	}
	if d.Receipt.Files > 0 {
		left = append(left, LeftFiles)
	}
	return d, left
}

// cancelled stands for a reason that is left out.
const cancelled = "cancelled"

// Exported is what is to be written.
type Exported struct {
	Donations []app.Donation
	Left      []Left
	Begins    YearBegins
	name      func(app.PersonID) string
}

// Leave makes donations ready to leave the store, the oldest first. name is what
// somebody is called.
func Leave(all []app.Donation, begins YearBegins, with With, name func(app.PersonID) string) *Exported {
	e := &Exported{Begins: begins, name: name}
	for i := range slices.Backward(all) {
		d, left := with.Without(all[i])
		e.Donations = append(e.Donations, d)
		for _, one := range left {
			if !slices.Contains(e.Left, one) {
				e.Left = append(e.Left, one)
			}
		}
	}
	slices.Sort(e.Left)
	return e
}

// For is what is left out in a form of file.
func (e *Exported) For(f Format) []Left {
	left := slices.Clone(e.Left)
	if f == Hledger && slices.ContainsFunc(e.Donations, func(d app.Donation) bool { return d.Amount.IsZero() }) {
		left = append(left, LeftAmount)
	}
	if f == Hledger && slices.ContainsFunc(e.Donations, func(d app.Donation) bool { return d.Cancelled != "" }) {
		left = append(left, LeftCancelled)
	}
	return left
}

// Entries is how many donations stand in a form of file.
func (e *Exported) Entries(f Format) int {
	if f == Hledger {
		return len(e.entries())
	}
	return len(e.Donations)
}

// Header are the columns of a table of donations; programs may rely on their names.
var Header = []string{
	"id", "date", "year", "amount", "currency", "in_kind", "payee_kind", "payee", "purpose", "person_id", "person", "method", "fee", "fee_currency",
	"receipt_none", "receipt_number", "receipt_date", "receipt_files", "thanked", "plan", "cancelled", "home_amount", "home_currency", "rate", "rate_source", "rate_date", "note",
}

// Write writes the donations; remarks stand at the head of a form that has room for them.
func (e *Exported) Write(w io.Writer, f Format, remarks []string) error {
	switch f {
	case CSV:
		return exporter.WriteCSV(w, Header, e.texts())
	case XLSX:
		return exporter.WriteXLSX(w, "donations", Header, e.cells())
	case Hledger:
		return exporter.WriteHledger(w, remarks, e.entries())
	default:
		return e.writeJSON(w)
	}
}

func (e *Exported) cells() [][]any {
	rows := make([][]any, len(e.Donations))
	for i := range e.Donations {
		d := &e.Donations[i]
		name := ""
		if d.Person != 0 {
			name = e.name(d.Person)
		}
		rows[i] = []any{
			strconv.FormatInt(int64(d.ID), 10), d.On, e.Begins.Name(e.Begins.YearOf(d.On)), d.Amount, d.Amount.Currency, yes(d.InKind), string(d.PayeeKind), d.Payee, d.Purpose,
			number(int64(d.Person)), name, d.Method, d.Fee, d.Fee.Currency, yes(d.Receipt.None), d.Receipt.Nr, d.Receipt.On, number(int64(d.Receipt.Files)),
			d.ThankedOn, number(int64(d.Plan)), d.Cancelled, d.Home.Amount, d.Home.Amount.Currency, string(d.Home.Rate), d.Home.Source, d.Home.On, d.Note,
		}
	}
	return rows
}

func (e *Exported) texts() [][]string {
	rows := make([][]string, len(e.Donations))
	for i, cells := range e.cells() {
		row := make([]string, len(cells))
		for c, cell := range cells {
			switch v := cell.(type) {
			case app.Money:
				row[c] = v.Plain()
			case app.Date:
				row[c] = v.String()
			case string:
				row[c] = v
			}
		}
		rows[i] = row
	}
	return rows
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

// number is empty for nought, which says that there is none.
func number(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

func (e *Exported) writeJSON(w io.Writer) error {
	return writeObject(w, map[string]any{"donations": e.objects(), "left_out": append([]Left{}, e.Left...)})
}

func (e *Exported) objects() []map[string]string {
	rows := make([]map[string]string, len(e.Donations))
	for i, row := range e.texts() {
		rows[i] = make(map[string]string, len(row))
		for c, text := range row {
			rows[i][Header[c]] = text
		}
	}
	return rows
}

func writeObject(w io.Writer, object any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(object)
}

// entries are the donations as a journal of accounts: what was given goes from the
// user's money to an account of the payee's kind. What was cancelled moves no money, and
// what has no amount cannot stand in one.
func (e *Exported) entries() []exporter.Entry {
	var entries []exporter.Entry
	for i := range e.Donations {
		d := &e.Donations[i]
		if d.Cancelled != "" || d.Amount.IsZero() {
			continue
		}
		kind := string(d.PayeeKind)
		if kind == "" {
			kind = "unnamed"
		}
		from := []string{"assets", "money"}
		if d.InKind {
			from = []string{"equity", "in kind"}
		}
		one := exporter.Entry{
			On: app.Date{Year: d.On.Year, Month: max(d.On.Month, 1), Day: max(d.On.Day, 1)}, Payee: d.Payee,
			Tags:     e.tags(d),
			Postings: []exporter.Posting{{Account: []string{"expenses", "giving", kind}, Amount: d.Amount}, {Account: from, Amount: minus(d.Amount)}},
		}
		if !d.Fee.IsZero() {
			one.Postings = append(one.Postings, exporter.Posting{Account: []string{"expenses", "fees"}, Amount: d.Fee}, exporter.Posting{Account: []string{"assets", "money"}, Amount: minus(d.Fee)})
		}
		if d.Note != "" {
			one.Comment = []string{d.Note}
		}
		entries = append(entries, one)
	}
	return entries
}

func minus(m app.Money) app.Money { return app.Money{Minor: -m.Minor, Currency: m.Currency} }

func (e *Exported) tags(d *app.Donation) [][2]string {
	tags := [][2]string{{"id", strconv.FormatInt(int64(d.ID), 10)}}
	add := func(name, value string) {
		if value != "" {
			tags = append(tags, [2]string{name, value})
		}
	}
	if !d.On.Full() {
		add("known", d.On.String())
	}
	if d.Person != 0 {
		add("person", e.name(d.Person))
	}
	add("purpose", d.Purpose)
	add("method", d.Method)
	add("receipt", d.Receipt.Nr)
	if !d.Home.Amount.IsZero() {
		add("home", d.Home.Amount.Plain()+" "+d.Home.Amount.Currency)
		add("rate", string(d.Home.Rate))
		add("source", d.Home.Source)
	}
	return tags
}
