package desk

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/apptest"
	deskof "vestka/app/desk"
	"vestka/app/letters"
	"vestka/app/proof"
	"vestka/app/sheet"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// clock is time that passes when it is told to.
type clock struct{ waits []*wait }

type wait struct {
	d    time.Duration
	f    func()
	over bool
}

func (c *clock) after(d time.Duration, f func()) (stop func()) {
	w := &wait{d: d, f: f}
	c.waits = append(c.waits, w)
	return func() { w.over = true }
}

// rest lets everything come that waits.
func (c *clock) rest() {
	for _, w := range slices.Clone(c.waits) {
		if !w.over {
			w.over = true
			w.f()
		}
	}
	c.waits = slices.DeleteFunc(c.waits, func(w *wait) bool { return w.over })
}

// alive are how long those wait that still do.
func (c *clock) alive() []time.Duration {
	var all []time.Duration
	for _, w := range c.waits {
		if !w.over {
			all = append(all, w.d)
		}
	}
	return all
}

// counted counts what is asked of the desk.
type counted struct {
	*deskof.Desk
	reads, writes int
	fail          error
	last          deskof.Space // that was measured
}

func (d *counted) Measure(text string, form app.Form, font sheet.FontID, back []string) deskof.Space {
	d.reads++
	d.last = d.Desk.Measure(text, form, font, back)
	return d.last
}

func (d *counted) WriteDraft(ctx context.Context, draft app.Draft) (app.Draft, app.Changes, error) {
	d.writes++
	if d.fail != nil {
		return app.Draft{}, app.Changes{}, d.fail
	}
	return d.Desk.WriteDraft(ctx, draft)
}

// room is the section in a window over the sample list.
type room struct {
	*uitest.World
	*Section
	t     *testing.T
	clock *clock
	desk  *counted

	planned *planned
	ids     []app.PersonID
	now     time.Time
}

func newRoom(t *testing.T, lang string) *room {
	t.Helper()
	w := uitest.New(t, lang).Sample()
	r := &room{World: w, t: t, clock: &clock{}, desk: &counted{Desk: w.Desk}, planned: &planned{Press: w.Press}, now: apptest.FixedClock()}
	for _, p := range w.Directory.Everybody()[:3] {
		r.ids = append(r.ids, p.ID)
	}
	r.Section = New(Deps{
		Desk: r.desk, Press: r.planned, Fonts: w.Fonts, Register: w.Register, Directory: w.Directory, Log: w.Journal, Settings: w.Store,
		Findings: w.Findings(), Proof: w.Findings().Reader.(*proof.Reader), Runner: w.Runner, After: r.clock.after, Now: func() time.Time { return r.now },
	})
	w.Show(r.Section)
	return r
}

// answer presses a button of the sheet that was shown last.
func (r *room) answer(label string) {
	r.t.Helper()
	if len(r.Reader.Sheets) == 0 {
		r.t.Fatalf("no sheet with %q is shown", label)
	}
	last := r.Reader.Sheets[len(r.Reader.Sheets)-1]
	for _, a := range last.Actions {
		if a.Label == label {
			a.Do()
			return
		}
	}
	r.t.Fatalf("the sheet %q has no %q", last.Title, label)
}

// fill types into the fields of the sheet that was shown last.
func (r *room) fill(text string) {
	r.t.Helper()
	last := r.Reader.Sheets[len(r.Reader.Sheets)-1]
	last.Focus.(*kit.Entry).SetText(text)
}

// draft opens one that is kept.
func (r *room) draft(text string) app.DraftID {
	r.t.Helper()
	ids, _, err := r.desk.AddDrafts(r.t.Context(), []app.Draft{{Person: r.ids[0], Form: app.CardForm, Occasion: app.Greeting, Original: app.Side{Lang: app.Belarusian, Text: text}}})
	r.Must(err)
	r.Section.Open(ids[0])
	return ids[0]
}

