package spooler

import (
	"context"
	"slices"
	"strings"
	"testing"
)

func TestWindowsIsAskedBesideItsScript(t *testing.T) {
	var scripts, variables []string
	w := windows{func(_ context.Context, env []string, script string) ([]byte, error) {
		scripts, variables = append(scripts, script), append(variables, env...)
		return []byte("\ufeff[{\"Name\":\"Кабінет\",\"Default\":false,\"WorkOffline\":true},{\"Name\":\"Hall\",\"Default\":true,\"WorkOffline\":false}]\r\n"), nil
	}}
	got, err := w.Queues(t.Context())
	if err != nil || !slices.Equal(got, []Queue{{Name: "Hall", Default: true, Ready: true}, {Name: "Кабінет"}}) {
		t.Fatalf("%+v, %v", got, err)
	}
	if !w.NeedsFile() {
		t.Error("a pipe will not do")
	}
	_, err = w.Print(t.Context(), Document{Queue: `a"; Remove-Item *`, File: `C:\cards'; x.pdf`, Copies: 2})
	if err != nil || len(scripts) != 3 || strings.Contains(scripts[1], "Remove-Item") || strings.Contains(scripts[1], "cards") {
		t.Fatalf("%q %v", scripts, err)
	}
	if want := `VESTKA_PRINTER=a; Remove-Item *`; !slices.Contains(variables, want) {
		t.Errorf("%q", variables)
	}
}
