package words

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/check"
	"vestka/app/work"
	"vestka/ui/kit"
)

// own is what the reader decided of single words.
type own struct {
	learnt map[app.Lang][]string
	silent []check.Quiet
}

// dictionary is the sheet with the reader's own dictionary, and with what checks
// are silent about.
type dictionary struct {
	s      *Section
	lang   app.Lang
	word   *kit.Entry
	column *kit.Column
}

// showDictionary shows it, beginning with the window's language.
func (s *Section) showDictionary() {
	loc := s.frame.Loc()
	d := &dictionary{s: s, lang: s.lang(), word: kit.NewEntry(), column: kit.NewColumn(kit.Gap)}
	choice := kit.NewLetterLang(loc, d.lang, func(l app.Lang) {
		d.lang = l
		d.load()
	})
	d.word.OnSubmitted = func(string) { d.add() }
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("words.dictionary"), Text: loc.T("words.dictionary.text"), Width: 620, Focus: d.word, Height: 360,
		Body: kit.NewScroll(kit.NewColumn(kit.Gap,
			pair(kit.NewField(loc.T("words.dictionary.lang"), choice, ""), kit.NewField(loc.T("words.dictionary.word"), d.word, "")),
			kit.NewFlow(kit.Gap, kit.NewButton(loc.T("words.dictionary.add"), d.add)), d.column)),
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
	d.load()
}

func (d *dictionary) load() {
	book := d.s.deps.Book
	work.Query(d.s.deps.Runner, "words/dictionary", func(ctx context.Context) (now own, err error) {
		now.learnt = map[app.Lang][]string{}
		for _, lang := range app.LetterLangs {
			if now.learnt[lang], err = book.Dictionary(ctx, lang); err != nil {
				return now, err
			}
		}
		now.silent, err = book.SilentAbout(ctx)
		return now, err
	}, func(now own, err error) {
		if err != nil {
			d.s.frame.Fail(err)
			return
		}
		d.fill(now)
	})
}

func (d *dictionary) fill(now own) {
	loc := d.s.frame.Loc()
	var words, silent []fyne.CanvasObject
	for _, word := range now.learnt[d.lang] {
		words = append(words, kit.NewChip(word, func() { d.drop(word) }))
	}
	for _, q := range now.silent {
		silent = append(silent, kit.NewChip(q.Text+" ("+q.About+")", func() { d.speak(q) }))
	}
	parts := []fyne.CanvasObject{kit.NewFlow(8, words...)}
	if len(words) == 0 {
		parts = []fyne.CanvasObject{kit.NewText(kit.Small(loc.T("words.dictionary.empty")))}
	}
	if len(silent) > 0 {
		parts = append(parts, kit.NewText(kit.Label(loc.T("words.silent"))), kit.NewFlow(8, silent...))
	}
	d.column.Set(parts...)
	kit.LayOver(d.column)
}

// change runs an operation and reads the dictionary again.
func (d *dictionary) change(done string, op func(context.Context) (app.Changes, error)) {
	work.Change(d.s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return op(ctx) }, nil,
		func(c app.Changes, err error) {
			if err != nil {
				d.s.frame.Fail(err)
				return
			}
			d.s.frame.Did(d.s, done, c)
			d.load()
		})
}

func (d *dictionary) add() {
	list, lang := strings.FieldsFunc(d.word.Text, func(r rune) bool { return r == ',' || r == ' ' }), d.lang
	if len(list) == 0 {
		return
	}
	d.word.SetText("")
	d.change(d.s.frame.Loc().T("words.learnt"), func(ctx context.Context) (app.Changes, error) { return d.s.deps.Book.Learn(ctx, lang, list...) })
}

func (d *dictionary) drop(word string) {
	lang := d.lang
	d.change(d.s.frame.Loc().T("words.unlearnt"), func(ctx context.Context) (app.Changes, error) { return d.s.deps.Book.Unlearn(ctx, lang, word) })
}

func (d *dictionary) speak(q check.Quiet) {
	d.change(d.s.frame.Loc().T("words.speaks", "Entry", q.Text), func(ctx context.Context) (app.Changes, error) { return d.s.deps.Book.Speak(ctx, q) })
}
