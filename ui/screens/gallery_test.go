package screens

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/resources"
	"vestka/ui"
	"vestka/ui/kit"
)

// gallery is a section that shows every widget of the kit.
type gallery struct {
	id, icon, label string
	build           func(kit.Frame) fyne.CanvasObject
}

func (g *gallery) ID() string                          { return g.id }
func (g *gallery) Label(loc *i18n.Localizer) string    { return loc.T(g.label) }
func (g *gallery) Icon() string                        { return g.icon }
func (g *gallery) Build(f kit.Frame) fyne.CanvasObject { return g.build(f) }
func (g *gallery) Reload(app.Changes)                  {}
func (g *gallery) Shortcuts() []kit.Shortcut           { return nil }
func (g *gallery) Focus() fyne.Focusable               { return nil }

func none() {}

func people(loc *i18n.Localizer) []kit.PersonLine {
	names := map[string][]string{
		"be": {"Максім Багдановіч", "Уладзімір Караткевіч", "Наталля Арсеннева", "Якуб Колас", "Алаіза Пашкевіч", "Цішка Гартны", "Вінцэнт Дунін-Марцінкевіч"},
		"ru": {"Максим Богданович", "Владимир Короткевич", "Наталья Арсеньева", "Якуб Колас", "Элоиза Пашкевич", "Тишка Гартный", "Винцент Дунин-Марцинкевич"},
		"en": {"Maksim Bahdanovich", "Uladzimir Karatkevich", "Natallia Arsiennieva", "Yakub Kolas", "Alaiza Pashkevich", "Tsishka Hartny", "Vincent Dunin-Marcinkievič"},
	}[loc.Lang()]
	tags := []kit.PersonLine{
		{Tag: loc.ShortDayMonth(11, 26), Tone: kit.Care, Second: "Уладзімір Караткевіч · sample prison No. 908"},
		{Second: "узорны следчы ізалятар № 901"},
		{Tag: loc.ShortDayMonth(12, 20), Second: "узорная калонія № 904 · 20 снежня · споўніцца 35 · яшчэ вельмі доўгі радок, які не змяшчаецца"},
		{Tag: loc.T("nav.journal"), Tone: kit.Good, Second: "узорная калонія № 917", Chosen: true},
		{Tag: loc.T("dialog.close"), Tone: kit.No, Second: "узорная турма № 908"},
		{Second: "sample open facility No. 948"},
		{Second: "узорная калонія № 904"},
	}
	for i := range tags {
		tags[i].Name, tags[i].Initials = names[i], names[i]
	}
	return tags
}

func widgets(f kit.Frame) fyne.CanvasObject {
	loc := f.Loc()
	rows := people(loc)
	list := kit.NewList(func() int { return len(rows) }, func() fyne.CanvasObject { return kit.NewPersonRow() },
		func(i int, o fyne.CanvasObject) { o.(*kit.PersonRow).Set(rows[i]) }, func(int) {}, nil)
	list.Select(1)
	search := kit.NewSearch(loc.T("shell.keys.search"), func(string) {}, nil)
	search.SetText("karatk")
	off := kit.NewPrimary(loc.T("nav.print"), none)
	off.Disable()
	meter, progress := kit.NewMeter(), kit.NewProgress(loc.T("dialog.file.replace"), loc.T("dialog.cancel"), none)
	meter.Set(0.72, kit.Neutral, "72 %")
	progress.Set(120, 300, "120 / 300")
	icons := []fyne.CanvasObject{}
	for _, name := range resources.Icons() {
		icons = append(icons, kit.NewLink("", none).WithIcon(name))
	}
	chips := kit.NewFlow(8, kit.NewChip(loc.T("nav.people"), none), kit.NewChip(loc.T("settings.size.larger"), none),
		kit.NewToggle(loc.T("nav.journal"), true, func(bool) {}), kit.NewToggle(loc.T("nav.print"), false, func(bool) {}), kit.NewText(kit.Small("17 / 889")).OneLine())
	lines := kit.NewColumn(kit.Gap,
		kit.NewName(rows[1].Name),
		kit.NewText(kit.Quiet("Уладзімір Сямёнавіч Караткевіч · Владимир Семёнович Короткевич")),
		kit.NewFlow(8, kit.NewTag(loc.T("nav.people"), kit.Neutral), kit.NewTag(loc.T("nav.print"), kit.Good), kit.NewTag(loc.T("nav.journal"), kit.Care), kit.NewTag(loc.T("nav.today"), kit.No)),
		kit.NewRows(
			kit.NewRow(kit.NewText(kit.Strong(rows[4].Name), kit.Small(" · "+loc.Date(1905, 11, 2))), kit.NewButton(loc.T("dialog.save"), none)),
			kit.NewRow(kit.NewText(kit.Body(rows[5].Name)), kit.NewTag("31", kit.Good)),
		),
		kit.NewFlow(kit.Gap, kit.NewPrimary(loc.T("dialog.save"), none), kit.NewButton(loc.T("dialog.cancel"), none).WithIcon("printer"), kit.NewLink(loc.T("dialog.close"), none), off, kit.NewPrimary(loc.T("dialog.file.replace"), none).Danger()),
		kit.NewCheck(loc.T("shell.keys.writing"), true, func(bool) {}),
		kit.NewCheck(loc.T("nav.print"), false, func(bool) {}),
		kit.NewSelect([]string{loc.MonthName(11), loc.MonthName(12)}, 0, func(int) {}),
		meter, progress,
		kit.NewCard(kit.NewText(kit.Body("вул. Узорная, 22А\n000000, г. Узорск\nREPUBLIC OF BELARUS"))).Sunk(),
		kit.NewFlow(4, icons...),
	)
	left := kit.NewCard(list).Snug()
	body := kit.NewSplit(left, kit.NewCard(kit.NewScroll(lines)), 0.6, 380, 760)
	return kit.NewPage(loc.T("nav.people"), "", []fyne.CanvasObject{search, kit.NewButton(loc.T("dialog.file.another_folder"), none)}, kit.NewBorder(kit.NewInset(chips, 0, 0, 14, 0), body))
}

