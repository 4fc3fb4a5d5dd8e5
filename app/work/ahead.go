package work

import (
	"iter"
	"sync"
)

// atOnce is how many values cross from one goroutine to the other together: one by
// one the crossing would cost more than a value does.
const atOnce = 64

// Ahead gives what seq gives, made on a goroutine of its own while the caller is
// still at work on what came before. That goroutine has ended when the loop has,
// however it ends. Nothing of seq may be in use elsewhere meanwhile.
func Ahead[T any](seq iter.Seq2[T, error]) iter.Seq2[T, error] {
	type one struct {
		value T
		err   error
	}
	return func(yield func(T, error) bool) {
		made, used, over := make(chan []one, 4), make(chan []one, 4), make(chan struct{})
		var alive sync.WaitGroup
		defer alive.Wait()
		defer close(over)
		hand := func(some []one) bool {
			select {
			case made <- some:
				return true
			case <-over:
				return false
			}
		}
		alive.Go(func() {
			defer close(made)
			some := make([]one, 0, atOnce)
			for v, err := range seq {
				if some = append(some, one{v, err}); len(some) == atOnce {
					if !hand(some) {
						return
					}
					select {
					case some = <-used:
					default:
						some = make([]one, 0, atOnce)
					}
				}
			}
			hand(some)
		})
		for some := range made {
			for i := range some {
				if !yield(some[i].value, some[i].err) {
					return
				}
			}
			clear(some)
			select {
			case used <- some[:0]: // values may be large: their room is used again
			default:
			}
		}
	}
}

// Beside runs f on a goroutine of its own. wait gives what came of it, as often as it is
// called; whoever lends f something has to call it before taking that away.
func Beside[T any](f func() (T, error)) (wait func() (T, error)) {
	var value T
	var err error
	var alive sync.WaitGroup
	alive.Go(func() { value, err = f() })
	return func() (T, error) {
		alive.Wait()
		return value, err
	}
}
