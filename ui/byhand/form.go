package byhand

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/people"
	"vestka/ui/kit"
)

// form is a sheet with all that may be said of somebody.
type form struct {
	*Hand
	person app.Person // as they are; without an id: somebody new
	names  map[app.Lang]*nameFields
	facts  map[app.Fact]field
	note   *kit.Entry
	says   *kit.Text
	close  func()
	saved  func(app.PersonID)
}

// field is where a fact is typed or chosen.
type field struct {
	object fyne.CanvasObject
	focus  kept
	value  func() (string, error)
}

// kept is a field that can have the keyboard, and whose contents outlive a lock.
type kept interface {
	fyne.Focusable
	kit.Value
}

// nameFields are the parts of a name in one language.
type nameFields struct{ family, given, patronymic *kit.Entry }

// name is what the fields say.
func (n *nameFields) name() app.Name {
	return people.NameOfParts(n.family.Text, n.given.Text, n.patronymic.Text)
}

// namedLanguages are the languages of names in the order of a form.
var namedLanguages = []app.Lang{app.Belarusian, app.Russian, app.English}

// Add asks for somebody whom no list has; saved is told who that is.
func (h *Hand) Add(saved func(app.PersonID)) {
	h.showForm(app.Person{Status: app.Active}, h.frame.Loc().T("byhand.add.title"), h.frame.Loc().T("byhand.add.text"), saved)
}

// Edit asks for what the user knows better of a person.
func (h *Hand) Edit(id app.PersonID) {
	h.known(id, func(k *people.Known) {
		h.showForm(k.Person, h.frame.Loc().T("byhand.edit.title"), h.frame.Loc().T("byhand.edit.text"), func(app.PersonID) {})
	})
}

func (h *Hand) showForm(p app.Person, title, text string, saved func(app.PersonID)) {
	loc := h.frame.Loc()
	f := &form{Hand: h, person: p, names: map[app.Lang]*nameFields{}, facts: map[app.Fact]field{}, says: kit.NewText(kit.Body(text)), saved: saved}
	parts := []fyne.CanvasObject{f.says}
	for _, lang := range namedLanguages {
		parts = append(parts, f.nameRow(lang))
	}
	for _, fact := range app.Facts {
		f.facts[fact] = f.field(fact)
	}
	of := func(fact app.Fact) fyne.CanvasObject { return f.facts[fact].object }
	parts = append(
		parts,
		beside(of(app.FactStatus), of(app.FactSex)),
		beside(of(app.FactBorn), of(app.FactDetained)),
		beside(of(app.FactVerdict), of(app.FactAppeal)),
		beside(of(app.FactRelease), of(app.FactDied)),
		of(app.FactArticles),
		beside(of(app.FactTown), of(app.FactWork)),
		of(app.FactInterests),
	)
	if p.ID == 0 {
		f.note = kit.NewLines(3)
		parts = append(parts, kit.NewField(loc.T("people.note"), f.note, ""))
	}
	f.close = h.frame.Dialogs().Show(kit.Sheet{
		Title: title, Body: kit.NewColumn(kit.Inside, parts...), Width: 760, Focus: f.names[app.Belarusian].family,
		Draft: fmt.Sprintf("person/%d", p.ID), Fields: f.fields(),
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: f.save},
		},
	})
}

// fields are what is kept of the form while the window is locked.
func (f *form) fields() kit.Fields {
	all := kit.Fields{}
	for lang, n := range f.names {
		all["family_"+string(lang)], all["given_"+string(lang)], all["patronymic_"+string(lang)] = n.family, n.given, n.patronymic
	}
	for fact, one := range f.facts {
		all[string(fact)] = one.focus
	}
	if f.note != nil {
		all["note"] = f.note
	}
	return all
}

// beside stands fields side by side, equally wide.
func beside(fields ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewGridWithColumns(len(fields), fields...)
}

// nameRow is a name in its parts. One that could not be taken apart stands whole
// in the field of the family name.
func (f *form) nameRow(lang app.Lang) fyne.CanvasObject {
	loc, n := f.frame.Loc(), f.person.Names.In(lang)
	title := map[app.Lang]string{
		app.Belarusian: loc.T("byhand.fact.name_be"), app.Russian: loc.T("byhand.fact.name_ru"), app.English: loc.T("byhand.fact.name_latin"),
	}[lang]
	if n.Proposed {
		title = kit.Joined(title, loc.T("people.name.proposed"))
	}
	parts := [3]string{n.Family, n.Given, n.Patronymic}
	if n.Family == "" && n.Given == "" {
		parts[0] = n.Full
	}
	var entries [3]*kit.Entry
	for i, word := range []string{loc.T("byhand.name.family"), loc.T("byhand.name.given"), loc.T("byhand.name.patronymic")} {
		entries[i] = kit.NewEntry()
		entries[i].SetPlaceHolder(word)
		entries[i].SetText(parts[i])
	}
	f.names[lang] = &nameFields{entries[0], entries[1], entries[2]}
	return kit.NewColumn(6, kit.NewText(kit.Label(title)), beside(entries[0], entries[1], entries[2]))
}

