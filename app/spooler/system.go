package spooler

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"

	"vestka/app"
)

// spooler is how this machine prints.
func (System) spooler() Spooler {
	if runtime.GOOS == "windows" {
		return windows{powershell}
	}
	return cups{lpCommand}
}

// Queues implements Spooler.
func (s System) Queues(ctx context.Context) ([]Queue, error) { return s.spooler().Queues(ctx) }

// Offer implements Spooler.
func (s System) Offer(ctx context.Context, queue string) (Offer, error) {
	return s.spooler().Offer(ctx, queue)
}

// Print implements Spooler.
func (s System) Print(ctx context.Context, doc Document) (string, error) {
	return s.spooler().Print(ctx, doc)
}

// NeedsFile implements Spooler.
func (s System) NeedsFile() bool { return s.spooler().NeedsFile() }

// notSpooled says that the system did not print.
func notSpooled(err error) error {
	return &app.Error{Code: app.Failed, Key: "error.spool.failed", Hint: "error.spool.failed.hint", Err: err}
}

// ran makes of the end of a command what is told of it.
func ran(ctx context.Context, out, stderr []byte, err error) ([]byte, error) {
	switch {
	case err == nil:
		return out, nil
	case ctx.Err() != nil:
		return nil, &app.Error{Code: app.Cancelled, Key: "error.cancelled", Err: ctx.Err()}
	case errors.Is(err, exec.ErrNotFound):
		return nil, &app.Error{Code: app.Refused, Key: "error.spool.none", Hint: "error.spool.none.hint", Err: err}
	}
	return nil, notSpooled(fmt.Errorf("%w: %s", err, said(stderr)))
}

// lpCommand runs a command of CUPS in the language C.
func lpCommand(ctx context.Context, in io.Reader, name string, args ...string) ([]byte, error) {
	var out, complaint bytes.Buffer
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = in, &out, &complaint
	err := cmd.Run()
	return ran(ctx, out.Bytes(), complaint.Bytes(), err)
}

// powershell runs a script with variables of its own.
func powershell(ctx context.Context, env []string, script string) ([]byte, error) {
	var out, complaint bytes.Buffer
	cmd := exec.CommandContext(ctx, "powershell", "-NoProfile", "-NonInteractive", "-Command", script)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = &out, &complaint
	err := cmd.Run()
	return ran(ctx, out.Bytes(), complaint.Bytes(), err)
}
