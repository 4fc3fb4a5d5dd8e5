package spooler

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vestka/app"
)

// answers plays the commands of CUPS: what each says by its words.
func answers(t *testing.T, of map[string]string) (runner, *[]string, *string) {
	t.Helper()
	var asked []string
	var got string
	return func(_ context.Context, in io.Reader, name string, args ...string) ([]byte, error) {
		line := strings.Join(append([]string{name}, args...), " ")
		asked = append(asked, line)
		if in != nil {
			b, err := io.ReadAll(in)
			if err != nil {
				return nil, err
			}
			got = string(b)
		}
		out, known := of[line]
		if !known {
			return nil, notSpooled(errors.New("unexpected: " + line))
		}
		return []byte(out), nil
	}, &asked, &got
}

func TestThePrintersOfCUPSComeWithTheDefaultOneFirst(t *testing.T) {
	run, _, _ := answers(t, map[string]string{
		"lpstat -e":            "Office\nHall_2\nFound_in_network\n",
		"lpstat -d":            "system default destination: Hall_2\n",
		"lpoptions -p Office":  "copies=1 printer-info='The office\\'s \"old\" one' printer-is-accepting-jobs=true printer-state=5\n",
		"lpoptions -p Hall_2":  "printer-info=Hall_2 printer-is-accepting-jobs=true printer-state=3 printer-location\n",
		"lpoptions -p Nowhere": "",
	})
	got, err := cups{run}.Queues(t.Context())
	want := []Queue{{Name: "Hall_2", Default: true, Ready: true}, {Name: "Office", About: `The office's "old" one`}, {Name: "Found_in_network", Ready: true}}
	if err != nil || !slices.Equal(got, want) {
		t.Fatalf("%+v, %v", got, err)
	}
}

func TestTraysAndSidesAreReadFromTheOptions(t *testing.T) {
	run, _, _ := answers(t, map[string]string{
		"lpoptions -p Office -l": "PageSize/Media Size: *A4 A6\nInputSlot/Media Source: Auto *Tray1 Manual\nDuplex/2-Sided Printing: *None DuplexNoTumble DuplexTumble\n",
		"lpoptions -p Simple -l": "PageSize/Media Size: *A4\nDuplex/2-Sided: *None\n",
	})
	got, err := cups{run}.Offer(t.Context(), "Office")
	if err != nil || !got.TwoSided || !slices.Equal(got.Trays, []Choice{{Name: "Auto"}, {Name: "Tray1", Default: true}, {Name: "Manual"}}) {
		t.Fatalf("%+v, %v", got, err)
	}
	simple, err := cups{run}.Offer(t.Context(), "Simple")
	if err != nil || simple.TwoSided || simple.Trays != nil {
		t.Fatalf("%+v, %v", simple, err)
	}
	for _, c := range []struct {
		offer Offer
		tray  string
		sides Sides
		want  string
	}{
		{got, "Tray1", LongEdge, ""},
		{simple, "", OneSided, ""},
		{got, "Tray9", "", "error.spool.tray"},
		{simple, "Tray1", "", "error.spool.no_trays"},
		{simple, "", ShortEdge, "error.spool.one_sided"},
	} {
		err, key := c.offer.Check(c.tray, c.sides), ""
		if e := (*app.Error)(nil); errors.As(err, &e) {
			key = e.Key
		}
		if key != c.want {
			t.Errorf("tray %q, sides %q: %v", c.tray, c.sides, err)
		}
	}
}

func TestADocumentGoesThroughAPipeInItsOwnSize(t *testing.T) {
	line := "lp -d Office -n 2 -t vestka-7 -o print-scaling=none -o media=iso_a6_105x148mm -o InputSlot=Tray1 -o sides=two-sided-long-edge -o collate=true -- -"
	run, _, got := answers(t, map[string]string{line: "request id is Office-41 (0 file(s))\n"})
	id, err := cups{run}.Print(t.Context(), Document{
		Queue: "Office", Title: "vestka-7", Tray: "Tray1", Sides: LongEdge, Copies: 2, W: 148, H: 105, PDF: strings.NewReader("%PDF"),
	})
	if err != nil || id != "Office-41" || *got != "%PDF" {
		t.Fatalf("%q %q %v", id, *got, err)
	}
}

func TestPaperHasOneNameHoweverItLies(t *testing.T) {
	for want, size := range map[string][2]float64{
		"iso_a4_210x297mm": {297, 210}, "iso_dl_110x220mm": {220, 110}, "iso_c6_114x162mm": {162, 114}, "Custom.100x150mm": {150, 100}, "Custom.93.5x120mm": {93.5, 120},
	} {
		if got := media(size[0], size[1]); got != want {
			t.Errorf("%v: %s, want %s", size, got, want)
		}
	}
}

func TestWithoutCUPSItIsSaidWhatToDo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := lpCommand(t.Context(), nil, "lpstat", "-e")
	if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != "error.spool.none" || e.Hint == "" {
		t.Fatalf("%v", err)
	}
}

// TestCommandsAreAskedInOneLanguage runs a real program.
func TestCommandsAreAskedInOneLanguage(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "lp"), []byte("#!/bin/sh\nread line\necho \"request id is $LC_ALL-1: $line\"\n[ \"$1\" = fail ] && { echo no such thing >&2; exit 1; }\nexit 0\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	t.Setenv("LC_ALL", "be_BY.UTF-8")
	out, err := lpCommand(t.Context(), strings.NewReader("%PDF\n"), "lp")
	if err != nil || strings.TrimSpace(string(out)) != "request id is C-1: %PDF" {
		t.Fatalf("%q %v", out, err)
	}
	_, err = lpCommand(t.Context(), nil, "lp", "fail")
	if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != "error.spool.failed" || !strings.Contains(err.Error(), "no such thing") {
		t.Fatalf("%v", err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err = lpCommand(gone, nil, "lp"); app.CodeOf(err) != app.Cancelled {
		t.Fatalf("%v", err)
	}
}

func TestAPrinterIsChosenByItsNameOrAsTheDefaultOne(t *testing.T) {
	queues := []Queue{{Name: "Hall", Default: true}, {Name: "Office"}}
	for name, want := range map[string]string{"": "Hall", "Office": "Office"} {
		if q, err := Choose(queues, name); err != nil || q.Name != want {
			t.Errorf("%q: %+v, %v", name, q, err)
		}
	}
	for _, c := range []struct {
		of   []Queue
		name string
		key  string
	}{{queues, "Cellar", "error.spool.unknown"}, {nil, "", "error.spool.no_printer"}, {queues[1:], "", "error.spool.no_default"}} {
		_, err := Choose(c.of, c.name)
		if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != c.key {
			t.Errorf("%q: %v", c.name, err)
		}
	}
}
