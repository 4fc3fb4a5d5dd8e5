package app

import (
	"slices"
	"time"
)

// PlanID is the store's number of a plan.
type PlanID int64

// Plan is a reminder to give again. It pays nothing.
type Plan struct {
	ID    PlanID
	Every Every
	Next  Date     // a full date: the day it reminds of
	First Date     // a full date: the day of the month is counted from here
	Ends  Date     // a full date, the last day that it may remind of; zero for none
	Like  Donation // what is given: amount, payee, purpose, person, method and note
	Made  time.Time
}

// Every is how often a plan reminds.
type Every string

// How often.
const (
	EveryMonth   Every = "month"
	EveryQuarter Every = "quarter"
	EveryYear    Every = "year"
)

// Everys are all of them.
var Everys = []Every{EveryMonth, EveryQuarter, EveryYear}

// MessageKey names it for people.
func (e Every) MessageKey() string {
	switch e {
	case EveryQuarter:
		return "giving.every.quarter"
	case EveryYear:
		return "giving.every.year"
	default:
		return "giving.every.month"
	}
}

func (e Every) months() int {
	switch e {
	case EveryQuarter:
		return 3
	case EveryYear:
		return 12
	default:
		return 1
	}
}

// Clean is the plan as it is kept; Invalid where it cannot be.
func (p Plan) Clean() (Plan, error) {
	if p.First.IsZero() {
		p.First = p.Next
	}
	switch {
	case !p.Next.Full() || !p.Next.Valid() || !p.First.Full() || !p.First.Valid():
		return p, &Error{Code: Invalid, Key: "error.plan.day"}
	case !p.Ends.IsZero() && (!p.Ends.Full() || !p.Ends.Valid() || p.Ends.Before(p.First)):
		return p, &Error{Code: Invalid, Key: "error.plan.ends"}
	case !slices.Contains(Everys, p.Every):
		return p, &Error{Code: Invalid, Key: "error.plan.every", Args: Args{"Value": string(p.Every)}}
	}
	like := p.Like
	p.Like = Donation{
		On: p.First, Amount: like.Amount, PayeeKind: like.PayeeKind, Payee: like.Payee, Purpose: like.Purpose,
		Person: like.Person, Method: like.Method, Note: like.Note,
	}
	var err error
	p.Like, err = p.Like.Clean()
	p.Like.On = Date{}
	return p, err
}

// After is the first day after the given one that the plan reminds of: what begins on
// the 31st comes on the last day of a month that is shorter, and on the 31st again after it.
func (p Plan) After(day Date) Date {
	for n := 0; ; n++ {
		months := p.First.Year*12 + p.First.Month - 1 + n*p.Every.months()
		next := Date{Year: months / 12, Month: months%12 + 1}
		next.Day = min(p.First.Day, DaysIn(next.Year, next.Month))
		if day.Before(next) {
			return next
		}
	}
}

// Over reports that the plan reminds no more.
func (p Plan) Over() bool { return !p.Ends.IsZero() && p.Ends.Before(p.Next) }

// Due reports that the plan reminds on the day.
func (p Plan) Due(today Date) bool { return !p.Over() && !today.Before(p.Next) }

// Gift is the donation that the plan reminds of.
func (p Plan) Gift(on Date) Donation {
	d := p.Like
	d.On, d.Plan = on, p.ID
	return d
}
