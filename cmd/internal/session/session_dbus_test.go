//go:build !windows && !darwin

package session

import (
	"bufio"
	"context"
	"encoding/binary"
	"net"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// bus is a bus for one guest on a socket of its own: it greets, answers what is
// asked, and tells what the test wants to be told.
type bus struct {
	address string
	owned   []string // names that somebody has
	logind  bool     // there is a manager, and the guest is in a session of it
	conn    net.Conn
	asked   chan string
}

const session7 = dbus.ObjectPath("/org/freedesktop/login1/session/_37")

func newBus(t *testing.T, b *bus) *bus {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bus")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = l.Close()
		if b.conn != nil {
			_ = b.conn.Close()
		}
	})
	b.address, b.asked = "unix:path="+path, make(chan string, 100)
	go func() {
		defer close(b.asked)
		c, err := l.Accept()
		if err != nil {
			return
		}
		b.conn = c
		if in := bufio.NewReader(c); b.greet(in) {
			b.serve(in)
		}
	}()
	return b
}

// greet lets everybody in.
func (b *bus) greet(in *bufio.Reader) bool {
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return false
		}
		answer := "ERROR"
		switch words := strings.Fields(strings.Trim(line, "\x00\r\n")); {
		case words[0] == "BEGIN":
			return true
		case len(words) == 1 && words[0] == "AUTH":
			answer = "REJECTED EXTERNAL"
		case words[0] == "AUTH", words[0] == "DATA":
			answer = "OK 0123456789abcdef0123456789abcdef"
		}
		if _, err := b.conn.Write([]byte(answer + "\r\n")); err != nil {
			return false
		}
	}
}

func (b *bus) serve(in *bufio.Reader) {
	for serial := uint32(1); ; serial++ {
		m, err := dbus.DecodeMessage(in)
		if err != nil {
			return
		}
		member, _ := m.Headers[dbus.FieldMember].Value().(string)
		arg := ""
		if len(m.Body) > 0 {
			arg, _ = m.Body[0].(string)
		}
		b.asked <- member + " " + arg
		var body []any
		switch member {
		case "Hello":
			body = []any{":1.1"}
		case "NameHasOwner":
			body = []any{slices.Contains(b.owned, arg)}
		case "GetSessionByPID":
			body = []any{session7}
		}
		answer := &dbus.Message{Type: dbus.TypeMethodReply, Headers: map[dbus.HeaderField]dbus.Variant{dbus.FieldReplySerial: dbus.MakeVariant(m.Serial())}}
		if member == "GetSessionByPID" && !b.logind {
			answer.Type, body = dbus.TypeError, nil
			answer.Headers[dbus.FieldErrorName] = dbus.MakeVariant("org.freedesktop.DBus.Error.ServiceUnknown")
		}
		b.send(answer, body...)
	}
}

func (b *bus) send(m *dbus.Message, body ...any) {
	m.Flags, m.Body = dbus.FlagNoReplyExpected, body
	if len(body) > 0 {
		m.Headers[dbus.FieldSignature] = dbus.MakeVariant(dbus.SignatureOf(body...))
	}
	// The library counts its messages; the guest does not look at these numbers.
	var buf strings.Builder
	if err := encode(m, &buf); err == nil {
		_, _ = b.conn.Write([]byte(buf.String()))
	}
}

func encode(m *dbus.Message, to *strings.Builder) error { return m.EncodeTo(to, binary.LittleEndian) }

// tell sends a signal.
func (b *bus) tell(path dbus.ObjectPath, iface, member string, body ...any) {
	b.send(&dbus.Message{Type: dbus.TypeSignal, Headers: map[dbus.HeaderField]dbus.Variant{
		dbus.FieldPath: dbus.MakeVariant(path), dbus.FieldInterface: dbus.MakeVariant(iface), dbus.FieldMember: dbus.MakeVariant(member),
	}}, body...)
}

// hearing listens to the two buses and notes each call.
func hearing(t *testing.T, system, user string) (*Watch, chan struct{}) {
	t.Helper()
	heard := make(chan struct{}, 100)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	w := listen(ctx, system, user, func() { heard <- struct{}{} })
	cancel() // what began goes on
	t.Cleanup(w.Stop)
	return w, heard
}

