package people

import (
	"context"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/names"
)

// Editor writes what the user says of people, over what the lists say.
type Editor struct {
	own    app.OwnStore
	store  app.PeopleStore
	places Places
}

// NewEditor makes an Editor. What a user has settled in the store about a prison
// text goes before what places says.
func NewEditor(own app.OwnStore, store app.PeopleStore, places interface {
	Match(text string) (code string, ok bool)
},
) *Editor {
	return &Editor{own: own, store: store, places: places}
}

// Known is all that is said of one person, and by whom.
type Known struct {
	app.Person
	Own      app.Own
	Accounts []Account
	Penalty  string // what the court decided, as the newest list that tells it says; empty where none ever did

	Withdrawn []app.Withdrawn // what lists said and no list says any more, newest first
}

// told is the penalty as lists tell it, or told it last.
func (k *Known) told(records []app.Record) string {
	said := toldPenalty(records)
	for i := range k.Withdrawn {
		if w := &k.Withdrawn[i]; said == "" && w.Fact == app.FactPenalty {
			return w.Value
		}
	}
	return said
}

// Account is that of the fact; empty where nobody says anything.
func (k *Known) Account(f app.Fact) Account {
	for _, a := range k.Accounts {
		if a.Fact == f {
			return a
		}
	}
	return Account{Fact: f}
}

// Known reads all that is said of a person; app.NotFound where there is none.
func (e *Editor) Known(ctx context.Context, id app.PersonID) (*Known, error) {
	k := new(Known)
	var err error
	if k.Person, err = e.store.Person(ctx, id); err != nil {
		return nil, err
	}
	if k.Own, err = e.own.Own(ctx, id); err != nil {
		return nil, err
	}
	records, err := e.store.Records(ctx, id)
	if err != nil {
		return nil, err
	}
	settled, err := e.store.PlaceTexts(ctx)
	if err != nil {
		return nil, err
	}
	withdrawn, err := e.store.Withdrawn(ctx, id)
	if err != nil {
		return nil, err
	}
	of := Accounting{Records: records, Own: k.Own, Withdrawn: withdrawn, Place: func(text string) (string, bool) {
		if code := settled[text]; code != "" {
			return code, true
		}
		return e.places.Match(text)
	}}
	k.Accounts, k.Withdrawn = Accounts(of), noMore(&of)
	k.Penalty = k.told(records)
	k.Accounts = slices.DeleteFunc(k.Accounts, func(a Account) bool {
		lang, isName := NameLang(a.Fact)
		return isName && k.Names.In(lang).Source == app.ByUser // what the user wrote settles it
	})
	return k, nil
}

// Form is somebody as they are to be: names and facts that are not in it stay.
type Form struct {
	Person app.PersonID // 0 for somebody new, whom no list has
	Names  map[app.Lang]app.Name
	Facts  map[app.Fact]string // as app.Fact.Of
	Note   *string
	Tag    []string
	Untag  []string
	Held   *app.OwnDetention // where they are now; nil leaves it
}

// Save writes a form as one step and gives whose it is. What is as the lists have
// it is not the user's any more; a name that is emptied is the lists' again.
func (e *Editor) Save(ctx context.Context, f Form, today app.Date) (app.PersonID, app.Changes, error) {
	for lang, n := range f.Names {
		if err := checkName(n, lang); err != nil {
			return 0, app.Changes{}, err
		}
	}
	if f.Person == 0 {
		return e.add(ctx, f, today)
	}
	k, err := e.Known(ctx, f.Person)
	if err != nil {
		return 0, app.Changes{}, err
	}
	edit := app.OwnEdit{Person: k.ID, Names: k.newNames(f.Names), Note: f.Note, Tag: tags(f.Tag), Untag: tags(f.Untag)}
	if k.ByHand && len(edit.Names) > 0 {
		called := k.Names
		for lang, n := range edit.Names {
			*nameIn(&called, lang) = n
		}
		propose(&called, nil)
		edit.Proposed = &called
	}
	k.newFacts(&edit, f.Facts, today)
	if f.Held != nil {
		k.hold(&edit, *f.Held, today)
	}
	if nothing(&edit) {
		return k.ID, app.Changes{}, nil
	}
	c, err := e.own.EditOwn(ctx, "undo.own.person", nil, []app.OwnEdit{edit})
	return k.ID, c, err
}

