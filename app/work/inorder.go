package work

import (
	"iter"
	"runtime"
	"sync"
)

// InOrder gives what each gives for 0 to n-1, in that order, made on all processors
// at once and not far ahead of the caller, so that memory does not grow with n; each
// may be called for several numbers at a time. All goroutines have ended when the
// loop has, however it ends.
func InOrder[T any](n int, each func(i int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		if n <= atOnce { // not worth a goroutine
			for i := range n {
				if !yield(each(i)) {
					return
				}
			}
			return
		}
		spread(n, each, yield)
	}
}

// some are values that are made together, from the first on.
type some[T any] struct {
	first int
	made  chan []T // takes them without waiting
}

func spread[T any](n int, each func(i int) T, yield func(T) bool) {
	makers := runtime.GOMAXPROCS(0)
	todo := make(chan some[T], 2*makers)
	var alive sync.WaitGroup
	defer alive.Wait()
	defer close(todo)
	for range makers {
		alive.Go(func() {
			for s := range todo {
				values := make([]T, min(atOnce, n-s.first))
				for i := range values {
					values[i] = each(s.first + i)
				}
				s.made <- values
			}
		})
	}
	var due []some[T] // handed out and not given yet, in order
	for next := 0; next < n || len(due) > 0; {
		for ; next < n && len(due) < cap(todo); next += atOnce {
			s := some[T]{next, make(chan []T, 1)}
			due = append(due, s)
			todo <- s
		}
		for _, v := range <-due[0].made {
			if !yield(v) {
				return
			}
		}
		due = due[1:]
	}
}
