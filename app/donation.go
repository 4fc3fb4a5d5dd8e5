package app

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// DonationID is the store's number of a donation or a cost.
type DonationID int64

// Donation is something that the user gave or paid. Everything but its day may be left
// out: what is not written cannot be found (DOMAIN.md 5.3).
type Donation struct {
	ID        DonationID
	On        Date // to the day, the month or the year
	Amount    Money
	PayeeKind PayeeKind
	Payee     string
	Purpose   string
	Person    PersonID // who was helped; 0 where it is not written
	Method    string   // by which it was paid, in the user's words
	Fee       Money    // of the bank or the service, above the amount
	InKind    bool     // a gift of things or of work; the amount is its market value
	Receipt   Receipt
	ThankedOn Date   // when thanks came
	Plan      PlanID // that it belongs to; 0 for none
	Cancelled string // why it did not come about or was given back; empty where it did
	Home      Worth
	Note      string
	Made      time.Time
}

// Receipt is the proof of a donation; its scans are attachments.
type Receipt struct {
	None  bool // none is to be had
	Nr    string
	On    Date
	Files int // how many are attached
}

// Missing reports that there is nothing to show yet.
func (r Receipt) Missing() bool { return !r.None && r.Nr == "" && r.On.IsZero() && r.Files == 0 }

// Worth is what an amount was worth in the user's own currency, at a rate that the user
// gave. It is written down once and never reckoned again.
type Worth struct {
	Amount Money
	Rate   Rate   // so much of that currency for one of the amount's
	Source string // who says so
	On     Date   // of the rate
}

// GivingDue is what waits in the book of what was given.
type GivingDue struct {
	Plans    int    // that remind
	Receipts int    // that are missing of the year that ends or has ended
	Year     string // what that fiscal year is called
}

// PayeeKind says what sort of payee it is, or what was paid for.
type PayeeKind string

// The kinds of payees.
const (
	NoPayeeKind  PayeeKind = "" // left out
	Organisation PayeeKind = "organisation"
	Fund         PayeeKind = "fund"
	Family       PayeeKind = "family"
	ServicePayee PayeeKind = "service"
	Fine         PayeeKind = "fine"
	Lawyer       PayeeKind = "lawyer"
	Commissary   PayeeKind = "commissary" // the prison shop, through an initiative
	Postage      PayeeKind = "postage"
	ParcelCost   PayeeKind = "parcel"
	OtherPayee   PayeeKind = "other"
)

// PayeeKinds are all of them that can be chosen.
var PayeeKinds = []PayeeKind{Organisation, Fund, Family, ServicePayee, Fine, Lawyer, Commissary, Postage, ParcelCost, OtherPayee}

// MessageKey names the kind for people.
func (k PayeeKind) MessageKey() string {
	switch k {
	case Organisation:
		return "giving.payee.organisation"
	case Fund:
		return "giving.payee.fund"
	case Family:
		return "giving.payee.family"
	case ServicePayee:
		return "giving.payee.service"
	case Fine:
		return "giving.payee.fine"
	case Lawyer:
		return "giving.payee.lawyer"
	case Commissary:
		return "giving.payee.commissary"
	case Postage:
		return "giving.payee.postage"
	case ParcelCost:
		return "giving.payee.parcel"
	case OtherPayee:
		return "giving.payee.other"
	default:
		return "giving.left_out"
	}
}

// The longest line and the longest note of a donation, in letters.
const (
	mostLine = 300
	mostNote = 10_000
)

// Clean is the donation as it is kept; Invalid where it cannot be.
func (d Donation) Clean() (Donation, error) {
	for _, line := range []*string{&d.Payee, &d.Purpose, &d.Method, &d.Receipt.Nr, &d.Cancelled, &d.Home.Source} {
		*line = strings.Join(strings.Fields(*line), " ")
		if utf8.RuneCountInString(*line) > mostLine || !utf8.ValidString(*line) {
			return d, &Error{Code: Invalid, Key: "error.donation.long", Args: Args{"Count": mostLine}}
		}
	}
	if d.Note = strings.TrimSpace(d.Note); utf8.RuneCountInString(d.Note) > mostNote || !utf8.ValidString(d.Note) {
		return d, &Error{Code: Invalid, Key: "error.donation.long", Args: Args{"Count": mostNote}}
	}
	for _, on := range []Date{d.On, d.Receipt.On, d.ThankedOn, d.Home.On} {
		if !on.Valid() || on == SomeDay {
			return d, &Error{Code: Invalid, Key: "error.date", Args: Args{"Value": on.String()}}
		}
	}
	switch {
	case d.On.IsZero():
		return d, &Error{Code: Invalid, Key: "error.donation.no_day"}
	case d.PayeeKind != NoPayeeKind && !slices.Contains(PayeeKinds, d.PayeeKind):
		return d, &Error{Code: Invalid, Key: "error.donation.payee_kind", Args: Args{"Value": string(d.PayeeKind)}}
	}
	for _, m := range []Money{d.Amount, d.Fee, d.Home.Amount} {
		if err := m.checkGiven(); err != nil {
			return d, err
		}
	}
	if d.Home.Amount.IsZero() {
		d.Home = Worth{}
	}
	return d, nil
}

// checkGiven is Invalid for an amount that nobody can give.
func (m Money) checkGiven() error {
	if _, known := Digits(m.Currency); !known && !m.IsZero() {
		return noCurrency(m.Currency)
	}
	if m.Minor < 0 || m.IsZero() && m.Minor != 0 {
		return &Error{Code: Invalid, Key: "error.donation.negative"}
	}
	return nil
}

// DonationFilter chooses donations; the zero filter chooses all.
type DonationFilter struct {
	IDs    []DonationID // these; nil for any
	From   Date         // a full date; the first day that counts, zero for any
	Until  Date         // a full date; the last one
	Person PersonID     // 0 for everybody
	Plan   PlanID       // 0 for every one, also without
}

// GivingStore keeps what the user gave and paid, and the reminders of it.
type GivingStore interface {
	// Donations are those of the filter, the newest first. One of which only the month
	// or the year is known stands on its first day.
	Donations(ctx context.Context, f DonationFilter) ([]Donation, error)
	// SaveDonations keeps new ones, and those with an ID in the place of what they were,
	// in one step: NotFound, and nothing is changed, where one is not there. Files and
	// Made are not looked at. The ids come in their order.
	SaveDonations(ctx context.Context, donations ...Donation) ([]DonationID, Changes, error)
	// RemoveDonations removes them with the files of their receipts.
	RemoveDonations(ctx context.Context, ids ...DonationID) (Changes, error)
	// Plans are the reminders, the one that is due first before the others.
	Plans(ctx context.Context) ([]Plan, error)
	// SavePlan keeps a new one, or one with an ID in the place of what it was.
	SavePlan(ctx context.Context, p Plan) (PlanID, Changes, error)
	// RemovePlan removes one; what was given by it stays.
	RemovePlan(ctx context.Context, id PlanID) (Changes, error)
	// GiveByPlan keeps a donation that a plan reminded of, and says when it reminds next,
	// in one step.
	GiveByPlan(ctx context.Context, d Donation, next Date) (DonationID, Changes, error)
}
