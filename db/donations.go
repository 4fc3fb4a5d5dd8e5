package db

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"vestka/app"
)

// donationColumns are written by donationValues and read by scanDonation, after the id.
const donationColumns = `on_day, amount, currency, payee_kind, payee, purpose, person, method, fee, fee_currency,
	in_kind, no_receipt, receipt_nr, receipt_on, thanked_on, plan, cancelled, home, home_currency, rate, rate_source, rate_on, note`

func donationValues(d *app.Donation) []any {
	return []any{
		number(d.On), d.Amount.Minor, d.Amount.Currency, string(d.PayeeKind), d.Payee, d.Purpose, orNull(d.Person), d.Method, d.Fee.Minor, d.Fee.Currency,
		d.InKind, d.Receipt.None, d.Receipt.Nr, number(d.Receipt.On), number(d.ThankedOn), orNull(d.Plan), d.Cancelled,
		d.Home.Amount.Minor, d.Home.Amount.Currency, string(d.Home.Rate), d.Home.Source, number(d.Home.On), d.Note,
	}
}

// orNull is what stands in the table for something that may be left out.
func orNull[ID ~int64](id ID) any {
	if id == 0 {
		return nil
	}
	return int64(id)
}

func scanDonation(rows *sql.Rows, all same) (app.Donation, error) {
	var d app.Donation
	var person, plan sql.NullInt64
	var made int64
	err := rows.Scan(&d.ID, (*day)(&d.On), &d.Amount.Minor, &d.Amount.Currency, &d.PayeeKind, &d.Payee, &d.Purpose, &person, &d.Method, &d.Fee.Minor, &d.Fee.Currency,
		&d.InKind, &d.Receipt.None, &d.Receipt.Nr, (*day)(&d.Receipt.On), (*day)(&d.ThankedOn), &plan, &d.Cancelled,
		&d.Home.Amount.Minor, &d.Home.Amount.Currency, &d.Home.Rate, &d.Home.Source, (*day)(&d.Home.On), &d.Note, &made, &d.Receipt.Files)
	d.Person, d.Plan, d.Made = all.person(app.PersonID(person.Int64)), app.PlanID(plan.Int64), time.Unix(0, made).UTC()
	return d, err
}

// Donations are those of the filter, the newest first.
func (s *Store) Donations(ctx context.Context, f app.DonationFilter) ([]app.Donation, error) {
	var found []app.Donation
	err := s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		where, args := whereDonations(f, all)
		return t.each(func(rows *sql.Rows) error {
			d, err := scanDonation(rows, all)
			found = append(found, d)
			return err
		}, `SELECT id, `+donationColumns+`, made, (SELECT count(*) FROM attachment WHERE attachment.donation = donation.id)
FROM donation WHERE `+where+` ORDER BY on_day DESC, id DESC`, args...)
	})
	return found, err
}

func whereDonations(f app.DonationFilter, all same) (string, []any) {
	terms, args := []string{"1"}, []any(nil)
	add := func(term string, value any) { terms, args = append(terms, term), append(args, value) }
	if f.IDs != nil {
		add("id IN (SELECT value FROM json_each(?))", list(f.IDs))
	}
	// A month begins before its days as it is written, so a day that is not known is taken for the first.
	const firstDay = "on_day + CASE WHEN on_day % 10000 = 0 THEN 101 WHEN on_day % 100 = 0 THEN 1 ELSE 0 END"
	if !f.From.IsZero() {
		add(firstDay+" >= ?", number(f.From))
	}
	if !f.Until.IsZero() {
		add(firstDay+" <= ?", number(f.Until))
	}
	if f.Person != 0 {
		add(ofGroup, list(all.group(int64(f.Person))))
	}
	if f.Plan != 0 {
		add("plan = ?", int64(f.Plan))
	}
	return strings.Join(terms, " AND "), args
}

