// Command measure serves `make bench`: it writes invented lists and times whole
// processes, with the peak of their memory.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"syscall"
	"time"

	"vestka/app"
	"vestka/app/importer/viasnatest"
)

func main() {
	if err := measured(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measured(args []string) error {
	switch {
	case len(args) == 3 && args[0] == "list":
		return list(args[1], args[2])
	case len(args) > 3 && args[0] == "time":
		return measure(args[1], args[2], args[3:])
	case len(args) == 3 && args[0] == "office":
		return office(args[1], args[2], false)
	case len(args) == 3 && args[0] == "office-later":
		return office(args[1], args[2], true)
	case len(args) > 4 && args[0] == "against":
		return against(args[1], args[2], args[3], args[4:])
	case len(args) == 4 && args[0] == "recipients":
		return recipients(args[1], args[2], args[3])
	case len(args) >= 5 && len(args)%3 == 2 && args[0] == "beside":
		return beside(os.Stdout, args[1], args[2:])
	case len(args) == 1 && args[0] == "sealing":
		return sealing(os.Stdin, os.Stdout)
	case len(args) == 1 && args[0] == "reading":
		return reading(os.Stdin, os.Stdout)
	}
	return fmt.Errorf("usage: measure list ROWS FILE | measure office ROWS FILE | measure office-later ROWS FILE | measure against LABEL FILE BEFORE COMMAND … | measure time LABEL BEFORE COMMAND … | measure recipients N same|apart FOLDER | measure beside TITLE NAME FILE COMMAND … | measure sealing | measure reading")
}

// list writes an invented list in Viasna's machine form, with every trap.
func list(rows, path string) error {
	n, err := strconv.Atoi(rows)
	if err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := viasnatest.Machine(f, n, 1, app.English); err != nil {
		return err
	}
	return f.Close()
}

// runs is how often a command is timed; an odd number has a median.
const runs = 5

// measure times a command and prints the median of its wall times and the
// largest of its peaks. Before each run the shell command before is run,
// untimed, so that each run finds the same state; it may be empty.
func measure(label, before string, command []string) error {
	var times []time.Duration
	var peak int64
	for range runs {
		one, err := once(label, before, command)
		if err != nil {
			return err
		}
		times, peak = append(times, one.took), max(peak, one.peak)
	}
	slices.Sort(times)
	_, err := fmt.Fprintf(os.Stdout, "%-52s %7.3f s  (%.3f to %.3f)  %5d MB\n", label, times[runs/2].Seconds(), times[0].Seconds(), times[runs-1].Seconds(), peak/1024)
	return err
}

// run is what one run of a command took.
type run struct {
	took time.Duration // by the clock
	cpu  time.Duration // of all processors, for the user and for the system
	peak int64         // of memory, in KB
}

// once runs before, untimed, and then the command.
func once(label, before string, command []string) (one run, err error) {
	if err := exec.Command("sh", "-c", before).Run(); err != nil {
		return one, fmt.Errorf("before %s: %w", label, err)
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stderr = os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return one, fmt.Errorf("%s: %w", label, err)
	}
	one.took, one.cpu = time.Since(start), cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		one.peak = u.Maxrss
	}
	return one, nil
}
