package words

import "testing"

func shippedLists(t *testing.T) *Lists {
	t.Helper()
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestTheShippedListsAreRead(t *testing.T) {
	if n := len(shippedLists(t).All()); n < 30 {
		t.Errorf("only %d entries", n)
	}
}

func TestEverythingThatTheProgramFindsItselfHasAnEntry(t *testing.T) {
	l := shippedLists(t)
	for _, d := range Detects {
		if l.Detecting(d) == nil {
			t.Errorf("no entry for %s", d)
		}
	}
}
