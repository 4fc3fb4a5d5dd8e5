package ui

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"

	"vestka/i18n"
)

func messages(t *testing.T, b []byte) map[string]any {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// toolkitsOwn are the strings of the toolkit as it ships them.
func toolkitsOwn(t *testing.T) map[string]any {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "lang", "translations", "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	return messages(t, b)
}

func TestTheToolkitsWordsAreCompleteInThreeLanguages(t *testing.T) {
	want := toolkitsOwn(t)
	for _, l := range i18n.Languages {
		got := messages(t, i18n.FyneCatalogue(l))
		for key := range want {
			if got[key] == nil || got[key] == "" {
				t.Errorf("%q is missing in %s", key, l)
			}
		}
		for key := range got {
			if want[key] == nil {
				t.Errorf("the toolkit knows no %q (%s)", key, l)
			}
		}
	}
}

func TestTheDaysOfTheWeekAreInTheirPlaces(t *testing.T) {
	keys := []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
	for l, want := range map[string][]string{
		"ru": {"Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье"},
		"be": {"Панядзелак", "Аўторак", "Серада", "Чацвер", "Пятніца", "Субота", "Нядзеля"},
	} {
		m := messages(t, i18n.FyneCatalogue(l))
		var got []string
		for _, k := range keys {
			got = append(got, m[k].(string))
		}
		if !slices.Equal(got, want) {
			t.Errorf("the week of %s is %v", l, got)
		}
	}
}

func TestTheToolkitSpeaksTheLanguageOfTheWindowOnAnySystem(t *testing.T) {
	cancel := map[string]string{"en": "Cancel", "ru": "Отмена", "be": "Скасаваць"}
	for _, system := range []string{"be_BY.UTF-8", "ru_RU.UTF-8", "en_US.UTF-8", "uk_UA.UTF-8", "de_DE.UTF-8", "C", "sr_RS.UTF-8"} {
		t.Setenv("LC_ALL", system)
		t.Setenv("LANG", system)
		for _, l := range []string{"be", "ru", "en", "be"} { // again and again in one process
			if err := speakToolkit(l); err != nil {
				t.Fatal(err)
			}
			if got := lang.L("Cancel"); got != cancel[l] {
				t.Errorf("on %s, in %s, the toolkit says %q", system, l, got)
			}
		}
	}
}
