// Command vestkactl does from a script what the window does: the same engine,
// another front. Results go to standard output, messages to standard error.
// Exit status: 0 done; 1 the work failed; 2 wrong use; 3 the input was refused
// and nothing was changed; 4 wrong passphrase.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends what does not listen
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr, time.Now)
	stop()
	os.Exit(code)
}

// run is the whole program, so that tests start what users start.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, now func() time.Time) int {
	c := newCLI(args, stdout, stderr, now)
	root := c.rootCmd()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if cerr := c.close(); err == nil {
		err = cerr
	}
	if err == nil {
		return 0
	}
	return c.report(err)
}
