package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// dial opens an internet socket, to see that the tracer would notice.
func init() {
	programs["dial"] = func() {
		fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_DGRAM, 0)
		if err == nil {
			err = syscall.Connect(fd, &syscall.SockaddrInet4{Port: 9, Addr: [4]byte{127, 0, 0, 1}})
		}
		if err != nil {
			panic(err)
		}
	}
}

// traced lets the house's programs run under strace, which notes every call
// that opens a socket or a file.
func (h *house) traced() (trace string) {
	trace = filepath.Join(h.dir, "inputs", "trace")
	h.before = []string{"strace", "-f", "-A", "-s", "4096", "-e", "trace=%network,open,openat,openat2,creat", "-o", trace}
	return trace
}

var (
	internet = regexp.MustCompile(`AF_INET6?\b`)
	writes   = regexp.MustCompile(`open(?:at2?)?\((?:AT_FDCWD, )?"([^"]*)", .*\b(?:O_WRONLY|O_RDWR|O_CREAT)\b.*`)
	unnamed  = regexp.MustCompile(`\bO_TMPFILE\b`)
	creates  = regexp.MustCompile(`creat\("([^"]*)"`)
)

// opened are the files that the trace says were opened to be written.
func opened(t *testing.T, trace string) []string {
	t.Helper()
	var paths []string
	for _, m := range writes.FindAllStringSubmatch(trace, -1) {
		path := m[1]
		if unnamed.MatchString(m[0]) { // what was opened is a file without a name in this folder
			path = filepath.Join(path, "unnamed")
		}
		paths = append(paths, path)
	}
	for _, m := range creates.FindAllStringSubmatch(trace, -1) {
		paths = append(paths, m[1])
	}
	return paths
}

func TestTheWholeJobOpensNoInternetSocketAndWritesOnlyWhatWasAskedFor(t *testing.T) {
	h := newHouse(t)
	path := h.traced()
	h.mainJob(t)
	trace := string(contents(t, path))
	for line := range strings.Lines(trace) {
		if internet.MatchString(line) {
			t.Errorf("an internet socket: %s", line)
		}
	}
	store := false
	for _, file := range opened(t, trace) {
		if !filepath.IsAbs(file) {
			file = filepath.Join(h.dir, "here", file)
		}
		store = store || file == h.store
		dir := filepath.Dir(file)
		if file != os.DevNull && dir != filepath.Dir(h.store) && dir != h.store+".backups" && dir != h.outputs && dir != h.output("demo") {
			t.Errorf("%s was opened to be written", file)
		}
	}
	if !store {
		t.Error("the trace does not show that the store was written: it shows nothing")
	}
}

func TestTheTracerNoticesAnInternetSocket(t *testing.T) {
	h := newHouse(t)
	path := h.traced()
	h.start(t, "dial")
	if trace := contents(t, path); !internet.Match(trace) {
		t.Errorf("the trace shows no socket: %s", trace)
	}
}
