// Command vestka is the window. This package is the only one that brings the
// toolkit's driver, and here stands the one call that posts work to the
// window's thread.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"vestka/app"
	"vestka/app/spooler"
	"vestka/cmd/internal/session"
	"vestka/cmd/internal/window"
	"vestka/cmd/internal/wiring"
	"vestka/i18n"
	"vestka/resources"
	"vestka/ui"
)

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

func run(args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("vestka", flag.ContinueOnError)
	flags.SetOutput(stderr)
	store := flags.String("store", "", i18n.For(i18n.System()).T("cli.flag.store"))
	forgets := flags.Bool(forgetFlag, false, i18n.For(i18n.System()).T("cli.flag.forget"))
	version := flags.Bool("version", false, i18n.For(i18n.System()).T("cli.version.short"))
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if *version {
		_, _ = fmt.Fprintln(os.Stdout, "vestka "+app.Version) // nowhere to report a closed output to
		return 0
	}
	if *forgets {
		return forget(stderr)
	}
	path := *store
	if path == "" {
		var err error
		if path, err = wiring.StorePath(); err != nil {
			return complain(stderr, err)
		}
	}
	fy := fyneapp.NewWithID(wiring.AppID)
	fy.SetIcon(fyne.NewStaticResource("vestka.png", resources.AppIcon))
	w := fy.NewWindow(ui.Name)
	var door *window.Door
	keepSize(fy, w, func() { door.Quit(w.Close) })
	door = window.NewDoor(window.DoorConfig{
		App: fy, Window: w, Path: path, Opener: spooler.System{}, Printers: spooler.System{}, Now: time.Now, Post: post,
		Watch: session.Listen,
	})
	defer func() {
		if err := door.Close(); err != nil {
			_, _ = fmt.Fprintln(stderr, err) // the window is gone; a terminal may be there
		}
		if door.Wiped() {
			forgetLater(stderr)
		}
	}()
	if err := show(fy, w); err != nil {
		return complain(stderr, err)
	}
	return 0
}

// forgetLater has another process of this program remove what the toolkit has
// written once more since everything was wiped. It cannot be done here: the toolkit
// watches its folder as long as there is a process, and makes it anew when it goes.
func forgetLater(stderr io.Writer) {
	self, err := os.Executable()
	if err == nil {
		err = exec.Command(self, "--"+forgetFlag).Start()
	}
	if err != nil {
		complain(stderr, &app.Error{Code: app.Failed, Key: "error.wipe.left", Err: err})
	}
}

// forgetFlag has the program remove what a window has noted of itself.
const forgetFlag = "forget"

// forget does so as soon as the window that was wiped has gone.
func forget(stderr io.Writer) int {
	time.Sleep(time.Second / 2)
	_, left, err := wiring.RemoveToolkitTraces()
	if err == nil && len(left) > 0 {
		err = &app.Error{Code: app.Failed, Key: "error.wipe.left", Hint: "error.wipe.left.hint"}
	}
	if err != nil {
		return complain(stderr, err)
	}
	return 0
}

// complain says on a terminal why there is no window, and gives the exit status.
func complain(stderr io.Writer, err error) int {
	text, hint := i18n.For(i18n.System()).Error(err)
	_, _ = fmt.Fprintln(stderr, strings.TrimSpace(text+"\n"+hint))
	return 1
}

// show runs the window until it is closed. Where the toolkit finds no display or
// no graphics it panics before anything is shown, and says it in words of its own.
func show(fy fyne.App, w fyne.Window) (err error) {
	started := false
	fy.Lifecycle().SetOnStarted(func() { started = true })
	defer func() {
		if reason := recover(); reason != nil {
			if started {
				panic(reason) // a fault of ours: nothing to be polite about
			}
			err = &app.Error{Code: app.Failed, Key: "error.no_window", Hint: "error.no_window.hint", Err: fmt.Errorf("%v", reason)}
		}
	}()
	w.ShowAndRun()
	return nil
}

// post is the poster: what it is given runs on the window's thread.
func post(f func()) { fyne.Do(f) }

// The window's size is kept in the toolkit's preferences: nothing personal.
const (
	prefWidth, prefHeight   = "window.width", "window.height"
	usualWidth, usualHeight = 1280, 800
	leastWidth, leastHeight = 640, 480
)

// keepSize gives the window the size that it had, and remembers it at the end,
// which leaving brings about.
func keepSize(fy fyne.App, w fyne.Window, leaving func()) {
	p := fy.Preferences()
	w.Resize(fyne.NewSize(
		float32(max(p.FloatWithFallback(prefWidth, usualWidth), leastWidth)),
		float32(max(p.FloatWithFallback(prefHeight, usualHeight), leastHeight)),
	))
	w.SetMaster()
	w.SetCloseIntercept(func() {
		size := w.Canvas().Size()
		p.SetFloat(prefWidth, float64(size.Width))
		p.SetFloat(prefHeight, float64(size.Height))
		leaving()
	})
}
