package work

import (
	"sync"
	"time"
)

// Every calls f with the time, again and again with the period between, on a
// goroutine of its own, until stop. A call that is late is not made up for. stop
// waits for a call that runs.
func Every(period time.Duration, f func(now time.Time)) (stop func()) {
	ticker, over := time.NewTicker(period), make(chan struct{})
	var alive sync.WaitGroup
	alive.Go(func() {
		for {
			select {
			case <-over:
				return
			case now := <-ticker.C:
				f(now)
			}
		}
	})
	return sync.OnceFunc(func() {
		ticker.Stop()
		close(over)
		alive.Wait()
	})
}