func (f *form) field(fact app.Fact) field {
	switch {
	case fact == app.FactStatus:
		return f.statusField()
	case fact == app.FactSex:
		return f.sexField()
	case fact.Date(&f.person) != nil:
		r := f.dateField(f.words().Fact(fact), *fact.Date(&f.person))
		switch fact {
		case app.FactBorn:
			r = f.birthField(f.person.Born)
		case app.FactDied, app.FactVerdict:
			r = f.pastField(fact, *fact.Date(&f.person))
		}
		return field{r.Field, r.Entry, func() (string, error) {
			d, err := r.Read()
			return d.String(), err
		}}
	}
	e := kit.NewEntry()
	e.SetText(*fact.Text(&f.person))
	return field{kit.NewField(f.words().Fact(fact), e, ""), e, func() (string, error) { return strings.TrimSpace(e.Text), nil }}
}

func (f *form) statusField() field {
	values := []app.Status{app.Active, app.Former, app.NotRecognised}
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = f.words().Status(v)
	}
	chosen := max(slices.Index(values, f.person.Status), 0)
	s := kit.NewSelect(words, chosen, func(i int) { chosen = i })
	return field{kit.NewField(f.words().Fact(app.FactStatus), s, ""), s, func() (string, error) { return string(values[chosen]), nil }}
}

func (f *form) sexField() field {
	loc := f.frame.Loc()
	values := []app.Sex{app.SexUnknown, app.Female, app.Male}
	words := []string{loc.T("byhand.nothing"), loc.T("people.sex.female"), loc.T("people.sex.male")}
	chosen := max(slices.Index(values, f.person.Sex), 0)
	s := kit.NewSelect(words, chosen, func(i int) { chosen = i })
	return field{kit.NewField(f.words().Fact(app.FactSex), s, ""), s, func() (string, error) { return string(values[chosen]), nil }}
}

// save writes what was changed, or says in the sheet what is wrong.
func (f *form) save() {
	wanted := people.Form{Person: f.person.ID, Names: map[app.Lang]app.Name{}, Facts: map[app.Fact]string{}}
	for lang, fields := range f.names {
		now := f.person.Names.In(lang)
		if n := fields.name(); !untouched(fields, now) && (!n.IsZero() || !now.Proposed) {
			wanted.Names[lang] = n
		}
	}
	for fact, one := range f.facts {
		value, err := one.value()
		if err != nil {
			f.wrong(err, one.focus)
			return
		}
		wanted.Facts[fact] = value
	}
	if f.note != nil && f.note.Text != "" {
		wanted.Note = &f.note.Text
	}
	loc, today := f.frame.Loc(), f.today()
	done := loc.T("byhand.edit.done")
	if f.person.ID == 0 {
		done = loc.T("byhand.add.done")
	}
	var id app.PersonID
	f.change(done, func(ctx context.Context) (c app.Changes, err error) {
		id, c, err = f.deps.Editor.Save(ctx, wanted, today)
		return c, err
	}, func() { f.close(); f.saved(id) }, func(err error) bool {
		invalid := app.CodeOf(err) == app.Invalid
		if invalid {
			f.wrong(err, f.names[app.Belarusian].family)
		}
		return invalid
	})
}

// untouched reports that the fields say what they began with.
func untouched(fields *nameFields, n app.Name) bool {
	if n.Family == "" && n.Given == "" {
		return fields.family.Text == n.Full && fields.given.Text == "" && fields.patronymic.Text == ""
	}
	return fields.family.Text == n.Family && fields.given.Text == n.Given && fields.patronymic.Text == n.Patronymic
}

// wrong says at the top of the sheet what is wrong and goes to the field.
func (f *form) wrong(err error, at fyne.Focusable) {
	says, _ := f.frame.Loc().Error(err)
	f.says.Set(kit.Body(says).In(kit.No))
	f.frame.Focus(at)
}