func TestSleepAndALockedScreenAreHeardOf(t *testing.T) {
	system := newBus(t, &bus{logind: true})
	user := newBus(t, &bus{owned: []string{"org.gnome.ScreenSaver"}})
	w, heard := hearing(t, system.address, user.address)
	if !w.Screen() {
		t.Error("it is not known that a lock would be heard of")
	}
	hint := func(key string, on bool) []any {
		return []any{loginSession, map[string]dbus.Variant{key: dbus.MakeVariant(on)}, []string{}}
	}
	tell := func(means bool, b *bus, path dbus.ObjectPath, iface, member string, body ...any) {
		t.Helper()
		b.tell(path, iface, member, body...)
		if !means {
			b.tell(path, iface, member, body...)
			b.tell(session7, loginSession, "Lock") // comes after, and is heard
		}
		select {
		case <-heard:
		case <-time.After(10 * time.Second):
			t.Fatalf("%s.%s %v is not heard", iface, member, body)
		}
		if len(heard) > 0 {
			t.Errorf("%s.%s %v is heard as the end of use", iface, member, body)
		}
	}
	tell(true, system, loginPath, loginManager, "PrepareForSleep", true)
	tell(false, system, loginPath, loginManager, "PrepareForSleep", false)
	tell(true, system, session7, loginSession, "Lock")
	tell(false, system, session7, loginSession, "Unlock")
	tell(true, system, session7, properties, "PropertiesChanged", hint("LockedHint", true)...)
	tell(false, system, session7, properties, "PropertiesChanged", hint("LockedHint", false)...)
	tell(false, system, session7, properties, "PropertiesChanged", hint("IdleHint", true)...)
	for _, name := range screenSavers {
		tell(true, user, "/org/gnome/ScreenSaver", name, "ActiveChanged", true)
		tell(false, user, "/org/gnome/ScreenSaver", name, "ActiveChanged", false)
	}
	w.Stop()
	for b, name := range map[*bus]string{system: "system", user: "user"} {
		var asked []string
		for a := range b.asked { // until the guest has gone
			asked = append(asked, a)
		}
		if !strings.Contains(strings.Join(asked, "\n"), "AddMatch type='signal'") {
			t.Errorf("the %s bus was asked %q", name, asked)
		}
	}
}

func TestWhatCannotBeHeardIsNotClaimed(t *testing.T) {
	for name, c := range map[string]struct {
		system, user *bus
		screen       bool
	}{
		"a session of logind":           {&bus{logind: true}, nil, true},
		"no logind, no screen saver":    {&bus{}, &bus{}, false},
		"a screen saver without logind": {nil, &bus{owned: []string{"org.freedesktop.ScreenSaver"}}, true},
		"no bus at all":                 {nil, nil, false},
	} {
		address := func(b *bus) string {
			if b == nil {
				return ""
			}
			return newBus(t, b).address
		}
		if w, _ := hearing(t, address(c.system), address(c.user)); w.Screen() != c.screen {
			t.Errorf("%s: %v", name, w.Screen())
		}
	}
}

func TestABusThatDoesNotAnswerIsGivenUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bus")
	l, err := net.Listen("unix", path) // and never says a word
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	done := make(chan struct{})
	go func() { listen(ctx, "unix:path="+path, "", func() {}); close(done) }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("it waits for ever")
	}
}

func TestOnlyASocketOfThisMachineIsOpened(t *testing.T) {
	for given, want := range map[string]string{
		"unix:path=/run/bus":                          "unix:path=/run/bus",
		"tcp:host=example.org,port=1":                 "",
		"tcp:host=localhost,port=1;unix:abstract=x":   "unix:abstract=x",
		"nonce-tcp:host=localhost,port=1,noncefile=x": "",
		"autolaunch:":                                 "",
	} {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", given)
		t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", given)
		if got := userBus(); got != want {
			t.Errorf("%s: %q", given, got)
		}
		if got := systemBus(); got != want {
			t.Errorf("%s: %q", given, got)
		}
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	if got := userBus(); got != "" {
		t.Errorf("without a bus: %q", got)
	}
}
