//go:build !windows && !darwin

package session

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/godbus/dbus/v5"
)

// Listen calls away each time that the machine is about to sleep or the screen was
// locked, until the watch is stopped. away is called by whoever reads from the bus
// and must not wait. Where a bus is slow to answer this takes a while, which ctx ends.
func Listen(ctx context.Context, away func()) *Watch {
	return listen(ctx, systemBus(), userBus(), away)
}

// login is the manager of sessions and sleep, on the system's bus.
const (
	login        = "org.freedesktop.login1"
	loginPath    = dbus.ObjectPath("/org/freedesktop/login1")
	loginManager = "org.freedesktop.login1.Manager"
	loginSession = "org.freedesktop.login1.Session"
	properties   = "org.freedesktop.DBus.Properties"
)

// screenSavers tell on the user's bus that the screen is covered. Each desktop has
// its own name for the same signal.
var screenSavers = []string{
	"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver", "org.xfce.ScreenSaver",
}

func listen(ctx context.Context, system, user string, away func()) *Watch {
	alive, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer context.AfterFunc(ctx, stop)() // what began goes on when ctx, which is for the beginning, is over
	w := &Watch{stop: stop}
	w.screen = listenToSystem(alive, system, away)
	w.screen = listenToUser(alive, user, away) || w.screen
	return w
}

// listenToSystem hears of sleep and of the lock of this session.
func listenToSystem(ctx context.Context, address string, away func()) (screen bool) {
	ear := &ear{away: away}
	conn := connect(ctx, address, ear)
	if conn == nil {
		return false
	}
	err := conn.AddMatchSignalContext(ctx, dbus.WithMatchInterface(loginManager), dbus.WithMatchMember("PrepareForSleep"))
	if err != nil {
		_ = conn.Close()
		return false
	}
	var mine dbus.ObjectPath
	err = conn.Object(login, loginPath).CallWithContext(ctx, loginManager+".GetSessionByPID", 0, uint32(os.Getpid())).Store(&mine)
	if err != nil {
		return false // sleep is heard of, but there is no session that could be locked
	}
	locked := conn.AddMatchSignalContext(ctx, dbus.WithMatchObjectPath(mine), dbus.WithMatchInterface(loginSession), dbus.WithMatchMember("Lock"))
	hinted := conn.AddMatchSignalContext(ctx, dbus.WithMatchObjectPath(mine), dbus.WithMatchInterface(properties), dbus.WithMatchMember("PropertiesChanged"))
	return locked == nil || hinted == nil
}

// listenToUser hears of the desktop's screen saver.
func listenToUser(ctx context.Context, address string, away func()) (screen bool) {
	conn := connect(ctx, address, &ear{away: away})
	if conn == nil {
		return false
	}
	for _, name := range screenSavers {
		if conn.AddMatchSignalContext(ctx, dbus.WithMatchInterface(name), dbus.WithMatchMember("ActiveChanged")) != nil {
			continue
		}
		var there bool
		if conn.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.NameHasOwner", 0, name).Store(&there) == nil {
			screen = screen || there
		}
	}
	return screen
}

// connect opens a connection of its own, since one that is shared hears what others
// want to hear too; nil where there is no bus. It ends with ctx.
func connect(ctx context.Context, address string, ear *ear) *dbus.Conn {
	if address == "" {
		return nil
	}
	conn, err := dbus.Dial(address, dbus.WithContext(ctx), dbus.WithSignalHandler(ear))
	if err != nil {
		return nil
	}
	if conn.Auth(nil) != nil || conn.Hello() != nil {
		_ = conn.Close()
		return nil
	}
	return conn
}

// ear hears the signals of a bus.
type ear struct{ away func() }

// DeliverSignal is called by the library for every signal.
func (e *ear) DeliverSignal(iface, name string, s *dbus.Signal) {
	if means(iface, name, s.Body) {
		e.away()
	}
}

// means tells that the signal says: nobody is at the screen any more.
func means(iface, name string, body []any) bool {
	switch {
	case iface == loginManager && name == "PrepareForSleep", name == "ActiveChanged":
		begins, ok := first[bool](body)
		return ok && begins
	case iface == loginSession:
		return name == "Lock"
	case iface == properties && len(body) > 1:
		changed, _ := body[1].(map[string]dbus.Variant)
		locked, _ := changed["LockedHint"].Value().(bool)
		return locked
	}
	return false
}

func first[T any](body []any) (v T, ok bool) {
	if len(body) > 0 {
		v, ok = body[0].(T)
	}
	return v, ok
}

func systemBus() string {
	if a := os.Getenv("DBUS_SYSTEM_BUS_ADDRESS"); a != "" {
		return local(a)
	}
	return "unix:path=/var/run/dbus/system_bus_socket"
}

func userBus() string {
	if a := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); a != "" {
		return local(a)
	}
	dir := os.Getenv("XDG_RUNTIME_DIR")
	if dir == "" {
		dir = filepath.Join("/run/user", strconv.Itoa(os.Getuid()))
	}
	socket := filepath.Join(dir, "bus")
	if _, err := os.Stat(socket); err != nil {
		return "" // the library would start a bus
	}
	return "unix:path=" + dbus.EscapeBusAddressValue(socket)
}

// local are the addresses among those of a bus that stay on this machine: the
// library would open an internet socket for others.
func local(addresses string) string {
	var unix []string
	for a := range strings.SplitSeq(addresses, ";") {
		if strings.HasPrefix(a, "unix:") {
			unix = append(unix, a)
		}
	}
	return strings.Join(unix, ";")
}