// add writes somebody new. Who is added is most likely in prison now.
func (e *Editor) add(ctx context.Context, f Form, today app.Date) (app.PersonID, app.Changes, error) {
	edit := app.OwnEdit{Names: map[app.Lang]app.Name{}, Note: f.Note, Tag: tags(f.Tag)}
	var called app.Names
	for lang, n := range f.Names {
		if !n.IsZero() {
			edit.Names[lang], *nameIn(&called, lang) = n, n
		}
	}
	if len(edit.Names) == 0 {
		return 0, app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.own.no_name"}
	}
	if f.Facts[app.FactStatus] == "" {
		edit.Facts = append(edit.Facts, app.OwnFact{Fact: app.FactStatus, Value: string(app.Active), ChosenOn: today})
	}
	if sex := guessSex(&called, nil); f.Facts[app.FactSex] == "" && sex != app.SexUnknown {
		edit.Facts = append(edit.Facts, app.OwnFact{Fact: app.FactSex, Value: string(sex), ChosenOn: today})
	}
	for _, fact := range app.Facts {
		if value := f.Facts[fact]; value != "" {
			edit.Facts = append(edit.Facts, app.OwnFact{Fact: fact, Value: value, ChosenOn: today})
		}
	}
	if f.Held != nil {
		d := *f.Held
		d.ChosenOn = today
		edit.Held = []app.OwnDetention{d}
	}
	propose(&called, nil)
	edit.Proposed = &called
	c, err := e.own.EditOwn(ctx, "undo.own.added", nil, []app.OwnEdit{edit})
	if err != nil {
		return 0, app.Changes{}, err
	}
	return app.PersonID(c.IDs[0]), c, nil
}

// newNames are the names of a form that change something.
func (k *Known) newNames(wanted map[app.Lang]app.Name) map[app.Lang]app.Name {
	changed := map[app.Lang]app.Name{}
	for lang, n := range wanted {
		now, listed := k.Names.In(lang), k.Own.Listed.Names.In(lang)
		own := now.Source == app.ByUser
		switch {
		case sameParts(n, now) && !now.Proposed:
		case n.IsZero() && !own:
		case n.IsZero(), sameParts(n, listed) && !listed.Proposed:
			changed[lang] = app.Name{}
		default:
			changed[lang] = n
		}
	}
	return changed
}

func sameParts(a, b app.Name) bool {
	return a.Full == b.Full && a.Family == b.Family && a.Given == b.Given && a.Patronymic == b.Patronymic
}

// newFacts are the facts of a form that change something.
func (k *Known) newFacts(edit *app.OwnEdit, wanted map[app.Fact]string, today app.Date) {
	for _, f := range app.Facts {
		value, asked := wanted[f]
		account := k.Account(f)
		switch {
		case !asked, value == f.Of(&k.Person):
		case value == f.Of(&k.Own.Listed) && !k.ByHand && !account.disagrees():
			edit.Drop = append(edit.Drop, f)
		default:
			edit.Facts = append(edit.Facts, app.OwnFact{Fact: f, Value: value, Against: account.Says(), ChosenOn: today})
		}
	}
}

// nothing reports that an edit changes nothing.
func nothing(e *app.OwnEdit) bool {
	return len(e.Names)+len(e.Facts)+len(e.Drop)+len(e.Held)+len(e.DropHeld)+len(e.Tag)+len(e.Untag) == 0 && e.Note == nil && e.Line == ""
}

// Settle says which of what is said of a fact is right, and who said it; empty for
// the user's own knowledge.
func (e *Editor) Settle(ctx context.Context, id app.PersonID, f app.Fact, value, source string, today app.Date) (app.Changes, error) {
	k, err := e.Known(ctx, id)
	if err != nil {
		return app.Changes{}, err
	}
	edit := app.OwnEdit{Person: k.ID}
	says := k.Says(f)
	if lang, isName := NameLang(f); isName {
		edit.Names = map[app.Lang]app.Name{lang: NameOf(value)}
	} else if f == FactPlace {
		edit.Held = []app.OwnDetention{k.settledPlace(value, source, says, today)}
	} else {
		edit.Facts = []app.OwnFact{{Fact: f, Value: value, Source: source, Against: says, ChosenOn: today}}
	}
	return e.own.EditOwn(ctx, "undo.own.settled", nil, []app.OwnEdit{edit})
}