// SaveDonations keeps new ones, and those with an ID in the place of what they were.
func (s *Store) SaveDonations(ctx context.Context, donations ...app.Donation) ([]app.DonationID, app.Changes, error) {
	if len(donations) == 0 {
		return nil, app.Changes{}, nil
	}
	clean := make([]app.Donation, len(donations))
	for i := range donations {
		var err error
		if clean[i], err = donations[i].Clean(); err != nil {
			return nil, app.Changes{}, err
		}
	}
	var ids []app.DonationID
	did := step{key: "undo.store.donations", args: app.Args{app.StepCount: len(clean)}, kinds: app.KindDonations}
	changes, err := s.change(ctx, did, func(t tx, did *step) (err error) {
		ids, err = s.saveDonations(ctx, t, did, clean)
		return err
	})
	if err != nil {
		return nil, app.Changes{}, err
	}
	return ids, changes, nil
}

func (s *Store) saveDonations(ctx context.Context, t tx, did *step, clean []app.Donation) ([]app.DonationID, error) {
	var known []int64
	for i := range clean {
		if clean[i].ID != 0 {
			known = append(known, int64(clean[i].ID))
		}
	}
	if err := keepDonations(t, did, known); err != nil {
		return nil, err
	}
	ids, came := make([]app.DonationID, len(clean)), []int64(nil)
	for i := range clean {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		id, err := s.saveDonation(t, &clean[i])
		if err != nil {
			return nil, err
		}
		if clean[i].ID == 0 {
			came = append(came, id)
		}
		ids[i], did.ids = app.DonationID(id), append(did.ids, id)
	}
	if len(came) > 0 {
		did.came(rowsThatCame("donation", came))
	}
	return ids, nil
}

func (s *Store) saveDonation(t tx, d *app.Donation) (int64, error) {
	if d.Person != 0 {
		if err := checkPerson(t, d.Person); err != nil {
			return 0, err
		}
	}
	if d.Plan != 0 {
		if err := checkPlan(t, d.Plan); err != nil {
			return 0, err
		}
	}
	values := donationValues(d)
	if d.ID == 0 {
		return t.insert("INSERT INTO donation ("+donationColumns+", made) VALUES (?"+strings.Repeat(", ?", len(values))+")", append(values, s.now().UnixNano())...)
	}
	return int64(d.ID), t.exec("UPDATE donation SET ("+donationColumns+") = (?"+strings.Repeat(", ?", len(values)-1)+") WHERE id = ?", append(values, int64(d.ID))...)
}

// keepDonations keeps those that are about to change; app.NotFound where one is not there.
func keepDonations(t tx, did *step, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	there, err := numbers(t, "SELECT id FROM donation WHERE id IN (SELECT value FROM json_each(?))", list(ids))
	if err != nil {
		return err
	}
	for _, id := range ids {
		if !slices.Contains(there, id) {
			return &app.Error{Code: app.NotFound, Key: "error.donation.none", Args: app.Args{"ID": id}}
		}
	}
	return did.keep(rowsOf("donation", "id", there...))
}

// checkDonation is app.NotFound where there is no such donation.
func checkDonation(t tx, id app.DonationID) error {
	found, err := t.find([]any{new(int)}, "SELECT 1 FROM donation WHERE id = ?", int64(id))
	if err == nil && !found {
		err = &app.Error{Code: app.NotFound, Key: "error.donation.none", Args: app.Args{"ID": int64(id)}}
	}
	return err
}

// RemoveDonations removes them with the files of their receipts.
func (s *Store) RemoveDonations(ctx context.Context, ids ...app.DonationID) (app.Changes, error) {
	if len(ids) == 0 {
		return app.Changes{}, nil
	}
	did := step{key: "undo.store.donations_removed", args: app.Args{app.StepCount: len(ids)}, kinds: app.KindDonations | app.KindAttachments}
	return s.change(ctx, did, func(t tx, did *step) error {
		for _, id := range ids {
			did.ids = append(did.ids, int64(id))
		}
		return removeDonations(t, did, did.ids)
	})
}

// removeDonations removes donations with what belongs to them, so that they can come back.
func removeDonations(t tx, did *step, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	if err := keepDonations(t, did, ids); err != nil {
		return err
	}
	files, err := numbers(t, "SELECT id FROM attachment WHERE donation IN (SELECT value FROM json_each(?))", list(ids))
	if err != nil {
		return err
	}
	if _, err := disown(t, did, files...); err != nil {
		return err
	}
	return t.exec("DELETE FROM donation WHERE id IN (SELECT value FROM json_each(?))", list(ids))
}
