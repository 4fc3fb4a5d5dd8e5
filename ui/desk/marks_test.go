package desk

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/check"
	"vestka/app/words"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// batched is a room with a letter alone and a batch of three, of which the second has
// a word that stops it. It gives the ids of the batch.
func batched(t *testing.T) (*room, []app.DraftID) {
	t.Helper()
	r := newRoom(t, "be")
	alone := r.draft("Вітаю")
	var drafts []app.Draft
	for i, text := range []string{"Добры дзень, у нас снег.", "Вайна ніяк не скончыцца.", "Учора прыляцелі буслы."} {
		drafts = append(drafts, app.Draft{Person: r.ids[i], Form: app.LetterA5Form, Occasion: app.Birthday, Original: app.Side{Lang: app.Belarusian, Text: text}})
	}
	ids, _, err := r.desk.AddDrafts(t.Context(), drafts)
	r.Must(err)
	r.editor.leave()
	if len(r.drafts) != 4 || slices.Contains(ids, alone) {
		t.Fatalf("%d drafts", len(r.drafts))
	}
	return r, ids
}

// pick chooses the only batch above the list.
func (r *room) pick() {
	r.t.Helper()
	choice := uitest.Find[*kit.Select](r.Window.Content())[0]
	if len(choice.Options) != 2 || !strings.Contains(choice.Options[1], r.T("desk.batch.of", "Count", 3)) {
		r.t.Fatalf("offered: %q", choice.Options)
	}
	choice.SetSelectedIndex(1)
}

// sentToPrint is what was handed to the print room last.
func (r *room) sentToPrint() []app.DraftID {
	r.t.Helper()
	if len(r.Went) == 0 || r.Went[len(r.Went)-1].Section != "print" {
		r.t.Fatalf("nothing goes to print: %v", r.Went)
	}
	ids, _ := r.Went[len(r.Went)-1].Arg.([]app.DraftID)
	return ids
}

func TestABatchIsChosenAsOneAndPrinted(t *testing.T) {
	r, ids := batched(t)
	if r.Has(r.T("desk.marked.print")) {
		t.Error("something is to be printed before anything is marked")
	}
	r.pick()
	if len(r.drafts) != 3 {
		t.Errorf("%d drafts are shown", len(r.drafts))
	}
	r.Tap(r.T("desk.marked.print"))
	if got := r.sentToPrint(); !slices.Equal(got, ids) {
		t.Errorf("%v is printed instead of %v", got, ids)
	}
}

func TestWhatIsMarkedByKeyIsPrintedByKey(t *testing.T) {
	r, ids := batched(t)
	r.pick()
	list := r.list.Focusable()
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.Has(r.T("desk.marked.print")) {
		t.Error("Escape takes no marks away")
	}
	at := slices.IndexFunc(r.drafts, func(d app.Draft) bool { return d.ID == ids[1] })
	r.list.Select(at)
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	marked := func() (n int) {
		for _, row := range uitest.Find[*kit.TwoLines](r.Window.Content()) {
			if row.Visible() && row.Marked() {
				n++
			}
		}
		return n
	}
	if n := marked(); n != 1 {
		t.Errorf("a check stands at %d rows", n)
	}
	r.Do(r.Section, fyne.KeyReturn)
	if got := r.sentToPrint(); !slices.Equal(got, ids[1:2]) {
		t.Errorf("%v is printed", got)
	}
	list.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	if n := marked(); n != 3 {
		t.Errorf("of all a check stands at %d rows", n)
	}
}

func TestABatchIsRemovedAsOneAndComesBack(t *testing.T) {
	r, ids := batched(t)
	r.pick()
	r.Tap(r.T("desk.marked.remove"))
	left, err := r.desk.Drafts(t.Context(), app.DraftFilter{})
	r.Must(err)
	if len(left) != 1 || slices.Contains(ids, left[0].ID) {
		t.Fatalf("%d drafts are left", len(left))
	}
	r.Reload(r.Changes[len(r.Changes)-1])
	if len(r.drafts) != 1 || r.Has(r.T("desk.marked.remove")) {
		t.Errorf("%d drafts are shown", len(r.drafts))
	}
	r.Undo(r.Section)
	if len(r.drafts) != 4 {
		t.Errorf("%d drafts came back", len(r.drafts))
	}
}

func TestABatchIsCheckedAsOneAndTheFindingsStandByLetter(t *testing.T) {
	r, ids := batched(t)
	r.pick()
	r.Do(r.Section, fyne.KeyF7)
	sheet := r.sheet()
	if sheet.Title != r.T("desk.checked", "Count", 3) {
		t.Fatalf("%q", sheet.Title)
	}
	sheet.Body.Resize(fyne.NewSize(600, 400))
	said := ""
	for _, row := range uitest.Find[*kit.TwoLines](sheet.Body) {
		if strings.Contains(row.Words(), "«Вайна»") {
			said = row.Words()
		} else if strings.Contains(row.Words(), "буслы") {
			t.Errorf("a clean letter is told: %q", row.Words())
		}
	}
	if !strings.HasPrefix(said, r.name(r.ids[1])) {
		t.Fatalf("the letter that may be stopped is told as %q", said)
	}
	at := 0
	for i, row := range uitest.Find[*kit.TwoLines](sheet.Body) {
		if row.Words() == said {
			at = i
		}
	}
	sheet.Focus.(interface{ TypedKey(*fyne.KeyEvent) }).TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	for range at {
		sheet.Focus.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	r.answer(r.T("desk.checked.open"))
	if r.editor == nil || r.editor.draft.ID != ids[1] {
		t.Error("the letter is not opened from there")
	}
}

func TestWhatStandsInALetterIsSaidBeforeWhatHoldsOfThePlace(t *testing.T) {
	whole := check.Finding{Kind: check.Rule, Severity: words.Stops}
	word := check.Finding{Start: 3, End: 9, Kind: "war", Severity: words.Stops}
	slip := check.Finding{Start: 1, End: 2, Kind: "manner", Severity: words.Careful}
	got := slices.SortedStableFunc(slices.Values([]check.Finding{{Kind: check.Rule, Severity: words.Careful}, whole, slip, word}), byWeight)
	for i, want := range []string{"war", "manner", check.Rule, check.Rule} {
		if got[i].Kind != want {
			t.Errorf("%d is %s, not %s", i, got[i].Kind, want)
		}
	}
	if got[2].Severity != words.Stops {
		t.Error("what may stop a letter does not come first")
	}
}