// Counts is the value of the fact that counts.
func (k *Known) Counts(f app.Fact) string {
	if lang, isName := NameLang(f); isName {
		return k.Names.In(lang).Formal()
	}
	if f != FactPlace {
		return f.Of(&k.Person)
	}
	d := app.OwnDetention{Facility: k.Held.Facility, Text: k.Held.Text, Liberty: k.Held.Liberty}
	if d == (app.OwnDetention{}) {
		return ""
	}
	return placeOf(&d)
}

// Says is what the lists say of the fact, see Account.Says.
func (k *Known) Says(f app.Fact) string {
	a := k.Account(f)
	return a.Says()
}

// settledPlace puts the place where somebody is in that of what the user said before.
func (k *Known) settledPlace(value, source, says string, today app.Date) app.OwnDetention {
	d := app.OwnDetention{Source: source, Against: says, ChosenOn: today}
	for _, had := range k.Own.Held {
		if had.Until.IsZero() {
			d.ID = had.ID
			break
		}
	}
	switch text, isText := strings.CutPrefix(value, TextPlace); {
	case value == AtLiberty:
		d.Liberty = true
	case isText:
		d.Text = text
	default:
		d.Facility = value
	}
	return d
}

// KeepMine says that what the user says of a fact stands, whatever the lists say now.
func (e *Editor) KeepMine(ctx context.Context, id app.PersonID, f app.Fact, today app.Date) (app.Changes, error) {
	k, err := e.Known(ctx, id)
	if err != nil {
		return app.Changes{}, err
	}
	a := k.Account(f)
	if a.Own == nil {
		return app.Changes{}, nil
	}
	edit := app.OwnEdit{Person: k.ID}
	if f == FactPlace {
		for _, d := range k.Own.Held {
			if d.Until.IsZero() {
				d.Against, d.ChosenOn = a.Says(), today
				edit.Held = []app.OwnDetention{d}
				break
			}
		}
	} else {
		own := *a.Own
		own.Against, own.ChosenOn = a.Says(), today
		edit.Facts = []app.OwnFact{own}
	}
	return e.own.EditOwn(ctx, "undo.own.settled", nil, []app.OwnEdit{edit})
}

// TakeTheirs says nothing of a fact any more: what the lists say counts.
func (e *Editor) TakeTheirs(ctx context.Context, id app.PersonID, f app.Fact) (app.Changes, error) {
	k, err := e.Known(ctx, id)
	if err != nil {
		return app.Changes{}, err
	}
	edit := app.OwnEdit{Person: k.ID}
	if f == FactPlace {
		for _, d := range k.Own.Held {
			if d.Until.IsZero() {
				edit.DropHeld = append(edit.DropHeld, d.ID)
			}
		}
	} else {
		edit.Drop = []app.Fact{f}
	}
	return e.own.EditOwn(ctx, "undo.own.settled", nil, []app.OwnEdit{edit})
}

// Hold writes where somebody is or was held, in the place of what the user said
// before where it has an ID.
func (e *Editor) Hold(ctx context.Context, id app.PersonID, d app.OwnDetention, today app.Date) (app.Changes, error) {
	k, err := e.Known(ctx, id)
	if err != nil {
		return app.Changes{}, err
	}
	edit := app.OwnEdit{Person: k.ID}
	k.hold(&edit, d, today)
	return e.own.EditOwn(ctx, "undo.own.held", nil, []app.OwnEdit{edit})
}

// hold adds a stay to an edit. One that is new and lasts ends those that the user
// said last until now.
func (k *Known) hold(edit *app.OwnEdit, d app.OwnDetention, today app.Date) {
	d.Against, d.ChosenOn = k.Says(FactPlace), today
	if d.ID == 0 && d.Until.IsZero() {
		for _, former := range k.Own.Held {
			if former.Until.IsZero() {
				if former.Until = d.Since; d.Since.IsZero() || d.Since.Before(former.Since) {
					former.Until = today
				}
				edit.Held = append(edit.Held, former)
			}
		}
	}
	edit.Held = append(edit.Held, d)
}