func empty(f kit.Frame) fyne.CanvasObject {
	loc := f.Loc()
	return kit.NewPage(loc.T("nav.today"), loc.T("settings.subtitle"), []fyne.CanvasObject{kit.NewPrimary(loc.T("dialog.save"), none)},
		kit.NewCard(kit.NewEmpty("calendar", loc.T("nav.today"), loc.T("settings.about.text"), kit.NewPrimary(loc.T("dialog.save"), none), kit.NewButton(loc.T("dialog.file.another_folder"), none))))
}

type settingStore map[string]string

func (s settingStore) Setting(_ context.Context, key string) (string, error) { return s[key], nil }

func (s settingStore) SetSetting(_ context.Context, key, value string) (app.Changes, error) {
	s[key] = value
	return app.Changes{Kinds: app.KindSettings}, nil
}

// shell is the window with the gallery in it.
func shell(st Stage) *ui.Shell {
	return ui.NewShell(ui.Deps{
		App: st.App, Window: st.Window, Runner: work.Synchronous(), Prefs: st.App.Preferences(),
		Store: settingStore{app.SettingSender: "Ганна"},
		Sections: []kit.Section{
			&gallery{"today", "calendar", "nav.today", empty},
			&gallery{"people", "person", "nav.people", widgets},
			&gallery{"print", "printer", "nav.print", empty},
			&gallery{"journal", "journal", "nav.journal", empty},
		},
		Path: "/home/ганна/.local/share/vestka/vestka.db", Version: "0.1.0",
		After: func(time.Duration, func()) func() { return none },
	})
}

func pictures() []Screen {
	goTo := func(id string) func(Stage) error {
		return func(st Stage) error {
			shell(st).Go(id, nil)
			return nil
		}
	}
	return []Screen{
		{"empty", goTo("today")},
		{"gallery", goTo("people")},
		{"settings", goTo("settings")},
		{"dialog", func(st Stage) error {
			s := shell(st)
			s.Dialogs().Confirm(kit.Question{Title: s.Loc().T("dialog.file.exists"), Text: s.Loc().T("dialog.file.exists.text", "Name", "cards.pdf"), Yes: s.Loc().T("dialog.file.replace"), No: s.Loc().T("dialog.cancel"), Danger: true}, func(bool) {})
			return nil
		}},
		{"save", func(st Stage) error {
			s := shell(st)
			s.Dialogs().SaveFile(kit.FileRequest{Title: s.Loc().T("dialog.save"), Name: "vestka.pdf", Folder: "/home"}, func(string) {})
			return nil
		}},
		{"open", func(st Stage) error {
			s := shell(st)
			s.Dialogs().OpenFile(kit.FileRequest{Title: s.Loc().T("dialog.open"), Folder: "testdata"}, func(string) {})
			return nil
		}},
		{"keys", func(st Stage) error {
			shell(st)
			st.Window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF1})
			return nil
		}},
		{"toast", func(st Stage) error {
			s := shell(st)
			s.Go("people", nil)
			s.Did(s.Current(), s.Loc().T("shell.drop.one"), app.Changes{Undo: &app.Undo{Key: "shell.nothing_to_undo"}})
			s.Focus(nil)
			st.Window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF6})
			return nil
		}},
	}
}

// TestEveryScreenIsDrawn draws the smallest set; with VESTKA_SCREENS=DIR it
// draws all into that folder, to be looked at.
func TestEveryScreenIsDrawn(t *testing.T) {
	dir, choice := os.Getenv("VESTKA_SCREENS"), Choice{}
	if dir == "" {
		dir, choice = t.TempDir(), Choice{Langs: []string{"be"}, Modes: []kit.Mode{kit.Dark}, Sizes: Sizes[:1]}
	}
	if l := os.Getenv("VESTKA_SCREENS_ONLY"); l != "" { // lang,mode,width
		p := strings.Split(l, ",")
		choice = Choice{Langs: p[:1], Modes: []kit.Mode{kit.Mode(p[1])}}
		for _, s := range Sizes {
			if fmt.Sprint(int(s.Width)) == p[2] {
				choice.Sizes = []fyne.Size{s}
			}
		}
	}
	files, err := Draw(dir, pictures(), choice)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("nothing was drawn")
	}
	for _, path := range files {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		colours := map[any]bool{}
		for y := 0; y < img.Bounds().Dy(); y += 3 {
			for x := 0; x < img.Bounds().Dx(); x += 3 {
				colours[img.At(x, y)] = true
			}
		}
		if len(colours) < 20 {
			t.Errorf("%s is as good as empty: %d colours", path, len(colours))
		}
	}
}
