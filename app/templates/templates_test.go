package templates

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/register"
)

func book(t *testing.T) (*Book, *apptest.Store) {
	t.Helper()
	reg, err := register.Load()
	if err != nil {
		t.Fatal(err)
	}
	store := apptest.NewStore()
	return New(store, reg), store
}

func save(t *testing.T, b *Book, own ...app.OwnTemplate) app.Changes {
	t.Helper()
	changes, err := b.Save(t.Context(), own...)
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

func TestOwnTemplatesStandBehindTheBuiltInOnesInTheirLanguages(t *testing.T) {
	b, _ := book(t)
	built := len(b.All())
	undo := save(t, b, apptest.OwnTemplate("мая-вясна"))
	list := b.All()[built:]
	if len(list) != 2 || list[0].Lang != app.Belarusian || list[1].Lang != app.English || !list[0].Own || list[1].Title.EN != "Мая вясна" {
		t.Fatalf("%+v", list)
	}
	if found, err := b.Find("мая-вясна", app.English); err != nil || found.Body != "Dear {given}," {
		t.Errorf("%+v %v", found, err)
	}
	if _, err := b.Find("мая-вясна", app.Russian); app.CodeOf(err) != app.NotFound {
		t.Error(err)
	}
	back, err := undo.Undo.Do(t.Context())
	if err != nil || b.Refresh(t.Context(), back) != nil || len(b.All()) != built {
		t.Error("it is not taken back", err)
	}
}

func TestACopyOfABuiltInTextIsTheUsersOwnUnderAFreeName(t *testing.T) {
	b, _ := book(t)
	c, err := b.Copy("birthday")
	if err != nil || c.ID != "birthday-2" || c.Body.RU == "" || c.Occasion != app.Birthday {
		t.Fatalf("%+v %v", c, err)
	}
	save(t, b, c)
	if again, err := b.Copy("birthday"); err != nil || again.ID != "birthday-3" {
		t.Errorf("%s %v", again.ID, err)
	}
	if _, err := b.Copy("ода"); app.CodeOf(err) != app.NotFound {
		t.Error(err)
	}
}

func TestAWrongTemplateIsNotKept(t *testing.T) {
	for name, c := range map[string]struct {
		spoil     func(*app.OwnTemplate)
		key, hint string
	}{
		"built-in":     {func(o *app.OwnTemplate) { o.ID = "birthday" }, "error.template.built_in", "error.template.built_in.hint"},
		"a wrong text": {func(o *app.OwnTemplate) { o.Body.EN = "Dear\n{nickname}" }, "error.template.wrong", "error.template.unknown"},
		"no text":      {func(o *app.OwnTemplate) { o.Body = app.Text{} }, "error.template.body", ""},
	} {
		b, _ := book(t)
		own := apptest.OwnTemplate("t")
		c.spoil(&own)
		_, err := b.Save(t.Context(), apptest.OwnTemplate("good"), own)
		e := (*app.Error)(nil)
		if !errors.As(err, &e) || e.Code != app.Invalid || e.Key != c.key || e.Hint != c.hint {
			t.Errorf("%s: %v", name, err)
		}
		if kept, _ := b.Chosen(t.Context()); kept != nil {
			t.Errorf("%s: %v is kept", name, kept)
		}
	}
}

// Whatever is in a template comes back from its file.
func TestTemplatesGoIntoAFileAndComeBack(t *testing.T) {
	b, _ := book(t)
	odd := apptest.OwnTemplate("дзіва")
	odd.Title = app.Text{EN: `A "title" \ with`, RU: "Имя", BE: "'''"}
	odd.Body = app.Text{BE: "a \"\"\" b\\\nc\t{{x}} \\u0041 \"", RU: "# not a comment\n[[template]]\nid = \"x\""}
	plain := apptest.OwnTemplate("мая")
	plain.Tone = app.Text{}
	save(t, b, odd, plain)
	before, err := b.Chosen(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	other, _ := book(t)
	loaded, _, err := other.LoadFile(t.Context(), File(before...))
	if err != nil || !slices.Equal(loaded.IDs, []string{"дзіва", "мая"}) || loaded.Replaced != 0 {
		t.Fatalf("%+v %v\n%s", loaded, err, File(before...))
	}
	if after, _ := other.Chosen(t.Context()); !slices.Equal(after, before) {
		t.Errorf("%+v\nis not\n%+v", after, before)
	}
	if again, _, err := other.LoadFile(t.Context(), File(before...)); err != nil || again.Replaced != 2 {
		t.Errorf("%+v %v", again, err)
	}
}

func TestAFileWithASlipIsRefusedAndNothingIsKept(t *testing.T) {
	good := string(File(apptest.OwnTemplate("good")))
	for content, key := range map[string]string{
		"":                                       "error.templates.none",
		"\xff\xfe\x00":                           "error.templates.toml",
		good + "x":                               "error.templates.toml",
		good + "maker = \"Hanna\"\n":             "error.templates.key",
		good + "be = \"another\"\n":              "error.templates.toml",
		good + good:                              "error.templates.twice",
		strings.Replace(good, "good", " ", 1):    "error.template.id",
		strings.Replace(good, "spring", "", 1):   "error.template.occasion",
		strings.Replace(good, "{given}", "{", 1): "error.template.wrong",
		strings.Replace(good, `"good"`, `"birthday"`, 1):   "error.template.built_in",
		good + strings.Repeat("# a long comment\n", 1<<18): "error.templates.large",
	} {
		b, _ := book(t)
		_, changes, err := b.LoadFile(t.Context(), []byte(content))
		e := (*app.Error)(nil)
		if !errors.As(err, &e) || e.Code != app.Refused || e.Key != key || changes.Kinds != 0 {
			t.Errorf("%.60q: %v, want %s", content, err, key)
		}
		if kept, _ := b.Chosen(t.Context()); kept != nil {
			t.Errorf("%.60q: kept %v", content, kept)
		}
	}
}

func TestOurOwnFilesCanBeLoadedUnderOtherNames(t *testing.T) {
	b, _ := book(t)
	mine := `[[template]]
id = "greeting-mine"
occasion = "greeting"
form = "card"
title = { en = "T", ru = "Т", be = "Т" }
tone = { en = "W", ru = "Т", be = "Ц" }
source = "written for Vestka"
said_on = "2026-11-22"
checked_on = "2026-11-22"
be = "Дарагі {given}!"
`
	if _, _, err := b.LoadFile(t.Context(), []byte(mine)); err != nil {
		t.Fatal(err)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte("[[template]]\nid = \"a\"\noccasion = \"spring\"\nform = \"card\"\ntitle = { be = \"T\" }\nbe = \"{one: a | b}\"\n"))
	f.Add([]byte("[[template]]\nbe = \"\"\"\n"))
	reg, err := register.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		store := apptest.NewStore()
		b := New(store, reg)
		if _, _, err := b.LoadFile(t.Context(), content); err != nil {
			if app.CodeOf(err) != app.Refused {
				t.Fatalf("%q: %v", content, err)
			}
			return
		}
		kept, err := b.Chosen(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := New(apptest.NewStore(), reg).LoadFile(t.Context(), File(kept...)); err != nil {
			t.Fatalf("what was loaded from %q is written as %q: %v", content, File(kept...), err)
		}
	})
}
