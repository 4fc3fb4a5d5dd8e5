// Package spooler hands a finished PDF to the rest of the system: to its printers,
// and to the viewer that the user has for PDFs.
package spooler

import (
	"context"
	"os/exec"
	"runtime"

	"vestka/app"
)

// Opener opens a file in the user's own program for it.
type Opener interface {
	Open(ctx context.Context, path string) error
}

// System is the Opener of this machine.
type System struct{}

// Open fails where the system knows no program for the file. On some systems it
// returns only when the viewer is closed, so it belongs on a lane of its own.
func (System) Open(ctx context.Context, path string) error {
	name, args := command(runtime.GOOS, path)
	if err := exec.CommandContext(ctx, name, args...).Run(); err != nil {
		return &app.Error{Code: app.Failed, Key: "error.open", Hint: "error.open.hint", Err: err}
	}
	return nil
}

// command is how a file is opened on the operating system.
func command(system, path string) (name string, args []string) {
	switch system {
	case "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler", path}
	case "darwin":
		return "open", []string{path}
	}
	return "xdg-open", []string{path}
}
