package main

import (
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"testing"
)

// calls are the system calls by which a program changes what is on the disk; the
// question mark is for names that not every processor knows.
const calls = "write,pwrite64,fsync,fdatasync,ftruncate,fchmod,?rename,?renameat,renameat2,?unlink,unlinkat,?mkdir,mkdirat,linkat"

// atCall are the words of the tracer that does something to the n-th of the calls.
func atCall(n int, what string) []string {
	return []string{"strace", "-f", "-qqq", "-o", "/dev/null", "-e", "trace=" + calls, "-e", fmt.Sprintf("inject=%s:%s:when=%d", calls, what, n)}
}

// countCalls does a deed to its end, to see how many calls it makes.
func (d deed) countCalls(t *testing.T, from site) int {
	t.Helper()
	s := from.copied(t)
	trace := s.path("trace")
	v := s.begin(t, []string{"strace", "-f", "-qqq", "-o", trace, "-e", "trace=" + calls, "-e", "signal=none"}, d.words)
	if !v.end(t) {
		t.Fatal(v.failed)
	}
	return strings.Count(string(contents(t, trace)), "\n")
}

func init() {
	trials = append(trials, trial{"kill at any call", (*crashes).killAtAnyCall}, trial{"failure of any call", (*crashes).failAtAnyCall})
}

// some are the numbers of the calls to be tried: all in turn, or a few by chance.
func (c *crashes) some(t *testing.T) []int {
	n := c.countCalls(t, c.from)
	chosen := c.random.Perm(n)
	if !c.long {
		chosen = chosen[:min(n, 1)]
	}
	for i := range chosen {
		chosen[i]++
	}
	t.Logf("%d of %d calls", len(chosen), n)
	return chosen
}

func (c *crashes) killAtAnyCall(t *testing.T) {
	var n tally
	for _, call := range c.some(t) {
		c.attempt(t, c.from, c.want, func(s site) bool { return s.begin(t, atCall(call, "signal=SIGKILL"), c.words).end(t) }, &n)
		if t.Failed() {
			t.Fatalf("call %d", call)
		}
	}
	t.Log(n)
	c.tally.add(n)
}

// failAtAnyCall lets one call after the other fail as on a broken disk and on a
// full one. The program ends with a sentence or does its work; what it then
// leaves is as before or as after.
func (c *crashes) failAtAnyCall(t *testing.T) {
	var n tally
	failed := 0
	for _, call := range c.some(t) {
		for _, how := range []string{"error=EIO", "error=ENOSPC"} {
			c.attempt(t, c.from, c.want, func(s site) bool {
				v := s.begin(t, atCall(call, how), c.words)
				<-v.waited
				if v.failed == nil {
					return true
				}
				failed++
				var exit *exec.ExitError
				if !errors.As(v.failed, &exit) || exit.ExitCode() != 1 && exit.ExitCode() != 3 {
					t.Error(v.failed)
				}
				wantSentences(t, v.messages.String())
				return false
			}, &n)
			if t.Failed() {
				t.Fatalf("call %d, %s", call, how)
			}
		}
	}
	t.Logf("%d failed: %v", failed, n)
	c.tally.add(n)
}

func TestADiskWithoutLocksIsToldAndNothingIsOpened(t *testing.T) {
	s := buildSites(t)[filled]
	for _, how := range []string{"ENOLCK", "ENOSYS", "EOPNOTSUPP"} {
		v := s.begin(t, []string{"strace", "-f", "-qqq", "-o", "/dev/null", "-e", "trace=flock", "-e", "inject=flock:error=" + how}, as(first, "verify"))
		<-v.waited
		if v.failed == nil || !strings.Contains(v.messages.String(), "This disk cannot keep two programs from writing the same file") {
			t.Errorf("%s: %v, %s", how, v.failed, v.messages.String())
		}
	}
}
