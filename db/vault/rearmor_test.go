package vault

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"filippo.io/age/armor"
)

// rearmor replaces something in what an armored file holds.
func rearmor(t *testing.T, armored, old, new string) string {
	t.Helper()
	b, err := io.ReadAll(armor.NewReader(strings.NewReader(armored)))
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(b, []byte(old), []byte(new), 1)
	if bytes.Equal(b, changed) {
		t.Fatal("nothing to replace")
	}
	var out bytes.Buffer
	w := armor.NewWriter(&out)
	if _, err := w.Write(changed); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
