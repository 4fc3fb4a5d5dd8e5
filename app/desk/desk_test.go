package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/desk"
	"vestka/app/letters"
	"vestka/app/people"
	"vestka/app/register"
	"vestka/app/sheet"
)

// room is a desk with some people on the list.
type room struct {
	*desk.Desk
	t     *testing.T
	store *apptest.Store
	ids   []app.PersonID
}

func newRoom(t *testing.T, edits ...app.PersonEdit) *room {
	t.Helper()
	store, reg := apptest.NewStore(), loaded(t, register.Load)
	changes, err := store.SavePeople(t.Context(), edits)
	if err != nil {
		t.Fatal(err)
	}
	list := people.NewDirectory(store, store, reg)
	if err := list.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
	r := &room{Desk: desk.New(store, list, reg, loaded(t, sheet.LoadFonts)), t: t, store: store}
	for _, id := range changes.IDs {
		r.ids = append(r.ids, app.PersonID(id))
	}
	return r
}

func loaded[T any](t *testing.T, load func() (T, error)) T {
	t.Helper()
	v, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func start(template string) desk.Start {
	return desk.Start{Form: app.CardForm, Template: template, Occasioned: letters.Occasioned{Lang: app.Belarusian, Sender: "Ганна", Day: apptest.Today}}
}

func TestADraftBeginsWithTheTextAsThePersonWillReadIt(t *testing.T) {
	r := newRoom(t, apptest.Edit(apptest.Writer(1)))
	d, changes, err := r.Begin(t.Context(), r.ids[0], start("birthday"))
	if err != nil || changes.Undo == nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(d.Original.Text, "Дарагая Алаіза!") || !strings.Contains(d.Original.Text, "Ганна") || d.Occasion != app.Birthday {
		t.Fatalf("%+v", d)
	}
	read, err := r.Read(&d.Draft, d.Original, letters.Occasioned{Day: apptest.Today})
	text, missing := read.Text, read.Missing
	if err != nil || len(missing) > 0 || text != d.Original.Text {
		t.Fatalf("%q %v %v", text, missing, err)
	}
}

func TestADraftToNobodyYetStaysInTheFieldLanguage(t *testing.T) {
	r := newRoom(t, apptest.Edit(apptest.Writer(1)))
	d, _, err := r.Begin(t.Context(), 0, start("birthday"))
	if err != nil || !strings.Contains(d.Original.Text, "{given}") {
		t.Fatalf("%+v %v", d, err)
	}
	if read, _ := r.Read(&d.Draft, d.Original, letters.Occasioned{Day: apptest.Today}); len(read.Missing) == 0 {
		t.Fatal("a letter to nobody lacks nothing")
	}
	d.Person = r.ids[0]
	read, err := r.Read(&d.Draft, d.Original, letters.Occasioned{Day: apptest.Today, Sender: "Ганна"})
	text, missing := read.Text, read.Missing
	if err != nil || len(missing) > 0 || !strings.HasPrefix(text, "Дарагая Алаіза!") {
		t.Fatalf("%q %v %v", text, missing, err)
	}
}

func TestWhatIsMissingIsLeftForTheWriterToSee(t *testing.T) {
	r := newRoom(t, apptest.Edit(apptest.Writer(1, func(p *app.Person) {
		p.Names = app.Names{BE: app.Name{Full: "Пашкевіч", Family: "Пашкевіч"}}
	})))
	d, _, err := r.Begin(t.Context(), r.ids[0], start("birthday"))
	if err != nil || !strings.Contains(d.Original.Text, "{given}") {
		t.Fatalf("%+v %v", d, err)
	}
}

func TestAnEmptyPageIsADraft(t *testing.T) {
	r := newRoom(t, apptest.Edit(apptest.Writer(1)))
	d, _, err := r.Begin(t.Context(), r.ids[0], start(""))
	if err != nil || d.Original.Text != "" || d.Original.Lang != app.Belarusian || d.Occasion != app.Greeting {
		t.Fatalf("%+v %v", d, err)
	}
}

func TestATextThatIsNotThereIsRefused(t *testing.T) {
	r := newRoom(t, apptest.Edit(apptest.Writer(1)))
	for _, s := range []desk.Start{start("nothing"), {Words: "{nobody}", Occasioned: letters.Occasioned{Lang: app.Russian}}} {
		if _, _, err := r.Begin(t.Context(), r.ids[0], s); app.CodeOf(err) != app.Invalid {
			t.Errorf("%+v: %v", s, err)
		}
	}
	if _, _, err := r.Begin(t.Context(), 99, start("birthday")); app.CodeOf(err) != app.Invalid {
		t.Errorf("to nobody: %v", err)
	}
	if _, _, err := r.Batch(t.Context(), desk.Batch{Start: start(""), People: r.ids}, nil); app.CodeOf(err) != app.Invalid {
		t.Errorf("a batch without a text: %v", err)
	}
	if all, _ := r.Drafts(t.Context(), app.DraftFilter{}); len(all) > 0 {
		t.Errorf("%d drafts were made", len(all))
	}
}

func TestEverybodyOfABatchGetsAnotherLetter(t *testing.T) {
	r := newRoom(t, apptest.Edits(40)...)
	s := start("")
	s.Words = "{given}, {one: вітаю! | добры дзень! | дзень добры! | вітаю Вас!} {one: Ідзе дождж. | Ідзе снег. | Свеціць сонца.}"
	draft := func(seed int64, ids []app.PersonID) map[app.PersonID]string {
		made, changes, err := r.Batch(t.Context(), desk.Batch{Start: s, People: ids, Seed: seed, Pictures: []string{"stars", "lake"}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		texts := map[app.PersonID]string{}
		for _, d := range made.Drafts {
			texts[d.Person] = d.Original.Text
			if d.Batch != made.Drafts[0].ID {
				t.Errorf("draft %d is of batch %d", d.ID, d.Batch)
			}
		}
		if _, err := changes.Undo.Do(t.Context()); err != nil {
			t.Fatal(err)
		}
		return texts
	}
	first := draft(7, append(r.ids, r.ids[3]))
	if len(first) != 40 {
		t.Fatalf("%d drafts", len(first))
	}
	seen := map[string]bool{}
	for id, text := range first {
		p, _ := r.store.Person(t.Context(), id)
		_, bare, _ := strings.Cut(text, ",")
		if key := p.Held.Facility + bare; seen[key] {
			t.Errorf("two letters to %s are %q", p.Held.Facility, bare)
		} else {
			seen[key] = true
		}
	}
	backwards := make([]app.PersonID, 40)
	for i, id := range r.ids {
		backwards[39-i] = id
	}
	if got := draft(7, backwards); fmt.Sprint(got) != fmt.Sprint(first) {
		t.Error("the same seed drew something else in another order")
	}
	if got := draft(8, r.ids); fmt.Sprint(got) == fmt.Sprint(first) {
		t.Error("another seed drew the same")
	}
}

func TestABatchDrawsFromOpeningsSnippetsAndPictures(t *testing.T) {
	r := newRoom(t, apptest.Edits(300)...)
	var snippets []app.Snippet
	for i := range 10 {
		snippets = append(snippets, app.Snippet{Title: "a", Kind: app.Riddle, Lang: app.Belarusian, Text: fmt.Sprintf("Загадка нумар %d: што гэта такое?", i)})
	}
	if _, _, err := r.SaveSnippets(t.Context(), snippets...); err != nil {
		t.Fatal(err)
	}
	// The first person got all but one of them, the second all.
	for i := range 10 {
		var sent []app.Letter
		for n, id := range r.ids[:2] {
			if i > 0 || n == 1 {
				sent = append(sent, apptest.Letter(id, func(l *app.Letter) { l.Text = snippets[i].Text }))
			}
		}
		if _, _, err := r.store.LogJob(t.Context(), sent); err != nil {
			t.Fatal(err)
		}
	}
	s := start("")
	s.Words = "{given}, {one: вітаю! | добры дзень! | дзень добры! | добрага дня!}\n{one: Ідзе дождж. | Ідзе снег. | Свеціць сонца. | Дзьме вецер.}\n{snippet:riddle}\n{one: Да сустрэчы! | Бывайце!}"
	draft := func(seed int64, people []app.PersonID) map[app.PersonID]string {
		t.Helper()
		made, changes, err := r.Batch(t.Context(), desk.Batch{Start: s, People: people, Seed: seed, Pictures: []string{"stars", "lake", "apples"}}, nil)
		if err != nil || len(made.Drafts) != 299 || len(made.Short) != 0 || len(made.Missing) != 1 || made.Missing[0].Person != r.ids[1] || made.Missing[0].Field != letters.Snippet {
			t.Fatalf("%d drafts, %v, %v, %v", len(made.Drafts), made.Missing, made.Short, err)
		}
		texts, seen, pictures := map[app.PersonID]string{}, map[string]bool{}, map[string]bool{}
		for _, d := range made.Drafts {
			p, _ := r.store.Person(t.Context(), d.Person)
			_, bare, _ := strings.Cut(d.Original.Text, ",")
			if seen[p.Held.Facility+bare] {
				t.Errorf("two letters to %s are %q", p.Held.Facility, bare)
			}
			seen[p.Held.Facility+bare], pictures[d.Picture] = true, true
			texts[d.Person] = d.Picture + d.Original.Text
		}
		// Nobody got what only stands in a draft.
		again, more, err := r.Batch(t.Context(), desk.Batch{Start: s, People: people[:5], Seed: seed}, nil)
		if err != nil || len(again.Drafts)+len(again.Missing) != 5 || len(again.Missing) > 1 {
			t.Errorf("once more: %d drafts, %v, %v", len(again.Drafts), again.Missing, err)
		}
		if _, err := more.Undo.Do(t.Context()); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(texts[r.ids[0]], "нумар 0") || len(pictures) != 3 {
			t.Errorf("%q, pictures %v", texts[r.ids[0]], pictures)
		}
		if _, err := changes.Undo.Do(t.Context()); err != nil {
			t.Fatal(err)
		}
		return texts
	}
	first := draft(7, r.ids)
	backwards := slices.Clone(r.ids)
	slices.Reverse(backwards)
	if again := draft(7, backwards); fmt.Sprint(again) != fmt.Sprint(first) {
		t.Error("the same seed drew something else in another order")
	}
	if other := draft(8, r.ids); fmt.Sprint(other) == fmt.Sprint(first) {
		t.Error("another seed drew the same")
	}
}

func TestWhoeverLacksAFieldIsNamed(t *testing.T) {
	r := newRoom(t, apptest.Edit(apptest.Writer(0)), apptest.Edit(apptest.Writer(1, func(p *app.Person) { p.Born = app.Date{} })))
	s := start("")
	s.Words = "{given}, {born}"
	made, _, err := r.Batch(t.Context(), desk.Batch{Start: s, People: r.ids}, nil)
	if err != nil || len(made.Drafts) != 1 || len(made.Missing) != 1 || made.Missing[0].Person != r.ids[1] || made.Missing[0].Field != letters.Born {
		t.Fatalf("%+v %v", made, err)
	}
}

func TestAFormOfANameThatIsUnsureIsTold(t *testing.T) {
	unsure := apptest.Edit(apptest.Writer(0, func(p *app.Person) {
		p.Names.BE = app.Name{Full: "Салавей Алесь", Family: "Салавей", Given: "Алесь"}
	}))
	r := newRoom(t, unsure, apptest.Edit(apptest.Writer(1)))
	s := start("")
	s.Words = "Думаю пра {family:genitive}."
	one, _, err := r.Begin(t.Context(), r.ids[0], s)
	if err != nil || one.Original.Text != "Думаю пра Салавей." || len(one.Unsure) != 1 || one.Unsure[0].Text != "Салавей" {
		t.Errorf("%+v %v", one, err)
	}
	made, _, err := r.Batch(t.Context(), desk.Batch{Start: s, People: r.ids}, nil)
	if err != nil || len(made.Drafts) != 2 || len(made.Unsure) != 1 || made.Unsure[0].Person != r.ids[0] {
		t.Errorf("%+v %v", made, err)
	}
	read, err := r.Read(&app.Draft{Person: r.ids[0]}, app.Side{Lang: app.Belarusian, Text: s.Words}, letters.Occasioned{Day: apptest.Today})
	if err != nil || len(read.Unsure) != 1 {
		t.Errorf("%+v %v", read, err)
	}
}

func TestTextsAreOfferedByFormLanguageAndRecipient(t *testing.T) {
	r := newRoom(t)
	ids := func(form app.Form, about bool) map[string]bool {
		t.Helper()
		all, last := map[string]bool{}, false
		for _, x := range r.Texts(app.Russian, form, about) {
			if x.Lang != app.Russian || last && x.Form == form {
				t.Errorf("%s in %s comes late or does not belong", x.ID, x.Lang)
			}
			all[x.ID], last = true, x.Form != form
		}
		return all
	}
	if card := ids(app.CardForm, false); !card["birthday"] || card["first-letter"] || card["parliament"] || card["family-holiday"] {
		t.Errorf("for a card: %v", card)
	}
	if sheet := ids(app.LetterA5Form, false); !sheet["birthday"] || !sheet["first-letter"] || sheet["family"] {
		t.Errorf("for a letter: %v", sheet)
	}
	if letter := ids(app.LetterA4Form, true); !letter["parliament"] || !letter["family"] || letter["birthday"] {
		t.Errorf("about somebody: %v", letter)
	}
	d, _, err := r.Begin(t.Context(), 0, desk.Start{Template: "parliament", Occasioned: letters.Occasioned{Lang: app.Russian}})
	if err != nil || d.Form != app.LetterA4Form || d.Occasion != app.ToParliament {
		t.Errorf("%+v, %v", d, err)
	}
	if d, _, err = r.Begin(t.Context(), 0, desk.Start{}); err != nil || d.Form != app.CardForm {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestATextIsMeasuredInItsForm(t *testing.T) {
	r := newRoom(t, apptest.Edit(apptest.Writer(0)))
	short, long := "Добры дзень!", strings.Repeat("Добры дзень! ", 400)
	for _, form := range app.Forms {
		a, b, none := r.Measure(short, form, sheet.Serif, nil), r.Measure(long, form, sheet.Serif, nil), r.Measure("", form, sheet.Serif, nil)
		if a.Words != 2 || a.Letters != 12 || a.Share <= 0 || a.Share > 1 || none.Share != 0 {
			t.Errorf("%s: %+v, empty %+v", form, a, none)
		}
		if b.Share <= 1 && b.Pages == 1 || b.Long {
			t.Errorf("%s: %+v", form, b)
		}
	}
	back := []string{"вул. Прыкладная, 1", "000000, г. Прыклад"}
	for _, form := range []app.Form{app.CardForm, app.LetterA4Form} {
		if bare, beside := r.Measure(short, form, sheet.Serif, nil), r.Measure(short, form, sheet.Serif, back); beside.Share <= bare.Share {
			t.Errorf("%s: a return address takes no room: %v and %v", form, bare.Share, beside.Share)
		}
	}
	if !r.Measure(strings.Repeat("а", desk.TooLong+1), app.LetterA4Form, sheet.Serif, nil).Long {
		t.Error("a text of a book is not long")
	}
}

func TestAnswersGrowIntoALetter(t *testing.T) {
	for _, lang := range []app.Lang{app.Belarusian, app.Russian, app.English} {
		if got := desk.Grow(map[desk.Question]string{desk.AskWho: " \n"}, lang); got != "" {
			t.Errorf("nothing grew into %q", got)
		}
		src := desk.Grow(map[desk.Question]string{desk.AskWeek: "Мы елі дранікі.", desk.AskWho: "Я настаўніца."}, lang)
		tm, err := letters.Parse(src, lang)
		if err != nil {
			t.Fatal(err)
		}
		text, missing := tm.Merge(letters.Sample(lang))
		if len(missing) > 0 || strings.Index(text, "Я настаўніца.") > strings.Index(text, "Мы елі дранікі.") || !strings.Contains(text, letters.Sample(lang).Name.Given) {
			t.Errorf("%q %v", text, missing)
		}
	}
	for _, q := range desk.Questions {
		if (q != desk.AskWho) == (q.MessageKey() == desk.AskWho.MessageKey() || q.HelpKey() == desk.AskWho.HelpKey()) {
			t.Errorf("%s asks %s", q, q.MessageKey())
		}
	}
}

const romance = "Зорка Венера ўзышла над зямлёю,\nСветлыя згадкі з сабой прывяла…\nПомніш, калі я спаткаўся з табою,\nЗорка Венера ўзышла."

func TestWhoGotASnippetIsReadFromTheLetters(t *testing.T) {
	r := newRoom(t, apptest.Edits(3)...)
	ids, _, err := r.SaveSnippets(t.Context(),
		app.Snippet{Title: "Раманс", Kind: app.Poem, Lang: app.Belarusian, Text: romance},
		app.Snippet{Title: "Дранікі", Kind: app.Recipe, Lang: app.Belarusian, Text: "{given}, патры пяць бульбін, дадай яйка і соль, смаж да румянасці."})
	if err != nil {
		t.Fatal(err)
	}
	log := func(to app.PersonID, text string, state app.LetterState) {
		t.Helper()
		_, _, err := r.store.LogJob(t.Context(), []app.Letter{apptest.Letter(to, func(l *app.Letter) { l.Text, l.State = text, state })})
		if err != nil {
			t.Fatal(err)
		}
	}
	log(r.ids[0], "Дарагі Янка!\n\n"+strings.ReplaceAll(romance, "Помніш", "Памятаеш")+"\n\nГанна", app.Printed)
	log(r.ids[1], romance, app.Stopped)
	log(r.ids[2], "Янка, патры пяць бульбін, дадай яйка і соль, смаж да румянасці. Пра зорку Венеру потым.", app.Ready)
	draft := apptest.Draft(r.ids[1], func(d *app.Draft) { d.Original.Lang = app.Belarusian })
	draft.Original.Text = romance
	drafts, _, err := r.AddDrafts(t.Context(), []app.Draft{draft})
	if err != nil {
		t.Fatal(err)
	}
	uses := func(person app.PersonID) map[string]bool {
		t.Helper()
		all, err := r.SnippetUses(t.Context(), person)
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]bool{}
		for _, u := range all {
			found[fmt.Sprint(u.Snippet, u.Person, u.Draft, u.On.IsZero())] = true
		}
		return found
	}
	poem, recipe := fmt.Sprint(ids[0], r.ids[0], 0, false), fmt.Sprint(ids[1], r.ids[2], 0, false)
	begun := fmt.Sprint(ids[0], r.ids[1], drafts[0], true)
	if got := uses(0); len(got) != 3 || !got[poem] || !got[recipe] || !got[begun] {
		t.Errorf("%v", got)
	}
	if got := uses(r.ids[0]); len(got) != 1 || !got[poem] {
		t.Errorf("of one: %v", got)
	}
}

func TestASnippetThatCannotBeReadIsRefused(t *testing.T) {
	r := newRoom(t)
	_, _, err := r.SaveSnippets(t.Context(), app.Snippet{Title: "a", Kind: app.Poem, Lang: app.Belarusian, Text: "{nobody}"})
	if all, _ := r.Snippets(t.Context()); app.CodeOf(err) != app.Invalid || len(all) > 0 {
		t.Errorf("%v, %d kept", err, len(all))
	}
}

func TestALetterOfAnswersWishesOnceAndInOneForm(t *testing.T) {
	for lang, want := range map[app.Lang][2]string{app.Belarusian: {"Зычу Вам", "Зычу табе"}, app.Russian: {"Желаю Вам", "Желаю тебе"}} {
		parsed, err := letters.Parse(desk.Grow(map[desk.Question]string{desk.AskWho: "Я."}, lang), lang)
		if err != nil {
			t.Fatal(err)
		}
		for i, familiar := range []bool{false, true} {
			v := letters.Sample(lang)
			v.Familiar = familiar
			if text, _ := parsed.Merge(v); !strings.Contains(text, want[i]) {
				t.Errorf("familiar %v: %q", familiar, text)
			}
		}
		if src := desk.Grow(map[desk.Question]string{desk.AskWish: "Сілы."}, lang); strings.Contains(src, "{you:") {
			t.Errorf("two wishes: %q", src)
		}
	}
}
