// Command vestkactl does from a script what the window does: the same engine,
// another front. Results go to standard output, messages to standard error.
// Exit status: 0 done; 1 the work failed; 2 wrong use, or something was named
// that is not there; 3 the input was refused and nothing was changed; 4 wrong
// passphrase.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"vestka/cmd/internal/wiring"
)

func main() { os.Exit(start(0)) }

// start runs the program until it is done or told to stop. What a passphrase
// costs is db's choice for 0; tests take little.
func start(work int) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends what does not listen
	defer stop()
	c := newCLI(os.Args[1:], os.Stdout, os.Stderr, time.Now)
	c.work = work
	return c.run(ctx, os.Args[1:])
}

// run is the whole program, so that tests start what users start.
func (c *cli) run(ctx context.Context, args []string) int {
	root := c.rootCmd()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if cerr := c.close(); err == nil {
		err = cerr
	}
	if err == nil {
		return 0
	}
	wiring.AfterWipe(err) // what it gives stands in the sentence
	return c.report(err)
}
