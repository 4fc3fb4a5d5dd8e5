package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"
)

// runner is one of the programs that do the same work.
type runner struct {
	name, out, command string // the command is for the shell
}

// took is what one run cost.
type took struct {
	wall, work time.Duration // by the clock; of all processors
	peak       int64         // KB
	size       int64         // of what it wrote
}

// beside runs programs that do the same work in turn, so that what else the machine
// does meets all of them, and says how each compares with the first. The arguments are
// a title and for each program its name, the file that it writes and its command.
func beside(out io.Writer, title string, args []string) error {
	var all []runner
	for len(args) >= 3 {
		all, args = append(all, runner{args[0], args[1], args[2]}), args[3:]
	}
	costs := make([][]took, len(all))
	for range runs {
		for i, r := range all {
			t, err := r.run()
			if err != nil {
				return err
			}
			costs[i] = append(costs[i], t)
		}
	}
	_, err := io.WriteString(out, compared(title, all, costs))
	return err
}

func (r runner) run() (t took, err error) {
	if err := os.Remove(r.out); err != nil && !errors.Is(err, os.ErrNotExist) {
		return t, err
	}
	cmd := exec.Command("sh", "-c", "exec "+r.command)
	var complaints strings.Builder
	cmd.Stderr = &complaints
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return t, fmt.Errorf("%s: %w\n%s", r.name, err, complaints.String())
	}
	t.wall = time.Since(start)
	t.work = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		t.peak = u.Maxrss
	}
	info, err := os.Stat(r.out)
	if err != nil {
		return t, err
	}
	t.size = info.Size()
	return t, nil
}

// compared puts the medians into words.
func compared(title string, all []runner, costs [][]took) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", title)
	first := middle(costs[0])
	for i, r := range all {
		m := middle(costs[i])
		fmt.Fprintf(&b, "  %-12s %7.3f s by the clock, %7.3f s of processors  %6.1f MB  PDF %5.1f MB", r.name, m.wall.Seconds(), m.work.Seconds(), float64(m.peak)*1024/1e6, float64(m.size)/1e6)
		if i > 0 {
			fmt.Fprintf(&b, "  %.1f times as long, %.1f times the work, %.1f times the memory", float64(m.wall)/float64(first.wall), float64(m.work)/float64(first.work), float64(m.peak)/float64(first.peak))
		}
		b.WriteString("\n")
		if r.command != "" {
			fmt.Fprintf(&b, "               %s\n", r.command)
		}
	}
	return b.String()
}

// middle is the median of each cost by itself.
func middle(costs []took) took {
	of := func(get func(took) int64) int64 {
		var all []int64
		for _, c := range costs {
			all = append(all, get(c))
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	return took{
		wall: time.Duration(of(func(t took) int64 { return int64(t.wall) })),
		work: time.Duration(of(func(t took) int64 { return int64(t.work) })),
		peak: of(func(t took) int64 { return t.peak }),
		size: of(func(t took) int64 { return t.size }),
	}
}
