package rulebook

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/rules"
	"vestka/i18n"
)

// Save keeps the rule as the user's own, on the day, in the place of what its id
// stood for. It is Invalid where it lacks something or makes no sense.
func (b *Book) Save(ctx context.Context, edited rules.Rule, day app.Date) (app.Changes, error) {
	if err := check(&edited, day); err != nil {
		return app.Changes{}, err
	}
	if err := b.checkReason(ctx, &edited); err != nil {
		return app.Changes{}, err
	}
	own, others, err := b.own(ctx)
	if err != nil {
		return app.Changes{}, err
	}
	if at := slices.IndexFunc(own, func(r *rules.Rule) bool { return r.ID == edited.ID }); at >= 0 {
		own[at] = &edited
	} else {
		own = append(own, &edited)
	}
	return b.write(ctx, own, others, day)
}

// check finds what an entry of a form can lack; the rest is checked as in any file.
func check(r *rules.Rule, day app.Date) error {
	refuse := func(key string) error { return &app.Error{Code: app.Invalid, Key: key} }
	switch {
	case r.Reason.EN == "" || r.Reason.RU == "" || r.Reason.BE == "":
		return refuse("error.rulebook.reason")
	case r.Source.EN == "" || r.Source.RU == "" || r.Source.BE == "":
		return refuse("error.rulebook.source")
	case r.SaidOn.IsZero() || r.CheckedOn.IsZero() || r.CheckedOn.Before(r.SaidOn):
		return refuse("error.rulebook.checked")
	case day.Before(r.CheckedOn):
		return refuse("error.rulebook.checked_later")
	case !r.ValidUntil.IsZero() && !r.ValidFrom.Before(r.ValidUntil):
		return refuse("error.rulebook.valid")
	}
	return r.Check(day)
}

// Add keeps a new rule as the user's own, on the day, and gives its id: one made of
// what it is about where it has none. Invalid where there is a rule of that id, or
// where it lacks something or makes no sense.
func (b *Book) Add(ctx context.Context, r rules.Rule, day app.Date) (id string, c app.Changes, err error) {
	all, err := b.Rules(ctx)
	if err != nil {
		return "", app.Changes{}, err
	}
	if r.ID == "" {
		r.ID = freeID(&r, all)
	} else if _, known := all.Rule(r.ID); known {
		return "", app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.rulebook.known", Args: app.Args{"Rule": r.ID}}
	}
	c, err = b.Save(ctx, r, day)
	return r.ID, c, err
}

// freeID is an id that no rule has: "own-small-packet", "own-small-packet-2".
func freeID(r *rules.Rule, all *rules.Rules) string {
	base := "own"
	if len(r.Things) > 0 {
		base += "-" + strings.ReplaceAll(string(r.Things[0]), "_", "-")
	}
	id := base
	for n := 2; ; n++ {
		if _, taken := all.Rule(id); !taken {
			return id
		}
		id = base + "-" + strconv.Itoa(n)
	}
}

// checkReason is Invalid where the rule says something else than before for the
// old reason, be it in one language: a no that explains why one may.
func (b *Book) checkReason(ctx context.Context, edited *rules.Rule) error {
	all, err := b.Rules(ctx)
	if err != nil {
		return err
	}
	r, known := all.Rule(edited.ID)
	if !known || r.Verdict == edited.Verdict {
		return nil
	}
	if a, b := r.Reason, edited.Reason; a.EN == b.EN || a.RU == b.RU || a.BE == b.BE {
		return &app.Error{Code: app.Invalid, Key: "error.rulebook.reason_stale"}
	}
	return nil
}

// Remove takes the user's own entry away, so that what it replaced counts again.
// NotFound where the rule is not the user's own.
func (b *Book) Remove(ctx context.Context, id string, day app.Date) (app.Changes, error) {
	own, others, err := b.own(ctx)
	if err != nil {
		return app.Changes{}, err
	}
	left := slices.DeleteFunc(slices.Clone(own), func(r *rules.Rule) bool { return r.ID == id })
	switch {
	case len(left) == len(own):
		return app.Changes{}, &app.Error{Code: app.NotFound, Key: "error.rulebook.not_own", Args: app.Args{"Rule": id}}
	case len(left) == 0:
		return b.refreshed(b.store.RemoveRuleFiles(ctx, ""))
	}
	return b.write(ctx, left, others, day)
}

// own are the entries that the user edited, and the files below them.
func (b *Book) own(ctx context.Context) (own []*rules.Rule, others []app.RuleFile, err error) {
	r, err := b.Rules(ctx)
	if err != nil {
		return nil, nil, err
	}
	if wrong := r.OwnRefused(); wrong != nil { // to write them anew would lose them
		return nil, nil, wrong
	}
	for _, rule := range r.All() {
		if rule.From.Own {
			own = append(own, rule)
		}
	}
	others, err = b.Files(ctx)
	return own, others, err
}

// write keeps the user's own entries, where they can be read as a file.
func (b *Book) write(ctx context.Context, own []*rules.Rule, others []app.RuleFile, day app.Date) (app.Changes, error) {
	you := func(lang string) string { return i18n.For(lang).T("rulebook.you") }
	content, err := rules.Format(app.Text{EN: you("en"), RU: you("ru"), BE: you("be")}, day, own)
	if err != nil {
		return app.Changes{}, err
	}
	mine := app.RuleFile{Content: content, Loaded: day}
	r, err := rules.Load(asFiles(append(others, mine))...)
	if err != nil {
		return app.Changes{}, err
	}
	for _, rule := range own {
		if kept, _ := r.Rule(rule.ID); kept == nil || !kept.From.Own { // the file was refused, for this entry or another
			return app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.rulebook.entry"}
		}
	}
	return b.refreshed(b.store.SaveRuleFile(ctx, mine))
}
