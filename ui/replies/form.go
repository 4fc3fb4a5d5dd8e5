package replies

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/attachments"
	"vestka/app/work"
	"vestka/ui/asking"
	"vestka/ui/kit"
	"vestka/ui/someone"
)

// form asks for a reply: one that is edited, or a new one, which has no ID yet.
type form struct {
	s     *Section
	one   app.Reply
	paths []string // of the pages of a new one

	on, written           *asking.Day
	text, translation     *kit.Entry
	by, note              *kit.Entry
	lang, translationLang *kit.Select
	letters               *kit.Several
	wanted                *kit.Check
	pages                 *kit.Text
	trouble               *kit.Trouble
	close                 func()
}

// begin asks from whom a reply came.
func (s *Section) begin() { s.beginWith(Scans{}) }

// beginWith asks for a new reply, and first from whom it is where that is not known.
func (s *Section) beginWith(scans Scans) {
	if s.frame == nil {
		return
	}
	if scans.Person == 0 {
		loc := s.frame.Loc()
		someone.Ask(s.frame, s.deps.Directory, s.today(), loc.T("replies.new"), loc.T("replies.from"), func(id app.PersonID) {
			s.beginWith(Scans{id, scans.Paths})
		})
		return
	}
	s.ask(app.Reply{Person: scans.Person, On: s.today(), Wanted: true, Original: app.Side{Lang: app.Russian}}, scans.Paths)
}

// editShown lets the one that is shown be changed.
func (s *Section) editShown() {
	if r, shown := s.shown(); shown {
		s.ask(r, nil)
	}
}

// mostNamed is how many of the newest letters to somebody a reply may be said to name.
const mostNamed = 60

// ask reads the letters that may have been answered, then shows the form.
func (s *Section) ask(one app.Reply, paths []string) {
	work.Query(s.deps.Runner, "replies/sent", func(ctx context.Context) ([]app.Letter, error) {
		letters, _, err := s.deps.Log.Letters(ctx, app.LetterFilter{Person: one.Person})
		return letters, err
	}, func(letters []app.Letter, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		letters = slices.DeleteFunc(letters, func(l app.Letter) bool {
			return !slices.Contains([]app.LetterState{app.Posted, app.Given, app.Arrived, app.Lost, app.Answered}, l.State) && !slices.Contains(one.Letters, l.ID)
		})
		slices.SortStableFunc(letters, func(a, b app.Letter) int { return strings.Compare(b.SentOn.String(), a.SentOn.String()) })
		s.fillIn(one, paths, letters[:min(len(letters), mostNamed)])
	})
}

// The heights of the fields, in lines.
const (
	textLines        = 7
	translationLines = 5
	noteLines        = 2
)

func (s *Section) fillIn(one app.Reply, paths []string, letters []app.Letter) {
	loc := s.frame.Loc()
	f := &form{
		s: s, one: one, paths: slices.Clone(paths), trouble: kit.NewTrouble(), pages: kit.NewText(),
		text: kit.NewLines(textLines), translation: kit.NewLines(translationLines), by: kit.NewEntry(), note: kit.NewLines(noteLines),
	}
	f.on, f.written = asking.NewDay(loc, loc.T("replies.form.on"), one.On, ""), asking.NewDay(loc, loc.T("replies.form.written"), one.Written, "")
	f.text.SetText(one.Original.Text)
	f.translation.SetText(one.Translation.Text)
	f.by.SetText(one.Translation.By)
	f.note.SetText(one.Note)
	f.lang = kit.NewLetterLang(loc, one.Original.Lang, func(l app.Lang) { f.one.Original.Lang = l })
	langs := append([]app.Lang{""}, app.LetterLangs...)
	words := []string{loc.T("replies.form.no_translation")}
	for _, l := range app.LetterLangs {
		words = append(words, loc.T(l.MessageKey()))
	}
	f.translationLang = kit.NewSelect(words, max(0, slices.Index(langs, one.Translation.Lang)), func(i int) { f.one.Translation.Lang = langs[i] })
	options, named := make([]kit.Option, len(letters)), make([]string, len(one.Letters))
	for i := range letters {
		word := s.letterWords(&letters[i])
		options[i] = kit.Option{ID: strconv.FormatInt(int64(letters[i].ID), 10), Word: word, Chip: word}
	}
	for i, id := range one.Letters {
		named[i] = strconv.FormatInt(int64(id), 10)
	}
	f.letters = kit.NewSeveral(options, named, loc.T("replies.form.letters.none"), loc.T("replies.form.letters.more"), nil)
	f.wanted = kit.NewCheck(loc.T("replies.form.wanted"), one.Wanted, func(on bool) { f.one.Wanted = on })
	f.show()
}