func (r *room) kept(id app.DraftID) app.Draft {
	r.t.Helper()
	d, err := r.desk.Draft(r.t.Context(), id)
	r.Must(err)
	return d
}

func TestAKeyAsksNeitherTheStoreNorThePlan(t *testing.T) {
	r := newRoom(t, "be")
	id := r.draft("Вітаю")
	reads, writes := r.desk.reads, r.desk.writes
	test.Type(r.editor.text, " Вас, як справы?")
	if r.desk.reads != reads || r.desk.writes != writes {
		t.Fatalf("typing measured %d times and wrote %d times", r.desk.reads-reads, r.desk.writes-writes)
	}
	if !strings.Contains(r.Words(), r.T("desk.saved")) {
		t.Error("what is said beside the text changed on the path of a key")
	}
	r.clock.rest()
	if got := r.kept(id).Original.Text; !strings.Contains(got, "як справы") || r.desk.writes != writes+1 {
		t.Errorf("kept %q in %d writes", got, r.desk.writes-writes)
	}
	if r.desk.reads == reads {
		t.Error("nothing was measured once the hands rested")
	}
}

func TestWhatIsTypedIsKeptWhenTheWindowIsLocked(t *testing.T) {
	r := newRoom(t, "ru")
	id := r.draft("a")
	if r.Keep() != nil {
		t.Error("there is something to keep before anything was typed")
	}
	test.Type(r.editor.text, "b")
	keep := r.Keep()
	if keep == nil {
		t.Fatal("what was typed is not kept")
	}
	r.Must(keep(t.Context()))
	if got := r.kept(id).Original.Text; got != "ba" && got != "ab" {
		t.Errorf("kept %q", got)
	}
}

func TestATextThatCouldNotBeKeptIsTriedAgain(t *testing.T) {
	r := newRoom(t, "en")
	id := r.draft("a")
	r.desk.fail = errors.New("the disk is full")
	test.Type(r.editor.text, "b")
	r.clock.rest()
	if len(r.Errors) == 0 || strings.Contains(r.Words(), r.T("desk.saved")) {
		t.Fatal("a text that is not kept is said to be")
	}
	r.clock.rest()
	if len(r.Errors) != 1 || !strings.Contains(r.Words(), r.T("desk.unkept")) {
		t.Errorf("that the text is not kept is told %d times", len(r.Errors))
	}
	r.desk.fail = nil
	r.clock.rest() // nobody types any more
	if got := r.kept(id).Original.Text; !strings.Contains(got, "b") || !strings.Contains(r.Words(), r.T("desk.saved")) {
		t.Errorf("kept %q", got)
	}
}

func TestWhatIsWrittenWithoutARestIsKeptWithinSeconds(t *testing.T) {
	r := newRoom(t, "be")
	r.draft("a")
	typed := func(after, want time.Duration) {
		t.Helper()
		r.now = apptest.FixedClock().Add(after)
		test.Type(r.editor.text, "b")
		if first := r.clock.alive(); first[0] != want {
			t.Errorf("after %v it is kept in %v", after, first[0])
		}
	}
	typed(0, rests)
	typed(3*time.Second, rests)
	typed(4*time.Second, time.Second)
	typed(7*time.Second, time.Millisecond)
	r.clock.rest()
	typed(8*time.Second, rests)
}