// DropHeld takes back what the user said of where somebody is or was held.
func (e *Editor) DropHeld(ctx context.Context, id app.PersonID, detention int64) (app.Changes, error) {
	return e.own.EditOwn(ctx, "undo.own.held", nil, []app.OwnEdit{{Person: id, DropHeld: []int64{detention}}})
}

// Bulk is a change to several people at once.
type Bulk struct {
	Tag, Untag []string
	Status     app.Status        // empty leaves it
	Held       *app.OwnDetention // where they are now; nil leaves it
	Line       string            // to be added to the notes; empty leaves them
}

// EditAll makes the change to all the people as one step.
func (e *Editor) EditAll(ctx context.Context, ids []app.PersonID, b Bulk, today app.Date) (app.Changes, error) {
	edits := make([]app.OwnEdit, len(ids))
	for i, id := range ids {
		edit := app.OwnEdit{Person: id, Tag: tags(b.Tag), Untag: tags(b.Untag), Line: strings.TrimSpace(b.Line)}
		if b.Status != "" || b.Held != nil {
			k, err := e.Known(ctx, id)
			if err != nil {
				return app.Changes{}, err
			}
			if b.Status != "" {
				edit.Facts = []app.OwnFact{{Fact: app.FactStatus, Value: string(b.Status), Against: k.Says(app.FactStatus), ChosenOn: today}}
			}
			if b.Held != nil {
				k.hold(&edit, *b.Held, today)
			}
		}
		edits[i] = edit
	}
	if len(edits) == 0 || nothing(&edits[0]) {
		return app.Changes{}, nil
	}
	return e.own.EditOwn(ctx, "undo.own.bulk", app.Args{"Count": len(ids)}, edits)
}

// Duplicates are the pairs of people who may be one, likeliest first.
func (e *Editor) Duplicates(ctx context.Context, people []*app.Person) ([]Duplicate, error) {
	apart, err := e.own.Apart(ctx)
	if err != nil {
		return nil, err
	}
	return Duplicates(ctx, people, apart)
}

// NameOf is the name that the user wrote whole, taken apart.
func NameOf(full string) app.Name {
	full = names.Clean(full)
	if full == "" {
		return app.Name{}
	}
	p := names.Split(full)
	if p.Sure && strings.Contains(full, ",") {
		return NameOfParts(p.Family, p.Given, p.Patronymic) // "Kupala, Janka" says which is which
	}
	return app.Name{Full: full, Family: p.Family, Given: p.Given, Patronymic: p.Patronymic, Source: app.ByUser, Unsure: !p.Sure}
}

// NameOfParts is the name that the user wrote in parts, which are sure.
func NameOfParts(family, given, patronymic string) app.Name {
	n := app.Name{Family: names.Clean(family), Given: names.Clean(given), Patronymic: names.Clean(patronymic), Source: app.ByUser}
	n.Full = n.Formal()
	if n.Full == "" {
		return app.Name{}
	}
	return n
}

// checkName is app.Invalid where a name is in the letters of another language.
func checkName(n app.Name, lang app.Lang) error {
	if n.IsZero() || WrittenIn(n.Full, lang) {
		return nil
	}
	key := map[app.Lang]string{app.Belarusian: "error.own.letters_be", app.Russian: "error.own.letters_ru", app.English: "error.own.letters_latin"}[lang]
	return &app.Error{Code: app.Invalid, Key: key, Args: app.Args{"Name": n.Full}}
}

// WrittenIn tells that a name is in letters that the language has.
func WrittenIn(full string, lang app.Lang) bool {
	switch names.ScriptOf(full) {
	case names.ScriptLatin:
		return lang == app.English
	case names.ScriptBelarusian:
		return lang == app.Belarusian
	case names.ScriptRussian:
		return lang == app.Russian
	case names.ScriptCyrillic:
		return lang != app.English
	}
	return false
}

// tags are tags as they are kept: each once, on one line, without spaces around.
func tags(words []string) []string {
	var all []string
	for _, w := range words {
		if w = CleanTag(w); w != "" && !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}

// CleanTag is a tag as it is kept.
func CleanTag(word string) string { return strings.Join(strings.Fields(word), " ") }
