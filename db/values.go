package db

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"

	"vestka/app"
)

// number is a date as the store writes it: YYYYMMDD, zeros for what is not known.
func number(d app.Date) int64 { return int64(d.Year*10000 + d.Month*100 + d.Day) }

// dateOf is the date that number wrote.
func dateOf(n int64) app.Date {
	return app.Date{Year: int(n / 10000), Month: int(n / 100 % 100), Day: int(n % 100)}
}

// day reads a date that number wrote.
type day app.Date

// Scan implements sql.Scanner.
func (d *day) Scan(value any) error {
	n, ok := value.(int64)
	if !ok {
		return fmt.Errorf("a date of type %T", value)
	}
	*d = day(dateOf(n))
	return nil
}

// checkDates refuses dates that do not exist: they could not be written.
func checkDates(dates ...app.Date) error {
	for _, d := range dates {
		if !d.Valid() {
			return &app.Error{Code: app.Invalid, Key: "error.date", Args: app.Args{"Value": fmt.Sprintf("%d-%d-%d", d.Year, d.Month, d.Day)}}
		}
	}
	return nil
}

// valueAs is a value of a row as the driver gives it, as what it is known to be; of
// another kind, as in a store that is damaged, it is none.
func valueAs[T int64 | string | []byte](v driver.Value) T {
	t, _ := v.(T)
	return t
}

// dateAs is a date that number wrote, in a row as the driver gives it.
func dateAs(v driver.Value) app.Date { return dateOf(valueAs[int64](v)) }

// list is a parameter for json_each.
func list[T ~int64](values []T) string {
	if len(values) == 0 {
		return "[]" // nil would be one row
	}
	b, err := json.Marshal(values)
	if err != nil {
		panic(err) // numbers always can
	}
	return string(b)
}