func TestWhatCannotBeKeptStaysOnTheScreenUntilItIsGivenUp(t *testing.T) {
	r := newRoom(t, "ru")
	id := r.draft("a")
	other, _, err := r.desk.AddDrafts(t.Context(), []app.Draft{{Person: r.ids[1], Form: app.CardForm, Occasion: app.Greeting, Original: app.Side{Lang: app.Belarusian, Text: "c"}}})
	r.Must(err)
	test.Type(r.editor.text, "b")
	r.desk.fail = errors.New("the disk is full")
	for what, goAway := range map[string]func(){
		"the list": func() { r.editor.leave() }, "another draft": func() { r.Section.Open(other[0]) }, "an earlier version": func() { r.editor.back() },
		"printing": func() { r.editor.print() }, "a new letter": func() { r.make(r.ids[0], deskof.Start{}) },
	} {
		r.Reader.Yes = []bool{false}
		goAway()
		if len(r.Reader.Questions) == 0 || r.editor == nil || r.editor.draft.ID != id || !strings.Contains(r.editor.text.Text, "b") {
			t.Fatalf("%s: what could not be kept is gone", what)
		}
		r.Reader.Questions = nil
	}
	r.Reader.Yes = []bool{true}
	r.editor.leave()
	if r.editor != nil {
		t.Error("a text that is given up keeps its writer")
	}
}

func TestUndoGoesBackAcrossARestartOfTheEditor(t *testing.T) {
	r := newRoom(t, "be")
	id := r.draft("a")
	for _, text := range []string{"ab", "abc"} {
		r.editor.text.SetText(text)
		r.clock.rest()
	}
	r.editor.leave()
	r.Section.Open(id)
	undo := func() { r.editor.text.TypedShortcut(&fyne.ShortcutUndo{}) }
	undo()
	if got := r.editor.text.Text; got != "ab" {
		t.Fatalf("one step back is %q", got)
	}
	r.clock.rest()
	r.editor.leave()
	r.Section.Open(id)
	undo()
	if got := r.editor.text.Text; got != "a" {
		t.Fatalf("two steps back is %q", got)
	}
	r.editor.leave()
	r.Section.Open(id)
	r.editor.text.TypedShortcut(&fyne.ShortcutRedo{})
	if got := r.editor.text.Text; got != "ab" {
		t.Fatalf("a step forth is %q", got)
	}
}

