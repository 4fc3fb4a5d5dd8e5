package db

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"vestka/app"
)

const planColumns = "every, next_on, first_on, ends_on, amount, currency, payee_kind, payee, purpose, person, method, note"

// Plans are the reminders, the one that is due first before the others.
func (s *Store) Plans(ctx context.Context) ([]app.Plan, error) {
	var plans []app.Plan
	err := s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		return t.each(func(rows *sql.Rows) error {
			var p app.Plan
			var person sql.NullInt64
			var made int64
			like := &p.Like
			err := rows.Scan(&p.ID, &p.Every, (*day)(&p.Next), (*day)(&p.First), (*day)(&p.Ends), &like.Amount.Minor, &like.Amount.Currency,
				&like.PayeeKind, &like.Payee, &like.Purpose, &person, &like.Method, &like.Note, &made)
			like.Person, p.Made = all.person(app.PersonID(person.Int64)), time.Unix(0, made).UTC()
			plans = append(plans, p)
			return err
		}, "SELECT id, "+planColumns+", made FROM giving_plan ORDER BY next_on, id")
	})
	return plans, err
}

// SavePlan keeps a new one, or one with an ID in the place of what it was.
func (s *Store) SavePlan(ctx context.Context, p app.Plan) (app.PlanID, app.Changes, error) {
	p, err := p.Clean()
	if err != nil {
		return 0, app.Changes{}, err
	}
	changes, err := s.change(ctx, step{key: "undo.store.plan", kinds: app.KindDonations}, func(t tx, did *step) error {
		if p.Like.Person != 0 {
			if err := checkPerson(t, p.Like.Person); err != nil {
				return err
			}
		}
		like := &p.Like
		values := []any{
			string(p.Every), number(p.Next), number(p.First), number(p.Ends), like.Amount.Minor, like.Amount.Currency,
			string(like.PayeeKind), like.Payee, like.Purpose, orNull(like.Person), like.Method, like.Note,
		}
		if p.ID == 0 {
			id, err := t.insert("INSERT INTO giving_plan ("+planColumns+", made) VALUES (?"+strings.Repeat(", ?", len(values))+")", append(values, s.now().UnixNano())...)
			p.ID = app.PlanID(id)
			did.came(rowsOf("giving_plan", "id", id))
			return err
		}
		if err := keepPlan(t, did, p.ID); err != nil {
			return err
		}
		return t.exec("UPDATE giving_plan SET ("+planColumns+") = (?"+strings.Repeat(", ?", len(values)-1)+") WHERE id = ?", append(values, int64(p.ID))...)
	})
	if err != nil {
		return 0, app.Changes{}, err
	}
	return p.ID, changes, nil
}

// keepPlan keeps one that is about to change; app.NotFound where there is none.
func keepPlan(t tx, did *step, id app.PlanID) error {
	if err := checkPlan(t, id); err != nil {
		return err
	}
	return did.keep(rowsOf("giving_plan", "id", id))
}

func checkPlan(t tx, id app.PlanID) error {
	found, err := t.find([]any{new(int)}, "SELECT 1 FROM giving_plan WHERE id = ?", int64(id))
	if err == nil && !found {
		err = &app.Error{Code: app.NotFound, Key: "error.plan.none", Args: app.Args{"ID": int64(id)}}
	}
	return err
}

// RemovePlan removes one; what was given by it stays.
func (s *Store) RemovePlan(ctx context.Context, id app.PlanID) (app.Changes, error) {
	return s.change(ctx, step{key: "undo.store.plan_removed", kinds: app.KindDonations}, func(t tx, did *step) error {
		if err := keepPlan(t, did, id); err != nil {
			return err
		}
		given, err := numbers(t, "SELECT id FROM donation WHERE plan = ?", int64(id))
		if err != nil {
			return err
		}
		if err := keepDonations(t, did, given); err != nil {
			return err
		}
		return t.exec("DELETE FROM giving_plan WHERE id = ?", int64(id))
	})
}

// GiveByPlan keeps a donation that a plan reminded of, and says when it reminds next.
func (s *Store) GiveByPlan(ctx context.Context, d app.Donation, next app.Date) (app.DonationID, app.Changes, error) {
	d, err := d.Clean()
	if err != nil {
		return 0, app.Changes{}, err
	}
	var ids []app.DonationID
	did := step{key: "undo.store.donations", args: app.Args{app.StepCount: 1}, kinds: app.KindDonations}
	changes, err := s.change(ctx, did, func(t tx, did *step) (err error) {
		if err := keepPlan(t, did, d.Plan); err != nil {
			return err
		}
		if err := t.exec("UPDATE giving_plan SET next_on = ? WHERE id = ?", number(next), int64(d.Plan)); err != nil {
			return err
		}
		ids, err = s.saveDonations(ctx, t, did, []app.Donation{d})
		return err
	})
	if err != nil {
		return 0, app.Changes{}, err
	}
	return ids[0], changes, nil
}
