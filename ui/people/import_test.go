package people

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/importer/viasnatest"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/ui/kit"
)

const list = "id,url,name,status,gender,birthday,arrested,prison\n" +
	"1,,Янка Купала,active,male,1982-07-07,2024-02-30,ИК №904\n" +
	"2,,Якуб Колас,active,male,1982-11-03,2024-02-03,ИК №904\n" +
	",,,active,male,1982-11-03,2024-02-03,ИК №904\n"

func TestAListIsReadComparedShownAndTakenOver(t *testing.T) {
	w := newWorld(t, "en").build()
	w.Reader.Files = []string{w.file("prisoners.csv", list)}
	w.section.openList()
	sheet := w.sheet()
	if sheet.Title != "prisoners.csv" || sheet.Text != "3 rows read. Nothing is changed yet." {
		t.Errorf("the sheet says %q, %q", sheet.Title, sheet.Text)
	}
	w.says(sheet.Body, "new: 2", "left out: 1", "2 places that were not understood")
	if people, _ := w.store.People(context.Background()); len(people) != 0 {
		t.Fatal("the list was taken over before anybody agreed")
	}
	w.pressPrimary()
	if got := w.names(); !slices.Equal(got, []string{"Якуб Колас", "Янка Купала"}) {
		t.Errorf("the list has %v", got)
	}
	if w.Said[len(w.Said)-1] != "2 changes accepted." || w.Focused != w.section.list.Focusable() {
		t.Errorf("said %v", w.Said)
	}
	w.says(w.section.detail, "Якуб Колас")
	w.undo()
	w.says(w.screen, "Start with the list")
}

func TestEveryProblemIsShownWithItsPlaceValueAndReason(t *testing.T) {
	w := newWorld(t, "ru").build()
	row := kit.NewTwoLines(2)
	problems := people.Slips([]app.Problem{
		{Line: 2, Column: "arrested", Value: "2024-02-30", Key: "import.problem.no_such_date"},
		{Line: 4, Column: "name", Key: "import.problem.no_name", Refused: true},
		{Line: 7, Column: "предъявлены обвинения", Value: "a\n b", Key: "import.problem.quote"},
		{Line: 8, Column: "status", Value: "бла", Key: "import.problem.status"},
		{Line: 9, Column: "status", Value: "бла", Key: "import.problem.status"},
		{Line: 11, Column: "status", Value: "Бла", Key: "import.problem.status"},
	})
	for i, want := range []string{
		"Строка 2\u00a0· Дата задержания: «2024-02-30»|Такого дня в календаре нет.|",
		"Строка 4\u00a0· Имя|В строке нет ни имени, ни номера, по которому можно узнать человека, поэтому она пропущена.|строка пропущена",
		"Строка 7\u00a0· Статьи: «a b»|" + w.Loc().Message(problems[2].Problem) + "|",
		"3 записи, строки 8, 9, 11\u00a0· Статус: «бла»|" + w.Loc().Message(problems[3].Problem) + "|",
	} {
		w.section.fillProblem(row, &problems[i])
		if got := row.Words(); got != want {
			t.Errorf("the row says %q, not %q", got, want)
		}
	}
}

func TestTheSameListAgainBringsNothingNew(t *testing.T) {
	w := newWorld(t, "en").build()
	path := w.file("list.csv", list)
	w.section.Open(path)
	w.pressPrimary()
	changes := len(w.Changes)
	w.section.Open(path)
	if got := w.sheet().Text; got != "3 rows read. There is nothing new in them." {
		t.Errorf("the sheet says %q", got)
	}
	w.pressPrimary()
	if len(w.Changes) != changes {
		t.Error("it changed something all the same")
	}
	w.section.Open(w.file("list.csv", strings.Replace(list, "1982-11-03", "1982-11-04", 1)))
	w.says(w.sheet().Body, "changed: 1", "unchanged: 1")
}

func TestAFileThatIsNoListIsRefusedInOneSentence(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	for name, text := range map[string]string{
		"empty.csv": "", "page.csv": "<!doctype html><html></html>", "letter.txt": "Dear friend,\nhow are you?\n",
	} {
		w.Errors = nil
		shown := len(w.Reader.Sheets)
		w.section.Open(w.file(name, text))
		if len(w.Errors) != 1 || app.CodeOf(w.Errors[0]) != app.Refused {
			t.Errorf("%s gives %v", name, w.Errors)
		}
		if len(w.Reader.Sheets) != shown+1 { // that of the progress
			t.Errorf("%s is shown as a list", name)
		}
	}
	if len(w.section.found.rows) != 42 {
		t.Error("the list is another one now")
	}
}

func TestAFileThatIsGoneIsSaidWithoutItsPath(t *testing.T) {
	w := newWorld(t, "en").build()
	w.section.Open("/nowhere/Янка Купала.csv")
	if len(w.Errors) != 1 || strings.Contains(w.Errors[0].Error(), "Янка") {
		t.Fatalf("errors %v", w.Errors)
	}
	if text, _ := w.Loc().Error(w.Errors[0]); text != "This file cannot be opened." {
		t.Errorf("it says %q", text)
	}
}

func TestHundredsOfProblemsAreAListThatScrolls(t *testing.T) {
	w := newWorld(t, "be").build()
	var file bytes.Buffer
	if _, err := viasnatest.Machine(&file, 3000, 1, app.Belarusian); err != nil {
		t.Fatal(err)
	}
	w.section.Open(w.file("list.csv", file.String()))
	if len(all[*kit.List](w.sheet().Body)) != 1 || w.sheet().Height == 0 {
		t.Error("the problems are not in a list of their own height")
	}
	w.pressPrimary()
	if n := w.section.found.counts.People; n < 2500 {
		t.Errorf("%d people were taken over", n)
	}
}

// waiting is an intake that compares until it is stopped.
type waiting struct{ begun chan struct{} }

func (w waiting) Compare(ctx context.Context, _ app.Snapshot) (*people.Comparison, error) {
	close(w.begun)
	<-ctx.Done()
	return nil, ctx.Err()
}

func (waiting) Apply(context.Context, *people.Comparison) (app.Changes, error) {
	return app.Changes{}, errors.New("nobody agreed")
}

// thread is the window's thread: what is posted to it waits until the test runs it.
type thread struct {
	mu    sync.Mutex
	posts []func()
	some  chan struct{}
}

func (th *thread) post(f func()) {
	th.mu.Lock()
	th.posts = append(th.posts, f)
	th.mu.Unlock()
	select {
	case th.some <- struct{}{}:
	default:
	}
}

func (th *thread) run() {
	<-th.some
	th.mu.Lock()
	posts := th.posts
	th.posts = nil
	th.mu.Unlock()
	for _, f := range posts {
		f()
	}
}

func TestReadingAListCanBeStopped(t *testing.T) {
	w := newWorld(t, "en")
	th := &thread{some: make(chan struct{}, 1)}
	w.build()
	w.section.deps.Runner = work.New(th.post)
	defer w.section.deps.Runner.Stop()
	wait := waiting{make(chan struct{})}
	w.section.deps.Intake = wait
	w.section.Open(w.file("list.csv", list))
	<-wait.begun
	bar := w.sheet().Body.(fyne.Widget)
	w.says(bar, "Reading the list")
	all[*kit.Button](bar)[0].Tapped(nil)
	for len(w.Errors) == 0 {
		th.run()
	}
	if app.CodeOf(w.Errors[0]) != app.Cancelled { // which the shell does not show
		t.Errorf("it ended with %v", w.Errors[0])
	}
}
