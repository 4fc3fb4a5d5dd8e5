package cmd

import (
	"encoding/json"
	"go/ast"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

type catalogue map[string]map[string]string

func catalogues(t *testing.T) map[string]catalogue {
	t.Helper()
	all := map[string]catalogue{}
	for _, lang := range []string{"en", "ru", "be"} {
		b, err := os.ReadFile("../i18n/active." + lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		c := catalogue{}
		if err := json.Unmarshal(b, &c); err != nil {
			t.Fatal(err)
		}
		all[lang] = c
	}
	return all
}

var key = regexp.MustCompile(`^[a-z_]+(\.[a-z0-9_]+)+$`)

// keysInCode are all string literals that look like keys of the catalogue.
// Keys stand whole in the code, never put together, so this finds every one.
func keysInCode(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	eachFile(t, func(_ string, fset *token.FileSet, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			if s, err := strconv.Unquote(lit.Value); err == nil && key.MatchString(s) {
				found[s] = fset.Position(lit.Pos()).String()
			}
			return true
		})
	})
	return found
}

// sections are the first words of keys: a literal that begins with one of them
// and is not in the catalogue is a missing text.
func sections(c catalogue) map[string]bool {
	s := map[string]bool{}
	for k := range c {
		first, _, _ := strings.Cut(k, ".")
		s[first] = true
	}
	return s
}

func TestEveryTextInCodeIsInTheCatalogue(t *testing.T) {
	en := catalogues(t)["en"]
	known := sections(en)
	for k, at := range keysInCode(t) {
		first, _, _ := strings.Cut(k, ".")
		if known[first] && en[k] == nil && !file.MatchString(k) {
			t.Errorf("%s: the text %q is missing", at, k)
		}
	}
}

// file names look like keys too.
var file = regexp.MustCompile(`\.(pdf|csv|toml|json|db|jpg|png|svg|ttf|txt|tsv|sql|lock|log|ics|xlsx)$`)

func TestEveryTextOfTheCatalogueIsUsed(t *testing.T) {
	used := keysInCode(t)
	for k := range catalogues(t)["en"] {
		if used[k] == "" {
			t.Errorf("nothing uses %q", k)
		}
	}
}

var field = regexp.MustCompile(`{{\.\w+}}`)

// TestTheThreeLanguagesAreEquals holds that every text is there in each
// language, in all plural forms, with the same values named, and translated.
func TestTheThreeLanguagesAreEquals(t *testing.T) {
	all := catalogues(t)
	forms := map[string][]string{"en": {"one", "other"}, "ru": {"few", "many", "one", "other"}, "be": {"few", "many", "one", "other"}}
	for k, en := range all["en"] {
		if en["description"] == "" {
			t.Errorf("%q says nothing to its translator", k)
		}
		for lang, c := range all {
			var got []string
			for f := range c[k] {
				if f != "description" {
					got = append(got, f)
				}
			}
			slices.Sort(got)
			if want := forms[lang]; len(en) == 2 && !slices.Equal(got, []string{"other"}) || len(en) > 2 && !slices.Equal(got, want) {
				t.Errorf("%q in %s has the forms %v", k, lang, got)
			}
			for _, f := range got {
				if !slices.Equal(fields(en["other"]), fields(c[k][f])) && f != "one" {
					t.Errorf("%q in %s (%s) names other values: %q", k, lang, f, c[k][f])
				}
			}
		}
		if en["other"] == all["ru"][k]["other"] && cyrillic(en["other"]) {
			t.Errorf("%q is not translated", k)
		}
	}
	for lang, c := range all {
		for k, m := range c {
			if all["en"][k] == nil {
				t.Errorf("%q is in %s only", k, lang)
			}
			for f, s := range m {
				if f != "description" {
					wrongLetters(t, lang, k, s)
				}
			}
		}
	}
}

func fields(s string) []string {
	f := field.FindAllString(s, -1)
	slices.Sort(f)
	return slices.Compact(f)
}

// cyrillic reports that a text has words to translate: more than names,
// figures and marks.
func cyrillic(s string) bool {
	words := field.ReplaceAllString(s, "")
	return regexp.MustCompile(`\b[a-z]{4,}\b`).MatchString(words)
}

// wrongLetters finds letters that the language does not have: и in Belarusian,
// і or ў in Russian, a Latin letter inside a Cyrillic word.
func wrongLetters(t *testing.T, lang, k, s string) {
	t.Helper()
	if lang == "be" && strings.ContainsAny(s, "иИщЩъЪ") || lang == "ru" && strings.ContainsAny(s, "іІўЎ") {
		t.Errorf("%q in %s has a letter of another language: %q", k, lang, s)
	}
	if regexp.MustCompile(`\p{Cyrillic}\p{Latin}|\p{Latin}\p{Cyrillic}`).MatchString(s) {
		t.Errorf("%q in %s mixes scripts in a word: %q", k, lang, s)
	}
}
