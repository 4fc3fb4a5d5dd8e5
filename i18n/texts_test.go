package i18n

import (
	"encoding/json"
	"reflect"
	"sync"
	"testing"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

func TestEveryMessageOfACatalogueIsFoundAsItStands(t *testing.T) {
	for _, lang := range Languages {
		var want map[string]map[string]string
		if err := json.Unmarshal([]byte(files[lang]), &want); err != nil {
			t.Fatal(err)
		}
		found := find(files[lang])
		if len(found) != len(want) || len(want) == 0 {
			t.Errorf("%s: %d messages, not %d", lang, len(found), len(want))
		}
		for key, message := range want {
			var got map[string]string
			if err := json.Unmarshal([]byte(found[key]), &got); err != nil || !reflect.DeepEqual(got, message) {
				t.Errorf("%s, %s: %q, %v", lang, key, found[key], err)
			}
		}
	}
}

func TestMessagesAreFoundHoweverTheFileIsWritten(t *testing.T) {
	for file, want := range map[string]texts{
		"":                    {},
		"{}":                  {},
		`{"a":{"other":"x"}}`: {"a": `{"other":"x"}`},
		"\r\n{ \"a\" : {\"one\": \"\\\\\" , \"other\":\"}{\\\"\"},\"b\":{}}": {"a": `{"one": "\\" , "other":"}{\""}`, "b": "{}"},
	} {
		if got := find(file); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, not %v", file, got, want)
		}
	}
}

func TestSeveralMayLearnTheSameMessagesAtOnce(t *testing.T) {
	bundle := goi18n.NewBundle(language.English)
	l := &Localizer{lang: "en", texts: find(english), loc: goi18n.NewLocalizer(bundle, "en"), bundle: bundle, said: map[string]bool{}}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for key := range l.texts {
				if l.T(key) == key {
					t.Errorf("%s is not known", key)
				}
			}
		})
	}
	all.Wait()
	if l.T("no.such.key") != "no.such.key" || len(l.said) != len(l.texts) {
		t.Errorf("%d of %d were said", len(l.said), len(l.texts))
	}
}
