package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"vestka/app"
)

// Column is one column of a list and what it holds.
type Column struct {
	Header string `json:"header"` // as in the file; a column without one is called by its number
	Field  Field  `json:"field"`
	Sure   bool   `json:"sure"`            // not a guess that a person should look at
	Order  Order  `json:"order,omitempty"` // of day, month and year in figures; empty where it holds no dates
}

// Plan is how a file is understood. A user may correct it; it is remembered for
// files of the same shape, and a row that was not taken is read again by it.
type Plan struct {
	Shape    string     `json:"shape"`  // see shapeOf
	Form     string     `json:"form"`   // of the file: "csv", "xlsx", …; for a form of Viasna's its name
	Source   string     `json:"source"` // whose list it is: small Latin letters, figures, hyphens
	Lang     app.Lang   `json:"lang"`   // of the rows
	Everyone app.Status `json:"everyone,omitempty"`
	Columns  []Column   `json:"columns"`
	// Everyone is the status of everybody on the list whose row says none; empty where it
	// is left open.
}

// String is the plan as it is stored.
func (p Plan) String() string {
	b, err := json.Marshal(p)
	if err != nil {
		panic(err) // it holds nothing that cannot be written
	}
	return string(b)
}

// ParsePlan reads what String wrote.
func ParsePlan(s string) (Plan, error) {
	var p Plan
	if err := json.Unmarshal([]byte(s), &p); err != nil {
		return Plan{}, fmt.Errorf("plan of a file: %w", err)
	}
	return p, nil
}

// Unsure counts the columns that a person should look at.
func (p Plan) Unsure() int {
	n := 0
	for _, c := range p.Columns {
		if !c.Sure {
			n++
		}
	}
	return n
}

// place is where the field stands, -1 where no column holds it.
func (p *Plan) place(f Field) int {
	return slices.IndexFunc(p.Columns, func(c Column) bool { return c.Field == f })
}

func (p *Plan) has(f Field) bool { return p.place(f) >= 0 }

// understood reports that of any column it is known what it holds.
func (p *Plan) understood() bool {
	return slices.ContainsFunc(p.Columns, func(c Column) bool { return c.Field != Keep && c.Field != RowNumber })
}

// names reports that a column holds a name or a part of one.
func (p *Plan) names() bool {
	return slices.ContainsFunc(p.Columns, func(c Column) bool { return c.Field.isName() })
}

// shapeOf is equal for files that look alike: the same form and the same
// headers, in whatever letters and with whatever ornaments they are written.
func shapeOf(form string, headers []string) string {
	words := make([]string, len(headers)+1)
	words[0] = form
	for i, h := range headers {
		words[i+1] = strings.Join(headerWords(h), " ")
	}
	sum := sha256.Sum256([]byte(strings.Join(words, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// Assignment says what a column holds, in the words of a user: the header of
// the column, or its number from 1, and the name of a field with, for dates, the
// order of day, month and year: "born", "born:mdy".
type Assignment struct{ Column, Field string }

// correct lets the user's assignments stand in the place of guesses. A column
// that held the field before gives it up.
func (p *Plan) correct(list []Assignment) error {
	for _, a := range list {
		i, err := p.column(a.Column)
		if err != nil {
			return err
		}
		name, order, _ := strings.Cut(a.Field, ":")
		f, ok := FieldNamed(strings.ToLower(strings.TrimSpace(name)))
		if !ok || !Order(order).valid() || order != "" && !f.IsDate() {
			return &app.Error{Code: app.Invalid, Key: "error.import.no_field", Args: app.Args{"Field": a.Field, "Fields": strings.Join(fieldNames[:], ", ")}}
		}
		for j := range p.Columns {
			if j != i && f.Single() && p.Columns[j].Field == f {
				p.Columns[j] = Column{Header: p.Columns[j].Header, Field: Keep, Sure: true}
			}
		}
		c := &p.Columns[i]
		if c.Field != f || order != "" {
			c.Order = Order(order)
		}
		c.Field, c.Sure = f, true
	}
	return nil
}

// column is the one that a user means.
func (p *Plan) column(said string) (int, error) {
	said = strings.TrimSpace(said)
	headers := make([]string, len(p.Columns))
	for i, c := range p.Columns {
		headers[i] = c.Header
	}
	if i := slices.Index(headers, said); i >= 0 {
		return i, nil
	}
	if i := slices.IndexFunc(headers, func(h string) bool { return plainWords(h) == plainWords(said) }); i >= 0 {
		return i, nil
	}
	var n int
	if _, err := fmt.Sscanf(said, "%d", &n); err == nil && fmt.Sprint(n) == said && 1 <= n && n <= len(headers) {
		return n - 1, nil
	}
	return 0, &app.Error{Code: app.Invalid, Key: "error.import.no_column", Args: app.Args{"Column": said, "Columns": strings.Join(headers, "; ")}}
}