func TestAVersionIsNamedAndBroughtBack(t *testing.T) {
	r := newRoom(t, "be")
	id := r.draft("першы")
	r.Reader.Texts = []string{"як было"}
	r.editor.askVersion()
	r.answer(r.T("desk.versions.name")) // the only one: it was never changed
	all, err := r.desk.DraftVersions(t.Context(), id)
	if err != nil || len(all) != 1 || all[0].Name != "як было" {
		t.Fatalf("%+v, %v", all, err)
	}
	r.editor.text.SetText("другі")
	r.editor.askVersion()
	if len(r.Reader.Sheets) == 0 {
		t.Fatal("no versions are shown")
	}
	list := uitest.Find[*kit.List](r.sheet().Body)[0]
	list.Select(1) // the oldest
	r.answer(r.T("desk.versions.take"))
	if got := r.kept(id); got.Original.Text != "першы" || got.Version != 1 || r.editor.text.Text != "першы" {
		t.Fatalf("%q, version %d", got.Original.Text, got.Version)
	}
	if all, err = r.desk.DraftVersions(t.Context(), id); err != nil || len(all) != 2 || all[0].Name != "як было" {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestWhoWritesFirstChoosesThePersonLater(t *testing.T) {
	r := newRoom(t, "be")
	ids, _, err := r.desk.AddDrafts(t.Context(), []app.Draft{{Form: app.CardForm, Occasion: app.Greeting, Original: app.Side{Lang: app.Belarusian, Text: "Вітаю, {given}!"}}})
	r.Must(err)
	r.Section.Open(ids[0])
	to := r.Directory.Everybody()[2]
	r.Tap(r.T("desk.empty.person"))
	search := uitest.Find[*kit.Search](r.sheet().Body)[0]
	search.SetText(to.Names.BE.Family)
	r.answer(r.T("desk.empty.person"))
	if got := r.kept(ids[0]); got.Person != to.ID {
		t.Errorf("the letter goes to %d instead of %d", got.Person, to.ID)
	}
	if !strings.Contains(r.Words(), to.Names.BE.Display()) || strings.Contains(r.Words(), r.T("desk.missing", "Field", "given", "Line", 1)) {
		t.Errorf("that is not seen: %s", r.Words())
	}
}

// begins chooses in the sheet that was shown last: the form, the text to begin with.
func (r *room) begins(form, title string) {
	r.t.Helper()
	selects := func() []*kit.Select { return uitest.Find[*kit.Select](r.sheet().Body) }
	selects()[0].SetSelected(form)
	selects()[1].SetSelected(title)
}

func TestWhatATextLeavesToBeChosenIsChosenWithIt(t *testing.T) {
	for _, many := range []bool{false, true} {
		r := newRoom(t, "be")
		if many {
			r.Section.Open(r.ids)
		} else {
			r.Section.Open(r.ids[0])
		}
		r.begins(r.T(app.CardForm.MessageKey()), "Вітанне ў любы дзень")
		choices := uitest.Find[*kit.Choice](r.sheet().Body)
		choices[len(choices)-1].Choose(1)
		begin := map[bool]string{false: r.T("desk.begin.do"), true: r.T("desk.batch.do")}[many]
		r.answer(begin)
		all, err := r.desk.Drafts(t.Context(), app.DraftFilter{})
		r.Must(err)
		for _, d := range all {
			if !regexp.MustCompile(`цябе|табе|табой`).MatchString(d.Original.Text) || strings.Contains(d.Original.Text, "Ва") {
				t.Errorf("many %v: not familiar: %q", many, d.Original.Text)
			}
		}
		if len(all) != map[bool]int{false: 1, true: len(r.ids)}[many] {
			t.Fatalf("many %v: %d drafts", many, len(all))
		}
	}
}

func TestWhatATextAsksForIsTypedWithItAndOutlivesALock(t *testing.T) {
	r := newRoom(t, "be")
	r.Section.Open(r.ids[0])
	r.begins(r.T(app.LetterA5Form.MessageKey()), "Першы ліст пра сябе")
	fields := uitest.Find[*kit.Entry](r.sheet().Body)
	if len(fields) != 3 {
		t.Fatalf("%d fields are asked for", len(fields))
	}
	fields[1].SetText("каштан")
	locked := r.sheet().Fields["begin"].Value()
	r.Section.Open(r.ids[0])
	r.sheet().Fields["begin"].SetValue(locked)
	r.answer(r.T("desk.begin.do"))
	if got := r.editor.text.Text; !strings.Contains(got, "З майго акна відаць каштан.") || strings.Contains(got, "Больш за ўсё") {
		t.Errorf("%q", got)
	}
}

func TestTheSideThatPrintsIsSaid(t *testing.T) {
	r := newRoom(t, "en")
	id := r.draft("Hello")
	d := r.kept(id)
	d.Original.Lang = app.English
	_, _, err := r.desk.WriteDraft(t.Context(), d)
	r.Must(err)
	r.Section.Open(id)
	if !strings.Contains(r.Words(), r.T("desk.prints.english")) {
		t.Error("that English is not handed over is not said")
	}
	r.editor.translate()
	test.Type(r.editor.other, "Здравствуйте")
	r.clock.rest()
	d = r.kept(id)
	if d.Translation.Lang != app.Belarusian || !strings.Contains(r.Words(), r.T("desk.prints.translation", "Lang", r.T("letter.lang.be"))) {
		t.Errorf("%+v", d.Translation)
	}
}

func TestAFieldThatIsMissingAndATextThatIsTooLongAreSeen(t *testing.T) {
	r := newRoom(t, "be")
	r.draft("{my.town}")
	if want := r.T("desk.missing", "Field", "my.town", "Line", 1); !strings.Contains(r.Words(), want) {
		t.Errorf("%q is not said", want)
	}
	r.editor.text.SetText(strings.Repeat("Добры дзень! ", 200))
	r.clock.rest()
	if !strings.Contains(r.Words(), "задоўга") {
		t.Error("that the card is full is not said")
	}
	r.editor.text.SetText("{nobody}")
	r.clock.rest()
	if !strings.Contains(r.Words(), "nobody") {
		t.Error("a slip is not said")
	}
}

func TestAFormOfANameThatIsUnsureIsTold(t *testing.T) {
	r := newRoom(t, "be")
	at := slices.IndexFunc(r.Directory.Everybody(), func(p *app.Person) bool { return p.Names.BE.Family == "Галубок" })
	to, told := r.Directory.Everybody()[at].ID, r.T("desk.unsure", "Name", "Галубок")
	r.make(to, deskof.Start{Words: "Думаю пра {family:genitive}.", Occasioned: letters.Occasioned{Lang: app.Belarusian, Day: apptest.Today}})
	if words := uitest.Words(r.sheet().Body); !strings.Contains(words, told) {
		t.Errorf("when the letter is made: %q", words)
	}
	if strings.Contains(r.Words(), told) {
		t.Error("it is told of words that the writer may have typed")
	}
	r.editor.text.SetText("Думаю пра {family:genitive}.")
	r.clock.rest()
	if !strings.Contains(r.Words(), told) {
		t.Error("beside the text it is not told")
	}
}

func TestAFirstLetterGrowsFromAnswers(t *testing.T) {
	r := newRoom(t, "be")
	r.Section.Open(r.ids[0])
	r.answer(r.T("desk.begin.do"))
	r.fill("Я {Ганна}, настаўніца.")
	r.answer(r.T("desk.questions.grow"))
	if r.editor == nil || r.kept(r.editor.draft.ID).Person != r.ids[0] || !strings.Contains(r.editor.text.Text, "настаўніца") {
		t.Fatal("no letter grew")
	}
	if strings.Contains(r.Words(), r.T("desk.missing", "Field", "Ганна", "Line", 3)) {
		t.Error("what was answered is taken for a field")
	}
	r.Undo(r.Section)
	if all, _ := r.desk.Drafts(t.Context(), app.DraftFilter{}); len(all) != 0 {
		t.Errorf("%d drafts after undo", len(all))
	}
}

func TestABatchIsDraftedAndTakenBack(t *testing.T) {
	r := newRoom(t, "ru")
	r.Section.Open(r.ids)
	r.answer(r.T("desk.batch.do"))
	all, err := r.desk.Drafts(t.Context(), app.DraftFilter{})
	r.Must(err)
	if len(all) != len(r.ids) || !strings.Contains(r.Words(), r.T("desk.tag.batch")) {
		t.Fatalf("%d drafts: %s", len(all), r.Words())
	}
	r.Undo(r.Section)
	if all, _ := r.desk.Drafts(t.Context(), app.DraftFilter{}); len(all) != 0 {
		t.Errorf("%d drafts after undo", len(all))
	}
}

func TestTheCardsOfABatchAreDrawnFromTheChosenPictures(t *testing.T) {
	r := newRoom(t, "be")
	r.Section.Open(r.ids)
	thumbs := uitest.Find[*kit.Thumbnail](r.sheet().Body)
	for _, i := range []int{2, 0, 1, 1} {
		test.Tap(thumbs[i])
	}
	r.answer(r.T("desk.batch.do"))
	all, err := r.desk.Drafts(t.Context(), app.DraftFilter{})
	r.Must(err)
	known := r.Register.Pictures()
	seen := map[string]int{}
	for _, d := range all {
		seen[d.Picture]++
	}
	if len(all) != 3 || seen[known[0].ID]+seen[known[2].ID] != 3 {
		t.Errorf("%v", seen)
	}
}

func TestTheTextsThatAreOfferedFitTheFormAndTheRecipient(t *testing.T) {
	r := newRoom(t, "en")
	r.Section.Open(r.ids[0])
	offered := func() []string {
		all := uitest.Find[*kit.Select](r.sheet().Body)
		return all[len(all)-1].Options
	}
	titled := func(id string) string {
		for _, x := range r.Register.Templates() {
			if x.ID == id {
				return x.Title.EN
			}
		}
		t.Fatalf("no text %q", id)
		return ""
	}
	if all := offered(); slices.Contains(all, titled("parliament")) || slices.Contains(all, titled("first-letter")) || !slices.Contains(all, titled("birthday")) {
		t.Errorf("for a card: %q", all)
	}
	choices := uitest.Find[*kit.Choice](r.sheet().Body)
	choices[len(choices)-1].Choose(1) // about the person
	if all := offered(); !slices.Contains(all, titled("parliament")) || slices.Contains(all, titled("birthday")) {
		t.Errorf("about the person: %q", all)
	}
	all := uitest.Find[*kit.Select](r.sheet().Body)
	all[len(all)-1].SetSelected(titled("parliament"))
	r.answer(r.T("desk.begin.do"))
	if d := r.editor.draft; d.Occasion != app.ToParliament || d.Form != app.LetterA4Form {
		t.Errorf("%+v", d)
	}
	// It goes to an address that the program does not know: its sheets are saved.
	r.editor.text.SetText("Шаноўны спадар дэпутат!\nПрашу за {name:accusative}.")
	r.clock.rest()
	path := filepath.Join(t.TempDir(), "letter.pdf")
	r.Reader.Files = []string{path}
	r.Tap(r.T("desk.about.save"))
	if b, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(b, []byte("%PDF")) {
		t.Errorf("%d bytes, %v; %q", len(b), err, r.Reader.Asked)
	}
	if strings.Contains(r.Words(), r.T("desk.print")) {
		t.Error("printing is offered")
	}
}

func TestADraftIsRemovedByKeyAndComesBack(t *testing.T) {
	r := newRoom(t, "be")
	id := r.draft("Вітаю")
	r.editor.leave()
	for _, key := range r.Shortcuts() {
		if key.Label == r.T("desk.remove") {
			key.Do()
		}
	}
	if r.begin == nil {
		t.Fatal("the draft is still there")
	}
	r.Undo(r.Section)
	if got := r.kept(id); got.Original.Text != "Вітаю" || r.begin != nil {
		t.Errorf("%+v", got)
	}
}

func TestTheLettersGrowAndThatIsKept(t *testing.T) {
	r := newRoom(t, "be")
	r.draft("Вітаю")
	high := r.editor.text.MinSize().Height
	r.step(1)
	r.step(1)
	if value, _ := r.Store.Setting(t.Context(), app.SettingZoom); value != "150" || r.editor.text.MinSize().Height <= high {
		t.Errorf("zoom %q, %v high, was %v", value, r.editor.text.MinSize().Height, high)
	}
	for range 9 {
		r.step(1)
	}
	if r.zoom != 200 {
		t.Errorf("zoom %d", r.zoom)
	}
}

func TestTheTextIsAloneOnTheScreen(t *testing.T) {
	r := newRoom(t, "be")
	r.draft("Вітаю")
	r.editor.focus()
	if strings.Contains(r.Words(), r.T("desk.room")) {
		t.Error("the side is still there")
	}
	r.editor.focus()
	if !strings.Contains(r.Words(), r.T("desk.room")) {
		t.Error("the side did not come back")
	}
}

func TestTheLanguageOfTheWindowChangesWhileSomethingIsWritten(t *testing.T) {
	r := newRoom(t, "be")
	id := r.draft("Вітаю")
	test.Type(r.editor.text, "!")
	r.Lang = "ru"
	r.Show(r.Section)
	if !strings.Contains(r.Words(), r.T("desk.room")) || !strings.Contains(r.editor.text.Text, "!") {
		t.Errorf("%q", r.editor.text.Text)
	}
	r.clock.rest()
	if got := r.kept(id).Original.Text; !strings.Contains(got, "!") {
		t.Errorf("kept %q", got)
	}
}

var _ kit.Keeper = (*Section)(nil)

func TestTheKeysOfTheEditorAreThereBeforeADraftIsOpened(t *testing.T) {
	r := newRoom(t, "be")
	keys := r.Shortcuts() // as the window asks for them
	press := func(label string) {
		t.Helper()
		for _, key := range keys {
			if key.Label == r.T(label) {
				key.Do()
				return
			}
		}
		t.Fatalf("there is no key %q", r.T(label))
	}
	press("desk.save")
	press("desk.focus")
	id := r.draft("Вітаю")
	press("desk.focus")
	if !r.editor.alone || !r.Has(r.T("desk.focus.all")) {
		t.Error("the text does not stand alone")
	}
	r.Tap(r.T("desk.focus.all"))
	if r.editor.alone || r.Has(r.T("desk.focus.all")) {
		t.Error("the rest does not come back")
	}
	press("desk.remove")
	r.kept(id) // what is being written is not removed by a slip
	press("desk.back")
	if r.editor != nil {
		t.Error("the list is not shown")
	}
}

func TestTheGuideIsOneKeyAwayWithoutADraft(t *testing.T) {
	r := newRoom(t, "be")
	r.Do(r.Section, fyne.KeyF4)
	if len(r.Reader.Sheets) != 1 || r.sheet().Title != r.T("desk.guide") {
		t.Fatalf("%d sheets on the empty desk", len(r.Reader.Sheets))
	}
	r.draft("Вітаю")
	r.Do(r.Section, fyne.KeyF4)
	if len(r.Reader.Sheets) != 2 || r.sheet().Title != r.T("desk.guide") {
		t.Errorf("%d sheets beside a draft", len(r.Reader.Sheets))
	}
}

func TestZoomAndTheTextAloneAreThereToPress(t *testing.T) {
	r := newRoom(t, "be")
	r.draft("Вітаю")
	r.Tap(r.T("desk.larger"))
	if r.zoom != 125 {
		t.Errorf("beside the text: zoom %d", r.zoom)
	}
	r.Tap(r.T("desk.focus"))
	if !r.editor.alone {
		t.Fatal("the text does not stand alone")
	}
	r.Tap(r.T("desk.smaller"))
	r.Tap(r.T("desk.smaller"))
	if r.zoom != 80 {
		t.Errorf("over the text alone: zoom %d", r.zoom)
	}
	r.Tap(r.T("desk.focus.all"))
	if r.editor.alone || !r.Has(r.T("desk.larger")) {
		t.Error("the rest does not come back")
	}
}

func TestTheCardsBesideTheTextFoldAwayAndStaySo(t *testing.T) {
	r := newRoom(t, "be")
	r.draft("Вайна")
	r.clock.rest()
	if !strings.Contains(r.Words(), "Узорная") || r.Has(r.T("desk.to.card")) {
		t.Errorf("the folded card of the person says %q", r.Words())
	}
	r.editor.to.Toggle()
	if !r.Has(r.T("desk.to.card")) {
		t.Error("the card of the person does not open")
	}
	r.editor.checks.Toggle()
	if r.Has(r.T("findings.show")) || !strings.Contains(r.Words(), r.T("check.count", "Count", r.editor.looked.Count())) {
		t.Errorf("the folded checks say %q", r.Words())
	}
	r.draft("Вайна")
	r.clock.rest()
	if r.Has(r.T("findings.show")) || !r.Has(r.T("desk.to.card")) {
		t.Error("the cards do not stay as they were left")
	}
	r.Do(r.Section, fyne.KeyF7)
	if b, ok := r.Focused.(*kit.Button); !ok || b.Text() != r.T("findings.show") || !r.Has(r.T("findings.show")) {
		t.Errorf("F7 does not open the checks: the keyboard is at %T", r.Focused)
	}
}
