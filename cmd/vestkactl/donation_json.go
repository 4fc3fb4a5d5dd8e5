package main

import (
	"vestka/app"
	"vestka/app/giving"
)

// donationJSON is a donation or a cost in `donation --json`. What was left out is empty.
type donationJSON struct {
	ID        app.DonationID `json:"id"`
	Date      string         `json:"date"`
	Year      string         `json:"year"`   // the fiscal one
	Amount    string         `json:"amount"` // with a point before all its places
	Currency  string         `json:"currency"`
	InKind    bool           `json:"in_kind"`
	PayeeKind app.PayeeKind  `json:"payee_kind"`
	Payee     string         `json:"payee"`
	Purpose   string         `json:"purpose"`
	Person    app.PersonID   `json:"person_id"` // 0 where nobody is named
	Method    string         `json:"method"`
	Fee       moneyJSON      `json:"fee"`
	Receipt   receiptJSON    `json:"receipt"`
	Thanked   string         `json:"thanked"`
	Plan      app.PlanID     `json:"plan"`
	Cancelled string         `json:"cancelled"` // the reason
	Home      homeJSON       `json:"home"`
	Note      string         `json:"note"`
}

type moneyJSON struct {
	Amount   string `json:"amount"`
	Currency string `json:"currency"`
}

type receiptJSON struct {
	None    bool   `json:"none"` // none is to be had
	Number  string `json:"number"`
	Date    string `json:"date"`
	Files   int    `json:"files"`
	Missing bool   `json:"missing"`
}

type homeJSON struct {
	Amount   string   `json:"amount"`
	Currency string   `json:"currency"`
	Rate     app.Rate `json:"rate"`
	Source   string   `json:"source"`
	Date     string   `json:"date"`
}

func moneyOf(m app.Money) moneyJSON { return moneyJSON{m.Plain(), m.Currency} }

func moniesOf(all []app.Money) []moneyJSON {
	list := make([]moneyJSON, len(all))
	for i, m := range all {
		list[i] = moneyOf(m)
	}
	return list
}

func donationOf(d *app.Donation, begins giving.YearBegins) donationJSON {
	return donationJSON{
		d.ID, d.On.String(), begins.Name(begins.YearOf(d.On)), d.Amount.Plain(), d.Amount.Currency, d.InKind, d.PayeeKind, d.Payee, d.Purpose,
		d.Person, d.Method, moneyOf(d.Fee),
		receiptJSON{d.Receipt.None, d.Receipt.Nr, d.Receipt.On.String(), d.Receipt.Files, d.Cancelled == "" && d.Receipt.Missing()},
		d.ThankedOn.String(), d.Plan, d.Cancelled,
		homeJSON{d.Home.Amount.Plain(), d.Home.Amount.Currency, d.Home.Rate, d.Home.Source, d.Home.On.String()},
		d.Note,
	}
}

func donationsOf(all []app.Donation, begins giving.YearBegins) []donationJSON {
	list := make([]donationJSON, len(all))
	for i := range all {
		list[i] = donationOf(&all[i], begins)
	}
	return list
}