func (f *form) show() {
	s, loc := f.s, f.s.frame.Loc()
	title := loc.T("replies.edit.title", "Name", s.name(f.one.Person))
	if f.one.ID == 0 {
		title = loc.T("replies.new.title", "Name", s.name(f.one.Person))
	}
	f.close = s.frame.Dialogs().Show(kit.Sheet{
		Title: title, Width: 760, Focus: f.on.Entry, Body: f.layout(), Draft: fmt.Sprintf("replies/%d/%d", f.one.Person, f.one.ID),
		Fields: kit.Fields{
			"on": f.on.Entry, "written": f.written.Entry, "lang": f.lang, "text": f.text, "translation_lang": f.translationLang, "translation": f.translation,
			"by": f.by, "note": f.note, "letters": f.letters, "wanted": f.wanted,
		},
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: f.save}},
	})
}

func (f *form) layout() fyne.CanvasObject {
	t := f.s.frame.Loc().T
	two := func(a, b fyne.CanvasObject) fyne.CanvasObject { return kit.NewSplit(a, b, 0.5, 0, 2000) }
	parts := []fyne.CanvasObject{two(f.on.Field, f.written.Field)}
	if f.one.ID == 0 {
		f.countPages()
		parts = append(parts, kit.NewRow(f.pages, kit.NewLink(t("replies.form.add_pages"), f.addPages).WithIcon("plus")))
	}
	parts = append(parts,
		kit.NewField(t("replies.form.letters"), f.letters, t("replies.form.letters.hint")),
		kit.NewField(t("replies.form.lang"), f.lang, ""),
		kit.NewField(t("replies.form.text"), f.text, ""),
		two(kit.NewField(t("replies.form.translation_lang"), f.translationLang, ""), kit.NewField(t("replies.form.by"), f.by, "")),
		kit.NewField(t("replies.form.translation"), f.translation, ""),
		kit.NewField(t("replies.form.note"), f.note, ""))
	if f.one.ID != 0 { // to a new one an answer is owed
		parts = append(parts, f.wanted)
	}
	return f.trouble.Above(parts...)
}

func (f *form) countPages() {
	f.pages.Set(kit.Body(f.s.frame.Loc().T("replies.form.pages", "Count", len(f.paths))))
}

// addPages lets files be chosen for pages of a new reply.
func (f *form) addPages() {
	s := f.s
	s.frame.Dialogs().OpenFiles(kit.FileRequest{Title: s.frame.Loc().T("attachments.add.title"), Extensions: attachments.Extensions}, func(paths []string) {
		f.paths = append(f.paths, paths...)
		f.countPages()
	})
}

// read is what the form says.
func (f *form) read() (app.Reply, error) {
	r := f.one
	var err error
	if r.On, err = f.on.Read(); err != nil {
		return r, err
	}
	if r.Written, err = f.written.Read(); err != nil {
		return r, err
	}
	r.Original.Text, r.Translation.Text, r.Translation.By, r.Note = f.text.Text, f.translation.Text, f.by.Text, f.note.Text
	if r.Translation.Text != "" && r.Translation.Lang == "" {
		return r, &app.Error{Code: app.Invalid, Key: "error.reply.translation_lang"}
	}
	r.Letters = nil
	for _, word := range f.letters.Chosen() {
		id, err := strconv.ParseInt(word, 10, 64)
		if err != nil {
			return r, err
		}
		r.Letters = append(r.Letters, app.LetterID(id))
	}
	return r, r.Check(f.s.today())
}

// save keeps it; until it can be kept the form stays.
func (f *form) save() {
	s, today := f.s, f.s.today()
	r, err := f.read()
	form := asking.Form{Frame: s.frame, By: s, Runner: s.deps.Runner, Trouble: f.trouble}
	asking.Keep(form, err, func(ctx context.Context) (app.ReplyID, app.Changes, error) {
		if r.ID != 0 {
			changes, err := s.deps.Book.Write(ctx, r, today)
			return r.ID, changes, err
		}
		return s.add(ctx, r, today, f.paths)
	}, func(id app.ReplyID) string {
		f.close()
		s.at = id
		if r.ID == 0 {
			return s.frame.Loc().T("replies.added")
		}
		return s.frame.Loc().T("replies.changed")
	})
}

// add keeps a new reply with the files of its pages.
func (s *Section) add(ctx context.Context, r app.Reply, today app.Date, paths []string) (id app.ReplyID, changes app.Changes, err error) {
	keep, err := s.deps.Attached.Keeper.KeepsMetadata(ctx)
	if err != nil {
		return 0, app.Changes{}, err
	}
	err = attachments.Read(ctx, attachments.Request{Paths: paths, KeepMetadata: keep}, func(files ...app.NewAttachment) (err error) {
		id, changes, err = s.deps.Book.Add(ctx, r, today, files...)
		return err
	})
	return id, changes, err
}
