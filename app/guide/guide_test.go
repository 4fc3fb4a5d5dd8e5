package guide

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"vestka/app"
)

func chapters(t *testing.T, lang app.Lang) []Chapter {
	t.Helper()
	all, err := Chapters(lang)
	if err != nil || len(all) == 0 {
		t.Fatalf("%s: %d chapters, %v", lang, len(all), err)
	}
	return all
}

// kinds is the course of a chapter, without its words.
func kinds(c Chapter) (course []Kind) {
	for _, b := range c.Blocks {
		course = append(course, b.Kind)
	}
	return course
}

func TestEveryChapterIsThereInEveryLanguageAndTakesTheSameCourse(t *testing.T) {
	en := chapters(t, app.English)
	for _, lang := range []app.Lang{app.Russian, app.Belarusian} {
		other := chapters(t, lang)
		if len(other) != len(en) {
			t.Fatalf("%d chapters in %s, %d in English", len(other), lang, len(en))
		}
		for i, c := range other {
			if c.ID != en[i].ID || !slices.Equal(kinds(c), kinds(en[i])) {
				t.Errorf("%s in %s has other headings, paragraphs or items than %s in English", c.ID, lang, en[i].ID)
			}
		}
	}
}

var (
	marks = regexp.MustCompile(`[*_#\[\]<>` + "`" + `]|!|https?:`)
	mixed = regexp.MustCompile(`\p{Cyrillic}\p{Latin}|\p{Latin}\p{Cyrillic}`)
)

func TestTheGuideHasNoMarksThatNobodyReadsAndNoLettersOfAnotherLanguage(t *testing.T) {
	for _, lang := range []app.Lang{app.English, app.Russian, app.Belarusian} {
		for _, c := range chapters(t, lang) {
			if c.ID == "" || c.Title == "" || len(c.Blocks) == 0 || c.Blocks[0].Kind != Paragraph {
				t.Errorf("%q in %s begins without a name, a title or a paragraph", c.ID, lang)
			}
			for _, b := range append(c.Blocks, Block{Kind: Heading, Text: c.Title}) {
				if m := marks.FindString(b.Text); m != "" {
					t.Errorf("%s in %s: %q in %q", c.ID, lang, m, b.Text)
				}
				if lang == app.Belarusian && strings.ContainsAny(b.Text, "иИщЩъЪ") || lang == app.Russian && strings.ContainsAny(b.Text, "іІўЎ") || mixed.MatchString(b.Text) {
					t.Errorf("%s in %s has letters of another language: %q", c.ID, lang, b.Text)
				}
			}
		}
	}
}

func TestAChapterIsFoundByItsName(t *testing.T) {
	c, err := Find(app.Belarusian, "protection")
	if err != nil || c.Title != "Што абаронена, а што не" {
		t.Errorf("%q, %v", c.Title, err)
	}
	if _, err := Find(app.Belarusian, "10-protection"); app.CodeOf(err) != app.NotFound {
		t.Error(err)
	}
}
